//! Whether the two files can be compared: what differs between the two runs besides the Python under test.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::Pair;
use super::wording;
use crate::results::Sides;
use crate::stats::{exact, hpt};
use crate::suite::{Benchmark, Suite, Value};

/// What differs, and which differences make the comparison doubtful. Texts are raw: they may contain text from the
/// files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparability {
    /// The reasons to doubt the comparison, the most serious first.
    pub reasons: Vec<String>,
    /// All metadata keys of the two suites: those that differ first, then by name.
    pub keys: Vec<MetadataKey>,
    /// Lists of benchmarks that limit the comparison, without the empty lists.
    pub lists: Vec<BenchmarkList>,
}

/// A metadata key and its values in both runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetadataKey {
    /// Its name.
    pub key: String,
    /// The value on each side, if there is one.
    pub values: Sides<Option<String>>,
}

/// Benchmarks with the same problem.
#[derive(Debug, Clone, PartialEq)]
pub struct BenchmarkList {
    /// The description of the problem.
    pub title: &'static str,
    /// The benchmarks, at least one.
    pub benchmarks: Vec<ListedBenchmark>,
}

/// A benchmark with a problem.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedBenchmark {
    /// Its name.
    pub name: String,
    /// The details of the problem.
    pub note: String,
    /// The row that compares it; `None` if it is in one file only.
    pub row: Option<usize>,
}

impl Comparability {
    /// The number of items that a user can step through: reasons, then the benchmarks of the lists, then the keys.
    #[must_use]
    pub fn item_count(&self) -> usize {
        let benchmarks = self.lists.iter().map(|list| list.benchmarks.len());
        self.reasons.len() + benchmarks.sum::<usize>() + self.keys.len()
    }

    /// The benchmark at an index among all items, and the list that contains it; `None` for other items.
    #[must_use]
    pub fn listed(&self, item: usize) -> Option<(&BenchmarkList, &ListedBenchmark)> {
        let mut benchmarks = self.lists.iter().flat_map(|list| {
            let of_list = move |benchmark| (list, benchmark);
            list.benchmarks.iter().map(of_list)
        });
        benchmarks.nth(item.checked_sub(self.reasons.len())?)
    }
}

/// Keys that should be the same on both sides for a comparison of the Python under test, and what a difference means.
const SHOULD_BE_ALIKE: [(&str, &str); 9] = [
    ("hostname", "another host"),
    ("cpu_model_name", "another CPU"),
    ("cpu_count", "another number of CPUs"),
    ("performance_version", "another version of pyperformance"),
    ("benchmark_hash", "other sources of the benchmarks"),
    ("perf_version", "another version of pyperf"),
    ("python_compiler", "another compiler"),
    ("python_cflags", "other compiler flags"),
    ("aslr", "another setting of address randomisation"),
];

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

impl Pair {
    /// The reasons to doubt the comparison, the most serious first. Keys that one file lacks are ignored.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        reasons(self, &self.suites.as_ref().map(|suite| common(suite)))
    }

    /// Everything that differs between the two runs.
    pub(super) fn comparability(&self) -> Comparability {
        let common = self.suites.as_ref().map(|suite| common(suite));
        Comparability {
            reasons: reasons(self, &common),
            keys: keys(common),
            lists: lists(self),
        }
    }
}

/// The metadata of two whole runs, by key.
type Common = Sides<BTreeMap<String, String>>;

fn reasons(pair: &Pair, common: &Common) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut compare = |meaning: &str, values: Sides<Option<String>>| {
        if let Some(Sides { reference, head }) = values.both()
            && reference != head
        {
            reasons.push(format!("{meaning}: {reference} → {head}"));
        }
    };
    let common = common.as_ref();
    let platforms = common.map(|keys| keys.get("platform"));
    let systems = platforms.map(|platform| platform?.split('-').next().map(str::to_owned));
    if systems.are_equal() {
        compare(
            "another kernel or C library",
            platforms.map(Option::<&String>::cloned),
        );
    } else {
        compare("another operating system", systems);
    }
    compare("another CPU frequency governor", common.map(governors));
    for (key, meaning) in SHOULD_BE_ALIKE {
        compare(meaning, common.map(|keys| keys.get(key).cloned()));
    }
    let flags = pair.names.as_ref().map(|name| {
        let flags = &name.as_ref()?.flags;
        Some(if flags.is_empty() {
            "none".to_owned()
        } else {
            flags.join(",")
        })
    });
    compare("other build flags", flags);
    reasons
}

/// Sorts the keys: those with different values first, then those that one side lacks, then those with the same value.
fn keys(common: Common) -> Vec<MetadataKey> {
    let Sides {
        mut reference,
        head,
    } = common;
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
    keys.sort_by(|a, b| (rank(a), &a.key).cmp(&(rank(b), &b.key)));
    keys
}

fn lists(pair: &Pair) -> Vec<BenchmarkList> {
    let only_here = pair
        .only_here()
        .map(|benchmarks| benchmarks.map(listed_alone).collect());
    let counts = |row: usize| pair.rows[row].time.sides.map(|summary| summary.count);
    let shown = |Sides { reference, head }: Sides<usize>| format!("{reference} and {head} values");
    let unequal = |row| {
        Some(counts(row))
            .filter(|counts| !counts.are_equal())
            .map(shown)
    };
    let too_few = |row| {
        let half = |counts: &Sides<usize>| usize::midpoint(counts.reference, counts.head);
        let counts = Some(counts(row));
        counts
            .filter(|counts| half(counts) < hpt::MIN_VALUES)
            .map(shown)
    };
    let lists = [
        ("Only in the reference", only_here.reference),
        ("Only in the head", only_here.head),
        ("Unequal numbers of values", listed(pair, unequal)),
        ("Too few values for HPT", listed(pair, too_few)),
        (
            "Unstable, by pyperf check",
            listed(pair, |row| instability(pair, row)),
        ),
    ];
    let lists = lists.map(|(title, benchmarks)| BenchmarkList { title, benchmarks });
    lists
        .into_iter()
        .filter(|list| !list.benchmarks.is_empty())
        .collect()
}

/// The rows for which `shortcoming` returns a note.
fn listed(pair: &Pair, shortcoming: impl Fn(usize) -> Option<String>) -> Vec<ListedBenchmark> {
    let listed = |row: usize| {
        Some(ListedBenchmark {
            note: shortcoming(row)?,
            name: pair.rows[row].name.clone(),
            row: Some(row),
        })
    };
    pair.all().into_iter().filter_map(listed).collect()
}

/// The warnings that pyperf would give, side by side.
fn instability(pair: &Pair, row: usize) -> Option<String> {
    let warnings = pair.stability_warnings(&pair.rows[row]);
    if warnings.are_equal() && !warnings.head.is_empty() {
        return Some(format!("both: {}", warnings.head.join("; ")));
    }
    let notes: Vec<String> = Sides::NAMES
        .zip(warnings)
        .into_array()
        .into_iter()
        .filter(|(_, warnings)| !warnings.is_empty())
        .map(|(side, warnings)| format!("{side}: {}", warnings.join("; ")))
        .collect();
    (!notes.is_empty()).then(|| notes.join(" · "))
}

/// A benchmark that the other file lacks, with its mean.
fn listed_alone(benchmark: &Benchmark) -> ListedBenchmark {
    let mean = exact::mean(&benchmark.values);
    ListedBenchmark {
        name: benchmark.name.clone(),
        note: mean.map_or_else(
            || "calibration runs only".to_owned(),
            |mean| {
                let count = wording::count(benchmark.values.len(), "value");
                format!("mean {} of {count}", benchmark.unit.format(mean, false))
            },
        ),
        row: None,
    }
}

/// The governors that `cpu_config` names for the CPUs, each once: `performance`, or `ondemand, performance`.
fn governors(keys: &BTreeMap<String, String>) -> Option<String> {
    let named = keys.get("cpu_config")?.split("governor:").skip(1);
    let governors: BTreeSet<&str> = named
        .filter_map(|rest| rest.split([',', ';', ' ']).next())
        .collect();
    let governors: Vec<&str> = governors.into_iter().collect();
    (!governors.is_empty()).then(|| governors.join(", "))
}

/// The metadata of a whole run: that of the suite, and each key that has the same value in all benchmarks that have the
/// key, if at least half of the benchmarks have it.
fn common(suite: &Suite) -> BTreeMap<String, String> {
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
    use crate::bench_runner::Config;
    use crate::comparison::Comparison;
    use crate::comparison::tests::compare_runs;
    use crate::suite::parse;

    fn compare(reference: &str, head: &str) -> Comparability {
        let side = |file: &str, metadata: &str| {
            let text = format!(
                r#"{{"version": "1.0", "metadata": {{{metadata}}}, "benchmarks": [
                {{"metadata": {{"name": "a", "python_compiler": "GCC"}}, "runs": [{{"values": [1.0, 1.1]}}]}},
                {{"metadata": {{"name": "{file}", "python_compiler": "GCC"}}, "runs": [{{"values": [1.0]}}]}}]}}"#
            );
            parse(file.to_owned(), text).expect("the suite is valid")
        };
        let comparison = Comparison::new(
            side("ref", reference),
            side("head", head),
            Config::default(),
        );
        let comparison = comparison.expect("they share a benchmark");
        let comparability = comparison.comparability().clone();
        assert_eq!(comparison.reasons(), comparability.reasons);
        comparability
    }

    #[test]
    fn what_should_be_alike_and_is_not_is_a_reason() {
        let comparability = compare(
            r#""hostname": "x", "platform": "Linux-5", "commit_id": "1", "perf_version": "2.6""#,
            r#""hostname": "y", "platform": "macOS-14", "commit_id": "2""#,
        );
        assert_eq!(
            comparability.reasons,
            [
                "another operating system: Linux → macOS",
                "another host: x → y"
            ]
        );
        let differing: Vec<&str> = comparability
            .keys
            .iter()
            .filter(|key| !key.values.are_equal())
            .map(|key| key.key.as_str())
            .collect();
        assert_eq!(
            differing,
            ["commit_id", "hostname", "platform", "perf_version"]
        );
        assert_eq!(
            comparability.keys.last().map(|key| key.key.as_str()),
            Some("python_compiler")
        );
    }

    #[test]
    fn the_governor_and_the_kernel_count() {
        let side = |kernel: &str, governor: &str| {
            format!(
                r#""platform": "Linux-{kernel}", "cpu_config": "0-3=driver:intel, governor:{governor}; idle:none""#
            )
        };
        let comparability = compare(&side("5.15", "powersave"), &side("6.1", "performance"));
        assert_eq!(
            comparability.reasons,
            [
                "another kernel or C library: Linux-5.15 → Linux-6.1",
                "another CPU frequency governor: powersave → performance"
            ]
        );
    }

    #[test]
    fn metadata_of_the_run_is_what_its_benchmarks_agree_on() {
        let text = r#"{"version": "1.0", "metadata": {"hostname": "x"}, "benchmarks": [
            {"metadata": {"name": "a", "alike": 1, "other": 1, "odd": NaN, "half": 3, "rare": 4}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "b", "alike": 1, "other": 2, "odd": NaN, "half": 3}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "c", "alike": 1, "other": 1, "odd": NaN}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "d", "alike": 1, "other": 1, "odd": NaN}, "runs": [{"values": [1.0]}]}]}"#;
        let suite = parse("ref.json".to_owned(), text.to_owned()).expect("the suite is valid");
        let common: Vec<(String, String)> = common(&suite).into_iter().collect();
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

    #[test]
    fn too_few_values_are_those_that_hpt_rejects() {
        for (reference, head, too_few) in [
            (11, 11, true),
            (11, 12, true),
            (12, 12, false),
            (11, 13, false),
            (13, 12, false),
        ] {
            let values = |count: u32| -> Vec<f64> {
                let steps = (0..count).map(f64::from);
                steps.map(|step| 1.0 + step / 100.0).collect()
            };
            let (reference, head) = (values(reference), values(head));
            let comparison = compare_runs([&[&reference], &[&head]], "");
            let lists = &comparison.comparability().lists;
            let is_listed = lists
                .iter()
                .any(|list| list.title == "Too few values for HPT");
            assert_eq!(is_listed, too_few);
            assert_eq!(comparison.published().hpt.is_err(), too_few);
        }
    }

    #[test]
    fn lists_name_what_limits_the_comparison() {
        let comparability = compare(r#""hostname": "x""#, r#""hostname": "x""#);
        assert!(comparability.reasons.is_empty());
        let names = |title: &str| -> Vec<&str> {
            let list = comparability.lists.iter().find(|list| list.title == title);
            let benchmarks = list.map(|list| &list.benchmarks[..]).unwrap_or_default();
            benchmarks
                .iter()
                .map(|listed| listed.name.as_str())
                .collect()
        };
        assert_eq!(names("Only in the reference"), ["ref"]);
        assert_eq!(names("Only in the head"), ["head"]);
        assert_eq!(names("Too few values for HPT"), ["a"]);
        assert!(names("Unequal numbers of values").is_empty());
        let first = comparability.listed(0).expect("there is a list");
        assert_eq!(
            (first.0.title, first.1.row),
            ("Only in the reference", None)
        );
        assert_eq!(
            comparability.listed(2).and_then(|(_, listed)| listed.row),
            Some(0)
        );
        assert!(comparability.listed(comparability.item_count()).is_none());
    }
}
