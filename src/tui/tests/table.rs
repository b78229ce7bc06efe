//! The table: its header, its clicks, its styles and what empties it.

use ratatui::style::{Modifier, Style};

use super::*;
use crate::comparison::{Column, Metric};
use crate::tui::Target;

/// The style of the cells of `text` in a line.
fn style_of(screen: &mut Screen, line: usize, text: &str) -> Style {
    let shown = &screen.lines()[line];
    // Not in the groups beside the table.
    let groups = shown.find("││").map_or("", |end| &shown[..end]);
    let column = crate::text::width(groups) + column_of(&shown[groups.len()..], text);
    let place = |place: usize| u16::try_from(place).expect("it is on the screen");
    let buffer = screen.buffer();
    let cell = &buffer[(place(column), place(line))];
    Style::new().fg(cell.fg).add_modifier(cell.modifier)
}

#[test]
fn each_title_is_clicked_where_it_is_drawn() {
    for width in [80, 120, 200] {
        let mut screen = Screen::new(many(3), (width, 30));
        let y = screen.line_of("Reference  ");
        let head = screen.lines()[y].clone();
        let places: Vec<(usize, Column)> = Column::ALL
            .iter()
            .filter_map(|&column| {
                let title = column.title(Metric::Time);
                let place = head.find(&format!(" {title}"))? + 1;
                Some((crate::text::width(&head[..place]), column))
            })
            .collect();
        assert!(places.len() >= 4, "{head}");
        for (place, column) in places {
            let target = |place: usize| {
                let place = u16::try_from(place).expect("it is on the screen");
                screen
                    .state
                    .target(place, u16::try_from(y).expect("it is on the screen"))
            };
            let title = crate::text::width(column.title(Metric::Time));
            assert_eq!(target(place), Some(Target::Column(column)), "{head}");
            assert_eq!(target(place + title - 1), Some(Target::Column(column)));
        }
    }
}

#[test]
fn each_row_is_clicked_where_it_is_drawn() {
    let mut screen = Screen::new(many(60), (100, 20));
    for keys in ["", "G"] {
        screen.send(keys);
        let lines = screen.lines();
        let rows: Vec<usize> = (0..20).filter(|&y| lines[y].contains(" slower")).collect();
        let rows: Vec<usize> = rows
            .into_iter()
            .filter(|&y| lines[y].starts_with('│'))
            .collect();
        assert!(rows.len() > 5);
        for y in rows {
            screen.click(6, y);
            if screen.app.benchmark().is_some() {
                screen.send(ESC);
            }
            let shown = &screen.lines()[y];
            assert!(
                shown.contains(&format!("▸●  {} ", screen.selected_name())),
                "{shown}"
            );
        }
    }
}

#[test]
fn the_selected_row_is_seen_from_the_first_to_the_last() {
    let mut screen = Screen::new(many(60), (100, 20));
    for place in 0..60 {
        let name = format!("▸●  b{place:02} ");
        assert!(screen.text().contains(&name), "{name}: {}", screen.text());
        screen.send("j");
    }
}

#[test]
fn what_counts_less_is_faint() {
    let benchmarks = |factor: f64| {
        let same = benchmark("same", 1.0, 1 << 20);
        vec![tagged(benchmark("slower", factor, 1 << 20), &["tag"]), same]
    };
    let reference = suite("ref.json", &json!({}), &benchmarks(1.0));
    let head = suite("head.json", &json!({}), &benchmarks(1.5));
    let results = Results::of_suites(reference, head, Config::default());
    let mut screen = Screen::new(results, (260, 30));
    let of = |style: Style| {
        Style::new()
            .fg(style.fg.unwrap_or_default())
            .add_modifier(style.add_modifier)
    };
    let (faint, text) = (of(screen.theme.faint), of(screen.theme.text));
    let slower = screen
        .lines()
        .iter()
        .position(|line| line.contains("▸●  slower"));
    let slower = slower.expect("it is the first");
    assert_eq!(style_of(&mut screen, slower, "1.01 sec"), text);
    assert_eq!(style_of(&mut screen, slower, " tag"), faint);
    assert_eq!(style_of(&mut screen, slower + 1, "same"), faint);
    assert_eq!(style_of(&mut screen, slower + 1, "1.01 sec"), faint);
    screen.send("x");
    assert_eq!(style_of(&mut screen, slower, "1.01 sec"), faint, "excluded");
    assert_eq!(style_of(&mut screen, slower, "1.50x"), faint);
    let name = style_of(&mut screen, slower, "slower");
    assert!(name.add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn an_empty_table_tells_every_reason() {
    let mut screen = Screen::new(ratios(&[("a", 1.0), ("b", 1.0)]), (80, 24));
    screen.send("n");
    let text = screen.text();
    assert!(
        text.contains("│  2 rows not significant and hidden. n shows them."),
        "{text}"
    );
    assert!(
        !text.contains("leaves no row") && !text.contains("lack what"),
        "{text}"
    );
    screen.send("n/zzz\r");
    let text = screen.text();
    assert!(
        text.contains("│  'zzz' leaves no row: 2 filtered. Esc clears the filter."),
        "{text}"
    );
    assert!(
        !text.contains("hidden") && !text.contains("lack what"),
        "{text}"
    );
    screen.send(ESC);
    screen.send("/influence>90%\r");
    let text = screen.text();
    assert!(!text.contains("hidden"), "{text}");
}

#[test]
fn the_footer_counts_what_is_not_shown() {
    let rows = |names: &[&str]| {
        names
            .iter()
            .map(|name| benchmark(name, 1.0, 1 << 20))
            .collect::<Vec<_>>()
    };
    let reference = suite("ref.json", &json!({}), &rows(&["a", "b", "gone"]));
    let head = suite("head.json", &json!({}), &rows(&["a", "b", "new", "newer"]));
    let results = Results::of_suites(reference, head, Config::default());
    let mut screen = Screen::new(results, (100, 24));
    let plain = style_of(&mut screen, 22, "2 not significant");
    assert_eq!(
        screen.lines()[22],
        "2 of 2 shown · 0 faster · 0 slower · 3 in one file only (i) · 2 not significant (n)"
    );
    screen.send("n");
    let hidden = style_of(&mut screen, 22, "2 not significant");
    assert_ne!(hidden, plain, "what is hidden needs attention");
    assert_eq!(Some(hidden.fg), Some(screen.theme.warning.fg));
    let mut screen = Screen::new(many(2), (100, 24));
    assert!(!screen.text().contains("in one file only"));
}

#[test]
fn the_header_has_room_for_both_labels_then_for_the_machine() {
    let side = |file: &str, cpu: u32| {
        let rows = vec![benchmark("a", 1.0, 1 << 20)];
        let metadata = json!({"platform": "Linux-6", "cpu_count": cpu});
        suite(file, &metadata, &rows)
    };
    let at = |width: u16, cpu: u32| {
        let (reference, head) = (
            side("reference-build.json", 4),
            side("changed-build.json", cpu),
        );
        let results = Results::of_suites(reference, head, Config::default());
        Screen::new(results, (width, 24)).lines().swap_remove(0)
    };
    assert_eq!(
        at(51, 4),
        "benchlens  reference-build → changed-build  Linux-6"
    );
    assert_eq!(
        at(53, 4),
        "benchlens  reference-build → changed-build    Linux-6"
    );
    assert_eq!(at(50, 4), "benchlens  reference-build → changed-build");
    assert_eq!(at(42, 4), "benchlens  reference-build → changed-build");
    assert_eq!(at(41, 4), "benchlens  reference-bui… → changed-build");
    for (width, header) in [
        (
            76,
            "benchlens  reference-build → changed-build  Linux-6  ! CPU counts differ (i)",
        ),
        (
            75,
            "benchlens  reference-build → changed-build          ! CPU counts differ (i)",
        ),
        (
            66,
            "benchlens  reference-bui… → changed-build  ! CPU counts differ (i)",
        ),
        (50, "reference-… → changed-bu…  ! CPU counts differ (i)"),
        (40, "refer… → change…  ! CPU counts diff… (i)"),
    ] {
        assert_eq!(at(width, 8), header);
    }
}

#[test]
fn the_header_names_a_machine_only_if_it_is_the_same() {
    let at = |nickname: &str, machine: &str| {
        let side = |nickname: &str, machine: &str, version: &str| {
            let file = format!(
                "bm-20240101-{version}-abcdef0/bm-20240101-{nickname}-{machine}-python-v{version}-{version}-abcdef0.json"
            );
            suite(&file, &json!({}), &[benchmark("a", 1.0, 1 << 20)])
        };
        let (reference, head) = (
            side("pi", "arm", "3.12.1"),
            side(nickname, machine, "3.13.0"),
        );
        let results = Results::of_suites(reference, head, Config::default());
        let mut lines = Screen::new(results, (100, 24)).lines();
        lines.truncate(2);
        lines
    };
    let same = &at("pi", "arm")[0];
    assert!(
        same.starts_with("benchlens  3.12.1 → 3.13.0  ") && same.ends_with(" unknown-arm (pi)")
    );
    assert_eq!(
        at("pi", "x86"),
        [
            " Not comparable: different architectures (arm, x86) (i)",
            "benchlens  3.12.1 pi arm → 3.13.0 pi x86",
        ]
    );
    assert_eq!(
        at("mac", "arm"),
        [
            " Not comparable: different machines (pi, mac) (i)",
            "benchlens  3.12.1 pi arm → 3.13.0 mac arm",
        ]
    );
}

/// A pair of one benchmark, measured on these platforms.
fn on_platforms(reference: &str, head: &str) -> Results {
    let side = |file: &str, platform: &str, sources: u32| {
        let metadata = json!({"platform": platform, "benchmark_hash": sources, "hostname": file});
        suite(file, &metadata, &[benchmark("a", 1.0, 1 << 20)])
    };
    let (reference, head) = (side("r.json", reference, 1), side("h.json", head, 2));
    Results::of_suites(reference, head, Config::default())
}

#[test]
fn runs_that_are_not_comparable_have_a_banner_on_every_screen_of_every_size() {
    for size in [(40, 10), (80, 24), (120, 40), (200, 50)] {
        for keys in ["", "i", "?", "s", "/", "\r"] {
            let mut screen = Screen::new(on_platforms("Linux-6", "macOS-14"), size);
            screen.send(keys);
            let lines = screen.lines();
            let start = " Not comparable: different opera";
            assert!(lines[0].starts_with(start), "{size:?} {keys}: {}", lines[0]);
            assert!(lines[0].ends_with(" +2 (i)"), "{}", lines[0]);
            if keys.is_empty() {
                assert!(screen.text().contains("▸~  a"), "{size:?}: the benchmark");
            }
        }
    }
    let mut screen = Screen::new(on_platforms("Linux-6", "macOS-14"), (80, 24));
    let banner = " Not comparable: different operating systems (Linux, Darwin) +2 (i)";
    assert_eq!(screen.lines()[..2], [banner, "benchlens  r → h"]);
    let cell = screen.buffer()[(70, 0)].clone();
    let style = cell.style();
    assert!(
        style
            .add_modifier
            .contains(Modifier::REVERSED | Modifier::BOLD)
    );
}

#[test]
fn a_banner_in_place_of_the_header_says_that_the_sides_are_swapped() {
    let mut screen = Screen::new(on_platforms("Linux-6", "macOS-14"), (80, 15));
    screen.send("r");
    let banner = " Not comparable (swapped): different operating systems (Darwin, Linux) +2 (i)";
    assert_eq!(screen.lines()[0], banner);
}

#[test]
fn the_header_names_the_most_serious_difference_and_counts_the_others() {
    let side = |file: &str, sources: u32| {
        let metadata =
            json!({"benchmark_hash": sources, "cpu_count": sources, "perf_version": sources});
        suite(file, &metadata, &[benchmark("a", 1.0, 1 << 20)])
    };
    let results = Results::of_suites(side("r.json", 1), side("h.json", 2), Config::default());
    let mut screen = Screen::new(results, (80, 24));
    let header = screen.lines().swap_remove(0);
    assert!(
        header.ends_with("  ! benchmark sources differ +1 (i)"),
        "{header}"
    );
    let results = ratios(&[("a", 1.0)]);
    let header = Screen::new(results, (80, 24)).lines().swap_remove(0);
    assert_eq!(header, "benchlens  ref → head");
}
