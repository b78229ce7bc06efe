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
                    "benchlens: {target}: this is one of the two result files; name another --output\n"
                )
            );
            assert_eq!([folder.read("ref.json"), folder.read("head.json")], before);
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
