//! What the screens request from the program: texts to copy, and exports.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command_line;
use super::export::{Exporting, format_of};
use super::list_host;
use super::opening::Opening;
use super::outcome::Error;
use crate::report::{self, Heads, TextStyle};
use crate::results::Request;
use crate::suite::{LoadError, Progress};
use crate::tui::{Chosen, Compare, Copied, Export, Host, OpenComparison, OpenTree};

/// The program around the screens.
#[derive(Debug, Default)]
pub struct Program {
    /// How a comparison of two results of a tree is opened.
    pub opening: Arc<Opening>,
}

impl Host for Program {
    fn text(&self, open: &OpenComparison, what: Copied) -> Result<String, String> {
        match what {
            Copied::Row(row) => {
                let selected = open.results.selected();
                Ok(report::markdown_row(&open.heads, selected, &open.view, row))
            }
            Copied::View => {
                let command = command_line::of_files(open);
                Ok(report::markdown_view(&in_view(open), command.as_deref()))
            }
            Copied::FoldedView => {
                let command = command_line::of_files(open);
                let heads = in_view(open);
                Ok(report::markdown_folded_view(&heads, command.as_deref()))
            }
            Copied::Command { benchmark } => command_line::write(open, benchmark),
            Copied::Bisect => Err("only a change of the history is bisected".to_owned()),
        }
    }

    fn max_bytes(&self) -> Option<u64> {
        self.opening.max_bytes
    }

    fn compare(&self, chosen: &Chosen, progress: Arc<Progress>) -> Compare {
        let (opening, chosen) = (Arc::clone(&self.opening), chosen.clone());
        Box::new(move || {
            let opened = opening.open(chosen, progress);
            opened.map_err(|error| why_not_compared(&error))
        })
    }

    fn export(&self, open: &OpenComparison, file: &str, overwrite: bool) -> Result<Export, String> {
        let path = PathBuf::from(file);
        let format = format_of(&path)?;
        let heads = in_view(open);
        let text = heads.render(format, TextStyle::PLAIN);
        let of_heads = match heads.extracts.len() {
            1 => String::new(),
            count => format!(" of {count} heads"),
        };
        let done = format!(
            "wrote {file}: {} rows{of_heads} ({})",
            heads.rows.len(),
            heads.scope
        );
        let request = open.results.request();
        let inputs = request.map(Request::files).unwrap_or_default();
        let inputs: Vec<PathBuf> = inputs.into_iter().map(Path::to_owned).collect();
        let exporting = Exporting {
            path,
            text,
            inputs: (inputs, "result files"),
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

/// What is in view of all heads.
fn in_view(open: &OpenComparison) -> Heads<'_> {
    Heads::of(&open.heads, open.results.selected(), &open.view)
}

/// Why two results were not compared. The path of a file comes last, because the screen may cut off the end.
fn why_not_compared(error: &Error) -> String {
    match error.downcast_ref::<LoadError>() {
        Some(LoadError { file, problem }) => format!("not compared, {problem}: {file}"),
        None => format!("not compared: {error}"),
    }
}
