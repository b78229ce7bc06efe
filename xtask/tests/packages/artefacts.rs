//! Finding and running what was made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The version of the program, which all artefacts are of.
pub fn version() -> String {
    use clap::CommandFactory;
    let command = benchlens::cli::Cli::command();
    command.get_version().expect("it has one").to_owned()
}

/// The checkout.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    root.canonicalize().expect("the checkout is there")
}

/// Where the artefacts are.
pub fn folder() -> PathBuf {
    root().join("target/dist")
}

/// The only artefact whose name ends like this.
pub fn artefact(ending: &str) -> PathBuf {
    let entries = fs::read_dir(folder()).expect("run: cargo xtask dist");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    assert_eq!(paths.len(), 1, "one file ends with {ending}: {paths:?}");
    paths.remove(0)
}

/// The program as one file.
pub fn program() -> PathBuf {
    artefact(&format!("-{}-linux", std::env::consts::ARCH))
}

/// A folder that did not exist before, and stays after the test.
pub fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the last run's folder can be removed");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// The two results of the sample, the reference first, below a folder.
pub fn sample(root: &Path) -> [PathBuf; 2] {
    let folder = root.join("assets/sample");
    [
        "bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz",
        "bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz",
    ]
    .map(|path| folder.join(path))
}

/// Fails if what a program prints of the sample is not the published report.
#[track_caller]
pub fn assert_reports_the_sample(program: &mut Command, sample: [PathBuf; 2]) {
    let report = run(program.args(["report", "--header", "never"]).args(sample));
    let path = root().join("tests/expected/sample.md");
    let expected = fs::read_to_string(path).expect("the report is there");
    assert!(
        report.trim_end() == expected.trim_end(),
        "it is not the published report: {report}"
    );
}

/// Runs a command that has to succeed, without the settings of the developer, and gives what it prints.
pub fn run(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .env_remove("XDG_CONFIG_HOME")
        .env("HOME", "/nonexistent")
        .output()
        .unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"));
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{command:?}: {status}\n{stderr}");
    String::from_utf8(stdout).expect("it prints UTF-8")
}
