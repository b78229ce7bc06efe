//! The annotations of a tree, and the file that they are in.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::annotation::Annotation;
use super::parse::{self, NONE_SHOWN};
use crate::sorting;
use crate::text::{Place as TextPlace, read_small_file, visible};
use crate::tree::Place;

/// The name of the file, in the folder of the tree.
const FILE_NAME: &str = "annotations.toml";

/// The annotations of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Annotations {
    /// Those that can be used, by day; on the same day in the order of the file.
    pub all: Vec<Annotation>,
    /// What cannot be used.
    pub problems: Vec<AnnotationProblem>,
}

/// A part of the file that is passed over. Its `Display` output is safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationProblem {
    file: PathBuf,
    /// Where it is; `None` if it is the whole file.
    place: Option<TextPlace>,
    /// What is wrong, and what to do; raw.
    what: String,
}

impl fmt::Display for AnnotationProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.place {
            Some(TextPlace { line, column }) => format!("line {line}, column {column}: "),
            None => String::new(),
        };
        let message = format!("{}: {place}{}", self.file.display(), self.what);
        f.write_str(&visible(&message))
    }
}

impl Annotations {
    /// Reads the file of a tree. There need not be one.
    #[must_use]
    pub fn read(place: &Place) -> Self {
        Self::read_file(&place.root.join(FILE_NAME))
    }

    fn read_file(file: &Path) -> Self {
        let problem = |(place, what)| AnnotationProblem {
            file: file.to_owned(),
            place,
            what,
        };
        match read_small_file(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => Self {
                all: Vec::new(),
                problems: vec![problem((
                    None,
                    format!("{NONE_SHOWN}: it cannot be read: {error}"),
                ))],
            },
            Ok(text) => {
                let (mut all, faults) = parse::parse(&text);
                sorting::sort_by_key(&mut all, |annotation| annotation.day);
                let problems = faults.into_iter();
                let problems = problems.map(|(place, what)| problem((Some(place), what)));
                Self {
                    all,
                    problems: problems.collect(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Annotations {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join(FILE_NAME);
        std::fs::write(&file, text).expect("the folder is writable");
        Annotations::read(&Place::of(folder.path()).expect("it is a folder"))
    }

    #[track_caller]
    fn problem(text: &[u8]) -> String {
        let read = read(text);
        assert_eq!(read.all, []);
        let [problem] = &read.problems[..] else {
            panic!("{read:?}");
        };
        problem.to_string()
    }

    #[test]
    fn they_are_in_the_order_of_the_days() {
        let read = read(
            b"[[annotations]]\ndate = 2026-05-12\ntext = 'later'\n\
              [[annotations]]\ndate = '2026-05-01'\ntext = 'earlier'\n\
              machine = 'linux'\nflags = ['nogil', 'jit']\n",
        );
        assert_eq!(read.problems, []);
        let texts: Vec<&str> = read.all.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["earlier", "later"]);
        let earlier = &read.all[0];
        assert_eq!(earlier.day.to_string(), "2026-05-01");
        let flags = ["JIT", "NOGIL"].map(str::to_owned);
        assert!(earlier.is_about(Some("linux"), &flags));
        assert!(!earlier.is_about(Some("linux"), &[]));
        assert!(!earlier.is_about(Some("mac"), &flags));
        assert!(!earlier.is_about(None, &flags));
        assert!(read.all[1].is_about(None, &[]));
    }

    #[test]
    fn a_tree_needs_no_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = Place::of(folder.path()).expect("it is a folder");
        assert_eq!(Annotations::read(&place), Annotations::default());
    }

    #[test]
    fn a_file_that_cannot_be_used_is_named() {
        for (text, expected) in [
            (
                &b"\xff"[..],
                "annotations.toml: no annotations are shown: it cannot be read: the text is not UTF-8",
            ),
            (&vec![b'#'; (1 << 20) + 1], "it is larger than 1 MiB"),
            (
                b"a = 1\n[[annotations]\n",
                "line 2, column 15: no annotations are shown: ",
            ),
        ] {
            let problem = problem(text);
            assert!(problem.contains(expected), "{problem}");
        }
    }

    #[test]
    fn a_problem_does_not_steer_the_terminal() {
        let problem = problem(b"\"a\\u001b[31m\" = 1\n");
        assert!(problem.contains("^[[31m"), "{problem}");
    }
}
