//! Versions of Python and its packages, and their order.
//!
//! Source: PEP 440, as the `packaging` library reads it: its appendix B for the form, `_cmpkey` for the order.

/// The version of a program by PEP 440. The order is that of the PEP: `3.13.0.dev1 < 3.13.0a4 < 3.13.0rc1 < 3.13.0 <
/// 3.13.0.post1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    epoch: u64,
    /// The numbers of the release, without zeros at the end, which mean nothing.
    release: Vec<u64>,
    stage: Stage,
    /// `None`, which comes first, for what is no post-release.
    post: Option<u64>,
    dev: Dev,
    /// Empty, which comes first, without a local version.
    local: Vec<LocalPart>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// A development release of the release itself comes before all of its pre-releases.
    BeforeAlpha,
    Alpha(u64),
    Beta(u64),
    Candidate(u64),
    Final,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Dev {
    Release(u64),
    No,
}

/// Text comes before numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum LocalPart {
    Text(String),
    Number(u64),
}

impl Version {
    /// Parses a version; `None` if the text is none. Numbers beyond 64 bits count as the largest one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let text = text.strip_prefix('v').unwrap_or(&text);
        let (public, local) = match text.split_once('+') {
            Some((public, local)) => (public, local_parts(local)?),
            None => (text, Vec::new()),
        };
        let mut rest = Rest(public);
        let first = rest.number()?;
        let (epoch, first) = if rest.skip(&["!"]) {
            (first, rest.number()?)
        } else {
            (0, first)
        };
        let mut release = vec![first];
        while let Some(number) = rest.release_number() {
            release.push(number);
        }
        while release.last() == Some(&0) {
            release.pop();
        }
        let pre = rest.pre_release();
        let post = rest.post_release();
        let dev = rest.numbered(&["dev"]);
        if !rest.0.is_empty() {
            return None;
        }
        let stage = match (pre, post, dev) {
            (None, None, Some(_)) => Stage::BeforeAlpha,
            (pre, ..) => pre.unwrap_or(Stage::Final),
        };
        Some(Self {
            epoch,
            release,
            stage,
            post,
            dev: dev.map_or(Dev::No, Dev::Release),
            local,
        })
    }

    /// Parses the version of a Python that bench_runner measured. A `+` at its end says that it was built from later
    /// commits; bench_runner reads it as `0`, which makes `3.13.0a6+` later than `3.13.0a6`, and also than `3.13.0a7`.
    #[must_use]
    pub fn of_python(text: &str) -> Option<Self> {
        Self::parse(&text.replace('+', "0"))
    }

    /// The first two numbers of the release: `(3, 13)` for `3.13.0a6`.
    #[must_use]
    pub fn major_minor(&self) -> (u64, u64) {
        let number = |place: usize| self.release.get(place).copied().unwrap_or(0);
        (number(0), number(1))
    }
}

/// What is left of a version.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn number(&mut self) -> Option<u64> {
        let end = self.0.find(|it: char| !it.is_ascii_digit());
        let (digits, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        if digits.is_empty() {
            return None;
        }
        self.0 = rest;
        Some(digits.parse().unwrap_or(u64::MAX))
    }

    fn release_number(&mut self) -> Option<u64> {
        let mut after = Rest(self.0.strip_prefix('.')?);
        let number = after.number()?;
        self.0 = after.0;
        Some(number)
    }

    /// Skips the first of `words` that comes next.
    fn skip(&mut self, words: &[&str]) -> bool {
        let rest = words.iter().find_map(|word| self.0.strip_prefix(word));
        if let Some(rest) = rest {
            self.0 = rest;
        }
        rest.is_some()
    }

    fn skip_separator(&mut self) {
        self.skip(&[".", "-", "_"]);
    }

    /// One of `words` with its number, which is 0 if it is left out.
    fn numbered(&mut self, words: &[&str]) -> Option<u64> {
        let mut after = Rest(self.0);
        after.skip_separator();
        if !after.skip(words) {
            return None;
        }
        let mut number = Rest(after.0);
        number.skip_separator();
        let value = number.number();
        self.0 = if value.is_some() { number.0 } else { after.0 };
        Some(value.unwrap_or(0))
    }

    fn pre_release(&mut self) -> Option<Stage> {
        if let Some(number) = self.numbered(&["alpha", "a"]) {
            return Some(Stage::Alpha(number));
        }
        if let Some(number) = self.numbered(&["beta", "b"]) {
            return Some(Stage::Beta(number));
        }
        let words = ["rc", "c", "preview", "pre"];
        self.numbered(&words).map(Stage::Candidate)
    }

    /// `.post1` and its spellings, or a dash and a number.
    fn post_release(&mut self) -> Option<u64> {
        if let Some(rest) = self.0.strip_prefix('-') {
            let mut after = Rest(rest);
            if let Some(number) = after.number() {
                self.0 = after.0;
                return Some(number);
            }
        }
        self.numbered(&["post", "rev", "r"])
    }
}

fn local_parts(text: &str) -> Option<Vec<LocalPart>> {
    let part = |part: &str| match part.as_bytes() {
        [] => None,
        bytes if bytes.iter().all(u8::is_ascii_digit) => {
            Some(LocalPart::Number(part.parse().unwrap_or(u64::MAX)))
        }
        bytes if bytes.iter().all(u8::is_ascii_alphanumeric) => {
            Some(LocalPart::Text(part.to_owned()))
        }
        _ => None,
    };
    text.split(['.', '-', '_']).map(part).collect()
}

/// The place of a version in the order in which bench_runner sorts them. What is no version comes before all versions, in
/// the order of its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum VersionOrder {
    /// A text that is no version.
    Unknown(String),
    /// A version.
    Known(Version),
}

impl VersionOrder {
    /// The place of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match Version::of_python(text) {
            None => Self::Unknown(text.to_owned()),
            Some(version) => Self::Known(version),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_in_the_order_of_pep_440() {
        let ordered = [
            "nonsense",
            "zzz",
            "2.7",
            "3.13.0.dev1",
            "3.13.0a1.dev2",
            "3.13.0a1",
            "3.13.0a4",
            "3.13.0a5",
            "3.13.0a4+",
            "3.13.0b2",
            "3.13.0rc1",
            "3.13.0",
            "3.13.0.post1.dev3",
            "3.13.0.post1",
            "3.13.1",
            "3.14.0a0",
            "4",
            "1!1.0",
        ];
        for (place, a) in ordered.iter().enumerate() {
            for (other, b) in ordered.iter().enumerate() {
                assert_eq!(
                    VersionOrder::of(a).cmp(&VersionOrder::of(b)),
                    place.cmp(&other),
                    "{a} {b}"
                );
            }
        }
    }

    #[test]
    fn a_version_has_several_spellings() {
        for (a, b) in [
            ("3.13", "3.13.0.0"),
            ("v3.13.0A4", "3.13.0-alpha.4"),
            ("3.13.0c1", "3.13.0_preview1"),
            ("3.13.0b", "3.13.0b0"),
            ("3.13.0-1", "3.13.0.rev1"),
            (" 3.13.0 ", "3.13.0"),
            ("3.13+Ubuntu-1", "3.13+ubuntu.01"),
        ] {
            let (left, right) = (Version::parse(a), Version::parse(b));
            assert!(left.is_some(), "{a}");
            assert_eq!(left, right, "{a} {b}");
        }
    }

    #[test]
    fn local_versions_come_after_the_public_one() {
        let ordered = [
            "3.13.0",
            "3.13.0+a",
            "3.13.0+a.b",
            "3.13.0+b",
            "3.13.0+2",
            "3.13.0+10",
        ];
        let versions = ordered.map(|text| Version::parse(text).expect(text));
        assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
    }

    #[test]
    fn other_texts_are_no_versions() {
        for text in [
            "",
            "main",
            "3.",
            "3..1",
            "3.13.0a1b2",
            "3.13.0+",
            "3.13.0+a!",
            "-1",
            "3.13 0",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
        let huge = Version::parse("99999999999999999999999.1").expect("it has the form");
        assert_eq!(huge.major_minor(), (u64::MAX, 1));
    }

    #[test]
    fn the_plus_of_a_later_commit_is_a_digit() {
        assert!(Version::of_python("3.13.0a6+") > Version::of_python("3.13.0a6"));
        let version = Version::of_python("3.13.0+").expect("it is read as 3.13.00");
        assert_eq!(version.major_minor(), (3, 13));
        assert_eq!(
            Version::of_python("4").expect("a version").major_minor(),
            (4, 0)
        );
    }
}
