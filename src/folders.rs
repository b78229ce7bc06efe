//! Where files of the user's own are.
//!
//! Source: the XDG Base Directory Specification 0.8; on Windows its own variables.

use std::ffi::OsString;
use std::path::PathBuf;

/// What a folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// The user's settings.
    Settings,
    /// What can be computed again.
    Caches,
}

impl Folder {
    /// The user's own folder of benchlens: `benchlens` in `XDG_CONFIG_HOME` or `~/.config`, or in `XDG_CACHE_HOME` or
    /// `~/.cache`; on Windows in `APPDATA` or `LOCALAPPDATA`. `variable` looks up a variable of the environment. `None` if
    /// none says where that is.
    #[must_use]
    pub fn path(self, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
        let (windows, xdg, in_home) = match self {
            Self::Settings => ("APPDATA", "XDG_CONFIG_HOME", ".config"),
            Self::Caches => ("LOCALAPPDATA", "XDG_CACHE_HOME", ".cache"),
        };
        let folder = |name: &str| {
            let folder = variable(name).map(PathBuf::from);
            // As the specification demands, what is relative is ignored.
            folder.filter(|folder| folder.is_absolute())
        };
        let folder = if cfg!(windows) {
            folder(windows)?
        } else {
            folder(xdg).or_else(|| Some(folder("HOME")?.join(in_home)))?
        };
        Some(folder.join("benchlens"))
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn the_folders_are_those_of_the_user() {
        for (folder, xdg, at_home) in [
            (
                Folder::Settings,
                "XDG_CONFIG_HOME",
                "/home/me/.config/benchlens",
            ),
            (
                Folder::Caches,
                "XDG_CACHE_HOME",
                "/home/me/.cache/benchlens",
            ),
        ] {
            let path = |variables: &[(&str, &str)]| {
                folder.path(|name| {
                    let found = variables.iter().find(|(key, _)| *key == name);
                    found.map(|(_, value)| value.into())
                })
            };
            let (home, at_home) = (("HOME", "/home/me"), Some(PathBuf::from(at_home)));
            assert_eq!(path(&[home]), at_home);
            for ignored in ["", "relative/folder"] {
                assert_eq!(path(&[home, (xdg, ignored)]), at_home);
            }
            let chosen = path(&[home, (xdg, "/var/tmp/me")]);
            assert_eq!(chosen, Some(PathBuf::from("/var/tmp/me/benchlens")));
            assert_eq!(path(&[]), None);
            assert_eq!(path(&[("HOME", "me")]), None);
        }
    }
}
