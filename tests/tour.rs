//! The tour of the demo: what it says is true, and it goes on when the user has done what it asks for.

mod support;

use std::fs;
use std::sync::LazyLock;

use benchlens::command::demo;
use benchlens::comparison::{Comparison, Measure, Metric, wording};
use benchlens::results::Results;
use benchlens::tui::{Clipboard, Effect, Glyphs, ScreenKind, Stop, Tour};
use support::session::{Session, load};

fn toured(width: u16, height: u16) -> Session {
    /// They are read once.
    static RESULTS: LazyLock<Results> = LazyLock::new(|| load(demo()));
    let mut session = Session::new(RESULTS.clone(), (width, height));
    session.app.start_tour();
    session
}

/// The number of the stop; `None` after the last one.
fn stop(session: &Session) -> Option<usize> {
    session.app.tour.as_ref().expect("it goes on").number()
}

/// The keys of each stop, as the user types them.
const KEYS: [&str; 5] = [
    "f<Enter><Esc>",
    "<Enter><Esc>",
    "/tag:asyncio<Enter><Esc>",
    "i<Esc>",
    "Y",
];

/// What is on the screen, with single spaces.
fn words(session: &mut Session) -> String {
    let text = session.text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The strip of the tour, with single spaces.
fn strip(session: &mut Session) -> String {
    let text = session.text();
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| line.starts_with(" Tour "));
    let strip = &lines[start.expect("there is a strip")..][..2];
    let strip = strip.join(" ");
    strip.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_stop_fits_at_every_size_that_is_designed_for() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut session = toured(width, height);
        for (place, keys) in KEYS.into_iter().enumerate() {
            let number = place + 1;
            assert_eq!(stop(&session), Some(number), "{keys}");
            let before = session.text();
            insta::assert_snapshot!(format!("stop_{number}_{width}x{height}"), before);
            let asked = &strip(&mut session);
            for (key, what) in stops()[place].keys {
                assert!(asked.contains(format!("{key} {what}").trim()), "{before}");
            }
            if let Some(look) = keys.strip_suffix("<Esc>") {
                session.press(look);
                assert_eq!(stop(&session), Some(number), "{keys}");
                let text = session.text();
                assert!(strip(&mut session).contains(stops()[place].about), "{text}");
                insta::assert_snapshot!(format!("seen_{number}_{width}x{height}"), text);
            }
            session.press(
                keys.strip_prefix(keys.trim_end_matches("<Esc>"))
                    .unwrap_or(""),
            );
            if place + 1 == KEYS.len() {
                session.press(keys);
            }
        }
        assert_eq!(stop(&session), None);
        insta::assert_snapshot!(format!("end_{width}x{height}"), session.text());
    }
}

#[test]
fn the_strip_names_only_the_keys_that_are_left() {
    let mut session = toured(120, 40);
    for (keys, expected, gone) in [
        ("", "What got slower? f lists named filters, Enter", "Esc"),
        (
            "f",
            "What got slower? Enter chooses @regressions.",
            "f lists",
        ),
        ("<Enter>", "1.32x slower. Esc shows all 76 again.", "Enter"),
        ("<Esc>", "Is it real? Enter opens", "Esc"),
        (
            "?",
            "Is it real? Esc goes back, then Enter opens",
            "shows all",
        ),
        ("<Esc><Enter>", "both sides. Esc goes back.", "Enter"),
        ("<Esc>", "Where is the change? / filters: type", "Esc"),
        (
            "/",
            "Where is the change? Type tag:asyncio and press Enter.",
            "/ filters",
        ),
        (
            "tag:asyncio<Enter>",
            "1.497x faster. Esc shows all 76 again.",
            "Enter",
        ),
        ("<Esc>", "Can I trust the comparison? i shows", "Esc"),
        (
            "i",
            "nothing that matters differs. Esc goes back.",
            "i shows",
        ),
        ("<Esc>", "How do I show it to others? Y copies", "Esc"),
    ] {
        session.press(keys);
        let strip = strip(&mut session);
        assert!(strip.contains(expected), "after {keys}: {strip}");
        assert!(!strip.contains(gone), "after {keys}: {strip}");
    }
    assert_eq!(session.open().comparison.rows.len(), 76, "as Esc says");
}

#[test]
fn a_stop_is_done_by_whichever_way_and_not_before() {
    let mut session = toured(120, 40);
    session.press("?<Esc>s<Esc>LqjG/cov<Enter>");
    assert_eq!(stop(&session), Some(1), "these are not the regressions");
    let asked = strip(&mut session);
    assert!(asked.contains("Esc shows all 76 again, then f"), "{asked}");
    session.press("<Esc>/@regressions<Enter>");
    assert_eq!(stop(&session), Some(1), "they are looked at");
    session.press("<Esc>/:<Esc>:legend<Enter><Esc>");
    assert_eq!(stop(&session), Some(2), "no benchmark was opened");
    session.press(":open the bench<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Benchmark);
    assert_eq!(stop(&session), Some(2), "the benchmark is looked at");
    session.press("?q");
    assert_eq!(stop(&session), Some(2), "it still is");
    session.press("q");
    assert_eq!(stop(&session), Some(3));
    session.press("/asy");
    session.press("<C-u><Esc>");
    assert_eq!(stop(&session), Some(3), "no filter was applied");
    session.press("<Tab>jj<Enter>");
    assert_eq!(session.open().view.shown.len(), 6);
    assert!(strip(&mut session).contains("6 of 76"), "the group is seen");
    session.press("<Esc><Esc>");
    assert_eq!(stop(&session), Some(4));
    session.press(":whether the files<Enter>i");
    assert_eq!(stop(&session), Some(5));
    session.press("e");
    assert_eq!(stop(&session), None);
}

#[test]
fn what_a_later_stop_asks_for_leads_to_that_stop() {
    for (keys, number, then) in [
        ("<Enter>", 2, 3),
        ("/tag:asyncio<Enter>", 3, 4),
        ("i", 4, 5),
        ("f<Enter><Enter>", 2, 3),
        ("f<Enter>i", 4, 5),
    ] {
        let mut session = toured(120, 40);
        session.press(keys);
        assert_eq!(stop(&session), Some(number), "{keys}");
        let seen = strip(&mut session);
        assert!(seen.contains(stops()[number - 1].about), "{seen}");
        session.press("<Esc>");
        if session.open().view.shown.len() < 76 {
            assert_eq!(stop(&session), Some(number), "{keys}");
            let left = strip(&mut session);
            assert!(left.contains("Esc shows all 76 again."), "{left}");
            session.press("<Esc>");
        }
        assert_eq!(stop(&session), Some(then), "{keys}");
    }
    let mut session = toured(120, 40);
    session.press("<C-t><C-t>i");
    assert_eq!(stop(&session), Some(4));
    // What was asked for before leads nowhere, and sharing leaves out nothing.
    for keys in ["<C-t><C-t><C-t><Enter><Esc>", "<C-t><C-t><C-t>Yy"] {
        let mut session = toured(120, 40);
        session.press(keys);
        assert_eq!(stop(&session), Some(4), "{keys}");
    }
}

#[test]
fn the_next_stop_begins_at_the_table_with_all_benchmarks() {
    for keys in [
        "f<Enter>",
        "/tag:asyncio<Enter>",
        "<Tab>jj",
        "f<Enter><Enter>",
    ] {
        let mut session = toured(120, 40);
        session.press(keys);
        session.press("<C-t>");
        assert!(words(&mut session).contains("76 of 76 shown"), "{keys}");
        assert!(!strip(&mut session).contains("Esc"), "{keys}");
        session.press("j");
        assert_ne!(session.selected_name(), "typing_runtime_protocols");
    }
}

#[test]
fn the_questions_and_keys_are_those_of_the_readme() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).expect("there is a README");
    let (_, section) = readme.split_once("## Five things to try").expect("a table");
    let rows = section.lines().filter(|line| line.starts_with("| "));
    let rows: Vec<&str> = rows.skip(2).take(KEYS.len()).collect();
    for ((row, keys), stop) in rows.iter().zip(KEYS).zip(stops()) {
        let cells: Vec<&str> = row.split(" | ").collect();
        assert_eq!(cells[0].trim_start_matches("| "), stop.question);
        let code = cells[1].split('`').skip(1).step_by(2);
        let code: String = code.collect::<Vec<_>>().concat();
        let keys = keys.trim_end_matches("<Esc>").replace(['<', '>'], "");
        assert_eq!(code, keys, "{}", stop.question);
    }
    assert_eq!(rows.len(), KEYS.len());
}

#[test]
fn every_way_to_share_is_the_end() {
    for keys in ["Y", "C", "y", "e", ":", "iC"] {
        let mut session = toured(80, 24);
        session.press("<C-t><C-t><C-t><C-t>");
        assert_eq!(stop(&session), Some(5));
        session.carry_out(keys, Clipboard::Direct);
        assert_eq!(stop(&session), None, "{keys}");
    }
}

#[test]
fn the_user_goes_on_without_doing_anything_and_ends_the_tour_on_any_screen() {
    for screen in [
        "", "<Enter>", "i", "/co", "s", "f", "c", ":", "?", "?/x", "L", "e",
    ] {
        let mut session = toured(80, 24);
        session.press(screen);
        let (on, before) = (session.app.screen(), session.text());
        let place = stop(&session).expect("it has begun");
        session.press("<C-t>");
        assert_eq!(stop(&session), Some(place + 1), "{screen}");
        assert_eq!(session.app.screen(), ScreenKind::Comparison, "{screen}");

        let mut session = toured(80, 24);
        session.press(screen);
        session.press("<C-x>");
        assert!(session.app.tour.is_none(), "{screen}");
        assert_eq!(session.app.screen(), on, "only the tour ends");
        assert!(before.contains("Ctrl-t next  Ctrl-x end"), "{before}");
        assert!(!session.text().contains("Ctrl-x end"));
    }
    let mut session = toured(80, 24);
    session.press("<C-t><C-t><C-t><C-t><C-t>");
    assert_eq!(stop(&session), None);
    assert!(!session.text().contains("Ctrl-t"), "{}", session.text());
    session.press("<C-t>");
    assert!(session.app.tour.is_none());
    // Without a tour, its keys are keys without a meaning.
    assert_eq!(session.press("<C-t>"), Effect::None);
    assert!(session.text().contains("has no meaning here"));
}

/// All stops, and what is said after the last one.
fn stops() -> Vec<&'static Stop> {
    let mut tour = Tour::default();
    let mut stops = vec![tour.stop()];
    while tour.go_on() {
        stops.push(tour.stop());
    }
    stops
}

fn text(stop: &Stop) -> String {
    let keys = stop.keys.iter().map(|(key, what)| format!("{key} {what}"));
    let keys: Vec<String> = keys.collect();
    format!("{} {} {}", stop.question, stop.about, keys.join(" "))
}

/// The slowest benchmark, and how much slower it is.
fn worst(comparison: &Comparison) -> (&str, String) {
    let rows = 0..comparison.rows.len();
    let ratio = |row: usize| {
        let measure = comparison.measure(Metric::Time, row);
        measure.map_or(0.0, |measure: &Measure| measure.ratio)
    };
    let worst = rows.max_by(|&a, &b| ratio(a).total_cmp(&ratio(b)));
    let worst = worst.expect("there are rows");
    (&comparison.rows[worst].name, wording::ratio(ratio(worst)))
}

#[test]
fn the_names_and_the_numbers_of_the_stops_are_those_of_the_comparison() {
    let mut session = Session::demo(80, 24);
    session.press("/@regressions<Enter>");
    let open = session.open();
    let (name, ratio) = worst(&open.comparison);
    let (shown, all) = (open.view.shown.len(), open.comparison.rows.len());
    let worst = format!("{shown} of {all} are clearly slower, the worst is {name}, {ratio}.");
    session.press("<Esc>/tag:asyncio<Enter>");
    let view = &session.open().view;
    let mean = view.verdict.runner_mean.as_ref().copied();
    // The one that the headline says.
    let mean = mean.expect("there is a mean");
    let where_ = format!(
        "{} of {all} benchmarks use asyncio; together they are {}.",
        view.shown.len(),
        wording::runner_mean(mean)
    );
    let stops = stops();
    assert_eq!(stops.len(), KEYS.len() + 1);
    assert_eq!(stops[0].about, worst);
    assert_eq!(stops[2].about, where_);
    assert_eq!(session.open().comparison.differences().len(), 0);
    assert!(stops[3].about.ends_with("nothing that matters differs."));
    // No other stop has a number, which nothing here would check.
    for place in [1, 3, 4, 5] {
        let text = text(stops[place]);
        assert!(!text.contains(char::is_numeric), "{text}");
    }
}

#[test]
fn what_a_stop_speaks_of_is_in_view_while_it_does() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut session = toured(width, height);
        for (keys, parts) in [
            ("f", vec!["10 @regressions is:clear"]),
            ("<Enter>", vec!["10 of 76", "▸● typing_runtime_protocols"]),
            (
                "<Esc><Enter>",
                vec![
                    "Slower, clear: 1.32x, 95% CI",
                    "Distributions",
                    "In run order",
                ],
            ),
            (
                "<Esc>/tag:asyncio<Enter>",
                vec!["6 of 76 shown", "bench_runner 1.497x faster", "(Esc)"],
            ),
            (
                "<Esc>i",
                vec![
                    "Comparability: nothing that matters differs",
                    "Metadata of the",
                ],
            ),
        ] {
            session.press(keys);
            let words = words(&mut session);
            for part in parts {
                assert!(words.contains(part), "no {part}:\n{}", session.text());
            }
        }
    }
}

#[test]
fn a_small_screen_has_room_for_the_keys_and_the_selected_row() {
    for (width, height) in [(40, 10), (40, 13), (60, 12), (40, 14), (60, 20)] {
        for place in 0..=KEYS.len() {
            let mut session = toured(width, height);
            for _ in 0..place {
                session.press("<C-t>");
            }
            let text = session.text();
            let controls = if place < KEYS.len() {
                "Ctrl-t next  Ctrl-x end"
            } else {
                "Ctrl-x end"
            };
            let key = if place < KEYS.len() {
                stops()[place].keys[0].0
            } else {
                "?"
            };
            let lines = text.lines().filter(|line| line.contains(controls));
            assert_eq!(lines.count(), 1, "{text}");
            assert!(text.contains("▸●"), "{text}");
            let mut words = text
                .lines()
                .rev()
                .skip(2)
                .take(2)
                .flat_map(str::split_whitespace);
            assert!(words.any(|word| word == key), "{key}:\n{text}");
        }
    }
}

#[test]
fn the_strip_is_drawn_in_ascii_where_the_screen_is() {
    let mut session = toured(80, 24);
    session.theme = session.theme.with_glyphs(Glyphs::Ascii);
    for keys in KEYS {
        let text = session.text();
        assert!(text.is_ascii(), "{text}");
        session.press(keys);
    }
    assert!(session.text().is_ascii());
}
