//! What the screens request from the program: texts to copy, and exports.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command_line;
use super::export::{Exporting, format_of};
use super::list_host;
use super::opening::Opening;
use super::outcome::Error;
use crate::report::{self, Extract, TextStyle};
use crate::results::Request;
use crate::suite::{LoadError, Progress};
use crate::tui::{Compare, Copied, Export, Host, OpenComparison, OpenTree, Pair};

/// The program around the screens.
#[derive(Debug, Default)]
pub struct Program {
    /// How a comparison of two results of a tree is opened.
    pub opening: Arc<Opening>,
}

impl Host for Program {
    fn text(&self, open: &OpenComparison, what: Copied) -> Result<String, String> {
        match what {
            Copied::Row(row) => Ok(report::markdown_row(&open.comparison, &open.view, row)),
            Copied::View => {
                let extract = Extract::of(&open.comparison, &open.view);
                let command = command_line::of_files(open);
                Ok(report::markdown_view(&extract, command.as_deref()))
            }
            Copied::FoldedView => {
                let extract = Extract::of(&open.comparison, &open.view);
                let command = command_line::of_files(open);
                Ok(report::markdown_folded_view(&extract, command.as_deref()))
            }
            Copied::Command { benchmark } => command_line::write(open, benchmark),
        }
    }

    fn compare(&self, pair: &Pair, progress: Arc<Progress>) -> Compare {
        let (opening, pair) = (Arc::clone(&self.opening), pair.clone());
        Box::new(move || {
            let opened = opening.open(pair, progress);
            opened.map_err(|error| why_not_compared(&error))
        })
    }

    fn export(&self, open: &OpenComparison, file: &str, overwrite: bool) -> Result<Export, String> {
        let path = PathBuf::from(file);
        let format = format_of(&path)?;
        let extract = Extract::of(&open.comparison, &open.view);
        let text = extract.render(format, TextStyle::PLAIN);
        let done = format!(
            "wrote {file}: {} rows ({})",
            extract.rows.len(),
            extract.scope
        );
        let request = open.results.request();
        let inputs = request.map(Request::files).unwrap_or_default();
        let inputs: Vec<PathBuf> = inputs.into_iter().map(Path::to_owned).collect();
        let exporting = Exporting {
            path,
            text,
            inputs: (inputs, "two result files"),
            overwrite,
            done,
        };
        Ok(exporting.export())
    }

    fn list_text(&self, open: &OpenTree, what: Copied) -> Result<String, String> {
        list_host::text(&self.opening, open, what)
    }

    fn export_list(&self, open: &OpenTree, file: &str, overwrite: bool) -> Result<Export, String> {
        list_host::export(open, file, overwrite)
    }
}

/// Why two results were not compared. The path of a file comes last, because the screen may cut off the end.
fn why_not_compared(error: &Error) -> String {
    match error.downcast_ref::<LoadError>() {
        Some(LoadError { file, problem }) => format!("not compared, {problem}: {file}"),
        None => format!("not compared: {error}"),
    }
}
