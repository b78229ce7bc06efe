//! The filter language, on the built-in pair.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use benchlens::bench_runner::Config;
use benchlens::command::demo as sample;
use benchlens::comparison::filter::{self, Candidate, Completion, Filter, Match, NamedFilters};
use benchlens::comparison::{
    Change, Comparison, Evidence, Exclusions, Judgement, Measure, Metric, Row, ViewContext,
};
use benchlens::results::{Results, Sides};
use benchlens::suite::{self, Suite};
use serde_json::{Value, json};

static DEMO: LazyLock<Comparison> = LazyLock::new(|| {
    let results = Results::read(sample()).expect("the built-in pair is valid");
    Comparison::of(&results).expect("it shares benchmarks")
});

fn demo() -> &'static Comparison {
    &DEMO
}

fn parse(text: &str) -> Filter {
    Filter::parse(text, &NamedFilters::default())
}

fn complete<'t>(text: &str, tags: impl Iterator<Item = &'t str>) -> Completion {
    filter::complete(text, tags, &NamedFilters::default())
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
        heads: &[],
        metric: Metric::Time,
        excluded: &excluded,
        influences: &influences,
    };
    let filter = parse(text);
    let judged: Vec<(usize, Match)> = comparison
        .all()
        .into_iter()
        .map(|row| (row, filter.judge(row, &context)))
        .collect();
    let passed = judged
        .iter()
        .filter(|(_, judgement)| *judgement == Match::Pass);
    let names = passed
        .map(|(row, _)| comparison.rows[*row].name.clone())
        .collect();
    (
        names,
        judged
            .iter()
            .filter(|(_, judgement)| *judgement == Match::Unknown)
            .count(),
    )
}

/// The rows that pass are those of which `is` is true, and neither none nor all.
#[track_caller]
fn assert_passes(text: &str, is: impl Fn(usize) -> bool) {
    let comparison = demo();
    let expected: Vec<String> = comparison
        .all()
        .into_iter()
        .filter(|&index| is(index))
        .map(|index| comparison.rows[index].name.clone())
        .collect();
    assert!(
        !expected.is_empty() && expected.len() < comparison.rows.len(),
        "{text} tells rows apart"
    );
    assert_eq!(names(comparison, text).0, expected, "{text}");
}

fn row(index: usize) -> &'static Row {
    &demo().rows[index]
}

fn evidence(index: usize) -> &'static Evidence {
    demo().evidence(Metric::Time, index).expect("it has values")
}

#[test]
fn tags_and_parts_of_names_narrow() {
    assert_passes("tag:asyncio", |index| row(index).tags == ["asyncio"]);
    assert_passes("-tag:asyncio", |index| row(index).tags != ["asyncio"]);
    assert_passes("\"tree_io\"", |index| row(index).name.contains("tree_io"));
    assert_passes("-\"tree\"", |index| !row(index).name.contains("tree"));
}

#[test]
fn several_tags_are_alternatives() {
    let has = |index: usize, tag: &str| row(index).tags.iter().any(|other| other == tag);
    let has_one = |index| has(index, "asyncio") || has(index, "apps");
    assert_passes("tag:asyncio,apps", has_one);
    assert_passes("-tag:asyncio,\"apps\"", |index| !has_one(index));
}

#[test]
fn a_star_is_any_text_of_a_whole_name_but_not_in_quotes() {
    let name = |index: usize| &row(index).name;
    assert_passes("async_tree*", |index| name(index).starts_with("async_tree"));
    assert_passes("-*_IO", |index| !name(index).ends_with("_io"));
    assert!(names(demo(), "\"async_*\"").0.is_empty());
}

#[test]
fn or_separates_alternatives_of_several_terms() {
    let has_io = |index: usize| row(index).name.contains("io");
    let is_fast = |index: usize| row(index).time().expect("both sides have it").ratio < 0.7;
    assert_passes("tag:asyncio ratio<0.7 or \"io\"", |index| {
        (row(index).tags == ["asyncio"] && is_fast(index)) || has_io(index)
    });
    assert_passes("\"io\" or tag:asyncio -ratio<0.7", |index| {
        (row(index).tags == ["asyncio"] && !is_fast(index)) || has_io(index)
    });
    let quoted = names(demo(), "\"or\"").0;
    assert!(quoted.iter().all(|name| name.contains("or")) && !quoted.is_empty());
}

#[test]
fn an_alternative_that_passes_makes_up_for_one_that_is_not_known() {
    let comparison = demo();
    // Only the first row, which is excluded here, has no influence.
    let first = format!("\"{}\"", comparison.rows[0].name);
    for (text, passes, unknown) in [
        (format!("influence>0 or {first}"), true, 0),
        (format!("{first} or influence>0"), true, 0),
        (format!("influence>100 or -{first} ratio>100"), false, 1),
        ("influence>0 ratio>100 or ratio>100".to_owned(), false, 0),
        (format!("-{first} or influence>0 {first}"), false, 1),
    ] {
        let (names, count) = names(comparison, &text);
        assert_eq!(names.contains(&comparison.rows[0].name), passes, "{text}");
        assert_eq!(count, unknown, "{text}");
    }
}

#[test]
fn spaces_around_a_sign_do_not_matter() {
    for (text, same) in [
        ("ratio > 1.02 tree", "ratio>1.02 tree"),
        ("tree ratio> 1.02", "tree ratio>1.02"),
        ("ratio >1.02", "ratio>1.02"),
        ("-slower\t>=\t2 %", "-slower>=2%"),
        ("mem < -1% or tree", "mem<-1% or tree"),
    ] {
        assert!(parse(text).errors().is_empty(), "{text}");
        assert_eq!(names(demo(), text), names(demo(), same), "{text}");
    }
}

#[test]
fn a_named_filter_is_one_term() {
    let comparison = demo();
    let is_regression = |index: usize| {
        let is_clear = comparison.judgement(Metric::Time, index) == Some(Judgement::Clear);
        is_clear && row(index).time().expect("both sides have it").ratio > 1.01
    };
    assert_passes("@regressions", is_regression);
    assert_passes("-@regressions", |index| !is_regression(index));
    assert_passes("tree @large", |index| {
        let is_large = row(index).time().expect("both sides have it").ratio > 1.1
            || 1.0 / row(index).time().expect("both sides have it").ratio > 1.1;
        names(comparison, "tree").0.contains(&row(index).name) && is_large
    });
}

#[test]
fn several_terms_narrow_together() {
    assert_passes("tag:asyncio ratio<0.7 -\"io\"", |index| {
        row(index).tags == ["asyncio"]
            && row(index).time().expect("both sides have it").ratio < 0.7
            && !row(index).name.contains("io")
    });
}

#[test]
fn the_size_of_the_change_narrows() {
    assert_passes("ratio>1.05", |index| {
        row(index).time().expect("both sides have it").ratio > 1.05
    });
    assert_passes("ratio<0.9x", |index| {
        row(index).time().expect("both sides have it").ratio < 0.9
    });
    assert_passes("slower>5%", |index| {
        row(index).time().expect("both sides have it").ratio > 1.05
    });
    assert_passes("faster>=5%", |index| {
        1.0 / row(index).time().expect("both sides have it").ratio - 1.0 >= 0.05
    });
}

/// A suite with a benchmark for each mean, which is its peak memory as well.
fn suite(file: &str, means: &[u32]) -> Suite {
    let benchmarks: Vec<Value> = means
        .iter()
        .enumerate()
        .map(|(index, &mean)| {
            let run =
                json!({"values": [f64::from(mean) / 1000.0], "metadata": {"mem_max_rss": mean}});
            json!({"metadata": {"name": format!("b{index}")}, "runs": [run]})
        })
        .collect();
    let document = json!({"version": "1.0", "metadata": {}, "benchmarks": benchmarks});
    suite::parse(file.to_owned(), document.to_string()).expect("the suite is valid")
}

#[test]
fn a_change_and_its_ratio_are_judged_alike_on_the_boundary() {
    // Changes of 0.1% to 300%, in tenths of a percent.
    let tenths: Vec<u32> = (1..=3000).collect();
    for reference in [1000, 2000, 4000] {
        let base = vec![reference; tenths.len()];
        let changed: Vec<u32> = tenths
            .iter()
            .map(|tenths| reference / 1000 * (1000 + tenths))
            .collect();
        let compare = |reference: &[u32], head: &[u32]| {
            let (reference, head) = (suite("ref.json", reference), suite("head.json", head));
            Comparison::new(reference, head, Config::default()).expect("they share benchmarks")
        };
        let (worse, better) = (compare(&base, &changed), compare(&changed, &base));
        for (row, tenths) in tenths.iter().enumerate() {
            let percent = format!("{}.{}%", tenths / 10, tenths % 10);
            let ratio = format!("{}.{:03}", 1 + tenths / 1000, tenths % 1000);
            for (comparison, limit, passing) in [
                (&worse, format!("ratio>{ratio}"), false),
                (&worse, format!("ratio>={ratio}"), true),
                (&worse, format!("mem>{ratio}"), false),
                (&worse, format!("mem>={ratio}"), true),
                (&worse, format!("slower>{percent}"), false),
                (&worse, format!("slower>={percent}"), true),
                (&worse, format!("larger>{percent}"), false),
                (&worse, format!("larger>={percent}"), true),
                (&better, format!("faster>{percent}"), false),
                (&better, format!("faster>={percent}"), true),
                (&better, format!("smaller>{percent}"), false),
                (&better, format!("smaller>={percent}"), true),
            ] {
                let context = ViewContext {
                    comparison,
                    heads: &[],
                    metric: Metric::Time,
                    excluded: &BTreeSet::new(),
                    influences: &[],
                };
                let judged = parse(&limit).judge(row, &context);
                assert_eq!(judged == Match::Pass, passing, "{limit}");
            }
        }
    }
}

#[test]
fn the_change_of_peak_memory_narrows() {
    let ratio = |index| demo().ratio(Metric::Memory, index);
    let change = |index| demo().measure(Metric::Memory, index).map(Measure::change);
    for text in ["mem>10%", "memory > 10 %", "memory>1.1"] {
        assert_passes(text, |index| ratio(index).is_some_and(|ratio| ratio > 1.1));
    }
    assert_passes("mem<-1%", |index| {
        ratio(index).is_some_and(|ratio| ratio < 0.99)
    });
    assert_passes("mem>1.1", |index| {
        row(index).memory().is_some_and(|memory| memory.ratio > 1.1)
    });
    assert_passes("larger>10%", |index| {
        ratio(index).is_some_and(|ratio| ratio > 1.1)
    });
    assert_passes("smaller>=1%", |index| {
        ratio(index).is_some_and(|ratio| 1.0 / ratio >= 1.01)
    });
    assert_passes("is:larger", |index| change(index) == Some(Change::Worse));
    assert_passes("is:smaller", |index| change(index) == Some(Change::Better));
}

#[test]
fn the_strength_of_the_evidence_narrows() {
    assert_passes("noise<3%", |index| {
        evidence(index).noise.is_some_and(|noise| noise < 0.03)
    });
    assert_passes("q<=0.05", |index| {
        demo().q(Metric::Time, index).is_some_and(|q| q <= 0.05)
    });
    assert_passes("p<0.001", |index| {
        evidence(index).p.is_some_and(|p| p < 0.001)
    });
    assert_passes("prob>90%", |index| {
        evidence(index)
            .probability_better
            .is_some_and(|share| share > 0.9)
    });
}

#[test]
fn the_influence_on_the_mean_narrows() {
    let influences = influences(demo());
    assert_passes("influence>0.1%", |index| {
        influences[index].is_some_and(|share| share.abs() > 0.001)
    });
}

#[test]
fn outcomes_narrow() {
    let change = |index| row(index).time().expect("both sides have it").change();
    assert_passes("is:slower", |index| change(index) == Change::Worse);
    assert_passes("is:faster", |index| change(index) == Change::Better);
    assert_passes("-is:significant", |index| {
        change(index) == Change::NotSignificant
    });
    assert_passes("is:unstable", |index| {
        demo().is_unstable(index) != Sides::default()
    });
    // The first row is excluded here.
    assert_passes("is:excluded", |index| index == 0);
}

#[test]
fn what_is_not_known_fails_a_term_and_its_negation() {
    let comparison = demo();
    // The row that is excluded has no influence.
    for text in ["influence>0", "-influence>0"] {
        let (names, unknown) = names(comparison, text);
        assert_eq!(unknown, 1, "{text}");
        assert!(!names.contains(&comparison.rows[0].name), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_marked_with_what_to_write_instead() {
    for (text, place, expected) in [
        ("tree ratio>", 5..11, "a number"),
        ("tree ratio > ", 5..12, "a number, such as 1.05"),
        ("ratio > tree x", 0..12, "a number"),
        ("slower>", 0..7, "a percentage, such as 5%"),
        ("slower>5", 0..8, "slower>5% or ratio>1.05"),
        ("-faster >= 25", 0..13, "faster>=25% or ratio<=0.8"),
        (">5 tree", 0..2, "one of ratio, slower"),
        ("tag:apps > 5", 9..12, "one of ratio, slower"),
        ("mem<-100%", 0..9, "a change above -100%"),
        ("is:slow", 0..7, "one of slower, faster"),
        ("-foo:bar x", 0..8, "tag:, is:"),
        ("size>3", 0..6, "one of ratio, slower"),
        ("ratio=1", 0..7, "<, <=, > or >="),
        ("ratio>inf", 0..9, "a number"),
        ("ratio>5%", 0..8, "a factor: ratio>1.05 or slower>5%"),
        ("prob>90", 0..7, "a probability"),
        ("prob>", 0..5, "a probability"),
        ("tag:", 0..4, "the name of a tag"),
        ("tag:a,", 0..6, "the name of a tag"),
        ("tag:\"\"", 0..6, "the name of a tag"),
        ("tree - io", 5..6, "a term right after the -"),
        ("or", 0..2, "a term on each side of or"),
        ("tree OR", 5..7, "a term on each side of or"),
        ("or tree", 0..2, "write \"or\""),
        ("tree or or io", 5..7, "a term on each side of or"),
        ("tree or foo:x", 8..13, "tag:, is:"),
        ("@nosuch io", 0..7, "one of @regressions, @improvements"),
    ] {
        let filter = parse(text);
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
}

#[test]
fn the_term_that_emptied_the_table_is_told() {
    let comparison = demo();
    let excluded = BTreeSet::new();
    let context = ViewContext {
        comparison,
        heads: &[],
        metric: Metric::Time,
        excluded: &excluded,
        influences: &[],
    };
    let text = "tag:asyncio ratio>100 -foo";
    let place = parse(text)
        .emptied_by(&comparison.all(), &context)
        .expect("nothing passes");
    assert_eq!(&text[place], "ratio>100");
    let all = comparison.all();
    let place = |text: &str| parse(text).emptied_by(&all, &context);
    let either = " ratio>100 or \"nosuch\" ";
    assert_eq!(place(either), Some(1..22), "both alternatives");
    assert_eq!(place("ratio>100 or tree or \"nosuch\""), None);
    assert_eq!(place("ratio>100 or tree"), None);
    assert_eq!(
        parse("tag:asyncio").emptied_by(&comparison.all(), &context),
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
    assert_eq!(complete("mem"), "mem>");
    assert_eq!(complete("memo"), "memory>");
    assert_eq!(complete("x or @reg"), "x or @regressions ");
    assert_eq!(complete("tag:apps,as"), "tag:apps,asyncio ");
    assert_eq!(complete("-tag:apps,t"), "-tag:apps,\"two words\" ");
}

#[test]
fn what_a_word_may_become_is_told() {
    let completed = |text: &str| complete(text, ["apps", "asyncio"].into_iter()).candidates;
    let candidates = |text: &str| -> Vec<String> {
        let candidates = completed(text).into_iter();
        candidates.map(|candidate| candidate.word).collect()
    };
    assert_eq!(candidates("tag:a"), ["tag:apps", "tag:asyncio"]);
    assert_eq!(
        candidates("is:s"),
        [
            "is:slower",
            "is:smaller",
            "is:significant",
            "is:small",
            "is:same"
        ]
    );
    assert_eq!(candidates("is:sl"), ["is:slower"]);
    assert!(candidates("zzz").is_empty());
    let candidate = |word: &str, filter: Option<&str>| Candidate {
        word: word.to_owned(),
        filter: filter.map(str::to_owned),
    };
    let apps = candidate("tag:asyncio", Some("tree -tag:asyncio"));
    assert_eq!(completed("tree -tag:as"), [apps]);
    assert_eq!(completed("rat"), [candidate("ratio>", None)]);
}

#[test]
fn capitals_do_not_matter() {
    let comparison = demo();
    for (text, same) in [
        ("is:Slower", "is:slower"),
        ("RATIO>1.02", "ratio>1.02"),
        ("tag:APPS", "tag:apps"),
        ("TREE", "tree"),
        ("*TREE*", "*tree*"),
        ("Memory<1", "mem<1"),
        ("tag:apps OR tree", "tag:apps or tree"),
        ("@Regressions", "@regressions"),
    ] {
        assert_eq!(names(comparison, text), names(comparison, same), "{text}");
    }
}

#[test]
fn the_letters_that_a_filter_looks_for_are_found_in_a_name() {
    for (filter, name, letters) in [
        ("", "nbody", &[][..]),
        ("nbd", "nbody", &[0, 1, 3]),
        ("\"tree\"", "größe_tree_io", &[6, 7, 8, 9]),
        (
            "\"two words\"",
            "two-two words",
            &[4, 5, 6, 7, 8, 9, 10, 11, 12],
        ),
        (
            "\"io\" \"tree\" \"ee_i\"",
            "tree_io",
            &[0, 1, 2, 3, 4, 5, 6],
        ),
        ("-\"tree\" -io -*io", "tree_io", &[]),
        ("\"tree\" or *io", "tree_io", &[0, 1, 2, 3, 5, 6]),
        (
            "nosuch \"nosuch\" tag:tree is:slower ratio>1",
            "tree_io",
            &[],
        ),
    ] {
        let found = parse(filter).matched_letters(name);
        assert_eq!(found, letters, "{filter}");
    }
}

#[test]
fn a_term_that_no_row_can_pass_is_found() {
    let comparison = demo();
    for (text, idle) in [
        ("tag:nosuch is:slower", Some("tag:nosuch")),
        ("ratio>1 slowr", Some("slowr")),
        ("\"tree\" \"nosuch\"", Some("\"nosuch\"")),
        ("tag:apps tree ratio>100", None),
        ("tag:apps,nosuch", Some("tag:apps,nosuch")),
        ("is:slower or nosuch_*", Some("nosuch_*")),
        ("@regressions", None),
    ] {
        let place = parse(text).matches_nothing(comparison);
        assert_eq!(place.map(|place| &text[place]), idle, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_text_is_read_or_its_problem_located(text in "([a-z:<>=\"%0-9.@*, -]|or | or ){0,24}|\\PC{0,12}") {
        let filter = parse(&text);
        for error in filter.errors() {
            proptest::prop_assert!(text.get(error.place.clone()).is_some_and(|word| !word.is_empty()));
            proptest::prop_assert!(!error.expected.is_empty());
        }
        let places = filter.errors().iter().map(|error| error.place.clone());
        let places: Vec<_> = places.collect();
        let ascending = places.windows(2).all(|pair| pair[0].end <= pair[1].start);
        proptest::prop_assert!(ascending, "{places:?}");
        let _ = complete(&text, ["apps"].into_iter());
    }

    #[test]
    fn a_term_its_negation_and_the_unknown_make_up_all_rows(
        term in proptest::sample::select(vec![
            "tree", "\"io\"", "tag:apps", "is:slower", "is:unstable", "is:excluded", "ratio>1", "mem<1", "noise<1%", "q<0.1",
            "influence>0.01%", "prob<=0.5", "slower>0%", "faster>=1%", "mem>5%", "*io*", "tag:apps,asyncio", "@regressions",
            "@noisy", "@large",
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
