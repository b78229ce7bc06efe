//! Keeps the developer's own settings out of the tests.

/// The variables that say where the user's settings are, set to a folder that nobody makes.
pub const NO_SETTINGS: [(&str, &str); 4] = [
    ("XDG_CONFIG_HOME", FOLDER),
    ("XDG_CACHE_HOME", NOTHING),
    // On Windows.
    ("APPDATA", FOLDER),
    ("LOCALAPPDATA", NOTHING),
];

/// A relative folder of caches is ignored, and so is an empty one.
const NOTHING: &str = "";

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings");
