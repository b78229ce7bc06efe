//! Keeps the settings of whoever runs the tests out of them.

/// The variables that say where the user's settings are, set to a folder that nobody makes.
pub const NO_SETTINGS: [(&str, &str); 2] = [
    ("XDG_CONFIG_HOME", FOLDER),
    // On Windows.
    ("APPDATA", FOLDER),
];

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings");
