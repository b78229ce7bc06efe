//! Where the bytes come from: a file, gzip'd or not, standard input, or the program itself.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::build::Builder;
use super::dialect;
use super::error::{LoadError, Problem};
use super::finish::{self, Parts};
use super::json::{Json, Kind};
use super::progress::{Progress, Reading};
use super::schema::{self, Document};
use super::{Format, Suite};

/// A result file to be read.
#[derive(Debug, Clone)]
pub enum Source {
    Path(PathBuf),
    StandardInput,
    /// A file inside the program, under the name that it is shown by.
    Embedded {
        name: &'static str,
        bytes: &'static [u8],
    },
}

impl Source {
    /// What the command line means by an argument: `-` is standard input.
    pub fn from_argument(argument: &Path) -> Self {
        if argument.as_os_str() == "-" {
            Self::StandardInput
        } else {
            Self::Path(argument.to_owned())
        }
    }

    /// The name for a message.
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.to_string_lossy().into_owned(),
            Self::StandardInput => "standard input".to_owned(),
            Self::Embedded { name, .. } => (*name).to_owned(),
        }
    }

    /// Reads the whole file and checks it as pyperf does.
    pub fn load(&self, reading: &Reading) -> Result<Suite, LoadError> {
        let file = match self {
            // pyperf's own name for it, which the report's header cells show.
            Self::StandardInput => "<stdin>".to_owned(),
            _ => self.name(),
        };
        self.text(reading.most_bytes)
            .and_then(|text| {
                reading.progress.add_bytes(text.len() as u64);
                parse_watched(file, text, &reading.progress)
            })
            .map_err(|problem| LoadError {
                file: self.name(),
                problem,
            })
    }

    fn text(&self, most: u64) -> Result<String, Problem> {
        let (bytes, is_gzip_by_name) = match self {
            Self::Path(path) => (
                read_file(path, most)?,
                path.extension().is_some_and(|extension| extension == "gz"),
            ),
            Self::StandardInput => {
                let bytes = read_limited(io::stdin().lock(), 0, most).map_err(Problem::Io)?;
                if bytes.is_empty() {
                    return Err(Problem::EmptyInput);
                }
                (bytes, false)
            }
            Self::Embedded { bytes, .. } => return into_text(unpack(bytes, most)?),
        };
        if bytes.is_empty() {
            return Err(Problem::Empty);
        }
        if bytes.starts_with(&GZIP_MAGIC) {
            return into_text(unpack(&bytes, most)?);
        }
        if is_gzip_by_name {
            return Err(Problem::NotGzip);
        }
        into_text(within_limit(bytes, most)?)
    }
}

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Loads a reference and a head at the same time. Errors with the first problem, the reference's before the head's.
pub fn load_pair(
    reference: &Source,
    head: &Source,
    reading: &Reading,
) -> Result<(Suite, Suite), LoadError> {
    let (reference, head) = std::thread::scope(|scope| {
        let head = scope.spawn(|| head.load(reading));
        let reference = reference.load(reading);
        (reference, head.join())
    });
    match head {
        Ok(head) => Ok((reference?, head?)),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    let problem = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Problem::NotFound,
        io::ErrorKind::IsADirectory => Problem::Directory,
        _ => Problem::Io(error),
    };
    let file = File::open(path).map_err(problem)?;
    let metadata = file.metadata().map_err(problem)?;
    if metadata.is_dir() {
        return Err(Problem::Directory);
    }
    if metadata.len() > most {
        return Err(Problem::TooLarge { limit: most });
    }
    read_limited(file, metadata.len(), most).map_err(problem)
}

/// Reads up to one byte more than the limit, so that the caller can tell that there is more.
fn read_limited(reader: impl Read, expected: u64, most: u64) -> io::Result<Vec<u8>> {
    // The length is a hint: a file in /proc has none, and a file can grow.
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    reader.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn within_limit(bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, Problem> {
    if bytes.len() as u64 > most {
        return Err(Problem::TooLarge { limit: most });
    }
    Ok(bytes)
}

fn unpack(packed: &[u8], most: u64) -> Result<Vec<u8>, Problem> {
    // Result files shrink to about an eighth.
    let expected = (packed.len() as u64 * 8).min(most);
    let bytes =
        read_limited(MultiGzDecoder::new(packed), expected, most).map_err(Problem::BrokenGzip)?;
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    within_limit(bytes, most)
}

fn into_text(bytes: Vec<u8>) -> Result<String, Problem> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes[..offset]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
            + 1;
        Problem::NotUtf8 {
            offset,
            line,
            byte: bytes[offset],
        }
    })?;
    if text.starts_with('\u{feff}') {
        return Err(Problem::ByteOrderMark);
    }
    Ok(text)
}

/// Makes a suite of a file's text, under the name that messages and reports show.
pub fn parse(file: String, text: String) -> Result<Suite, Problem> {
    parse_watched(file, text, &Progress::unwatched())
}

fn parse_watched(file: String, text: String, progress: &Progress) -> Result<Suite, Problem> {
    let error = match parts(&text, progress) {
        Ok(parts) => return parts.into_suite(file, text),
        Err(Failure::Content(problem)) => return Err(problem),
        Err(Failure::Json(error)) => error,
    };
    let Some(rewritten) = dialect::rewrite(&text) else {
        return Err(syntax(&error, error.column()));
    };
    match parts(&rewritten.text, progress) {
        Ok(parts) => parts.into_suite(file, rewritten.text),
        Err(Failure::Content(problem)) => Err(problem),
        Err(Failure::Json(error)) => Err(syntax(
            &error,
            rewritten.original_column(error.line(), error.column()),
        )),
    }
}

enum Failure {
    Json(serde_json::Error),
    Content(Problem),
}

fn parts(text: &str, progress: &Progress) -> Result<Parts, Failure> {
    // Which format it is stands at the end, so the usual one is assumed.
    let assumed = Format::Version1_0;
    let (document, builder) = read_as(text, assumed, progress)?;
    let format = finish::format(&document).map_err(Failure::Content)?;
    let (document, builder) = if format == assumed {
        (document, builder)
    } else {
        read_as(text, format, progress)?
    };
    builder.parts(&document).map_err(Failure::Content)
}

fn read_as<'a>(
    text: &'a str,
    format: Format,
    progress: &'a Progress,
) -> Result<(Document<'a>, Builder<'a>), Failure> {
    let mut builder = Builder::new(text, format, progress);
    match schema::read(text, &mut builder).map_err(Failure::Json)? {
        Json::Is(document) => Ok((document, builder)),
        Json::Other(kind) => Err(Failure::Content(Problem::NotAnObject(kind))),
        Json::Absent => Err(Failure::Content(Problem::NotAnObject(Kind::Null))),
    }
}

fn syntax(error: &serde_json::Error, column: usize) -> Problem {
    let line = error.line();
    if error.is_eof() {
        return Problem::Truncated { line, column };
    }
    let message = error.to_string();
    let what = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(what, _)| what);
    Problem::Syntax {
        what: what.to_owned(),
        line,
        column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            first_line("[1, NaN]"),
            "file.json: the top of the file must be an object, not a list"
        );
        assert_eq!(
            first_line("{\"a\": NaN, oops}"),
            "file.json: this is not JSON: key must be a string at line 1, column 12"
        );
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
        assert!(first_line(r#"{"benchmarks": []}"#).contains("no format version"));
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
    fn bytes_that_are_no_text_are_located() {
        let error = into_text(b"{\n\xff}".to_vec()).expect_err("0xff is not UTF-8");
        assert_eq!(
            error.to_string(),
            "the text is not UTF-8: byte 2 (line 2) is 0xff"
        );
        assert!(matches!(
            into_text(b"\xef\xbb\xbf{}".to_vec()),
            Err(Problem::ByteOrderMark)
        ));
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
}
