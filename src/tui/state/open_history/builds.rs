//! What the machines and flags of a history are called.

use crate::bench_runner::flag_to_show;
use crate::series::Group;
use crate::text::{room_for_labels, short_labels, visible};

/// The fewest and the most columns for a machine and flags that do not fit.
const MIN_BUILD: usize = 12;
const MAX_BUILD: usize = 24;

/// The machine and the flags of each group in few columns, without what all have in common; visible. Nothing if there is
/// only one group.
pub(super) fn short_builds(groups: &[Group]) -> Vec<String> {
    if groups.len() < 2 {
        return Vec::new();
    }
    let has_one_machine = groups.iter().all(|it| it.machine == groups[0].machine);
    let label = |group: &Group| match (has_one_machine, group.flags.as_slice()) {
        (true, []) => "no flags".to_owned(),
        (true, flags) => visible(&shown(flags)).into_owned(),
        (false, _) => visible(&build(group)).into_owned(),
    };
    let builds: Vec<String> = groups.iter().map(label).collect();
    short_labels(&builds, room_for_labels(&builds, MIN_BUILD, MAX_BUILD))
}

/// A machine and flags; raw.
pub(super) fn build(group: &Group) -> String {
    match group.flags.as_slice() {
        [] => group.machine.clone(),
        flags => format!("{} {}", group.machine, shown(flags)),
    }
}

/// Flags as they are shown; raw.
fn shown(flags: &[String]) -> String {
    let flags: Vec<&str> = flags.iter().map(|flag| flag_to_show(flag)).collect();
    flags.join(",")
}
