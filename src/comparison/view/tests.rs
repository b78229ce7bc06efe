//! Tests of groups, filters and counts of views.

use super::View;
use crate::bench_runner::Config;
use crate::comparison::tests::{HALF, VALUES, compare};
use crate::comparison::{Comparison, Exclusions, GroupKind, Grouping};
use crate::suite::parse;

#[test]
fn a_filter_by_what_was_measured_does_not_change_how_many_rows_were_tested() {
    let one = r#""values": [1.0]"#;
    let comparison = compare(
        &[("a", VALUES), ("b", VALUES), ("c", one)],
        &[("a", HALF), ("b", VALUES), ("c", one)],
    );
    let comparison = comparison.expect("they share benchmarks");
    let mut view = View::new(&comparison);
    for (text, shown, tested) in [
        ("", 3, 2),
        ("is:faster", 1, 2),
        ("\"b\"", 1, 1),
        ("b or ratio<1", 2, 2),
        ("nosuch", 0, 0),
    ] {
        view.set_filter(text.to_owned());
        view.update(&comparison);
        assert_eq!((view.shown.len(), view.tested), (shown, tested), "{text}");
    }
}

#[test]
fn rows_that_a_filter_cannot_judge_are_counted() {
    let comparison = compare(&[("a", VALUES), ("b", VALUES)], &[("a", HALF), ("b", HALF)]);
    let comparison = comparison.expect("they share benchmarks");
    let mut view = View::new(&comparison);
    for (text, filtered, unknown) in [("mem>1", 2, 2), ("\"a\" mem>1", 2, 1), ("\"a\"", 1, 0)] {
        view.set_filter(text.to_owned());
        view.update(&comparison);
        assert_eq!((view.filtered, view.unknown), (filtered, unknown), "{text}");
    }
}

#[test]
fn a_group_is_chosen_if_there_is_one() {
    let tagged = |file: &str| {
        let text = r#"{"version": "1.0", "benchmarks": [
            {"metadata": {"name": "a", "tags": ["x"]}, "runs": [{"values": [1.0]}]},
            {"metadata": {"name": "b"}, "runs": [{"values": [1.0]}]}]}"#;
        parse(file.to_owned(), text.to_owned()).expect("the suite is valid")
    };
    let comparison = Comparison::new(tagged("ref.json"), tagged("head.json"), Config::default());
    let comparison = comparison.expect("they share benchmarks");
    let mut view = View::new(&comparison);
    assert!(view.choose_group(&GroupKind::Tag("x".to_owned())));
    assert_eq!(view.group_rows(), [0]);
    assert!(!view.choose_group(&GroupKind::Tag("y".to_owned())));
    assert_eq!(view.group_rows(), [0], "the group stays");
    assert!(view.choose_group(&GroupKind::All));
    assert_eq!(view.group_rows(), [0, 1]);
}

#[test]
fn families_are_names_with_the_same_first_word() {
    let names = [
        "json_loads",
        "2to3",
        "json",
        "tree_io",
        "jsonx",
        "_",
        "tree_cpu",
        "_x",
        "json_dumps",
    ];
    let rows = names.map(|name| (name, VALUES));
    let comparison = compare(&rows, &rows).expect("they share benchmarks");
    let families: Vec<(&str, Vec<usize>)> = comparison.by_family().into_iter().collect();
    assert_eq!(families, [("json", vec![0, 2, 8]), ("tree", vec![3, 6])]);
    let groups = comparison.groups(Grouping::Families);
    let names: Vec<&str> = groups.iter().map(|group| group.kind.name()).collect();
    assert_eq!(names, ["All", "json", "tree", "(others)"]);
    assert_eq!(groups[3].rows, [1, 4, 5, 7]);
}

#[test]
fn the_verdict_of_a_family_is_that_of_its_rows() {
    let rows = [("a_x", VALUES), ("b", VALUES), ("a_y", VALUES)];
    let comparison = compare(&rows, &[("a_x", HALF), ("b", VALUES), ("a_y", HALF)]);
    let comparison = comparison.expect("they share benchmarks");
    let mut view = View::new(&comparison);
    view.set_grouping(Grouping::Families, &comparison);
    assert!(view.choose_group(&GroupKind::Family("a".to_owned())));
    view.update(&comparison);
    assert_eq!(view.group_rows(), [0, 2]);
    assert_eq!(
        view.verdict,
        comparison.verdict(&[0, 2], Exclusions::Applied)
    );
    assert_eq!(view.groups[1].mean, view.verdict.pyperf_mean);
    assert_eq!(view.scope(&comparison), "family a, 2 benchmarks");
    view.set_grouping(Grouping::Tags, &comparison);
    view.update(&comparison);
    assert_eq!(view.group_rows(), [0, 1, 2], "all rows again");
}
