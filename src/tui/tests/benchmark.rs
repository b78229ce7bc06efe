//! An open benchmark.

use super::*;
use crate::tui::ScreenKind;

#[test]
fn a_benchmark_that_the_filter_hides_once_it_is_excluded_is_left() {
    let mut screen = Screen::new(many(4), (80, 24));
    screen.send("/-is:excluded\r\rn");
    assert_eq!(screen.app.benchmark(), Some(1));
    screen.send("x");
    assert_eq!(screen.app.screen(), ScreenKind::Comparison);
    screen.send(ESC);
    screen.send("\rx");
    assert_eq!(
        screen.app.screen(),
        ScreenKind::Benchmark,
        "it is still in the table"
    );
}

#[test]
fn an_open_benchmark_that_is_read_to_its_end_comes_back_at_once() {
    for (keys, size) in [("\r", (80, 24)), ("L", (60, 12)), ("?", (80, 24))] {
        let mut screen = Screen::new(many(4), size);
        screen.send(keys);
        let first = screen.text();
        screen.send("G");
        let end = screen.text();
        assert_ne!(end, first, "{keys}");
        assert!(
            first.contains("↓ more") && end.contains(" ↑ "),
            "{first}{end}"
        );
        assert!(!end.contains("↓ more"), "{end}");
        screen.send("\x1b[A");
        assert_ne!(screen.text(), end, "{keys}");
        screen.send("g");
        assert_eq!(screen.text(), first, "{keys}");
    }
}

/// A reference with one mode and a head with two, each with two warm-ups.
pub(super) fn two_modes() -> Results {
    let (reference, head) = two_modes_sides();
    Results::of_suites(reference, head, Config::default())
}

fn two_modes_sides() -> (Suite, Suite) {
    let side = |file: &str, high: f64, timer: &str| {
        let value = |index: u32| {
            let base = if index.is_multiple_of(2) { 1.0 } else { high };
            base * (1.0 + f64::from(index) / 10_000.0)
        };
        let values: Vec<f64> = (0..40).map(value).collect();
        let row = json!({
            "metadata": {"name": "a", "timer": timer},
            "runs": [{
                "values": values,
                "warmups": [[1, 1.2], [1, 1.1]],
                "metadata": {"date": "2024-01-01 12:00:00.000000"},
            }],
        });
        suite(file, &json!({}), &[row])
    };
    (side("ref.json", 1.0, "t1"), side("head.json", 2.0, "t2"))
}

/// The line that starts with `label` inside the pane, without the borders.
fn line_of(screen: &mut Screen, label: &str) -> (usize, String) {
    let lines = screen.lines();
    let start = format!("│ {label}");
    let place = lines.iter().position(|line| line.starts_with(&start));
    let place = place.unwrap_or_else(|| panic!("{label} is not in {}", screen.text()));
    let inside = lines[place]
        .trim_start_matches("│ ")
        .trim_end_matches(['│', ' ']);
    (place, inside.to_owned())
}

/// The text inside the pane as one line, so that it does not matter where it is wrapped.
fn words(screen: &mut Screen) -> String {
    let text = screen.text().replace('│', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn two_modes_are_told_of_the_side_that_has_them() {
    let mut screen = Screen::new(two_modes(), (100, 100));
    screen.send("\r");
    let text = words(&mut screen);
    let sentence = "The head is bimodal: the mean may not be representative.";
    assert!(text.contains(sentence), "{text}");
    assert!(!text.contains("The reference is bimodal"), "{text}");
}

#[test]
fn the_conclusion_is_the_first_line_and_the_formulas_are_last() {
    for size in [(80, 100), (100, 100), (120, 100), (200, 100)] {
        let mut screen = Screen::new(two_modes(), size);
        screen.send("\r");
        let place = |screen: &mut Screen, text: &str| {
            let lines = screen.lines();
            let place = lines.iter().position(|line| line.contains(text));
            place.unwrap_or_else(|| panic!("{text} is not in {}", screen.text()))
        };
        let mut places = [
            "Noisy: 1.50x slower",
            "Warnings of pyperf check",
            "Distributions",
            "In run order",
            "Conditions",
            "Metadata of the benchmark that differs",
            "Formulas",
        ]
        .map(|text| place(&mut screen, text));
        assert_eq!(places[0], 2, "{}", screen.text());
        assert!(places.is_sorted(), "{places:?}");
        let comparison = place(&mut screen, "Comparison ");
        if size.0 >= 120 {
            assert_eq!(comparison, places[2], "beside the distributions");
        } else {
            places[2] = comparison;
            assert!(places[3] < comparison && comparison < places[4]);
        }
    }
}

#[test]
fn an_exclusion_is_told_with_the_key_that_ends_it() {
    let excluded = "Excluded by you (×) from all numbers; x includes it again.";
    let mut screen = Screen::new(two_modes(), (100, 100));
    screen.send("\r");
    assert!(!words(&mut screen).contains("xcluded"));
    screen.send("x");
    assert!(words(&mut screen).contains(excluded));
    assert!(screen.text().contains("┌ a · × excluded by you ─"));
    let config = Config {
        excluded: ["a".to_owned()].into(),
        ..Config::default()
    };
    let (reference, head) = two_modes_sides();
    let results = Results::of_suites(reference, head, config);
    let mut screen = Screen::new(results, (100, 100));
    screen.send("\r");
    let text = words(&mut screen);
    assert!(text.contains("Excluded by configuration (°) from bench_runner's numbers; pyperf's"));
    assert!(text.contains("┌ a · ° excluded by configuration ─"));
    screen.send("\x1bp\r");
    let text = words(&mut screen);
    assert!(
        text.contains("Excluded by configuration (°), but bench_runner's numbers include it here")
    );
    assert!(!text.contains(excluded), "{text}");
}

#[test]
fn both_sides_have_one_axis_until_each_gets_its_own() {
    let mut screen = Screen::new(two_modes(), (100, 100));
    screen.send("\r");
    let ends = |screen: &mut Screen| {
        let (_, high, low) = run_order(screen);
        [high, low].map(|line| {
            line.split_whitespace()
                .take(2)
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    assert_eq!(ends(&mut screen), ["2.01 sec", "1.00 sec"]);
    let text = screen.text();
    assert!(text.contains("one y axis (s: one per side)"), "{text}");
    screen.send("s");
    // The values of the reference are between 1 and 1.0039.
    assert_eq!(ends(&mut screen), ["1.00 sec", "1.00 sec"]);
    let text = screen.text();
    assert!(
        text.contains("one y axis per side (s: one for both)"),
        "{text}"
    );
    screen.send("s");
    assert_eq!(ends(&mut screen), ["2.01 sec", "1.00 sec"]);
}

#[test]
fn ends_of_the_axis_that_are_far_apart_each_have_their_own_unit() {
    let side = |file: &str, last: f64| {
        let row = json!({"metadata": {"name": "a"}, "runs": [{"values": [0.005, last]}]});
        suite(file, &json!({}), &[row])
    };
    for (last, expected) in [
        (8.03, ["8.03 sec", "5.00 ms"]),
        (0.04, ["40.0 ms", "5.00 ms"]),
    ] {
        let (reference, head) = (side("r.json", 0.006), side("h.json", last));
        let results = Results::of_suites(reference, head, Config::default());
        let mut screen = Screen::new(results, (100, 100));
        screen.send("\r");
        let (_, high, low) = run_order(&mut screen);
        let starts = [high.starts_with(expected[0]), low.starts_with(expected[1])];
        assert_eq!(starts, [true; 2], "{high} {low}");
    }
}

/// The place of the first line of the values of the reference in run order, that line and the last one.
fn run_order(screen: &mut Screen) -> (usize, String, String) {
    let (heading, _) = line_of(screen, "In run order");
    let lines = screen.lines();
    let inside = |line: usize| lines[line].trim_matches(['│', ' ']).to_owned();
    (heading + 1, inside(heading + 1), inside(heading + 4))
}

#[test]
fn the_first_value_of_each_process_is_marked() {
    let ticks = |counts: &[usize]| {
        let run = |&count: &usize| json!({"values": vec![1.0; count]});
        let runs: Vec<Value> = counts.iter().map(run).collect();
        let row = json!({"metadata": {"name": "a"}, "runs": runs});
        let side = |file: &str| suite(file, &json!({}), std::slice::from_ref(&row));
        let results = Results::of_suites(side("r.json"), side("h.json"), Config::default());
        let mut screen = Screen::new(results, (100, 100));
        screen.send("\r");
        line_of(&mut screen, "  processes").1
    };
    assert_eq!(ticks(&[3, 1, 4]), "  processes   ╵  ╵╵");
    assert_eq!(ticks(&[1, 1, 1]), "  processes   one value each");
    assert_eq!(ticks(&[2; 200]), "  processes   too many to mark");
}

#[test]
fn warnings_that_both_sides_have_are_shown_once() {
    let side = |file: &str, value: f64| {
        let row = json!({"metadata": {"name": "a"}, "runs": [{"values": vec![value; 2]}]});
        suite(file, &json!({}), &[row])
    };
    let of = |reference: f64, head: f64| {
        let (reference, head) = (side("r.json", reference), side("h.json", head));
        let results = Results::of_suites(reference, head, Config::default());
        let mut screen = Screen::new(results, (100, 100));
        screen.send("\r");
        screen
            .lines()
            .into_iter()
            .filter(|line| line.starts_with("│ ! "))
            .collect::<Vec<_>>()
    };
    let shown = |line: &str| format!("│ {line:<97}│");
    let both = shown("! both sides: the shortest raw value is only 10.0 us");
    assert_eq!(of(1e-5, 1e-5), [both]);
    assert_eq!(
        of(1e-5, 2e-5),
        [
            shown("! reference: the shortest raw value is only 10.0 us"),
            shown("! head: the shortest raw value is only 20.0 us"),
        ]
    );
    assert!(of(1.0, 1.0).is_empty());
}

#[test]
fn each_side_is_drawn_in_its_own_style() {
    let mut screen = Screen::new(two_modes(), (100, 100));
    screen.send("\rws");
    let reference = screen.theme.reference.fg;
    let warning = screen.theme.warning.fg;
    let (top, _) = line_of(&mut screen, "Distributions");
    let shown = screen.lines();
    let is_dotted = |character: char| ('\u{2801}'..='\u{28ff}').contains(&character);
    let spike = shown[top + 1]
        .find(is_dotted)
        .expect("the reference is a spike");
    let spike = crate::text::width(&shown[top + 1][..spike]);
    let (marks, ..) = run_order(&mut screen);
    let mut fg = |line: usize, column: usize| {
        let place = |place: usize| u16::try_from(place).expect("it is on the screen");
        Some(screen.buffer()[(place(column), place(line))].fg)
    };
    assert_eq!(fg(top + 1, spike), reference);
    // Two warm-ups, and then the values.
    assert_eq!(fg(marks, 16), warning);
    assert_eq!(fg(marks, 17), warning);
    assert_eq!(fg(marks + 3, 18), reference);
}

#[test]
fn only_warm_ups_are_marked_as_such() {
    let mut screen = Screen::new(two_modes(), (100, 100));
    screen.send("\rw");
    assert_eq!(line_of(&mut screen, "  warm-ups").1, "  warm-ups    ww");
}

#[test]
fn the_numbers_of_both_sides_stand_apart_as_far_as_there_is_room() {
    let mut screen = Screen::new(two_modes(), (82, 100));
    screen.send("\r");
    let at = |screen: &mut Screen, label: &str, gap: usize, numbers: [&str; 2]| {
        let expected = format!("{label:17}{:>gap$}{:>gap$}", numbers[0], numbers[1]);
        assert_eq!(line_of(screen, label).1, expected);
    };
    at(&mut screen, "25th percentile", 22, ["1.00 sec", "1.00 sec"]);
    screen.size = (64, 100);
    at(&mut screen, "25th percentile", 21, ["1.00 sec", "1.00 sec"]);
    let (place, _) = line_of(&mut screen, "Metadata of the benchmark that differs");
    let inside: Vec<String> = screen.lines()[place + 1..place + 4]
        .iter()
        .map(|line| line.trim_matches(['│', ' ']).to_owned())
        .collect();
    assert_eq!(inside, ["timer", "reference   t1", "head        t2"]);
}
