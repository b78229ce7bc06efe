//! Several heads, made from the built-in pair.

use std::io::Read;

use benchlens::bench_runner::Config;
use benchlens::results::Results;
use benchlens::suite::{Suite, parse};
use serde_json::Value;

/// The built-in results: of 3.12.1, and of 3.13.0.
const PACKED: [&[u8]; 2] = [
    include_bytes!(
        "../../assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz"
    ),
    include_bytes!(
        "../../assets/sample/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz"
    ),
];

fn document(packed: &[u8]) -> Value {
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed)
        .read_to_string(&mut text)
        .expect("the sample is gzip'd text");
    serde_json::from_str(&text).expect("the sample is JSON")
}

/// The name of a result with flags, as bench_runner writes it.
pub fn file(version: &str, hash: &str, flags: &str) -> String {
    let dash = if flags.is_empty() { "" } else { "-" };
    format!(
        "results/bm-20241007-{version}-{hash}{dash}{flags}/bm-20241007-sample-x86_64-python-v{version}-{version}-{hash}.json"
    )
}

/// The nickname and host name of a machine that is not that of the sample.
pub const OTHER_MACHINE: &str = "other";

/// The result of 3.13.0 under another name, its times multiplied by a factor, without some benchmarks.
pub fn made(file: &str, factor: f64, without: &[&str]) -> Suite {
    let mut document = document(PACKED[1]);
    if file.contains(OTHER_MACHINE) {
        document["metadata"]["hostname"] = OTHER_MACHINE.into();
    }
    let benchmarks = document["benchmarks"].as_array_mut().expect("a list");
    benchmarks.retain(|benchmark| {
        let name = benchmark["metadata"]["name"].as_str().unwrap_or_default();
        !without.contains(&name)
    });
    let runs = benchmarks
        .iter_mut()
        .flat_map(|benchmark| benchmark["runs"].as_array_mut().expect("a list"));
    let values = runs.filter_map(|run| run.get_mut("values")?.as_array_mut());
    for value in values.flatten() {
        *value = (value.as_f64().expect("a number") * factor).into();
    }
    parse(file.to_owned(), document.to_string()).expect("it is valid")
}

/// The benchmarks that the last of the heads lacks.
pub const LACKING: [&str; 2] = ["coverage", "telco"];

/// 3.12.1, and three heads: 3.13.0, a build of it that is 10 % slower, and a later version that is 5 % faster and lacks
/// two benchmarks.
pub fn several() -> Results {
    let reference = file("3.12.1", "2305ca5", "");
    let reference = parse(reference, document(PACKED[0]).to_string()).expect("it is valid");
    let heads = vec![
        made(&file("3.13.0", "60403a5", ""), 1.0, &[]),
        made(&file("3.13.0", "60403a5", "JIT"), 1.1, &[]),
        made(&file("3.14.0a1", "8cdaca8", ""), 0.95, &LACKING),
    ];
    Results::of_heads(reference, heads, Config::default())
}
