//! What the screens request from the program: texts to copy, and exports.

use std::path::Path;

use super::command_line;
use super::output::{WriteError, write_file};
use crate::comparison::OutputFormat;
use crate::report::{self, Extract, TextStyle};
use crate::tui::{Copied, Exported, Host, OpenComparison};

/// The program around the screens.
pub struct Program;

impl Host for Program {
    fn text(&self, open: &OpenComparison, what: Copied) -> Result<String, String> {
        match what {
            Copied::Row(row) => Ok(report::markdown_row(&open.comparison, &open.view, row)),
            Copied::View => {
                let extract = Extract::of(&open.comparison, &open.view);
                Ok(extract.render(OutputFormat::Markdown, TextStyle::PLAIN))
            }
            Copied::Command { benchmark } => command_line::write(open, benchmark),
        }
    }

    fn export(&self, open: &OpenComparison, file: &str, overwrite: bool) -> Exported {
        let path = Path::new(file);
        let extension = path.extension().and_then(|extension| extension.to_str());
        let Some(format) = extension.and_then(OutputFormat::from_extension) else {
            return Exported::Failed(format!(
                "{file}: end the name in one of {}, which tells the form",
                OutputFormat::extensions()
            ));
        };
        let extract = Extract::of(&open.comparison, &open.view);
        let text = extract.render(format, TextStyle::PLAIN);
        let request = open.results.request();
        let inputs = request.map(|request| request.files()).unwrap_or_default();
        match write_file(path, &text, &inputs, overwrite) {
            Ok(()) => Exported::Done(format!(
                "wrote {file}: {} rows ({})",
                extract.rows.len(),
                extract.scope
            )),
            Err(WriteError::Exists) => Exported::Exists,
            Err(WriteError::IsInput) => Exported::Failed(format!(
                "{file}: this is one of the two result files; name another"
            )),
            Err(WriteError::Other(error)) => {
                Exported::Failed(format!("{file}: cannot be written: {error}"))
            }
        }
    }
}
