//! The detectors of Apache Otava and asv on the same series, if Python has them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::detection::{shuffles, stepped};

const LAST: [(f64, usize); 3] = [(0.03, 10), (0.05, 10), (0.05, 5)];

pub fn print(series: &[Vec<f64>]) {
    let mut text = String::new();
    for shuffle in shuffles(series, 1_000) {
        for values in &shuffle {
            text += &line("shuffle", 0, values);
        }
    }
    for (step, last) in LAST {
        let name = format!("{:.0}%-{last}", step * 100.0);
        for values in series {
            let stepped = stepped(values, step, last);
            text += &line(&name, values.len() - last, &stepped);
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/history/peers.py");
    let child = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("  Otava, asv: skipped, there is no python3");
        return;
    };
    if let Some(mut input) = child.stdin.take() {
        // If the script has ended, it has said why.
        let _ = input.write_all(text.as_bytes());
    }
    let _ = child.wait();
}

/// What the series is for, the place of its step, and its logarithms.
fn line(name: &str, place: usize, values: &[f64]) -> String {
    let values: Vec<String> = values.iter().map(f64::to_string).collect();
    format!("{name} {place} {}\n", values.join(" "))
}
