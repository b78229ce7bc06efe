//! Tests of whole reports of small suites.

use super::*;
use crate::bench_runner::Config;
use crate::comparison::{Comparison, Exclusions, Metric, OutputFormat, View};
use crate::suite::{Suite, parse};

/// A suite of benchmarks, each given by its name and run.
fn suite(file: &str, metadata: &str, benchmarks: &[(&str, String)]) -> Suite {
    let benchmarks: Vec<String> = benchmarks
        .iter()
        .map(|(name, run)| format!(r#"{{"metadata": {{"name": "{name}"}}, "runs": [{{{run}}}]}}"#))
        .collect();
    let text = format!(
        r#"{{"version": "1.0", "metadata": {{{metadata}}}, "benchmarks": [{}]}}"#,
        benchmarks.join(",")
    );
    parse(file.to_owned(), text).expect("the suite is valid")
}

/// Benchmarks of six processes around 1 second, whose head is that many times as slow.
fn processes(heads: [(&str, f64); 3]) -> Comparison {
    let side = |file: &str, is_head: bool| {
        let benchmarks = heads.map(|(name, factor)| {
            let runs: Vec<String> = (0..6)
                .map(|process| {
                    let mean = if is_head { factor } else { 1.0 };
                    values(mean * (1.0 + f64::from(process) / 1000.0))
                })
                .collect();
            (name, runs.join("}, {"))
        });
        suite(file, "", &benchmarks)
    };
    let sides = (side("ref.json", false), side("head.json", true));
    Comparison::new(sides.0, sides.1, Config::default()).expect("they share benchmarks")
}

/// Twelve values around `mean`.
fn values(mean: f64) -> String {
    let values: Vec<String> = (0..12)
        .map(|index| (mean * (0.945 + f64::from(index) * 0.01)).to_string())
        .collect();
    format!(r#""values": [{}]"#, values.join(","))
}

fn excluding(name: &str) -> Config {
    Config {
        excluded: [name.to_owned()].into(),
        ..Config::default()
    }
}

/// `fast` is twice as fast, `slow` half as fast, `same` the same, and each side has one of its own.
fn comparison(config: Config) -> Comparison {
    let memory = |run: String| format!(r#"{run}, "metadata": {{"mem_max_rss": 1048576}}"#);
    let reference = [
        ("fast", memory(values(1.0))),
        ("slow", values(0.001)),
        ("same", values(0.001)),
        ("gone", values(1.0)),
    ];
    let head = [
        ("fast", memory(values(0.5))),
        ("slow", values(0.002)),
        ("same", values(0.00101)),
        ("new", values(1.0)),
        ("also", values(1.0)),
    ];
    Comparison::new(
        suite("ref.json", "", &reference),
        suite("head.json", "", &head),
        config,
    )
    .expect("they share benchmarks")
}

/// A view of the comparison after a change.
fn view(comparison: &Comparison, change: impl FnOnce(&mut View)) -> View {
    let mut view = View::new(comparison);
    change(&mut view);
    view.update(comparison);
    view
}

#[test]
fn the_text_report_has_all_rows_with_their_notes_and_what_has_no_pair() {
    let comparison = comparison(excluding("slow"));
    let text = Extract::whole(&comparison).render(OutputFormat::Text, TextStyle::PLAIN);
    let expected = "\
Reference  ref
Head       head

Uncertain: bench_runner 1.415x faster, HPT 67.26% likely faster, memory no change.
pyperf's mean says 1.00x slower: +41.2% from slow 2.00x slower, which bench_runner excludes.

  Benchmark  Reference       Head         Ratio      Memory
± fast        1.00 sec  0.500 sec  2.00x faster  no change?  noisy
± slow         1.00 ms    2.00 ms  2.00x slower     unknown  noisy, excluded by configuration
~ same         1.00 ms    1.01 ms  1.01x slower     unknown  not significant
Marks: ± noisy, ~ same (not significant), ? untested

3 benchmarks: 1 faster (0 clear), 1 slower (0 clear), 1 not significant
Geometric mean, pyperf        1.00x slower (significant or not)
Geometric mean, bench_runner  1.415x faster (without 1 excluded by configuration)
";
    assert!(text.starts_with(expected), "{text}");
    let expected = "
Memory change, bench_runner   1.00x (1 unknown)
Only in the reference (1): gone
Only in the head (2): new, also
";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn the_text_report_of_a_part_says_what_it_is_of() {
    let comparison = comparison(excluding("slow"));
    let view = view(&comparison, |view| {
        view.metric = Metric::Memory;
        view.set_filter("-same".to_owned());
    });
    let text = Extract::of(&comparison, &view).render(OutputFormat::Text, TextStyle::PLAIN);
    let expected = "\
Reference  ref
Head       head
View       all, filter -same, 2 benchmarks

Peak memory: bench_runner no change, geometric mean no change, time 2.002x faster.

  Benchmark  Reference      Head      Ratio           Time
? fast        1.00 MiB  1.00 MiB  no change  2.00x faster±  untested
  slow         unknown   unknown    unknown  2.00x slower±  excluded by configuration
Marks: ± noisy, ? untested

2 benchmarks: 0 smaller, 0 larger, 1 not tested, 1 unknown
Geometric mean                no change
Memory change, bench_runner   1.00x
Only in the reference (1): gone
Only in the head (2): new, also
";
    assert_eq!(text, expected);
}

#[test]
fn a_row_has_the_colour_of_a_clear_change_from_end_to_end() {
    let comparison = processes([("fast", 0.5), ("slow", 2.0), ("same", 1.0)]);
    let color = TextStyle {
        color: true,
        width: None,
    };
    let text = Extract::whole(&comparison).render(OutputFormat::Text, color);
    for (name, code) in [("fast", "34"), ("slow", "33"), ("same", "2")] {
        let mut table = text.lines().skip_while(|line| !line.contains("Benchmark"));
        let line = table.find(|line| line.contains(name));
        let line = line.expect("each row has a line");
        assert!(line.starts_with(&format!("\x1b[{code}m")), "{line}");
        assert!(line.ends_with("\x1b[0m"), "{line}");
    }
    // What is noisy has no colour, however large the change.
    let comparison = self::comparison(excluding("slow"));
    let text = Extract::whole(&comparison).render(OutputFormat::Text, color);
    let mut table = text.lines().skip_while(|line| !line.contains("Benchmark"));
    let fast = table.find(|line| line.contains("fast"));
    assert!(
        fast.is_some_and(|line| line.starts_with("± fast")),
        "{text}"
    );
    // Memory that is the same to the last bit has no colour, and neither has what is unknown.
    let view = view(&comparison, |view| view.metric = Metric::Memory);
    let extract = Extract::of(&comparison, &view);
    let plain = extract.render(OutputFormat::Text, TextStyle::PLAIN);
    assert_eq!(extract.render(OutputFormat::Text, color), plain);
}

#[test]
fn the_markdown_of_a_view_has_no_dash_for_what_is_unknown() {
    let comparison = comparison(excluding("slow"));
    let view = view(&comparison, |view| view.metric = Metric::Memory);
    let text = Extract::of(&comparison, &view).render(OutputFormat::Markdown, TextStyle::PLAIN);
    let expected = "\
**Peak memory**: `ref` → `head` (`all, 3 benchmarks`)

- Geometric mean of the ratios: no change
- Memory change, bench_runner: 1.00x
- 0 smaller, 0 larger, 1 not tested, 2 unknown
- bench_runner's numbers exclude 1 benchmark (by configuration)

| Benchmark | Reference | Head | Ratio | Evidence | 95% CI | Time |
| --- | ---: | ---: | --- | --- | --- | --- |
| `fast` | 1.00 MiB | 1.00 MiB | no change | ? untested | – | 2.00x faster± |
| `same` | – | – | unknown | – | – | 1.01x slower~ |
| `slow` | – | – | unknown | – | – | 2.00x slower± |
";
    assert_eq!(text, expected);
}

#[test]
fn a_view_is_whole_if_nothing_is_left_out_or_hidden() {
    let comparison = comparison(excluding("slow"));
    let extract = |change: fn(&mut View)| {
        let view = view(&comparison, change);
        let extract = Extract::of(&comparison, &view);
        (extract.is_whole, extract.scope.clone(), extract.notes(1))
    };
    let left_out = vec!["noisy", "excluded by configuration"];
    assert_eq!(
        extract(|_| {}),
        (true, "all, 3 benchmarks".to_owned(), left_out.clone())
    );
    assert_eq!(
        extract(|view| view.exclusions = Exclusions::Ignored),
        (false, "all, 3 benchmarks".to_owned(), vec!["noisy"])
    );
    assert_eq!(
        extract(|view| view.show_insignificant = false),
        (
            false,
            "all, 3 benchmarks, 1 of them not significant and not listed".to_owned(),
            left_out.clone()
        )
    );
    assert_eq!(
        extract(|view| view.set_filter("fast".to_owned())),
        (false, "all, filter fast, 1 benchmark".to_owned(), left_out)
    );
    assert_eq!(
        extract(|view| {
            view.excluded.insert(1);
        }),
        (
            false,
            "all but slow, 2 benchmarks".to_owned(),
            vec!["noisy", "excluded by you", "excluded by configuration"]
        )
    );
}

/// Expected: what pyperf 2.9.0 prints for these values.
#[test]
fn the_published_tables_are_pyperfs() {
    let text = published(&comparison(Config::default()), false);
    let expected = "\
| Benchmark      | ref      | head                  |
|----------------|:--------:|:---------------------:|
| fast           | 1.00 sec | 500 ms: 2.00x faster  |
| slow           | 1.00 ms  | 2.00 ms: 2.00x slower |
| Geometric mean | (ref)    | 1.00x slower          |

Benchmark hidden because not significant (1): same
Ignored benchmarks (1) of ref.json: gone
Ignored benchmarks (2) of head.json: also, new

- Geometric mean (including insignificant results): ";
    assert!(text.starts_with(expected), "{text}");
    let one = Comparison::new(
        suite("one.json", "", &[("slow", values(0.001))]),
        suite(
            "head.json",
            "",
            &[("slow", values(0.002)), ("new", values(1.0))],
        ),
        Config::default(),
    );
    let text = published(&one.expect("they share a benchmark"), false);
    let expected = "\
| Benchmark | one     | head                  |
|-----------|:-------:|:---------------------:|
| slow      | 1.00 ms | 2.00 ms: 2.00x slower |
Ignored benchmarks (1) of head.json: new

- Geometric mean (including insignificant results): ";
    assert!(text.starts_with(expected), "{text}");
}

const REFERENCE: &str =
    "bm-20231002-3.12.0-0fb18b0/bm-20231002-linux-x86_64-python-v3.12.0-3.12.0-0fb18b0.json";
const HEAD: &str = "bm-20250129-3.14.0a4+-4014e70/bm-20250129-linux-x86_64-faster%2dcpython-my_branch-3.14.0a4+-4014e70.json";

/// The header of twelve benchmarks that all change from 1 to `scale` seconds.
fn header(files: [&str; 2], metadata: &str, scale: f64) -> String {
    let names: Vec<String> = (0..12).map(|index| format!("b{index}")).collect();
    let side = |mean: f64| -> Vec<(&str, String)> {
        let all = names.iter();
        all.map(|name| (name.as_str(), values(mean))).collect()
    };
    let comparison = Comparison::new(
        suite(files[0], "", &side(1.0)),
        suite(files[1], metadata, &side(scale)),
        Config::default(),
    );
    let comparison = comparison.expect("they share benchmarks");
    assert_eq!(has_header(&comparison), files == [REFERENCE, HEAD]);
    let with = published(&comparison, true);
    let body = published(&comparison, false);
    let header = with.strip_suffix(&body).expect("the body follows");
    header.to_owned()
}

#[test]
fn the_header_says_what_was_measured_and_repeats_the_numbers() {
    let metadata = r#""commit_date": "2025-01-29T10:11:12", "commit_id": "4014e70f00d", "commit_merge_base": "0fb18b02c8""#;
    let expected = "\
# Results vs. base

- fork: faster-cpython
- ref: my_branch
- machine: linux-x86_64
- commit hash: 4014e70
- commit date: 2025-01-29
- overall geometric mean: 2.002x faster
- HPT reliability: 99.89%
- HPT 99th percentile: 1.99x faster
- Memory change: unknown

";
    assert_eq!(header([REFERENCE, HEAD], metadata, 0.5), expected);
    let slower = header([REFERENCE, HEAD], "", 2.0);
    for line in [
        "# Results vs. 3.12.0\n",
        "- commit date: <unknown>\n",
        // 2 minus the speedup of 0.501, as bench_runner prints it.
        "- overall geometric mean: 1.499x slower\n",
        "- HPT 99th percentile: 1.99x slower\n",
    ] {
        assert!(slower.contains(line), "{line}: {slower}");
    }
}

#[test]
fn a_header_for_other_names_says_what_is_unknown() {
    let metadata = r#""commit_date": 20250129, "commit_id": "4014e70f00d""#;
    let expected = "\
# Results vs. ref

- fork: unknown
- ref: unknown
- machine: unknown-unknown
- commit hash: 4014e70f00d
- commit date: <unknown>
";
    let text = header(
        ["ref.json", HEAD.rsplit('/').next().unwrap_or(HEAD)],
        metadata,
        0.5,
    );
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn the_key_of_the_text_report_has_the_marks_that_are_in_it() {
    let comparison = comparison(excluding("slow"));
    let key = |width: Option<usize>, filter: &str| -> Vec<String> {
        let view = view(&comparison, |view| view.set_filter(filter.to_owned()));
        let style = TextStyle {
            width,
            ..TextStyle::PLAIN
        };
        let text = Extract::of(&comparison, &view).render(OutputFormat::Text, style);
        let lines = text.lines().map(str::to_owned);
        let from = lines.skip_while(|line| !line.starts_with("Marks: "));
        from.take_while(|line| !line.is_empty()).collect()
    };
    assert_eq!(
        key(None, ""),
        ["Marks: ± noisy, ~ same (not significant), ? untested"]
    );
    assert_eq!(key(None, "slow"), ["Marks: ± noisy"]);
    // Without the column of memory, there is no mark of memory.
    assert_eq!(
        key(Some(30), ""),
        ["Marks: ± noisy, ~ same (not", "significant)"]
    );
    assert_eq!(key(None, "nosuchname"), [""; 0]);
}
