//! Looking around: the table, filters, orders, groups and sizes.

use vt100::Screen;

use crate::screen::{
    BENCHLENS, ESC, LARGE, TAB, USUAL, WORST, demo, heading, lines, names, quit, shows,
};
use crate::support::pty::Session;

#[test]
fn the_demo_shows_benchmarks_groups_and_the_verdict_until_q() {
    let mut session = demo(LARGE, &[]);
    let text = session.screen().contents();
    for expected in [
        "3.12.1 2305ca5 → 3.13.0 60403a5",
        " Groups ",
        "asyncio",
        WORST,
        "1.32x slower",
        "1.05x faster",
        "1.052x faster",
        "99.88% likely to be faster",
        "1.03x smaller",
        "q quit",
    ] {
        assert!(text.contains(expected), "{expected} is missing in:\n{text}");
    }
    quit(&mut session);
}

#[test]
fn a_resize_draws_for_the_new_size() {
    let mut session = demo(USUAL, &[]);
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the second row selected");
    let usual = session.screen().contents();
    let last_line = |screen: &Screen| lines(screen).pop().unwrap_or_default();

    session.resize(LARGE);
    session.wait_for(shows(" Groups "), "the groups beside the table");
    let screen = session.screen();
    assert!(last_line(screen).contains("q quit"), "it is filled");
    assert!(names(screen).len() > 20, "there are more rows");

    session.resize((30, 8));
    let needs = |screen: &Screen| screen.contents() == "needs 40×10, has 30×8";
    session.wait_for(needs, "the size that is needed, and nothing else");

    session.resize(USUAL);
    session.wait_for(
        |screen| screen.contents() == usual,
        "the screen as it was at first",
    );
    quit(&mut session);
}

#[test]
fn a_resize_right_at_the_start_is_not_missed() {
    // Window managers do this. The moment is short, so it is tried more than once.
    for _ in 0..10 {
        let mut session = demo(USUAL, &[]);
        session.resize(LARGE);
        session.wait_for(shows(" Groups "), "the groups beside the table");
    }
}

#[test]
fn a_filter_narrows_rows_and_counts_until_esc() {
    let mut session = demo(USUAL, &[]);
    let all = names(session.screen());
    session.press("/");
    session.wait_for(|screen| !screen.hide_cursor(), "a cursor to type at");
    session.press("asynctree");
    session.wait_for(shows("/ asynctree"), "the filter");
    let screen = session.screen();
    let mut found = names(screen);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "async_tree_io",
            "async_tree_memoization",
            "async_tree_none",
            "async_tree_none_tg"
        ]
    );
    for count in [
        "4 of 76 shown",
        "72 filtered (Esc)",
        "4 faster (4 clear)",
        "0 slower",
    ] {
        assert!(shows(count)(screen), "{count}:\n{}", screen.contents());
    }
    session.press(ESC);
    session.wait_for(shows("76 of 76 shown"), "all rows");
    let screen = session.screen();
    assert!(!shows(" filtered ")(screen));
    assert!(screen.hide_cursor());
    assert_eq!(names(screen).len(), all.len());
    quit(&mut session);
}

#[test]
fn s_and_a_letter_sort_and_an_arrow_tells_how() {
    let mut session = demo(USUAL, &[]);
    assert_eq!(names(session.screen())[0], WORST);
    let has_arrow = |arrow: &'static str| {
        move |screen: &Screen| heading(screen).is_some_and(|(_, heading)| heading.contains(arrow))
    };
    session.press("s");
    session.wait_for(shows(" Sort by "), "the sort menu");
    session.press("n");
    session.wait_for(has_arrow("Benchmark▲"), "the order by name");
    let up = names(session.screen());
    assert_eq!(up[..2], ["2to3", "async_generators"]);
    assert!(up.is_sorted(), "{up:?}");
    session.press("S");
    session.wait_for(has_arrow("Benchmark▼"), "the order turned round");
    let down = names(session.screen());
    assert_eq!(down[..2], ["xml_etree_process", "xml_etree_parse"]);
    quit(&mut session);
}

#[test]
fn tab_walks_the_panes_and_a_group_narrows_the_table() {
    let mut session = demo(USUAL, &[]);
    session.press(TAB);
    session.wait_for(shows(" Groups "), "the groups");
    session.press(TAB);
    session.wait_for(shows(" Time: all, 76 benchmarks "), "the verdict");
    assert!(
        !shows(" Groups ")(session.screen()),
        "the groups are folded again"
    );
    session.press(TAB);
    session.wait_for(|screen| !shows(" Time: all")(screen), "the table alone");
    session.press(TAB);
    session.wait_for(shows(" Groups "), "the groups");
    session.press("j");
    session.wait_for(shows("4 of 4 shown"), "the first group");
    let mut found = names(session.screen());
    found.sort_unstable();
    assert_eq!(found, ["2to3", "chameleon", "docutils", "html5lib"]);
    session.press("\r");
    session.wait_for(
        |screen| !shows(" Groups ")(screen),
        "the table alone, of the group",
    );
    assert!(shows("4 of 4 shown")(session.screen()));
    quit(&mut session);
}

#[test]
fn the_columns_that_are_asked_for_are_shown_in_that_order() {
    let command = [BENCHLENS, "demo", "--columns", "q,ratio"];
    let mut session = Session::start(&command, LARGE, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    let (_, heading) = heading(session.screen()).expect("the table has a head");
    let (_, heads) = heading.split_at(heading.find("Benchmark").expect("it comes first"));
    let heads: Vec<&str> = heads.trim_end_matches('│').split_whitespace().collect();
    assert_eq!(heads, ["Benchmark", "q", "Ratio▼", "0.67x", "│", "1.5x"]);
    quit(&mut session);
}
