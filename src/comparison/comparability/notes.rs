//! Differences that are worth knowing, though the numbers can be trusted.

use super::difference::{Difference, Level};
use super::metadata::RunMetadata;
use crate::results::Sides;
use crate::suite::{Benchmark, Suite, Value};
use crate::text::fixed;

/// Means of the load that differ by less are usual.
const USUAL_LOAD_DIFFERENCE: f64 = 0.5;

/// Keys that are worth a note, with what differs and what follows.
const KEYS: [(&str, &str, &str); 5] = [
    (
        "perf_version",
        "pyperf versions differ",
        "Versions of pyperf measure in much the same way.",
    ),
    (
        "aslr",
        "address space randomization differs",
        "The spread of the values may differ.",
    ),
    (
        "python_hash_seed",
        "hash seeds differ",
        "The order of sets may differ.",
    ),
    (
        "python_gc",
        "garbage collector settings differ",
        "Benchmarks that allocate much may take more or less time.",
    ),
    (
        "timer",
        "timers differ",
        "Very short benchmarks may be measured less exactly.",
    ),
];

/// The notes on a pair.
pub(super) fn notes(suites: Sides<&Suite>, metadata: &Sides<RunMetadata>) -> Vec<Difference> {
    let mut notes = Vec::new();
    let mut compare = |what, consequence, values: Sides<Option<String>>| {
        if let Some(values) = values.both().filter(|values| !values.are_equal()) {
            notes.push(Difference {
                level: Level::Note,
                what,
                values,
                consequence,
            });
        }
    };
    for (key, what, consequence) in KEYS {
        let values = metadata.as_ref().map(|metadata| metadata.get(key).cloned());
        compare(what, consequence, values);
    }
    compare(
        "run dates differ",
        "What is installed on the machine may have changed in between.",
        suites.map(date),
    );
    let loads = suites.map(load);
    if let Some(Sides { reference, head }) = loads.both()
        && (reference - head).abs() > USUAL_LOAD_DIFFERENCE
    {
        compare(
            "system load differs",
            "Other programs may have slowed down the side with the higher load.",
            loads.map(|load| load.map(|load| fixed(load, 1))),
        );
    }
    notes
}

/// The value of a key in the first run that has it, or in the benchmark itself.
fn of_runs<'s>(suite: &'s Suite, benchmark: &'s Benchmark, key: &str) -> Option<Value<'s>> {
    let mut of_runs = benchmark
        .runs
        .iter()
        .filter_map(|run| suite.lookup(&run.metadata, key));
    of_runs
        .next()
        .or_else(|| suite.lookup(&benchmark.metadata, key))
}

/// The day on which the first benchmark was run.
fn date(suite: &Suite) -> Option<String> {
    let dates =
        suite
            .benchmarks
            .iter()
            .filter_map(|benchmark| match of_runs(suite, benchmark, "date") {
                Some(Value::Text(date)) => Some(date.chars().take(10).collect::<String>()),
                _ => None,
            });
    dates.min()
}

/// The mean load of the benchmarks.
fn load(suite: &Suite) -> Option<f64> {
    let key = "load_avg_1min";
    if let Some(load) = suite.lookup(&suite.metadata, key) {
        return load.number();
    }
    let loads = suite
        .benchmarks
        .iter()
        .filter_map(|benchmark| of_runs(suite, benchmark, key)?.number());
    let (count, sum) = loads.fold((0_u32, 0.0), |(count, sum), load| (count + 1, sum + load));
    (count > 0).then(|| sum / f64::from(count))
}
