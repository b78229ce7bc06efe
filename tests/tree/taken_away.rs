//! What is copied and exported of a list of results.

use std::fs;
use std::process::Command;

use crate::made::{Made, Made1};
use crate::screen::{Browser, metadata};
use crate::support::clipboard::copied;
use crate::support::settings::NO_SETTINGS;

impl Browser {
    /// Presses a key that copies, and returns what it copied.
    fn copy(&mut self, key: &str) -> String {
        let task = self.press(key);
        copied(task)
    }
}

#[test]
fn the_list_is_copied_as_it_is_filtered_and_sorted() {
    let mut browser = Browser::new();
    let text = browser.send("/-hash:eeee\rS").copy("Y");
    let table: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).collect();
    assert!(
        table[0].starts_with(
            "| Date | Version | Fork/ref | Hash | Flags | Machine | vs `3.12.0` | vs `base` |"
        ),
        "{text}"
    );
    assert!(table[1].contains("| --- | ---: |"), "{text}");
    let order = ["2024-05-01", "2024-05-01", "2024-06-15", "2024-06-20"];
    assert_eq!(table.len(), 2 + order.len(), "{text}");
    for (line, date) in table[2..].iter().zip(order) {
        assert!(line.starts_with(&format!("| {date} |")), "{text}");
    }
    assert!(table[4].contains("x ↓\\*"), "{text}");
    assert!(text.contains("4 of 5 results"), "{text}");
    assert!(
        text.contains("\\*: the benchmarks themselves differ"),
        "{text}"
    );
    assert!(text.contains("```sh\nbenchlens index "), "{text}");
    let folded = browser.copy("\u{19}");
    assert!(
        folded.starts_with("<details>\n<summary>Results of"),
        "{folded}"
    );
    assert!(folded.ends_with("\n</details>\n"), "{folded}");
}

#[test]
fn one_result_is_copied_and_none_of_an_empty_list() {
    let mut browser = Browser::new();
    let text = browser.send("j").copy("y");
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(
        text.contains("`bbbb222`") && text.contains("`other/main`"),
        "{text}"
    );
    let text = browser.send("G").copy("y");
    assert!(text.contains("not read: `this is not JSON"), "{text}");
    assert!(!text.contains('\u{1b}'));
    browser.send("/nothing like this\r").press("y");
    assert_eq!(
        browser.message(),
        "the table is empty: there is no result to copy"
    );
}

#[test]
fn the_copied_command_prints_what_is_listed() {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    for (version, hash, flags, value) in [
        ("3.12.0", "aaaa111", "", 1.0),
        ("3.13.0", "bbbb222", "JIT", 1.5),
        ("3.13.0", "cccc333", "JIT,NOGIL", 1.5),
        ("3.13.0", "dddd444", "JIT", 0.5),
        ("3.14.0", "eeee555", "JIT", 1.5),
    ] {
        made.add(&Made1 {
            version,
            hash,
            flags,
            value,
            metadata: metadata("2024-05-01", "s1", "0000"),
            ..Made1::default()
        });
    }
    let mut browser = Browser::of(made);
    browser.send("h/is:slower or hash:none\r");
    // Of the facets, the minor version 3.13 and exactly the JIT.
    for facet in ["3.13", "JIT"] {
        browser.choose(facet);
    }
    assert!(browser.text((120, 40)).contains("1 of 5 shown"));
    let command = browser.copy("C");
    assert!(command.contains("--base=3.12.0"), "{command}");
    let output = Command::new("sh")
        .arg("-c")
        .arg(command.replacen("benchlens", env!("CARGO_BIN_EXE_benchlens"), 1))
        .args(["--no-cache"])
        .envs(NO_SETTINGS)
        .output()
        .expect("there is a shell");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
    assert!(printed.contains("1 of 5 results"), "{command}\n{printed}");
    assert!(printed.contains("bbbb222 (JIT)"), "{command}\n{printed}");
}

#[test]
fn what_a_command_leaves_out_is_said() {
    let mut browser = Browser::new();
    browser.copy("C");
    let usual = browser.message().to_owned();
    assert!(!usual.contains("without"), "{usual}");
    browser.send("jb").settle();
    browser.copy("C");
    let expected = "(OSC 52), without the pinned reference: benchlens index ";
    assert!(
        browser.message().contains(expected),
        "{}",
        browser.message()
    );
    browser.send("Sc \u{1b}").copy("C");
    let expected = "without the pinned reference, the columns and the order: benchlens";
    assert!(
        browser.message().contains(expected),
        "{}",
        browser.message()
    );
}

#[test]
fn numbers_of_a_pinned_reference_are_in_no_command_but_in_the_copy() {
    let mut browser = Browser::new();
    browser.send("jb").settle();
    browser.send("/mean>1\r").press("C");
    assert!(
        browser
            .message()
            .starts_with("no command filters by numbers against a pinned"),
        "{}",
        browser.message()
    );
    let text = browser.copy("Y");
    assert!(text.contains("| vs `bbbb222@linux` |"), "{text}");
    assert!(!text.contains("```sh"), "{text}");
}

#[test]
fn what_is_listed_is_exported_in_the_formats_of_the_index() {
    let mut browser = Browser::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    browser.send("/machine:linux -is:error\r");
    for (name, expected) in [
        ("a.csv", "file,runner,nickname"),
        ("a.json", "\"schema_version\""),
        ("a.txt", "vs. 3.12.0"),
        ("a.md", "## linux x86_64 (linux)"),
    ] {
        let file = folder.path().join(name);
        let shown = file.to_string_lossy().into_owned();
        browser.send(&format!("e\u{15}{shown}\r"));
        assert_eq!(browser.message(), format!("wrote {shown}: 3 results"));
        let text = fs::read_to_string(&file).expect("it was written");
        assert!(text.contains(expected), "{text}");
        assert!(text.contains("bbbb222") && !text.contains("arm"), "{text}");
    }
    let file = folder.path().join("a.csv").to_string_lossy().into_owned();
    browser.send(&format!("e\u{15}{file}\r"));
    assert!(browser.text((120, 40)).contains("exists"));
    browser.send("n\u{1b}");
    browser.send("e\u{15}a.xls\r");
    assert!(
        browser
            .message()
            .starts_with("a.xls: end the name in one of")
    );
    // No result is ever overwritten.
    let result = browser.result("bbbb222");
    browser.send(&format!("\u{1b}e\u{15}{result}\r"));
    assert!(
        browser.message().contains("it is one of the results"),
        "{}",
        browser.message()
    );
}
