//! The help, and command lines that cannot be understood.

use crate::folder::{Folder, assert_holds_all, output, stderr, stdout};

#[test]
fn help_names_the_commands_and_the_options() {
    let folder = Folder::new();
    for (name, arguments) in [
        ("help", &["--help"][..]),
        ("help_of_report", &["report", "--help"]),
        ("help_of_index", &["index", "--help"]),
        ("help_of_generate", &["generate", "--help"]),
        ("help_of_demo", &["demo", "--help"]),
        ("help_of_config", &["config", "--help"]),
    ] {
        let mut command = folder.command(arguments);
        // Otherwise lines are as long as the terminal of the tests is wide, if they have one.
        command.env("COLUMNS", "100");
        let output = output(command);
        assert_eq!(stderr(&output), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
        }, {
            insta::assert_snapshot!(format!("cli__{name}"), stdout(&output));
        });
    }
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(
        Folder::new().report(&["--version"]),
        concat!("benchlens ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_command_line_that_lacks_something_is_refused_with_what_to_type() {
    let folder = Folder::new();
    assert_holds_all(
        &folder.refusal(&["ref.json"]),
        &["benchlens REF ref.json", "@base"],
    );
    assert_holds_all(
        &folder.refusal(&["report", "ref.json"]),
        &["benchlens REF ref.json", "@base"],
    );
    let nothing = folder.refusal(&[]);
    assert_holds_all(
        &nothing,
        &[
            "benchlens: name two results, a folder of results, or a command\n",
            "Usage: benchlens",
            "  benchlens demo --tour  ",
            "benchlens --help lists all options\n",
        ],
    );
    // With the prompt before and behind it, all of it is seen on a terminal of the usual size.
    assert!(nothing.lines().count() < 16, "{nothing}");
    assert!(nothing.lines().all(|line| line.len() <= 80), "{nothing}");
    assert_holds_all(
        &folder.refusal(&["report", "ref.json", "head.json", "--force"]),
        &["--output <FILE>"],
    );
}

#[test]
fn an_argument_that_is_not_known_is_named() {
    let folder = Folder::new();
    for (arguments, expected) in [
        (
            &["ref.json", "head.json", "--nonsense"][..],
            &["unexpected argument '--nonsense'"][..],
        ),
        (
            &["report", "ref.json", "head.json", "--format", "yaml"],
            &["invalid value 'yaml'", "markdown, csv, json, text"],
        ),
        (
            &["demo", "--theme", "blue"],
            &["--theme", "expected one of dark, light"],
        ),
        (
            &["demo", "--without", "nothing"],
            &["--without", "no benchmark of this name"],
        ),
        (
            &["demo", "--without", "nbdoy"],
            &["--without", "; similar names: nbody\n"],
        ),
        (
            &["demo", "--benchmark", "json_load"],
            &["not in the table; similar names: json_loads\n"],
        ),
        (
            &["demo", "--benchmark", "zzz"],
            &["not in the table; there are 76 benchmarks: 2to3, "],
        ),
    ] {
        assert_holds_all(&folder.refusal(arguments), expected);
    }
}

#[test]
fn a_mixed_up_command_line_is_told_where_commands_and_options_stand() {
    let folder = Folder::new();
    for arguments in [
        &["ref.json", "head.json", "--format", "csv"][..],
        &["reprot", "ref.json", "head.json"],
    ] {
        assert_holds_all(
            &folder.refusal(arguments),
            &["report, index, history, generate, demo, config, completions or help"],
        );
    }
}
