//! The help inside the program.

mod support;

use benchlens::comparison::filter;
use benchlens::tui::ScreenKind;
use support::session::Session;

#[test]
fn help_begins_with_the_keys_of_the_screen_it_was_asked_from_and_leads_back() {
    for (keys, title, back) in [
        ("", "Browsing", ScreenKind::Comparison),
        ("<Enter>", "With a benchmark open", ScreenKind::Benchmark),
        ("i", "With the files open", ScreenKind::Files),
        ("s", "In the sort menu", ScreenKind::Sort),
        ("c", "While choosing columns", ScreenKind::Columns),
    ] {
        let mut session = Session::demo(80, 24);
        session.press(keys);
        session.press("?");
        let text = session.text();
        assert!(
            text.lines().nth(2).is_some_and(|line| line.contains(title)),
            "{text}"
        );
        session.press("?");
        assert_eq!(session.app.screen(), back);
    }
    let mut session = Session::demo(80, 24);
    session.press("/tree<F1>");
    assert!(session.text().contains("While filtering"));
    session.press("<Esc>");
    assert_eq!(session.open().view.filter_text, "tree");
}

#[test]
fn the_help_scrolls_to_its_end_and_no_further_and_back() {
    let mut session = Session::demo(80, 24);
    session.press("?");
    let top = session.text();
    assert!(top.contains("↓ more"), "{top}");
    session.press("k");
    assert_eq!(session.text(), top, "it begins at its beginning");
    session.press("G");
    let end = session.text();
    assert!(!end.contains("↓ more"), "{end}");
    session.press("jjj");
    assert_eq!(session.text(), end, "it ends at its end");
    session.press("k");
    assert_ne!(session.text(), end, "it moves at once from there");
    session.press("j");
    assert_eq!(session.text(), end);
    session.press("g");
    assert_eq!(session.text(), top);
}

#[test]
fn the_help_leads_back_to_the_table() {
    let mut session = Session::demo(80, 24);
    let table = session.text();
    session.press("?G?");
    assert_eq!(session.text(), table);
}

#[test]
fn the_help_has_three_pages_that_every_key_for_them_reaches() {
    let pages = ["[1 Keys]", "[2 Filter language]", "[3 Glossary]"];
    let mut session = Session::demo(80, 24);
    session.press("?");
    for (keys, page) in [
        ("", 0),
        ("<Tab>", 1),
        ("<Right>", 2),
        ("<Tab>", 0),
        ("<Left>", 2),
        ("<S-Tab>", 1),
        ("3", 2),
        ("1", 0),
        ("2", 1),
    ] {
        session.press(keys);
        let text = session.text();
        assert!(text.contains(pages[page]), "{keys}: {text}");
    }
    session.press("2");
    let first_page = session.text();
    session.press("G");
    let last_page = session.text();
    for (example, _) in filter::EXAMPLES {
        let is_shown = first_page.contains(example) || last_page.contains(example);
        assert!(is_shown, "{example}\n{first_page}\n{last_page}");
    }
    session.size = (40, 10);
    session.press("3");
    assert!(
        session
            .text()
            .contains("┌ Help: Glossary (Tab: next page) ─")
    );
    session.size = (80, 24);
    session.press("G1");
    assert!(
        session.text().contains("Browsing"),
        "a page starts at its top"
    );
}

#[test]
fn the_glossary_explains_every_term_that_is_shown() {
    let mut session = Session::demo(120, 100);
    session.press("?3");
    let text = session.text();
    for term in [
        "HPT",
        "geometric mean",
        "95% CI",
        "CV",
        "effect/noise",
        "influence",
        "leave-one-out",
        "p, q",
        "P(faster)",
        "modes",
        "max RSS",
        "excluded",
    ] {
        assert!(text.contains(term), "{term} is not in {text}");
    }
}

#[test]
fn the_keys_stand_in_two_columns_where_there_is_room() {
    let lines_with_two_keys = |width: u16| {
        let mut session = Session::demo(width, 40);
        session.press("?");
        let text = session.text();
        let is_double = |line: &&str| {
            let rest = line.split_once("reverse the order");
            rest.is_some_and(|(_, rest)| !rest.trim_matches([' ', '│']).is_empty())
        };
        assert!(text.contains("Browsing"), "{text}");
        text.lines().filter(is_double).count()
    };
    assert_eq!(lines_with_two_keys(99), 0);
    assert_eq!(lines_with_two_keys(100), 1);
}

#[test]
fn every_line_of_the_keys_is_shown_in_one_column_and_in_two() {
    let words = |width: u16| {
        let mut session = Session::demo(width, 800);
        session.press("?");
        let text = session.text().replace(['│', '┌', '┐', '└', '┘', '─'], " ");
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    let (one, two) = (words(99), words(100));
    assert_eq!(one.len(), two.len());
    assert_eq!(one, two);
}

/// The texts of a highlighted match that are shown.
fn highlighted(session: &mut Session) -> Vec<String> {
    let buffer = session.buffer();
    let style = session.theme.matched;
    let is_marked = |x: u16, y: u16| {
        let cell = &buffer[(x, y)];
        style.fg.is_none_or(|fg| cell.fg == fg) && cell.modifier.contains(style.add_modifier)
    };
    let mut found = Vec::new();
    for y in 1..buffer.area.height - 2 {
        let marked = (0..buffer.area.width).filter(|&x| is_marked(x, y));
        let line: String = marked.map(|x| buffer[(x, y)].symbol()).collect();
        if !line.is_empty() {
            found.push(line);
        }
    }
    found
}

/// The line of the match that was found last.
fn found_line(session: &mut Session) -> String {
    let text = session.text();
    let line = text.lines().find(|line| line.contains('▸'));
    line.unwrap_or_else(|| panic!("nothing was found in {text}"))
        .to_owned()
}

#[test]
fn a_search_goes_from_match_to_match_on_all_pages() {
    let mut session = Session::demo(80, 24);
    session.press("?/MARKDOWN");
    assert!(found_line(&mut session).contains("Markdown"));
    let marked = highlighted(&mut session);
    assert!(
        marked
            .iter()
            .any(|text| text.eq_ignore_ascii_case("markdown")),
        "{marked:?}"
    );
    session.press("<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Help);
    let first = found_line(&mut session);
    assert!(
        session.text().contains(" match 1 of "),
        "{}",
        session.text()
    );
    session.press("n");
    assert!(
        session.text().contains(" match 2 of "),
        "{}",
        session.text()
    );
    assert_ne!(found_line(&mut session), first);
    session.press("N");
    assert_eq!(found_line(&mut session), first);
    session.press("/hierarchical<Enter>");
    assert!(session.text().contains("[3 Glossary]"));
    assert!(found_line(&mut session).contains("HPT"));
    session.press("n");
    assert!(found_line(&mut session).contains("HPT"), "the only match");
    session.press("N");
    assert!(session.text().contains(" match 1 of 1 "));
}

#[test]
fn a_match_is_scrolled_into_view_and_reading_goes_on_from_there() {
    let mut session = Session::demo(80, 24);
    session.press("?/overwrite the file<Enter>");
    let found = session.text();
    assert!(found_line(&mut session).contains("overwrite the file"));
    session.press("j");
    let below = session.text();
    assert_ne!(below, found);
    session.press("k");
    assert_eq!(session.text(), found, "one line up again");
}

#[test]
fn a_search_without_a_match_says_so_and_can_be_cancelled() {
    let mut session = Session::demo(80, 24);
    session.press("?");
    let before = session.text();
    session.press("n");
    assert!(session.text().contains("nothing to find yet; / searches"));
    session.press("/zzz");
    assert!(session.text().contains(" no match "), "{}", session.text());
    session.press("<Enter>");
    let message = "the help does not contain 'zzz'";
    assert!(session.text().contains(message), "{}", session.text());
    session.press("/hierarchical<Esc>");
    assert_eq!(session.text(), before, "as before the search");
    assert_eq!(session.app.screen(), ScreenKind::Help);
    session.press("/q?<BS><BS><BS>");
    assert_eq!(session.app.screen(), ScreenKind::Help, "letters are text");
}
