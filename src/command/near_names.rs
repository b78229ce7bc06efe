//! The benchmarks that may have been meant by a name that none has.

use std::cmp::Reverse;

use crate::comparison::wording;
use crate::sorting;

/// How many benchmarks are named at most.
const MOST_NAMED: usize = 5;

/// The least likeness of a name that may have been meant, from 0 to 1000.
const LEAST_LIKENESS: usize = 600;

/// How many letters of a name are looked at. A name from a file may have any length.
const MOST_LETTERS: usize = 100;

/// What to say after a name that no benchmark has: those that are like it, or else some of all. Raw.
pub fn advice<'n>(names: impl IntoIterator<Item = &'n str>, wanted: &str) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let mut near: Vec<(usize, &str)> = names
        .iter()
        .map(|name| (likeness(name, wanted), *name))
        .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
        .collect();
    sorting::sort_by_key(&mut near, |(likeness, _)| Reverse(*likeness));
    let is_near = !near.is_empty();
    let listed: Vec<&str> = if is_near {
        near.iter().map(|(_, name)| *name).collect()
    } else {
        names.clone()
    };
    let rest = if listed.len() > MOST_NAMED {
        ", …"
    } else {
        ""
    };
    let shown = listed[..listed.len().min(MOST_NAMED)].join(", ");
    if is_near {
        format!("similar names: {shown}{rest}")
    } else {
        let is_are = if names.len() == 1 { "is" } else { "are" };
        let count = wording::count(names.len(), "benchmark");
        format!("there {is_are} {count}: {shown}{rest}")
    }
}

/// How much two names are alike, from 0 to 1000, by the edits that make one the other (Damerau and Levenshtein). A name
/// that contains the other is always like it.
fn likeness(name: &str, wanted: &str) -> usize {
    let [name, wanted] = [name, wanted].map(str::to_lowercase);
    let first = |text: &str| text.chars().take(MOST_LETTERS).collect::<String>();
    let share = strsim::normalized_damerau_levenshtein(&first(&name), &first(&wanted));
    let share = (share * 1000.0) as usize;
    if wanted.is_empty() || !name.contains(&wanted) {
        share
    } else {
        share.max(LEAST_LIKENESS)
    }
}

#[cfg(test)]
mod tests {
    use super::advice;

    const NAMES: [&str; 8] = [
        "2to3",
        "async_tree_io",
        "async_tree_io_tg",
        "json_dumps",
        "json_loads",
        "nbody",
        "pickle",
        "pickle_list",
    ];

    #[test]
    fn names_that_are_like_a_misspelt_one_are_named_the_nearest_first() {
        for (wanted, expected) in [
            ("nbdoy", "similar names: nbody"),
            ("N_Body", "similar names: nbody"),
            ("json_load", "similar names: json_loads"),
            ("tree", "similar names: async_tree_io, async_tree_io_tg"),
            ("pickel", "similar names: pickle"),
        ] {
            assert_eq!(advice(NAMES, wanted), expected, "{wanted}");
        }
    }

    #[test]
    fn some_of_all_names_are_named_if_none_is_like_it() {
        for wanted in ["nope", "", "x", "\u{1b}[2J"] {
            assert_eq!(
                advice(NAMES, wanted),
                "there are 8 benchmarks: 2to3, async_tree_io, async_tree_io_tg, json_dumps, json_loads, …",
                "{wanted:?}"
            );
        }
        assert_eq!(advice(["pickle"], "nope"), "there is 1 benchmark: pickle");
    }
}
