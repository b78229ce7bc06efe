//! Finds the same commits on each machine of a tree.

use std::collections::BTreeSet;

use super::outcome::Error;
use super::output::tell;
use crate::results::Sides;
use crate::suite::Source;
use crate::text::visible;
use crate::tree::{Name, Tree, Wanted, resolve};

/// Each head with the reference of its machine, for all machines that have a result for both. Notes on standard error
/// which machines have the head only.
///
/// # Errors
/// If a name has a machine, or if no machine has results for both.
pub fn pairs(tree: &Tree, reference: &Name, heads: &[Name]) -> Result<Vec<Sides<Source>>, Error> {
    let mut names = std::iter::once(reference).chain(heads);
    if let Some(name) = names.find(|name| name.machine.is_some()) {
        return Err(format!(
            "--each-machine: {} is of one machine only; write it without @",
            visible(&name.text)
        )
        .into());
    }
    let nicknames = tree
        .results
        .iter()
        .map(|entry| entry.identity.nickname.as_deref());
    let machines: BTreeSet<&str> = nicknames.flatten().collect();
    let mut pairs = Vec::new();
    let mut left_out = Vec::new();
    let mut first_error = None;
    for head in heads {
        for machine in &machines {
            let wanted = |name: &Name| Wanted::Name(name.clone());
            if resolve(tree, &[wanted(head), wanted(head)], Some(machine)).is_err() {
                continue;
            }
            match resolve(tree, &[wanted(reference), wanted(head)], Some(machine)).as_deref() {
                Ok(&[Some(reference), Some(head)]) => {
                    let source = |index: usize| Source::Path(tree.results[index].path.clone());
                    pairs.push(Sides::new(reference, head).map(source));
                }
                Ok(_) => {}
                Err(error) => {
                    first_error.get_or_insert_with(|| error.clone());
                    let (name, machine) = (visible(&head.text), visible(machine));
                    let error = error.to_string();
                    let reason = error.lines().next().unwrap_or_default();
                    left_out.push(format!("note: {name} on {machine} is left out: {reason}"));
                }
            }
        }
    }
    if pairs.is_empty() {
        // Without a machine, the message says what the names could mean.
        let wanted: Vec<Wanted> = std::iter::once(reference)
            .chain(heads)
            .map(|name| Wanted::Name(name.clone()))
            .collect();
        let error = first_error.or_else(|| resolve(tree, &wanted, None).err());
        let nothing = || "--each-machine: no machine has results for both".into();
        return Err(error.map_or_else(nothing, Error::from));
    }
    for note in left_out {
        tell(&note);
    }
    Ok(pairs)
}
