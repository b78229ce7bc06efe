//! The history screen, without a terminal.

use benchlens::tui::{Background, Depth, ScreenKind, Theme, ThemeName};
use ratatui::style::Color;
use serde_json::json;

use crate::made::{Made, Made1};
use crate::screen::Browser;

const NAMES: [&str; 12] = [
    "b00", "b01", "b02", "b03", "b04", "b05", "b06", "b07", "b08", "b09", "b10", "b11",
];

/// Values near 1 that vary by about 1%.
fn usual(night: usize) -> f64 {
    1.0 + [0.004, -0.009, 0.001, 0.01, -0.006, 0.007, -0.002][night % 7]
}

/// A machine with and without a flag, a benchmark that becomes slower on the nineteenth night, a disturbed night, and a
/// result without a date.
pub fn nights() -> Made {
    let made = Made::new("");
    for (flags, count) in [("", 28), ("JIT", 8)] {
        for number in 0..count {
            let is_disturbed = number == 9 && flags.is_empty();
            let slower = if number < 18 { 1.0 } else { 1.08 };
            let of_flags = if flags.is_empty() {
                1.0
            } else {
                0.9 + 0.01 * (number % 2) as f64
            };
            made.add(&Made1 {
                hash: &format!("{flags:0<4}{number:03}").replace("JIT", "abc"),
                flags,
                metadata: json!({
                    "commit_date": format!("2026-01-{:02}T12:00:00Z", number + 1),
                    "benchmark_hash": "one", "commit_merge_base": "0000000",
                }),
                value: usual(number) * of_flags * if is_disturbed { 1.6 } else { 1.0 },
                benchmarks: &NAMES,
                factors: &[("b01", slower)],
                processes: 3,
                ..Made1::default()
            });
        }
    }
    made.add(&Made1 {
        hash: "fffffff",
        ..Made1::default()
    });
    made
}

fn history() -> Browser {
    let mut browser = Browser::of(nights());
    browser.send("t");
    browser
}

/// The line of the list that is selected.
fn selected(browser: &mut Browser) -> String {
    let text = browser.text((120, 40));
    let line = text.lines().find(|line| line.contains('▸'));
    line.unwrap_or_else(|| panic!("nothing is selected:\n{text}"))
        .to_owned()
}

#[test]
fn the_history_is_shown_at_every_size() {
    let mut browser = history();
    // The series with the change, with the cursor on it.
    browser.send(&"h".repeat(9));
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let text = browser.text((width, height));
        // The first line names the folder, which has another length every time.
        let text: Vec<&str> = text.lines().skip(1).collect();
        insta::assert_snapshot!(format!("history_{width}x{height}"), text.join("\n"));
    }
    for width in 1..130 {
        for height in [1, 5, 10, 17, 30] {
            browser.text((width, height));
        }
    }
}

#[test]
fn series_say_of_which_build_they_are_and_what_is_left_out_is_counted() {
    let mut browser = history();
    let text = browser.text((120, 40));
    assert!(
        text.contains("24 series by last change, the newest first"),
        "{text}"
    );
    assert!(
        text.contains("24 of 24 series shown · 1 result left out"),
        "{text}"
    );
    assert!(!selected(&mut browser).contains("JIT"));
    browser.send(&"j".repeat(NAMES.len()));
    let line = selected(&mut browser);
    assert!(line.contains("b00") && line.contains("JIT"), "{line}");
}

#[test]
fn the_cursor_says_where_the_level_changes_and_which_night_is_disturbed() {
    let mut browser = history();
    let text = browser.text((120, 40));
    assert!(text.contains("2026-01-28 0000027 mean"), "{text}");
    let text = browser.send(&"h".repeat(9)).text((120, 40));
    assert!(
        text.contains("a change on 2026-01-19: the level goes from 1.0"),
        "{text}"
    );
    assert!(
        selected(&mut browser).contains("2026-01-19 +"),
        "the list says so too"
    );
    let text = browser.send(&"h".repeat(9)).text((120, 40));
    assert!(text.contains("× a disturbed night"), "{text}");
}

#[test]
fn labels_of_the_axis_fall_by_equal_steps() {
    let mut browser = history();
    for width in [80, 120, 200] {
        let text = browser.text((width, 50));
        let words = text.lines().filter_map(|line| line.split(" sec").next());
        let labels: Vec<f64> = words
            .filter_map(|words| words.rsplit([' ', '│']).next())
            .filter_map(|label| label.parse().ok())
            .take(4)
            .collect();
        assert_eq!(labels.len(), 4, "{text}");
        let steps: Vec<f64> = labels.windows(2).map(|two| two[0] - two[1]).collect();
        assert!(
            steps
                .iter()
                .all(|step| *step > 0.0 && (step / steps[0] - 1.0).abs() < 0.15),
            "{labels:?}"
        );
    }
}

/// The colours in which a character is drawn in the plot, below the list, without those of the legend.
fn colours(browser: &mut Browser, character: &str) -> Vec<Color> {
    let buffer = browser.buffer((120, 40));
    let mut colours = Vec::new();
    // The list ends above these lines, and what is said of the cursor is below them.
    for y in 17..34 {
        for x in 11..119 {
            let cell = &buffer[(x, y)];
            if cell.symbol() == character && !colours.contains(&cell.fg) {
                colours.push(cell.fg);
            }
        }
    }
    colours
}

/// The history of a benchmark whose times are multiplied by this on each night.
fn changed(factor: impl Fn(usize) -> f64) -> Browser {
    let made = Made::new("");
    for number in 0..28 {
        made.add(&Made1 {
            hash: &format!("0000{number:03}"),
            metadata: json!({
                "commit_date": format!("2026-01-{:02}T12:00:00Z", number + 1),
                "benchmark_hash": "one", "commit_merge_base": "0000000",
            }),
            value: usual(number),
            benchmarks: &NAMES,
            factors: &[("b01", factor(number))],
            processes: 3,
            ..Made1::default()
        });
    }
    let mut browser = Browser::of(made);
    browser.send("t");
    browser
}

#[test]
fn a_change_has_the_colour_of_its_direction_and_a_disturbed_night_has_none() {
    let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
    let slower = theme.mean(1.08).fg.expect("a colour");
    let mut browser = history();
    assert_eq!(colours(&mut browser, "│"), [slower]);
    assert_eq!(colours(&mut browser, "▼"), [slower]);
    let disturbed = colours(&mut browser, "×");
    assert_eq!(disturbed.len(), 1, "there is such a night");
    let directions = [0.5, 0.95, 0.99, 1.01, 1.05, 2.0].map(|ratio| theme.mean(ratio).fg);
    assert!(!directions.contains(&Some(disturbed[0])));
    let faster = theme.mean(0.8).fg.expect("a colour");
    let mut browser = changed(|night| if night < 18 { 1.0 } else { 0.8 });
    assert_eq!(colours(&mut browser, "│"), [faster]);
    assert_eq!(colours(&mut browser, "▼"), [faster]);
    // The first is reverted by the second, which is slower.
    let slower = theme.mean(1.25).fg.expect("a colour");
    let mut browser = changed(|night| if (9..18).contains(&night) { 0.8 } else { 1.0 });
    assert_eq!(colours(&mut browser, "╎"), [faster]);
    assert_eq!(colours(&mut browser, "│"), [slower]);
    assert_eq!(colours(&mut browser, "▼"), [faster, slower]);
}

#[test]
fn the_legend_names_the_directions_only_in_colours() {
    let mut browser = history();
    let (text, plain) = (browser.text((120, 40)), browser.plain_text((120, 40)));
    assert!(
        text.contains("│ slower, │ faster (╎ reverted, ↩ reverts another)"),
        "{text}"
    );
    assert!(plain.contains("| change (! reverted"), "{plain}");
    let narrow = browser.text((80, 24));
    assert!(narrow.contains("× disturbed night"), "{narrow}");
}

#[test]
fn a_disturbed_night_is_not_in_the_sparkline() {
    let mut browser = history();
    browser.send("j");
    // With the night, all others would be at the bottom.
    let line = selected(&mut browser);
    let middle = line.chars().filter(|it| ('▃'..='▆').contains(it)).count();
    assert!(middle > 2, "{line}");
}

#[test]
fn enter_compares_two_adjacent_nights_and_every_way_back_leads_to_the_history() {
    let mut browser = history();
    browser.send("jhh");
    let before = browser.text((120, 40));
    for back in ["q", "\u{1b}", "t", "\rt", "Jt"] {
        browser.send("\r");
        assert_eq!(browser.app.screen(), ScreenKind::Comparison);
        let text = browser.text((120, 40));
        assert!(
            text.contains("0000024") && text.contains("0000025"),
            "{text}"
        );
        browser.send(back);
        assert_eq!(browser.app.screen(), ScreenKind::Timeline, "{back:?}");
        browser.app.message = None;
        assert_eq!(browser.text((120, 40)), before, "{back:?}");
    }
    for back in ["q", "\u{1b}", "t"] {
        browser.send(back);
        assert_eq!(browser.app.screen(), ScreenKind::Results);
        browser.send("t");
    }
}

#[test]
fn on_a_change_enter_compares_its_two_sides() {
    let mut browser = history();
    browser.send(&"h".repeat(9)).send("\r");
    assert_eq!(
        browser.message(),
        "the last result before the change with the first result after it"
    );
    let text = browser.text((120, 40));
    assert!(
        text.contains("0000017") && text.contains("0000018"),
        "{text}"
    );
}

#[test]
fn a_history_of_a_comparison_leads_back_to_that_comparison() {
    let mut browser = Browser::of(nights());
    // The selected result against the oldest, from which it was branched.
    browser.send("j\r");
    assert_eq!(browser.app.screen(), ScreenKind::Comparison);
    browser.send("j");
    let before = browser.text((120, 40));
    let row = browser.app.selected_row().expect("a row");
    let open = browser.app.comparison.as_ref().expect("it is open");
    let name = open.comparison.rows[row].name.clone();
    browser.send("t");
    assert_eq!(browser.app.screen(), ScreenKind::Timeline);
    assert!(selected(&mut browser).contains(&name), "{name}");
    browser.send("\r");
    let other = browser.text((120, 40));
    assert_ne!(other, before);
    browser.send("qq");
    assert_eq!(browser.app.screen(), ScreenKind::Comparison);
    browser.app.message = None;
    assert_eq!(browser.text((120, 40)), before);
}

#[test]
fn the_first_night_has_none_before() {
    let mut browser = history();
    browser.send(&"h".repeat(40)).send("\r");
    assert_eq!(
        browser.message(),
        "this is the first result of the series: there is none before"
    );
}

#[test]
fn headline_numbers_are_listed_once_they_are_known_and_the_place_stays() {
    let mut browser = history();
    browser.send("jhh");
    let text = browser.text((120, 40));
    assert!(text.contains("24 of 24 series shown"), "{text}");
    assert!(text.contains("0 of 34 comparisons"), "{text}");
    let before = selected(&mut browser);
    assert_eq!(browser.headlines(), 34);
    assert_eq!(selected(&mut browser), before);
    let text = browser.text((120, 40));
    assert!(text.contains("2026-01-26 0000025 mean"), "{text}");
    assert!(!text.contains("comparisons"), "{text}");
    let text = browser.send("sk\rg").text((120, 40));
    assert!(text.contains("bench_runner's mean, unknown"), "{text}");
    assert!(text.contains("HPT at 99%"), "{text}");
    assert_eq!(browser.headlines(), 0, "they are known");
}

#[test]
fn a_filter_is_applied_as_it_is_typed_and_esc_takes_it_back() {
    let mut browser = history();
    browser.send("jjj");
    let before = selected(&mut browser);
    // No name is like the beginning of a term.
    let text = browser.send("/chan").text((120, 40));
    assert!(text.contains("24 of 24 series"), "{text}");
    let text = browser.send("ged>2").text((120, 40));
    assert!(text.contains("expected a percentage, such as 2%"), "{text}");
    let text = browser.send("% is:regression").text((120, 40));
    assert!(text.contains("1 of 24 series"), "{text}");
    assert!(selected(&mut browser).contains("b01"));
    let text = browser.send("\r").text((120, 40));
    assert!(text.contains("23 filtered (Esc)"), "{text}");
    browser.send("\u{1b}");
    assert_eq!(browser.app.screen(), ScreenKind::Timeline);
    assert_eq!(selected(&mut browser), before, "it is selected again");
    browser.send("/");
    let text = browser.send("\u{1b}[A").text((120, 40));
    assert!(text.contains("/ changed>2% is:regression"), "{text}");
    browser.send("\u{1b}/nothing\r");
    let text = browser.text((120, 40));
    assert!(text.contains("no series passes the filter"), "{text}");
    browser.send("hl+-<>\r\u{1b}");
    assert!(browser.text((120, 40)).contains("24 of 24 series shown"));
}

#[test]
fn the_sort_menu_orders_the_series() {
    let mut browser = history();
    assert!(selected(&mut browser).contains("b01"), "it changed last");
    let text = browser.send("s").text((120, 40));
    assert!(text.contains("last change, the newest first ▼"), "{text}");
    browser.send("k\r");
    assert!(selected(&mut browser).contains("b00"), "by name");
    browser.send("sjj\r");
    assert_eq!(browser.app.screen(), ScreenKind::Timeline);
    assert!(selected(&mut browser).contains("b01"), "it became slower");
    let text = browser.send("s\u{1b}").text((120, 40));
    assert!(
        text.contains("by largest regression that was not reverted"),
        "{text}"
    );
}

#[test]
fn the_mean_under_the_cursor_has_its_confidence_interval() {
    let made = Made::new("");
    for (hash, values) in [
        ("aaaaaaa", [0.09, 0.10, 0.11]),
        ("bbbbbbb", [0.2, 0.2, 0.2]),
    ] {
        let day = if hash == "aaaaaaa" { "02" } else { "01" };
        let result = Made1 {
            hash,
            ..Made1::default()
        };
        let runs: Vec<_> = values.map(|value| json!({"values": [value, value]})).into();
        let suite = json!({
            "version": "1.0",
            "metadata": {"commit_date": format!("2026-01-{day}T12:00:00Z")},
            "benchmarks": [{"metadata": {"name": "a"}, "runs": runs}],
        });
        made.write(&result.file(), suite.to_string());
    }
    let mut browser = Browser::of(made);
    let text = browser.send("t").text((120, 40));
    // The standard error is 10 ms / √3, and t(0.975, 2) = 4.302653.
    assert!(
        text.contains("aaaaaaa mean 100 ms (95% CI 75 ms to 125 ms), median 100 ms"),
        "{text}"
    );
    let text = browser.send("h").text((120, 40));
    assert!(
        text.contains("bbbbbbb mean 200 ms, median 200 ms"),
        "{text}"
    );
}

#[test]
fn a_change_has_its_date_and_hash_above_it() {
    let mut browser = history();
    let text = browser.text((120, 40));
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let mut all = text.lines();
    let label = all.position(|line| line.contains("▼2026-01-19 0000018"));
    let label = label.expect("a label");
    let column = lines[label].iter().position(|it| *it == '▼');
    assert_eq!(lines[label + 1][column.expect("a pointer")], '│', "{text}");
}

#[test]
fn ratios_to_the_base_are_shown_and_taken_back() {
    let mut browser = history();
    browser.send(&"h".repeat(9));
    let absolute = browser.text((120, 40));
    let text = browser.send("r").text((120, 40));
    assert!(text.contains("ratios to 2026-01-01 0000000"), "{text}");
    // 1.08 × 0.994 over 1.004 × 1.
    assert!(text.contains("0000018 ratio 1.0"), "{text}");
    assert!(
        text.contains("the head moved on 2026-01-19, the base is the same: 0.99"),
        "{text}"
    );
    assert_eq!(browser.send("r").text((120, 40)), absolute);
}

#[test]
fn other_flags_are_drawn_over_it_each_against_its_own_base() {
    let mut browser = history();
    let text = browser.send("o").text((120, 40));
    let legend = "each against its own base:  ○ unknown x86_64 (linux) JIT";
    assert!(text.contains(legend), "{text}");
    assert!(!text.contains("at other times"), "{text}");
    // Some of the eight are behind other points.
    let marks = text.chars().filter(|it| *it == '○').count();
    assert!(marks > 3, "{text}");
    let text = browser.send("o").text((120, 40));
    assert!(!text.contains('○') && text.contains("ratios to"), "{text}");
    browser.send("or");
    assert!(!browser.text((120, 40)).contains("own base"));
    // From the series that begins with the others and ends earlier, some are out of view.
    browser.send(&"j".repeat(NAMES.len())).send("o");
    let text = browser.text((120, 40));
    assert!(text.contains("without 20 at other times"), "{text}");
}

#[test]
fn the_history_opens_at_the_selected_result_and_leaves_the_list_at_the_one_under_the_cursor() {
    let mut browser = Browser::of(nights());
    let hash = |browser: &Browser| {
        let open = browser.app.tree.as_ref().expect("a tree");
        let result = open.selected_result().expect("a result");
        let hash = open.index.tree.results[result].identity.hash.clone();
        hash.expect("a hash")
    };
    browser.send("/0000020\rt");
    let text = browser.text((120, 40));
    assert!(text.contains("2026-01-21 0000020 mean"), "{text}");
    browser.send("q");
    assert_eq!(hash(&browser), "0000020");
    browser.send("\u{1b}");
    for back in ["t", "q", "\u{1b}"] {
        let before: u32 = hash(&browser).parse().expect("a number");
        browser.send("th").send(back);
        assert_eq!(browser.app.screen(), ScreenKind::Results);
        assert_eq!(hash(&browser), format!("{:07}", before - 1));
    }
}

#[test]
fn a_history_that_was_read_is_shown_again_as_it_was_left_until_the_tree_is_read_again() {
    let mut browser = history();
    browser.headlines();
    browser.send("/changed>2%\rr");
    let before = browser.text((120, 40));
    assert!(before.contains("ratios to"), "{before}");
    browser.send("q");
    assert_eq!(browser.headlines(), 0, "it is closed");
    browser.send("t");
    assert_eq!(browser.text((120, 40)), before);
    browser.send("q");
    browser.read_again();
    browser.send("t");
    let text = browser.text((120, 40));
    assert!(text.contains("24 of 24 series shown"), "{text}");
}

#[test]
fn ratios_and_other_flags_can_be_read_without_unicode_and_colours() {
    let mut browser = history();
    browser.send("N");
    for (name, text) in [
        ("history_ratios", browser.send("r").text((120, 40))),
        ("history_others", browser.send("o").text((120, 40))),
        ("history_ascii", browser.plain_text((120, 40))),
    ] {
        let text: Vec<&str> = text.lines().skip(1).collect();
        insta::assert_snapshot!(format!("{name}_120x40"), text.join("\n"));
    }
    let text = browser.plain_text((120, 40));
    assert!(text.is_ascii(), "{text}");
    assert!(text.contains("own base:  a unknown"), "{text}");
}

#[test]
fn the_legend_explains_the_marks_of_the_history() {
    let mut browser = history();
    browser.send("L");
    let text = browser.text((120, 40));
    assert!(text.contains(" Legend "), "{text}");
    assert!(
        text.contains("the last change reverts an earlier one"),
        "{text}"
    );
    assert!(text.contains("a new version of the benchmarks"), "{text}");
    assert!(!text.contains("bimodal"), "{text}");
    let text = browser.plain_text((120, 40));
    assert!(
        text.contains("@        the night under the cursor"),
        "{text}"
    );
    browser.send("L");
    assert_eq!(browser.app.screen(), ScreenKind::Timeline);
}

#[test]
fn the_cursor_goes_from_change_to_change() {
    let mut browser = history();
    browser.send("n");
    assert_eq!(browser.message(), "there is no later change");
    browser.send("+N");
    let text = browser.text((120, 40));
    assert!(text.contains("a change on 2026-01-19"), "{text}");
    assert!(text.contains("0000018 mean"), "{text}");
    browser.send("N");
    assert_eq!(browser.message(), "there is no earlier change");
    let text = browser.send("hn").text((120, 40));
    assert!(text.contains("a change on 2026-01-19"), "{text}");
}
