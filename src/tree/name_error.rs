//! Why a name does not stand for one result.

use std::fmt;

use super::entry::Entry;
use crate::text::visible;

/// How many candidates are listed.
const MOST_LISTED: usize = 10;

/// A result that may have been meant. All texts are raw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// A name of it that can be typed.
    pub name: String,
    /// What it is.
    pub description: String,
}

impl Candidate {
    /// The candidate that an entry is.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let identity = &entry.identity;
        let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "unknown".to_owned());
        let mut name = known(&identity.hash);
        if !identity.flags.is_empty() {
            name = format!("{name}:{}", identity.flags.join(","));
        }
        if let Some(nickname) = &identity.nickname {
            name = format!("{name}@{nickname}");
        }
        let date: String = entry.commit_date().chars().take(10).collect();
        Self {
            name,
            description: format!(
                "{date}  {}  {}/{}",
                known(&identity.version),
                known(&identity.fork),
                known(&identity.git_ref)
            ),
        }
    }
}

/// Why a name does not stand for one result. Its `Display` output is safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameError {
    /// No result has this name.
    Unknown {
        /// The name; raw.
        name: String,
        /// What may have been meant.
        candidates: Vec<Candidate>,
        /// If these have the name, but other flags, or are of another machine: which of it; raw.
        elsewhere: Option<String>,
    },
    /// Several results have this name.
    Ambiguous {
        /// The name; raw.
        name: String,
        /// These.
        candidates: Vec<Candidate>,
    },
    /// Several machines have what was named; raw.
    SeveralMachines(Vec<String>),
    /// No machine has all of what was named. Each name with the machines that have it; raw.
    NoSharedMachine(Vec<(String, Vec<String>)>),
    /// The head has no base in the tree. These are the other results that bench_runner compares it with; raw.
    NoBase {
        /// The head; raw.
        head: String,
        /// The names of its bases.
        bases: Vec<String>,
    },
    /// `@base` is of the reference, and there is a head in the tree that it is the base of.
    BaseOfNothing,
}

impl std::error::Error for NameError {}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown {
                name,
                candidates,
                elsewhere: Some(elsewhere),
            } => {
                write!(
                    f,
                    "{}: {}\n  The tree has:",
                    visible(name),
                    visible(elsewhere)
                )?;
                list(f, candidates)
            }
            Self::Unknown {
                name, candidates, ..
            } => {
                write!(
                    f,
                    "{}: there is no such file, and no result of this version or commit in the tree",
                    visible(name)
                )?;
                if candidates.is_empty() {
                    return f.write_str(": it has none\n  Name a file, or the tree with --tree DIR.");
                }
                f.write_str("\n  Did you mean one of these?")?;
                list(f, candidates)
            }
            Self::Ambiguous { name, candidates } => {
                write!(
                    f,
                    "{}: {} results have this name\n  Name one of them:",
                    visible(name),
                    candidates.len()
                )?;
                list(f, candidates)
            }
            Self::SeveralMachines(machines) => write!(
                f,
                "several machines have these results: {}\n  Choose one with --machine NAME, or for one side with @NAME after it.",
                visible(&machines.join(", "))
            ),
            Self::NoSharedMachine(names) => {
                f.write_str("no machine has all of these results:")?;
                for (name, machines) in names {
                    write!(f, "\n  {} is on {}", visible(name), visible(&machines.join(", ")))?;
                }
                f.write_str("\n  To compare across machines, write the machine after each name: NAME@MACHINE.")
            }
            Self::NoBase { head, bases } => no_base(f, head, bases),
            Self::BaseOfNothing => f.write_str(
                "@base: only a reference can be the base, and only of a head in the tree\n  Write benchlens @base HEAD.",
            ),
        }
    }
}

fn no_base(f: &mut fmt::Formatter<'_>, head: &str, bases: &[String]) -> fmt::Result {
    write!(
        f,
        "@base: the tree has no result of the commit that {} is based on",
        visible(head)
    )?;
    match bases {
        [] => f.write_str("\n  Name the reference by its version, hash or file."),
        bases => write!(
            f,
            "\n  bench_runner compares it with {}.",
            visible(&bases.join(", "))
        ),
    }
}

fn list(f: &mut fmt::Formatter<'_>, candidates: &[Candidate]) -> fmt::Result {
    let shown = &candidates[..candidates.len().min(MOST_LISTED)];
    let width = shown.iter().map(|candidate| candidate.name.len()).max();
    for Candidate { name, description } in shown {
        let name = format!("{name:0$}", width.unwrap_or(0));
        write!(f, "\n    {}  {}", visible(&name), visible(description))?;
    }
    match candidates.len() - shown.len() {
        0 => Ok(()),
        more => write!(f, "\n    and {more} more"),
    }
}
