//! The panes: the order of Tab, scrolling, folding, and sizes at which the layout changes.

use ratatui::layout::Rect;

use super::*;
use crate::comparison::Comparison;
use crate::tui::screen::table_area;
use crate::tui::{Pane, ScreenKind, Target};
use crate::tui::{footer, header};

/// Benchmarks of one tag each, `t00` and so on.
fn of_tags(count: u32) -> Results {
    let side = |file: &str, factor: f64| {
        let of = |index: u32| {
            let name = format!("b{index:02}");
            let row = benchmark(&name, factor, 1 << 20);
            tagged(row, &[&format!("t{index:02}")])
        };
        suite(file, &json!({}), &(0..count).map(of).collect::<Vec<_>>())
    };
    let (reference, head) = (side("ref.json", 1.0), side("head.json", 1.2));
    Results::of_suites(reference, head, Config::default())
}

#[test]
fn the_panes_follow_each_other_both_ways() {
    let mut screen = Screen::new(of_tags(3), (120, 40));
    for (keys, pane) in [
        (SHIFT_TAB, Pane::Verdict),
        (SHIFT_TAB, Pane::Groups),
        (SHIFT_TAB, Pane::Table),
        ("\t", Pane::Groups),
        ("\t", Pane::Verdict),
        ("\t", Pane::Table),
    ] {
        screen.send(keys);
        assert_eq!(screen.open().focus, pane);
    }
}

#[test]
fn enter_leads_from_another_pane_to_the_table_first() {
    for keys in ["\t", SHIFT_TAB] {
        let mut screen = Screen::new(of_tags(3), (120, 40));
        screen.send(keys);
        screen.send("\r");
        let now = (screen.app.screen(), screen.open().focus);
        assert_eq!(now, (ScreenKind::Comparison, Pane::Table));
        screen.send("\r");
        assert_eq!(screen.app.screen(), ScreenKind::Benchmark);
    }
}

#[test]
fn half_a_page_is_half_of_the_focused_pane() {
    let mut screen = Screen::new(of_tags(60), (120, 40));
    let page = |screen: &mut Screen, head: usize| {
        let lines = screen.lines();
        let start = lines.iter().position(|line| line.starts_with('┌'));
        let end = lines.iter().position(|line| line.starts_with('└'));
        let (start, end) = start.zip(end).expect("the pane has two ends");
        end - start - head
    };
    let table = page(&mut screen, 2);
    screen.send(CTRL_D);
    assert_eq!(screen.open().selected, table / 2);
    screen.send("\t");
    let groups = page(&mut screen, 1);
    screen.send(CTRL_D);
    assert_eq!(screen.open().view.group, groups / 2);
}

#[test]
fn a_verdict_that_is_scrolled_to_its_end_comes_back_at_once() {
    let mut screen = Screen::new(many(20), (80, 16));
    screen.send(SHIFT_TAB);
    let top = screen.text();
    screen.send("j");
    let second = screen.text();
    assert_ne!(second, top);
    screen.send("G");
    let end = screen.text();
    screen.send("k");
    assert_ne!(screen.text(), end);
    screen.send("g");
    assert_eq!(screen.text(), top);
}

#[test]
fn the_layout_changes_at_its_sizes() {
    let mut screen = Screen::new(of_tags(3), (80, 24));
    let mut at = |width, height| {
        screen.size = (width, height);
        let text = screen.text();
        let is_sidebar = text.contains("┌ Groups ─");
        let (has_time, has_memory) = (text.contains("┌ Time: "), text.contains("┌ Memory ─"));
        (is_sidebar, has_time, has_memory)
    };
    assert_eq!(at(119, 24), (false, false, false));
    assert_eq!(at(119, 29), (false, true, true));
    assert_eq!(at(120, 23), (true, false, false));
    assert_eq!(at(120, 28), (true, true, true));
    assert_eq!(at(115, 40), (false, true, false));
    assert_eq!(at(116, 40), (false, true, true));
    for (width, height) in [(39, 24), (80, 9)] {
        screen.size = (width, height);
        let expected = format!("needs 40×10, has {width}×{height}");
        assert_eq!(screen.text().trim_end(), expected);
    }
    screen.size = (40, 10);
    assert!(screen.text().contains("Benchmarks by ratio"));
}

/// Many benchmarks, on which no mean depends, or on one of which it does; with a banner if the machines differ.
fn tall(is_influential: bool, head_platform: &str) -> Results {
    let side = |file: &str, platform: &str, factor: f64| {
        let of = |index: u32| {
            let ratio = if index == 0 && is_influential {
                9.0
            } else {
                1.01
            };
            let row = benchmark(&format!("b{index}"), factor * ratio, 1 << 20);
            tagged(row, &["t"])
        };
        let rows: Vec<Value> = (0..110).map(of).collect();
        suite(file, &json!({"platform": platform}), &rows)
    };
    let reference = {
        let rows: Vec<Value> = (0..110)
            .map(|index| tagged(benchmark(&format!("b{index}"), 1.0, 1 << 20), &["t"]))
            .collect();
        suite("ref.json", &json!({"platform": "Linux-6"}), &rows)
    };
    Results::of_suites(
        reference,
        side("head.json", head_platform, 1.0),
        Config::default(),
    )
}

/// How many rows the table has room for in a terminal of this size.
fn room_for_rows((width, height): (u16, u16), screen: &Screen) -> u16 {
    let open = screen.open();
    let (above, below) = (header::height(height, open), footer::height(width));
    let area = Rect::new(0, above, width, height - above - below);
    table_area(area, open, &screen.theme)
        .height
        .saturating_sub(3)
}

#[test]
fn a_larger_terminal_never_shows_fewer_benchmarks() {
    let demo = Results::read(crate::command::demo()).expect("the demo is valid");
    for results in [demo, tall(true, "Linux-6"), tall(false, "macOS-14")] {
        let screen = Screen::new(results, (80, 24));
        // For each width, how many rows a terminal one line lower has.
        let mut lower = [0; 301];
        for height in 10..=100 {
            let mut narrower = 0;
            // Every width near those at which the layout changes.
            let steps = [40..=41, 69..=71, 99..=101, 114..=121, 189..=191, 300..=300];
            let widths = steps.into_iter().flatten();
            for width in widths {
                let rows = room_for_rows((width, height), &screen);
                let lower = &mut lower[usize::from(width)];
                assert!(
                    rows >= narrower,
                    "{width}x{height}: {rows}, {narrower} in a narrower one"
                );
                assert!(
                    rows >= *lower,
                    "{width}x{height}: {rows}, {lower} in a lower one"
                );
                (narrower, *lower) = (rows, rows);
            }
        }
    }
}

#[test]
fn the_table_shows_as_many_benchmarks_as_there_is_room_for() {
    let mut screen = Screen::new(tall(true, "macOS-14"), (80, 24));
    for size in [
        (40, 10),
        (80, 24),
        (90, 28),
        (100, 30),
        (120, 40),
        (200, 50),
    ] {
        screen.size = size;
        screen.buffer();
        let is_row = |(_, target): &&(Rect, Target)| matches!(target, Target::Row(_));
        let drawn = screen.state.targets.iter().filter(is_row).count();
        let room = usize::from(room_for_rows(size, &screen));
        assert_eq!(drawn, room, "{size:?}");
        assert!(
            drawn >= if size.1 < 24 { 2 } else { 13 },
            "{size:?}: {drawn}"
        );
    }
}

#[test]
fn the_folded_groups_give_a_long_name_a_third_of_the_line() {
    let side = |file: &str, factor: f64| {
        let row = benchmark("a", factor, 1 << 20);
        let rows = vec![tagged(row, &["a_tag_with_a_very_long_name_indeed"])];
        suite(file, &json!({}), &rows)
    };
    let (reference, head) = (side("ref.json", 1.0), side("head.json", 1.2));
    let results = Results::of_suites(reference, head, Config::default());
    let mut screen = Screen::new(results, (60, 24));
    screen.send("\tj\r");
    assert_eq!(
        screen.lines()[screen.line_of("Group ")],
        "Group  a_tag_with_a_very_l…  pyperf 1.20x slower  1 benchmar"
    );
}

#[test]
fn a_headline_that_a_benchmark_drives_says_so_and_what_it_would_be_without() {
    let mut rows = vec![("odd", 3.0)];
    rows.extend(["a", "b", "c", "d", "e", "f"].map(|name| (name, 1.001)));
    let mut screen = Screen::new(ratios(&rows), (80, 20));
    let headline = |screen: &mut Screen| {
        let lines = screen.lines().into_iter().skip(1);
        let lines = lines.take_while(|line| !line.starts_with('┌'));
        lines.collect::<Vec<_>>().join(" ")
    };
    let driver = "Excluding odd, pyperf's mean is 1.00x slower.";
    let text = headline(&mut screen);
    assert!(text.contains(driver), "{text}");
    screen.send("m");
    assert!(
        !screen.text().contains("Excluding"),
        "nothing drives memory"
    );
    screen.send("m");
    // In the verdict all of it is in one line if there is room.
    for (width, expected) in [
        (
            61,
            "driven by     odd 3.00x slower · excluding it 1.00x slower",
        ),
        (60, "driven by     odd 3.00x slower"),
    ] {
        screen.size = (width, 45);
        let lines = screen.lines();
        let line = lines[screen.line_of("driven by")].trim_matches(['│', ' ']);
        assert_eq!(line, expected, "{width}");
    }
    // A change that is the same without it needs no word.
    let mut rows = vec![("odd", 3.0)];
    rows.extend(["a", "b", "c", "d", "e", "f"].map(|name| (name, 1.1)));
    let mut screen = Screen::new(ratios(&rows), (120, 45));
    assert!(!headline(&mut screen).contains("Excluding"));
    assert!(!screen.text().contains("driven by"));
    let influence = "influence     odd 3.00x slower · excluding it 1.10x slower";
    assert!(screen.text().contains(influence), "{}", screen.text());
}

#[test]
fn the_largest_influence_on_memory_is_told_though_it_changes_no_conclusion() {
    let side = |file: &str, is_head: bool| {
        let memory = |factor: f64| if is_head { factor * 1e9 } else { 1e9 } as u64;
        let mut rows = vec![benchmark("odd", 1.0, memory(17.0))];
        rows.extend(["a", "b", "c", "d"].map(|name| benchmark(name, 1.0, memory(1.1))));
        suite(file, &json!({}), &rows)
    };
    let sides = (side("ref.json", false), side("head.json", true));
    let results = Results::of_suites(sides.0, sides.1, Config::default());
    let mut screen = Screen::new(results, (100, 45));
    screen.send("m");
    let text = screen.text();
    let influence = "influence     odd 17.00x · excluding it 1.10x larger";
    assert!(text.contains(influence), "{text}");
    assert!(
        !text.contains("Excluding"),
        "it is larger in any case: {text}"
    );
}

#[test]
fn a_headline_that_does_not_fit_ends_with_an_ellipsis() {
    let mut screen = Screen::new(many(20), (40, 10));
    assert!(screen.lines()[1].starts_with("Slower: bench_runner "));
    assert!(screen.lines()[1].ends_with(" …"), "{}", screen.text());
    screen.send("/b01\r");
    screen.size = (120, 30);
    let line = &screen.lines()[1];
    assert!(line.starts_with("all, filter b01, 1 benchmark: "), "{line}");
}

#[test]
fn a_verdict_that_does_not_fit_says_so_until_its_end_is_seen() {
    let mut screen = Screen::new(many(20), (80, 16));
    screen.send(SHIFT_TAB);
    assert!(screen.text().contains("─ ↓ more ┘"), "{}", screen.text());
    screen.send("G");
    assert!(!screen.text().contains("↓ more"), "{}", screen.text());
    let text = Screen::new(many(20), (80, 40)).text();
    assert!(!text.contains("↓ more"), "there is room for all: {text}");
}

#[test]
fn false_positives_are_told_with_two_decimals_below_one() {
    for (count, expected) in [
        (19, "0.95 expected in 19 tests"),
        (20, "1.0 expected in 20 tests"),
    ] {
        let text = Screen::new(many(count), (120, 40)).text();
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn what_cannot_be_computed_is_told_with_its_reason() {
    let side = |file: &str| {
        let row = json!({"metadata": {"name": "a"}, "runs": [{"values": [1.0]}]});
        suite(file, &json!({}), &[row])
    };
    let results = Results::of_suites(side("ref.json"), side("head.json"), Config::default());
    let text = Screen::new(results, (120, 40)).text();
    let reason = "│ HPT           not available: fewer than 12 values a side: a   │";
    assert!(text.contains(reason), "{text}");
    assert!(!text.contains("false pos."), "nothing was tested: {text}");
}

#[test]
fn both_means_have_the_colour_of_their_direction() {
    for (ratio, is_slower) in [(1.2, true), (0.8, false)] {
        let rows = ["a", "b", "c"].map(|name| (name, ratio));
        let mut screen = Screen::new(ratios(&rows), (120, 40));
        let strong = screen.theme.mean(if is_slower { 1.5 } else { 0.5 }).fg;
        for label in ["│ pyperf ", "│ bench_runner "] {
            let lines = screen.lines();
            let line = lines.iter().position(|line| line.contains(label));
            let line = line.expect("it is in the verdict");
            let cell = &screen.buffer()[(16, u16::try_from(line).expect("it is a line"))];
            assert_eq!(Some(cell.fg), strong, "{label} {ratio}");
        }
    }
}

#[test]
fn a_large_count_has_a_gap_before_it() {
    let side = |file: &str, factor: f64| {
        let of = |index: u32| {
            let row = json!({"metadata": {"name": format!("b{index}"), "tags": ["a_long_tag"]}, "runs": [{"values": [factor]}]});
            row
        };
        suite(file, &json!({}), &(0..10_080).map(of).collect::<Vec<_>>())
    };
    let results = Results::of_suites(
        side("ref.json", 1.0),
        side("head.json", 1.65),
        Config::default(),
    );
    let text = Screen::new(results, (120, 40)).text();
    assert!(text.contains("1.65x slower 10080│"), "{text}");
}

#[test]
fn only_a_group_that_exists_is_chosen() {
    let mut open = OpenComparison::new(of_tags(3)).expect("they share benchmarks");
    open.choose_group(2);
    for group in [2, open.view.groups.len(), 99] {
        open.choose_group(group);
        assert_eq!((open.view.group, open.view.shown.len()), (2, 1));
    }
}

#[test]
fn reading_again_keeps_the_group_or_says_that_it_is_gone() {
    let mut screen = Screen::new(of_tags(3), (120, 40));
    screen.send("\tjjj");
    assert_eq!(screen.open().view.group, 3);
    let mut read_again = |results: Results| {
        let comparison = Comparison::of(&results).expect("they share benchmarks");
        screen.app.reloaded(results, vec![comparison]);
        (
            screen.app.message.clone().unwrap_or_default(),
            screen.open().view.group,
        )
    };
    let (message, group) = read_again(of_tags(4));
    assert_eq!((message.as_str(), group), ("the files were reloaded", 3));
    let (message, group) = read_again(of_tags(2));
    let expected = "the files were reloaded; no longer there: b02, the group t02";
    assert_eq!((message.as_str(), group), (expected, 0));
}
