//! The filter language, on the built-in pair.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use benchlens::command::demo as sample;
use benchlens::comparison::filter::{self, Filter, Judgement, complete};
use benchlens::comparison::{Change, Comparison, Exclusions, Metric, ViewContext};
use benchlens::results::{Results, Sides};

static DEMO: LazyLock<Comparison> = LazyLock::new(|| {
    let results = Results::read(sample()).expect("the built-in pair is valid");
    Comparison::of(&results).expect("it shares benchmarks")
});

fn demo() -> &'static Comparison {
    &DEMO
}

/// The influences while the first row is excluded.
fn influences(comparison: &Comparison) -> Vec<Option<f64>> {
    comparison.influences(&comparison.all()[1..], Metric::Time, Exclusions::Applied)
}

/// The names that pass, and how many rows are unknown.
fn names(comparison: &Comparison, text: &str) -> (Vec<String>, usize) {
    let excluded = BTreeSet::from([0]);
    let influences = influences(comparison);
    let context = ViewContext {
        comparison,
        metric: Metric::Time,
        excluded: &excluded,
        influences: &influences,
    };
    let filter = Filter::parse(text);
    let judged: Vec<(usize, Judgement)> = comparison
        .all()
        .into_iter()
        .map(|row| (row, filter.judge(row, &context)))
        .collect();
    let passed = judged
        .iter()
        .filter(|(_, judgement)| *judgement == Judgement::Pass);
    let names = passed
        .map(|(row, _)| comparison.rows[*row].name.clone())
        .collect();
    (
        names,
        judged
            .iter()
            .filter(|(_, judgement)| *judgement == Judgement::Unknown)
            .count(),
    )
}

#[test]
fn every_term_narrows_by_what_it_says() {
    let comparison = demo();
    let rows = |text: &str, is: &dyn Fn(usize) -> bool| {
        let expected: Vec<String> = comparison
            .all()
            .into_iter()
            .filter(|&row| is(row))
            .map(|row| comparison.rows[row].name.clone())
            .collect();
        assert!(
            !expected.is_empty() && expected.len() < comparison.rows.len(),
            "{text} tells rows apart"
        );
        assert_eq!(names(comparison, text).0, expected, "{text}");
    };
    let row = |index: usize| &comparison.rows[index];
    let evidence = |index: usize| {
        comparison
            .evidence(Metric::Time, index)
            .expect("it has values")
    };
    let influences = influences(comparison);
    rows("tag:asyncio", &|index| row(index).tags == ["asyncio"]);
    rows("-tag:asyncio", &|index| row(index).tags != ["asyncio"]);
    rows("ratio>1.05", &|index| row(index).time.ratio > 1.05);
    rows("slower>5%", &|index| row(index).time.ratio > 1.05);
    rows("faster>=5%", &|index| {
        1.0 / row(index).time.ratio - 1.0 >= 0.05
    });
    rows("ratio<0.9x", &|index| row(index).time.ratio < 0.9);
    rows("mem>1.1", &|index| {
        row(index).memory.is_some_and(|memory| memory.ratio > 1.1)
    });
    rows("noise<3%", &|index| {
        evidence(index).noise.is_some_and(|noise| noise < 0.03)
    });
    rows("q<=0.05", &|index| {
        comparison.q(Metric::Time, index).is_some_and(|q| q <= 0.05)
    });
    rows("p<0.001", &|index| {
        evidence(index).p.is_some_and(|p| p < 0.001)
    });
    rows("prob>90%", &|index| {
        evidence(index)
            .probability_better
            .is_some_and(|share| share > 0.9)
    });
    rows("pull>0.1%", &|index| {
        influences[index].is_some_and(|share| share.abs() > 0.001)
    });
    rows("is:slower", &|index| {
        row(index).time.change() == Change::Worse
    });
    rows("is:faster", &|index| {
        row(index).time.change() == Change::Better
    });
    let memory = |index: usize| {
        let measure = comparison.measure(Metric::Memory, index);
        measure.map(benchlens::comparison::Measure::change)
    };
    rows("is:larger", &|index| memory(index) == Some(Change::Worse));
    rows("is:smaller", &|index| memory(index) == Some(Change::Better));
    let memory_ratio = |index: usize| comparison.ratio(Metric::Memory, index);
    rows("larger>10%", &|index| {
        memory_ratio(index).is_some_and(|ratio| ratio > 1.1)
    });
    rows("smaller>=1%", &|index| {
        memory_ratio(index).is_some_and(|ratio| 1.0 / ratio >= 1.01)
    });
    rows("-is:significant", &|index| {
        row(index).time.change() == Change::NotSignificant
    });
    rows("is:unstable", &|index| {
        comparison.is_unstable(index) != Sides::default()
    });
    rows("is:excluded", &|index| index == 0);
    rows("\"tree_io\"", &|index| row(index).name.contains("tree_io"));
    rows("-\"tree\"", &|index| !row(index).name.contains("tree"));
    rows("tag:asyncio ratio<0.7 -\"io\"", &|index| {
        row(index).tags == ["asyncio"]
            && row(index).time.ratio < 0.7
            && !row(index).name.contains("io")
    });
}

#[test]
fn what_is_not_known_fails_a_term_and_its_negation() {
    let comparison = demo();
    // The row that is taken out has no pull.
    for text in ["pull>0", "-pull>0"] {
        let (names, unknown) = names(comparison, text);
        assert_eq!(unknown, 1, "{text}");
        assert!(!names.contains(&comparison.rows[0].name), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_marked_while_the_rest_filters() {
    for (text, place, expected) in [
        ("tree ratio>", 5..11, "a number"),
        ("is:slow", 0..7, "one of slower, faster"),
        ("-foo:bar x", 0..8, "tag: or is:"),
        ("size>3", 0..6, "one of ratio, slower"),
        ("ratio=1", 0..7, "<, <=, > or >="),
        ("ratio>inf", 0..9, "a number"),
        ("ratio>5%", 0..8, "a factor"),
        ("prob>90", 0..7, "a probability"),
        ("tag:", 0..4, "the name of a tag"),
    ] {
        let filter = Filter::parse(text);
        let [error] = filter.errors() else {
            panic!("{text}: {:?}", filter.errors())
        };
        assert_eq!(error.place, place, "{text}");
        assert!(
            error.expected.contains(expected),
            "{text}: {}",
            error.expected
        );
    }
    let comparison = demo();
    assert_eq!(
        names(comparison, "\"tree\" ratio>").0,
        names(comparison, "\"tree\"").0
    );
}

#[test]
fn the_term_that_emptied_the_table_is_told() {
    let comparison = demo();
    let excluded = BTreeSet::new();
    let context = ViewContext {
        comparison,
        metric: Metric::Time,
        excluded: &excluded,
        influences: &[],
    };
    let text = "tag:asyncio ratio>100 -foo";
    let place = Filter::parse(text)
        .emptied_by(&comparison.all(), &context)
        .expect("nothing passes");
    assert_eq!(&text[place], "ratio>100");
    assert_eq!(
        Filter::parse("tag:asyncio").emptied_by(&comparison.all(), &context),
        None
    );
}

#[test]
fn the_last_word_is_completed_as_far_as_it_is_clear() {
    let complete = |text: &str| complete(text, ["apps", "asyncio", "two words"].into_iter()).text;
    assert_eq!(complete("tag:as"), "tag:asyncio ");
    assert_eq!(complete("x -tag:a"), "x -tag:a");
    assert_eq!(complete("tag:t"), "tag:\"two words\" ");
    assert_eq!(complete("is:sl"), "is:slower ");
    assert_eq!(complete("rat"), "ratio>");
    assert_eq!(complete("nothing"), "nothing");
    assert_eq!(complete("zzz "), "zzz ");
    assert_eq!(complete(""), "");
}

#[test]
fn what_a_word_may_become_is_told() {
    let candidates =
        |text: &str| filter::complete(text, ["apps", "asyncio"].into_iter()).candidates;
    assert_eq!(candidates("tag:a"), ["tag:apps", "tag:asyncio"]);
    assert_eq!(
        candidates("is:s"),
        ["is:slower", "is:smaller", "is:significant"]
    );
    assert!(candidates("is:sl").is_empty() && candidates("zzz").is_empty());
}

#[test]
fn capitals_do_not_matter() {
    let comparison = demo();
    for (text, same) in [
        ("is:Slower", "is:slower"),
        ("RATIO>1.02", "ratio>1.02"),
        ("tag:APPS", "tag:apps"),
        ("TREE", "tree"),
    ] {
        assert_eq!(names(comparison, text), names(comparison, same), "{text}");
    }
}

#[test]
fn a_term_that_no_row_can_pass_is_found() {
    let comparison = demo();
    for (text, idle) in [
        ("tag:nosuch is:slower", Some("tag:nosuch")),
        ("ratio>1 slowr", Some("slowr")),
        ("tag:apps tree ratio>100", None),
    ] {
        let place = Filter::parse(text).matches_nothing(comparison);
        assert_eq!(place.map(|place| &text[place]), idle, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_text_is_read_or_its_problem_located(text in "[a-z:<>=\"%0-9. -]{0,24}|\\PC{0,12}") {
        let filter = Filter::parse(&text);
        for error in filter.errors() {
            proptest::prop_assert!(text.get(error.place.clone()).is_some_and(|word| !word.is_empty()));
            proptest::prop_assert!(!error.expected.is_empty());
        }
        let _ = complete(&text, ["apps"].into_iter());
    }

    #[test]
    fn a_term_its_negation_and_the_unknown_make_up_all_rows(
        term in proptest::sample::select(vec![
            "tree", "\"io\"", "tag:apps", "is:slower", "is:unstable", "is:excluded", "ratio>1", "mem<1", "noise<1%", "q<0.1",
            "pull>0.01%", "prob<=0.5", "slower>0", "faster>=1%",
        ]),
    ) {
        let comparison = demo();
        let (with, unknown) = names(comparison, term);
        let (without, unknown_too) = names(comparison, &format!("-{term}"));
        proptest::prop_assert_eq!(unknown, unknown_too);
        proptest::prop_assert!(with.iter().all(|name| !without.contains(name)));
        proptest::prop_assert_eq!(with.len() + without.len() + unknown, comparison.rows.len());
    }
}
