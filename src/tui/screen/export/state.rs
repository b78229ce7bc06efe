//! The name of the file to export to.

use tui_input::Input;

use crate::comparison::OutputFormat;

/// The prompt for the name of a file to export to.
#[derive(Debug)]
pub struct ExportState {
    /// The name; raw.
    pub file: Input,
}

impl Default for ExportState {
    fn default() -> Self {
        Self {
            file: "benchlens.md".into(),
        }
    }
}

/// The name with the extension of the next format.
pub(super) fn with_next_extension(file: &str) -> String {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let mut formats = OutputFormat::ALL.iter().cycle();
    let found = formats
        .by_ref()
        .take(OutputFormat::ALL.len())
        .any(|format| format.extension() == extension);
    let next = formats.next().map_or("", |format| format.extension());
    let stem = if found { stem } else { file };
    format!("{stem}.{next}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extensions_come_one_after_the_other() {
        assert_eq!(with_next_extension("a.md"), "a.csv");
        assert_eq!(with_next_extension("a.b.txt"), "a.b.md");
        assert_eq!(with_next_extension("a.xls"), "a.xls.md");
        assert_eq!(with_next_extension("a"), "a.md");
    }
}
