//! What `benchlens generate` writes into small trees.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;

use crate::made::{Made, Made1};
use crate::support::hidden::assert_harmless;

const PLACE: &str = "before\n<!-- START table -->\nold\n<!-- END table -->\nbehind\n";
const CONFIG: &str =
    "[bases]\nversions = ['3.12.0']\ncompare_to_default = ['JIT']\n[runners.linux]\nos = 'linux'\n";

pub fn generate(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments)
        .output()
        .expect("the program starts")
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_benchlens"));
    command.current_dir(folder).arg("generate").args(arguments);
    command
}

/// The files that a run lists, which succeeds without a word on standard error.
#[track_caller]
pub fn listed(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = generate(folder, arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    lines(&output)
}

fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).expect("it is UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[track_caller]
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let output = generate(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    let message = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert_harmless("the message", &message);
    message
}

/// The paths of all files below a folder, relative to it.
fn names(root: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it is below");
                names.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    names
}

/// The content of all files below a folder, by their paths relative to it.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let content = |name: &String| fs::read(root.join(name)).expect("it can be read");
    let names = names(root).into_iter();
    names.map(|name| (name.clone(), content(&name))).collect()
}

fn base() -> Made1<'static> {
    Made1 {
        version: "3.12.0",
        hash: "aaaaaaa",
        metadata: json!({"commit_date": "2023-10-02T13:48:14+02:00"}),
        benchmarks: &["a", "b", "gone"],
        ..Made1::default()
    }
}

fn main() -> Made1<'static> {
    Made1 {
        hash: "ccccccc",
        metadata: json!({"commit_date": "2024-01-02T13:48:14+02:00"}),
        ..Made1::default()
    }
}

fn jit() -> Made1<'static> {
    Made1 {
        fork: "faster%2dcpython",
        hash: "ddddddd",
        flags: "JIT",
        metadata: json!({
            "commit_date": "2024-01-03T13:48:14+02:00", "commit_merge_base": "cccccccf00d",
            "cpu_model_name": "a processor", "platform": "Linux-6", "github_action_url": "https://x/1",
        }),
        value: 2.0,
        benchmarks: &["a", "b", "fresh"],
        ..Made1::default()
    }
}

/// A version, a commit of the main branch, and a build with a flag that was branched from that.
fn small() -> Made {
    let made = Made::new(CONFIG);
    for result in [base(), main(), jit()] {
        made.add(&result);
    }
    made.write("README.md", PLACE);
    made.write("RESULTS.md", PLACE);
    made
}

fn report(result: &Made1<'_>, base: &str) -> String {
    let file = result.file();
    format!("{}-vs-{base}.md", file.trim_end_matches(".json"))
}

fn readme(result: &Made1<'_>) -> String {
    let file = result.file();
    let (folder, _) = file.rsplit_once('/').expect("it is in a folder");
    format!("{folder}/README.md")
}

/// All files that are generated from the small tree.
fn all() -> Vec<String> {
    let mut all = vec![
        "README.md".to_owned(),
        "RESULTS.md".to_owned(),
        report(&main(), "3.12.0"),
        report(&jit(), "3.12.0"),
        report(&jit(), "default_base_vs_JIT"),
    ];
    all.extend([base(), main(), jit()].iter().map(readme));
    all.sort();
    all
}

fn read(made: &Made, file: &str) -> String {
    fs::read_to_string(made.root().join(file)).expect("it is there")
}

#[test]
fn what_is_missing_is_written_and_listed_and_nothing_else_is_touched() {
    let made = small();
    let before = files(made.root());
    assert_eq!(listed(made.root(), &[]), all());
    let after = files(made.root());
    for (file, content) in &before {
        let is_table = file == "README.md" || file == "RESULTS.md";
        assert_eq!(after[file] == *content, !is_table, "{file}");
    }
    let mut names: Vec<&String> = before.keys().collect();
    let generated = all();
    names.extend(generated.iter().filter(|name| !before.contains_key(*name)));
    names.sort();
    assert_eq!(after.keys().collect::<Vec<_>>(), names);
    assert_eq!(listed(made.root(), &[]), [""; 0], "there is nothing left");
    assert_eq!(files(made.root()), after);
}

#[test]
fn a_report_is_that_of_the_two_files_with_the_base_in_its_title() {
    let made = small();
    listed(made.root(), &[]);
    let by_itself = Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(made.root())
        .args(["report", &base().file(), &jit().file()])
        .output()
        .expect("the program starts");
    let by_itself = String::from_utf8(by_itself.stdout).expect("it is UTF-8");
    let written = read(&made, &report(&jit(), "3.12.0"));
    assert!(written.starts_with("# Results vs. 3.12.0\n"), "{written}");
    // bench_runner ends the file without a newline.
    assert_eq!(format!("{written}\n"), by_itself);
    let written = read(&made, &report(&jit(), "default_base_vs_JIT"));
    let title = "# Results vs. default_base_vs_JIT\n\n- fork: faster-cpython\n";
    assert!(written.starts_with(title), "{written}");
}

#[test]
fn the_tables_are_put_between_their_markers() {
    let made = small();
    listed(made.root(), &[]);
    let index = Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(made.root())
        .args(["index", "--format", "markdown"])
        .output()
        .expect("the program starts");
    let index = String::from_utf8(index.stdout).expect("it is UTF-8");
    let expected = PLACE.replace("old\n", &index);
    assert_eq!(read(&made, "RESULTS.md"), expected);
    assert_eq!(read(&made, "README.md"), expected);
    for hash in ["1111111", "2222222"] {
        made.add(&Made1 {
            version: "3.14.0",
            hash,
            ..Made1::default()
        });
    }
    // All were measured on 2024-06-03.
    listed(made.root(), &["--today", "2024-06-06"]);
    assert!(read(&made, "README.md").contains("| aaaaaaa |"));
    assert_eq!(
        listed(made.root(), &["--today", "2024-06-07"]),
        ["README.md"]
    );
    assert!(!read(&made, "README.md").contains("| aaaaaaa |"));
    assert!(read(&made, "RESULTS.md").contains("| aaaaaaa |"));
}

#[test]
fn the_readme_of_a_folder_says_what_was_measured_and_what_came_of_it() {
    let made = small();
    let svg = report(&jit(), "3.12.0").replace(".md", ".svg");
    made.write(&svg, "");
    made.write(&readme(&jit()).replace("README.md", "notes.txt"), "");
    listed(made.root(), &[]);
    let report_of = |base: &str| read(&made, &report(&jit(), base));
    let summary = |base: &str| {
        let report = report_of(base);
        let field = |name: &str| {
            let line = report.lines().find_map(|line| line.strip_prefix(name));
            line.expect("the header has it").to_owned()
        };
        let (mean, hpt) = (
            field("- overall geometric mean: "),
            field("- HPT reliability: "),
        );
        let (at_99, memory) = (field("- HPT 99th percentile: "), field("- Memory change: "));
        format!(
            "- Geometric mean: {mean} (HPT: reliability of {hpt}, {at_99} at 99th %ile)\n- Memory usage: {memory}"
        )
    };
    let stem = "bm-20240101-linux-x86_64-faster%252dcpython-main-3.13.0-ddddddd";
    let expected = format!(
        "# Results

- fork: faster-cpython/main
- version: 3.13.0
- config: JIT
- commit hash: [ddddddd](https://github.com/faster%2dcpython/cpython/commit/ddddddd)
- commit date: 2024-01-03T13:48:14+02:00
- commit merge base: [cccccccf00d](https://github.com/python/cpython/commit/cccccccf00d)
- ref: main

## linux x86_64 (linux)

- [GitHub Action run](https://x/1)
- cpu model: a processor
- platform: Linux-6
- [raw results]({stem}.json)

### vs. 3.12.0

{}
- missing benchmarks: gone
- new benchmarks: fresh
- [📄table]({stem}-vs-3.12.0.md)
- [📈time plot]({stem}-vs-3.12.0.svg)

### vs. default_base_vs_JIT

{}
- new benchmarks: fresh
- [📄table]({stem}-vs-default_base_vs_JIT.md)

",
        summary("3.12.0"),
        summary("default_base_vs_JIT"),
    );
    assert_eq!(read(&made, &readme(&jit())), expected);
}

#[test]
fn an_existing_report_is_believed_unless_it_is_forced() {
    let made = small();
    listed(made.root(), &[]);
    let file = report(&jit(), "3.12.0");
    let good = read(&made, &file);
    let mean = good.lines().find(|line| line.starts_with("- overall"));
    let mean = mean.expect("the header has it");
    let other = good
        .replace(mean, "- overall geometric mean: 9.999x faster")
        .replace(": gone\n", ": else\n");
    made.write(&file, &other);
    let expected = [
        "README.md".to_owned(),
        "RESULTS.md".to_owned(),
        readme(&jit()),
    ];
    assert_eq!(listed(made.root(), &[]), expected);
    assert_eq!(read(&made, &file), other);
    assert!(read(&made, "RESULTS.md").contains("| 9.999x ↑<br>[📄]("));
    let folder = read(&made, &readme(&jit()));
    assert!(
        folder.contains("- Geometric mean: 9.999x faster (HPT:"),
        "{folder}"
    );
    assert!(folder.contains("- missing benchmarks: else\n"), "{folder}");
    let mut expected: Vec<String> = expected.into();
    expected.push(file.clone());
    expected.sort();
    assert_eq!(listed(made.root(), &["--force"]), expected);
    assert_eq!(read(&made, &file), good);
    assert!(!read(&made, "RESULTS.md").contains("9.999x"));
}

#[test]
fn a_report_of_another_form_stays_and_its_comparison_is_made_again() {
    let made = small();
    listed(made.root(), &[]);
    let table = read(&made, "RESULTS.md");
    let file = report(&jit(), "3.12.0");
    for text in [
        "",
        "by hand",
        "# Results vs. 3.12.0\n\n- overall geometric mean",
    ] {
        made.write(&file, text);
        assert_eq!(listed(made.root(), &[]), [""; 0], "{text}");
        assert_eq!(read(&made, &file), text);
        assert_eq!(read(&made, "RESULTS.md"), table);
    }
}

#[test]
fn a_dry_run_lists_what_would_be_written() {
    let made = small();
    let before = files(made.root());
    assert_eq!(listed(made.root(), &["--dry-run"]), all());
    assert_eq!(files(made.root()), before);
    listed(made.root(), &[]);
    fs::remove_file(made.root().join(report(&main(), "3.12.0"))).expect("it is there");
    for arguments in [&["--dry-run"][..], &["--dry-run", "--force"]] {
        assert_eq!(listed(made.root(), arguments), [report(&main(), "3.12.0")]);
    }
}

#[test]
fn another_folder_takes_the_files_and_the_tree_is_only_read() {
    let (made, copy) = (small(), small());
    let before = files(made.root());
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = |name: &str| out.path().join(name).to_string_lossy().into_owned();
    let to = |name: &str| ["--output-dir".to_owned(), folder(name)];
    let run = |name: &str, more: &[&str]| {
        let to = to(name);
        let mut arguments: Vec<&str> = to.iter().map(String::as_str).collect();
        arguments.extend(more);
        listed(made.root(), &arguments)
    };
    assert_eq!(run("dry", &["--dry-run"]), all());
    assert!(!out.path().join("dry").exists());
    assert_eq!(run("a/b", &[]), all());
    assert_eq!(files(made.root()), before);
    listed(copy.root(), &[]);
    let mut expected = files(copy.root());
    expected.retain(|name, _| all().contains(name));
    assert_eq!(files(&out.path().join("a/b")), expected);
    assert_eq!(run("a/b", &[]), [""; 0], "nothing changed");
    // What is missing is decided by the tree.
    listed(made.root(), &[]);
    let mut tables = all();
    tables.retain(|name| !name.contains("-vs-"));
    assert_eq!(run("c", &[]), tables);
    assert_eq!(run("d", &["--force"]), all());
    assert_eq!(files(&out.path().join("d")), expected);
}

#[test]
fn a_file_without_a_place_for_its_table_is_refused_before_anything_is_written() {
    for (file, text, expected) in [
        (
            "README.md",
            "no markers",
            "README.md: there is no place for the table",
        ),
        (
            "RESULTS.md",
            "<!-- START table -->\n",
            "RESULTS.md: there is no place",
        ),
        (
            "README.md",
            "<!-- END table -->\n<!-- START table -->\n",
            "no place",
        ),
    ] {
        let made = small();
        made.write(file, text);
        let before = files(made.root());
        let message = refusal(made.root(), &["--force"]);
        assert!(message.contains(expected), "{message}");
        assert!(
            message.contains("<!-- START table --> and <!-- END table -->"),
            "{message}"
        );
        assert_eq!(files(made.root()), before);
    }
    for file in ["README.md", "RESULTS.md"] {
        let made = small();
        fs::remove_file(made.root().join(file)).expect("it is there");
        let before = files(made.root());
        let message = refusal(made.root(), &[]);
        assert!(
            message.contains(&format!("{file}: there is no such file")),
            "{message}"
        );
        assert_eq!(files(made.root()), before);
    }
}

#[test]
fn the_readme_of_the_results_takes_the_place_of_a_missing_table() {
    let made = small();
    fs::remove_file(made.root().join("RESULTS.md")).expect("it is there");
    made.write("results/README.md", PLACE);
    let written = listed(made.root(), &[]);
    assert!(
        written.contains(&"results/README.md".to_owned()),
        "{written:?}"
    );
    let table = read(&made, "results/README.md");
    let link = "[📄](bm-20240101-3.13.0-ccccccc/bm-20240101-linux";
    assert!(
        table.contains(link) && !table.contains("(results/"),
        "{table}"
    );
    assert!(read(&made, "README.md").contains("[📄](results/bm-20240101-3.13.0"));
}

#[test]
fn a_result_that_cannot_be_read_is_named_and_the_others_go_on() {
    let made = small();
    let broken = Made1 {
        version: "3.14.0",
        hash: "eeeeeee",
        ..Made1::default()
    };
    let other = Made1 {
        version: "3.15.0",
        hash: "fffffff",
        benchmarks: &["other"],
        ..Made1::default()
    };
    made.add(&broken);
    made.add(&other);
    let text = read(&made, &broken.file());
    made.write(&broken.file(), text.replacen("\"values\"", "values", 1));
    made.write("results/\u{1b}[31m.json", "");
    let output = generate(made.root(), &[]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr.clone()).expect("it is UTF-8");
    assert_harmless("the message", &message);
    for expected in [
        "benchlens: not read, compared or written: 3; everything else is done\n".to_owned(),
        format!("\n  {}: ", broken.file()),
        "\n  results/^[[31m.json: the file is empty".to_owned(),
        format!("\n  {} vs. 3.12.0: ", other.file()),
    ] {
        assert!(message.contains(&expected), "{expected}\n{message}");
    }
    let mut expected = all();
    expected.extend([readme(&broken), readme(&other)]);
    expected.sort();
    assert_eq!(lines(&output), expected);
    assert_eq!(
        read(&made, "RESULTS.md")
            .matches("| not available |")
            .count(),
        2
    );
    let folder = read(&made, &readme(&other));
    assert!(
        folder.contains("- Geometric mean: not available ("),
        "{folder}"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named_and_the_others_are_written() {
    use std::os::unix::fs::PermissionsExt;

    let made = small();
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = out.path().join(readme(&jit()));
    let folder = folder.parent().expect("it is in a folder");
    fs::create_dir_all(folder).expect("it is writable");
    fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).expect("it is ours");
    // Some users may write anywhere, but not into a file as if it were a folder.
    if fs::write(folder.join("probe"), "").is_ok() {
        fs::remove_dir_all(folder).expect("it is there");
        fs::write(folder, "").expect("it is writable");
    }
    let to = out.path().to_string_lossy();
    let output = generate(made.root(), &["--output-dir", &to]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr.clone()).expect("it is UTF-8");
    assert!(
        message.contains("not read, compared or written: 3;"),
        "{message}"
    );
    assert_eq!(message.matches("-3.13.0-ddddddd").count(), 5, "{message}");
    let mut expected = all();
    expected.retain(|file| !file.contains("-3.13.0-ddddddd"));
    assert_eq!(lines(&output), expected);
    assert!(out.path().join("RESULTS.md").is_file());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_is_not_followed() {
    use std::os::unix::fs::symlink;

    let made = small();
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let target = elsewhere.path().join("precious");
    fs::write(&target, "precious").expect("it is writable");
    let link = made.root().join(report(&jit(), "3.12.0"));
    symlink(&target, &link).expect("it is writable");
    let message = refusal(made.root(), &["--force"]);
    assert!(
        message.contains("-vs-3.12.0.md: cannot be written: this is a symbolic link"),
        "{message}"
    );
    assert_eq!(
        fs::read_to_string(&target).expect("it is there"),
        "precious"
    );
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_complete_files_and_the_next_one_does_the_rest() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::Stdio;
    use std::time::Duration;

    const COUNT: usize = 300;
    let made = small();
    for number in 0..COUNT {
        let hash = format!("{number:07x}");
        made.add(&Made1 {
            hash: &hash,
            ..Made1::default()
        });
    }
    let reports = || {
        let mut names = names(made.root());
        names.retain(|name| name.contains("-vs-"));
        names
    };
    let mut child = command(made.root(), &["--jobs", "1"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    while reports().is_empty() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let killed = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status();
    assert!(killed.expect("kill is there").success());
    let status = child.wait().expect("it ends");
    assert_eq!(status.signal(), Some(15), "its parent sees the signal");
    let done = reports();
    assert!(done.len() < COUNT, "it was interrupted: {}", done.len());
    for name in &done {
        let text = read(&made, name);
        assert!(
            text.contains("\n# Memory\n- memory change: "),
            "{name}: {text}"
        );
    }
    assert!(
        names(made.root())
            .iter()
            .all(|name| !name.contains(".benchlens"))
    );
    assert_eq!(read(&made, "RESULTS.md"), PLACE);
    listed(made.root(), &[]);
    assert_eq!(reports().len(), COUNT + 3);
    let table = read(&made, "RESULTS.md");
    assert_eq!(
        listed(made.root(), &["--force"]),
        [""; 0],
        "a complete run makes the same"
    );
    assert_eq!(read(&made, "RESULTS.md"), table);
}
