//! What people noted, and the search for the commit of a change, on the history screen.

use crate::made::Made;
use crate::screen::Browser;
use crate::support::clipboard::copied;
use crate::timeline::nights;

/// The history of a tree with a machine with and without a flag, and a benchmark that becomes slower on the nineteenth
/// night. The cursor is on its newest night.
fn history(annotations: &str) -> Browser {
    let made: Made = nights();
    made.write("annotations.toml", annotations);
    let mut browser = Browser::of(made);
    browser.send("t");
    browser
}

#[test]
fn an_annotation_is_marked_and_said_on_the_first_night_since() {
    let mut browser = history(
        "[[annotations]]\ndate = 2026-01-19\ntext = \"new compiler\\u001b[31m\"\n\
         [[annotations]]\ndate = 2026-01-19\ntext = 'of the JIT'\nflags = ['JIT']\n\
         [[annotations]]\ndate = 2026-01-22\ntext = 'moved'\n\
         [[annotations]]\ndate = 2025-12-24\ntext = 'before'\n\
         [[annotations]]\ndate = 2026-03-01\ntext = 'after'\n",
    );
    browser.send(&"h".repeat(9));
    for size in [(80, 24), (120, 40), (200, 50)] {
        let text = browser.text(size);
        let text: Vec<&str> = text.lines().skip(1).collect();
        let name = format!("annotated_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, text.join("\n"));
    }
    let text = browser.text((200, 50));
    assert!(!text.contains("of the JIT"), "it is about other builds");
    assert!(text.contains("a change on 2026-01-19"), "{text}");
    assert!(text.contains("│▲ new compiler^[[31m │ a change"), "{text}");
    let text = browser.send("lll").text((120, 40));
    assert!(text.contains("▲ moved"), "{text}");
    let text = browser.send("l").text((120, 40));
    assert!(!text.contains("▲ moved"), "{text}");
    let text = browser.send(&"h".repeat(30)).text((120, 40));
    assert!(!text.contains("before"), "it is before the first night");
}

#[test]
fn the_last_change_before_the_cursor_is_bisected() {
    let mut browser = history("");
    let line = copied(browser.press("B"));
    let expected = "python -m bench_runner bisect --pgo b01 0000017 0000018";
    assert_eq!(line, expected);
    let message = browser.message();
    assert!(
        message.ends_with(&format!("(OSC 52): {expected}")),
        "{message}"
    );
    browser.send(&"h".repeat(10)).send("B");
    assert_eq!(
        browser.message(),
        "there is no change at or before the cursor"
    );
}

#[test]
fn what_cannot_be_used_of_the_file_is_said_when_the_history_opens() {
    let made: Made = nights();
    made.write(
        "annotations.toml",
        "[[annotations]]\ntext = 'x'\n[[annotations]]\n",
    );
    let mut browser = Browser::of(made);
    browser.send("t");
    let message = browser.message();
    assert!(
        message.contains("annotations.toml: line 1, column 1: there is no date")
            && message.ends_with("(and 1 more)"),
        "{message}"
    );
}
