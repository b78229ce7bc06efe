//! How long bench_runner itself takes to load a tree.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What `generate_results` does before it compares anything.
const LOAD: &str = "
import pathlib, sys
from bench_runner import result
from bench_runner.bases import get_bases
result.load_all_results(get_bases(), pathlib.Path('results'))
";

/// Milliseconds for loading a tree; `None` if there is no Python with bench_runner, or if it fails.
pub fn loading(tree: &Path) -> Option<f64> {
    let started = Instant::now();
    let status = Command::new("python3")
        .args(["-c", LOAD])
        .current_dir(tree)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let taken: Duration = started.elapsed();
    status.success().then_some(taken.as_secs_f64() * 1000.0)
}
