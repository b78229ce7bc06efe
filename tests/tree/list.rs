//! The list of the results of a tree: facets, filter, order, cells.

use std::sync::Arc;

use benchlens::index::Index;
use benchlens::listing::{FacetKind, LIST_EXAMPLES, ListColumn, ListFilter, ListOrder, Listing};
use serde_json::json;

use crate::made::{Made, Made1, complete};

/// A tree with a base, a slower result of the fork `other` with other benchmarks, a faster one with the JIT on another
/// machine whose base is missing, and a file that cannot be read.
fn made() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    let suite = |date: &str, suite: &str, base: &str| json!({"commit_date": format!("{date}T10:00:00Z"), "benchmark_hash": suite, "commit_merge_base": base});
    for (runner, fork, version, hash, flags, metadata, value) in [
        (
            "linux",
            "python",
            "3.12.0",
            "aaaa111",
            "",
            suite("2024-05-01", "s1", "0000"),
            1.0,
        ),
        (
            "linux",
            "other",
            "3.14.0a1",
            "bbbb222",
            "",
            suite("2024-06-15", "s2", "aaaa111"),
            1.5,
        ),
        (
            "arm",
            "python",
            "3.12.0",
            "cccc333",
            "",
            suite("2024-05-01", "s1", "0000"),
            1.0,
        ),
        (
            "arm",
            "python",
            "3.14.0a1",
            "dddd444",
            "JIT",
            suite("2024-07-01", "s1", "9999"),
            0.5,
        ),
    ] {
        made.add(&Made1 {
            runner,
            fork,
            version,
            hash,
            flags,
            metadata,
            value,
            ..Made1::default()
        });
    }
    made.write(
        "results/bm-20240101-3.11.0-eeee555/bm-20240101-linux-x86_64-python-main-3.11.0-eeee555.json",
        "{",
    );
    made
}

fn index(made: &Made) -> Index {
    complete(&Arc::new(made.read()), true)
}

fn hashes(listing: &Listing, index: &Index) -> Vec<String> {
    let hash = |&result: &usize| index.tree.results[result].identity.hash.clone();
    listing
        .shown
        .iter()
        .map(|result| hash(result).unwrap_or_default())
        .collect()
}

fn row(listing: &Listing, index: &Index, place: usize) -> Vec<String> {
    let columns = ListColumn::all(listing.bases.len()).into_iter();
    let cell = |column: ListColumn| {
        column
            .cell(listing.context(index), listing.shown[place])
            .text
    };
    columns.map(cell).collect()
}

#[test]
fn the_latest_commit_comes_first_with_a_column_for_each_base() {
    let made = made();
    let index = index(&made);
    let mut listing = Listing::new(&index);
    assert_eq!(listing.bases, ["3.12.0", "base"]);
    assert_eq!(
        hashes(&listing, &index),
        ["dddd444", "bbbb222", "cccc333", "aaaa111", "eeee555"]
    );
    let first = row(&listing, &index, 0);
    let expected = [
        "2024-07-01",
        "3.14.0a1",
        "python/main",
        "dddd444",
        "JIT",
        "arm",
    ];
    assert_eq!(first[..6], expected);
    assert!(first[6].ends_with("x ↑  "), "{first:?}");
    assert!(
        first[7].ends_with("x ↑ ~"),
        "an earlier result stands in: {first:?}"
    );
    let second = row(&listing, &index, 1);
    assert!(
        second[6].ends_with("x ↓* "),
        "the benchmarks differ: {second:?}"
    );
    assert_eq!(row(&listing, &index, 4)[0], "?", "it cannot be read");
    listing.order = ListOrder::first_of(ListColumn::Base(0));
    listing.update(&index);
    assert_eq!(
        hashes(&listing, &index)[..2],
        ["bbbb222", "dddd444"],
        "the slowest first"
    );
    listing.order = listing.order.reversed();
    listing.update(&index);
    assert_eq!(
        hashes(&listing, &index)[..2],
        ["dddd444", "bbbb222"],
        "what is missing stays last"
    );
}

#[test]
fn a_filter_chooses_results_and_counts_the_others() {
    let made = made();
    let index = index(&made);
    let mut listing = Listing::new(&index);
    for (filter, expected) in [
        ("machine:arm", &["dddd444", "cccc333"][..]),
        ("machine:arm flag:none", &["cccc333"]),
        ("flag:jit", &["dddd444"]),
        ("version:3.14", &["dddd444", "bbbb222"]),
        ("version:3.1", &[]),
        ("fork:other or hash:EEEE", &["bbbb222", "eeee555"]),
        ("-fork:python", &["bbbb222"]),
        ("date>2024-06", &["dddd444"]),
        ("date>=2024-06", &["dddd444", "bbbb222"]),
        ("date<2024-06-15", &["cccc333", "aaaa111"]),
        ("is:error", &["eeee555"]),
        ("is:slower", &["bbbb222"]),
        ("mean>1.5", &["dddd444"]),
        ("is:stand-in", &["dddd444"]),
        ("suite:differs", &["bbbb222"]),
        ("d4", &["dddd444"]),
        ("\"ddd4\"", &["dddd444"]),
        ("bbbb*", &["bbbb222"]),
        ("JIT", &["dddd444"]),
        ("arm 3.12", &["cccc333"]),
        ("slower>2%", &["bbbb222"]),
        ("faster>50%", &["dddd444"]),
    ] {
        listing.set_filter(filter);
        listing.update(&index);
        assert_eq!(hashes(&listing, &index), expected, "{filter}");
        assert_eq!(listing.filtered, 5 - expected.len(), "{filter}");
    }
    listing.set_filter("mean>1.5");
    listing.update(&index);
    assert_eq!(listing.unknown, 3, "three have no base");
    listing.set_filter("mean>");
    assert_eq!(
        listing.filter_text(),
        "mean>1.5",
        "the last valid one stays"
    );
}

#[test]
fn facets_combine_and_count_what_each_choice_would_show() {
    let made = made();
    let index = index(&made);
    let mut listing = Listing::new(&index);
    let facets = |listing: &Listing, kind: FacetKind| -> Vec<(String, usize)> {
        let all = listing.facets.iter().filter(|facet| facet.kind == kind);
        all.map(|facet| (facet.value.clone(), facet.count))
            .collect()
    };
    let pair = |value: &str, count: usize| (value.to_owned(), count);
    assert_eq!(
        facets(&listing, FacetKind::Machine),
        [pair("linux", 3), pair("arm", 2)]
    );
    assert_eq!(
        facets(&listing, FacetKind::Version),
        [pair("3.14", 2), pair("3.12", 2), pair("3.11", 1)]
    );
    let arm = listing
        .facets
        .iter()
        .find(|facet| facet.value == "arm")
        .cloned()
        .expect("it is there");
    listing.toggle(&arm);
    listing.update(&index);
    assert_eq!(hashes(&listing, &index), ["dddd444", "cccc333"]);
    assert_eq!(
        facets(&listing, FacetKind::Flags),
        [pair("(none)", 1), pair("JIT", 1)]
    );
    assert_eq!(
        facets(&listing, FacetKind::Machine),
        [pair("linux", 3), pair("arm", 2)]
    );
    listing.toggle(&arm);
    listing.update(&index);
    assert_eq!(listing.shown.len(), 5);
}

#[test]
fn a_word_that_cannot_be_parsed_is_refused_with_what_was_expected() {
    for (filter, expected) in [
        (
            "os:linux",
            "one of machine:, version:, fork:, ref:, hash:, flag:, suite: or is: before the colon",
        ),
        ("machine:", "a value after machine:"),
        ("mean>5%", "a factor, such as 1.02"),
        ("hpt>99", "a probability, such as 99%"),
        ("date>June", "a date or its beginning"),
        ("slower>2", "a percentage, such as 2%"),
        ("worst>2", "a percentage, such as 2%"),
        ("regressions>5%", "a number of benchmarks, such as 3"),
        ("improvements>1.5", "a number of benchmarks, such as 3"),
        (
            "ratio>1",
            "one of date, mean, slower, faster, pyperf, hpt, mem, regressions, improvements, worst",
        ),
        ("is:x", "one of error, faster, slower, stand-in"),
        ("suite:other", "suite:differs or suite:same"),
        ("mean=1", "<, <=, > or >="),
    ] {
        let parsed = ListFilter::parse(filter);
        let error = parsed.errors().first().expect(filter);
        assert!(
            error.expected.starts_with(expected),
            "{filter}: {}",
            error.expected
        );
    }
    for (example, _) in LIST_EXAMPLES {
        assert!(ListFilter::parse(example).errors().is_empty(), "{example}");
    }
}
