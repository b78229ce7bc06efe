//! Short labels for results, which consist of the properties that differ between them.

use std::collections::HashSet;

use crate::bench_runner::{ResultName, unquote};
use crate::suite::Suite;

/// A label for each of `suites`, of which the first is the reference. The labels are unique.
pub fn labels(suites: &[&Suite]) -> Vec<String> {
    if let Some(labels) = short_labels(suites) {
        return labels;
    }
    let files: Vec<&str> = suites.iter().map(|suite| suite.file.as_str()).collect();
    distinct_ends(&files)
        .filter(|ends| are_distinct(ends))
        .unwrap_or_else(|| by_place(suites.len()))
}

/// Labels that consist only of what differs between `suites`; `None` if nothing that is known of them does.
pub fn short_labels(suites: &[&Suite]) -> Option<Vec<String>> {
    let features: Vec<Features> = suites.iter().map(|suite| Features::of(suite)).collect();
    let by_features = by_features(&features);
    if are_distinct(&by_features) {
        return Some(by_features);
    }
    Some(with_dates(&by_features, &features)).filter(|labels| are_distinct(labels))
}

fn are_distinct(labels: &[String]) -> bool {
    let mut seen = HashSet::new();
    labels
        .iter()
        .all(|label| !label.is_empty() && seen.insert(label))
}

/// Labels from version, hash and so on, as far as these differ.
fn by_features(features: &[Features]) -> Vec<String> {
    let differs = |index: &usize| {
        features
            .iter()
            .any(|other| other.telling[*index] != features[0].telling[*index])
    };
    let label = |features: &Features, shown: &[usize]| {
        let parts = shown.iter().map(|&index| features.telling[index].as_str());
        let parts = parts.filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    };
    let all = |shown: &[usize]| -> Vec<String> {
        features
            .iter()
            .map(|features| label(features, shown))
            .collect()
    };
    let shown: Vec<usize> = (0..Features::COUNT).filter(differs).collect();
    let labels = all(&shown);
    if shown.is_empty() || labels.iter().all(|label| !label.is_empty()) {
        return labels;
    }
    // A result lacks the properties that differ, such as a flag. So version and hash are shown as well, even if they
    // are the same.
    let shown: Vec<usize> = (0..Features::COUNT)
        .filter(|index| *index < 2 || shown.contains(index))
        .collect();
    all(&shown)
}

/// Adds the date of the result to labels that several results share.
fn with_dates(labels: &[String], features: &[Features]) -> Vec<String> {
    let is_unique = |label: &String| labels.iter().filter(|other| *other == label).count() == 1;
    let with_date = |(label, features): (&String, &Features)| {
        if is_unique(label) || features.date.is_empty() {
            return label.clone();
        }
        format!("{label} {}", features.date).trim_start().to_owned()
    };
    labels.iter().zip(features).map(with_date).collect()
}

/// Labels by position, for results that cannot be distinguished otherwise.
fn by_place(count: usize) -> Vec<String> {
    let heads = (1..count).map(|number| match count {
        2 => "head (the same file)".to_owned(),
        _ => format!("head {number}"),
    });
    std::iter::once("reference".to_owned())
        .chain(heads)
        .collect()
}

/// The properties that can distinguish two results.
struct Features {
    /// Version, hash, fork and branch, flags, machine: the most informative first, empty if it gives no information.
    telling: [String; Self::COUNT],
    /// The date gives little information, so it is only shown if everything else is the same.
    date: String,
}

impl Features {
    const COUNT: usize = 5;

    fn of(suite: &Suite) -> Self {
        let Some(name) = ResultName::from_path(&suite.file) else {
            let file = suite.file.rsplit('/').next().unwrap_or_default();
            let stem = file.strip_suffix(".gz").unwrap_or(file);
            let stem = stem.strip_suffix(".json").unwrap_or(stem);
            let mut telling = [const { String::new() }; Self::COUNT];
            stem.clone_into(&mut telling[0]);
            return Self {
                telling,
                date: suite.text("commit_date").unwrap_or_default().to_owned(),
            };
        };
        let fork = unquote(&name.fork);
        let branch = unquote(&name.git_ref);
        // The branch of a release is its version, that of a nightly build its hash. Neither adds information.
        let is_plain =
            branch.trim_start_matches('v') == name.version || branch.starts_with(&name.hash);
        let place = match (fork.as_str(), is_plain) {
            ("python", true) => String::new(),
            ("python", false) => format!("({branch})"),
            _ => format!("({fork}/{branch})"),
        };
        let machine = format!("{} {}", name.nickname, name.machine);
        let flags = name.flags.join(",");
        Self {
            telling: [name.version, name.hash, place, flags, machine],
            date: name.date,
        }
    }
}

/// For each path, the component at the first position, counted from the end, at which the paths differ. `None` if one
/// is the end of another, or if they are all the same.
fn distinct_ends(paths: &[&str]) -> Option<Vec<String>> {
    let parts: Vec<Vec<&str>> = paths
        .iter()
        .map(|path| path.rsplit('/').collect())
        .collect();
    let shared = |place: usize| {
        let first = parts[0].get(place);
        first.is_some() && parts.iter().all(|parts| parts.get(place) == first)
    };
    // The search always succeeds: the first path has no component after its last one, so nothing is shared there.
    let differing = (0..=parts[0].len()).find(|&place| !shared(place))?;
    parts
        .iter()
        .map(|parts| parts.get(differing).map(|part| (*part).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::parse;

    /// The labels of results in these files.
    fn labels_of(files: &[&str]) -> Vec<String> {
        let suites: Vec<Suite> = files
            .iter()
            .map(|file| {
                let text = r#"{"version": "1.0", "benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]}"#;
                parse((*file).to_owned(), text.to_owned()).expect("the suite is valid")
            })
            .collect();
        labels(&suites.iter().collect::<Vec<_>>())
    }

    const MAIN: &str =
        "r/bm-20240702-3.14.0a0-2302696/bm-20240702-linux-x86_64-python-main-3.14.0a0-2302696.json";
    const JIT: &str = "r/bm-20240702-3.14.0a0-2302696-JIT/bm-20240702-linux-x86_64-python-main-3.14.0a0-2302696.json";
    const RELEASE: &str =
        "r/bm-20231002-3.12.0-0fb18b0/bm-20231002-linux-x86_64-python-v3.12.0-3.12.0-0fb18b0.json";

    #[test]
    fn a_label_holds_what_differs() {
        assert_eq!(
            labels_of(&[RELEASE, MAIN]),
            ["3.12.0 0fb18b0", "3.14.0a0 2302696 (main)"]
        );
        assert_eq!(
            labels_of(&[MAIN, JIT]),
            ["3.14.0a0 2302696", "3.14.0a0 2302696 JIT"]
        );
        assert_eq!(
            labels_of(&[RELEASE, MAIN, JIT]),
            [
                "3.12.0 0fb18b0",
                "3.14.0a0 2302696 (main)",
                "3.14.0a0 2302696 (main) JIT"
            ]
        );
        let other_machine = MAIN.replace("linux-x86_64", "mac-arm64");
        assert_eq!(
            labels_of(&[MAIN, &other_machine]),
            ["linux x86_64", "mac arm64"]
        );
        assert_eq!(
            labels_of(&["a/ref.json", "b/head.json.gz"]),
            ["ref", "head"]
        );
    }

    #[test]
    fn results_that_are_alike_are_told_apart_by_date_folder_or_place() {
        let later = MAIN.replace("bm-20240702-linux", "bm-20240703-linux");
        assert_eq!(labels_of(&[MAIN, &later]), ["20240702", "20240703"]);
        assert_eq!(
            labels_of(&[RELEASE, MAIN, &later]),
            [
                "3.12.0 0fb18b0",
                "3.14.0a0 2302696 (main) 20240702",
                "3.14.0a0 2302696 (main) 20240703"
            ]
        );
        assert_eq!(labels_of(&["x/r.json", "y/r.json"]), ["x", "y"]);
        assert_eq!(
            labels_of(&["r.json", "r.json"]),
            ["reference", "head (the same file)"]
        );
        assert_eq!(labels_of(&["r.json"; 3]), ["reference", "head 1", "head 2"]);
    }

    #[test]
    fn the_ends_of_paths_are_told_apart() {
        let ends = |paths: &[&str]| distinct_ends(paths);
        let expected = |ends: &[&str]| Some(ends.iter().map(|end| (*end).to_owned()).collect());
        assert_eq!(ends(&["a/x/r.json", "a/y/r.json"]), expected(&["x", "y"]));
        assert_eq!(
            ends(&["a/r.json", "a/h.json"]),
            expected(&["r.json", "h.json"])
        );
        assert_eq!(ends(&["r.json", "r.json"]), None);
        assert_eq!(ends(&["r.json", "a/r.json"]), None);
    }
}
