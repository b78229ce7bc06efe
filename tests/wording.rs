//! Phrases that are not the terms of the field, and must not return to what users read.

use std::path::Path;

/// Each with the term to use instead.
const PHRASES: [(&str, &str); 25] = [
    ("hangs on", "driven by"),
    ("**hangs**", "driven by"),
    ("by chance", "expected false positives"),
    ("false alarms", "false positives"),
    ("Pull", "Influence"),
    ("pull on", "influence on"),
    ("Chg÷noise", "effect/noise"),
    ("lies in it", "includes 1"),
    ("from the means of the processes", "per-process means"),
    ("over its mean", "CV"),
    ("where no value is", "the mean may not be representative"),
    ("is coloured as", "significantly slower"),
    ("Both together", "Comparison"),
    ("another kernel or C library", "kernel or libc differs"),
    (
        "other sources of the benchmarks",
        "benchmark sources differ",
    ),
    ("Compare with care", "Comparability"),
    ("Mind:", "Note:"),
    ("unequal runs", "unequal sample counts"),
    ("taken out of", "excluded"),
    ("left out by", "excluded by configuration"),
    ("draw anew", "redraw"),
    ("read both files again", "reload"),
    ("fg goes on", "suspend (resume with fg)"),
    ("significant benchmarks only", "not significant counts as 1"),
    ("stand in one file only", "present in one file only"),
];

fn check(path: &Path) {
    let text = std::fs::read_to_string(path).expect("it is text");
    for (phrase, term) in PHRASES {
        let line = text.lines().position(|line| line.contains(phrase));
        assert!(
            line.is_none(),
            "{}:{}: write '{term}' instead of '{phrase}'",
            path.display(),
            line.unwrap_or(0) + 1
        );
    }
}

#[test]
fn screens_help_and_documents_use_the_terms_of_the_field() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    check(&root.join("README.md"));
    check(&root.join("CONTRIBUTING.md"));
    for folder in ["docs", "tests/snapshots"] {
        let files = std::fs::read_dir(root.join(folder)).expect("the folder is there");
        let mut paths: Vec<_> = files
            .filter_map(Result::ok)
            .map(|file| file.path())
            .collect();
        paths.retain(|path| {
            path.extension()
                .is_some_and(|it| it == "md" || it == "snap")
        });
        assert!(paths.len() > 2, "{folder}");
        for path in paths {
            check(&path);
        }
    }
}
