//! How a result is named on the command line: `3.13.0b2`, `4014e70:JIT`, `latest@linux`, `@base`.
//!
//! Source of the letters: `FLAGS` in bench_runner's `flags.py`, by which `bench_runner compare` names flags.

use crate::bench_runner::flag_of_name;
use crate::sorting;
use crate::tree::Entry;

/// A flag is named by its letter only after at least so many digits of a hash.
const FEWEST_DIGITS: usize = 4;

/// The name of a result, which is to be found in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as it was typed; raw.
    pub text: String,
    /// What is named.
    pub what: Named,
    /// The flags by their internal names, sorted. None means a build without flags.
    pub flags: Vec<String>,
    /// The nickname of the machine, if the name says it.
    pub machine: Option<String>,
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// The result of the main repository with the latest commit.
    Latest,
    /// The result that bench_runner calls the base of the other one.
    Base,
    /// A version, a branch or tag, or the first digits of a commit's hash.
    VersionOrHash(String),
}

impl Name {
    /// Reads a name. Whatever it is, it names something, which may not be there.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut name = Self {
            text: text.to_owned(),
            what: Named::Base,
            flags: Vec::new(),
            machine: None,
        };
        if text.eq_ignore_ascii_case("@base") {
            return name;
        }
        let (rest, machine) = match text.rsplit_once('@') {
            Some((rest, machine)) => (rest, Some(machine.to_owned())),
            None => (text, None),
        };
        name.machine = machine;
        let (what, flags) = match rest.split_once(':') {
            Some((what, flags)) => (what, flags.split([',', '+']).collect()),
            None => with_letter(rest),
        };
        name.flags = flags.into_iter().map(flag_of_name).collect();
        sorting::sort(&mut name.flags);
        name.flags.dedup();
        name.what = if what.eq_ignore_ascii_case("latest") {
            Named::Latest
        } else {
            Named::VersionOrHash(what.to_owned())
        };
        name
    }

    /// Whether a result has this name, apart from its flags and its machine.
    #[must_use]
    pub fn is_of(&self, entry: &Entry) -> bool {
        let identity = &entry.identity;
        match &self.what {
            Named::Base => false,
            Named::Latest => identity.is_of_python() && entry.metadata.commit_date.is_some(),
            Named::VersionOrHash(text) => {
                let is_version = identity.version.as_deref() == Some(text);
                let git_ref = identity.git_ref.as_deref();
                let whole = git_ref.zip(identity.fork.as_deref());
                let is_ref = git_ref == Some(text)
                    || whole.is_some_and(|(git_ref, fork)| *text == format!("{fork}/{git_ref}"));
                let hash = identity.hash.as_deref();
                is_version || is_ref || hash.is_some_and(|hash| is_same_commit(text, hash))
            }
        }
    }
}

/// Whether `text` begins a hash, or is one of which the file name has the first digits.
fn is_same_commit(text: &str, hash: &str) -> bool {
    let text = text.to_ascii_lowercase();
    is_hash(&text) && !hash.is_empty() && (hash.starts_with(&text) || text.starts_with(hash))
}

fn is_hash(text: &str) -> bool {
    text.len() >= FEWEST_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Splits the letter of a flag from a hash: `4014e70J`.
fn with_letter(text: &str) -> (&str, Vec<&str>) {
    let letter = text.char_indices().next_back();
    match letter {
        Some((at, 'T' | 'J' | 'N')) if is_hash(&text[..at]) => (&text[..at], vec![&text[at..]]),
        _ => (text, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> Named {
        Named::VersionOrHash(text.to_owned())
    }

    #[test]
    fn a_name_has_flags_and_a_machine() {
        for (text, what, flags, machine) in [
            ("3.13.0b2", hash("3.13.0b2"), &[][..], None),
            ("4014e70:jit", hash("4014e70"), &["JIT"], None),
            (
                "4014e70:T2,JIT",
                hash("4014e70"),
                &["JIT", "PYTHON_UOPS"],
                None,
            ),
            ("4014e70J", hash("4014e70"), &["JIT"], None),
            (
                "4014e70T@linux",
                hash("4014e70"),
                &["PYTHON_UOPS"],
                Some("linux"),
            ),
            ("4014e70:CLANG", hash("4014e70"), &["CLANG"], None),
            (
                "latest:N@pythonperf2",
                Named::Latest,
                &["NOGIL"],
                Some("pythonperf2"),
            ),
            ("@base", Named::Base, &[], None),
            // Not enough digits for a hash.
            ("abcJ", hash("abcJ"), &[], None),
            ("", hash(""), &[], None),
        ] {
            let name = Name::parse(text);
            assert_eq!(name.what, what, "{text}");
            assert_eq!(name.flags, flags, "{text}");
            assert_eq!(name.machine.as_deref(), machine, "{text}");
        }
    }

    #[test]
    fn a_hash_is_named_by_its_first_digits_or_in_full() {
        for (text, hash, expected) in [
            ("4014", "4014e70", true),
            ("4014E70", "4014e70", true),
            ("4014e70abcdef", "4014e70", true),
            ("401", "4014e70", false),
            ("4014e71", "4014e70", false),
            ("4014e70", "", false),
        ] {
            assert_eq!(is_same_commit(text, hash), expected, "{text} {hash}");
        }
    }
}
