//! What the `platform` of the metadata tells: the operating system, its version, and the architecture.
//!
//! The text is that of `platform.platform()`, which depends on the Python under test: from 3.13 on, that of macOS ends
//! in `-Mach-O`, and older ones call Windows 11 `Windows-10`.

/// The parts of a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Platform {
    /// The name of the operating system: `Linux`, `Darwin`, `Windows`.
    pub system: String,
    /// The version of the kernel, or of the operating system, and of the C library if it is known.
    pub release: String,
    /// The architecture in one spelling, if it is known.
    pub architecture: Option<&'static str>,
}

/// The architectures by their spellings.
const ARCHITECTURES: [(&str, &[&str]); 12] = [
    ("x86_64", &["x86_64", "amd64", "x64"]),
    ("x86", &["x86", "i386", "i486", "i586", "i686"]),
    ("aarch64", &["aarch64", "arm64"]),
    ("arm", &["armv6l", "armv7l", "armv8l", "arm"]),
    ("riscv64", &["riscv64"]),
    ("ppc64le", &["ppc64le"]),
    ("ppc64", &["ppc64"]),
    ("s390x", &["s390x"]),
    ("loongarch64", &["loongarch64"]),
    ("mips64", &["mips64"]),
    ("wasm32", &["wasm32"]),
    ("sparc64", &["sparc64"]),
];

/// The usual spelling of an architecture; `None` if it is not known.
pub(super) fn architecture(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let known = ARCHITECTURES
        .iter()
        .find(|(_, spellings)| spellings.contains(&name.as_str()));
    known.map(|(usual, _)| *usual)
}

/// The usual name of an operating system.
pub(super) fn system(name: &str) -> String {
    match name.to_lowercase().as_str() {
        "linux" => "Linux".to_owned(),
        "darwin" | "macos" => "Darwin".to_owned(),
        "windows" => "Windows".to_owned(),
        _ => name.to_owned(),
    }
}

impl Platform {
    /// The parts of `platform`; `None` if it names no operating system.
    pub fn parse(platform: &str) -> Option<Self> {
        let mut parts: Vec<&str> = platform.split('-').collect();
        let system = system(parts.remove(0));
        if system.is_empty() {
            return None;
        }
        let release = if system == "Windows" {
            // 11-10.0.22631-SP0: the edition depends on the Python, the build does not.
            parts.retain(|part| !part.is_empty());
            let build = parts.iter().position(|part| part.contains('.'));
            parts.split_off(build.unwrap_or(0)).join("-")
        } else {
            return Some(Self::of_unix(system, &parts));
        };
        Some(Self {
            system,
            release,
            architecture: None,
        })
    }

    fn of_unix(system: String, parts: &[&str]) -> Self {
        let place = parts.iter().rposition(|part| architecture(part).is_some());
        // The name of the architecture can occur twice: macOS-14.5-arm64-arm-64bit.
        let first = parts.iter().position(|part| architecture(part).is_some());
        let (Some(first), Some(last)) = (first, place) else {
            return Self {
                system,
                release: parts.join("-"),
                architecture: None,
            };
        };
        let mut release = parts[..first].join("-");
        // What follows the architecture on Linux is the C library, with-glibc2.35; elsewhere it is the word size.
        if let Some(("with", library)) = parts[last + 1..]
            .split_first()
            .map(|(with, library)| (*with, library))
            && !library.is_empty()
        {
            release = format!("{release} with {}", library.join("-"));
        }
        Self {
            system,
            release,
            architecture: architecture(parts[first]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(platform: &str) -> (String, String, Option<&'static str>) {
        let platform = Platform::parse(platform).expect("it names a system");
        (platform.system, platform.release, platform.architecture)
    }

    #[test]
    fn the_parts_of_real_platforms() {
        for (platform, system, release, architecture) in [
            (
                "Linux-5.15.0-88-generic-x86_64-with-glibc2.35",
                "Linux",
                "5.15.0-88-generic with glibc2.35",
                Some("x86_64"),
            ),
            ("Linux-6.8", "Linux", "6.8", None),
            (
                "macOS-14.2.1-arm64-arm-64bit",
                "Darwin",
                "14.2.1",
                Some("aarch64"),
            ),
            (
                "macOS-14.5-arm64-arm-64bit-Mach-O",
                "Darwin",
                "14.5",
                Some("aarch64"),
            ),
            (
                "Darwin-19.6.0-x86_64-i386-64bit",
                "Darwin",
                "19.6.0",
                Some("x86_64"),
            ),
            (
                "Windows-11-10.0.22631-SP0",
                "Windows",
                "10.0.22631-SP0",
                None,
            ),
            (
                "Windows-10-10.0.22631-SP0",
                "Windows",
                "10.0.22631-SP0",
                None,
            ),
            ("Windows-10", "Windows", "10", None),
            (
                "FreeBSD-14.0-amd64-64bit",
                "FreeBSD",
                "14.0",
                Some("x86_64"),
            ),
            ("Linux", "Linux", "", None),
            ("Linux-x86_64-with", "Linux", "", Some("x86_64")),
        ] {
            let expected = (system.to_owned(), release.to_owned(), architecture);
            assert_eq!(parts(platform), expected, "{platform}");
        }
        assert_eq!(Platform::parse(""), None);
    }
}
