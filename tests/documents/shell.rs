//! Splits command lines as a shell does, as far as the documents use it.

/// The commands of a line, each as its words: what is between `|`, `&&` and `;`, up to a comment or a redirection.
pub fn commands(line: &str) -> Vec<Vec<String>> {
    let mut commands = vec![Vec::new()];
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with(['#', '>']) {
        let (word, is_quoted, behind) = next(rest);
        match word.as_str() {
            "|" | "&&" | ";" | "||" if !is_quoted => commands.push(Vec::new()),
            _ => commands.last_mut().expect("one is open").push(word),
        }
        rest = behind.trim_start();
    }
    commands.retain(|command| !command.is_empty());
    commands
}

/// The first word, whether a part of it is in quotes, and what is behind it.
fn next(text: &str) -> (String, bool, &str) {
    let (mut word, mut quote, mut is_quoted) = (String::new(), None, false);
    for (index, character) in text.char_indices() {
        match (quote, character) {
            (None, ' ') => return (word, is_quoted, &text[index..]),
            (None, '\'' | '"') => (quote, is_quoted) = (Some(character), true),
            (Some(open), _) if open == character => quote = None,
            _ => word.push(character),
        }
    }
    assert_eq!(quote, None, "a quote is not closed: {text}");
    (word, is_quoted, "")
}

#[test]
fn quotes_comments_and_pipes_are_understood() {
    let line =
        r#"ssh host cat a.json | benchlens b.json - --filter 'is:slower "x|y"'   # it's a note"#;
    let [first, second] = &commands(line)[..] else {
        panic!("there are two")
    };
    assert_eq!(first.join("·"), "ssh·host·cat·a.json");
    assert_eq!(
        second.join("·"),
        "benchlens·b.json·-·--filter·is:slower \"x|y\""
    );
}
