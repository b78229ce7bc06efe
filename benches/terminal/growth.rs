//! What ten and a hundred times the data cost: the pair's benchmarks again and again, under other names.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use serde_json::{Map, Value};

use super::program::{Answer, Program, milliseconds};
use super::{BENCHLENS, files, median};

/// Keys that take a whole view to answer, each from the screen that the one before it leaves.
const KEYS: [(&str, &str); 12] = [
    ("j", "down"),
    ("x", "take out"),
    ("X", "take all back in"),
    ("s", "sort menu"),
    ("\x1b", "back"),
    ("/", "filter"),
    ("t", "a letter of it"),
    ("r", "another"),
    ("\x1b", "no filter"),
    ("m", "memory"),
    ("i", "files"),
    ("\x1b", "back"),
];

pub fn print(folder: &Path) {
    let texts = files::texts();
    println!(
        "{:>6} {:>9} {:>10} {:>10} {:>9}   keys, ms",
        "times", "MB", "report, s", "screen, s", "MiB"
    );
    for times in [1, 10, 100] {
        let pair = ["ref", "head"].map(|side| folder.join(format!("{side}{times}.json")));
        for (file, text) in pair.iter().zip(&texts) {
            multiply(text, times, file);
        }
        let bytes: u64 = pair
            .iter()
            .filter_map(|file| fs::metadata(file).ok())
            .map(|data| data.len())
            .sum();
        let pair = pair.map(|file| file.to_string_lossy().into_owned());
        let command = |before: &[&str]| -> Vec<String> {
            let words = [&[BENCHLENS], before, &[&pair[0], &pair[1], "--no-config"]].concat();
            words.into_iter().map(str::to_owned).collect()
        };
        let report = median((0..3).map(|_| report(&command(&["report"]))).collect());
        let (screen, memory, keys) = screen(&command(&[]));
        print!(
            "{times:>6} {:>9.1} {report:>10.3} {screen:>10.3} {memory:>9.1}  ",
            bytes as f64 / 1e6
        );
        for ((_, what), time) in KEYS.iter().zip(keys) {
            print!(" {what} {time:.1};");
        }
        println!();
    }
}

/// Writes a result with each benchmark so many times.
fn multiply(text: &str, times: usize, file: &Path) {
    let mut whole: Map<String, Value> = serde_json::from_str(text).expect("it is a result");
    let Some(Value::Array(benchmarks)) = whole.remove("benchmarks") else {
        panic!("a result has a list of benchmarks");
    };
    let file = fs::File::create(file).expect("the folder can be written to");
    let mut out = BufWriter::new(file);
    let mut write = |text: &str| {
        out.write_all(text.as_bytes())
            .expect("there is room for it");
    };
    write("{\"benchmarks\": [");
    for time in 0..times {
        for (index, benchmark) in benchmarks.iter().enumerate() {
            let mut benchmark = benchmark.clone();
            let name = &mut benchmark["metadata"]["name"];
            if time > 0 {
                *name = format!("{}_{time}", name.as_str().unwrap_or("solo")).into();
            }
            write(if time + index > 0 { ",\n" } else { "\n" });
            // As pyperf lays files out: a good part of them is white space.
            write(&serde_json::to_string_pretty(&benchmark).expect("it was JSON"));
        }
    }
    let metadata = serde_json::to_string(&whole["metadata"]).expect("it was JSON");
    write(&format!(
        "],\n\"metadata\": {metadata},\n\"version\": \"1.0\"}}\n"
    ));
}

/// Seconds that the published Markdown takes.
fn report(command: &[String]) -> f64 {
    let start = Instant::now();
    let output = std::process::Command::new(&command[0])
        .args(&command[1..])
        .output();
    assert!(output.expect("benchlens runs").status.success());
    start.elapsed().as_secs_f64()
}

/// Seconds to the first frame, MiB at the peak, and milliseconds of each key.
fn screen(command: &[String]) -> (f64, f64, Vec<f64>) {
    let mut program = Program::start(command, None);
    // While it is read, the screen says how far it has come: each of that is an answer.
    let mut last = None;
    let mut seen = Vec::new();
    while !is_complete(&seen) {
        let Answer { output, last: at } = program.answer(true);
        assert!(!output.is_empty(), "the screen comes");
        seen.extend(output);
        last = at;
    }
    let time = last.map_or(0.0, |last| milliseconds(last - program.started) / 1000.0);
    // What is made ahead is made behind the first screen's back; somebody looks at it first.
    std::thread::sleep(std::time::Duration::from_secs(3));
    let keys = KEYS.iter().map(|(key, _)| program.key(key).1).collect();
    (time, program.usage().peak_kib / 1024.0, keys)
}

/// Whether a frame with the table has come, by the place of the selection in its border.
fn is_complete(output: &[u8]) -> bool {
    String::from_utf8_lossy(output).contains("─ 1 of ")
}
