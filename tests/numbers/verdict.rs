//! The verdict: both means, HPT, memory, counts, the rows that drive a headline, and the means of the groups.

use benchlens::comparison::{
    Counts, Exclusions, GroupKind, InfluentialRows, MemoryChange, Metric, OutputFormat, Verdict,
};
use benchlens::report::{Extract, TextStyle};
use benchlens::stats::{Direction, Hpt};
use serde_json::Value;

use crate::case::{Case, key};
use crate::oracle::{assert_number, count, number, text, texts};
use crate::reader::Reader;
use crate::support::session::Session;

/// Checks of the verdict on all rows, and on all but one.
fn for_each_verdict(mut check: impl FnMut(&Case, Option<&str>, &'static Value)) {
    for case in Case::all() {
        check(&case, None, &case.expected["verdict"]);
        if case.taken_out.is_some() {
            check(&case, case.taken_out, &case.expected["without"]);
        }
    }
}

#[test]
fn every_number_of_the_verdict_is_right() {
    for_each_verdict(|case, taken_out, expected| {
        for &metric in Metric::ALL {
            let view = case.view(metric, taken_out);
            check_verdict(case, &view.verdict, expected);
            let counts = &expected["counts"][key(metric)];
            check_counts(&case.title, view.counts, counts);
            let is_untested = ["not tested", "unknown"].map(|word| count(&counts[word]));
            let tested = count(&expected["rows"]) - is_untested.iter().sum::<usize>();
            assert_eq!(view.tested, tested, "{}", case.title);
        }
        if taken_out.is_none() {
            check_verdict(case, &case.comparison.published(), expected);
            check_verdict(case, case.comparison.whole(Exclusions::Applied), expected);
            if !case.excluded.is_empty() {
                let ignored = case.comparison.whole(Exclusions::Ignored);
                check_verdict(case, ignored, &case.expected["with_excluded"]);
            }
        }
    });
}

fn check_verdict(case: &Case, verdict: &Verdict, expected: &Value) {
    let Verdict {
        rows,
        pyperf_mean,
        runner_mean,
        hpt,
        memory,
        excluded,
        memory_mean,
        influential,
        memory_influential,
    } = verdict;
    let title = &case.title;
    assert_eq!(*rows, count(&expected["rows"]), "{title}");
    let means = [
        ("pyperf_mean", *pyperf_mean),
        ("memory_mean", *memory_mean),
        ("runner_mean", runner_mean.as_ref().ok().copied()),
    ];
    for (field, actual) in means {
        let place = format!("{title}, {field}");
        assert_number(&place, actual, number(&expected[field]));
    }
    check_hpt(title, hpt.as_ref().ok(), &expected["hpt"]);
    check_memory(
        title,
        memory.as_ref().expect("memory can be compared"),
        &expected["memory"],
    );
    assert_eq!(*excluded, count(&expected["excluded"]), "{title}");
    for (metric, rows) in [
        (Metric::Time, influential),
        (Metric::Memory, memory_influential),
    ] {
        check_influential(case, rows.as_ref(), &expected["influential"][key(metric)]);
    }
}

fn check_counts(title: &str, counts: Counts, expected: &Value) {
    let Counts {
        better,
        clearly_better,
        better_beyond_noise,
        worse,
        clearly_worse,
        worse_beyond_noise,
        noise_unknown,
        unchanged,
        not_significant,
        not_tested,
        unknown,
    } = counts;
    // The pairs have no history.
    let beyond_noise = (better_beyond_noise, worse_beyond_noise, noise_unknown);
    assert_eq!(beyond_noise, (0, 0, better + worse), "{title}");
    for (word, actual) in [
        ("better", better),
        ("worse", worse),
        ("clearly better", clearly_better),
        ("clearly worse", clearly_worse),
        ("unchanged", unchanged),
        ("not significant", not_significant),
        ("not tested", not_tested),
        ("unknown", unknown),
    ] {
        assert_eq!(actual, count(&expected[word]), "{title}, {word}");
    }
}

fn check_hpt(title: &str, hpt: Option<&Hpt>, expected: &Value) {
    let Some(hpt) = hpt else {
        return assert!(expected.is_null(), "{title}: there is no HPT: {expected}");
    };
    let Hpt {
        direction,
        reliability,
        at_least,
    } = hpt;
    let direction = match direction {
        Direction::Faster => "faster",
        Direction::Slower => "slower",
    };
    assert_eq!(direction, text(&expected["direction"]), "{title}");
    let of_oracle = number(&expected["reliability"]).expect("HPT has one");
    // bench_runner's normal distribution is a polynomial, whose error is up to 7.5e-8.
    assert!(
        (reliability - of_oracle).abs() < 1e-7,
        "{title}: {reliability} {of_oracle}"
    );
    for (index, factor) in at_least.iter().enumerate() {
        let place = format!("{title}, level {index}");
        assert_number(&place, *factor, number(&expected["levels"][index]));
    }
}

fn check_memory(title: &str, memory: &MemoryChange, expected: &Value) {
    let MemoryChange {
        change,
        significant,
        larger,
        smaller,
        not_significant,
        unknown,
        unequal,
        total,
    } = memory;
    assert_number(title, *change, number(&expected["change"]));
    for (field, actual) in [
        ("significant", significant),
        ("larger", larger),
        ("smaller", smaller),
        ("not_significant", not_significant),
        ("unknown", unknown),
        ("unequal", unequal),
        ("total", total),
    ] {
        assert_eq!(*actual, count(&expected[field]), "{title}, {field}");
    }
}

fn check_influential(case: &Case, influential: Option<&InfluentialRows>, expected: &Value) {
    let Some(InfluentialRows { rows, without }) = influential else {
        return assert!(expected.is_null(), "{}: {expected}", case.title);
    };
    let names: Vec<&str> = rows.iter().map(|&row| case.name(row)).collect();
    assert_eq!(names, texts(&expected["rows"]), "{}", case.title);
    assert_number(&case.title, Some(*without), number(&expected["without"]));
}

#[test]
fn every_group_has_its_mean() {
    for case in Case::all() {
        for &metric in Metric::ALL {
            let view = case.view(metric, None);
            let expected = &case.expected["groups"];
            let count = expected.as_object().map_or(0, serde_json::Map::len);
            assert_eq!(view.groups.len(), count + 1, "{}", case.title);
            for row in &view.groups {
                let of_all = match metric {
                    Metric::Time => &case.expected["verdict"]["pyperf_mean"],
                    Metric::Memory => &case.expected["verdict"]["memory_mean"],
                };
                let expected = match &row.group.kind {
                    GroupKind::All => of_all,
                    kind => &expected[kind.name()][key(metric)],
                };
                let place = format!("{}, {}", case.title, row.group.kind.name());
                assert_number(&place, row.mean, number(expected));
            }
        }
    }
}

#[test]
fn the_text_shows_the_same_verdict() {
    for_each_verdict(|case, taken_out, expected| {
        for &metric in Metric::ALL {
            let view = case.view(metric, taken_out);
            let extract = Extract::of(&case.comparison, &view);
            let text = extract.render(OutputFormat::Text, TextStyle::PLAIN);
            // The heading, the headline and the table come before, each followed by an empty line.
            let verdict = text.split("\n\n").nth(3).expect("it has a verdict");
            let mut lines = verdict
                .lines()
                .filter(|line| !line.starts_with("Only in the"));
            let rows = count(&expected["rows"]);
            let mut first = Reader::new(&case.title, lines.next().expect("the counts"));
            first.count(rows).text(" benchmarks: ");
            check_tally(&mut first, metric, &expected["counts"][key(metric)]);
            first.end();
            let mut next = |title: &str| {
                let mut line = Reader::new(&case.title, lines.next().unwrap_or_default());
                line.text(&format!("{title:<30}"));
                line
            };
            match metric {
                Metric::Time => check_text_of_time(expected, &mut next),
                Metric::Memory => {
                    if let Some(mean) = number(&expected["memory_mean"]) {
                        next("Geometric mean").ratio(metric, mean).end();
                    }
                }
            }
            check_text_of_memory(
                &mut next("Memory change, bench_runner"),
                &expected["memory"],
            );
            assert_eq!(lines.next(), None, "{}", case.title);
        }
    });
}

/// `49 faster (47 clear), 32 slower (26 clear), 3 not significant`.
fn check_tally(line: &mut Reader<'_>, metric: Metric, counts: &Value) {
    let (better, worse) = match metric {
        Metric::Time => ("faster", "slower"),
        Metric::Memory => ("smaller", "larger"),
    };
    for (index, (kind, word)) in [("better", better), ("worse", worse)].iter().enumerate() {
        let (all, clear) = (&counts[kind], &counts[format!("clearly {kind}")]);
        let separator = if index == 0 { "" } else { ", " };
        line.text(separator)
            .count(count(all))
            .text(&format!(" {word}"));
        if count(all) > 0 {
            line.text(" (").count(count(clear)).text(" clear)");
        }
    }
    for word in ["unchanged", "not significant", "not tested", "unknown"] {
        let count = count(&counts[word]);
        if count > 0 {
            line.text(", ").count(count).text(&format!(" {word}"));
        }
    }
}

/// The lines of the verdict on time; `next` reads the title of the next one.
fn check_text_of_time<'t>(expected: &Value, next: &mut dyn FnMut(&str) -> Reader<'t>) {
    let mean = number(&expected["pyperf_mean"]).expect("there are rows");
    let mut pyperf = next("Geometric mean, pyperf");
    pyperf
        .ratio(Metric::Time, mean)
        .text(" (significant or not)")
        .end();
    let mut runner = next("Geometric mean, bench_runner");
    check_runner_mean(&mut runner, expected);
    let excluded = count(&expected["excluded"]);
    if excluded > 0 {
        runner
            .text(" (without ")
            .count(excluded)
            .text(" excluded by configuration)");
    }
    runner.end();
    // Beyond 1.2x, bench_runner's wording of slowdowns is far from the ratio.
    if let Some(mean) = number(&expected["runner_mean"]).filter(|mean| *mean < 0.8) {
        next("")
            .text("as a ratio ")
            .ratio(Metric::Time, 1.0 / mean)
            .text(": slowdowns are written as 1 + (1 − mean)")
            .end();
    }
    if expected["hpt"].is_null() {
        next("HPT").rest_of_reason();
    }
    for index in hpt_lines(&expected["hpt"]) {
        let mut line = next(if index == 0 { "HPT" } else { "" });
        check_hpt_line(&mut line, &expected["hpt"], index);
        line.end();
    }
}

fn check_text_of_memory(line: &mut Reader<'_>, memory: &Value) {
    check_memory_change(line, memory);
    line.text(" (");
    for (index, (count, word)) in memory_counts(memory).into_iter().enumerate() {
        line.text(if index > 0 { ", " } else { "" });
        line.count(count).text(word);
    }
    line.text(")").end();
}

fn check_runner_mean(line: &mut Reader<'_>, expected: &Value) {
    match number(&expected["runner_mean"]) {
        None => {
            line.rest_of_reason();
        }
        Some(1.0) => {
            line.text("not sig");
        }
        Some(mean) if mean > 1.0 => {
            line.number(mean, 3).text("x faster");
        }
        Some(mean) => {
            line.number(2.0 - mean, 3).text("x slower");
        }
    }
}

/// Which lines HPT has: the first is its reliability, then a line for each level below 10.
fn hpt_lines(hpt: &Value) -> Vec<usize> {
    let is_there = |index: &usize| match index {
        0 => !hpt.is_null(),
        index => number(&hpt["levels"][index - 1]).is_some(),
    };
    (0..4).filter(is_there).collect()
}

fn check_hpt_line(line: &mut Reader<'_>, hpt: &Value, index: usize) {
    let (likely, effect) = match text(&hpt["direction"]) {
        "faster" => ("faster", "speedup"),
        _ => ("slow", "slowdown"),
    };
    if index == 0 {
        let reliability = number(&hpt["reliability"]).expect("HPT has one");
        line.text("Reliability score: ")
            .number(reliability * 100.0, 2);
        line.text(&format!("% likely to be {likely}"));
    } else {
        let factor = number(&hpt["levels"][index - 1]).expect("it is below 10");
        line.text(["90%", "95%", "99%"][index - 1]);
        line.text(&format!(" likely to have a {effect} of "));
        line.number(factor, 2).text("x");
    }
}

fn check_memory_change(line: &mut Reader<'_>, memory: &Value) {
    match number(&memory["change"]) {
        Some(change) => {
            line.number(change, 2).text("x");
        }
        None => {
            line.text("unknown");
        }
    }
}

/// The counts that are not zero, in the order in which they are shown.
fn memory_counts(memory: &Value) -> Vec<(usize, &'static str)> {
    let counts = [
        ("not_significant", " not significant"),
        ("unequal", " with unequal sample counts"),
        ("unknown", " unknown"),
    ];
    let counts = counts.map(|(field, word)| (count(&memory[field]), word));
    counts.into_iter().filter(|(count, _)| *count > 0).collect()
}

#[test]
fn the_markdown_shows_the_same_verdict() {
    for_each_verdict(|case, taken_out, expected| {
        for &metric in Metric::ALL {
            let view = case.view(metric, taken_out);
            let extract = Extract::of(&case.comparison, &view);
            let text = extract.render(OutputFormat::Markdown, TextStyle::PLAIN);
            let line = |title: &str| {
                let line = text.lines().find_map(|line| line.strip_prefix(title));
                Reader::new(&case.title, line.unwrap_or_default())
            };
            if metric == Metric::Time {
                let mean = number(&expected["pyperf_mean"]).expect("there are rows");
                let mut pyperf = line("- Geometric mean, pyperf: ");
                pyperf.ratio(Metric::Time, mean).end();
                let mut runner = line("- Geometric mean, bench_runner: ");
                check_runner_mean(&mut runner, expected);
                runner.end();
                let mut hpt = line("- HPT: ");
                for index in hpt_lines(&expected["hpt"]) {
                    hpt.text(if index > 0 { ", " } else { "" });
                    check_hpt_line(&mut hpt, &expected["hpt"], index);
                }
            } else if let Some(mean) = number(&expected["memory_mean"]) {
                let mut line = line("- Geometric mean of the ratios: ");
                line.ratio(Metric::Memory, mean).end();
            }
            let mut memory = line("- Memory change, bench_runner: ");
            check_memory_change(&mut memory, &expected["memory"]);
            memory.end();
            let mut tally = Reader::new(&case.title, &text);
            tally.skip_to(&format!(
                "\n- {} ",
                count(&expected["counts"][key(metric)]["better"])
            ));
            tally.text("\n- ");
            check_tally(&mut tally, metric, &expected["counts"][key(metric)]);
        }
    });
}

#[test]
fn the_screen_shows_the_same_verdict() {
    for case in Case::all() {
        let expected = &case.expected["verdict"];
        let mut session = Session::new(case.results.clone(), (200, 60));
        for &metric in Metric::ALL {
            let screen = session.text();
            let at = |label: &str| {
                let mut line = Reader::new(&case.title, &screen);
                line.skip_to(label).text(label);
                line
            };
            let mean = number(&expected["pyperf_mean"]).expect("there are rows");
            at("│ pyperf        ").ratio(Metric::Time, mean).text("  ");
            // In the memory view, bench_runner's memory change has the label of its mean.
            let means = screen.match_indices("│ bench_runner  ").map(|(at, _)| at);
            let place = match metric {
                Metric::Time => means.min(),
                Metric::Memory => means.max(),
            };
            let mut runner = Reader::new(&case.title, &screen[place.expect("it is shown")..]);
            runner.text("│ bench_runner  ");
            if let Some(mean) = number(&expected["runner_mean"]) {
                check_runner_mean(&mut runner, expected);
                runner.text(if mean.is_nan() { "" } else { " " });
            } else {
                runner.text("not available: ");
            }
            if let Some(reliability) = number(&expected["hpt"]["reliability"]) {
                let mut hpt = at("│ HPT           ");
                hpt.number(reliability * 100.0, 2);
                hpt.text(&format!(
                    "% likely to be {}",
                    text(&expected["hpt"]["direction"])
                ));
                let mut levels = at("│   at least    ");
                for index in 0..3 {
                    match number(&expected["hpt"]["levels"][index]) {
                        Some(factor) => levels.number(factor, 2).text("x "),
                        None => levels.text(">10x "),
                    };
                    let level = ["90%", "95%", "99%"][index];
                    levels.skip_to(level).text(level).text("  ");
                    levels.skip_blanks();
                }
            }
            check_memory_on_screen(&case, metric, &screen, expected);
            check_notes_on_screen(&case, metric, &screen, expected);
            session.press("m");
        }
    }
}

fn check_memory_on_screen(case: &Case, metric: Metric, screen: &str, expected: &Value) {
    let at = |label: &str| {
        let mut line = Reader::new(&case.title, screen);
        line.skip_to(label).text(label);
        line
    };
    let mut memory = match metric {
        Metric::Time => at("│ memory        "),
        Metric::Memory => at("│ bench_runner  "),
    };
    match number(&expected["memory"]["change"]) {
        Some(change) => memory.ratio(Metric::Memory, change),
        None => memory.text("unknown"),
    };
    // Of a change that is no number there may be a note of another kind.
    if number(&expected["memory"]["change"]).is_some_and(|change| !change.is_nan()) {
        let significant = count(&expected["memory"]["significant"]);
        memory
            .text("  mean of ")
            .count(significant)
            .text(" benchmark");
    }
    for (count, word) in memory_counts(&expected["memory"]) {
        assert!(screen.contains(&format!(" {count}{word}")), "{screen}");
    }
    if let (Metric::Memory, Some(mean)) = (metric, number(&expected["memory_mean"])) {
        at("│ mean          ")
            .ratio(Metric::Memory, mean)
            .text("  ");
    }
}

/// Whether a mean of ratios leads to another conclusion without some of the rows: at least 1 % worse, at least 1 %
/// better, or neither.
fn changes_conclusion(with: Option<f64>, without: Option<f64>) -> bool {
    let conclusion = |ratio: f64| (ratio >= 1.01, 1.0 / ratio >= 1.01);
    with.zip(without)
        .is_some_and(|(with, without)| conclusion(with) != conclusion(without))
}

/// The rows that drive a headline, the expected false positives, and the counts at the foot.
fn check_notes_on_screen(case: &Case, metric: Metric, screen: &str, expected: &Value) {
    let influential = &expected["influential"];
    let drives = |metric: Metric| {
        let mean = match metric {
            Metric::Time => number(&expected["pyperf_mean"]),
            Metric::Memory => number(&expected["memory"]["change"]),
        };
        changes_conclusion(mean, number(&influential[key(metric)]["without"]))
    };
    let driven = Metric::ALL.iter().filter(|metric| drives(**metric));
    assert_eq!(
        screen.matches("│ driven by ").count(),
        driven.count(),
        "{screen}"
    );
    let of_view = &influential[key(metric)];
    if let Some(without) = number(&of_view["without"]).filter(|_| drives(metric)) {
        let names = texts(&of_view["rows"]);
        // That of the metric in view is on the left.
        let mut line = Reader::new(&case.title, screen);
        line.skip_to("\n│ driven by     ")
            .text("\n│ driven by     ");
        line.text(names[0]).text(" ");
        line.skip_to("excluding ");
        line.text(if names.len() == 1 {
            "excluding it "
        } else {
            "excluding them "
        });
        line.ratio(metric, without);
    }
    let counts = &expected["counts"][key(metric)];
    let is_untested = ["not tested", "unknown"].map(|word| count(&counts[word]));
    let rows = count(&expected["rows"]);
    let tested = rows - is_untested.iter().sum::<usize>();
    if tested > 0 {
        let expected_false = tested as f64 * 0.05;
        let mut line = Reader::new(&case.title, screen);
        line.skip_to("│ false pos.    ").text("│ false pos.    ");
        line.number(expected_false, if expected_false < 1.0 { 2 } else { 1 });
        line.text(" expected in ").count(tested).text(" test");
    }
    check_foot(
        &mut Reader::new(&case.title, screen),
        case,
        metric,
        expected,
    );
}

/// `9 of 9 shown · 1 faster (1 clear) · 4 slower (3 clear) · 2 not significant (n) · 2 not tested`.
fn check_foot(foot: &mut Reader<'_>, case: &Case, metric: Metric, expected: &Value) {
    let (better, worse) = match metric {
        Metric::Time => (" faster", " slower"),
        Metric::Memory => (" smaller", " larger"),
    };
    let counts = &expected["counts"][key(metric)];
    let of = |word: &str| count(&counts[word]);
    let rows = count(&expected["rows"]);
    let start = format!("\n{rows} of {rows} shown · ");
    foot.skip_to(&start).text(&start);
    for (index, (kind, word)) in [("better", better), ("worse", worse)].iter().enumerate() {
        let separator = if index == 0 { "" } else { " · " };
        foot.text(separator).count(of(kind)).text(word);
        if of(kind) > 0 {
            let clear = of(&format!("clearly {kind}"));
            foot.text(" (").count(clear).text(" clear)");
        }
    }
    let unpaired = case.in_one_file_only();
    if unpaired > 0 {
        foot.text(" · ")
            .count(unpaired)
            .text(" in one file only (i)");
    }
    foot.text(" · ")
        .count(of("not significant"))
        .text(" not significant (n)");
    for word in ["unchanged", "not tested", "unknown"] {
        if of(word) > 0 {
            foot.text(" · ").count(of(word)).text(" ").text(word);
        }
    }
    foot.text("   / filter");
}
