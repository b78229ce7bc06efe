//! The list of formats that a view is written in, from which `--format`, the export and its extensions are derived.
//! `report` writes them.

use strum::VariantArray;

/// A format that a view is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum OutputFormat {
    /// A table that GitHub renders, with the verdict above it.
    Markdown,
    /// A line for each benchmark.
    Csv,
    /// Everything, with a schema version.
    Json,
    /// A table for people.
    Text,
}

/// The properties of a format.
struct Definition {
    /// Its name in a sentence.
    title: &'static str,
    /// Its name on the command line.
    name: &'static str,
    /// The extension of its files.
    extension: &'static str,
    /// What `benchlens report` prints in this format.
    report: &'static str,
}

impl OutputFormat {
    /// All formats.
    pub const ALL: &[Self] = Self::VARIANTS;

    fn definition(self) -> Definition {
        match self {
            Self::Markdown => Definition {
                title: "Markdown",
                name: "markdown",
                extension: "md",
                report: "What pyperf and bench_runner publish, byte for byte",
            },
            Self::Csv => Definition {
                title: "CSV",
                name: "csv",
                extension: "csv",
                report: "A line for each benchmark, those that are not significant too",
            },
            Self::Json => Definition {
                title: "JSON",
                name: "json",
                extension: "json",
                report: "Everything, with a schema version",
            },
            Self::Text => Definition {
                title: "text",
                name: "text",
                extension: "txt",
                report: "A table for a terminal or a mail",
            },
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.definition().name
    }

    /// What `benchlens report` prints in this format.
    #[must_use]
    pub fn report(self) -> &'static str {
        self.definition().report
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.definition().extension
    }

    /// The format whose files have this extension; capitals do not matter.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_lowercase();
        let mut all = Self::ALL.iter().copied();
        all.find(|format| format.extension() == extension)
    }

    /// The extensions of all formats: `.md, .csv, .json, .txt`.
    #[must_use]
    pub fn extensions() -> String {
        let extensions = Self::ALL
            .iter()
            .map(|format| format!(".{}", format.extension()));
        extensions.collect::<Vec<_>>().join(", ")
    }

    /// The names of all formats, in a sentence: `Markdown, CSV, JSON or text`.
    #[must_use]
    pub fn titles() -> String {
        let titles: Vec<&str> = Self::ALL
            .iter()
            .map(|format| format.definition().title)
            .collect();
        match titles.split_last() {
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }
}
