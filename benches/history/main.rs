//! How well change points and noise from night to night are told apart, on the nights of one machine.
//!
//!     BENCHLENS_HISTORY=DIR cargo bench --bench history
//!
//! docs/NUMBERS.md has the table. Two sets of seeds are printed, of which the thresholds were not made to fit either.

#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

mod copies;
mod detection;
mod judgement;
mod mean;
mod peers;
mod random;
mod time;

use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;

use benchlens::bench_runner::Config;
use benchlens::series::{Group, History, ReadOptions, read};
use benchlens::suite::LoadOptions;
use benchlens::tree::{Entry, Place, Tree, TreeOptions};

fn main() {
    let Some(folder) = std::env::var_os("BENCHLENS_HISTORY") else {
        println!("set BENCHLENS_HISTORY to a tree of one machine, night after night");
        return;
    };
    let tree = tree(Path::new(&folder));
    let history = history(&tree);
    for group in &history.groups {
        let flags = group.flags.join(",");
        println!(
            "\n{} [{flags}]: {} nights",
            group.machine,
            group.nights.len()
        );
        for night in group.nights.iter().filter(|night| night.is_disturbed) {
            println!("  disturbed: {} {}", night.date, night.file);
        }
        let series = complete(group);
        if group.nights.len() >= 2 * detection::WINDOW {
            detection::print(&series);
            peers::print(&series);
        }
        judgement::print(&tree, group);
        mean::print(group);
    }
    time::print(Path::new(&folder));
}

fn tree(folder: &Path) -> Tree {
    let place = Place::of(folder).expect("it is a folder");
    let config = Config::read_found(&place.root.join("any"));
    Tree::read(place, Arc::new(config), &TreeOptions::default(), &|| false)
}

fn history(tree: &Tree) -> History {
    let options = ReadOptions {
        load: LoadOptions::default(),
        jobs: std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN),
    };
    let all = |_: &Entry| true;
    History::new(tree, read(tree, &options, &all, &|| false))
}

/// The logarithms of the values of the benchmarks that no night lacks. Disturbed nights are in them, as they were in the
/// field study.
fn complete(group: &Group) -> Vec<Vec<f64>> {
    let is_complete = |points: usize| points == group.nights.len();
    let series = group.series.iter();
    let series = series.filter(|series| is_complete(series.points.len()));
    series
        .map(|series| series.points.iter().map(|point| point.value.ln()).collect())
        .collect()
}
