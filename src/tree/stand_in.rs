//! An earlier result that takes the place of the commit from which a result was branched, where the tree has no result
//! for that.

use super::entry::Entry;

/// The stand-in for the base of `head`, out of the results that it may be compared with; `None` if there is none.
///
/// A build with several flags is compared with the same commit and fewer flags, as many of them as possible. Any other
/// result with a merge base is compared with an earlier one: with the same flags, else without flags; if there are several,
/// of the same minor version, then with the same benchmarks, then the latest. `times` says when each was committed.
pub fn stand_in(
    head: usize,
    candidates: &[usize],
    results: &[Entry],
    times: &[Option<i64>],
) -> Option<usize> {
    let candidates = candidates.iter().copied();
    let own = &results[head];
    if own.identity.flags.len() > 1 {
        let fewer = |&index: &usize| has_fewer_flags(&results[index], own);
        let most = |&index: &usize| results[index].identity.flags.len();
        if let Some(found) = first_max_by_key(candidates.clone().filter(fewer), most) {
            return Some(found);
        }
    }
    own.metadata.commit_merge_base.as_ref()?;
    let time = times[head]?;
    let version = own.identity.major_minor();
    let key = |&index: &usize| {
        let other = &results[index];
        let same_flags = other.identity.flags == own.identity.flags;
        let earlier = times[index].filter(|&earlier| earlier < time)?;
        (same_flags || other.identity.flags.is_empty()).then(|| {
            (
                same_flags,
                other.identity.major_minor() == version,
                other.is_same_suite(own) == Some(true),
                earlier,
            )
        })
    };
    first_max_by_key(candidates.filter(|index| key(index).is_some()), key)
}

/// Of what a stand-in takes the place, in words; raw.
#[must_use]
pub fn describe_stand_in(stand_in: &Entry, head: &Entry) -> String {
    let hash = |hash: &Option<String>| -> String {
        let hash = hash.as_deref().unwrap_or("?");
        hash.chars().take(7).collect()
    };
    let own = hash(&stand_in.identity.hash);
    if stand_in.identity.is_same_commit(&head.identity) {
        return format!(
            "the reference is the same commit, {own}, with fewer flags: the tree has no result of the base of the head with its flags"
        );
    }
    let base = hash(&head.metadata.commit_merge_base);
    format!(
        "the reference, {own}, is an earlier result in place of {base}, from which the head was branched: the tree has no result of that"
    )
}

fn has_fewer_flags(other: &Entry, own: &Entry) -> bool {
    let (other, own) = (&other.identity, &own.identity);
    other.hash == own.hash
        && other.flags.len() < own.flags.len()
        && other.flags.iter().all(|flag| own.flags.contains(flag))
}

/// Of several with the greatest key, the first one.
fn first_max_by_key<K: Ord>(
    indices: impl Iterator<Item = usize>,
    key: impl Fn(&usize) -> K,
) -> Option<usize> {
    let mut best: Option<(K, usize)> = None;
    for index in indices {
        let key = key(&index);
        if best.as_ref().is_none_or(|(greatest, _)| key > *greatest) {
            best = Some((key, index));
        }
    }
    best.map(|(_, index)| index)
}
