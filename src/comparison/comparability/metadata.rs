//! The metadata of whole runs.

use std::collections::BTreeMap;

use crate::results::Sides;
use crate::sorting;
use crate::suite::{Suite, Value};

/// A metadata key and its values in both runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetadataKey {
    /// Its name.
    pub key: String,
    /// The value on each side, if there is one.
    pub values: Sides<Option<String>>,
}

/// Keys that describe one benchmark, not the whole run.
const OF_ONE_BENCHMARK: [&str; 8] = [
    "name",
    "tags",
    "loops",
    "inner_loops",
    "description",
    "command",
    "mem_max_rss",
    "command_max_rss",
];

/// The metadata of a whole run, by key.
pub(super) type RunMetadata = BTreeMap<String, String>;

/// Sorts the keys: those with different values first, then those that one side lacks, then those with the same value.
pub(super) fn keys(metadata: Sides<RunMetadata>) -> Vec<MetadataKey> {
    let Sides {
        mut reference,
        head,
    } = metadata;
    let mut keys: Vec<MetadataKey> = head
        .into_iter()
        .map(|(key, head)| MetadataKey {
            values: Sides::new(reference.remove(&key), Some(head)),
            key,
        })
        .collect();
    keys.extend(reference.into_iter().map(|(key, value)| MetadataKey {
        key,
        values: Sides::new(Some(value), None),
    }));
    let rank = |key: &MetadataKey| {
        let is_lacking = key.values.reference.is_none() || key.values.head.is_none();
        (key.values.are_equal(), is_lacking)
    };
    sorting::sort_by(&mut keys, |a, b| (rank(a), &a.key).cmp(&(rank(b), &b.key)));
    keys
}

/// The metadata of a whole run: that of the suite, and each key that has the same value in all benchmarks that have the
/// key, if at least half of the benchmarks have it.
pub(super) fn of_run(suite: &Suite) -> RunMetadata {
    /// The values of a key in the benchmarks.
    struct Said<'s> {
        count: usize,
        value: Value<'s>,
        alike: bool,
    }
    let mut said: BTreeMap<&str, Said<'_>> = BTreeMap::new();
    for benchmark in &suite.benchmarks {
        for (key, value) in suite.entries(&benchmark.metadata) {
            let known = said.entry(key).or_insert(Said {
                count: 0,
                value,
                alike: true,
            });
            known.count += 1;
            // Values are formatted only if they are not simply equal, since there are as many values as benchmarks.
            known.alike = known.alike
                && (known.value == value || suite.in_words(known.value) == suite.in_words(value));
        }
    }
    let of_benchmarks = said
        .into_iter()
        .filter(|(_, said)| said.alike && 2 * said.count >= suite.benchmarks.len())
        .map(|(key, said)| (key, said.value));
    of_benchmarks
        .chain(suite.entries(&suite.metadata))
        .filter(|(key, _)| !OF_ONE_BENCHMARK.contains(key))
        .map(|(key, value)| (key.to_owned(), suite.in_words(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::parse;

    #[test]
    fn metadata_of_the_run_is_what_its_benchmarks_agree_on() {
        let text = r#"{"version": "1.0", "metadata": {"hostname": "x"}, "benchmarks": [
            {"metadata": {"name": "a", "alike": 1, "other": 1, "odd": NaN, "half": 3, "rare": 4}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "b", "alike": 1, "other": 2, "odd": NaN, "half": 3}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "c", "alike": 1, "other": 1, "odd": NaN}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "d", "alike": 1, "other": 1, "odd": NaN}, "runs": [{"values": [1.0]}]}]}"#;
        let suite = parse("ref.json".to_owned(), text.to_owned()).expect("the suite is valid");
        let common: Vec<(String, String)> = of_run(&suite).into_iter().collect();
        let expected = [
            ("alike", "1"),
            ("half", "3"),
            ("hostname", "x"),
            ("odd", "nan"),
        ];
        assert_eq!(
            common,
            expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
        );
    }
}
