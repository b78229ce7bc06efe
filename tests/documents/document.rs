//! Reads Markdown, as far as the documents use it.

use std::path::{Path, PathBuf};

/// A document of the repository.
pub struct Document {
    /// Its path in the repository.
    pub name: String,
    pub text: String,
}

/// A piece of code, with the number of the line on which it begins.
pub struct Code {
    pub line: usize,
    pub text: String,
}

/// The path of a file of the repository.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

impl Document {
    pub fn read(name: &str) -> Self {
        let path = path(name);
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = name.to_owned();
        Self { name, text }
    }

    /// The documents that are checked: all but the changelog, which names what was once there.
    pub fn all() -> Vec<Self> {
        let folder = std::fs::read_dir(path("docs")).expect("there are documents");
        let files = folder.map(|file| file.expect("it can be listed").file_name());
        let names = files.map(|name| name.into_string().expect("its name is text"));
        let mut names: Vec<String> = names
            .filter(|name| Path::new(name).extension() == Some("md".as_ref()))
            .map(|name| format!("docs/{name}"))
            .collect();
        assert!(names.len() >= 8, "{names:?}");
        names.extend(["README.md", "CONTRIBUTING.md"].map(str::to_owned));
        names.iter().map(|name| Self::read(name)).collect()
    }

    /// Its lines with their numbers, each with the language of the block of code that it is in.
    pub fn lines(&self) -> impl Iterator<Item = (usize, Option<&str>, &str)> {
        let mut language = None;
        let lines = self.text.lines().enumerate();
        lines.filter_map(move |(index, line)| {
            let fence = line.trim_start().strip_prefix("```");
            match (fence, language) {
                (Some(name), None) => language = Some(name),
                (Some(_), Some(_)) => language = None,
                (None, _) => return Some((index + 1, language, line)),
            }
            None
        })
    }

    /// The lines of its blocks of code in a language.
    pub fn blocks(&self, of: &str) -> impl Iterator<Item = Code> {
        let lines = self.lines();
        lines
            .filter(move |(_, language, _)| *language == Some(of))
            .map(|(line, _, text)| Code {
                line,
                text: text.to_owned(),
            })
    }

    /// What is in backticks in the running text, where it may go on in the next line.
    pub fn spans(&self) -> Vec<Code> {
        let mut spans = Vec::new();
        let mut open: Option<Code> = None;
        for (line, language, text) in self.lines() {
            let is_prose = language.is_none() && !text.starts_with("    ");
            if text.trim().is_empty() || !is_prose {
                let name = &self.name;
                assert!(
                    open.is_none(),
                    "{name}:{line}: a backtick above is not closed"
                );
                continue;
            }
            for (index, part) in text.split('`').enumerate() {
                let was_open = open.take();
                open = match (index, was_open) {
                    // The line before ended inside of the code.
                    (0, Some(code)) => Some(Code {
                        text: format!("{} {part}", code.text),
                        ..code
                    }),
                    (0, None) => None,
                    (_, Some(code)) => {
                        spans.push(code);
                        None
                    }
                    (_, None) => Some(Code {
                        line,
                        text: part.to_owned(),
                    }),
                };
            }
        }
        spans
    }

    /// The anchors of its headings, as GitHub makes them.
    pub fn anchors(&self) -> Vec<String> {
        let headings = self.lines().filter(|(_, language, _)| language.is_none());
        let titles = headings.filter_map(|(_, _, line)| {
            let title = line.trim_start_matches('#');
            (line.starts_with('#') && title.starts_with(' ')).then(|| title.trim())
        });
        let mut anchors: Vec<String> = Vec::new();
        for title in titles {
            let anchor = anchor(title);
            let count = anchors.iter().filter(|it| **it == anchor).count();
            assert_eq!(count, 0, "{}: two headings are '{title}'", self.name);
            anchors.push(anchor);
        }
        anchors
    }
}

fn anchor(title: &str) -> String {
    let kept = |it: &char| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_');
    let letters = title.chars().filter(kept);
    letters.collect::<String>().to_lowercase().replace(' ', "-")
}
