//! Who a result is: read from the name that bench_runner gives its files, and from the suite's metadata.
//!
//! Source: `Result.from_filename` in bench_runner's `result.py`: `bm-DATE-NICKNAME-MACHINE-FORK-REF-VERSION-HASH`
//! with parts behind it, in a folder `bm-DATE-VERSION-HASH[-FLAG,FLAG…]`. A dash inside a part is written `%2d`.

use std::path::Path;

use percent_encoding::percent_decode_str;

use super::Suite;

/// The parts of a bench_runner file name, as they stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    pub date: String,
    /// The runner's nickname.
    pub nickname: String,
    /// The architecture.
    pub machine: String,
    pub fork: String,
    /// The branch or tag.
    pub reference: String,
    pub version: String,
    pub hash: String,
    /// What stands behind the hash, such as `pystats`.
    pub extra: Vec<String>,
    /// The build's flags, such as `JIT`, which stand in the name of the folder only; sorted.
    pub flags: Vec<String>,
}

impl Identity {
    /// Reads the name of `path` and of its folder. `None` where one is not of this form.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = Path::new(path);
        let name = path.file_name()?.to_str()?;
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let stem = Path::new(name).file_stem()?.to_str()?;
        let mut parts = stem.split('-').map(str::to_owned);
        let mut next = || parts.next();
        if next()? != "bm" {
            return None;
        }
        let mut identity = Self {
            date: next()?,
            nickname: next()?,
            machine: next()?,
            fork: next()?,
            reference: next()?,
            version: next()?,
            hash: next()?,
            ..Self::default()
        };
        identity.extra = parts.collect();
        let folder = path.parent()?.file_name()?.to_str()?;
        let folder: Vec<&str> = folder.split('-').collect();
        identity.flags = match folder[..] {
            ["bm", _, _, _] => Vec::new(),
            ["bm", _, _, _, flags] => flags.split(',').map(str::to_owned).collect(),
            _ => return None,
        };
        identity.flags.sort();
        identity.flags.dedup();
        Some(identity)
    }
}

/// `text` with percent codes resolved: the fork `faster%2dcpython` is `faster-cpython`.
pub fn unquote(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A short name for each side of a pair, made of what differs between them. They are never equal.
pub fn labels(reference: &Suite, head: &Suite) -> (String, String) {
    let (a, b) = (Features::of(reference), Features::of(head));
    let differing = |index: &usize| a.telling[*index] != b.telling[*index];
    let mut shown: Vec<usize> = (0..a.telling.len()).filter(differing).collect();
    let label = |features: &Features, shown: &[usize]| {
        let parts = shown.iter().map(|&index| features.telling[index].as_str());
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    if shown
        .iter()
        .any(|_| label(&a, &shown).is_empty() || label(&b, &shown).is_empty())
    {
        // One of them lacks what tells them apart, such as a flag: say what they share as well.
        shown = (0..a.telling.len())
            .filter(|index| *index < 2 || shown.contains(index))
            .collect();
    }
    let pair = (label(&a, &shown), label(&b, &shown));
    if pair.0 != pair.1 && !pair.0.is_empty() && !pair.1.is_empty() {
        return pair;
    }
    if a.date != b.date && !a.date.is_empty() && !b.date.is_empty() {
        return (a.date, b.date);
    }
    distinct_end(&reference.file, &head.file)
        .unwrap_or_else(|| ("reference".to_owned(), "head (the same file)".to_owned()))
}

/// What can tell two results apart.
struct Features {
    /// Version, hash, fork and branch, flags, machine: the most telling first, empty where it says nothing.
    telling: [String; 5],
    /// Says little, so it is shown only where all else is the same.
    date: String,
}

impl Features {
    fn of(suite: &Suite) -> Self {
        let Some(identity) = Identity::from_path(&suite.file) else {
            let name = suite.file.rsplit('/').next().unwrap_or_default();
            let stem = name.strip_suffix(".gz").unwrap_or(name);
            let stem = stem.strip_suffix(".json").unwrap_or(stem);
            let date = suite.text("commit_date").unwrap_or_default().to_owned();
            let telling = [
                stem.to_owned(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ];
            return Self { telling, date };
        };
        let fork = unquote(&identity.fork);
        let branch = unquote(&identity.reference);
        // The branch of a release is its version, that of a nightly build its hash: neither says more.
        let is_plain = branch.trim_start_matches('v') == identity.version
            || branch.starts_with(&identity.hash);
        let place = match (fork.as_str(), is_plain) {
            ("python", true) => String::new(),
            ("python", false) => format!("({branch})"),
            _ => format!("({fork}/{branch})"),
        };
        let machine = format!("{} {}", identity.nickname, identity.machine);
        let flags = identity.flags.join(",");
        Self {
            telling: [identity.version, identity.hash, place, flags, machine],
            date: identity.date,
        }
    }
}

/// The last folders and names of two paths, from where they differ.
fn distinct_end(a: &str, b: &str) -> Option<(String, String)> {
    let (parts_a, parts_b): (Vec<&str>, Vec<&str>) =
        (a.split('/').collect(), b.split('/').collect());
    let common = parts_a
        .iter()
        .rev()
        .zip(parts_b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let from = |parts: &[&str]| {
        parts
            .get(parts.len().checked_sub(common + 1)?)
            .map(|part| (*part).to_owned())
    };
    Some((from(&parts_a)?, from(&parts_b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bench_runner_name_has_its_parts() {
        let path = "results/bm-20240424-3.13.0a6+-ed60e2e-NOGIL,JIT/bm-20240424-linux-x86_64-faster%2dcpython-move_set_ip-3.13.0a6+-ed60e2e.json.gz";
        let identity = Identity::from_path(path).expect("the form of bench_runner");
        assert_eq!(identity.nickname, "linux");
        assert_eq!(unquote(&identity.fork), "faster-cpython");
        assert_eq!(identity.version, "3.13.0a6+");
        assert_eq!(identity.hash, "ed60e2e");
        assert_eq!(identity.flags, ["JIT", "NOGIL"]);
        assert!(identity.extra.is_empty());
    }

    #[test]
    fn other_names_have_none() {
        for path in [
            "ref.json",
            "",
            "/",
            "bm-20240424-linux-x86_64-python-main-3.13.0-ed60e2e.json",
            "results/bm-20240424-linux-x86_64-python-main-3.13.0-ed60e2e.json",
            "bm-1-2-3/bm-20240424-linux.json",
        ] {
            assert_eq!(Identity::from_path(path), None, "{path}");
        }
    }

    #[test]
    fn the_ends_of_paths_are_told_apart() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(distinct_end("a/x/r.json", "a/y/r.json"), pair("x", "y"));
        assert_eq!(
            distinct_end("a/r.json", "a/h.json"),
            pair("r.json", "h.json")
        );
        assert_eq!(distinct_end("r.json", "r.json"), None);
    }
}
