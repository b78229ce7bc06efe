//! Typing a filter: what the line editor does, and what the table makes of it.

mod support;

use benchlens::tui::ScreenKind;
use support::session::Session;

#[test]
fn earlier_filters_come_back() {
    let mut session = Session::demo(80, 24);
    session.press("/tree<Enter>/<C-u>nbody<Enter><Esc>/<Up>");
    assert_eq!(session.open().view.filter_text, "nbody");
    session.press("<Up>");
    assert_eq!(session.open().view.filter_text, "tree");
    session.press("<Down><Down><Down>");
    assert_eq!(session.open().view.filter_text, "", "what was being typed");
    session.press("x<Up><Down>");
    assert_eq!(session.open().view.filter_text, "x");
}

#[test]
fn a_filter_that_cannot_be_read_is_not_kept() {
    let mut session = Session::demo(80, 24);
    session.press("/ratio>1.05 foo><Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Filter);
    assert!(session.text().contains("fix foo>"), "{}", session.text());
    session.press("<C-w><Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
}

#[test]
fn the_chosen_row_is_selected_again_when_the_filter_lets_it_back() {
    let mut session = Session::demo(80, 24);
    session.press("jjj");
    let name = session.selected_name().to_owned();
    session.press("/is:faster");
    assert_ne!(session.selected_name(), name, "it is slower");
    session.press("<C-w><Enter>");
    assert_eq!(session.selected_name(), name);
    session.press("/ratio>abc");
    session.press("<Esc>");
    assert_eq!(session.selected_name(), name);
}

#[test]
fn what_a_word_may_become_is_told_where_it_is_not_clear() {
    let mut session = Session::demo(80, 24);
    session.press("/tag:a<Tab>");
    assert!(
        session.text().contains("tag:apps (4), tag:asyncio (6)"),
        "{}",
        session.text()
    );
}

/// The filter after these keys.
fn typed(keys: &str) -> String {
    let mut session = Session::demo(80, 24);
    session.press("/");
    session.press(keys);
    session.open().view.filter_text.clone()
}

#[test]
fn letters_go_where_the_cursor_stands() {
    assert_eq!(typed("tree<Left><Left>x"), "trxee");
    assert_eq!(typed("tree<Left><Left><Right>x"), "trexe");
    assert_eq!(typed("tree<Right>x"), "treex", "it stops at the end");
    assert_eq!(typed("ab<Left><Left><Left>x"), "xab", "and at the start");
}

#[test]
fn the_cursor_moves_by_words_and_to_both_ends() {
    assert_eq!(typed("one two three<C-Left>x"), "one two xthree");
    assert_eq!(typed("one two three<C-Left><C-Left>x"), "one xtwo three");
    assert_eq!(typed("one two three<Home><C-Right>x"), "one xtwo three");
    assert_eq!(typed("one two<Home><C-Right><C-Right>x"), "one twox");
    assert_eq!(typed("tree<Home>x"), "xtree");
    assert_eq!(typed("tree<Home><End>x"), "treex");
    assert_eq!(typed("tree<C-a>x<C-e>y"), "xtreey");
}

#[test]
fn characters_are_erased_on_both_sides_of_the_cursor() {
    assert_eq!(typed("abcd<Left><Left><BS>"), "acd");
    assert_eq!(typed("abcd<Left><Left><C-h>"), "acd");
    assert_eq!(typed("abcd<Left><Left><Del>"), "abd");
    assert_eq!(typed("abcd<Left><Left><C-d>"), "abd");
    assert_eq!(typed("abcd<Del>"), "abcd", "there is none behind the end");
}

#[test]
fn words_the_rest_and_all_are_erased_at_once() {
    assert_eq!(typed("one two three<C-w>"), "one two ");
    assert_eq!(typed("one two three<C-Left><C-w>x"), "one xthree");
    assert_eq!(typed("abcd<Left><Left><C-k>"), "ab");
    assert_eq!(typed("abcd<Left><Left><C-u>"), "");
}

#[test]
fn a_letter_with_an_accent_of_its_own_is_crossed_and_erased_as_one() {
    assert_eq!(typed("ae\u{301}b<Left><Left>x"), "axe\u{301}b");
    assert_eq!(typed("ae\u{301}b<Left><BS>"), "ab");
    assert_eq!(typed("ae\u{301}b<Home><Right><Del>"), "ab");
}

#[test]
fn what_is_pasted_goes_to_the_cursor_on_one_line() {
    let mut session = Session::demo(80, 24);
    session.press("/abcd<Left><Left>");
    session.app.paste("one\ntwo");
    session.text();
    assert_eq!(session.open().view.filter_text, "abone twocd");
    session.press("x");
    assert_eq!(session.open().view.filter_text, "abone twoxcd");
}

#[test]
fn the_name_of_an_export_is_edited_by_the_same_keys() {
    let mut session = Session::demo(80, 24);
    session.press("e<C-u>one two<C-Left>x<Home>y<C-k>");
    assert!(
        session.text().contains("export to y "),
        "{}",
        session.text()
    );
    session.press("bc<Left>");
    session.app.paste("z");
    assert!(
        session.text().contains("export to ybzc "),
        "{}",
        session.text()
    );
}

#[test]
fn the_cursor_is_drawn_where_the_next_character_goes() {
    for keys in [
        "",
        "abcd",
        "abcd<Left><Left>",
        "abcd<Home>",
        "比較",
        "比較<Left>",
        "ae\u{301}b<Left>",
        // Shown as text, it takes more columns than one.
        "a\u{202e}b<Left>",
        "a\u{202e}b<Left><Left>",
    ] {
        for start in ["/", "e<C-u>"] {
            let mut session = Session::demo(80, 24);
            session.press(start);
            session.press(keys);
            let cursor = session.cursor();
            assert_eq!(cursor.y, 23, "{keys}: on the last line");
            session.press("x");
            let buffer = session.buffer();
            assert_eq!(buffer[cursor].symbol(), "x", "{start}{keys}");
        }
    }
}

/// What is drawn left of the cursor, and where it stands.
fn around_the_cursor(session: &mut Session) -> (String, String) {
    let cursor = session.cursor();
    let buffer = session.buffer();
    let symbol = |x: u16| buffer[(x, cursor.y)].symbol().to_owned();
    (symbol(cursor.x - 1), symbol(cursor.x))
}

#[test]
fn the_cursor_stays_at_its_character_when_the_text_is_longer_than_the_line() {
    let text = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(3);
    let characters: Vec<String> = text.chars().map(String::from).collect();
    let mut session = Session::demo(40, 10);
    session.press("/");
    session.press(&text);
    let (before, at) = around_the_cursor(&mut session);
    assert_eq!(Some(&before), characters.last());
    assert_eq!(at, " ", "the next character has room");
    for character in characters.iter().rev() {
        session.press("<Left>");
        let (_, at) = around_the_cursor(&mut session);
        assert_eq!(at, *character);
    }
    for character in characters.iter().skip(1) {
        session.press("<Right>");
        let (_, at) = around_the_cursor(&mut session);
        assert_eq!(at, *character);
    }
}

#[test]
fn the_cursor_stays_at_its_character_in_a_long_text_of_wide_ones() {
    let text = "比較ベンチ".repeat(8);
    let mut session = Session::demo(40, 10);
    session.press("/");
    session.press(&text);
    for character in text.chars().rev() {
        session.press("<Left>");
        let (_, at) = around_the_cursor(&mut session);
        assert_eq!(at, character.to_string());
    }
}

#[test]
fn matches_and_what_a_word_may_become_are_counted_while_typing() {
    let mut session = Session::demo(80, 24);
    let prompt = |session: &mut Session| {
        let text = session.text();
        text.lines().last().unwrap_or_default().to_owned()
    };
    let passing = |filter: &str| {
        let mut session = Session::demo(80, 24);
        session.press(&format!("/{filter}"));
        session.open().view.shown.len()
    };
    session.press("/tree tag:a");
    let (apps, asyncio) = (passing("tree tag:apps"), passing("tree tag:asyncio"));
    let line = prompt(&mut session);
    let expected = format!("tag:apps ({apps})  tag:asyncio ({asyncio})");
    assert!(apps != asyncio && line.contains(&expected), "{line}");
    assert!(line.contains(" of 76 benchmarks  tag:apps"), "{line}");
    // A word that is complete needs no candidates.
    session.press("<C-u>tag:asyncio");
    let line = prompt(&mut session);
    let expected = format!("{} of 76 benchmarks  Tab complete", passing("tag:asyncio"));
    assert!(line.contains(&expected), "{line}");
    // A word that still lacks its limit has no number.
    session.press("<C-u>noi");
    assert!(prompt(&mut session).contains("benchmarks  noise>"));
    session.press("se>");
    assert!(prompt(&mut session).contains("/ noise>    not applied: expected a number"));
    // What is not finished is not wrong yet.
    session.press("<C-u>@reg");
    let expected = "/ @reg    not applied yet, 1 candidate: @regressions (";
    assert!(prompt(&mut session).contains(expected));
}

#[test]
fn candidates_that_do_not_fit_are_left_out_as_a_whole() {
    let mut session = Session::demo(180, 50);
    session.press("/is:");
    let text = session.text();
    let whole = text.lines().last().unwrap_or_default();
    // Before the first is a note, with a colon.
    let candidate = |part: &'_ str| {
        part.rsplit(": ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let whole: Vec<String> = whole.split("  ").map(candidate).collect();
    assert!(whole.len() > 7, "{whole:?}");
    for width in 40..120 {
        session.size = (width, 24);
        let text = session.text();
        let line = text.lines().last().unwrap_or_default();
        for part in line.split("  ").map(candidate) {
            let part = part.strip_suffix(" …").unwrap_or(&part);
            let is_whole =
                ["", "…", "still is"].contains(&part) || whole.iter().any(|whole| whole == part);
            assert!(is_whole, "{width}: {part} in {line}, {whole:?}");
        }
    }
}

#[test]
fn what_many_words_may_become_is_told_with_how_many_are_left_out() {
    let mut session = Session::demo(80, 24);
    session.press("/is:<Tab>");
    let text = session.text();
    let message = text.lines().rev().nth(1).unwrap_or_default();
    assert!(message.starts_with("is:slower ("), "{message}");
    assert!(
        message.ends_with(" more") && !message.contains('…'),
        "{message}"
    );
}

#[test]
fn a_named_filter_is_chosen_from_a_menu_that_counts_what_passes() {
    let mut session = Session::demo(80, 24);
    session.press("/tree<Enter>f");
    assert_eq!(session.app.screen(), ScreenKind::NamedFilters);
    let text = session.text();
    let line = text.lines().find(|line| line.contains("@improvements"));
    let line = line.unwrap_or_default().to_owned();
    assert!(line.contains("is:clear faster>1%"), "{text}");
    session.press("jf");
    assert_eq!(session.open().view.filter_text, "tree", "f goes back");
    session.press("fj<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    assert_eq!(session.open().view.filter_text, "@improvements");
    let shown = session.open().view.shown.len();
    assert!(line.contains(&format!("{shown}  @improvements")), "{line}");
    // The menu opens at the one that applies, and the filter before it is in the history.
    session.press("f<Enter>/<Up><Up>");
    assert_eq!(session.open().view.filter_text, "tree");
}
