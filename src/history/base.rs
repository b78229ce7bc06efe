//! What the values of a group are divided by. Each machine has its own base.

use crate::series::Group;
use crate::tree::{Name, NameError, Tree, Wanted, resolve};

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
