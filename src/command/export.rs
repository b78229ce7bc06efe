//! Writes an export of a screen to a file.

use std::path::{Path, PathBuf};

use super::write_file::{Target, WriteError, write_file};
use crate::comparison::OutputFormat;
use crate::tui::{Export, Exported};

/// The format that the extension of a file tells.
///
/// # Errors
/// If it tells none.
pub fn format_of(path: &Path) -> Result<OutputFormat, String> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let format = extension.and_then(OutputFormat::from_extension);
    format.ok_or_else(|| {
        format!(
            "{}: end the name in one of {}, which tells the form",
            path.display(),
            OutputFormat::extensions()
        )
    })
}

/// What is written to a file.
pub struct Exporting {
    /// The file.
    pub path: PathBuf,
    /// Its content.
    pub text: String,
    /// The results, which are never overwritten, and what they are called.
    pub inputs: (Vec<PathBuf>, &'static str),
    /// Whether any other file may be overwritten.
    pub overwrite: bool,
    /// The message when it was written; raw.
    pub done: String,
}

impl Exporting {
    /// Prepares to write the file.
    pub fn export(self) -> Export {
        Box::new(move |cancellation| {
            let (inputs, called) = &self.inputs;
            let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
            let target = Target {
                file: &self.path,
                inputs: &inputs,
                overwrite: self.overwrite,
            };
            match write_file(&target, &self.text, &|| cancellation.is_requested()) {
                Ok(()) => Exported::Done(self.done),
                Err(WriteError::Exists) => Exported::Exists,
                Err(error) => Exported::Failed(reason(&error, &self.path, called)),
            }
        })
    }
}

/// Why a file was not written. The path comes last, because the screen may cut off the end.
fn reason(error: &WriteError, path: &Path, inputs: &str) -> String {
    let what = match error {
        WriteError::Exists => "it exists".to_owned(),
        WriteError::IsInput => format!("it is one of the {inputs}"),
        WriteError::Cancelled => "cancelled".to_owned(),
        WriteError::Other(error) => error.to_string(),
    };
    format!("not written, {what}: {}", path.display())
}
