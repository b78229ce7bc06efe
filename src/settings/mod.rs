//! The user's settings: what they are, where each comes from, and how the file is read.

mod choice;
mod entries;
mod error;
mod load;
mod percent;
mod read;
mod settings;

pub use choice::{SettingsChoice, default_file};
pub use entries::Entry;
pub use error::SettingsError;
pub use percent::{Percent, parse_percent};
pub use settings::{Origin, Setting, Settings};
