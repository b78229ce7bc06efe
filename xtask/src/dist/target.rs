//! What the program is compiled for.

use std::error::Error;
use std::process::Command;

use super::run::output_of;

/// A kind of machine.
pub struct Target {
    /// As Rust calls it.
    pub triple: &'static str,
    /// As the names of artefacts call it.
    pub label: &'static str,
    /// What the file of the wheel says about where it runs, as maturin checks it.
    pub compatibility: Option<&'static str>,
    /// All of where the wheel runs, if that is more.
    pub platform_tags: Option<&'static str>,
    /// As Debian calls it.
    pub debian: Option<&'static str>,
}

/// On Linux the program is linked with all of the C library, so that one file runs with any version of glibc, with musl
/// and in an empty container. Of the two ways to get there, glibc's allocator and copying make the program up to a quarter
/// faster than musl's, for a sixth more bytes, and need no target beside the host's.
const TARGETS: [Target; 4] = [
    Target {
        triple: "x86_64-unknown-linux-gnu",
        label: "x86_64-linux",
        compatibility: Some("manylinux2014"),
        platform_tags: Some("manylinux2014_x86_64.manylinux_2_17_x86_64.musllinux_1_1_x86_64"),
        debian: Some("amd64"),
    },
    Target {
        triple: "aarch64-unknown-linux-gnu",
        label: "aarch64-linux",
        compatibility: Some("manylinux2014"),
        platform_tags: Some("manylinux2014_aarch64.manylinux_2_17_aarch64.musllinux_1_1_aarch64"),
        debian: Some("arm64"),
    },
    Target {
        triple: "x86_64-apple-darwin",
        label: "x86_64-macos",
        compatibility: None,
        platform_tags: None,
        debian: None,
    },
    Target {
        triple: "aarch64-apple-darwin",
        label: "aarch64-macos",
        compatibility: None,
        platform_tags: None,
        debian: None,
    },
];

impl Target {
    /// The target of the toolchain's own machine.
    ///
    /// # Errors
    /// If there are no packages for such a machine, or rustc cannot be asked.
    pub fn of_this_machine() -> Result<Self, Box<dyn Error>> {
        let about = output_of(Command::new("rustc").arg("-vV"))?;
        let host = about.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.unwrap_or("an unknown machine");
        let known = TARGETS.into_iter().find(|target| target.triple == host);
        known.ok_or_else(|| {
            let known = TARGETS.map(|target| target.triple).join(", ");
            format!("no packages are made for {host}, only for {known}").into()
        })
    }

    /// Has the compiler link statically where that is wanted.
    pub fn prepare(&self, command: &mut Command) {
        if self.debian.is_some() {
            command.env("RUSTFLAGS", "-C target-feature=+crt-static");
        }
    }
}
