//! Which file the settings are read from.

use std::ffi::OsString;
use std::path::PathBuf;

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

/// The user's own file: `benchlens/config.toml` in `XDG_CONFIG_HOME` or in `~/.config`, on Windows in `APPDATA`. `None`
/// if no variable says where that is.
#[must_use]
pub fn default_file(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| {
        let folder = variable(name).map(PathBuf::from);
        // As the XDG specification demands, what is relative is ignored.
        folder.filter(|folder| folder.is_absolute())
    };
    let folder = if cfg!(windows) {
        folder("APPDATA")?
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))?
    };
    Some(folder.join("benchlens").join("config.toml"))
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_the_users_folder_of_configurations() {
        let file = |variables: &[(&str, &str)]| {
            default_file(|name| {
                let found = variables.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| value.into())
            })
        };
        let at_home = Some(PathBuf::from("/home/me/.config/benchlens/config.toml"));
        let home = ("HOME", "/home/me");
        assert_eq!(file(&[home]), at_home);
        assert_eq!(
            file(&[("XDG_CONFIG_HOME", "/etc/me"), home]),
            Some("/etc/me/benchlens/config.toml".into())
        );
        for ignored in ["", "relative/folder"] {
            assert_eq!(file(&[("XDG_CONFIG_HOME", ignored), home]), at_home);
        }
        assert_eq!(file(&[]), None);
    }
}
