//! Result files of every kind: as pyperf could write them, damaged ones, and any JSON.

use std::io::Read;
use std::sync::LazyLock;

use benchlens::bench_runner::Config;
use benchlens::comparison::{Comparison, Incomparable};
use benchlens::results::Results;
use benchlens::suite::{Suite, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// Text that steers terminals, hides, reorders or takes room of its own.
pub const ODD: [&str; 28] = [
    "a",
    "B",
    " ",
    "|",
    "`",
    "\"",
    ",",
    "<",
    "[",
    "\u{0}",
    "\t",
    "\u{1b}[31m",
    "\u{1b}]0;t\u{7}",
    "\u{7f}",
    "\u{9b}2J",
    "\u{85}",
    "\u{202e}",
    "\u{2066}",
    "\u{61c}",
    "\u{200b}",
    "\u{2060}",
    "\u{feff}",
    "\u{2028}",
    "\u{e0041}",
    "比較",
    "👩\u{200d}💻",
    "e\u{301}",
    "\u{301}",
];

pub fn odd() -> impl Strategy<Value = String> {
    vec(select(&ODD[..]), 0..5).prop_map(|pieces| pieces.concat())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (1.0..10.0, -7..2).prop_map(|(mantissa, power)| mantissa * 10f64.powi(power)),
        2 => (1.0..10.0, -300..300).prop_map(|(mantissa, power)| mantissa * 10f64.powi(power)),
        1 => (1..1_u64 << 52).prop_map(f64::from_bits),
        1 => select(vec![1e300, 1e308, 5e-324, 1e-320, 1.0, f64::MAX, f64::MIN_POSITIVE]),
    ]
}

fn of_run() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => Just(json!({})),
        3 => (1..1_i64 << 40, 1..1_i64 << 30, 0.0..100.0).prop_map(|(rss, loops, load)| json!({
            "mem_max_rss": rss, "loops": loops, "load_avg_1min": load, "duration": load,
            "date": "2024-02-29 23:59:59.999999",
        })),
        1 => (odd(), 0.0..1e300).prop_map(|(date, uptime)| json!({
            "command_max_rss": i64::MAX, "date": format!("2024-13-45 99:99{date}x"), "uptime": uptime,
            "boot_time": "1970-01-01 00:00:00",
        })),
    ]
}

/// One to five processes. The first has a value, unless it may do without.
fn runs(may_lack: bool) -> impl Strategy<Value = Vec<Value>> {
    let run = (
        vec((0.0..0.1, prop::option::weighted(0.1, number())), 0..8),
        vec((1..1_i64 << 40, 0.0..1e9), 0..3),
        of_run(),
    );
    (number(), vec(run, 1..5), any::<bool>()).prop_map(move |(base, runs, integral)| {
        let run = |(index, (values, mut warmups, metadata)): (usize, (Vec<_>, Vec<_>, Value))| {
            let near = |(spread, wild): (f64, Option<f64>)| wild.unwrap_or((base * (1.0 + spread)).min(f64::MAX));
            let mut values: Vec<f64> = values.into_iter().map(near).collect();
            if values.is_empty() && index == 0 && !may_lack {
                values.push(base);
            }
            // A process with neither is refused.
            if values.is_empty() && warmups.is_empty() {
                warmups.push((1, 0.5));
            }
            let written = |value: &f64| match *value {
                whole if integral && (1.0..1e15).contains(&whole) => json!(whole as i64),
                value => json!(value),
            };
            json!({"values": values.iter().map(written).collect::<Vec<_>>(), "warmups": warmups, "metadata": metadata})
        };
        runs.into_iter().enumerate().map(run).collect()
    })
}

#[derive(Debug, Clone)]
pub struct Benchmark {
    pub name: String,
    pub metadata: Value,
    pub runs: Vec<Value>,
}

pub fn benchmarks(may_lack: bool) -> impl Strategy<Value = Vec<Benchmark>> {
    let benchmark = (
        odd(),
        vec(odd(), 0..3),
        select(vec!["second", "byte", "integer"]),
        runs(may_lack),
    );
    vec(benchmark, 1..6).prop_map(|benchmarks| {
        let named = |(index, (odd, tags, unit, runs)): (usize, (String, Vec<String>, _, _))| {
            // The digit keeps names apart, and from being blank.
            let name = format!("{odd}{index}");
            let tags: Vec<String> = tags.into_iter().filter(|tag| !tag.is_empty()).collect();
            Benchmark {
                metadata: json!({"name": name, "tags": tags, "unit": unit, "inner_loops": 3}),
                name,
                runs,
            }
        };
        benchmarks.into_iter().enumerate().map(named).collect()
    })
}

/// The file that pyperf would write, in version 5, 6 or else 1.0.
pub fn document(version: u8, benchmarks: &[Benchmark]) -> String {
    let benchmark = |benchmark: &Benchmark| {
        let mut runs = benchmark.runs.clone();
        if version == 5 {
            for run in runs.iter_mut().filter_map(Value::as_object_mut) {
                let values = run.remove("values").expect("every run has a list of them");
                run.insert("samples".to_owned(), values);
            }
        }
        json!({if version == 5 { "common_metadata" } else { "metadata" }: benchmark.metadata, "runs": runs})
    };
    let version = if version > 1 {
        json!(version)
    } else {
        json!("1.0")
    };
    let benchmarks: Vec<Value> = benchmarks.iter().map(benchmark).collect();
    let own = json!({"hostname": "h", "platform": "Linux-6", "cpu_count": 2});
    json!({"version": version, "metadata": own, "benchmarks": benchmarks}).to_string()
}

pub fn read(file: &str, text: &str) -> Suite {
    parse(file.to_owned(), text.to_owned()).unwrap_or_else(|problem| panic!("{problem}: {text}"))
}

/// Two files, given by name and text.
pub fn results(reference: (&str, &str), head: (&str, &str)) -> Results {
    let [reference, head] = [reference, head].map(|(file, text)| read(file, text));
    Results::of_suites(reference, head, Config::default())
}

/// Compares two files, given by name and text.
pub fn compare(reference: (&str, &str), head: (&str, &str)) -> Result<Comparison, Incomparable> {
    Comparison::of(&results(reference, head))
}

/// Two files with the same benchmarks; in most of them the head is the reference, made slower or faster.
pub fn pairs() -> impl Strategy<Value = (Vec<Benchmark>, Vec<Benchmark>)> {
    let factors = select(vec![0.25, 0.5, 1.0, 1.02, 2.0, 1e3]);
    let head = prop_oneof![1 => runs(false).prop_map(Err), 3 => factors.prop_map(Ok)];
    (benchmarks(false), vec(head, 6)).prop_map(|(reference, heads)| {
        let head = |(benchmark, head): (&Benchmark, Result<f64, Vec<Value>>)| {
            let mut runs = head.as_ref().err().unwrap_or(&benchmark.runs).clone();
            let values = runs
                .iter_mut()
                .filter_map(|run| run["values"].as_array_mut())
                .flatten();
            for (value, number) in
                values.filter_map(|value| value.as_f64().map(|number| (value, number)))
            {
                let scaled = number * head.as_ref().unwrap_or(&1.0);
                *value = json!(scaled.clamp(5e-324, f64::MAX));
            }
            Benchmark {
                runs,
                ..benchmark.clone()
            }
        };
        let heads = reference.iter().zip(heads).map(head).collect();
        (reference, heads)
    })
}

pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        number().prop_map(Value::from),
        odd().prop_map(Value::from),
        select(vec!["1.0", "second", "all", "2024-01-01 00:00:00"]).prop_map(Value::from),
    ];
    let key = select(vec![
        "version",
        "benchmarks",
        "metadata",
        "common_metadata",
        "runs",
        "values",
        "samples",
        "warmups",
        "name",
        "tags",
        "unit",
        "loops",
        "mem_max_rss",
        "date",
        "x",
    ]);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((key.clone(), inner), 0..6).prop_map(|entries| Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect()
            )),
        ]
    })
}

/// The built-in reference, cut down to three benchmarks of four processes.
pub static SAMPLE: LazyLock<Value> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!(
        "../../assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz"
    );
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed)
        .read_to_string(&mut text)
        .expect("the sample is gzip'd text");
    let mut sample: Value = serde_json::from_str(&text).expect("the sample is JSON");
    let benchmarks = sample["benchmarks"]
        .as_array_mut()
        .expect("it has benchmarks");
    benchmarks.truncate(3);
    for benchmark in benchmarks {
        benchmark["runs"]
            .as_array_mut()
            .expect("it has runs")
            .truncate(4);
    }
    sample
});

#[derive(Debug, Clone)]
pub enum Mutation {
    Cut(Index),
    Flip(Vec<(Index, u8)>),
    Delete(Index, usize),
    Double(Index, usize),
    Number(Vec<(Index, &'static str)>),
    Graft(Vec<Index>, Value),
}

pub fn mutation() -> impl Strategy<Value = Mutation> {
    let extreme = select(vec![
        "1e308",
        "1e-320",
        "-0",
        "0",
        "-0.0",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "123456789012345678901234567890",
        "9223372036854775807",
        "true",
        "\"x\"",
        "null",
        "[]",
    ]);
    prop_oneof![
        1 => any::<Index>().prop_map(Mutation::Cut),
        1 => vec(any::<(Index, u8)>(), 1..4).prop_map(Mutation::Flip),
        1 => (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        1 => (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Mutation::Double(at, length)),
        4 => vec((any::<Index>(), extreme), 1..4).prop_map(Mutation::Number),
        2 => (vec(any::<Index>(), 0..7), any_json()).prop_map(|(path, value)| Mutation::Graft(path, value)),
    ]
}

fn descend<'v>(value: &'v mut Value, path: &[Index]) -> &'v mut Value {
    let count = match &*value {
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    };
    let Some((step, rest)) = path.split_first().filter(|_| count > 0) else {
        return value;
    };
    let inner = match value {
        Value::Object(entries) => entries.values_mut().nth(step.index(count)),
        other => other.get_mut(step.index(count)),
    };
    descend(inner.expect("the index is below the length"), rest)
}

impl Mutation {
    pub fn apply(&self, sample: &Value) -> Vec<u8> {
        let mut bytes = sample.to_string().into_bytes();
        let range = |at: &Index, length: usize| {
            let start = at.index(bytes.len());
            start..(start + length).min(bytes.len())
        };
        match self {
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Flip(flips) => flips.iter().for_each(|(at, mask)| {
                let at = at.index(bytes.len());
                bytes[at] ^= mask;
            }),
            Self::Delete(at, length) => drop(bytes.drain(range(at, *length))),
            Self::Double(at, length) => {
                let range = range(at, *length);
                let slice = bytes[range.clone()].to_vec();
                bytes.splice(range.start..range.start, slice);
            }
            Self::Number(changes) => {
                for (place, extreme) in changes {
                    let begins = |at: &usize| {
                        matches!(bytes[at - 1], b':' | b'[' | b',') && bytes[*at].is_ascii_digit()
                    };
                    let places: Vec<usize> = (1..bytes.len()).filter(begins).collect();
                    let start = *place.get(&places);
                    let length = bytes[start..]
                        .iter()
                        .position(|byte| !b"0123456789.eE+-".contains(byte))
                        .unwrap_or(1);
                    bytes.splice(start..start + length, extreme.bytes());
                }
            }
            Self::Graft(path, value) => {
                let mut root = sample.clone();
                *descend(&mut root, path) = value.clone();
                return root.to_string().into_bytes();
            }
        }
        bytes
    }
}
