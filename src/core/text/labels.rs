//! Shortens labels so that they can still be told apart.

use std::collections::HashSet;

use super::width::{truncated_at_start, width};

/// Labels in `room` columns each: as they are, else each without its last words if that leaves it unique, else without its
/// first words, else cut at the start. They must have passed the sanitiser.
#[must_use]
pub fn short_labels(labels: &[String], room: usize) -> Vec<String> {
    if labels.iter().all(|label| width(label) <= room) {
        return labels.to_vec();
    }
    let beginnings: Vec<Option<String>> = labels
        .iter()
        .map(|label| fitting(label, room, without_last))
        .collect();
    let is_unique = |beginning: &&String| {
        let same = beginnings
            .iter()
            .flatten()
            .filter(|other| other == beginning);
        same.count() == 1
    };
    let shortened = labels.iter().zip(&beginnings).map(|(label, beginning)| {
        let beginning = beginning.as_ref().filter(is_unique);
        beginning
            .cloned()
            .or_else(|| fitting(label, room, without_first))
    });
    let shortened: Option<Vec<String>> = shortened.collect();
    shortened
        .filter(|labels| are_distinct(labels))
        .unwrap_or_else(|| {
            let labels = labels.iter();
            labels
                .map(|label| truncated_at_start(label, room))
                .collect()
        })
}

/// How much room labels need so that their short forms can be told apart, between `least` and `most`.
#[must_use]
pub fn room_for_labels(labels: &[String], least: usize, most: usize) -> usize {
    let is_enough = |room: &usize| are_distinct(&short_labels(labels, *room));
    (least..most).find(is_enough).unwrap_or(most)
}

/// A label without as many words as needed; `None` if the last one that is left is too long.
fn fitting(label: &str, room: usize, without: fn(&str) -> Option<&str>) -> Option<String> {
    let mut rest = label;
    while width(rest) > room {
        rest = without(rest)?;
    }
    Some(rest.to_owned())
}

fn without_last(label: &str) -> Option<&str> {
    Some(label.rsplit_once(' ')?.0)
}

fn without_first(label: &str) -> Option<&str> {
    Some(label.split_once(' ')?.1)
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
        let machines = ["linux x86_64", "pythonperf2 x86_64"];
        assert_eq!(short(&machines, 12), ["linux x86_64", "pythonperf2"]);
        assert_eq!(short(&versions, 9), ["60403a5", "JIT", "3.14.0"]);
        let between = ["3.13 a JIT", "3.13 b JIT"];
        assert_eq!(short(&between, 5), ["a JIT", "b JIT"]);
        assert_eq!(short(&["abcdef", "uvwxyz"], 4), ["…def", "…xyz"]);
        assert_eq!(short(&["abcdef"], 0), [""]);
        let room = |labels: &[&str]| {
            let labels: Vec<String> = labels.iter().map(|&label| label.to_owned()).collect();
            room_for_labels(&labels, 3, 20)
        };
        assert_eq!(room(&["JIT a", "JIT b"]), 3);
        assert_eq!(room(&["a1 x86_64", "b2 x86_64"]), 3);
        assert_eq!(room(&["JIT ab x64", "JIT ac x64"]), 6);
        assert_eq!(room(&["same", "same"]), 20);
    }
}
