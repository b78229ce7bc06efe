//! What is listed of a tree, whatever is in it.

use std::fs;

use benchlens::bench_runner::Config;
use serde_json::json;

use crate::made::{Made, Made1, read};

#[test]
fn a_name_of_another_form_is_listed_with_what_its_metadata_says() {
    let made = Made::new("");
    let metadata = json!({
        "commit_id": "ed60e2e", "commit_date": "2024-06-03T18:10:15-07:00", "hostname": "pyperf",
        "python_version": "3.13.0a6 (64-bit)",
    });
    let file = made.add(&Made1 {
        metadata,
        ..Made1::default()
    });
    fs::rename(
        made.root().join(&file),
        made.root().join("results/night.json"),
    )
    .expect("it is writable");
    made.write("results/none.json", r#"{"version": "1.0", "benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]}"#);
    let tree = made.read();
    let [night, none] = &tree.results[..] else {
        panic!("two results are listed: {:?}", tree.results);
    };
    assert_eq!(night.file, "results/night.json");
    assert_eq!(night.identity.hash.as_deref(), Some("ed60e2e"));
    assert_eq!(night.identity.version.as_deref(), Some("3.13.0a6"));
    assert_eq!(night.metadata.hostname.as_deref(), Some("pyperf"));
    assert_eq!((&night.runner, &night.error), (&None, &None));
    assert_eq!((none.identity.hash.as_ref(), &none.error), (None, &None));
    assert_eq!(none.commit_date(), "<unknown>");
}

#[test]
fn what_cannot_be_read_is_listed_with_the_reason() {
    let made = Made::new("");
    let whole = made.add(&Made1::default());
    let text = fs::read_to_string(made.root().join(&whole)).expect("it was written");
    made.write("results/a.json", "");
    made.write("results/b.json", &text[..text.len() / 2]);
    made.write(
        "results/c.json",
        r#"{"some": "other", "metadata": {"commit_date": "2024"}, "version": "2"}"#,
    );
    made.write("results/d.json.gz", &text);
    let tree = made.read();
    let error = |file: &str| {
        let mut results = tree.results.iter();
        let entry = results.find(|entry| entry.file == format!("results/{file}"));
        entry
            .expect("it is listed")
            .error
            .clone()
            .expect("it cannot be read")
    };
    assert!(error("a.json").contains("is empty"), "{}", error("a.json"));
    assert!(
        error("b.json").contains("ends too early"),
        "{}",
        error("b.json")
    );
    assert!(
        error("c.json").contains("version '2'"),
        "{}",
        error("c.json")
    );
    assert!(
        error("d.json.gz").contains("not compressed"),
        "{}",
        error("d.json.gz")
    );
    assert_eq!(tree.results.len(), 5);
}

#[test]
fn pystats_are_kept_apart() {
    let made = Made::new("");
    let name = |hash: &str, extra: &str| {
        format!(
            "results/bm-1-3.13.0-{hash}/bm-1-linux-x86_64-python-main-3.13.0-{hash}-pystats{extra}.json"
        )
    };
    for (hash, date) in [("aaaaaaa", "2024-01-01"), ("bbbbbbb", "2024-02-02")] {
        for extra in ["", "-nbody"] {
            let text = json!({"opcode[1]": 1, "metadata": {"commit_date": date}});
            made.write(&name(hash, extra), text.to_string());
        }
    }
    let tree = made.read();
    assert_eq!((tree.results.len(), tree.pystats.len()), (0, 4));
    assert!(tree.pystats.iter().all(|entry| entry.error.is_none()));
    let recent = tree.recent_pystats();
    assert_eq!(recent.len(), 1);
    assert_eq!(recent[0].file, name("bbbbbbb", ""));
}

#[test]
fn ten_thousand_empty_files_are_listed_in_order() {
    let made = Made::new("");
    for number in 0..10_000 {
        made.write(&format!("results/{number:05}.json"), "");
    }
    let tree = made.read();
    assert_eq!(tree.results.len(), 10_000);
    assert!(tree.results.iter().all(|entry| entry.error.is_some()));
    assert!(tree.results.is_sorted_by(|a, b| a.file > b.file));
    assert_eq!(tree.references(true).iter().map(Vec::len).sum::<usize>(), 0);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_and_folders_that_cannot_be_opened_stop_nothing() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::PermissionsExt;

    let made = Made::new("");
    let good = made.add(&Made1::default());
    let odd = made
        .root()
        .join("results")
        .join(OsStr::from_bytes(b"\xff\x1b[31m\n.json"));
    fs::write(odd, "").expect("the folder is writable");
    let closed = made.root().join("results/closed");
    fs::create_dir(&closed).expect("the folder is writable");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).expect("it is ours");
    let is_closed = fs::read_dir(&closed).is_err();
    let tree = made.read();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let files: Vec<&str> = tree
        .results
        .iter()
        .map(|entry| entry.file.as_str())
        .collect();
    assert_eq!(files, [&*good, "results/\u{fffd}\u{1b}[31m\n.json"]);
    // A superuser can open everything.
    if is_closed {
        assert_eq!(tree.problems.len(), 1);
        assert_eq!(tree.problems[0].file, "results/closed");
    }
}

#[test]
fn a_tree_that_is_no_longer_wanted_is_not_read() {
    let made = Made::new("");
    made.add(&Made1::default());
    assert_eq!(made.read().results.len(), 1);
    let place = benchlens::tree::Place::of(made.root()).expect("a folder");
    let options = benchlens::tree::TreeOptions::default();
    let tree = benchlens::tree::Tree::read(place, Config::default().into(), &options, &|| true);
    assert_eq!(tree.results.len(), 0);
    assert_eq!(
        read(&made.root().join("results"), &Config::default())
            .results
            .len(),
        1
    );
}
