//! Finds the results that names stand for.

use std::collections::BTreeSet;

use super::date::seconds;
use super::entry::Entry;
use super::name::{Name, Named};
use super::name_error::{Candidate, NameError};
use super::references::BASE;
use super::tree::Tree;
use crate::sorting;

/// How many of the latest results are candidates for a name that resembles none.
const LATEST: usize = 5;

/// What is to be compared: the reference, or a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The result with a name.
    Name(Name),
    /// A file.
    File {
        /// Its index in the tree, if it is in it.
        result: Option<usize>,
        /// The nickname of its machine, if its name says it; raw.
        nickname: Option<String>,
    },
}

/// Finds the results that names stand for, and returns their indices in the tree; `None` for files. The first of `wanted`
/// is the reference. Results are of the same machine, unless a name has its own.
///
/// # Errors
/// If a name does not stand for one result. The error lists the candidates.
pub fn resolve(
    tree: &Tree,
    wanted: &[Wanted],
    machine: Option<&str>,
) -> Result<Vec<Option<usize>>, NameError> {
    let resolver = Resolver { tree, machine };
    let machine = resolver.shared_machine(wanted)?;
    let mut found = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        found.push(match wanted {
            Wanted::Name(name) if name.what != Named::Base => {
                Some(resolver.only(name, machine.as_deref())?)
            }
            Wanted::Name(_) | Wanted::File { .. } => None,
        });
    }
    for (place, wanted_here) in wanted.iter().enumerate() {
        if matches!(wanted_here, Wanted::Name(name) if name.what == Named::Base) {
            let head = match wanted.get(1) {
                Some(Wanted::File { result, .. }) => *result,
                _ => found.get(1).copied().flatten(),
            };
            let head = head.filter(|_| place == 0);
            found[place] = Some(base(tree, head.ok_or(NameError::BaseOfNothing)?)?);
        }
    }
    Ok(found)
}

struct Resolver<'t> {
    tree: &'t Tree,
    /// The machine that was chosen for all names without one.
    machine: Option<&'t str>,
}

impl Resolver<'_> {
    /// The results that a name can stand for.
    fn candidates<'n>(&'n self, name: &'n Name) -> impl Iterator<Item = usize> + 'n {
        let machine = name.machine.as_deref().or(self.machine);
        let results = self.tree.results.iter().enumerate();
        let fits = move |entry: &Entry| {
            let nickname = entry.identity.nickname.as_deref();
            name.is_of(entry)
                && entry.identity.flags == name.flags
                && machine.is_none_or(|machine| nickname == Some(machine))
        };
        results.filter_map(move |(index, entry)| fits(entry).then_some(index))
    }

    /// The machine of the names that have none of their own; `None` if there is no such name, or if none of them is on a
    /// machine that is known.
    fn shared_machine(&self, wanted: &[Wanted]) -> Result<Option<String>, NameError> {
        let mut lists: Vec<(String, BTreeSet<&str>)> = Vec::new();
        let mut has_name = false;
        for wanted in wanted {
            match wanted {
                Wanted::Name(name) if name.what == Named::Base => {}
                Wanted::Name(name) => {
                    let candidates: Vec<usize> = self.candidates(name).collect();
                    if candidates.is_empty() {
                        return Err(self.unknown(name));
                    }
                    if name.machine.is_none() {
                        has_name = true;
                        lists.push((name.text.clone(), self.machines(&candidates, name)));
                    }
                }
                Wanted::File { nickname, .. } => {
                    let machines = nickname.as_deref().into_iter().collect();
                    lists.extend(nickname.as_ref().map(|_| ("the file".to_owned(), machines)));
                }
            }
        }
        if !has_name {
            return Ok(None);
        }
        let mut sets = lists.iter().map(|(_, machines)| machines);
        let first = sets.next().cloned().unwrap_or_default();
        let shared = sets.fold(first, |shared, other| {
            shared.intersection(other).copied().collect()
        });
        let mut shared = shared.into_iter();
        match (shared.next(), shared.next()) {
            (Some(machine), None) => Ok(Some(machine.to_owned())),
            (Some(first), Some(second)) => {
                let all = [first, second].into_iter().chain(shared);
                Err(NameError::SeveralMachines(all.map(str::to_owned).collect()))
            }
            // A result whose machine is not known is still a result.
            (None, _) if lists.iter().all(|(_, machines)| machines.is_empty()) => Ok(None),
            (None, _) => {
                let list = |(name, machines): (String, BTreeSet<&str>)| {
                    (name, machines.into_iter().map(str::to_owned).collect())
                };
                Err(NameError::NoSharedMachine(
                    lists.into_iter().map(list).collect(),
                ))
            }
        }
    }

    /// The machines of candidates. Of the latest, only those of the latest commit count.
    fn machines(&self, candidates: &[usize], name: &Name) -> BTreeSet<&str> {
        let results = &self.tree.results;
        let date = |index: usize| seconds(results[index].commit_date());
        let latest = candidates.iter().filter_map(|&index| date(index)).max();
        let counts = |index: &&usize| name.what != Named::Latest || date(**index) == latest;
        let of = |&index: &usize| results[index].identity.nickname.as_deref();
        candidates.iter().filter(counts).filter_map(of).collect()
    }

    /// The only result with a name, on a machine if that is given.
    fn only(&self, name: &Name, machine: Option<&str>) -> Result<usize, NameError> {
        let results = &self.tree.results;
        let is_here = |&index: &usize| {
            let nickname = results[index].identity.nickname.as_deref();
            name.machine.is_some() || machine.is_none() || nickname == machine
        };
        let mut found: Vec<usize> = self.candidates(name).filter(is_here).collect();
        if name.what == Named::Latest {
            let date = |index: &usize| seconds(results[*index].commit_date());
            let latest = found.iter().map(date).max();
            found.retain(|index| Some(date(index)) == latest);
        }
        if found.len() > 1 {
            // A version is also that of the commits after it. Its own has a tag.
            let tagged = |index: &&usize| {
                let identity = &results[**index].identity;
                let version = identity.version.as_deref().unwrap_or_default();
                let tag = identity.git_ref.as_deref();
                identity.is_of_python()
                    && tag.and_then(|tag| tag.strip_prefix('v')) == Some(version)
            };
            let mut all = found.iter().filter(tagged);
            if let (Some(&only), None) = (all.next(), all.next()) {
                found = vec![only];
            }
        }
        match found[..] {
            [only] => Ok(only),
            [] => Err(self.unknown(name)),
            _ => Err(NameError::Ambiguous {
                name: name.text.clone(),
                candidates: self.listed(found),
            }),
        }
    }

    fn unknown(&self, name: &Name) -> NameError {
        let results = &self.tree.results;
        let all = || 0..results.len();
        let others: Vec<usize> = all().filter(|&index| name.is_of(&results[index])).collect();
        let elsewhere = self.elsewhere(name, &others);
        let similar = || all().filter(|&index| resembles(name, &results[index]));
        let mut candidates = if others.is_empty() {
            similar().collect()
        } else {
            others
        };
        if candidates.is_empty() {
            candidates = all().collect();
            sorting::sort_by_key(&mut candidates, |&index| {
                std::cmp::Reverse(seconds(results[index].commit_date()))
            });
            candidates.truncate(LATEST);
        }
        NameError::Unknown {
            name: name.text.clone(),
            candidates: self.listed(candidates),
            elsewhere,
        }
    }

    /// What keeps the results of a version or a commit, if there are any, from having a name of it.
    fn elsewhere(&self, name: &Name, others: &[usize]) -> Option<String> {
        let flags = |index: &usize| &self.tree.results[*index].identity.flags;
        let has_it = |flag: &&String| others.iter().any(|index| flags(index).contains(flag));
        let unknown = name.flags.iter().find(|flag| !has_it(flag));
        let is_built = others.iter().any(|index| *flags(index) == name.flags);
        let known = "the tree has this version or commit, but";
        Some(match (others, unknown) {
            ([], _) => return None,
            (_, Some(flag)) => {
                let what = match &name.what {
                    Named::VersionOrHash(what) => what,
                    Named::Latest | Named::Base => "it",
                };
                format!("no build of {what} has the flag {flag}")
            }
            _ if !name.flags.is_empty() => format!("{known} not with these flags on this machine"),
            _ if is_built => format!("{known} not on this machine"),
            _ => format!("{known} only with flags"),
        })
    }

    fn listed(&self, found: Vec<usize>) -> Vec<Candidate> {
        let results = &self.tree.results;
        let candidates = found
            .into_iter()
            .map(|index| Candidate::of(&results[index]));
        candidates.collect()
    }
}

/// Whether the version, the hash or the branch begins like a name.
fn resembles(name: &Name, entry: &Entry) -> bool {
    let Named::VersionOrHash(text) = &name.what else {
        return false;
    };
    let identity = &entry.identity;
    let parts = [&identity.version, &identity.hash, &identity.git_ref];
    let mut parts = parts.into_iter().flatten();
    !text.is_empty() && parts.any(|part| part.starts_with(text.as_str()))
}

/// The result that bench_runner calls the base of a head.
fn base(tree: &Tree, head: usize) -> Result<usize, NameError> {
    let references = tree.references_of(head);
    let base = references
        .iter()
        .find(|reference| reference.base == BASE && reference.is_valid);
    base.map(|reference| reference.result)
        .ok_or_else(|| NameError::NoBase {
            head: Candidate::of(&tree.results[head]).name,
            bases: references
                .into_iter()
                .map(|reference| reference.base)
                .collect(),
        })
}
