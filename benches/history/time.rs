//! How long all series of a large tree take.

use std::path::Path;
use std::time::Instant;

use crate::copies;

const RESULTS: usize = 1_000;
const ROUNDS: usize = 3;

pub fn print(folder: &Path) {
    let room = tempfile::tempdir().expect("there is room for temporary files");
    let count = crate::tree(folder).results.len().max(1);
    let count = copies::write(folder, room.path(), RESULTS.div_ceil(count));
    let tree = crate::tree(room.path());
    println!("\n{count} results");
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let history = crate::history(&tree);
        let read = started.elapsed();
        let started = Instant::now();
        let mut series = 0;
        let mut changes = 0;
        for group in &history.groups {
            for one in &group.series {
                series += 1;
                changes += one.analyse(group).changes.len();
            }
        }
        let analysed = started.elapsed();
        println!(
            "  read {:.0} ms; {series} series, {changes} changes on one thread {:.0} ms   (aim 1000 ms after the index)",
            read.as_secs_f64() * 1e3,
            analysed.as_secs_f64() * 1e3
        );
    }
}
