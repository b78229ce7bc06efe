//! What is true of some of the heads, and which of them.

use std::collections::HashMap;

use super::model::Heads;
use crate::comparison::Level;
use crate::report::extract::Extract;

/// Items that the same heads have.
struct Shared {
    /// The places of the heads.
    heads: Vec<usize>,
    /// The items; raw.
    items: Vec<String>,
}

/// The items of all heads, those of the same heads together, in the order in which they first occur.
fn shared(heads: &Heads<'_>, items: impl Fn(&Extract<'_>) -> Vec<String>) -> Vec<Shared> {
    let mut order: Vec<String> = Vec::new();
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, extract) in heads.extracts.iter().enumerate() {
        for item in items(extract) {
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

/// What makes heads incomparable or doubtful, of one level: `A and B: kernel differs: 6.1 → 6.8`, without the heads if it
/// is true of all. Raw.
pub fn differences(heads: &Heads<'_>, level: Level) -> Vec<String> {
    let of_head = |extract: &Extract<'_>| {
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
            places => format!("{}: ", heads.names(places)),
        };
        let line = move |item: String| format!("{whose}{item}");
        group.items.into_iter().map(line).collect::<Vec<_>>()
    };
    let groups = shared(heads, of_head).into_iter();
    groups.flat_map(with_heads).collect()
}

/// The benchmarks that are on one side only: `Not in A and B (2): x, y`. Raw.
pub fn lines(heads: &Heads<'_>) -> Vec<String> {
    let count = heads.extracts.len();
    let missing = shared(heads, |extract| {
        let names = extract.comparison.only_here().reference;
        names.map(|benchmark| benchmark.name.clone()).collect()
    });
    let new = shared(heads, |extract| {
        let names = extract.comparison.only_here().head;
        names.map(|benchmark| benchmark.name.clone()).collect()
    });
    let has_one = heads.reference().is_some();
    let in_none = if has_one {
        "Only in the reference"
    } else {
        "In no head"
    };
    let reference = |heads: usize| match heads {
        _ if has_one => "the reference",
        1 => "its reference",
        _ => "their references",
    };
    let line = |what: String, group: &Shared| {
        let names = group.items.join(", ");
        format!("{what} ({}): {names}", group.items.len())
    };
    let missing = missing.iter().map(|group| {
        let what = match &group.heads[..] {
            places if places.len() == count => in_none.to_owned(),
            places => format!("Not in {}", heads.names(places)),
        };
        line(what, group)
    });
    let new = new.iter().map(|group| {
        let reference = reference(group.heads.len());
        let what = match &group.heads[..] {
            places if places.len() == count => format!("In all heads, but not in {reference}"),
            places => format!("In {}, but not in {reference}", heads.names(places)),
        };
        line(what, group)
    });
    missing.chain(new).collect()
}
