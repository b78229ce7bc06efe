//! What the screen says of results that are not compared, of stand-ins, and of results that look the same.

use serde_json::json;

use crate::made::{Made, Made1};
use crate::screen::{Browser, metadata};

const SIZE: (u16, u16) = (120, 50);

/// The text of a screen without its line breaks, so that a sentence is found where it is wrapped.
fn flat(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter == '│');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Two bases, of which a result of another machine has neither, and one that is older than both.
fn with_gaps() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.14.0\", \"3.12.0\"]\n");
    let dated = |date: &str| json!({"commit_date": date});
    for (version, hash, runner, metadata) in [
        ("3.14.0", "ffff666", "linux", dated("2024-09-01")),
        (
            "3.13.0",
            "eeee555",
            "arm",
            metadata("2024-08-01", "s1", "abcdef123"),
        ),
        (
            "3.13.0",
            "dddd444",
            "linux",
            metadata("2024-07-01", "s1", "bbbb222"),
        ),
        ("3.12.0", "bbbb222", "linux", dated("2024-06-01")),
        (
            "3.11.0",
            "cccc333",
            "linux",
            metadata("2024-01-01", "s1", "9999"),
        ),
    ] {
        made.add(&Made1 {
            runner,
            version,
            hash,
            metadata,
            ..Made1::default()
        });
    }
    made.write("results/other.json", "{}");
    made
}

#[test]
fn an_empty_cell_has_a_reason() {
    let mut browser = Browser::of(with_gaps());
    for expected in [
        &[
            "vs base the file does not say which commit it was branched from",
            "vs 3.14.0 this is 3.14.0 itself",
        ][..],
        &[
            "vs base the tree has neither abcdef1, from which it was branched, nor an earlier result on arm",
            "vs 3.12.0 the tree has no result of 3.12.0 without flags on arm",
        ],
        &["vs base not sig"],
        &["vs 3.12.0 this is 3.12.0 itself"],
        &[
            "vs base older than 3.12.0: bench_runner compares such results only if they are bases",
            "vs others 3.14.0, 3.12.0: older than 3.12.0: bench_runner compares such results",
        ],
        &["vs base its name does not say on which machine it was measured"],
    ] {
        let text = flat(&browser.text(SIZE));
        for expected in expected {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        browser.send("j");
    }
    browser.send("gj\r");
    assert!(
        browser
            .message()
            .contains("nor an earlier result on arm; h and l select"),
        "{}",
        browser.message()
    );
}

#[test]
fn an_opened_comparison_says_that_its_reference_is_a_stand_in() {
    let mut browser = Browser::new();
    let text = browser.send("\r").text(SIZE);
    assert!(
        text.lines()
            .next()
            .is_some_and(|line| line.contains("~ stand-in")),
        "{text}"
    );
    let text = flat(&browser.send("i").text(SIZE));
    let expected = "the reference, aaaa111, is an earlier result in place of 9999, from which the head was branched";
    assert!(text.contains(expected), "{text}");
    // Where the base is there, and for two marked results, there is nothing to say.
    for keys in ["qqj\r", "qg jj \r"] {
        let text = browser.send(keys).text(SIZE);
        assert!(text.contains("aaaa111"), "{text}");
        assert!(!text.contains("stand-in"), "{text}");
    }
}

#[test]
fn all_details_of_a_result_can_be_read_on_a_small_screen() {
    let mut browser = Browser::of(with_gaps());
    let small = (80, 24);
    let text = browser.send("j").text(small);
    assert!(text.contains("↓ more (S-Tab)"), "{text}");
    assert!(!text.contains("-3.13.0-eeee555.json"), "{text}");
    let text = browser.send("\u{1b}[Z").text(small);
    for expected in ["vs base", "vs 3.12.0", "benchmarks", "-3.13.0-eeee555.json"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    // With less room they scroll, and the selection stays.
    let tiny = (80, 12);
    let top = browser.text(tiny);
    assert!(
        top.contains("vs base") && !top.contains("eeee555.json"),
        "{top}"
    );
    let end = browser.send("G").text(tiny);
    assert!(
        !end.contains("vs base") && end.contains("eeee555.json"),
        "{end}"
    );
    let text = browser.send("\u{1b}").text(small);
    assert!(text.contains("2 of 6"), "{text}");
    // Tab comes to them after the facets, from the first line on.
    let text = browser.send("\t\t").text(tiny);
    assert!(text.contains("vs base"), "{text}");
    assert!(browser.send("\t").text(small).contains("2 of 6"));
}

#[test]
fn results_of_the_same_build_and_machine_are_told_apart() {
    let made = Made::new("");
    let result = Made1 {
        metadata: metadata("2024-05-01", "s1", "0000"),
        ..Made1::default()
    };
    let file = made.add(&result);
    let text = std::fs::read_to_string(made.root().join(&file)).expect("it is there");
    made.write(&file.replace("results/", "results/again/"), text);
    made.add(&Made1 {
        hash: "2222222",
        ..result
    });
    let text = Browser::of(made).send("j").text(SIZE);
    for (hash, count) in [("1111111 #1", 1), ("1111111 #2", 1), ("2222222 #", 0)] {
        assert_eq!(text.matches(hash).count(), count, "{hash}\n{text}");
    }
    assert!(
        flat(&text).contains("#2 of 2 results of this build · results/"),
        "{text}"
    );
}

#[test]
fn facets_keep_their_places_when_one_is_chosen() {
    let mut browser = Browser::new();
    let places = |browser: &mut Browser| -> Vec<String> {
        let text = browser.text((120, 40));
        let names = text.lines().filter_map(|line| line.strip_prefix('│'));
        let names = names.map(|line| line.chars().take(16).collect::<String>());
        names.map(|name| name.replace(['▸', '●'], " ")).collect()
    };
    let before = places(&mut browser);
    browser.choose("arm");
    assert_eq!(places(&mut browser), before);
    browser.send("/hash:cccc\r");
    assert_eq!(places(&mut browser), before);
}

#[test]
fn the_list_is_not_empty_while_a_comparison_is_typed() {
    let mut browser = Browser::new();
    browser.send("/");
    for letter in "mean>1".chars() {
        let text = browser.send(&letter.to_string()).text((120, 40));
        assert!(!text.contains("no result passes"), "{letter}\n{text}");
    }
    assert!(browser.text((120, 40)).contains("1 of 5 results"));
    // A word that is meant as one is applied with Enter.
    let text = browser.send("\u{15}mean").text((120, 40));
    assert!(!text.contains("no result passes"), "{text}");
    let text = browser.send("\r").text((120, 40));
    assert!(text.contains("no result passes"), "{text}");
}
