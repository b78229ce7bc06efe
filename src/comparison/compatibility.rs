//! Can the two files be compared? What differs between the two runs besides the Python under test.

use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, evidence, wording};
use crate::stats::{exact, hpt};
use crate::suite::{Suite, Value};

/// What differs, and what of it speaks against the comparison. Texts are raw: they may hold what stands in the files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compatibility {
    /// Why the two runs are not alike, the gravest first.
    pub reasons: Vec<String>,
    /// Every key of the two suites, those that differ first, then by name: key, reference, head.
    pub keys: Vec<(String, Option<String>, Option<String>)>,
    /// Benchmarks that limit the comparison; only lists that hold any.
    pub lists: Vec<List>,
}

/// Benchmarks with the same shortcoming.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    pub title: &'static str,
    pub entries: Vec<Entry>,
}

/// A benchmark, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    pub note: String,
    /// Where it is compared; `None` if it stands in one file only.
    pub row: Option<usize>,
}

impl Compatibility {
    /// How many things there are to walk through: reasons, then the entries of the lists, then the keys.
    pub fn stops(&self) -> usize {
        let entries: usize = self.lists.iter().map(|list| list.entries.len()).sum();
        self.reasons.len() + entries + self.keys.len()
    }

    /// The entry at a place among all things, and the list it is of.
    pub fn entry(&self, stop: usize) -> Option<(&List, &Entry)> {
        let entries = self.lists.iter().flat_map(|list| {
            let of_list = move |entry| (list, entry);
            list.entries.iter().map(of_list)
        });
        entries
            .into_iter()
            .nth(stop.checked_sub(self.reasons.len())?)
    }
}

/// Keys that should be alike for a comparison to be about the Python under test, with what a difference means.
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

/// Keys that say nothing of the whole run.
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

/// What differs between the two runs.
pub(super) fn between(comparison: &Comparison) -> Compatibility {
    let (reference, head) = (common(&comparison.reference), common(&comparison.head));
    let mut keys: Vec<(String, Option<String>, Option<String>)> = reference
        .keys()
        .chain(head.keys())
        .map(|key| {
            (
                key.clone(),
                reference.get(key).cloned(),
                head.get(key).cloned(),
            )
        })
        .collect();
    // What both say and say differently, then what one lacks, then what is the same.
    let rank = |key: &(String, Option<String>, Option<String>)| {
        (key.1 == key.2, key.1.is_none() || key.2.is_none())
    };
    keys.sort_by(|a, b| (rank(a), &a.0).cmp(&(rank(b), &b.0)));
    keys.dedup();
    let lists = [
        (
            "Only in the reference",
            only_here(&comparison.reference, &comparison.only_in_reference),
        ),
        (
            "Only in the head",
            only_here(&comparison.head, &comparison.only_in_head),
        ),
        (
            "Unequal numbers of values",
            comparison.entries(|row| {
                let (a, b) = comparison.value_counts(row);
                (a != b).then(|| format!("{a} and {b} values"))
            }),
        ),
        (
            "Too few values for HPT",
            comparison.entries(|row| {
                let (a, b) = comparison.value_counts(row);
                ((a + b) / 2 < hpt::FEWEST_VALUES).then(|| format!("{a} and {b} values"))
            }),
        ),
        (
            "Unstable, by pyperf check",
            comparison.entries(|row| comparison.instability(row)),
        ),
    ];
    Compatibility {
        reasons: comparison.reasons_in(&reference, &head),
        keys,
        lists: lists
            .into_iter()
            .filter(|(_, entries)| !entries.is_empty())
            .map(|(title, entries)| List { title, entries })
            .collect(),
    }
}

impl Comparison {
    /// The rows that `shortcoming` has a note on.
    fn entries(&self, shortcoming: impl Fn(usize) -> Option<String>) -> Vec<Entry> {
        let entry = |row: usize| {
            Some(Entry {
                note: shortcoming(row)?,
                name: self.rows[row].name.clone(),
                row: Some(row),
            })
        };
        self.all().into_iter().filter_map(entry).collect()
    }

    fn value_counts(&self, row: usize) -> (usize, usize) {
        let time = &self.rows[row].time;
        (time.reference.count, time.head.count)
    }

    /// What pyperf would warn of, side by side.
    fn instability(&self, row: usize) -> Option<String> {
        let row = &self.rows[row];
        let (reference, head) = self.benchmarks(row);
        let sides = [
            (
                "reference",
                evidence::warnings(&self.reference, reference, &row.time.reference),
            ),
            ("head", evidence::warnings(&self.head, head, &row.time.head)),
        ];
        let [(_, of_reference), (_, of_head)] = &sides;
        if of_reference == of_head && !of_head.is_empty() {
            return Some(format!("both: {}", of_head.join("; ")));
        }
        let notes: Vec<String> = sides
            .into_iter()
            .filter(|(_, warnings)| !warnings.is_empty())
            .map(|(side, warnings)| format!("{side}: {}", warnings.join("; ")))
            .collect();
        (!notes.is_empty()).then(|| notes.join(" · "))
    }

    /// What speaks against the comparison, the gravest first. A key that one file lacks tells nothing.
    pub fn reasons(&self) -> Vec<String> {
        self.reasons_in(&common(&self.reference), &common(&self.head))
    }

    fn reasons_in(
        &self,
        reference: &BTreeMap<String, String>,
        head: &BTreeMap<String, String>,
    ) -> Vec<String> {
        let mut reasons = Vec::new();
        let mut compare = |meaning: &str, a: Option<String>, b: Option<String>| {
            if let (Some(a), Some(b)) = (a, b)
                && a != b
            {
                reasons.push(format!("{meaning}: {a} → {b}"));
            }
        };
        let platforms = [reference, head].map(|keys| keys.get("platform"));
        let [a, b] = platforms.map(|platform| platform?.split('-').next().map(str::to_owned));
        if a != b {
            compare("another operating system", a, b);
        } else {
            let [a, b] = platforms.map(|platform| platform.cloned());
            compare("another kernel or C library", a, b);
        }
        let [a, b] = [reference, head].map(governors);
        compare("another CPU frequency governor", a, b);
        for (key, meaning) in SHOULD_BE_ALIKE {
            compare(meaning, reference.get(key).cloned(), head.get(key).cloned());
        }
        if let (Some(a), Some(b)) = (&self.identities.0, &self.identities.1)
            && a.flags != b.flags
        {
            let flags = |flags: &[String]| {
                if flags.is_empty() {
                    "none".to_owned()
                } else {
                    flags.join(",")
                }
            };
            compare(
                "other build flags",
                Some(flags(&a.flags)),
                Some(flags(&b.flags)),
            );
        }
        reasons
    }
}

/// Benchmarks that the other file lacks, with what they were measured at.
fn only_here(suite: &Suite, indices: &[usize]) -> Vec<Entry> {
    let entry = |&index: &usize| {
        let benchmark = &suite.benchmarks[index];
        let mean = exact::mean(&benchmark.values);
        Entry {
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
    };
    indices.iter().map(entry).collect()
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

/// What holds for a whole run: the suite's metadata, and what all benchmarks say alike, if most say it at all.
fn common(suite: &Suite) -> BTreeMap<String, String> {
    /// What benchmarks say of a key.
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
            // Words are made for what is not plainly the same: there are as many values as benchmarks.
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
    use crate::config::Config;
    use crate::suite::parse;

    fn compare(reference: &str, head: &str) -> Compatibility {
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
        comparison
            .expect("they share a benchmark")
            .compatibility()
            .clone()
    }

    #[test]
    fn what_should_be_alike_and_is_not_is_a_reason() {
        let compatibility = compare(
            r#""hostname": "x", "platform": "Linux-5", "commit_id": "1", "perf_version": "2.6""#,
            r#""hostname": "y", "platform": "macOS-14", "commit_id": "2""#,
        );
        assert_eq!(
            compatibility.reasons,
            [
                "another operating system: Linux → macOS",
                "another host: x → y"
            ]
        );
        let differing: Vec<&str> = compatibility
            .keys
            .iter()
            .filter(|(_, a, b)| a != b)
            .map(|(key, ..)| key.as_str())
            .collect();
        assert_eq!(
            differing,
            ["commit_id", "hostname", "platform", "perf_version"]
        );
        assert_eq!(
            compatibility.keys.last().map(|(key, ..)| key.as_str()),
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
        let compatibility = compare(&side("5.15", "powersave"), &side("6.1", "performance"));
        assert_eq!(
            compatibility.reasons,
            [
                "another kernel or C library: Linux-5.15 → Linux-6.1",
                "another CPU frequency governor: powersave → performance"
            ]
        );
    }

    #[test]
    fn lists_name_what_limits_the_comparison() {
        let compatibility = compare(r#""hostname": "x""#, r#""hostname": "x""#);
        assert!(compatibility.reasons.is_empty());
        let names = |title: &str| -> Vec<&str> {
            let list = compatibility.lists.iter().find(|list| list.title == title);
            let entries = list.map(|list| &list.entries[..]).unwrap_or_default();
            entries.iter().map(|entry| entry.name.as_str()).collect()
        };
        assert_eq!(names("Only in the reference"), ["ref"]);
        assert_eq!(names("Only in the head"), ["head"]);
        assert_eq!(names("Too few values for HPT"), ["a"]);
        assert!(names("Unequal numbers of values").is_empty());
        let first = compatibility.entry(0).expect("there is a list");
        assert_eq!(
            (first.0.title, first.1.row),
            ("Only in the reference", None)
        );
        assert_eq!(
            compatibility.entry(2).and_then(|(_, entry)| entry.row),
            Some(0)
        );
        assert!(compatibility.entry(compatibility.stops()).is_none());
    }
}
