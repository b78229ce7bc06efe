//! Any text is a filter, with a located complaint for each part that cannot be read; a filter and the built-in pair
//! never disagree about what is known.

#![no_main]

use std::sync::LazyLock;

use benchlens::comparison::filter::{Filter, Match, NamedFilters, complete};
use benchlens::comparison::{Comparison, Order, View};
use benchlens::results::Results;
use libfuzzer_sys::fuzz_target;

static DEMO: LazyLock<Comparison> = LazyLock::new(|| {
    let results = Results::read(benchlens::command::demo()).expect("the built-in pair is valid");
    Comparison::of(&results).expect("it shares benchmarks")
});

fuzz_target!(|text: &str| {
    let named = NamedFilters::default();
    let filter = Filter::parse(text, &named);
    for error in filter.errors() {
        assert!(text.get(error.place.clone()).is_some_and(|word| !word.is_empty()));
        assert!(!error.expected.is_empty());
    }
    let completion = complete(text, ["apps", "two words"].into_iter(), &named);
    let _ = Filter::parse(&completion.text, &named);
    let configured = [("x".to_owned(), text.to_owned())].into();
    if let Ok(named) = NamedFilters::with(&configured) {
        assert!(Filter::parse("@x", &named).errors().is_empty());
    }
    let _ = Order::parse(text);
    let mut view = View::before_update(&DEMO);
    view.set_filter(text.to_owned());
    // A filter that cannot be read leaves the last one, which passes all, as it was.
    assert_eq!(view.filter_text == text, filter.errors().is_empty() || text.is_empty());
    view.update(&DEMO);
    let judged = |judgement: Match| {
        let context = view.context(&DEMO);
        let rows = DEMO.all().into_iter();
        rows.filter(|&row| view.filter.judge(row, &context) == judgement).count()
    };
    assert_eq!(judged(Match::Pass), view.shown.len());
    assert_eq!(judged(Match::Unknown), view.unknown);
    assert_eq!(view.shown.len() + view.filtered, DEMO.rows.len());
    for &row in &view.shown {
        let letters = view.filter.matched_letters(&DEMO.rows[row].name);
        assert!(letters.is_sorted());
    }
});
