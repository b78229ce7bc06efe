//! What the synthetic tree contains: machines, builds, nights, and what happens on them.

use super::random::Random;

/// How many nights there are.
pub const NIGHTS: usize = 30;
/// The version that everything is compared with.
pub const BASE: &str = "3.14.0";
/// The version under development.
const VERSION: &str = "3.15.0a7+";

/// A machine that measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Machine {
    /// The nickname of the runner.
    pub nickname: &'static str,
    /// Its architecture, as a file name has it.
    pub architecture: &'static str,
    /// Its platform, as Python names it.
    pub platform: &'static str,
}

/// The machines.
pub const MACHINES: [Machine; 2] = [
    Machine {
        nickname: "linux",
        architecture: "x86_64",
        platform: "Linux-6.12.0-synthetic-x86_64-with-glibc2.41",
    },
    Machine {
        nickname: "linux_arm",
        architecture: "aarch64",
        platform: "Linux-6.12.0-synthetic-aarch64-with-glibc2.41",
    },
];

/// A result: one build, measured by one machine.
#[derive(Debug, Clone)]
pub struct Build {
    /// The machine.
    pub machine: Machine,
    /// The place of the night, from 0 on; `None` for the base.
    pub night: Option<usize>,
    /// Its flags, such as `JIT`; empty for none.
    pub flags: &'static str,
    /// The version of Python.
    pub version: &'static str,
    /// The whole hash of the commit.
    pub commit: String,
    /// The whole hash of the commit that it was made on, if there is a result of that.
    pub before: Option<String>,
    /// The day of the commit, as year, month and day.
    pub day: (u32, u32, u32),
}

/// All results: the base and the nights of each machine, with and without the JIT.
pub fn builds() -> Vec<Build> {
    let mut builds = Vec::new();
    for machine in MACHINES {
        for night in std::iter::once(None).chain((0..NIGHTS).map(Some)) {
            for flags in ["", "JIT"] {
                if night.is_none() && !flags.is_empty() {
                    continue;
                }
                builds.push(Build {
                    machine,
                    night,
                    flags,
                    version: night.map_or(BASE, |_| VERSION),
                    commit: commit(night),
                    before: night
                        .and_then(|night| night.checked_sub(1))
                        .map(|night| commit(Some(night))),
                    day: night.map_or((2025, 10, 7), day),
                });
            }
        }
    }
    builds
}

/// The hash of the commit of a night, or of the base.
pub fn commit(night: Option<usize>) -> String {
    let night = night.map_or_else(|| BASE.to_owned(), |night| night.to_string());
    Random::of(&["commit", &night]).digits(40)
}

/// The day of a night: every day from the second of March on.
fn day(night: usize) -> (u32, u32, u32) {
    // There are at most as many nights as March has days.
    (2026, 3, u32::try_from(night + 2).unwrap_or(31))
}

/// How much a benchmark takes on a night, as a factor of what it took before everything that happens.
pub fn level(benchmark: &str, night: usize) -> f64 {
    let has = |names: &[&str]| names.contains(&benchmark);
    let mut factor = 1.0;
    // An improvement that stays.
    if night >= 11 && has(&["pickle_pure_python", "unpickle_pure_python", "tomli_loads"]) {
        factor *= 0.9;
    }
    // A regression that stays.
    if night >= 19 && has(&["regex_compile", "sqlglot_v2_parse"]) {
        factor *= 1.08;
    }
    // A regression that is reverted.
    if (6..14).contains(&night) && has(&["deepcopy", "deepcopy_memo", "deepcopy_reduce"]) {
        factor *= 1.12;
    }
    factor
}

/// Whether most benchmarks of a machine are disturbed on a night.
pub fn is_disturbed(machine: Machine, night: usize) -> bool {
    machine == MACHINES[0] && night == 23
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_night_has_its_own_commit_which_all_builds_share() {
        let builds = builds();
        assert_eq!(builds.len(), MACHINES.len() * (2 * NIGHTS + 1));
        let mut commits: Vec<&str> = builds.iter().map(|it| &it.commit[..7]).collect();
        commits.sort_unstable();
        commits.dedup();
        assert_eq!(commits.len(), NIGHTS + 1);
        assert!(builds.iter().all(|build| build.day.2 <= 31));
    }

    #[test]
    fn what_is_reverted_is_as_it_was_and_what_stays_stays() {
        let last = NIGHTS - 1;
        assert_eq!(level("deepcopy", 0), level("deepcopy", last));
        assert!(level("deepcopy", 10) > 1.1);
        assert!(level("tomli_loads", last) < 0.95 && level("regex_compile", last) > 1.05);
        assert!((0..NIGHTS).all(|night| level("nbody", night) == 1.0));
    }
}
