//! The settings: the user's own file, one that is named, and what the command line says.

use std::process::Output;

use serde_json::{Value, json};

use crate::folder::{Folder, assert_holds_all, output, refusal, stderr, stdout, suite};

const FILES: [&str; 2] = ["ref.json", "head.json"];

/// Two result files with enough processes for a judgement of each change: `alpha` is 1.5x faster, `outlier` 9x slower
/// and `zeta` 1.5x slower.
fn judged() -> Folder {
    let folder = Folder::new();
    let write = |file: &str, means: [f64; 3]| {
        let benchmark = |(name, mean): (&str, f64)| {
            let run = |run: u32| {
                let value = |step: u32| mean * (1.0 + f64::from(3 * run + step) / 1e4);
                json!({"values": (0..5).map(value).collect::<Vec<f64>>()})
            };
            let runs: Vec<Value> = (0..6).map(run).collect();
            json!({"metadata": {"name": name}, "runs": runs})
        };
        let benchmarks = ["alpha", "outlier", "zeta"].into_iter().zip(means);
        folder.write(
            file,
            suite(&benchmarks.map(benchmark).collect::<Vec<Value>>()),
        );
    };
    write(FILES[0], [1.5, 1.0, 1.0]);
    write(FILES[1], [1.0, 9.0, 1.5]);
    folder
}

/// Runs the program for a user whose own file of settings has this text.
fn run(folder: &Folder, own: &str, arguments: &[&str]) -> Output {
    folder.write("own/benchlens/config.toml", own);
    let mut command = folder.command(arguments);
    command.env("XDG_CONFIG_HOME", folder.path("own"));
    command.env("APPDATA", folder.path("own"));
    output(command)
}

/// Standard output of a run that succeeds without a word on standard error.
#[track_caller]
fn printed(output: &Output) -> String {
    assert_eq!(stderr(output), "");
    assert_eq!(output.status.code(), Some(0));
    stdout(output)
}

/// The names in a text table, in their order.
fn names(table: &str) -> Vec<&str> {
    let rows = table
        .lines()
        .skip_while(|line| !line.starts_with("  Benchmark "))
        .skip(1)
        .take_while(|line| !line.starts_with("Marks: "));
    rows.map_while(|line| line.split_whitespace().nth(1))
        .collect()
}

#[test]
fn the_users_own_file_sets_order_filters_and_thresholds_of_the_screen() {
    let folder = judged();
    let shown = |own: &str, arguments: &[&str]| -> Vec<String> {
        let table = printed(&run(&folder, own, &[&FILES[..], arguments].concat()));
        names(&table).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(shown("", &[]), ["outlier", "zeta", "alpha"]);
    let by_name = "sort = 'name'";
    assert_eq!(shown(by_name, &[]), ["alpha", "outlier", "zeta"]);
    assert_eq!(shown(by_name, &["--sort", "-name"])[0], "zeta");
    assert_eq!(shown(by_name, &["--no-settings"])[0], "outlier");
    let named = "[filters]\nends-in-a = '\"a\"'";
    let filter = ["--filter", "@ends-in-a -outlier"];
    assert_eq!(shown(named, &filter), ["zeta", "alpha"]);
    let small = "[thresholds]\nsmall = '60%'";
    let filter = ["--filter", "is:small"];
    assert_eq!(shown(small, &filter), ["zeta", "alpha"]);
    let filter = ["--filter", "is:small", "--small", "1%"];
    assert_eq!(shown(small, &filter), Vec::<String>::new());
}

#[test]
fn a_report_does_not_depend_on_the_users_own_file() {
    let folder = judged();
    let own = "sort = 'name'\n[thresholds]\nsmall = '100%'\n[filters]\nregressions = 'is:faster'";
    for arguments in [
        &["report", "ref.json", "head.json"][..],
        &["report", "ref.json", "head.json", "--format", "csv"],
        &["report", "ref.json", "head.json", "--format", "json"],
        &["report", "ref.json", "head.json", "--format", "text"],
        &[
            "report",
            "ref.json",
            "head.json",
            "--fail-if",
            "@regressions",
        ],
        &["report", "ref.json", "head.json", "--fail-if", "is:small"],
    ] {
        let without = folder.run(arguments);
        for own in [own, "this is no TOML"] {
            assert_eq!(run(&folder, own, arguments), without, "{arguments:?}");
        }
    }
}

#[test]
fn a_report_takes_the_file_that_is_named() {
    let folder = judged();
    folder.write(
        "team.toml",
        "theme = 'light'\nsort = 'name'\n[thresholds]\nsmall = '60%'\n[filters]\nbad = 'is:clear is:slower'",
    );
    let report = |more: &[&str]| {
        let arguments = ["report", "ref.json", "head.json", "--settings", "team.toml"];
        folder.run(&[&arguments[..], more].concat())
    };
    let text = printed(&report(&["--format", "text"]));
    assert_eq!(names(&text), ["alpha", "outlier", "zeta"]);
    let csv = printed(&report(&[
        "--format",
        "csv",
        "--filter",
        "is:small is:slower",
    ]));
    assert!(
        csv.lines()
            .nth(1)
            .is_some_and(|line| line.starts_with("zeta,")),
        "{csv}"
    );
    let gate = report(&["--fail-if", "@bad"]);
    assert_eq!(gate.status.code(), Some(1));
    assert!(
        stderr(&gate).contains("found 1 of 3 benchmarks"),
        "{}",
        stderr(&gate)
    );
    // The published report stays the published report.
    let published = folder.report(&["report", "ref.json", "head.json"]);
    assert_eq!(printed(&report(&[])), published);
}

#[test]
fn a_threshold_on_the_command_line_is_the_gates_too() {
    let folder = judged();
    let gate = |small: &str| {
        let arguments = ["report", "ref.json", "head.json", "--fail-if", "is:small"];
        let output = folder.run(&[&arguments[..], &["--small", small]].concat());
        output.status.code()
    };
    assert_eq!((gate("1%"), gate("60%")), (Some(0), Some(1)));
    let message = folder.refusal(&["report", "ref.json", "head.json", "--small", "5%"]);
    assert_holds_all(&message, &["--small", "--format csv, json or text"]);
    for small in ["5", "0.05", "-1%", "x"] {
        let small = format!("--small={small}");
        let message = folder.refusal(&["demo", &small]);
        assert_holds_all(&message, &["--small", "a percentage", "such as 1%"]);
    }
}

#[test]
fn a_file_that_is_broken_is_refused_with_its_place_and_the_way_on() {
    let folder = Folder::new();
    let own = "mouse = true\ncolour = 'red'\n";
    let output = run(&folder, own, &FILES);
    assert_eq!(output.status.code(), Some(2));
    let path = folder.path("own/benchlens/config.toml");
    let place = format!("benchlens: {}: line 2, column 1: ", path.display());
    let message = stderr(&output);
    assert_holds_all(
        &message,
        &[&place, "there is no setting 'colour'", "--no-settings"],
    );
    let way_on = [&FILES[..], &["--no-settings"]].concat();
    printed(&run(&folder, own, &way_on));
    folder.write("empty.toml", "");
    let way_on = [&FILES[..], &["--settings", "empty.toml"]].concat();
    printed(&run(&folder, own, &way_on));
}

#[test]
fn a_file_that_is_named_must_be_there_and_valid() {
    let folder = Folder::new();
    folder.write(
        "broken.toml",
        "theme = 'dark'\n[filters]\na = \"ratio>\\u001b[31m\"\n",
    );
    let report = &["report", "ref.json", "head.json"];
    for command in [&FILES[..], &["demo"], &["config"], report] {
        for (file, expected) in [
            ("missing.toml", &["missing.toml: ", "--settings FILE"][..]),
            (
                "broken.toml",
                &["broken.toml: line 3, column 5: @a: ", "'ratio>^[[31m'"],
            ),
        ] {
            let message = folder.refusal(&[command, &["--settings", file]].concat());
            assert_holds_all(&message, expected);
            assert!(!message.contains('\u{1b}'), "{message}");
        }
    }
}

#[test]
fn config_tells_each_setting_and_where_it_comes_from() {
    let folder = Folder::new();
    let own = "theme = 'light'\ncolumns = ['ratio', 'q']\n\n[filters]\napps = 'tag:apps'\nlarge = 'slower>50%'\n";
    let path = folder.path("own/benchlens/config.toml");
    let arguments = ["config", "--theme", "mono", "--small=2%", "--ascii"];
    let table = printed(&run(&folder, own, &arguments));
    let cells = |key: &str| -> Vec<String> {
        let line = table.lines().find(|line| line.starts_with(key));
        let line = line.unwrap_or_else(|| panic!("{key} is missing in:\n{table}"));
        let cells = line.split("  ").filter(|cell| !cell.is_empty());
        cells.map(|cell| cell.trim().to_owned()).collect()
    };
    let in_line = |line: usize| format!("{}:{line}", path.display());
    for (key, value, from) in [
        ("theme", "mono", "command line".to_owned()),
        ("ascii", "true", "command line".to_owned()),
        ("mouse", "false", "default".to_owned()),
        ("columns", "ratio, q", in_line(2)),
        ("sort", "ratio", "default".to_owned()),
        ("group-by", "tags", "default".to_owned()),
        ("dock", "false", "default".to_owned()),
        ("thresholds.small", "2%", "command line".to_owned()),
        ("filters.apps", "tag:apps", in_line(5)),
        ("filters.large", "slower>50%", in_line(6)),
        (
            "filters.noisy",
            "is:noisy or is:bimodal",
            "default".to_owned(),
        ),
    ] {
        assert_eq!(cells(key), [key, value, &from], "{table}");
    }
}

#[test]
fn config_says_where_the_file_would_be() {
    let folder = Folder::new();
    let mut command = folder.command(&["config", "--path"]);
    command.env("XDG_CONFIG_HOME", folder.path("own"));
    command.env("APPDATA", folder.path("own"));
    let path = printed(&output(command));
    let expected = folder.path("own").join("benchlens").join("config.toml");
    assert_eq!(path, format!("{}\n", expected.display()));
    let named = folder.report(&["config", "--path", "--settings", "x.toml"]);
    assert_eq!(named, "x.toml\n");
    let table = folder.report(&["config"]);
    assert!(table.contains("There is no file "), "{table}");
}

#[cfg(unix)]
#[test]
fn config_says_what_to_set_if_there_is_no_home() {
    let folder = Folder::new();
    let mut command = folder.command(&["config", "--path"]);
    command.env_remove("XDG_CONFIG_HOME").env_remove("HOME");
    assert_holds_all(&refusal(command), &["set HOME or XDG_CONFIG_HOME"]);
    let mut command = folder.command(&["ref.json", "head.json"]);
    command.env_remove("XDG_CONFIG_HOME").env_remove("HOME");
    printed(&output(command));
}
