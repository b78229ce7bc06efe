//! The name under which bench_runner publishes a comparison.

use super::config::Config;
use super::result_name::ResultName;

/// The name of the base that the head is compared with: a version, or `base` if the reference is the commit from which
/// the head was branched, or the same commit built with other flags. bench_runner publishes a pair for which both names
/// are right under both; the version takes precedence here.
#[must_use]
pub fn base_name(
    reference: &ResultName,
    head: &ResultName,
    merge_base: &str,
    config: &Config,
) -> String {
    let is_configured = config.bases.contains(&reference.version);
    let same_flags = reference.flags == head.flags;
    let grew_from_it = same_flags && merge_base.starts_with(&reference.hash);
    let other_flags = !same_flags && reference.hash == head.hash;
    if !is_configured && (grew_from_it || other_flags) {
        "base".to_owned()
    } else {
        reference.version.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(version: &str, hash: &str, flags: &[&str]) -> ResultName {
        ResultName {
            version: version.to_owned(),
            hash: hash.to_owned(),
            flags: flags.iter().map(|flag| (*flag).to_owned()).collect(),
            ..ResultName::default()
        }
    }

    #[test]
    fn the_commit_that_the_head_grew_from_is_the_base() {
        let reference = name("3.14.0a0", "2302696", &[]);
        let config = Config::default();
        for (head, merge_base, expected) in [
            // Branched off the reference.
            (name("3.14.0a0+", "1111111", &[]), "2302696f00d", "base"),
            // Branched off another commit, or off an unknown one.
            (name("3.14.0a0+", "1111111", &[]), "0fb18b0f00d", "3.14.0a0"),
            (name("3.14.0a0+", "1111111", &[]), "", "3.14.0a0"),
            // The same commit with other flags.
            (name("3.14.0a0", "2302696", &["JIT"]), "", "base"),
            // Another commit with other flags, even if it was branched off the reference.
            (
                name("3.14.0a0", "1111111", &["JIT"]),
                "2302696f00d",
                "3.14.0a0",
            ),
            // The very same build.
            (name("3.14.0a0", "2302696", &[]), "", "3.14.0a0"),
        ] {
            let base = base_name(&reference, &head, merge_base, &config);
            assert_eq!(base, expected, "{head:?} {merge_base}");
        }
    }

    #[test]
    fn a_version_that_is_configured_as_a_base_takes_precedence() {
        let config = Config {
            bases: ["3.10.4".to_owned()].into(),
            ..Config::default()
        };
        let head = |flags: &[&str]| name("3.10.4", "9d38120", flags);
        for (reference, expected) in [("3.10.4", "3.10.4"), ("3.12.0", "base")] {
            let reference = name(reference, "9d38120", &[]);
            for (head, merge_base) in [(head(&["JIT"]), ""), (head(&[]), "9d38120e33")] {
                assert_eq!(base_name(&reference, &head, merge_base, &config), expected);
            }
        }
    }
}
