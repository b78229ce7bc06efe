//! A folder with result files, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::settings::NO_SETTINGS;

pub const BENCHLENS: &str = env!("CARGO_BIN_EXE_benchlens");

/// A folder with a valid `ref.json` and `head.json`, in which the program is run.
pub struct Folder {
    root: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let folder = Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        };
        folder.write(
            "ref.json",
            suite(&[
                benchmark("zeta", 1.0, 20),
                benchmark("alpha", 2.0, 20),
                benchmark("outlier", 1.0, 20),
            ]),
        );
        folder.write(
            "head.json",
            suite(&[
                benchmark("outlier", 9.0, 20),
                benchmark("alpha", 1.0, 20),
                benchmark("zeta", 1.5, 20),
            ]),
        );
        folder
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        let above = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(above).expect("the folder is writable");
        fs::write(path, content).expect("the folder is writable");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BENCHLENS);
        command.current_dir(self.root.path()).args(arguments);
        // The tests may themselves run in a workflow.
        command.env_remove("GITHUB_ACTIONS");
        command.envs(NO_SETTINGS);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        output(self.command(arguments))
    }

    /// Standard output of a run that succeeds without a word on standard error.
    pub fn report(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(stderr(&output), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        stdout(&output)
    }

    /// The message of a run that is refused, for which nothing else may happen.
    pub fn refusal(&self, arguments: &[&str]) -> String {
        refusal(self.command(arguments))
    }
}

pub fn output(mut command: Command) -> Output {
    command.output().expect("the program starts")
}

pub fn refusal(command: Command) -> String {
    let output = output(command);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert_eq!(stdout(&output), "", "{message}");
    message
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

/// A benchmark whose values differ a little from each other.
pub fn benchmark(name: &str, mean: f64, count: u32) -> Value {
    let values: Vec<f64> = (0..count)
        .map(|index| mean * (1.0 + f64::from(index) * 0.001))
        .collect();
    json!({"metadata": {"name": name}, "runs": [{"values": values}]})
}

pub fn suite(benchmarks: &[Value]) -> String {
    json!({"version": "1.0", "metadata": {}, "benchmarks": benchmarks}).to_string()
}

pub fn gzip(content: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(content.as_bytes())
        .and_then(|()| encoder.finish())
        .expect("writing to memory works")
}

pub fn assert_holds_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "'{part}' is missing in:\n{text}");
    }
}
