//! A result that is pinned as the reference of all others.

use crate::made::{Made, Made1};
use crate::screen::{Browser, metadata};

const SIZE: (u16, u16) = (120, 40);

/// The line of the table that a hash is on.
#[track_caller]
fn line(text: &str, hash: &str) -> String {
    let mut lines = text.lines().filter(|line| line.contains("2024-"));
    let found = lines.find(|line| line.contains(hash));
    found.expect("it is listed").to_owned()
}

#[test]
fn a_pinned_reference_has_a_column_of_its_own_until_it_is_unpinned() {
    let mut browser = Browser::new();
    let before = browser.text(SIZE);
    // The second result, which is half as fast again as the base.
    let text = browser.send("jb").text(SIZE);
    assert!(text.contains("▸vs pinned"), "{text}");
    assert!(line(&text, "cccc333").contains('…'), "{text}");
    // Those of the other machine and the file that cannot be read are compared as well.
    assert_eq!(browser.settle(), 4);
    let text = browser.text(SIZE);
    assert!(line(&text, "cccc333").contains("x ↑"), "{text}");
    assert!(!text.contains("compared with"), "{text}");
    let text = browser.send("\u{1b}k").text(SIZE);
    assert_eq!(text.replace('▸', " "), before.replace('▸', " "));
}

#[test]
fn the_numbers_against_a_pinned_reference_are_filtered_and_sorted_by() {
    let mut browser = Browser::new();
    browser.send("jb").settle();
    // Slower than the base is faster than what is 1.5 times slower.
    let text = browser.send("/mean>1.01 machine:linux\r").text(SIZE);
    assert!(text.contains("2 of 5 shown"), "{text}");
    // The next base is the first one again.
    let text = browser.send("l").text(SIZE);
    assert!(text.contains("1 of 5 shown"), "{text}");
    let text = browser.send("\u{1b}h").text(SIZE);
    let heads = text.lines().nth(2).expect("the heads").to_owned();
    let column = heads[..heads.find("vs pinned").expect("a head")]
        .chars()
        .count()
        + 2;
    browser.click(column, 3, SIZE);
    let text = browser.text(SIZE);
    assert!(text.contains("Results by vs pinned"), "{text}");
    let text = browser.send("\u{1b}").text(SIZE);
    assert!(
        text.contains("Results by Date"),
        "its column is gone: {text}"
    );
}

#[test]
fn enter_compares_with_the_selected_base_though_a_reference_is_pinned() {
    let mut browser = Browser::new();
    browser.send("b");
    let text = browser.send("j\r").text(SIZE);
    let (reference, head) = (text.find("cccc333"), text.find("bbbb222"));
    assert!(reference.is_some() && reference < head, "{text}");
    let text = browser.send("qh\r").text(SIZE);
    let (reference, head) = (text.find("aaaa111"), text.find("bbbb222"));
    assert!(reference.is_some() && reference < head, "{text}");
}

#[test]
fn the_same_build_of_another_machine_is_compared_with_a_pinned_one() {
    let made = Made::new("");
    for (runner, value) in [("linux", 1.0), ("arm", 2.0)] {
        made.add(&Made1 {
            runner,
            value,
            metadata: metadata("2024-05-01", "s1", "0000"),
            ..Made1::default()
        });
    }
    let mut browser = Browser::of(made);
    let text = browser.send("b").text(SIZE);
    assert!(text.contains("vs pinned"), "{text}");
    browser.settle();
    let text = browser.text(SIZE);
    assert!(text.contains("x ↓ !") || text.contains("x ↑ !"), "{text}");
    let text = browser.send("j\r").text(SIZE);
    assert!(text.contains("linux") && text.contains("arm"), "{text}");
}

#[test]
fn an_export_names_the_pinned_reference_and_marks_other_machines() {
    let mut browser = Browser::new();
    browser.send("jb").settle();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut export = |name: &str| {
        let file = folder.path().join(name);
        browser.send(&format!("e\u{15}{}\r", file.display()));
        std::fs::read_to_string(&file).expect("it was written")
    };
    let text = export("list.txt");
    assert!(text.contains("vs. bbbb222@linux"), "{text}");
    assert!(!text.contains("pinned"), "{text}");
    let of_arm = |line: &&str| line.contains("aaaa111") && line.ends_with('!');
    assert_eq!(text.lines().filter(of_arm).count(), 1, "{text}");
    let expected = "\n! the reference is of another machine\n";
    assert!(text.contains(expected), "{text}");
    let text = export("list.csv");
    let head = text.lines().next().unwrap_or_default();
    assert!(head.ends_with(",reference_name,other_machine"), "{text}");
    let pinned = text.lines().filter(|line| line.contains(",pinned,"));
    let pinned: Vec<&str> = pinned.collect();
    assert!(
        pinned.iter().all(|line| line.contains(",bbbb222@linux,")),
        "{text}"
    );
    let others = pinned.iter().filter(|line| line.ends_with(",true"));
    assert_eq!(others.count(), 1, "{text}");
    let json: serde_json::Value = serde_json::from_str(&export("list.json")).expect("JSON");
    let results = json["results"].as_array().expect("a list");
    for result in results.iter().filter(|it| it["error"].is_null()) {
        let pinned = &result["comparisons"]["pinned"];
        assert_eq!(pinned["reference_name"], "bbbb222@linux");
        assert_eq!(pinned["other_machine"], result["nickname"] == "arm");
    }
}

#[test]
fn a_tree_that_is_read_again_keeps_the_pinned_reference() {
    let mut browser = Browser::new();
    browser.send("jb").settle();
    browser.app.message = None;
    let before = browser.text(SIZE);
    browser.read_again();
    assert_eq!(browser.settle(), 4, "they are compared again");
    let after = browser.text(SIZE);
    let table = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(table(&after), table(&before));
}
