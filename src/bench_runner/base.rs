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
