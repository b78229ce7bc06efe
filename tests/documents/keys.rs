//! The keys in the documents are keys of the program.

use benchlens::tui::key_table;

use crate::document::Document;

/// The documents for users. In the others, a character in backticks is code.
const FOR_USERS: [&str; 4] = [
    "README.md",
    "docs/GUIDE.md",
    "docs/FILTER.md",
    "docs/NUMBERS.md",
];

/// Marks of the screens, and signs of the filter language, which the documents show in backticks as they do keys.
const MARKS: &str = "●○:≈±~?×°▸–*!▲↩≠@-P";

/// The names of all keys that do something on some screen.
fn bound() -> Vec<String> {
    let table = key_table();
    let cells = table.lines().filter_map(|line| line.split(" | ").next());
    let keys = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    keys.map(str::to_owned).collect()
}

/// Whether code is written as a key is: one character, a key with a name, or one with Ctrl, Shift or Alt.
fn is_key(code: &str) -> bool {
    const NAMED: [&str; 12] = [
        "Enter",
        "Esc",
        "Tab",
        "Space",
        "Home",
        "End",
        "PgUp",
        "PgDn",
        "Del",
        "Backspace",
        "F1",
        "Ins",
    ];
    let has_modifier = ["Ctrl-", "S-", "Shift-", "Alt-"]
        .iter()
        .any(|it| code.starts_with(it));
    code.chars().count() == 1 || has_modifier || NAMED.contains(&code)
}

#[test]
fn every_key_that_is_named_does_something() {
    let bound = bound();
    assert!(
        bound.len() > 100 && bound.iter().any(|key| key == "Ctrl-y"),
        "{bound:?}"
    );
    let mut count = 0;
    for document in FOR_USERS.map(Document::read) {
        for span in document.spans().iter().filter(|span| is_key(&span.text)) {
            count += 1;
            let is_known = bound.contains(&span.text) || MARKS.contains(&span.text);
            let (name, line, key) = (&document.name, span.line, &span.text);
            assert!(is_known, "{name}:{line}: no screen has a key `{key}`");
        }
    }
    assert!(count > 60, "{count} keys");
}
