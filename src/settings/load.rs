//! Finds and reads the settings.

use std::io;
use std::path::Path;

use super::choice::{SettingsChoice, default_file};
use super::error::SettingsError;
use super::read;
use super::settings::Settings;
use crate::text::read_small_file;

impl Settings {
    /// Reads the settings from where they are to come from. `themes` are the names of the known themes.
    ///
    /// # Errors
    /// If a file was named that is not there, or if a file is not valid. The error says where, and what to do.
    pub fn load(choice: SettingsChoice, themes: &[&str]) -> Result<Self, SettingsError> {
        let settings = match &choice {
            SettingsChoice::None => Self::default(),
            SettingsChoice::File(file) => Self::read(file, true, themes)?,
            SettingsChoice::Find => match default_file(|name| std::env::var_os(name)) {
                Some(file) => Self::read(&file, false, themes)?,
                None => Self::default(),
            },
        };
        Ok(Self { choice, ..settings })
    }

    fn read(file: &Path, is_named: bool, themes: &[&str]) -> Result<Self, SettingsError> {
        let fail = |place, what| SettingsError {
            file: file.to_owned(),
            is_named,
            place,
            what,
        };
        let text = match read_small_file(file) {
            Err(error) if !is_named && is_missing(&error) => return Ok(Self::default()),
            text => text.map_err(|error| fail(None, error.to_string()))?,
        };
        let settings = read::parse(&text, themes);
        let settings = settings.map_err(|(place, what)| fail(Some(place), what))?;
        Ok(Self {
            file: Some(file.to_owned()),
            ..settings
        })
    }
}

/// Whether there is no such file. A file may be in the place of its folder.
fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
