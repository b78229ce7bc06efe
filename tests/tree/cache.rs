//! What is remembered of a tree from one run to the next.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::made::{Made, Made1};

const CONFIG: &str = "[bases]\nversions = ['3.12.0']\n[runners.linux]\nos = 'linux'\n";

/// A tree of two results, and a folder for its cache.
struct Tree {
    made: Made,
    caches: tempfile::TempDir,
}

impl Tree {
    fn new() -> Self {
        let tree = Self {
            made: Made::new(CONFIG),
            caches: tempfile::tempdir().expect("a temporary folder"),
        };
        tree.add("3.12.0", "aaaa111", 1.0);
        tree.add("3.14.0a1", "bbbb222", 2.0);
        tree
    }

    fn add(&self, version: &str, hash: &str, value: f64) -> PathBuf {
        let file = self.made.add(&Made1 {
            version,
            hash,
            value,
            metadata: json!({"commit_date": "2024-05-01T10:00:00Z"}),
            ..Made1::default()
        });
        self.made.root().join(file)
    }

    fn index(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_benchlens"))
            .arg("index")
            .arg(self.made.root())
            .args(arguments)
            .env("XDG_CACHE_HOME", self.caches.path())
            .env("LOCALAPPDATA", self.caches.path())
            .output()
            .expect("the program starts");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn caches(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.caches.path().join("benchlens"));
        let entries = entries.into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    }
}

/// Writes another content of the same size, with the same time of modification.
fn replace_unseen(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("it is there");
    assert!(text.contains(from) && from.len() == to.len());
    let time = fs::metadata(file).and_then(|metadata| metadata.modified());
    fs::write(file, text.replace(from, to)).expect("it is writable");
    set_time(file, time.expect("the file system tells it"));
}

fn set_time(file: &Path, time: SystemTime) {
    let file = File::options().write(true).open(file).expect("it is there");
    file.set_modified(time).expect("it is writable");
}

#[test]
fn what_did_not_change_is_neither_read_nor_compared_again() {
    let tree = Tree::new();
    let first = tree.index(&[]);
    assert!(first.contains("x ↓"), "{first}");
    assert_eq!(tree.caches().len(), 1);
    assert_eq!(tree.index(&[]), first);
    let head = tree.made.root().join(
        "results/bm-20240101-3.14.0a1-bbbb222/bm-20240101-linux-x86_64-python-main-3.14.0a1-bbbb222.json",
    );
    // Nothing tells that the file is another one, so that this shows where the numbers are from.
    replace_unseen(&head, "2.0", "9.0");
    assert_eq!(tree.index(&[]), first);
    let again = tree.index(&["--no-cache"]);
    assert_ne!(again, first);
    assert_eq!(tree.index(&[]), first, "--no-cache remembers nothing");
    set_time(&head, SystemTime::now() + Duration::from_secs(2));
    assert_eq!(tree.index(&[]), again, "what has changed is compared again");
}

#[test]
fn a_cache_holds_for_its_configuration_and_its_files_only() {
    let tree = Tree::new();
    let first = tree.index(&["--format", "json"]);
    let excluded = tree.index(&["--format", "json", "--exclude", "a"]);
    let expected = tree.index(&["--format", "json", "--exclude", "a", "--no-cache"]);
    assert_eq!(excluded, expected);
    assert_eq!(tree.index(&["--format", "json"]), first);
    tree.add("3.14.0a2", "cccc333", 0.5);
    let more = tree.index(&["--format", "json"]);
    assert_eq!(more, tree.index(&["--format", "json", "--no-cache"]));
    assert!(more.contains("cccc333"));
}

#[test]
fn a_cache_that_is_damaged_or_cannot_be_written_changes_nothing() {
    let tree = Tree::new();
    let first = tree.index(&[]);
    let [cache] = &tree.caches()[..] else {
        panic!("{:?}", tree.caches());
    };
    let whole = fs::read_to_string(cache).expect("it is text");
    let half = &whole[..whole.len() / 2];
    let wrong = whole
        .replace("\"head\":0", "\"head\":7")
        .replace("\"head\":1", "\"head\":8");
    for damaged in ["", "{}", "\u{0}", half, &wrong] {
        fs::write(cache, damaged).expect("it is writable");
        assert_eq!(tree.index(&[]), first, "{damaged}");
    }
    fs::remove_file(cache).expect("it is there");
    fs::create_dir(cache).expect("the folder is writable");
    assert_eq!(tree.index(&[]), first, "a folder in its place");
}

#[test]
fn a_result_that_could_not_be_read_is_tried_again() {
    let tree = Tree::new();
    let head = tree.add("3.14.0a1", "bbbb222", 2.0);
    let whole = fs::read_to_string(&head).expect("it is there");
    fs::write(&head, "{").expect("it is writable");
    let time = fs::metadata(&head).and_then(|metadata| metadata.modified());
    tree.index(&[]);
    fs::write(&head, whole).expect("it is writable");
    set_time(&head, time.expect("the file system tells it"));
    assert!(tree.index(&[]).contains("x ↓"));
}
