//! The table: orders, columns, what is selected, what is hidden, what counts.

mod support;

use benchlens::bench_runner::Config;
use benchlens::comparison::{Change, Column, Metric};
use benchlens::results::Results;
use benchlens::tui::ScreenKind;
use ratatui::style::Modifier;
use support::session::{Session, suite};

#[test]
fn sorting_by_ratio_puts_the_worst_slowdown_first() {
    let session = Session::demo(120, 40);
    let ratios: Vec<f64> = session
        .open()
        .view
        .shown
        .iter()
        .map(|&row| {
            session.open().comparison.rows[row]
                .time()
                .expect("both sides have it")
                .ratio
        })
        .collect();
    assert!(ratios.is_sorted_by(|a, b| a >= b), "{ratios:?}");
}

#[test]
fn the_sort_menu_gives_the_wanted_order_first_and_s_turns_it_round() {
    let mut session = Session::demo(80, 24);
    let first = session.selected_name().to_owned();
    session.press("sr");
    assert_eq!(
        session.selected_name(),
        first,
        "the worst slowdown, as at the start"
    );
    session.press("S");
    assert_ne!(session.selected_name(), first);
}

/// The item of the sort menu that is highlighted.
fn highlighted(session: &mut Session) -> String {
    let buffer = session.buffer();
    let text = session.text();
    let (top, line) = (0..)
        .zip(text.lines())
        .find(|(_, line)| line.contains("┌ Sort by "))
        .expect("the sort menu is open");
    let before = &line[..line.find("┌ Sort by ").expect("it is in this line")];
    // Behind the edge and the letter.
    let left = u16::try_from(before.chars().count()).expect("a column") + 5;
    let row = (top + 1..buffer.area.height)
        .find(|&y| buffer[(left, y)].modifier.contains(Modifier::REVERSED))
        .expect("an item is highlighted");
    let item: String = (left..buffer.area.width)
        .map(|x| buffer[(x, row)].symbol())
        .take_while(|symbol| *symbol != "│")
        .collect();
    item.trim_end().to_owned()
}

#[test]
fn the_sort_menu_opens_at_the_column_that_is_sorted_by() {
    let mut session = Session::demo(80, 24);
    session.press("s");
    assert_eq!(highlighted(&mut session), "ratio ▼");
    session.press("<Esc>sns");
    assert_eq!(highlighted(&mut session), "name ▲");
}

#[test]
fn enter_sorts_by_the_column_that_is_highlighted() {
    let mut session = Session::demo(80, 24);
    session.press("sj");
    assert_eq!(highlighted(&mut session), "evidence");
    session.press("k");
    assert_eq!(highlighted(&mut session), "ratio ▼", "and up again");
    session.press("jjjj");
    assert_eq!(highlighted(&mut session), "95% CI of the ratio");
    session.press("<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    assert_eq!(session.open().view.order().column, Column::Interval);
}

#[test]
fn the_sort_menu_ends_at_its_first_and_last_column() {
    let mut session = Session::demo(80, 24);
    session.press("s");
    session.press(&"j".repeat(Column::ALL.len()));
    assert_eq!(highlighted(&mut session), "size of the change");
    session.press(&"k".repeat(Column::ALL.len()));
    assert_eq!(highlighted(&mut session), "name");
}

#[test]
fn esc_leaves_the_sort_menu_and_the_order_as_it_was() {
    let mut session = Session::demo(80, 24);
    let before = session.text();
    session.press("sjj<Esc>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    assert_eq!(session.text(), before);
}

#[test]
fn every_column_sorts_both_ways_and_shows_its_arrow() {
    let mut session = Session::demo(96, 24);
    let keys = "nfhrmildcqbtuvgpa".chars();
    for (key, column) in keys.zip([
        Column::Benchmark,
        Column::Reference,
        Column::Head,
        Column::Ratio,
        Column::Other,
        Column::Interval,
        Column::Influence,
        Column::Shape,
        Column::EffectToNoise,
        Column::Q,
        Column::Probability,
        Column::Tags,
        Column::ReferenceCv,
        Column::HeadCv,
        Column::Significance,
        Column::P,
        Column::AbsRatio,
    ]) {
        let title = column.title(Metric::Time);
        session.press(&format!("s{key}"));
        let names = |session: &Session| -> Vec<String> {
            session
                .shown_names()
                .iter()
                .map(|name| (*name).to_owned())
                .collect()
        };
        let first = names(&session);
        let arrows = |text: &str| {
            (
                text.contains(&format!("{title}▼")),
                text.contains(&format!("{title}▲")),
            )
        };
        let (down, up) = arrows(&session.text());
        assert!(down ^ up, "{title}: {}", session.text());
        session.press("S");
        assert_eq!(arrows(&session.text()), (up, down), "{title}");
        assert_ne!(names(&session), first, "{title}");
        session.press("S");
        assert_eq!(names(&session), first, "{title}: twice reversed");
    }
}

#[test]
fn the_most_influential_benchmark_is_one_sort_away() {
    let mut session = Session::demo(120, 40);
    session.press("sl");
    let influence = |place: usize| {
        session.open().view.influences[session.open().view.shown[place]]
            .expect("every row has a influence")
    };
    assert!(
        (1..session.open().view.shown.len())
            .all(|place| influence(place - 1).abs() >= influence(place).abs())
    );
    let expected = influence(0);
    let before = session
        .open()
        .view
        .verdict
        .pyperf_mean
        .expect("there are rows");
    session.press("x");
    let after = session
        .open()
        .view
        .verdict
        .pyperf_mean
        .expect("there are rows");
    assert!(
        (before / after - 1.0 - expected).abs() < 1e-12,
        "{before} {after} {expected}"
    );
}

#[test]
fn columns_are_hidden_ordered_scrolled_and_brought_back() {
    let mut session = Session::demo(200, 50);
    let heads = |session: &mut Session| {
        session
            .text()
            .lines()
            .find(|line| line.contains("Benchmark  "))
            .expect("the head of the table")
            .to_owned()
    };
    let all = heads(&mut session);
    session.press("c");
    session.press("jjjjj <Esc>");
    assert!(!heads(&mut session).contains("Memory"));
    session.press("cjjjjjjjjKKKKKKKK<Esc>");
    let moved = heads(&mut session);
    assert!(moved.find("Influence") < moved.find("Reference"), "{moved}");
    session.press("cr<Esc>");
    assert_eq!(heads(&mut session), all);
    session.press("llll");
    let scrolled = heads(&mut session);
    assert!(
        scrolled.contains("Benchmark") && !scrolled.contains("Reference"),
        "{scrolled}"
    );
    assert!(
        scrolled.contains("Ratio▼"),
        "the column of the order stays: {scrolled}"
    );
    assert!(scrolled.contains("95% CI"), "{scrolled}");
    session.press(&"l".repeat(40));
    assert!(
        heads(&mut session).contains("|Ratio|"),
        "the last column stays: {}",
        session.text()
    );
    session.press(&"h".repeat(40));
    assert_eq!(heads(&mut session), all);
}

#[test]
fn columns_that_are_not_visible_are_announced_and_marked() {
    let mut session = Session::demo(100, 30);
    assert!(
        session.text().contains(" +13 columns → ┐"),
        "{}",
        session.text()
    );
    session.press("ll");
    assert!(session.text().contains(" ← +2 · +"), "{}", session.text());
    session.press("c");
    let text = session.text();
    assert!(text.contains("[x]  Ratio                 ratio "), "{text}");
    assert!(
        text.contains("[x]  q (no room)           q-value "),
        "{text}"
    );
    session.size = (300, 30);
    assert!(!session.text().contains("(no room)"));
    assert!(!session.text().contains("columns →"));
}

#[test]
fn the_column_of_the_order_is_visible_if_it_is_not_chosen() {
    let mut session = Session::demo(80, 24);
    session.press("cjj <Esc>");
    assert!(session.text().contains("Ratio▼"), "{}", session.text());
    session.press("sn");
    assert!(!session.text().contains("Ratio"), "{}", session.text());
}

#[test]
fn a_column_moves_in_its_list_with_the_keys_that_mean_up_and_down() {
    let order = |keys: &str| -> Vec<Column> {
        let mut session = Session::demo(200, 50);
        session.press("c");
        session.press(keys);
        session.open().columns.shown().collect()
    };
    let usual = order("");
    let moved = order("jK");
    assert_eq!(moved[..2], [usual[1], usual[0]]);
    assert_eq!(order("j<S-Up>"), moved);
    assert_eq!(order("J"), moved);
    assert_eq!(order("<S-Down>"), moved);
    for keys in ["j<Left>", "j<Right>", "jh", "jl"] {
        assert_eq!(order(keys), usual, "{keys}");
    }
    let mut session = Session::demo(80, 24);
    session.press("<S-Down>");
    assert!(
        session.text().contains("─ 2 of 76 "),
        "Shift changes nothing elsewhere"
    );
}

#[test]
fn the_selected_row_stays_selected_while_the_table_changes_around_it() {
    let mut session = Session::demo(120, 40);
    session.press("jjj");
    let name = session.selected_name().to_owned();
    session.press("n");
    assert_eq!(session.selected_name(), name);
    session.press(&format!("/{name}<Enter>"));
    assert_eq!(session.selected_name(), name);
    session.press("<Esc>n");
    assert_eq!(session.selected_name(), name);
}

#[test]
fn rows_that_are_not_significant_are_shown_dimmed_and_hidden_with_a_count() {
    let mut session = Session::demo(120, 40);
    let all = session.open().view.shown.len();
    let is_noise = |session: &Session, row: usize| {
        session.open().comparison.rows[row]
            .time()
            .expect("both sides have it")
            .change()
            == Change::NotSignificant
    };
    let noise = session
        .open()
        .view
        .shown
        .iter()
        .filter(|&&row| is_noise(&session, row))
        .count();
    assert!(noise > 0, "the sample has such rows");
    session.press("n");
    assert_eq!(session.open().view.shown.len(), all - noise);
    assert!(
        session
            .text()
            .contains(&format!("{noise} not significant (n)"))
    );
    assert_eq!(
        session.open().view.verdict.rows,
        all,
        "what is hidden still counts in the verdict"
    );
}

#[test]
fn published_exclusions_can_be_counted_and_left_out_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names: Vec<String> = ["a", "b", "c"].map(str::to_owned).into();
    let (reference, head) = (
        suite(&folder, "ref.json", &names, 1.0),
        suite(&folder, "head.json", &names, 1.3),
    );
    let config = Config {
        excluded: ["b".to_owned()].into(),
        ..Config::default()
    };
    let results = Results::of_suites(reference, head, config);
    let mut session = Session::new(results, (120, 40));
    assert!(
        session.text().contains("° b")
            && session
                .text()
                .contains("excluded      1 by configuration (°, --exclude), from")
    );
    session.press("p");
    assert_eq!(session.open().view.verdict.excluded, 0);
    assert!(!session.text().contains("° b"));
    session.press("p");
    assert_eq!(session.open().view.verdict.excluded, 1);
}

#[test]
fn a_filter_for_outcomes_does_not_make_the_tests_fewer() {
    let mut session = Session::demo(120, 40);
    let expected = "3.8 expected in 76 tests";
    assert!(session.text().contains(expected));
    session.press("/is:slower<Enter>");
    assert!(session.text().contains(expected), "{}", session.text());
    session.press("<Esc><Tab>jj");
    assert!(
        session.text().contains("0.30 expected in 6 tests"),
        "{}",
        session.text()
    );
}

#[test]
fn esc_leads_back_step_by_step() {
    let mut session = Session::demo(120, 40);
    session.press("<Tab>jj<Enter>/tree<Enter>");
    session.press("<Esc>");
    assert_eq!(
        (
            session.open().view.filter_text.as_str(),
            session.open().view.group
        ),
        ("", 2)
    );
    session.press("<Esc>");
    assert_eq!(session.open().view.group, 0);
}

#[test]
fn groups_are_tags_or_families() {
    let mut session = Session::demo(120, 40);
    assert!(session.text().contains("▸ All ") && session.text().contains(" F families ┘"));
    session.press("F<Tab>j");
    let text = session.text();
    assert!(
        text.contains("┌ Families ") && text.contains(" F tags ┘"),
        "{text}"
    );
    assert!(text.contains("▸ async "), "{text}");
    assert!(text.contains("Time: family async, "), "{text}");
    let names = session.shown_names();
    assert!(
        names.len() > 1 && names.iter().all(|name| name.starts_with("async_")),
        "{names:?}"
    );
    session.press("F");
    assert!(session.text().contains("▸ All "), "{}", session.text());
}

#[test]
fn narrow_screens_have_the_groups_in_a_line_or_as_a_list() {
    let mut session = Session::demo(119, 30);
    let group = |session: &mut Session| {
        let text = session.text();
        let mut lines = text.lines().skip_while(|line| !line.contains("  All  "));
        lines.next().expect("a line").to_owned()
    };
    assert_eq!(
        group(&mut session),
        "Group  All  pyperf 1.05x faster  76 benchmarks   9 groups (Tab)"
    );
    session.press("F");
    assert!(group(&mut session).starts_with("Family  All  pyperf 1.05x faster"));
    let verdict = |session: &mut Session| {
        let text = session.text();
        text.lines()
            .skip_while(|line| !line.contains(" Time: "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let before = verdict(&mut session);
    session.press("<Tab>");
    assert!(session.text().contains("┌ Families "), "{}", session.text());
    let after = verdict(&mut session);
    assert_eq!(
        after[..after.len() - 2],
        before[..before.len() - 2],
        "the verdict stays"
    );
}

#[test]
fn a_docked_benchmark_offers_no_keys_that_mean_something_else_in_the_table() {
    let mut session = Session::demo(160, 50);
    session.press("o");
    let docked = session.text();
    assert!(docked.contains("In run order  one y axis"), "{docked}");
    for key in ["(s: ", "w shows"] {
        assert!(!docked.contains(key), "{key}: {docked}");
    }
    session.press("<Enter>");
    let open = session.text();
    let heading = "In run order  one y axis (s: one per side)  w shows warm-ups";
    assert!(open.contains(heading), "{open}");
}

#[test]
fn the_docked_benchmark_follows_the_selection_where_there_is_room() {
    let mut session = Session::demo(160, 40);
    let title = |session: &Session| format!("┐┌ {} ", session.selected_name());
    let names = session.shown_names().len();
    let rows = |session: &mut Session| session.text().matches("x slower ").count();
    let before = rows(&mut session);
    session.press("o");
    assert!(
        session.text().contains(&title(&session)),
        "{}",
        session.text()
    );
    assert!(rows(&mut session) >= before, "no benchmark gives way to it");
    session.press("jj");
    assert!(
        session.text().contains(&title(&session)),
        "{}",
        session.text()
    );
    // The page of the table is still that of the table.
    session.press("<C-d>");
    assert!(session.open().selected > 5);
    session.size.0 = 159;
    assert!(
        !session.text().contains(&title(&session)),
        "{}",
        session.text()
    );
    session.size.0 = 200;
    session.press("rm");
    assert!(
        session.text().contains(&title(&session)),
        "{}",
        session.text()
    );
    session.press("/nosuchname<Enter>");
    assert_eq!(session.shown_names().len(), 0);
    session.press("<Esc>o");
    assert_eq!(session.shown_names().len(), names);
    assert!(
        !session.text().contains(&title(&session)),
        "{}",
        session.text()
    );
}

#[test]
fn a_menu_does_not_cover_the_column_it_is_about() {
    for (width, keys) in [
        (80, "s"),
        (100, "s"),
        (200, "s"),
        (100, "cjj"),
        (200, "cjj"),
        (200, "sqs"),
    ] {
        let mut session = Session::demo(width, 30);
        session.press(keys);
        let text = session.text();
        let shown = text
            .matches(if keys == "sqs" { "q▲" } else { "Ratio▼" })
            .count();
        assert_eq!(shown, 1, "{width} {keys}: {text}");
        if keys != "sqs" {
            assert!(
                text.matches("x slower ").count() > 12,
                "{width} {keys}: {text}"
            );
        }
    }
}
