//! What is true of some of the heads, and which of them.

use std::collections::{HashMap, HashSet};

use super::model::Heads;
use crate::comparison::Level;
use crate::report::extract::Extract;

/// How many heads are named at most. Of more, their number says enough.
const MOST_NAMED: usize = 3;

/// Items that the same heads have.
struct Shared {
    /// The places of the heads.
    heads: Vec<usize>,
    /// The items; raw.
    items: Vec<String>,
}

/// The items of all heads, those of the same heads together, in the order in which they first occur.
fn shared(heads: &Heads<'_>, items: impl Fn(usize, &Extract<'_>) -> Vec<String>) -> Vec<Shared> {
    let mut order: Vec<String> = Vec::new();
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, extract) in heads.extracts.iter().enumerate() {
        for item in items(place, extract) {
            let holders = holders.entry(item.clone()).or_default();
            if holders.is_empty() {
                order.push(item);
            }
            if holders.last() != Some(&place) {
                holders.push(place);
            }
        }
    }
    let mut groups: Vec<Shared> = Vec::new();
    for item in order {
        let heads = holders.remove(&item).unwrap_or_default();
        match groups.iter_mut().find(|group| group.heads == heads) {
            Some(group) => group.items.push(item),
            None => groups.push(Shared {
                heads,
                items: vec![item],
            }),
        }
    }
    groups
}

/// What makes heads incomparable or doubtful, of one level: `A and B: kernel differs: 6.1 → 6.8` or `7 of 9 heads: …`,
/// without the heads if it is true of all. Raw.
pub fn differences(heads: &Heads<'_>, level: Level) -> Vec<String> {
    let of_head = |_, extract: &Extract<'_>| {
        let differences = extract.comparison.differences().iter();
        let differences = differences.filter(|difference| difference.level == level);
        differences
            .map(|difference| match level {
                Level::NotComparable => difference.sentence(),
                _ => format!("{}: {}", difference.what, difference.change()),
            })
            .collect()
    };
    let with_heads = |group: Shared| {
        let whose = match &group.heads[..] {
            places if places.len() == heads.extracts.len() => String::new(),
            places if places.len() > MOST_NAMED => {
                format!("{} of {} heads: ", places.len(), heads.extracts.len())
            }
            places => format!("{}: ", heads.names(places)),
        };
        let line = move |item: String| format!("{whose}{item}");
        group.items.into_iter().map(line).collect::<Vec<_>>()
    };
    let groups = shared(heads, of_head).into_iter();
    groups.flat_map(with_heads).collect()
}

/// Which sides lack a benchmark that is in the table because other heads are compared by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    Head,
    Reference,
    Both,
}

/// The benchmarks by which some heads cannot be compared, `Not in A and B (2): x, y`, as many as the numbers of the heads
/// say; then those by which none can be compared. Raw.
pub fn lines(heads: &Heads<'_>) -> Vec<String> {
    let lacks = [Lack::Head, Lack::Reference, Lack::Both];
    let of_lack = |lack| lines_of(heads, lack);
    let of_table = lacks.into_iter().flat_map(of_lack);
    of_table.chain(outside_lines(heads)).collect()
}

/// The lines about benchmarks of the table that the same sides lack.
fn lines_of(heads: &Heads<'_>, lack: Lack) -> Vec<String> {
    let groups = shared(heads, |place, extract| {
        let rows = heads.lacking[place].iter();
        let names = rows.map(|&row| extract.comparison.rows[row].name.as_str());
        let names = names.filter(|name| lack_of(extract, name) == lack);
        names.map(str::to_owned).collect()
    });
    let line = |group: &Shared| {
        let names = heads.names(&group.heads);
        let theirs = if group.heads.len() == 1 {
            "its reference"
        } else {
            "their references"
        };
        let what = match (lack, group.heads.len()) {
            (Lack::Head, _) => format!("Not in {names}"),
            (Lack::Reference, 1) => format!("Not in the reference of {names}"),
            (Lack::Reference, _) => format!("Not in the references of {names}"),
            (Lack::Both, _) => format!("Not in {names}, nor in {theirs}"),
        };
        line(&what, group)
    };
    groups.iter().map(line).collect()
}

/// Which side of a head lacks a benchmark that they do not share.
fn lack_of(extract: &Extract<'_>, name: &str) -> Lack {
    let mut only = extract.comparison.only_here();
    if only.reference.any(|benchmark| benchmark.name == name) {
        Lack::Head
    } else if only.head.any(|benchmark| benchmark.name == name) {
        Lack::Reference
    } else {
        Lack::Both
    }
}

/// The lines about benchmarks that are not in the table, since no head shares them with its reference.
fn outside_lines(heads: &Heads<'_>) -> Vec<String> {
    let rows = &heads.extracts[0].comparison.rows;
    let in_table: HashSet<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let is_outside = |name: &&str| !in_table.contains(name);
    let old = shared(heads, |_, extract| {
        let only = extract.comparison.only_here().reference;
        let names = only.map(|benchmark| benchmark.name.as_str());
        names.filter(is_outside).map(str::to_owned).collect()
    });
    let new = shared(heads, |_, extract| {
        let only = extract.comparison.only_here().head;
        let names = only.map(|benchmark| benchmark.name.as_str());
        names.filter(is_outside).map(str::to_owned).collect()
    });
    let has_one = heads.reference().is_some();
    let is_all = |group: &Shared| group.heads.len() == heads.extracts.len();
    let old = old.iter().map(|group| {
        let names = heads.names(&group.heads);
        let what = match group.heads.len() {
            _ if has_one => "Only in the reference".to_owned(),
            _ if is_all(group) => "Only in the references".to_owned(),
            1 => format!("Only in the reference of {names}"),
            _ => format!("Only in the references of {names}"),
        };
        line(&what, group)
    });
    let new = new.iter().map(|group| {
        let reference = match group.heads.len() {
            _ if has_one => "the reference",
            1 => "its reference",
            _ => "their references",
        };
        let whose = if is_all(group) {
            "all heads".to_owned()
        } else {
            heads.names(&group.heads)
        };
        line(&format!("In {whose}, but not in {reference}"), group)
    });
    old.chain(new).collect()
}

/// `Not in A (2): x, y`.
fn line(what: &str, group: &Shared) -> String {
    let names = group.items.join(", ");
    format!("{what} ({}): {names}", group.items.len())
}
