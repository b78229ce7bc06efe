//! The bars of the table, and their scale.

use super::*;

/// The header of the table, and how many bars have a tip.
fn scale(screen: &mut Screen) -> (String, usize) {
    let header = screen.lines()[screen.line_of("Benchmark  ")].clone();
    let start = header.find("Ratio▼").expect("the table has ratios");
    let header = header[start + "Ratio▼".len()..].replace('│', " ");
    let ends: Vec<&str> = header.split_whitespace().take(2).collect();
    let text = screen.text();
    let rows = text.lines().filter(|line| line.contains(" sec  "));
    let tips = rows.filter(|line| line.contains('▶')).count();
    (ends.join(" "), tips)
}

#[test]
fn one_scale_has_room_for_nearly_all_bars_and_stays_while_the_selection_moves() {
    let mut screen = Screen::new(many(60), (100, 30));
    assert_eq!(scale(&mut screen), ("0.5x 2x".to_owned(), 0));
    screen.send("G");
    assert_eq!(
        scale(&mut screen),
        ("0.5x 2x".to_owned(), 0),
        "the same at the end"
    );
    // One extreme change does not squeeze all other bars.
    let names: Vec<String> = (0..30).map(|index| format!("b{index:02}")).collect();
    let ratio = |index: u32| {
        if index == 0 {
            195.0
        } else {
            1.0 + f64::from(index) / 1000.0
        }
    };
    let rows: Vec<(&str, f64)> = names
        .iter()
        .map(String::as_str)
        .zip((0..).map(ratio))
        .collect();
    let mut screen = Screen::new(ratios(&rows), (100, 40));
    assert_eq!(scale(&mut screen), ("0.95x 1.05x".to_owned(), 1));
    let text = screen.text();
    let bars: Vec<&str> = text
        .lines()
        .filter(|line| line.contains(" sec "))
        .filter_map(|line| Some(line.split_once("x slower ")?.1))
        .collect();
    assert!(bars.len() > 15, "{text}");
    let same = bars.iter().filter(|bar| **bar == bars[1]).count();
    assert!(same < 4, "{text}");
}

#[test]
fn bars_lead_to_the_right_if_slower_and_to_the_left_if_faster() {
    let mut screen = Screen::new(ratios(&[("slow", 1.5), ("fast", 1.0 / 1.5)]), (100, 24));
    let first = screen.line_of("▸●");
    let lines = screen.lines();
    let (slow, fast) = (&lines[first], &lines[first + 1]);
    let centre = |line: &str| column_of(line, "│█").min(column_of(line, "x slower"));
    assert!(slow.contains(" │████"), "{slow} {}", centre(slow));
    assert!(fast.contains("████│ "), "{fast}");
    screen.theme = screen.theme.with_glyphs(crate::tui::Glyphs::Ascii);
    let lines = screen.lines();
    assert!(
        lines[first].contains(" |####") && lines[first + 1].contains("####| "),
        "{}",
        screen.text()
    );
}

#[test]
fn the_confidence_interval_is_drawn_where_it_is_wide() {
    let side = |file: &str, factor: f64| {
        let run = |index: i32| {
            let values: Vec<f64> = (0..3)
                .map(|value| {
                    factor * (1.0 + 0.2 * f64::from(index % 3) + f64::from(value) / 1000.0)
                })
                .collect();
            json!({"values": values, "metadata": {"mem_max_rss": 1 << 20}})
        };
        let row =
            json!({"metadata": {"name": "a"}, "runs": (0..9).map(run).collect::<Vec<Value>>()});
        suite(file, &json!({}), &[row])
    };
    let results = Results::of_suites(
        side("ref.json", 1.0),
        side("head.json", 1.1),
        Config::default(),
    );
    let mut screen = Screen::new(results, (100, 24));
    let line = screen.lines()[screen.line_of("▸")].clone();
    assert!(
        line.contains('├') || line.contains("─┤") || line.contains('┼'),
        "{line}"
    );
}
