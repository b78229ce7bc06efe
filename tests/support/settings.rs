//! Keeps the developer's own settings out of the tests.

/// The variables that say where the user's settings are, set to a folder that nobody makes.
pub const NO_SETTINGS: [(&str, &str); 2] = [
    ("XDG_CONFIG_HOME", FOLDER),
    // On Windows.
    ("APPDATA", FOLDER),
];

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings");
