//! The tour of the demo: what it says is true, and it goes on when the user has done what it asks for.

mod support;

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
    "j",
    "<Enter><Esc>",
    "/tag:asyncio<Enter><Esc>",
    "i<Esc>",
    "Y",
];

#[test]
fn each_stop_fits_at_every_size_that_is_designed_for() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut session = toured(width, height);
        for (place, keys) in KEYS.into_iter().enumerate() {
            let name = format!("stop_{}_{width}x{height}", place + 1);
            // What the stop is about is in view when its first keys were pressed.
            let look = keys.strip_suffix("<Esc>").filter(|_| width < 200);
            session.press(look.unwrap_or_default());
            assert_eq!(stop(&session), Some(place + 1), "{keys}");
            let text = session.text();
            let words: Vec<&str> = text.split_whitespace().collect();
            assert!(words.join(" ").contains(stops()[place].about), "{text}");
            insta::assert_snapshot!(name, text);
            session.press(look.map_or(keys, |_| "<Esc>"));
        }
        assert_eq!(stop(&session), None);
        insta::assert_snapshot!(format!("end_{width}x{height}"), session.text());
    }
}

#[test]
fn a_stop_is_done_by_whichever_way_and_not_before() {
    let mut session = toured(120, 40);
    session.press("?<Esc>s<Esc>Lq");
    assert_eq!(stop(&session), Some(1), "nothing was selected");
    session.press("G");
    session.press("/:<Esc>:legend<Enter><Esc>");
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
    assert_eq!(stop(&session), Some(3), "the group is looked at");
    session.press("<Esc><Esc>");
    assert_eq!(stop(&session), Some(4));
    session.press(":whether the files<Enter>i");
    assert_eq!(stop(&session), Some(5));
    session.press("e");
    assert_eq!(stop(&session), None);
}

#[test]
fn every_way_to_take_something_away_is_the_end() {
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
    let (name, ratio) = worst(&session.open().comparison);
    let worst = format!("the worst: {name}, {ratio}.");
    session.press("/tag:asyncio<Enter>");
    let view = &session.open().view;
    let mean = view.verdict.pyperf_mean.expect("there is a mean");
    let where_ = format!(
        "The {} of asyncio are {} by pyperf's mean.",
        view.shown.len(),
        wording::ratio(mean)
    );
    let stops = stops();
    assert_eq!(stops.len(), KEYS.len() + 1);
    assert!(stops[0].about.contains(&worst), "{worst}");
    assert!(stops[2].about.contains(&where_), "{where_}");
    assert_eq!(session.open().comparison.differences().len(), 0);
    assert!(stops[3].about.starts_with("Nothing that matters differs"));
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
        let shown = |session: &mut Session, parts: &[&str]| {
            let text = session.text();
            let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for part in parts {
                assert!(joined.contains(part), "{part} is not in view:\n{text}");
            }
        };
        let worst = "Worst: typing_runtime_protocols 1.32x slower.";
        shown(&mut session, &[worst, "▸● typing_runtime_protocols"]);
        session.press("j<Enter>");
        shown(
            &mut session,
            &[
                "Slower, clear: 1.26x, 95% CI",
                "Distributions",
                "In run order",
            ],
        );
        session.press("<Esc>/tag:asyncio<Enter>");
        shown(&mut session, &["6 of 76 shown", "1.49x faster", "(Esc)"]);
        session.press("<Esc>i");
        shown(
            &mut session,
            &[
                "Comparability: nothing that matters differs",
                "Metadata of the",
            ],
        );
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
