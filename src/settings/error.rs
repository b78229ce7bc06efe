//! A file of settings that cannot be used.

use std::fmt;
use std::path::PathBuf;

use crate::text::{Place, visible};

/// A file of settings that cannot be used. Its `Display` output is safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    pub(super) file: PathBuf,
    /// Whether the user named the file.
    pub(super) is_named: bool,
    /// Where the fault is, if it has a place.
    pub(super) place: Option<Place>,
    /// What is wrong; raw.
    pub(super) what: String,
}

impl std::error::Error for SettingsError {}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.place {
            Some(Place { line, column }) => format!("line {line}, column {column}: "),
            None => String::new(),
        };
        let message = format!("{}: {place}{}", self.file.display(), self.what.trim_end());
        writeln!(f, "{}", visible(&message))?;
        f.write_str(if self.is_named {
            "  Correct the file, or name another with --settings FILE."
        } else {
            "  Correct the file, or start without it: --no-settings."
        })
    }
}
