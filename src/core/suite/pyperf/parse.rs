//! Parses a file's text into a suite.

use super::build::Builder;
use super::dialect;
use super::finish::Parts;
use super::json::{Json, Kind};
use super::problem::Problem;
use super::schema::{self, Document};
use super::surrogate;
use super::version::Version;
use crate::suite::error::LoadProblem;
use crate::suite::model::Suite;
use crate::suite::options::Detail;
use crate::suite::progress::Progress;

/// Parses the text of a file. Messages and reports show it under the name `file`.
pub fn parse(file: String, text: String, progress: &Progress) -> Result<Suite, LoadProblem> {
    let (parts, rewritten) = parts(&text, Detail::Full, progress)?;
    Ok(parts.into_suite(file, rewritten.unwrap_or(text))?)
}

/// Like [`parse`], but keeps only what [`Detail::Headline`] says, and nothing of the text itself.
pub fn parse_headline(file: String, text: &str, progress: &Progress) -> Result<Suite, LoadProblem> {
    let (parts, _) = parts(text, Detail::Headline, progress)?;
    Ok(parts.into_suite(file, String::new())?)
}

/// The parts of a suite, and the text that they were read from if that is not the text of the file.
fn parts(
    text: &str,
    detail: Detail,
    progress: &Progress,
) -> Result<(Parts, Option<String>), Problem> {
    if text.starts_with('\u{feff}') {
        return Err(Problem::ByteOrderMark);
    }
    let error = match strict_parts(text, detail, progress) {
        Ok(parts) => return Ok((parts, None)),
        Err(Failure::Content(problem)) => return Err(problem),
        Err(Failure::Json(error)) => error,
    };
    let Some(rewritten) = dialect::rewrite(text) else {
        return Err(syntax(text, &error, |_, column| column));
    };
    match strict_parts(&rewritten.text, detail, progress) {
        Ok(parts) => Ok((parts, Some(rewritten.text))),
        Err(Failure::Content(problem)) => Err(problem),
        Err(Failure::Json(error)) => Err(syntax(&rewritten.text, &error, |line, column| {
            rewritten.original_column(line, column)
        })),
    }
}

enum Failure {
    Json(serde_json::Error),
    Content(Problem),
}

/// The parts of a text that has only what JSON has.
fn strict_parts(text: &str, detail: Detail, progress: &Progress) -> Result<Parts, Failure> {
    // The version comes at the end of the file, so the usual one is assumed first.
    let assumed = Version::V1_0;
    let read_as = |version| read_as(text, Builder::new(text, version, detail, progress));
    let (document, builder) = read_as(assumed)?;
    let version = Version::of(&document).map_err(Failure::Content)?;
    let (document, builder) = if version == assumed {
        (document, builder)
    } else {
        read_as(version)?
    };
    builder.parts(&document).map_err(Failure::Content)
}

fn read_as<'a>(
    text: &'a str,
    mut builder: Builder<'a>,
) -> Result<(Document<'a>, Builder<'a>), Failure> {
    match schema::read(text, &mut builder).map_err(Failure::Json)? {
        Json::Is(document) => Ok((document, builder)),
        Json::Other(kind) => Err(Failure::Content(Problem::NotAnObject(kind))),
        Json::Absent => Err(Failure::Content(Problem::NotAnObject(Kind::Null))),
    }
}

/// The problem of a text that is not JSON. `original` turns a column of a line of the text into that of the file.
fn syntax(
    text: &str,
    error: &serde_json::Error,
    original: impl Fn(usize, usize) -> usize,
) -> Problem {
    let (line, column_of_text) = place(text, error);
    let column = original(line, column_of_text);
    if error.is_eof() {
        return Problem::Truncated { line, column };
    }
    let message = error.to_string();
    if message.contains("hex escape") {
        let start = line_start(text, line);
        let found = surrogate::last_before(text, start + column_of_text);
        if let Some((at, escape)) = found.filter(|(at, _)| *at >= start) {
            return Problem::LoneSurrogate {
                escape: escape.to_owned(),
                line,
                column: original(line, at - start + 1),
            };
        }
    }
    let what = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(what, _)| what);
    Problem::Syntax {
        what: what.to_owned(),
        line,
        column,
    }
}

/// The line and the column of an error, counted from 1. The parser counts a line break as column 0 of the next line, which
/// no editor does.
fn place(text: &str, error: &serde_json::Error) -> (usize, usize) {
    let (line, column) = (error.line(), error.column());
    if column > 0 || line < 2 {
        return (line, column.max(1));
    }
    let length = line_start(text, line) - line_start(text, line - 1);
    (line - 1, length)
}

/// The place at which a line starts, counted from 1.
fn line_start(text: &str, line: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    lines.map(str::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::error::LoadError;
    use crate::suite::model::Benchmark;

    fn parse(file: String, text: String) -> Result<Suite, LoadProblem> {
        super::parse(file, text, &Progress::default())
    }

    fn problem(text: &str) -> String {
        match parse("file.json".to_owned(), text.to_owned()) {
            Ok(_) => panic!("{text} was accepted"),
            Err(problem) => LoadError {
                file: "file.json".to_owned(),
                problem,
            }
            .to_string(),
        }
    }

    fn first_line(text: &str) -> String {
        problem(text).lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn broken_json_is_located() {
        assert_eq!(
            first_line("{\n \"version\": \"1.0\",,}"),
            "file.json: this is not JSON: key must be a string at line 2, column 19"
        );
        assert_eq!(
            first_line("{\"version\": \"1.0\""),
            "file.json: the JSON ends too early, at line 1, column 17"
        );
        assert_eq!(
            first_line("{\"version\": \"1.0\",\n"),
            "file.json: the JSON ends too early, at line 1, column 19",
            "at the line break"
        );
        assert_eq!(
            first_line("{\"version\": NaN,\n\n"),
            "file.json: the JSON ends too early, at line 2, column 1"
        );
        assert_eq!(
            first_line("{\"version\": tru\n}"),
            "file.json: this is not JSON: expected ident at line 1, column 16"
        );
        assert_eq!(
            first_line("[1, NaN]"),
            "file.json: the top of the file must be an object, not a list"
        );
        assert_eq!(
            first_line("{\"a\": NaN, oops}"),
            "file.json: this is not JSON: key must be a string at line 1, column 12"
        );
    }

    #[test]
    fn half_a_character_is_located() {
        let file = |name: &str, first: &str| {
            format!(
                "{{\"version\": \"1.0\",\n\"benchmarks\": [{{{first}\"metadata\": {{\"name\": \"x{name}y\"}}, \"runs\": []}}]}}"
            )
        };
        let message = |escape: &str, column: usize| {
            format!(
                "file.json: the text has a lone surrogate, {escape}, which is half a character, at line 2, column {column}"
            )
        };
        for escape in [r"\ud800", r"\udfff"] {
            assert_eq!(first_line(&file(escape, "")), message(escape, 40));
            let text = file(&format!("{escape}\\u0041"), "");
            assert_eq!(first_line(&text), message(escape, 40));
            // A number that JSON lacks shifts nothing, and a text that is not kept is not checked.
            let text = file(escape, r#""a": NaN, "b": "\ud800", "#);
            assert_eq!(first_line(&text), message(escape, 65));
        }
        let text = file(r"\u12x4", "");
        assert!(first_line(&text).contains("this is not JSON"), "{text}");
    }

    #[test]
    fn an_integer_that_is_too_large_is_said_to_be_out_of_range() {
        let file = |key: &str, value: &str| {
            format!(
                r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{{"values": [1], "metadata": {{"{key}": {value}}}}}]}}]}}"#
            )
        };
        let long = format!("1{}", "0".repeat(400));
        for value in [
            "1000000000000000000000000000000",
            "9223372036854775808",
            &long,
        ] {
            let message = problem(&file("mem_max_rss", value));
            let expected = "run 1: metadata 'mem_max_rss' is out of range: it must be an integer from 1 to 9223372036854775807\n";
            assert!(message.contains(expected), "{message}");
            assert!(
                !message.contains("pyperf refuses"),
                "it does not: {message}"
            );
        }
        let message = problem(&file("mem_max_rss", "1.5"));
        assert!(
            message.contains("is a number, but must be an integer"),
            "{message}"
        );
        assert!(parse(String::new(), file("mem_max_rss", "9223372036854775807")).is_ok());
        assert!(parse(String::new(), file("other", "9223372036854775808")).is_ok());
    }

    #[test]
    fn wrong_content_is_located_by_benchmark_and_run() {
        let benchmark = |body: &str| {
            format!(
                r#"{{"version": "1.0", "metadata": {{"name": "solo"}}, "benchmarks": [{body}]}}"#
            )
        };
        for (body, expected) in [
            (
                r#"{"runs": [{"values": [1, 0]}]}"#,
                "benchmark 1 ('solo'), run 1: value 2 is 0.0, but a value must be a number above 0",
            ),
            (
                r#"{"runs": [{"values": [1]}, {"values": ["x"]}]}"#,
                "benchmark 1 ('solo'), run 2: value 1 is text, but a value must be a number above 0",
            ),
            // Of several faults, the first is named.
            (
                r#"{"runs": [{"values": [1, "x", null]}]}"#,
                "benchmark 1 ('solo'), run 1: value 2 is text, but a value must be a number above 0",
            ),
            (
                r#"{"runs": [{"values": ["x", 0]}]}"#,
                "benchmark 1 ('solo'), run 1: value 1 is text, but a value must be a number above 0",
            ),
            (
                r#"{"runs": [{"values": [1, 0, "x"]}]}"#,
                "benchmark 1 ('solo'), run 1: value 2 is 0.0, but a value must be a number above 0",
            ),
            (
                r#"{"runs": [{"values": [1], "metadata": {"loops": 0}}]}"#,
                "benchmark 1 ('solo'), run 1: metadata 'loops' is 0, but must be 1 or more",
            ),
            (
                r#"{"runs": [{"values": [1], "metadata": {"hostname": "a"}}, {"values": [1]}]}"#,
                "benchmark 1 ('solo'), run 2: metadata 'hostname' must be the same in all runs, but is 'a' in the first and nothing here",
            ),
            (
                r#"{"runs": [{"warmups": [[0, 0.5]]}]}"#,
                "benchmark 1 ('solo'), run 1: warm-up 1 must be a pair of a number of loops (1 or more) and a value (0 or more)",
            ),
            (r#"{"runs": []}"#, "benchmark 1 ('solo'): it has no runs"),
            (
                r#"{"runs": [{"values": [1]}]}, {"runs": [{"values": [1]}]}"#,
                "benchmark 2 ('solo'): there is a benchmark of this name already",
            ),
            ("", "the suite: the list of benchmarks is empty"),
        ] {
            assert_eq!(
                first_line(&benchmark(body)),
                format!("file.json: {expected}")
            );
        }
    }

    #[test]
    fn what_only_python_writes_is_judged_as_python_judges_it() {
        let file = |metadata: &str| {
            format!(
                r#"{{"version": "1.0", "metadata": {metadata},
                "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{{"values": [1.0]}}, {{"values": [1.0]}}]}}]}}"#
            )
        };
        assert!(parse(String::new(), file(r#"{"uptime": Infinity, "any": NaN}"#)).is_ok());
        assert!(
            first_line(&file(r#"{"cpu_count": NaN}"#))
                .contains("'cpu_count' must be the same in all runs")
        );
        assert!(first_line(&file("NaN")).contains("'metadata' is a number, but must be an object"));
        assert!(first_line(&file(r#"{"x": 01e999}"#)).contains("this is not JSON"));
    }

    #[test]
    fn other_files_are_named_as_what_they_are() {
        assert!(first_line(r#"{"opcode[1]": 5}"#).contains("pystats"));
        for text in [
            "{}",
            r#"{"benchmarks": []}"#,
            r#"{"benchmarks": [], "opcode[1]": 5}"#,
        ] {
            assert!(first_line(text).contains("no format version"), "{text}");
        }
        assert!(
            first_line(r#"{"version": 2, "benchmarks": []}"#)
                .contains("version 2 is not supported")
        );
        assert!(
            first_line(r#"{"version": 1.0, "benchmarks": []}"#)
                .contains("version 1.0 is not supported")
        );
    }

    #[test]
    fn a_hostile_name_is_shown_safely() {
        let text = r#"{"version": "1.0", "benchmarks": [{"metadata": {"name": "a\u001b[31mb"}, "runs": []}]}"#;
        assert_eq!(
            first_line(text),
            "file.json: benchmark 1 ('a^[[31mb'): it has no runs"
        );
    }

    #[test]
    fn older_formats_are_read() {
        let version_5 = r#"{"version": 5, "benchmarks": [{"common_metadata": {"name": "b", "inner_loops": 2}, "runs": [
            {"samples": [], "warmups": [[4, 8.0]]}, {"samples": [1.0, 2.0]}]}]}"#;
        let suite = parse("file.json".to_owned(), version_5.to_owned()).expect("format 5 is read");
        assert_eq!(suite.benchmarks[0].values, [1.0, 2.0]);
        assert_eq!(
            suite.benchmarks[0].warmups[0].value, 1.0,
            "a raw warm-up is divided by all loops"
        );
    }

    #[test]
    fn version_5_ignores_metadata_of_the_suite_and_needs_samples() {
        let file = |metadata: &str, run: &str| {
            format!(
                r#"{{"version": 5, "metadata": {metadata}, "benchmarks": [{{"common_metadata": {{"name": "b"}}, "runs": [{run}]}}]}}"#
            )
        };
        for metadata in ["7", r#"{"hostname": "machine", "loops": 0}"#] {
            let text = file(metadata, r#"{"samples": [1.0]}"#);
            let suite = parse(String::new(), text).expect("pyperf reads it too");
            assert!(suite.has_metadata);
            assert_eq!(suite.text("hostname"), None);
        }
        assert_eq!(
            first_line(&file("{}", r#"{"values": [1.0]}"#)),
            "file.json: benchmark 1 ('b'), run 1: it has no 'samples'"
        );
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_called_what_it_is() {
        for (value, kind) in [
            (r#""a""#, "text"),
            ("null", "null"),
            ("true", "a boolean"),
            ("1", "an integer"),
            ("-1", "an integer"),
            ("1.5", "a number"),
            ("-Infinity", "a number"),
            (r#"{"a": 1, "b": [{}]}"#, "an object"),
        ] {
            let wrong = |before: &str, after: &str, what: &str| {
                let text = format!("{{\"version\": \"1.0\", {before}{value}{after}}}");
                let expected = format!("file.json: {what} is {kind}, but must be a list");
                assert_eq!(first_line(&text), expected);
            };
            wrong(r#""benchmarks": "#, "", "the suite: 'benchmarks'");
            wrong(r#""benchmarks": [{"runs": "#, "}]", "benchmark 1: 'runs'");
            wrong(
                r#""benchmarks": [{"runs": [{"values": "#,
                "}]}]",
                "benchmark 1, run 1: 'values'",
            );
        }
    }

    #[test]
    fn the_last_of_a_repeated_list_counts_alone() {
        let text = r#"{"version": "1.0", "benchmarks": [{"runs": 7}, {}], "benchmarks": [
            {"metadata": {"name": "a"}, "runs": [{"values": [1], "metadata": {"load_avg_1min": 0.5}}]},
            {"metadata": {"name": "b"}, "runs": [{"values": [0], "metadata": {"uptime": 1}}, {"values": [3]}],
                "runs": [{"values": [2], "metadata": {"uptime": 2}}]}]}"#;
        let suite = parse(String::new(), text.to_owned()).expect("the last lists are valid");
        let names: Vec<&str> = suite.benchmarks.iter().map(|b| b.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        let [a, b] = &suite.benchmarks[..] else {
            panic!("two benchmarks")
        };
        assert_eq!((&a.values[..], &b.values[..]), (&[1.0][..], &[2.0][..]));
        let of_run = |benchmark: &Benchmark, key: &str| {
            let value = suite.lookup(&benchmark.runs[0].metadata, key)?;
            value.number()
        };
        assert_eq!(of_run(a, "load_avg_1min"), Some(0.5));
        assert_eq!(of_run(b, "uptime"), Some(2.0));
        assert_eq!(b.runs.len(), 1);
    }

    #[test]
    fn only_tags_that_all_runs_share_are_those_of_the_benchmark() {
        let tags = |runs: [&str; 2]| {
            let runs = runs.map(|tags| format!(r#"{{"values": [1], "metadata": {{{tags}}}}}"#));
            let text = format!(
                r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{}]}}]}}"#,
                runs.join(",")
            );
            let mut suite = parse(String::new(), text).expect("it is valid");
            suite.benchmarks.remove(0).tags
        };
        let (math, apps) = (r#""tags": ["apps", "math"]"#, r#""tags": ["apps"]"#);
        assert_eq!(tags([math, math]), ["apps", "math"]);
        assert!(tags([math, apps]).is_empty());
        assert!(tags([math, ""]).is_empty());
        assert!(tags(["", math]).is_empty());
    }

    #[test]
    fn values_are_integers_if_all_are_and_a_run_without_values_changes_nothing() {
        for (runs, integral) in [
            (r#"{"values": [1, true]}"#, true),
            (r#"{"warmups": [[1, 0.5]]}, {"values": [1]}"#, true),
            (r#"{"values": [1]}, {"values": [1.0]}"#, false),
            (r#"{"values": [1.5]}, {"warmups": [[1, 1]]}"#, false),
        ] {
            let text = format!(
                r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{runs}]}}]}}"#
            );
            let suite = parse(String::new(), text).expect("it is valid");
            assert_eq!(suite.benchmarks[0].integral, integral, "{runs}");
        }
    }

    #[test]
    fn a_message_says_what_to_do() {
        for (text, advice) in [
            ("\u{feff}{}", "Save it as UTF-8 without a byte order mark."),
            ("{", "The file was probably cut short: copy it again."),
            ("oops", "Result files are written by "),
            ("[]", "Result files are written by "),
            ("{}", "Result files are written by "),
            (r#"{"x": 1}"#, "Name the result file beside it"),
            (r#"{"version": 4}"#, "The versions 5, 6 and \"1.0\" are"),
            (
                r#"{"version": "\ud800"}"#,
                "Such a text cannot be shown or written",
            ),
            (r#"{"version": 6}"#, "pyperf refuses this file too"),
        ] {
            let message = problem(text);
            let second = message.lines().nth(1).unwrap_or_default();
            assert!(second.trim_start().starts_with(advice), "{message}");
        }
    }

    #[test]
    fn a_file_that_ends_behind_a_number_that_json_lacks_ends_at_its_own_last_column() {
        assert_eq!(
            first_line("{\"version\": \"1.0\",\n\"a\": [Infinity, NaN"),
            "file.json: the JSON ends too early, at line 2, column 19"
        );
    }
}
