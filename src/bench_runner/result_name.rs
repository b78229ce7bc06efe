//! The file name that bench_runner gives a result, which describes what was measured.
//!
//! Source: `Result.from_filename` in bench_runner's `result.py`: `bm-DATE-NICKNAME-MACHINE-FORK-REF-VERSION-HASH`,
//! optionally followed by more parts, in a folder `bm-DATE-VERSION-HASH[-FLAG,FLAG…]`. A dash inside a part is written
//! `%2d`.

use crate::sorting;
use std::path::Path;

use percent_encoding::percent_decode_str;

/// The parts of a bench_runner file name, not decoded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultName {
    /// The date of the commit, as `YYYYMMDD`.
    pub date: String,
    /// The runner's nickname.
    pub nickname: String,
    /// The architecture.
    pub machine: String,
    /// The owner of the repository, percent-encoded.
    pub fork: String,
    /// The branch or tag.
    pub git_ref: String,
    /// The version of Python.
    pub version: String,
    /// The first digits of the commit's hash.
    pub hash: String,
    /// The parts after the hash, such as `pystats`.
    pub extra: Vec<String>,
    /// The build's flags, such as `JIT`, sorted. They occur only in the name of the folder.
    pub flags: Vec<String>,
}

impl ResultName {
    /// Parses the name of `path` and of its folder. `None` if one of them has another form.
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        let path = Path::new(path);
        let file = path.file_name()?.to_str()?;
        let file = file.strip_suffix(".gz").unwrap_or(file);
        let stem = Path::new(file).file_stem()?.to_str()?;
        let mut parts = stem.split('-').map(str::to_owned);
        let mut next = || parts.next();
        if next()? != "bm" {
            return None;
        }
        let mut name = Self {
            date: next()?,
            nickname: next()?,
            machine: next()?,
            fork: next()?,
            git_ref: next()?,
            version: next()?,
            hash: next()?,
            ..Self::default()
        };
        name.extra = parts.collect();
        let folder = path.parent()?.file_name()?.to_str()?;
        let folder: Vec<&str> = folder.split('-').collect();
        name.flags = match folder[..] {
            ["bm", _, _, _] => Vec::new(),
            ["bm", _, _, _, flags] => flags.split(',').map(str::to_owned).collect(),
            _ => return None,
        };
        sorting::sort(&mut name.flags);
        name.flags.dedup();
        Some(name)
    }
}

/// `text` with percent-encoding decoded: the fork `faster%2dcpython` is `faster-cpython`.
#[must_use]
pub fn unquote(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bench_runner_name_has_its_parts() {
        let path = "results/bm-20240424-3.13.0a6+-ed60e2e-NOGIL,JIT/bm-20240424-linux-x86_64-faster%2dcpython-move_set_ip-3.13.0a6+-ed60e2e.json.gz";
        let name = ResultName::from_path(path).expect("the form of bench_runner");
        assert_eq!(name.nickname, "linux");
        assert_eq!(unquote(&name.fork), "faster-cpython");
        assert_eq!(name.version, "3.13.0a6+");
        assert_eq!(name.hash, "ed60e2e");
        assert_eq!(name.flags, ["JIT", "NOGIL"]);
        assert!(name.extra.is_empty());
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
            assert_eq!(ResultName::from_path(path), None, "{path}");
        }
    }
}
