//! The rules: which differences there are, and how serious each one is. docs/NUMBERS.md lists them for users.

use std::collections::BTreeSet;

use super::difference::{Difference, Level};
use super::facts::{self, Facts};
use super::metadata::RunMetadata;
use crate::comparison::pair::Pair;
use crate::results::Sides;

/// A rule: if both sides have the value and it differs, that is a difference.
struct Rule {
    level: Level,
    what: &'static str,
    consequence: &'static str,
    value: Value,
}

enum Value {
    /// The value of a key.
    Key(&'static str),
    /// One text.
    Text(fn(&Facts<'_>) -> Option<String>),
    /// Words, of which those are shown that only one side has.
    Words(fn(&Facts<'_>) -> Option<BTreeSet<String>>),
}

/// The rules, the most serious first.
const RULES: [Rule; 17] = [
    not_comparable(
        "different operating systems",
        "Times of different operating systems cannot be compared.",
        Value::Text(facts::operating_system),
    ),
    not_comparable(
        "different architectures",
        "Times of different architectures cannot be compared.",
        Value::Text(facts::architecture),
    ),
    not_comparable(
        "different word sizes",
        "32-bit and 64-bit builds cannot be compared.",
        Value::Text(facts::word_size),
    ),
    not_comparable(
        "different CPU models",
        "Times of different CPUs cannot be compared.",
        Value::Key("cpu_model_name"),
    ),
    not_comparable(
        "different machines",
        "Times of different machines cannot be compared.",
        Value::Text(facts::machine),
    ),
    not_comparable(
        "debug build against release build",
        "A debug build is many times slower than a release build.",
        Value::Text(facts::build),
    ),
    doubtful(
        "benchmark sources differ",
        "Benchmarks with the same name may not do the same work.",
        Value::Key("benchmark_hash"),
    ),
    doubtful(
        "pyperformance versions differ",
        "Its benchmarks and their dependencies may have changed.",
        Value::Key("performance_version"),
    ),
    doubtful(
        "CPU governors differ",
        "The CPU may have run at different frequencies.",
        Value::Text(facts::governors),
    ),
    doubtful(
        "turbo settings differ",
        "The CPU may have run at different frequencies.",
        Value::Text(facts::turbo),
    ),
    doubtful(
        "kernel or libc differs",
        "System calls and library functions may take more or less time.",
        Value::Text(facts::kernel),
    ),
    doubtful(
        "operating system versions differ",
        "System calls and library functions may take more or less time.",
        Value::Text(facts::system_version),
    ),
    doubtful(
        "compilers differ",
        "Another compiler can change times as much as a change of Python.",
        Value::Text(facts::compiler),
    ),
    doubtful(
        "optimization flags differ",
        "Other flags can change times as much as a change of Python.",
        Value::Words(facts::optimization),
    ),
    doubtful(
        "configure options differ",
        "Other options can change times as much as a change of Python.",
        Value::Words(facts::options),
    ),
    doubtful(
        "CPU counts differ",
        "Benchmarks of several threads or processes may take more or less time.",
        Value::Key("cpu_count"),
    ),
    doubtful(
        "CPU affinity differs",
        "The benchmarks ran on other CPUs of the machine.",
        Value::Key("cpu_affinity"),
    ),
];

const fn not_comparable(what: &'static str, consequence: &'static str, value: Value) -> Rule {
    Rule {
        level: Level::NotComparable,
        what,
        consequence,
        value,
    }
}

const fn doubtful(what: &'static str, consequence: &'static str, value: Value) -> Rule {
    Rule {
        level: Level::Doubtful,
        ..not_comparable(what, consequence, value)
    }
}

/// The differences that make the comparison impossible or doubtful, the most serious first. What only one file tells is
/// no difference.
pub(super) fn serious(pair: &Pair, metadata: &Sides<RunMetadata>) -> Vec<Difference> {
    let flags_under_test = flags_under_test(pair);
    let are_hosts_known = metadata
        .as_ref()
        .map(|metadata| metadata.get("hostname"))
        .both()
        .is_some();
    let names = pair.names.as_ref().map(Option::as_ref);
    let runs = metadata.as_ref().zip(names).zip(pair.systems.as_ref());
    let facts = runs.map(|((metadata, name), system)| Facts {
        metadata,
        name,
        system,
        flags_under_test: &flags_under_test,
        is_same_system: false,
        are_hosts_known,
    });
    let is_same_system = facts.as_ref().map(facts::operating_system).are_equal();
    let facts = facts.map(|facts| Facts {
        is_same_system,
        ..facts
    });
    let mut differences: Vec<Difference> = Vec::new();
    for rule in &RULES {
        if let Some(values) = rule.value.compare(&facts) {
            differences.push(Difference {
                level: rule.level,
                what: rule.what,
                values,
                consequence: rule.consequence,
            });
        }
    }
    differences.extend(few_in_common(pair));
    differences
}

/// If most benchmarks of a side are not in the other: the headline is then for the few that are, and cannot be held
/// against that of another comparison.
fn few_in_common(pair: &Pair) -> Option<Difference> {
    /// The headline is for at least this share of the benchmarks of either side.
    const FEWEST: f64 = 0.25;
    let shared = pair.count_present();
    let all = pair.only_here.as_ref().map(|only| only.len() + shared);
    let most = all.reference.max(all.head);
    let is_few = (shared as f64) < FEWEST * most as f64;
    is_few.then(|| Difference {
        level: Level::Doubtful,
        what: "few benchmarks in both",
        values: all.map(|count| format!("{shared} of {count}")),
        consequence: "The headline is for the benchmarks that both have.",
    })
}

/// The flags of bench_runner that only one side has.
fn flags_under_test(pair: &Pair) -> BTreeSet<&str> {
    let names = pair.names.as_ref().map(Option::as_ref);
    let Some(names) = names.both() else {
        return BTreeSet::new();
    };
    let Sides { reference, head } = names.map(|name| {
        name.flags
            .iter()
            .map(String::as_str)
            .collect::<BTreeSet<_>>()
    });
    &reference ^ &head
}

impl Value {
    /// The values of both sides if they are known and differ.
    fn compare(&self, facts: &Sides<Facts<'_>>) -> Option<Sides<String>> {
        let facts = facts.as_ref();
        let text =
            |values: Sides<Option<String>>| values.both().filter(|values| !values.are_equal());
        match self {
            Self::Key(key) => text(facts.map(|facts| facts.get(key).map(str::to_owned))),
            Self::Text(value) => text(facts.map(value)),
            Self::Words(value) => {
                let words = facts.map(value).both()?;
                let only = |these: &BTreeSet<String>, others: &BTreeSet<String>| {
                    let only: Vec<&str> = these.difference(others).map(String::as_str).collect();
                    if only.is_empty() {
                        "none".to_owned()
                    } else {
                        only.join(" ")
                    }
                };
                let Sides { reference, head } = &words;
                let values = Sides::new(only(reference, head), only(head, reference));
                (!words.are_equal()).then_some(values)
            }
        }
    }
}
