//! Keeps the developer's own settings and caches out of the tests.

/// The variables that say where the user's settings and caches are, set to a folder that nobody makes, or to nothing.
pub const NO_SETTINGS: [(&str, &str); 5] = [
    ("XDG_CONFIG_HOME", FOLDER),
    ("XDG_CACHE_HOME", NOTHING),
    // Otherwise the folders would be in it.
    ("HOME", NOTHING),
    // On Windows.
    ("APPDATA", FOLDER),
    ("LOCALAPPDATA", NOTHING),
];

/// An empty variable is ignored.
const NOTHING: &str = "";

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings");
