//! Finds the same commits on each machine of a tree.

use std::collections::BTreeSet;

use super::outcome::Error;
use super::output::tell;
use crate::results::Sides;
use crate::suite::Source;
use crate::text::visible;
use crate::tree::{Name, NameError, Named, Tree, Wanted, resolve};

/// Each head with the reference of its machine, for all machines that have a result for both. Notes on standard error
/// which machines have only one of them.
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
    let mut notes = Vec::new();
    let mut first_error = None;
    for head in heads {
        let mut without_head = Vec::new();
        for machine in &machines {
            let wanted = |name: &Name| Wanted::Name(name.clone());
            if is_unknown(tree, head, machine) {
                // A machine that has neither is none of the user's.
                let has_reference =
                    reference.what != Named::Base && !is_unknown(tree, reference, machine);
                without_head.extend(has_reference.then_some(*machine));
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
                    let note = left_out(machine, head, reference, error);
                    if !notes.contains(&note) {
                        notes.push(note);
                    }
                }
            }
        }
        if !without_head.is_empty() {
            let machines = without_head.join(", ");
            let note = format!("note: {}: no result on {machines}", head.text);
            notes.push(visible(&note).into_owned());
        }
    }
    if pairs.is_empty() {
        let error = first_error.or_else(|| without_machine(tree, reference, heads));
        let nothing = || "--each-machine: no machine has results for both".into();
        return Err(error.map_or_else(nothing, Error::from));
    }
    for note in notes {
        tell(&note);
    }
    Ok(pairs)
}

/// Whether a machine has no result of a name.
fn is_unknown(tree: &Tree, name: &Name, machine: &str) -> bool {
    let wanted = || Wanted::Name(name.clone());
    let alone = resolve(tree, &[wanted(), wanted()], Some(machine));
    matches!(alone, Err(NameError::Unknown { .. }))
}

/// Why the names have no results together. Without a machine, the message says what they could mean.
fn without_machine(tree: &Tree, reference: &Name, heads: &[Name]) -> Option<NameError> {
    let names = std::iter::once(reference).chain(heads);
    let wanted: Vec<Wanted> = names.map(|name| Wanted::Name(name.clone())).collect();
    resolve(tree, &wanted, None).err()
}

/// Why a machine has no pair; safe for a terminal.
fn left_out(machine: &str, head: &Name, reference: &Name, error: &NameError) -> String {
    let note = match error {
        NameError::Unknown { name, .. } if *name == reference.text => {
            format!("note: {machine} is left out: it has no result of {name}")
        }
        _ => {
            let error = error.to_string();
            let reason = error.lines().next().unwrap_or_default();
            format!("note: {} on {machine} is left out: {reason}", head.text)
        }
    };
    visible(&note).into_owned()
}
