//! Why a result is not compared with a base.

use super::entry::Entry;
use super::references::{BASE, is_too_old};
use super::tree::Tree;

/// Why a result is not compared with a base; raw. It is about a base that [`Tree::references`] does not list for it, though
/// stand-ins were looked for.
#[must_use]
pub fn why_not_compared(tree: &Tree, head: usize, base: &str) -> String {
    let own = &tree.results[head];
    let identity = &own.identity;
    let Some(machine) = &identity.nickname else {
        return "its name does not say on which machine it was measured".to_owned();
    };
    let oldest = tree.config.bases.last();
    if let Some(oldest) = oldest.filter(|_| is_too_old(&tree.config, own)) {
        return format!(
            "older than {oldest}: bench_runner compares such results only if they are bases"
        );
    }
    if base == BASE {
        return why_not_with_merge_base(own, machine);
    }
    if let Some(flag) = base.strip_prefix("default_base_vs_") {
        return format!(
            "this is for builds with the flag {flag} alone, whose merge base was measured without"
        );
    }
    let is_itself = identity.version.as_deref() == Some(base)
        && identity.flags.is_empty()
        && identity.is_of_python();
    if is_itself {
        return format!("this is {base} itself");
    }
    format!("the tree has no result of {base} without flags on {machine}")
}

fn why_not_with_merge_base(own: &Entry, machine: &str) -> String {
    let Some(hash) = &own.metadata.commit_merge_base else {
        return "the file does not say which commit it was branched from".to_owned();
    };
    let hash: String = hash.chars().take(7).collect();
    let flags = if own.identity.flags.is_empty() {
        ""
    } else {
        " with the same flags"
    };
    format!(
        "the tree has neither {hash}, from which it was branched, nor an earlier result on {machine}{flags}"
    )
}
