//! Under which name bench_runner publishes a comparison.

use super::config::Config;
use super::result_name::ResultName;

/// What the head is compared with: a version, or `base` for the commit that it grew from, or for the same commit built
/// with other flags. bench_runner publishes a pair that is both under both names; the version comes first.
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
