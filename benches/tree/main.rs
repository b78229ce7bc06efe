//! How long a whole tree of results takes.
//!
//!     cargo bench --bench tree                         # the corpus (`BENCHLENS_CORPUS`), about 24 times
//!     BENCHLENS_TREE=DIR cargo bench --bench tree      # any tree
//!
//! "Cold" is without a cache of benchlens, but with the files in the page cache.

#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

mod bench_runner;
mod copies;
#[path = "../terminal/program.rs"]
#[expect(dead_code, reason = "the other measurement needs more of it")]
mod program;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use program::{Program, milliseconds};

const BENCHLENS: &str = env!("CARGO_BIN_EXE_benchlens");
const ROUNDS: usize = 3;
/// How often the memory of a running process is looked at.
const LOOK: Duration = Duration::from_millis(5);

fn main() {
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    let Some(tree) = tree(folder.path()) else {
        println!("set BENCHLENS_TREE to a tree of results, or BENCHLENS_CORPUS to the corpus");
        return;
    };
    let caches = folder.path().join("caches");
    // The first run also brings the files into the page cache.
    let run = |arguments: &[&str]| index(&tree, arguments, &caches);
    run(&["--no-cache"]);
    let cold: Vec<(f64, f64)> = (0..ROUNDS).map(|_| run(&["--no-cache"])).collect();
    run(&[]);
    let warm: Vec<(f64, f64)> = (0..ROUNDS).map(|_| run(&[])).collect();
    println!(
        "index, cold            {}   (aim 2000 ms, 300 MiB)",
        figures(&cold)
    );
    println!("index, warm            {}   (aim 100 ms)", figures(&warm));
    let out = folder.path().join("out");
    match generate(&tree, &out) {
        Some(time) => println!("generate --force       {time:6.0} ms   (aim 4000 ms)"),
        None => println!("generate --force: it cannot be made of this tree"),
    }
    match bench_runner::loading(&tree) {
        Some(time) => println!("bench_runner loads it  {time:6.0} ms, without comparing anything"),
        None => println!("bench_runner is not installed, or does not load this tree"),
    }
    let [names, key, all] = screen(&tree, &["--no-cache"], &caches);
    println!("screen: names          {names:6.0} ms   (aim 60 ms)");
    println!("screen: a key meanwhile {key:5.1} ms   (aim 5 ms)");
    println!("screen: all numbers    {all:6.0} ms");
    let [names, ..] = screen(&tree, &[], &caches);
    println!("screen, warm           {names:6.0} ms");
}

/// The tree that was named, or one made of the corpus.
fn tree(folder: &Path) -> Option<PathBuf> {
    if let Some(tree) = std::env::var_os("BENCHLENS_TREE") {
        return Some(tree.into());
    }
    let corpus = std::env::var_os("BENCHLENS_CORPUS")?;
    let tree = folder.join("tree");
    let count = copies::write(Path::new(&corpus), &tree);
    println!("{count} results, made of the corpus");
    Some(tree)
}

/// Milliseconds and peak memory in MiB of one `benchlens index`.
fn index(tree: &Path, arguments: &[&str], caches: &Path) -> (f64, f64) {
    let started = Instant::now();
    let mut child = Command::new(BENCHLENS)
        .args(["index", "--format", "json"])
        .arg(tree)
        .args(arguments)
        .env("XDG_CACHE_HOME", caches)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak: f64 = 0.0;
    while child.try_wait().expect("the child is ours").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        peak = peak.max(kib.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(LOOK);
    }
    (milliseconds(started.elapsed()), peak)
}

/// Milliseconds of one `benchlens generate --force` into a folder of its own; `None` if it fails.
fn generate(tree: &Path, out: &Path) -> Option<f64> {
    let started = Instant::now();
    let status = Command::new(BENCHLENS)
        .args(["generate", "--force", "--output-dir"])
        .args([out, tree])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let time = milliseconds(started.elapsed());
    // Unreadable results are told by 2, and everything else is written.
    let is_made =
        status.expect("the program starts").code() == Some(0) || out.join("RESULTS.md").exists();
    is_made.then_some(time)
}

/// The median of the times, and the highest peak.
fn figures(runs: &[(f64, f64)]) -> String {
    let mut times: Vec<f64> = runs.iter().map(|(time, _)| *time).collect();
    times.sort_by(f64::total_cmp);
    let peak = runs.iter().map(|(_, peak)| *peak).fold(0.0, f64::max);
    format!("{:6.0} ms, {peak:4.0} MiB", times[times.len() / 2])
}

/// Milliseconds until the names are listed, from a key to the next output, and until nothing changes any more.
fn screen(tree: &Path, arguments: &[&str], caches: &Path) -> [f64; 3] {
    let cache = format!("XDG_CACHE_HOME={}", caches.display());
    let command = ["env", &cache, BENCHLENS, "--no-settings"].map(str::to_owned);
    let arguments = arguments.iter().map(|word| (*word).to_owned());
    let tree = [tree.to_string_lossy().into_owned()];
    let command: Vec<String> = command.into_iter().chain(arguments).chain(tree).collect();
    let mut program = Program::start(&command, None);
    let listed = program.until("Results by");
    let pressed = Instant::now();
    program.press("j");
    let answered = program.next();
    let end = program.quiet(Duration::from_millis(1500));
    [
        milliseconds(listed - program.started),
        milliseconds(answered - pressed),
        milliseconds(end - program.started),
    ]
}
