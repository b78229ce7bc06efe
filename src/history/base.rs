//! What the values of a group are divided by. Each machine has its own base.

use std::collections::{BTreeMap, BTreeSet};

use crate::series::{Group, ReadOptions, Sample, read};
use crate::tree::{Entry, Name, NameError, Tree, Wanted, resolve};

/// The base of each group if none is named: its oldest result that is not disturbed.
#[must_use]
pub fn oldest(groups: &[Group]) -> Vec<Option<usize>> {
    let oldest = |group: &Group| {
        let mut nights = group.nights.iter();
        Some(nights.find(|night| !night.is_disturbed)?.result)
    };
    groups.iter().map(oldest).collect()
}

/// What was measured in each base that can be read.
#[must_use]
pub fn means(
    tree: &Tree,
    bases: &[Option<usize>],
    options: &ReadOptions,
) -> BTreeMap<usize, Vec<Sample>> {
    let bases = bases.iter().copied().flatten();
    let files: BTreeSet<&str> = bases.map(|base| &*tree.results[base].file).collect();
    let is_base = |entry: &Entry| files.contains(&*entry.file);
    let measured = read(tree, options, &is_base, &|| false).into_iter();
    measured
        .filter_map(|it| Some((it.result, it.samples.ok()?)))
        .collect()
}

/// The result with this name on the machine of each group; `None` for a machine that has none.
///
/// # Errors
/// If no machine has a result with this name, or if it stands for several.
pub fn of_groups(
    tree: &Tree,
    groups: &[Group],
    name: &Name,
) -> Result<Vec<Option<usize>>, NameError> {
    let of_group = |group: &Group| {
        let newest = group.nights.last()?;
        let nickname = tree.results[newest.result].identity.nickname.as_deref();
        Some(
            resolve(tree, &[Wanted::Name(name.clone())], nickname)
                .map(|found| found.first().copied().flatten()),
        )
    };
    let mut bases = Vec::with_capacity(groups.len());
    let mut first_error = None;
    for group in groups {
        match of_group(group) {
            Some(Ok(base)) => bases.push(base),
            Some(Err(error)) => {
                first_error.get_or_insert(error);
                bases.push(None);
            }
            None => bases.push(None),
        }
    }
    match first_error {
        Some(error) if bases.iter().all(Option::is_none) => Err(error),
        _ => Ok(bases),
    }
}
