//! Shortens labels so that they can still be told apart.

use std::collections::HashSet;

use super::width::{truncated_at_start, width};

/// Labels in `room` columns each: as they are, else without their first words, else cut at the start, since labels differ
/// most at their ends. They must have passed the sanitiser.
#[must_use]
pub fn short_labels(labels: &[String], room: usize) -> Vec<String> {
    if labels.iter().all(|label| width(label) <= room) {
        return labels.to_vec();
    }
    let endings: Option<Vec<String>> = labels.iter().map(|label| ending(label, room)).collect();
    endings
        .filter(|endings| are_distinct(endings))
        .unwrap_or_else(|| {
            let labels = labels.iter();
            labels
                .map(|label| truncated_at_start(label, room))
                .collect()
        })
}

/// The last words that fit; `None` if the last one is too long.
fn ending(label: &str, room: usize) -> Option<String> {
    let mut ending = label;
    while width(ending) > room {
        ending = ending.split_once(' ')?.1;
    }
    Some(ending.to_owned())
}

fn are_distinct(labels: &[String]) -> bool {
    let distinct: HashSet<&String> = labels.iter().collect();
    distinct.len() == labels.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_shortened_so_that_they_differ() {
        let short = |labels: &[&str], room| {
            let labels: Vec<String> = labels.iter().map(|&label| label.to_owned()).collect();
            short_labels(&labels, room)
        };
        let versions = ["3.13.0 60403a5", "3.13.0 60403a5 JIT", "3.14.0 31a4fb3"];
        assert_eq!(short(&versions, 18), versions);
        assert_eq!(short(&versions, 9), ["60403a5", "JIT", "31a4fb3"]);
        // The last words are the same, or too long.
        assert_eq!(short(&["3.13 JIT", "3.14 JIT"], 7), ["…13 JIT", "…14 JIT"]);
        assert_eq!(short(&["abcdef", "uvwxyz"], 4), ["…def", "…xyz"]);
        assert_eq!(short(&["abcdef"], 0), [""]);
    }
}
