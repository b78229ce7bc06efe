//! Can the two files be compared? What differs between the two runs besides the Python under test.

use std::collections::BTreeMap;

use super::Comparison;
use crate::stats::hpt;
use crate::suite::Suite;

/// What differs, and what of it speaks against the comparison. Texts are raw: they may hold what stands in the files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compatibility {
    /// Why the two runs are not alike, the gravest first.
    pub reasons: Vec<String>,
    /// Every key of the two suites, those that differ first, then by name: key, reference, head.
    pub keys: Vec<(String, Option<String>, Option<String>)>,
    /// Names of benchmarks that stand in one file only.
    pub only_in_reference: Vec<String>,
    pub only_in_head: Vec<String>,
    /// Rows with different numbers of values on the two sides.
    pub unequal: Vec<usize>,
    /// Rows with too few values for HPT.
    pub too_few: Vec<usize>,
    /// Rows of which pyperf would warn that a side is unstable.
    pub unstable: Vec<usize>,
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

impl Comparison {
    /// What differs between the two runs.
    pub fn compatibility(&self) -> Compatibility {
        let (reference, head) = (common(&self.reference), common(&self.head));
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
        let names = |suite: &Suite, indices: &[usize]| {
            indices
                .iter()
                .map(|&index| suite.benchmarks[index].name.clone())
                .collect()
        };
        let rows =
            |is: &dyn Fn(usize) -> bool| self.all().into_iter().filter(|&row| is(row)).collect();
        Compatibility {
            reasons: self.reasons_in(&reference, &head),
            keys,
            only_in_reference: names(&self.reference, &self.only_in_reference),
            only_in_head: names(&self.head, &self.only_in_head),
            unequal: rows(&|row| self.rows[row].reference.count != self.rows[row].head.count),
            too_few: rows(&|row| {
                (self.rows[row].reference.count + self.rows[row].head.count) / 2
                    < hpt::FEWEST_VALUES
            }),
            unstable: rows(&|row| {
                let (reference, head) = self.evidence(row).unstable;
                reference || head
            }),
        }
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
        let system = |keys: &BTreeMap<String, String>| {
            keys.get("platform")
                .and_then(|platform| platform.split('-').next())
                .map(str::to_owned)
        };
        if let (Some(a), Some(b)) = (system(reference), system(head))
            && a != b
        {
            reasons.push(format!("another operating system: {a}, {b}"));
        }
        for (key, meaning) in SHOULD_BE_ALIKE {
            if let (Some(a), Some(b)) = (reference.get(key), head.get(key))
                && a != b
            {
                reasons.push(format!("{meaning}: {a}, {b}"));
            }
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
            reasons.push(format!(
                "other build flags: {}, {}",
                flags(&a.flags),
                flags(&b.flags)
            ));
        }
        reasons
    }
}

/// What holds for a whole run: the suite's metadata, and what all benchmarks say alike, if most say it at all.
fn common(suite: &Suite) -> BTreeMap<String, String> {
    let mut common: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for benchmark in &suite.benchmarks {
        for (key, value) in suite.entries(&benchmark.metadata) {
            let text = suite.in_words(value);
            *counts.entry(key).or_default() += 1;
            let known = common
                .entry(key.to_owned())
                .or_insert_with(|| Some(text.clone()));
            if known.as_ref().is_some_and(|known| *known != text) {
                *known = None;
            }
        }
    }
    common.retain(|key, _| {
        counts
            .get(key.as_str())
            .is_some_and(|&count| 2 * count >= suite.benchmarks.len())
    });
    for (key, value) in suite.entries(&suite.metadata) {
        common.insert(key.to_owned(), Some(suite.in_words(value)));
    }
    let is_of_the_run = |key: &String| !OF_ONE_BENCHMARK.contains(&key.as_str());
    common
        .into_iter()
        .filter(|(key, _)| is_of_the_run(key))
        .filter_map(|(key, value)| Some((key, value?)))
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
        comparison.expect("they share a benchmark").compatibility()
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
                "another operating system: Linux, macOS",
                "another host: x, y"
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
    fn lists_name_what_limits_the_comparison() {
        let compatibility = compare(r#""hostname": "x""#, r#""hostname": "x""#);
        assert!(compatibility.reasons.is_empty());
        assert_eq!(
            (compatibility.only_in_reference, compatibility.only_in_head),
            (vec!["ref".into()], vec!["head".into()])
        );
        assert_eq!(compatibility.too_few, [0]);
        assert!(compatibility.unequal.is_empty());
    }
}
