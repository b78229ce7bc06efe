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

/// Writes a text to a file that is none of the results. `done` is the message afterwards, which is raw.
pub fn write_export(
    path: PathBuf,
    text: String,
    inputs: Vec<PathBuf>,
    (overwrite, done): (bool, String),
) -> Export {
    Box::new(move |cancellation| {
        let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        let target = Target {
            file: &path,
            inputs: &inputs,
            overwrite,
        };
        match write_file(&target, &text, &|| cancellation.is_requested()) {
            Ok(()) => Exported::Done(done),
            Err(WriteError::Exists) => Exported::Exists,
            Err(error) => Exported::Failed(reason(&error, &path)),
        }
    })
}

/// Why a file was not written. The path comes last, because the screen may cut off the end.
fn reason(error: &WriteError, path: &Path) -> String {
    let what = match error {
        WriteError::Exists => "it exists".to_owned(),
        WriteError::IsInput => "it is one of the results".to_owned(),
        WriteError::Cancelled => "cancelled".to_owned(),
        WriteError::Other(error) => error.to_string(),
    };
    format!("not written, {what}: {}", path.display())
}
