//! Which file the settings are read from.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::folders::Folder;

/// Where the settings come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SettingsChoice {
    /// From the user's own file, if there is one.
    #[default]
    Find,
    /// From this file.
    File(PathBuf),
    /// No settings.
    None,
}

/// The user's own file: `config.toml` in [`Folder::Settings`]. `None` if no variable says where that is.
#[must_use]
pub fn default_file(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    Some(Folder::Settings.path(variable)?.join("config.toml"))
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_the_users_folder_of_configurations() {
        let home = |name: &str| (name == "HOME").then(|| "/home/me".into());
        let expected = PathBuf::from("/home/me/.config/benchlens/config.toml");
        assert_eq!(default_file(home), Some(expected));
        assert_eq!(default_file(|_| None), None);
    }
}
