//! Several heads in one command.

use serde_json::{Value, json};

use crate::folder::{Folder, assert_holds_all, benchmark, stderr, stdout, suite};
use crate::support::hidden::assert_harmless;

/// A folder with two more heads: `other.json` lacks `outlier` and has `extra`, and `close.json` is hardly slower.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write(
        "other.json",
        suite(&[
            benchmark("alpha", 2.2, 20),
            benchmark("extra", 1.0, 20),
            benchmark("zeta", 0.5, 20),
        ]),
    );
    folder.write(
        "close.json",
        suite(&[
            benchmark("alpha", 2.0, 20),
            benchmark("outlier", 1.0, 20),
            benchmark("zeta", 1.005, 20),
        ]),
    );
    folder
}

/// The report of `ref.json` and these heads.
fn report(folder: &Folder, heads: &[&str], more: &[&str]) -> String {
    let arguments = [&["report", "ref.json"], heads, more].concat();
    folder.report(&arguments)
}

const HEADS: [&str; 3] = ["head.json", "other.json", "close.json"];

fn assert_snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!(format!("cli__{name}"), text);
    });
}

#[test]
fn the_text_report_has_a_line_and_a_column_for_each_head() {
    let folder = folder();
    let text = report(&folder, &HEADS, &["--format", "text"]);
    assert_snapshot("heads_text", &text);
    let from_screen = folder.report(&["ref.json", "head.json", "other.json", "close.json"]);
    assert_eq!(from_screen, text);
    let memory = report(&folder, &HEADS, &["--format", "text", "--memory"]);
    assert_holds_all(&memory, &["Geometric mean", "unknown", "Larger"]);
}

#[test]
fn the_csv_has_the_lines_of_each_pair_behind_the_names_of_the_head() {
    let folder = folder();
    let csv = report(&folder, &HEADS, &["--format", "csv"]);
    let mut lines = csv.lines();
    let pair = |head: &str| report(&folder, &[head], &["--format", "csv"]);
    let header = format!(
        "head,head_file,reference,reference_file,{}",
        pair("head.json").lines().next().expect("a header")
    );
    assert_eq!(lines.next(), Some(&*header));
    for head in HEADS {
        let label = head.trim_end_matches(".json");
        let pair = pair(head);
        let of_pair = |name: &str| {
            let mut lines = pair.lines();
            lines.find(|line| line.starts_with(&format!("{name},")))
        };
        for name in ["zeta", "alpha", "outlier"] {
            let line = lines.next().expect("a line for each benchmark");
            let first = format!("{label},{head},ref,ref.json,");
            let rest = line.strip_prefix(&first).expect(line);
            match of_pair(name) {
                Some(of_pair) => assert_eq!(rest, of_pair),
                // The name, and that nothing excludes it.
                None => assert_eq!(
                    rest.split(',')
                        .filter(|cell| !cell.is_empty())
                        .collect::<Vec<_>>(),
                    ["outlier", "false", "false"],
                ),
            }
        }
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn the_json_has_what_the_json_of_each_pair_has() {
    let folder = folder();
    let read = |text: &str| -> Value { serde_json::from_str(text).expect("it is JSON") };
    let heads = read(&report(&folder, &HEADS, &["--format", "json"]));
    assert_eq!(heads["schema_version"], 1);
    let documents = heads["heads"].as_array().expect("a list");
    assert_eq!(documents.len(), HEADS.len());
    for (document, head) in documents.iter().zip(HEADS) {
        let mut pair = read(&report(&folder, &[head], &["--format", "json"]));
        let fields = pair.as_object_mut().expect("an object");
        fields.remove("schema_version");
        assert_eq!(*document, pair, "{head}");
    }
}

#[test]
fn a_view_of_the_first_head_is_that_of_its_pair() {
    let folder = folder();
    let first = |heads: &[&str], view: &[&str]| -> Value {
        let text = report(&folder, heads, &[&["--format", "json"], view].concat());
        let document: Value = serde_json::from_str(&text).expect("it is JSON");
        let first = document["heads"].get(0).unwrap_or(&document);
        let fields = ["view", "verdict", "benchmarks"];
        fields.map(|field| first[field].clone()).into()
    };
    for view in [
        &["--filter", "is:slower", "--without", "zeta"][..],
        &["--filter", "\"zeta\"", "--count-excluded"],
        &["--memory", "--without", "alpha"],
        &["--sort", "-ratio", "--small", "60%"],
    ] {
        assert_eq!(first(&HEADS, view), first(&HEADS[..1], view), "{view:?}");
    }
    let hidden = ["--format", "text", "--significant", "--head", "3"];
    assert_holds_all(
        &report(&folder, &HEADS, &hidden),
        &[
            "View       all, 3 benchmarks, 2 of them not significant in close and not listed",
            "other  2 benchmarks: 1 faster",
        ],
    );
}

#[test]
fn no_result_is_overwritten() {
    let folder = folder();
    for head in HEADS {
        let before = folder.read(head);
        let arguments = [
            "report",
            "ref.json",
            "head.json",
            "other.json",
            "close.json",
        ];
        let output = ["--output", head, "--force"];
        let message = folder.refusal(&[&arguments[..], &output].concat());
        assert_holds_all(&message, &[": this is one of the result files"]);
        assert_eq!(folder.read(head), before);
    }
}

#[test]
fn hostile_names_are_visible_in_every_format() {
    let folder = folder();
    let names = ["a|b`c\u{1b}[31m", "d\u{202e}e"];
    for (file, mean) in [("x\u{202e}\u{1b}[2J.json", 2.0), ("-y\u{9b}.json", 3.0)] {
        folder.write(file, suite(&names.map(|name| benchmark(name, mean, 20))));
    }
    folder.write(
        "ref.json",
        suite(&names.map(|name| benchmark(name, 1.0, 20))),
    );
    for format in ["csv", "json", "text"] {
        let heads = ["report", "--format", format, "--fail-if", "slower>5%", "--"];
        let files = ["ref.json", "x\u{202e}\u{1b}[2J.json", "-y\u{9b}.json"];
        let output = folder.run(&[&heads[..], &files].concat());
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert_harmless(format, &stdout(&output));
        assert_harmless("the gate", &stderr(&output));
    }
}

#[test]
fn a_filter_is_about_the_selected_head_unless_it_asks_for_any_or_all() {
    let folder = folder();
    let shown = |filter: &str, more: &[&str]| -> Vec<String> {
        let filter = ["--format", "csv", "--filter", filter];
        let csv = report(&folder, &HEADS, &[&filter, more].concat());
        let lines = csv
            .lines()
            .filter(|line| line.starts_with("close,"))
            .map(str::to_owned);
        let name = |line: String| line.split(',').nth(4).expect("a name").to_owned();
        lines.map(name).collect()
    };
    assert_eq!(shown("slower>5%", &[]), ["zeta", "outlier"]);
    assert_eq!(shown("slower>5%", &["--head", "2"]), ["alpha"]);
    assert_eq!(
        shown("any:slower>5%", &["--head", "3"]),
        ["zeta", "alpha", "outlier"]
    );
    assert_eq!(shown("all:slower>5%", &[]), [""; 0]);
    assert_eq!(shown("\"zeta\"", &["--head", "2"]), ["zeta"]);
    let text = report(
        &folder,
        &HEADS,
        &["--format", "text", "--filter", "slower>5%"],
    );
    assert_holds_all(
        &text,
        &["View       all, filter slower>5%, 2 benchmarks", "close"],
    );
}

#[test]
fn rows_are_sorted_by_the_selected_head_or_another() {
    let folder = folder();
    let names = |more: &[&str]| -> Vec<String> {
        let text = report(&folder, &HEADS, &[&["--format", "text"], more].concat());
        let rows = text
            .lines()
            .skip_while(|line| !line.starts_with("Benchmark"));
        let rows = rows.skip(1).take_while(|line| !line.starts_with("Marks"));
        let name = |line: &str| line.split(' ').next().expect("a name").to_owned();
        rows.map(name).collect()
    };
    assert_eq!(names(&[]), ["outlier", "zeta", "alpha"]);
    assert_eq!(names(&["--head", "2"]), ["alpha", "zeta", "outlier"]);
    assert_eq!(names(&["--sort-head", "2"]), ["alpha", "zeta", "outlier"]);
    for (option, heads, expected) in [
        ("--head", &HEADS[..], "--head 4: there are only 3 heads"),
        (
            "--sort-head",
            &HEADS[..1],
            "--sort-head 4: there is only 1 head",
        ),
    ] {
        let first = [&["report", "ref.json"], heads].concat();
        let message = folder.refusal(&[&first[..], &["--format", "csv", option, "4"]].concat());
        assert_holds_all(&message, &[expected]);
    }
    let markdown = ["report", "ref.json", "head.json", "other.json"];
    let message = folder.refusal(&[&markdown[..], &["--head", "2"]].concat());
    assert_holds_all(&message, &["--head: the published Markdown is of all"]);
}

#[test]
fn pairs_have_a_published_section_each() {
    let folder = folder();
    let files = ["ref.json", "head.json", "close.json", "other.json"];
    let sections = folder.report(&[&["report", "--pairs"], &files[..]].concat());
    let section = |files: &[&str]| {
        let body = folder.report(&[&["report", "--header", "never"], files].concat());
        let label = |file: &str| file.trim_end_matches(".json").to_owned();
        format!(
            "# `{}` vs. `{}`\n\n{body}",
            label(files[1]),
            label(files[0])
        )
    };
    let expected = format!("{}\n{}", section(&files[..2]), section(&files[2..]));
    assert_eq!(sections, expected);
    let text = folder.report(&[&["report", "--pairs", "--format", "text"], &files[..]].concat());
    assert_snapshot("pairs_text", &text);
    let message = folder.refusal(&[&["report", "--pairs"], &files[..3]].concat());
    assert_holds_all(
        &message,
        &["--pairs: name REF HEAD REF HEAD …; 3 results do not make pairs"],
    );
    for pairs in [&["--pairs"][..], &[]] {
        let arguments = [&["report", "--header", "always"], pairs, &files[..]].concat();
        let message = folder.refusal(&arguments);
        assert_holds_all(&message, &["--header always: only the report of one head"]);
    }
}

#[test]
fn heads_that_share_no_benchmark_have_no_table_together() {
    let folder = Folder::new();
    folder.write("a.json", suite(&[benchmark("alpha", 2.0, 20)]));
    folder.write("z.json", suite(&[benchmark("zeta", 2.0, 20)]));
    let markdown = report(&folder, &["a.json", "z.json"], &[]);
    assert!(
        markdown.contains("| 1 |\n\nNo benchmark is in all files.\n"),
        "{markdown}"
    );
    assert_holds_all(
        &markdown,
        &["Ignored benchmarks (3) of ref.json: alpha, outlier, zeta\n"],
    );
    let text = report(&folder, &["a.json", "z.json"], &["--format", "text"]);
    assert_holds_all(
        &text,
        &[
            "alpha       2.02 sec  ~ no change               –",
            "Not in a (1): zeta\n",
            "Not in z (1): alpha\n",
            "Only in the reference (1): outlier\n",
        ],
    );
}

#[test]
fn a_file_can_be_a_head_twice_and_the_reference_a_head() {
    let folder = folder();
    let heads = ["head.json", "head.json", "ref.json"];
    let text = report(&folder, &heads, &["--format", "text"]);
    let row = text.lines().find(|line| line.starts_with("zeta"));
    let row: Vec<&str> = row.expect("a row").split("  ").map(str::trim).collect();
    assert_eq!(row[row.len() - 1], "~ no change", "{text}");
    assert_eq!(row[row.len() - 2], row[row.len() - 3], "{text}");
    let markdown = report(&folder, &heads, &[]);
    let header = "| Benchmark | ref.json | head.json | head.json | ref.json |";
    let without_padding = |line: &str| {
        let cells = line.split('|').map(str::trim);
        cells.collect::<Vec<_>>().join(" | ").trim().to_owned()
    };
    let mut lines = markdown.lines().map(without_padding);
    assert!(lines.any(|line| line == header), "{markdown}");
}

#[test]
fn standard_input_can_be_one_of_the_heads() {
    let folder = folder();
    let from = |head: &str| {
        let arguments = ["report", "ref.json", head, "other.json", "--format", "json"];
        let mut command = folder.command(&arguments);
        command.write_stdin(folder.read("head.json"));
        let text = stdout(&command.output().expect("it starts"));
        let document: Value = serde_json::from_str(&text).expect("it is JSON");
        [0, 1].map(|head| document["heads"][head]["verdict"].clone())
    };
    assert_eq!(from("-"), from("head.json"));
    let message = folder.refusal(&["report", "ref.json", "-", "other.json", "-"]);
    assert_holds_all(&message, &["only one of the files can be standard input"]);
}

#[test]
fn a_gate_judges_each_head_as_if_it_were_alone() {
    let folder = folder();
    let gate = |heads: &[&str], condition: &str, more: &[&str]| {
        let first = [&["report", "ref.json"], heads, &["--fail-if", condition]].concat();
        let output = folder.run(&[&first[..], more].concat());
        (output.status.code(), stderr(&output))
    };
    for condition in [
        "slower>5%",
        "slower>100%",
        "slower>20% is:significant",
        "faster>60%",
        "slower>1000%",
        "mem>5%",
    ] {
        for more in [
            &[][..],
            &["--format", "csv", "--filter", "is:slower"],
            &["--format", "csv", "--significant"],
        ] {
            let each = HEADS.map(|head| gate(&[head], condition, more).0);
            let all = gate(&HEADS, condition, more).0;
            assert_eq!(
                all,
                each.into_iter().max().flatten(),
                "{condition} {more:?}"
            );
        }
    }
    let (code, message) = gate(&HEADS, "slower>5%", &[]);
    assert_eq!(code, Some(1));
    assert_eq!(
        message,
        "benchlens: note: other: 1 benchmark is only in the reference, and is not judged: outlier\n\
         benchlens: --fail-if slower>5%: found 2 of 3 benchmarks of head:\n  \
           - outlier of head (9.00x slower)\n  \
           - zeta of head (1.50x slower)\n\
         benchlens: --fail-if slower>5%: found 1 of 2 benchmarks of other:\n  \
           - alpha of other (1.10x slower)\n"
    );
    let (_, message) = gate(&HEADS, "slower>200%", &["--annotations", "always"]);
    assert_holds_all(
        &message,
        &["\n::error title=outlier of head::9.00x slower (--fail-if"],
    );
}

#[test]
fn a_number_that_is_missing_is_noted_with_its_head() {
    let folder = folder();
    for (file, count) in [("few-ref.json", 11), ("few.json", 11), ("many.json", 20)] {
        folder.write(file, suite(&[benchmark("alpha", 1.0, count)]));
    }
    let arguments = ["report", "few-ref.json", "few.json", "many.json"];
    let output = folder.run(&arguments);
    assert_eq!(output.status.code(), Some(0));
    let notes = stderr(&output);
    assert_holds_all(
        &notes,
        &[
            "benchlens: note: few: HPT: not available (",
            "benchlens: note: many: geometric mean: not available (",
        ],
    );
    let text = folder.report(&[&arguments[..], &["--format", "text"]].concat());
    assert_holds_all(&text, &["\nfew: HPT: not available (", "alpha has 11"]);
    let memory = ["--format", "text", "--memory"];
    let memory = folder.report(&[&arguments[..], &memory].concat());
    assert!(!memory.contains("HPT"), "{memory}");
}

#[test]
fn notes_name_the_head() {
    let folder = folder();
    for (file, platform) in [("ref.json", "Linux-6"), ("other.json", "macOS\u{1b}[2J-14")] {
        let mut document: Value = serde_json::from_str(&folder.read(file)).expect("it is JSON");
        document["metadata"]["platform"] = platform.into();
        folder.write(file, document.to_string());
    }
    for format in ["markdown", "csv", "json", "text"] {
        let arguments = ["report", "ref.json", "head.json", "other.json"];
        let output = folder.run(&[&arguments[..], &["--format", format]].concat());
        assert_eq!(
            stderr(&output),
            "benchlens: note: other: not comparable: different operating systems (Linux, macOS^[[2J)\n",
            "{format}"
        );
    }
    let output = folder.run(&["ref.json", "head.json", "other.json"]);
    assert_holds_all(
        &stdout(&output),
        &[
            "Not comparable: other: different operating systems (Linux, macOS^[[2J)\nReference  ref\n",
        ],
    );
    let excluded = [
        "report",
        "ref.json",
        "head.json",
        "close.json",
        "--exclude",
        "x",
    ];
    assert_eq!(
        stderr(&folder.run(&excluded)),
        "benchlens: note: --exclude x: none of the files has a benchmark of this name\n"
    );
}

/// A tree in which two machines have three commits, of which the later two are based on different ones.
fn tree() -> Folder {
    let folder = Folder::new();
    folder.write(
        "tree/bench_runner.toml",
        "[bases]\nversions = [\"3.12.0\"]\n[runners.one]\nos = \"linux\"\n[runners.two]\nos = \"linux\"\n",
    );
    for (machine, factor) in [("one", 1.0), ("two", 2.0)] {
        for (hash, base, day, mean) in [
            ("aaaa111", None, 1, 1.0),
            ("bbbb222", Some("aaaa111333"), 2, 1.2),
            ("cccc333", Some("bbbb222444"), 3, 0.6),
        ] {
            // The second machine has no result of the last commit.
            if (machine, hash) == ("two", "cccc333") {
                continue;
            }
            let mut metadata = json!({"commit_date": format!("2024-06-0{day}T10:00:00Z")});
            if let Some(base) = base {
                metadata["commit_merge_base"] = base.into();
            }
            let benchmarks = ["a", "b"].map(|name| benchmark(name, mean * factor, 20));
            let file = format!(
                "tree/results/bm-2024060{day}-3.13.0-{hash}/bm-2024060{day}-{machine}-x86_64-python-main-3.13.0-{hash}.json"
            );
            let result = json!({"version": "1.0", "metadata": metadata, "benchmarks": benchmarks});
            folder.write(&file, result.to_string());
        }
    }
    folder
}

#[test]
fn each_head_has_the_base_that_it_is_built_on() {
    let folder = tree();
    let arguments = ["@base", "bbbb222@one", "cccc333@one", "--tree", "tree"];
    let text = folder.report(&arguments);
    assert_holds_all(
        &text,
        &[
            "bbbb222  aaaa111    1.167x slower  1.20x slower",
            "cccc333  bbbb222    2.000x faster",
        ],
    );
    let markdown = folder.report(&[&["report"], &arguments[..]].concat());
    assert_holds_all(
        &markdown,
        &["# `bbbb222` vs. `aaaa111`\n", "# `cccc333` vs. `bbbb222`\n"],
    );
}

#[test]
fn each_machine_is_compared_with_its_own_reference() {
    let folder = tree();
    let arguments = ["aaaa111", "bbbb222", "--each-machine", "--tree", "tree"];
    let text = folder.report(&arguments);
    assert_snapshot("each_machine_text", &text);
    let json = folder.report(&[&["report", "--format", "json"], &arguments[..]].concat());
    let document: Value = serde_json::from_str(&json).expect("it is JSON");
    for (place, machine) in ["one", "two"].into_iter().enumerate() {
        let head = &document["heads"][place];
        for (side, hash) in [("reference", "aaaa111"), ("head", "bbbb222")] {
            let file = head[side]["file"].as_str().expect("a file");
            assert!(file.contains(hash) && file.contains(machine), "{file}");
        }
    }
    // The machine without the commit is not compared.
    let one = ["aaaa111", "cccc333", "--each-machine", "--tree", "tree"];
    let output = folder.run(&one);
    let text = stdout(&output);
    assert!(text.contains("Head       cccc333"), "{text}");
    assert_eq!(
        stderr(&output),
        "benchlens: note: cccc333: no result on two\n"
    );
}

/// The names after the line that starts like this; empty if there is no such line.
fn listed<'t>(text: &'t str, start: &str) -> Vec<&'t str> {
    let rest = text.lines().find_map(|line| line.strip_prefix(start));
    rest.map_or(Vec::new(), |rest| rest.split(", ").collect())
}

#[test]
fn a_head_lacks_the_benchmarks_that_are_dashes_in_its_column() {
    let folder = folder();
    folder.write("old.json", suite(&[benchmark("alpha", 1.0, 20)]));
    // Of the four benchmarks in the table, the last pair shares one: its head lacks one, its reference another, and both
    // the third.
    let arguments = [
        "report",
        "--pairs",
        "--format",
        "text",
        "ref.json",
        "head.json",
        "other.json",
        "other.json",
        "old.json",
        "other.json",
        "other.json",
        "old.json",
    ];
    let text = folder.report(&arguments);
    let numbers = |text: &str| -> Vec<usize> {
        let lines = text.lines().skip_while(|line| !line.starts_with("Head "));
        let lines = lines.skip(1).take_while(|line| !line.is_empty());
        let last = lines.map(|line| line.split_whitespace().last().expect("a number"));
        last.map(|number| number.parse().expect("a number"))
            .collect()
    };
    let dashes = |text: &str| {
        let rows = text
            .lines()
            .skip_while(|line| !line.starts_with("Benchmark "));
        let rows = rows.skip(1).take_while(|line| !line.starts_with("Marks"));
        rows.map(|row| row.matches('–').count()).sum::<usize>()
    };
    assert_eq!(numbers(&text), [1, 1, 3, 3], "{text}");
    assert_eq!(dashes(&text), 8, "{text}");
    assert_eq!(
        listed(&text, "Not in old (2): "),
        ["zeta", "extra"],
        "{text}"
    );
    assert_holds_all(&text, &["Not in the reference of other (2): zeta, extra\n"]);
    let filtered = folder.report(&[&arguments[..], &["--filter", "\"zeta\""]].concat());
    assert_eq!(numbers(&filtered), [0, 0, 1, 1], "{filtered}");
    assert_eq!(dashes(&filtered), 2, "{filtered}");
    let markdown = report(&folder, &HEADS, &[]);
    for (head, count) in [("head", 0), ("other", 1), ("close", 0)] {
        let line = markdown
            .lines()
            .find(|line| line.starts_with(&format!("| `{head}` |")));
        assert!(
            line.expect("a line").ends_with(&format!("| {count} |")),
            "{markdown}"
        );
    }
}

#[test]
fn a_file_that_is_a_head_twice_is_named_once() {
    let folder = folder();
    let heads = ["other.json", "other.json", "close.json"];
    let text = report(&folder, &heads, &["--format", "text"]);
    assert_holds_all(
        &text,
        &["Not in other (1): outlier\n", "In other, but not in the"],
    );
}

#[test]
fn a_report_that_reads_no_settings_may_be_asked_to_read_none() {
    let folder = folder();
    let plain = report(&folder, &HEADS, &["--format", "text"]);
    let none = ["--format", "text", "--no-settings"];
    assert_eq!(report(&folder, &HEADS, &none), plain);
    let both = [
        "report",
        "ref.json",
        "head.json",
        "--no-settings",
        "--settings",
        "a.toml",
    ];
    assert_holds_all(&folder.refusal(&both), &["cannot be used with"]);
}

/// The name of a result file of a tree, with the same version and commit for all builds and machines.
fn build(flags: &str, machine: &str, hash: &str) -> String {
    format!(
        "tree/results/bm-20240601-3.13.0-{hash}{flags}/bm-20240601-{machine}-x86_64-python-main-3.13.0-{hash}.json"
    )
}

/// A tree with a plain build on three machines, of which two have a build with JIT, and the first another commit. A fourth
/// machine has only the build with JIT.
fn builds() -> Folder {
    let folder = Folder::new();
    folder.write(
        "tree/bench_runner.toml",
        "[bases]\nversions = [\"3.13.0\"]\n",
    );
    for (flags, machine, hash) in [
        ("", "one", "aaaa111"),
        ("", "two", "aaaa111"),
        ("", "three", "aaaa111"),
        ("-JIT", "one", "aaaa111"),
        ("-JIT", "two", "aaaa111"),
        ("-JIT", "four", "aaaa111"),
        ("", "one", "bbbb222"),
    ] {
        let mean = if flags.is_empty() { 1.0 } else { 1.2 };
        folder.write(
            &build(flags, machine, hash),
            suite(&[benchmark("alpha", mean, 20), benchmark("zeta", mean, 20)]),
        );
    }
    folder
}

#[test]
fn what_all_results_have_in_common_is_said_once() {
    let folder = builds();
    let arguments = ["aaaa111", "aaaa111:JIT", "--each-machine", "--tree", "tree"];
    let text = stdout(&folder.run(&arguments));
    assert!(text.starts_with("All        3.13.0 aaaa111\n"), "{text}");
    let markdown = stdout(&folder.run(&[&["report"], &arguments[..]].concat()));
    assert!(
        markdown
            .starts_with("All results: `3.13.0 aaaa111`\n\n# `JIT one x86_64` vs. `one x86_64`\n"),
        "{markdown}"
    );
    let one = [
        "report",
        "aaaa111@one",
        "aaaa111:JIT",
        "bbbb222",
        "--tree",
        "tree",
    ];
    let markdown = folder.report(&one);
    assert!(
        markdown.starts_with("All results: `3.13.0 one x86_64`\n\nReference: `aaaa111`\n"),
        "{markdown}"
    );
}

#[test]
fn machines_without_a_head_or_its_reference_are_named() {
    let folder = builds();
    let heads = ["aaaa111:JIT", "bbbb222"];
    let options = ["--each-machine", "--tree", "tree"];
    let output = folder.run(&[&["report", "aaaa111"], &heads[..], &options].concat());
    assert_eq!(
        stderr(&output),
        "benchlens: note: four is left out: it has no result of aaaa111\n\
         benchlens: note: aaaa111:JIT: no result on three\n\
         benchlens: note: bbbb222: no result on three, two\n"
    );
    let message = folder.refusal(&[&["report", "aaaa111", "aaaa111:FOO"], &options[..]].concat());
    assert_holds_all(&message, &["no build of aaaa111 has the flag FOO"]);
}

#[test]
fn a_difference_of_many_heads_is_said_without_their_names() {
    let folder = Folder::new();
    let heads: Vec<String> = (0..6).map(|number| format!("head-{number}.json")).collect();
    let all = std::iter::once("ref.json").chain(heads.iter().map(String::as_str));
    for (place, file) in all.clone().enumerate() {
        let benchmarks = [benchmark("alpha", 1.0, 20)];
        let version = if (1..=4).contains(&place) {
            "1.2"
        } else {
            "1.1"
        };
        let metadata = json!({"performance_version": version});
        let result = json!({"version": "1.0", "metadata": metadata, "benchmarks": benchmarks});
        folder.write(file, result.to_string());
    }
    let arguments: Vec<&str> = all.collect();
    let text = folder.report(&arguments);
    assert_holds_all(&text, &["Doubtful   4 of 6 heads: pyperformance"]);
    let few = [&arguments[..4], &arguments[5..]].concat();
    let text = folder.report(&few);
    assert_holds_all(
        &text,
        &["Doubtful   head-0, head-1 and head-2: pyperformance"],
    );
}

#[test]
fn a_gate_lists_what_the_heads_decide_together_for_the_heads_in_which_it_holds() {
    let folder = folder();
    let gate = |condition: &str| {
        let first = [
            &["report", "ref.json"],
            &HEADS[..],
            &["--fail-if", condition],
        ]
        .concat();
        let output = folder.run(&first);
        (output.status.code(), stderr(&output))
    };
    let not_judged = "benchlens: note: other: 1 benchmark is only in the reference, and is not judged: outlier\n";
    let found = |condition: &str, lines: &str| {
        (
            Some(1),
            format!("{not_judged}benchlens: --fail-if {condition}: found {lines}"),
        )
    };
    assert_eq!(
        gate("any:slower>100%"),
        found(
            "any:slower>100%",
            "1 of 3 benchmarks of head:\n  - outlier of head (9.00x slower)\n"
        )
    );
    // It is faster in this head, and slower in another one.
    assert_eq!(
        gate("any:slower>5% is:faster"),
        found(
            "any:slower>5% is:faster",
            "1 of 3 benchmarks of head:\n  - alpha of head (2.00x faster)\n\
             benchlens: --fail-if any:slower>5% is:faster: found 1 of 2 benchmarks of other:\n  \
               - zeta of other (2.00x faster)\n"
        )
    );
    assert_eq!(gate("all:slower>5%"), (Some(0), not_judged.to_owned()));
}

#[test]
fn a_large_slowdown_of_bench_runner_is_also_given_as_a_ratio() {
    let folder = folder();
    let note = "slowdowns are written as 1 + (1 − mean)";
    let heads = report(&folder, &HEADS, &["--format", "text"]);
    assert_holds_all(
        &heads,
        &[&format!(
            "bench_runner: {note}; as ratios: head 1.89x slower\n"
        )],
    );
    let pair = report(&folder, &HEADS[..1], &["--format", "text"]);
    assert_holds_all(
        &pair,
        &[
            "1.471x slower\n",
            &format!("as a ratio 1.89x slower: {note}\n"),
        ],
    );
    let close = report(&folder, &HEADS[2..], &["--format", "text"]);
    assert!(!close.contains(note), "{close}");
}
