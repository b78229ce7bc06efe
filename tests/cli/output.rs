//! Where the report is written.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::folder::{BENCHLENS, Folder, assert_holds_all, benchmark, suite};

/// The arguments that write the report to the file `out`.
fn to_file<'a>(format: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let arguments = ["report", "ref.json", "head.json", "--format", format];
    [&arguments[..], &["--output", "out"], more].concat()
}

#[test]
fn output_writes_a_file_and_overwrites_by_force_only() {
    let folder = Folder::new();
    let on_screen =
        |format: &str| folder.report(&["report", "ref.json", "head.json", "--format", format]);

    assert_eq!(folder.report(&to_file("markdown", &[])), "");
    assert_eq!(folder.read("out"), on_screen("markdown"));

    assert_eq!(
        folder.refusal(&to_file("csv", &[])),
        "benchlens: out: the file exists already; overwrite it with --force, or name another --output\n"
    );
    assert_eq!(folder.read("out"), on_screen("markdown"));

    for format in ["text", "json", "csv"] {
        assert_eq!(folder.report(&to_file(format, &["--force"])), "");
        assert_eq!(folder.read("out"), on_screen(format));
    }
    assert_holds_all(
        &folder.refusal(&["report", "ref.json", "head.json", "--output", "nowhere/out"]),
        &["benchlens: nowhere/out: cannot be written: "],
    );
}

#[test]
fn output_never_overwrites_a_result_that_is_compared() {
    let folder = Folder::new();
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut targets = vec!["ref.json", "head.json", "./head.json"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("ref.json"), folder.path("link.json"))
            .expect("the folder is writable");
        targets.push("link.json");
    }
    let before = [folder.read("ref.json"), folder.read("head.json")];
    for target in targets {
        for force in [&[][..], &["--force"]] {
            let arguments = ["report", "ref.json", "head.json", "--output", target];
            let message = folder.refusal(&[&arguments[..], force].concat());
            assert_eq!(
                message,
                format!(
                    "benchlens: {target}: this is one of the result files; name another --output\n"
                )
            );
            assert_eq!([folder.read("ref.json"), folder.read("head.json")], before);
        }
    }
}

#[test]
fn a_hyphen_is_standard_output() {
    let folder = Folder::new();
    let report = ["report", "ref.json", "head.json", "--format", "csv"];
    let to_hyphen = [&report[..], &["--output", "-"]].concat();
    assert_eq!(folder.report(&to_hyphen), folder.report(&report));
    let file = [&report[..], &["--output", "./-"]].concat();
    assert_eq!(folder.report(&file), "");
    assert_eq!(folder.read("-"), folder.report(&report));
}

#[cfg(unix)]
mod unix {
    use std::fs;

    use super::*;
    use crate::folder::{stderr, stdout};

    /// Runs a line of shell in a folder, in which `benchlens` is the program.
    fn shell(folder: &Folder, line: &str) -> std::process::Output {
        Command::new("sh")
            .args([
                "-c",
                &format!("benchlens() {{ '{BENCHLENS}' \"$@\"; }}\n{line}"),
            ])
            .current_dir(folder.root())
            .output()
            .expect("there is a shell")
    }

    /// A folder in which a report is larger than the files that `ulimit -f 8` allows, and `out` exists.
    fn large() -> Folder {
        let folder = Folder::new();
        for (file, mean) in [("ref.json", 1.0), ("head.json", 2.0)] {
            let many: Vec<Value> = (0..300)
                .map(|number| benchmark(&format!("benchmark_{number}"), mean, 3))
                .collect();
            folder.write(file, suite(&many));
        }
        folder.write("out", "old");
        folder
    }

    const TO_OUT: &str = "benchlens report ref.json head.json --format json --output out --force";

    #[test]
    fn a_disk_that_is_full_leaves_the_old_file() {
        let folder = large();
        let output = shell(&folder, &format!("ulimit -f 8; trap '' XFSZ; {TO_OUT}"));
        assert_eq!(output.status.code(), Some(2));
        assert_holds_all(&stderr(&output), &["benchlens: out: cannot be written: "]);
        assert_eq!(folder.read("out"), "old");
        let files = fs::read_dir(folder.root()).expect("it can be read");
        assert_eq!(files.count(), 3, "the incomplete file is removed");
    }

    #[test]
    fn a_kill_leaves_the_old_file() {
        let folder = large();
        // The signal of the limit kills the program in the middle of the file.
        let output = shell(&folder, &format!("ulimit -f 8; {TO_OUT}"));
        assert!(!output.status.success());
        assert_eq!(folder.read("out"), "old");
    }

    #[test]
    fn a_result_is_not_overwritten_by_any_of_its_names() {
        let folder = Folder::new();
        fs::hard_link(folder.path("ref.json"), folder.path("hard")).expect("it is writable");
        let before = folder.read("ref.json");
        for line in [
            "benchlens report ref.json head.json --force --output hard",
            "benchlens report - head.json --force --output ref.json <ref.json",
            "benchlens report - head.json --force --output hard <ref.json",
            "benchlens report - head.json --force --output /dev/stdin <ref.json",
            "benchlens report ref.json head.json --force --output /dev/fd/0 <hard",
            "cat ref.json | benchlens report - head.json --force --output /dev/stdin",
        ] {
            let output = shell(&folder, line);
            assert_eq!(output.status.code(), Some(2), "{line}");
            assert_holds_all(&stderr(&output), &["this is one of the result files"]);
            assert_eq!(folder.read("ref.json"), before, "{line}");
        }
    }

    #[test]
    fn an_open_descriptor_is_written_to_and_not_replaced() {
        let folder = Folder::new();
        let report = folder.report(&["report", "ref.json", "head.json"]);
        let command = "benchlens report ref.json head.json --output";
        let output = shell(&folder, &format!("{command} /dev/stdout | cat"));
        assert_eq!(stdout(&output), report);
        // What is there stays, and what comes later follows.
        let line = format!("echo before >log; {{ {command} /dev/stdout; echo behind; }} >>log");
        shell(&folder, &line);
        assert_eq!(folder.read("log"), format!("before\n{report}behind\n"));
        shell(
            &folder,
            &format!("echo before >other; {command} /dev/fd/7 7>>other"),
        );
        assert_eq!(folder.read("other"), format!("before\n{report}"));
        let output = shell(&folder, &format!("{command} /dev/null"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn a_report_to_a_closed_standard_output_is_an_error() {
        let folder = Folder::new();
        for line in [
            "benchlens report ref.json head.json >&-",
            "benchlens report ref.json head.json --output - >&-",
            "benchlens report ref.json head.json --output /dev/stdout >&-",
            "benchlens ref.json head.json >&-",
        ] {
            let output = shell(&folder, line);
            assert_eq!(output.status.code(), Some(2), "{line}");
            let message = stderr(&output);
            assert_holds_all(&message, &["cannot be written: it is closed"]);
        }
        for line in [
            "benchlens report ref.json head.json >/dev/null",
            "benchlens report ref.json head.json 1<>/dev/null",
            "benchlens report ref.json head.json --output out >&-",
        ] {
            let output = shell(&folder, line);
            assert_eq!(output.status.code(), Some(0), "{line} {}", stderr(&output));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_report_to_a_full_device_is_an_error() {
        let folder = Folder::new();
        for line in [
            "benchlens report ref.json head.json >/dev/full",
            "benchlens report ref.json head.json --output - >/dev/full",
            "benchlens report ref.json head.json --output /dev/full",
            "benchlens report ref.json head.json --output /dev/stdout >/dev/full",
            "benchlens ref.json head.json >/dev/full",
        ] {
            let output = shell(&folder, line);
            assert_eq!(output.status.code(), Some(2), "{line}");
            assert_holds_all(&stderr(&output), &["cannot be written: "]);
        }
    }
}

#[test]
fn a_reader_that_goes_early_is_no_error() {
    let folder = Folder::new();
    // Far more than a pipe holds, so that the program must notice.
    for (file, mean) in [("many-ref.json", 1.0), ("many-head.json", 2.0)] {
        let many: Vec<Value> = (0..3000)
            .map(|number| benchmark(&format!("benchmark_{number}"), mean, 12))
            .collect();
        folder.write(file, suite(&many));
    }
    for format in ["markdown", "csv", "json", "text"] {
        let mut program = Command::new(BENCHLENS)
            .args(["report", "many-ref.json", "many-head.json"])
            .args(["--format", format])
            .current_dir(folder.root())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path("messages")).expect("the folder is writable"))
            .spawn()
            .expect("the program starts");
        let pipe = program.stdout.take().expect("standard output is piped");
        let mut first_line = String::new();
        BufReader::new(pipe)
            .read_line(&mut first_line)
            .expect("the program writes");
        let status = program.wait().expect("the program ends");
        assert_eq!(status.code(), Some(0), "{format}");
        assert_eq!(folder.read("messages"), "", "{format}");
        assert_ne!(first_line, "", "{format}");
    }
}
