//! What results are compared with.

use serde_json::{Value, json};

use crate::made::{Made, Made1};

/// The references of a result: the name of each base with the reference's file, `!` if it is not valid, `~` if it is a
/// stand-in.
fn references(made: &Made, head: &str, stand_ins: bool) -> Vec<(String, String)> {
    let tree = made.read();
    let place = tree.results.iter().position(|entry| entry.file == head);
    let all = &tree.references(stand_ins)[place.expect("it is listed")];
    let all = all.iter().map(|reference| {
        let mut base = reference.base.clone();
        base.push_str(if reference.is_valid { "" } else { "!" });
        base.push_str(if reference.is_stand_in { "~" } else { "" });
        (base, tree.results[reference.result].file.clone())
    });
    all.collect()
}

fn of(
    metadata: Value,
    version: &'static str,
    hash: &'static str,
    flags: &'static str,
) -> Made1<'static> {
    Made1 {
        version,
        hash,
        flags,
        metadata,
        ..Made1::default()
    }
}

#[track_caller]
fn assert_references(made: &Made, head: &str, stand_ins: bool, expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(base, file)| ((*base).to_owned(), (*file).to_owned()))
        .collect();
    assert_eq!(references(made, head, stand_ins), expected);
}

#[test]
fn the_same_benchmarks_are_preferred_and_the_order_of_the_bases_is_kept() {
    let made = Made::new("[bases]\nversions = ['3.12.0', '3.10.4', '3.12.0']");
    let suite = |hash: &str| json!({"benchmark_hash": hash});
    made.add(&of(suite("x"), "3.12.0", "aaaaaa1", ""));
    let same = made.add(&of(suite("y"), "3.12.0", "aaaaaa0", ""));
    let old = made.add(&of(suite("x"), "3.10.4", "bbbbbbb", ""));
    let head = made.add(&of(suite("y"), "3.13.0", "ccccccc", ""));
    assert_references(&made, &head, false, &[("3.12.0", &same), ("3.10.4", &old)]);
    // A base has no reference of its own version but another file.
    assert_references(
        &made,
        &old,
        false,
        &[("3.12.0", &references(&made, &old, false)[0].1)],
    );
}

#[test]
fn results_of_other_forks_machines_and_flags_are_no_references() {
    let made = Made::new("[bases]\nversions = ['3.12.0']");
    made.add(&Made1 {
        fork: "other",
        ..of(json!({}), "3.12.0", "aaaaaa1", "")
    });
    made.add(&Made1 {
        runner: "mac",
        ..of(json!({}), "3.12.0", "aaaaaa2", "")
    });
    made.add(&of(json!({}), "3.12.0", "aaaaaa3", "JIT"));
    let head = made.add(&of(json!({}), "3.13.0", "ccccccc", ""));
    assert_references(&made, &head, false, &[]);
}

#[test]
fn what_is_older_than_the_last_base_is_compared_only_if_it_is_a_base() {
    let made = Made::new("[bases]\nversions = ['3.10.4', '3.12.0']");
    let old = made.add(&of(json!({}), "3.10.4", "aaaaaa1", ""));
    let base = made.add(&of(json!({}), "3.12.0", "aaaaaa2", ""));
    let early = made.add(&of(
        json!({"commit_merge_base": "aaaaaa1f00d"}),
        "3.11.0",
        "ccccccc",
        "",
    ));
    assert_references(&made, &early, true, &[]);
    assert_references(&made, &old, false, &[("3.12.0", &base)]);
}

#[test]
fn the_base_is_the_merge_base_with_the_same_flags_or_the_same_commit_without_flags() {
    let made = Made::new("[bases]\nversions = []\ncompare_to_default = ['JIT']");
    let plain = made.add(&of(json!({}), "3.13.0", "aaaaaaa", ""));
    let jit = made.add(&of(json!({}), "3.13.0", "aaaaaaa", "JIT"));
    let branched = |flags| {
        of(
            json!({"commit_merge_base": "aaaaaaaf00d"}),
            "3.13.0",
            "ccccccc",
            flags,
        )
    };
    let head = made.add(&branched(""));
    assert_references(&made, &head, false, &[("base", &plain)]);
    let head_jit = made.add(&branched("JIT"));
    assert_references(
        &made,
        &head_jit,
        false,
        &[("base", &jit), ("default_base_vs_JIT", &plain)],
    );
    // Neither of both: the same commit without flags.
    let nogil = made.add(&branched("NOGIL"));
    assert_references(&made, &nogil, false, &[("base", &head)]);
    let other_fork = made.add(&Made1 {
        fork: "other",
        hash: "ddddddd",
        ..branched("NOGIL")
    });
    assert_references(&made, &other_fork, false, &[]);
}

#[test]
fn a_build_is_not_compared_with_itself() {
    let made = Made::new("[bases]\nversions = ['3.12.0']");
    let tagged = made.add(&of(json!({}), "3.12.0", "aaaaaaa", ""));
    // The same commit, measured once more under the name of its branch.
    let again = of(json!({}), "3.12.0+", "aaaaaaa", "");
    let again = made.add(&again);
    assert_references(&made, &again, false, &[("3.12.0!", &tagged)]);
    assert_references(&made, &tagged, false, &[]);
}

#[test]
fn an_earlier_result_stands_in_for_a_missing_merge_base_on_request() {
    let made = Made::new("");
    let dated = |date: &str, suite: &str| json!({"commit_date": date, "benchmark_hash": suite});
    let add = |date: &str, suite: &str, version, hash, flags| {
        made.add(&of(dated(date, suite), version, hash, flags))
    };
    let mut metadata = dated("2024-06-10T00:00:00+00:00", "y");
    metadata["commit_merge_base"] = "f00df00d".into();
    let head = made.add(&of(metadata.clone(), "3.14.0a0", "ccccccc", "JIT"));
    assert_references(&made, &head, true, &[]);
    let plain = add("2024-06-09T00:00:00+00:00", "y", "3.14.0a0", "aaaaaa1", "");
    assert_references(&made, &head, true, &[("base~", &plain)]);
    assert_references(&made, &head, false, &[]);
    let other_minor = add("2024-06-08T00:00:00+00:00", "y", "3.13.0", "aaaaaa2", "JIT");
    assert_references(&made, &head, true, &[("base~", &other_minor)]);
    let other_suite = add(
        "2024-06-07T00:00:00+00:00",
        "x",
        "3.14.0a0",
        "aaaaaa3",
        "JIT",
    );
    assert_references(&made, &head, true, &[("base~", &other_suite)]);
    add(
        "2024-05-01T00:00:00+00:00",
        "y",
        "3.14.0a0",
        "aaaaaa4",
        "JIT",
    );
    // Behind the head, although its text is smaller.
    add(
        "2024-06-09T23:00:00-08:00",
        "y",
        "3.14.0a0",
        "aaaaaa6",
        "JIT",
    );
    // Before the head, although its text is greater.
    let latest = add(
        "2024-06-10T03:00:00+08:00",
        "y",
        "3.14.0a0",
        "aaaaaa5",
        "JIT",
    );
    assert_references(&made, &head, true, &[("base~", &latest)]);
}

#[test]
fn a_build_with_several_flags_is_compared_with_the_same_commit_and_fewer_flags() {
    let made = Made::new("");
    let metadata = json!({"commit_date": "2024-06-10T00:00:00+00:00", "commit_merge_base": "f00d"});
    let add = |hash, flags| made.add(&of(metadata.clone(), "3.14.0a0", hash, flags));
    let head = add("ccccccc", "TAILCALL,JIT");
    add("ccccccc", "NOGIL,JIT");
    assert_references(&made, &head, true, &[]);
    let tailcall = add("ccccccc", "TAILCALL");
    assert_references(&made, &head, true, &[("base~", &tailcall)]);
    let plain = add("ccccccc", "");
    assert_references(&made, &head, true, &[("base", &plain)]);
}
