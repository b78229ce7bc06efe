//! Results that are named by version or commit, and what cannot be a result.

use serde_json::{Value, json};

use crate::folder::{Folder, assert_holds_all, benchmark};

/// A folder with a tree of three results.
fn tree() -> Folder {
    let folder = Folder::new();
    folder.write(
        "tree/bench_runner.toml",
        "[bases]\nversions = [\"3.12.0\"]\n[runners.one]\nos = \"linux\"\n",
    );
    let base = json!({"commit_date": "2024-06-01T10:00:00Z"});
    folder.write(&file("3.12.0", "aaaa111", ""), result(1.0, &base));
    let head = json!({"commit_date": "2024-06-02T10:00:00Z", "commit_merge_base": "aaaa111333"});
    folder.write(&file("3.13.0", "bbbb222", ""), result(1.2, &head));
    folder.write(&file("3.13.0", "bbbb222", "-JIT"), result(1.1, &head));
    folder
}

fn result(mean: f64, metadata: &Value) -> String {
    let benchmarks = ["a", "b"].map(|name| benchmark(name, mean, 20));
    json!({"version": "1.0", "metadata": metadata, "benchmarks": benchmarks}).to_string()
}

fn file(version: &str, hash: &str, flags: &str) -> String {
    format!(
        "tree/results/bm-2024-{version}-{hash}{flags}/bm-2024-one-x86_64-python-main-{version}-{hash}.json"
    )
}

#[test]
fn results_are_named_by_version_or_commit_in_every_command() {
    let folder = tree();
    let (base, head) = (file("3.12.0", "aaaa111", ""), file("3.13.0", "bbbb222", ""));
    let jit = file("3.13.0", "bbbb222", "-JIT");
    for (names, files) in [
        (["3.12.0", "bbbb222"], [&base, &head]),
        (["@base", "latest"], [&base, &head]),
        (["aaaa", "3.13.0:jit"], [&base, &jit]),
        (["3.13.0", &jit], [&head, &jit]),
    ] {
        let mut by_name = vec!["report", names[0], names[1], "--tree", "tree"];
        let by_file = folder.report(&["report", files[0], files[1]]);
        // The screen prints its table where there is no terminal.
        let text = folder.report(&["report", files[0], files[1], "--format", "text"]);
        let from_screen = folder.report(&[names[0], names[1], "--tree", "tree"]);
        assert_eq!(from_screen, text, "{names:?}");
        let body = |text: &str| {
            // Names that differ by their folder only are shown as they were given.
            text.replace("tree/results/", "").replace(['-', ' '], "")
        };
        assert_eq!(body(&folder.report(&by_name)), body(&by_file), "{names:?}");
        by_name.truncate(3);
        let mut command = folder.command(&by_name);
        command.current_dir(folder.path("tree/results"));
        if names[1] != jit {
            assert!(command.output().expect("it starts").status.success());
        }
    }
}

#[test]
fn an_existing_file_wins_over_a_name_and_an_unknown_name_lists_candidates() {
    let folder = tree();
    folder.write("tree/3.12.0", result(3.0, &json!({})));
    let mut command = folder.command(&["report", "3.12.0", "3.13.0", "--format", "csv"]);
    command.current_dir(folder.path("tree"));
    let output = command.output().expect("it starts");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(table.contains("\na,"), "{table}");
    assert!(table.contains(",3.0"), "the file has the mean 3: {table}");
    let message = folder.refusal(&["report", "3.12.1", "3.13.0", "--tree", "tree"]);
    assert_holds_all(
        &message,
        &[
            "benchlens: 3.12.1: there is no such file, and no result",
            "\n    aaaa111@one",
        ],
    );
    let message = folder.refusal(&["report", "3.12.1", "3.13.0"]);
    assert_holds_all(&message, &["no folder of results here", "--tree DIR"]);
}

#[test]
fn a_published_report_stands_for_the_two_results_that_it_compares() {
    let folder = tree();
    let (base, head) = (file("3.12.0", "aaaa111", ""), file("3.13.0", "bbbb222", ""));
    let report = head.replace(".json", "-vs-3.12.0.md");
    folder.write(&report, folder.report(&["report", &base, &head]));
    let expected = folder.report(&["report", &base, &head, "--format", "text"]);
    assert_eq!(folder.report(&[&report]), expected);
    assert_eq!(
        folder.report(&["report", &report, "--format", "text"]),
        expected
    );
    // A build with a flag has the name of the one without.
    let jit = file("3.13.0", "bbbb222", "-JIT");
    let report = jit.replace(".json", "-vs-base.md");
    let (head, jit) = (format!("./{head}"), format!("./{jit}"));
    folder.write(&report, folder.report(&["report", &head, &jit]));
    let expected = folder.report(&["report", &head, &jit, "--format", "text"]);
    assert_eq!(folder.report(&[&report]), expected);
    let message = folder.refusal(&[&base, &report]);
    assert_holds_all(
        &message,
        &["published report, not a result file\n", "name it alone"],
    );
    folder.write("notes.md", "# Notes\n");
    let message = folder.refusal(&["notes.md"]);
    assert_holds_all(
        &message,
        &["notes.md: this is neither a result nor a published report"],
    );
}

#[test]
fn what_is_no_result_is_answered_with_what_to_type() {
    let folder = tree();
    let pystats = file("3.13.0", "bbbb222", "").replace(".json", "-pystats.json");
    folder.write(&pystats, "{}");
    for (arguments, expected) in [
        (
            vec![
                "tree/results/bm-2024-3.12.0-aaaa111",
                "tree/results/bm-2024-3.13.0-bbbb222-JIT",
            ],
            "these are folders, not result files\n  Type instead: benchlens tree/results/bm-2024-3.12.0-aaaa111/bm-2024-one",
        ),
        (
            vec!["ref.json", "."],
            ".: this is a folder, not a result file\n  Name one of the 2 results in ., such as ./head.json\n",
        ),
        (vec!["tree", "ref.json"], "add --tree tree."),
        (
            vec!["report", "tree/results/bm-2024-3.12.0-aaaa111"],
            "Name the result in tree/results/bm-2024-3.12.0-aaaa111: ",
        ),
        (vec!["ref.json", &pystats], "pystats), and no timings"),
        (
            vec!["ref.json"],
            "ref.json: name two results, the reference first: benchlens REF ref.json\n",
        ),
        (vec!["report", "ref.json"], "name two results"),
    ] {
        let message = folder.refusal(&arguments);
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}

#[test]
fn a_tree_is_printed_where_there_is_no_terminal() {
    let folder = tree();
    let index = folder.report(&["index", "tree", "--format", "text"]);
    assert_holds_all(&index, &["3.13.0", "bbbb222", "x ↓"]);
    assert_eq!(folder.report(&["tree"]), index);
    let inside = folder.path("tree/results/bm-2024-3.13.0-bbbb222");
    for place in [folder.path("tree"), folder.path("tree/results"), inside] {
        let mut command = folder.command(&[]);
        command.current_dir(&place);
        let output = command.output().expect("it starts");
        assert_eq!(output.status.code(), Some(0), "{}", place.display());
        let printed = String::from_utf8(output.stdout).expect("it is UTF-8");
        // The folder has another name where it is found.
        let rows = |text: &str| -> Vec<String> {
            let rows = text.lines().filter(|line| line.contains("bbbb222"));
            rows.map(str::to_owned).collect()
        };
        assert_eq!(rows(&printed), rows(&index), "{printed}");
        assert_eq!(rows(&printed).len(), 2, "{printed}");
    }
    // Elsewhere, nothing is there to be shown.
    assert_holds_all(
        &folder.refusal(&[]),
        &["name two results, a folder of results", "Usage: benchlens"],
    );
}

#[test]
fn a_folder_is_listed_as_the_command_line_says() {
    let folder = tree();
    let all = folder.report(&["tree"]);
    assert!(all.contains("aaaa111") && all.contains("bbbb222"), "{all}");
    let jit = folder.report(&["tree", "--filter", "flag:JIT", "--machine", "one"]);
    assert!(jit.contains("(JIT)") && !jit.contains("aaaa111"), "{jit}");
    let none = folder.report(&["tree", "--machine", "two"]);
    assert!(!none.contains("aaaa111"), "{none}");
    for (arguments, expected) in [
        (
            vec!["tree", "--benchmark", "a"],
            "--benchmark: this is for the benchmarks of two results",
        ),
        (
            vec!["tree", "--filter", "is:clear"],
            "one of error, faster, slower, stand-in",
        ),
    ] {
        let message = folder.refusal(&arguments);
        assert!(message.contains(expected), "{message}");
    }
}
