//! A gate for CI: --fail-if.

use std::process::Output;

use crate::folder::{Folder, assert_holds_all, benchmark, output, stderr, stdout, suite};

/// The report of `ref.json` and `head.json`, with a condition to fail on.
fn fail_if(folder: &Folder, condition: &str, more: &[&str]) -> Output {
    let arguments = ["report", "ref.json", "head.json", "--fail-if", condition];
    folder.run(&[&arguments[..], more].concat())
}

#[test]
fn fail_if_exits_with_1_and_names_the_benchmarks() {
    let folder = Folder::new();
    let failed = fail_if(&folder, "slower>20% is:significant", &[]);
    assert_eq!(failed.status.code(), Some(1));
    assert_holds_all(
        &stderr(&failed),
        &[
            "benchlens: --fail-if slower>20% is:significant: found 2 of 3 benchmarks:\n",
            "\n  - outlier (9.00x slower)\n",
            "\n  - zeta (1.50x slower)\n",
        ],
    );
    let passed = fail_if(&folder, "slower>1000%", &[]);
    assert_eq!(passed.status.code(), Some(0));
}

#[test]
fn the_report_is_printed_although_the_gate_fails() {
    let folder = Folder::new();
    let whole = folder.report(&["report", "ref.json", "head.json"]);
    let failed = fail_if(&folder, "slower>20% is:significant", &[]);
    assert_eq!(stdout(&failed), whole);
}

#[test]
fn fail_if_looks_only_at_the_benchmarks_in_view() {
    let folder = Folder::new();
    let narrowed = fail_if(
        &folder,
        "slower>20%",
        &["--format", "csv", "--filter", "\"alpha\""],
    );
    assert_eq!(narrowed.status.code(), Some(0));
    let without = fail_if(
        &folder,
        "slower>20%",
        &["--format", "csv", "--without", "outlier"],
    );
    assert_eq!(without.status.code(), Some(1));
    assert!(!stderr(&without).contains("outlier"));
}

#[test]
fn fail_if_fails_where_it_does_not_know() {
    let unknown = fail_if(&Folder::new(), "mem>1", &[]);
    assert_eq!(unknown.status.code(), Some(1));
    let message = stderr(&unknown);
    assert_holds_all(
        &message,
        &[
            "cannot judge 3 of 3 benchmarks: they lack a value that the filter asks for:\n",
            "\n  - zeta (",
        ],
    );
    // What another alternative decides is known.
    let known = fail_if(&Folder::new(), "mem>1 or \"zeta\"", &[]);
    assert_holds_all(
        &stderr(&known),
        &["found 1 of 3 benchmarks:", "cannot judge 2 of 3 benchmarks"],
    );
}

#[test]
fn a_condition_that_no_benchmark_can_meet_is_refused_before_anything_is_written() {
    let folder = Folder::new();
    for typo in ["tag:nosuch is:slower", "\"slower\"", "nosuch_*"] {
        let wrong = fail_if(&folder, typo, &["--output", "never.md"]);
        assert_eq!(wrong.status.code(), Some(2), "{typo}");
        assert!(!folder.path("never.md").exists(), "{typo}");
    }
}

#[test]
fn a_condition_that_cannot_be_read_is_refused_with_what_was_expected() {
    let wrong = fail_if(&Folder::new(), "slower>much", &[]);
    assert_eq!(wrong.status.code(), Some(2));
    assert_holds_all(
        &stderr(&wrong),
        &["--fail-if", "'slower>much'", "expected a percentage"],
    );
    for condition in ["slower>5", "slower>1.05"] {
        let wrong = fail_if(&Folder::new(), condition, &[]);
        assert_eq!(wrong.status.code(), Some(2), "{condition}");
        assert_holds_all(&stderr(&wrong), &["slower>5% or ratio>1.05"]);
    }
}

#[test]
fn a_word_that_matches_names_by_their_letters_is_no_condition() {
    let folder = Folder::new();
    for (condition, expected) in [
        ("zeta is:slower", "'zeta' would match any name"),
        ("is:slower or -ta", "'-ta' would match any name"),
        ("", "the filter is empty"),
    ] {
        let wrong = fail_if(&folder, condition, &["--output", "never.md"]);
        assert_eq!(wrong.status.code(), Some(2), "{condition}");
        assert_holds_all(&stderr(&wrong), &[expected]);
        assert!(!folder.path("never.md").exists(), "{condition}");
    }
    for condition in ["\"eta\"", "z*", "slower>1% -outlier*"] {
        let found = fail_if(&folder, condition, &[]);
        assert_eq!(found.status.code(), Some(1), "{condition}");
        assert_holds_all(&stderr(&found), &["found 1 of 3 benchmarks:\n  - zeta ("]);
    }
}

#[test]
fn benchmarks_that_the_head_lacks_are_named_because_they_are_not_judged() {
    let folder = Folder::new();
    let both = (0..9).map(|index| benchmark(&format!("both{index}"), 1.0, 20));
    let both: Vec<_> = both.collect();
    folder.write("head.json", suite(&both));
    for (lost, expected) in [
        (
            &["a"][..],
            "1 benchmark is only in the reference, and is not judged: a\n",
        ),
        (
            &["a", "b\u{1b}[2J", "c", "d", "e", "f"],
            "6 benchmarks are only in the reference, and are not judged: a, b^[[2J, c, d, e, …\n",
        ),
    ] {
        let lost = lost.iter().map(|name| benchmark(name, 1.0, 20));
        let all: Vec<_> = lost.chain(both.clone()).collect();
        folder.write("ref.json", suite(&all));
        let passed = fail_if(&folder, "slower>5%", &[]);
        assert_eq!(passed.status.code(), Some(0));
        assert_eq!(stderr(&passed), format!("benchlens: note: {expected}"));
        // Without a gate, the report itself says what it leaves out.
        folder.report(&["report", "ref.json", "head.json"]);
    }
    folder.write("ref.json", suite(&both));
    assert_eq!(stderr(&fail_if(&folder, "slower>5%", &[])), "");
}

#[test]
fn a_gate_says_why_a_comparison_is_doubtful() {
    let folder = Folder::new();
    let with_metadata = |metadata: serde_json::Value| {
        let benchmarks = [benchmark("both", 1.0, 20)];
        serde_json::json!({"version": "1.0", "metadata": metadata, "benchmarks": benchmarks})
            .to_string()
    };
    let side = |performance: &str, count: u32| {
        with_metadata(serde_json::json!({"performance_version": performance, "cpu_count": count}))
    };
    folder.write("ref.json", side("1.1", 4));
    for (count, more) in [(4, ""), (8, ", and 1 more")] {
        folder.write("head.json", side("1.2", count));
        let passed = fail_if(&folder, "slower>5%", &[]);
        assert_eq!(passed.status.code(), Some(0));
        assert_eq!(
            stderr(&passed),
            format!("benchlens: note: doubtful: pyperformance versions differ (1.1, 1.2){more}\n")
        );
        folder.report(&["report", "ref.json", "head.json"]);
    }
}

/// A folder with this many benchmarks, all of them slower.
fn slower(names: &[String]) -> Folder {
    let folder = Folder::new();
    for (file, mean) in [("ref.json", 1.0), ("head.json", 2.0)] {
        let benchmarks = names.iter().map(|name| benchmark(name, mean, 20));
        folder.write(file, suite(&benchmarks.collect::<Vec<_>>()));
    }
    folder
}

#[test]
fn at_most_20_benchmarks_are_listed_and_the_others_are_counted() {
    for (count, last) in [(20, "  - b19 (2.00x slower)"), (32, "  and 12 more")] {
        let names: Vec<String> = (0..count).map(|index| format!("b{index:02}")).collect();
        let folder = slower(&names);
        let message = stderr(&fail_if(&folder, "is:slower", &[]));
        let lines: Vec<&str> = message.lines().collect();
        assert_eq!(lines[20], "  - b19 (2.00x slower)", "{message}");
        assert_eq!(lines.last(), Some(&last), "{message}");
    }
}

#[test]
fn annotations_are_for_workflows_of_github_and_escaped() {
    let folder = slower(&["a::b,c%::x".to_owned()]);
    let run = |annotations: &[&str], variable: Option<&str>| {
        let arguments = ["report", "ref.json", "head.json", "--fail-if", "slower>5%"];
        let mut command = folder.command(&[&arguments[..], annotations].concat());
        command.envs(variable.map(|value| ("GITHUB_ACTIONS", value)));
        stderr(&output(command))
    };
    let expected = "\n::error title=a%3A%3Ab%2Cc%25%3A%3Ax::2.00x slower (--fail-if slower>5%25)\n";
    for (annotations, variable, are_there) in [
        (&[][..], None, false),
        (&[], Some(""), false),
        (&[], Some("true"), true),
        (&["--annotations", "auto"], Some("true"), true),
        (&["--annotations", "always"], None, true),
        (&["--annotations", "never"], Some("true"), false),
    ] {
        let message = run(annotations, variable);
        assert_eq!(message.contains(expected), are_there, "{message}");
        assert!(message.contains("found 1 of 1 benchmark:\n"), "{message}");
        // No line but an annotation begins like one.
        let mut starts = message.lines().map(str::trim_start);
        assert_eq!(
            starts.any(|line| line.starts_with("::")),
            are_there,
            "{message}"
        );
    }
    let alone = ["report", "ref.json", "head.json", "--annotations", "always"];
    assert_holds_all(&folder.refusal(&alone), &["--fail-if"]);
}
