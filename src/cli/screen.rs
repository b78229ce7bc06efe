//! How the screens look, and where their settings come from.

use std::path::PathBuf;

use clap::Args;

use crate::tui::ThemeName;

/// How the screen looks. Each of these is also a setting.
#[derive(Debug, Args, Clone, Default)]
#[command(next_help_heading = "The screen")]
pub struct LookArgs {
    /// Show these columns in this order, by the names that --sort takes
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// The name of a theme
    #[arg(long, value_name = "THEME", help = theme_help())]
    pub theme: Option<String>,
    /// Draw without box drawing and Braille [default: on unless the locale is UTF-8]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    pub ascii: Option<bool>,
    /// Have the terminal report the mouse; M turns it off and on
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    pub mouse: Option<bool>,
    /// Open the selected benchmark beside the table, where there is room; o opens and closes it
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    pub dock: Option<bool>,
}

/// Where the settings of the screen come from.
#[derive(Debug, Args, Clone, Default)]
#[command(next_help_heading = "Settings")]
pub struct SettingsArgs {
    /// Read the settings from this file [default: what `benchlens config --path` prints]
    #[arg(long, value_name = "FILE", conflicts_with = "no_settings")]
    pub settings: Option<PathBuf>,
    /// Read no settings
    #[arg(long)]
    pub no_settings: bool,
}

fn theme_help() -> String {
    let names = ThemeName::names();
    format!("Colours: {names} [default: by COLORFGBG, else dark]")
}
