//! What the completion scripts of the shells ask the program.

use crate::folder::{Folder, assert_holds_all, benchmark, suite};

/// What may follow the words, the last of which is completed, without what it means.
fn words(folder: &Folder, words: &[&str]) -> Vec<String> {
    let arguments = [&["_complete", "--"], words].concat();
    let printed = folder.report(&arguments);
    let lines = printed.lines().skip(1);
    lines
        .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

fn kind(folder: &Folder, words: &[&str]) -> String {
    let printed = folder.report(&[&["_complete", "--"], words].concat());
    printed.lines().next().unwrap_or_default().to_owned()
}

/// A tree with two machines.
fn tree() -> Folder {
    let folder = Folder::new();
    for (day, runner, version, hash, flags) in [
        ("01", "linux", "3.12.0", "aaaa111", ""),
        ("02", "linux", "3.13.0a1", "bbbb222", ""),
        ("02", "linux", "3.13.0a1", "bbbb222", "-JIT"),
        ("02", "arm", "3.13.0a1", "bbbb222", ""),
    ] {
        let path = format!(
            "results/bm-202406{day}-{version}-{hash}{flags}/bm-202406{day}-{runner}-x86_64-python-main-{version}-{hash}.json"
        );
        folder.write(&path, suite(&[benchmark("json_loads", 1.0, 20)]));
    }
    folder
}

#[test]
fn the_names_of_benchmarks_are_those_of_the_files() {
    let folder = Folder::new();
    let all = ["alpha", "outlier", "zeta"];
    for command in [
        &["ref.json", "head.json", "--benchmark", ""][..],
        &["ref.json", "--without", ""],
        &["report", "ref.json", "head.json", "--exclude", ""],
        // Standard input belongs to the command.
        &["report", "ref.json", "-", "--without", ""],
    ] {
        assert_eq!(words(&folder, command), all, "{command:?}");
    }
    let report = ["report", "ref.json", "head.json", "--without=al"];
    assert_eq!(words(&folder, &report), ["--without=alpha"]);
    assert_eq!(
        words(&folder, &["report", "-", "-", "--without", ""]),
        [""; 0]
    );
    let missing = ["report", "no.json", "head.json", "--without", ""];
    assert_eq!(words(&folder, &missing), [""; 0]);
}

#[test]
fn a_name_that_would_steer_the_terminal_is_not_offered() {
    let folder = Folder::new();
    folder.write(
        "odd.json",
        suite(&[
            benchmark("a\x1b[31mb", 1.0, 20),
            benchmark("c\u{202e}d", 1.0, 20),
            benchmark("fine", 1.0, 20),
        ]),
    );
    assert_eq!(words(&folder, &["odd.json", "--benchmark", ""]), ["fine"]);
}

#[test]
fn filters_groups_and_columns_are_completed() {
    let folder = Folder::new();
    for (line, expected) in [
        (&["demo", "--filter", "is:sl"][..], &["is:slower"][..]),
        (
            &["demo", "--filter", "slower>5% -tag:as"],
            &["slower>5% -tag:asyncio"],
        ),
        (&["demo", "--filter", "slow"], &["slower>"]),
        (&["demo", "--group", "asy"], &["async", "asyncio"]),
        (&["demo", "--group-by", ""], &["tags", "families"]),
        (&["demo", "--sort", "-infl"], &["-influence"]),
        (&["demo", "--columns", "ratio,infl"], &["ratio,influence"]),
        (&["demo", "--columns", "ratio,rati"], &[]),
        (&["demo", "--theme", "gr"], &["green-red"]),
        (&["demo", "--mouse=f"], &["--mouse=false"]),
        (&["report", "--format", "te"], &["text"]),
        (&["history", "--sort", "no"], &["noise"]),
        (&["history", "--filter", "is:"], &["is:regression"]),
        (&["index", "--filter", "x vers"], &["x version:3.14"]),
        (&["completions", ""], &["bash", "zsh", "fish"]),
    ] {
        assert_eq!(words(&folder, line), expected, "{line:?}");
    }
}

#[test]
fn results_and_machines_are_those_of_the_tree() {
    let folder = tree();
    let versions = ["3.12.0", "3.13.0a1", "3.13.0a1:JIT"];
    for line in [
        &["report", "3"][..],
        &["3"],
        &["3.12.0", "3"],
        &["history", ".", "--base", "3"],
    ] {
        assert_eq!(words(&folder, line), versions, "{line:?}");
    }
    assert_eq!(
        words(&folder, &["report", "bb"]),
        ["bbbb222", "bbbb222:JIT"]
    );
    assert_eq!(words(&folder, &["3.12.0", "@"]), ["@base"]);
    let on_machine = ["3.12.0", "3.13.0a1@"];
    assert_eq!(
        words(&folder, &on_machine),
        ["3.13.0a1@arm", "3.13.0a1@linux"]
    );
    assert_eq!(words(&folder, &["--machine", ""]), ["arm", "linux"]);
    let benchmark = ["history", ".", "--benchmark", "js"];
    assert_eq!(words(&folder, &benchmark), ["json_loads"]);
    let named = [
        "report",
        "3.12.0@linux",
        "3.13.0a1@linux",
        "--without",
        "js",
    ];
    assert_eq!(words(&folder, &named), ["json_loads"]);
}

#[test]
fn commands_and_options_are_offered_with_what_they_do() {
    let folder = Folder::new();
    let printed = folder.report(&["_complete", "--", ""]);
    assert_holds_all(
        &printed,
        &["files\n", "report\tPrint the comparison\n", "completions\t"],
    );
    assert!(!printed.contains("_complete"), "{printed}");
    let printed = folder.report(&["_complete", "--", "index", "--"]);
    assert_holds_all(&printed, &["words\n", "--stand-ins\t", "--help\t"]);
    assert!(!printed.contains("--today"), "{printed}");
}

#[test]
fn the_shell_completes_files_and_folders_where_they_are_expected() {
    let folder = Folder::new();
    for (line, expected) in [
        (&["report", ""][..], "files"),
        (&["demo", "--settings", ""], "files"),
        (&["index", ""], "folders"),
        (&["report", "--tree="], "folders"),
        (&["demo", "--theme", ""], "words"),
        (&["demo", ""], "words"),
    ] {
        assert_eq!(kind(&folder, line), expected, "{line:?}");
    }
}

#[test]
fn a_line_of_bash_is_split_and_what_it_replaces_is_quoted() {
    let folder = Folder::new();
    let breaks = "--breaks= \t\n\"'@><=;|&(:";
    for (line, expected) in [
        (
            "benchlens demo --filter 'is:slower tag:asy",
            "is:slower tag:asyncio",
        ),
        ("benchlens demo --filter=is:sl", "slower"),
        ("benchlens demo --filter slow", r"slower\>"),
    ] {
        let line = format!("--line={line}");
        let printed = folder.report(&["_complete", &line, breaks]);
        assert_eq!(printed.trim_end(), format!("words\n{expected}"), "{line}");
    }
}
