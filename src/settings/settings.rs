//! The settings.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::choice::SettingsChoice;
use crate::comparison::filter::NamedFilters;
use crate::comparison::{Column, Grouping, Order, Rules};

/// Where the value of a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Nobody set it.
    #[default]
    Default,
    /// The file of settings.
    File {
        /// The line, from 1.
        line: usize,
    },
    /// The command line.
    CommandLine,
}

/// A value, and where it comes from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Setting<T> {
    /// A value that nobody set.
    pub fn default_of(value: T) -> Self {
        let origin = Origin::Default;
        Self { value, origin }
    }

    /// Replaces the value if the command line has one.
    pub fn override_with(&mut self, value: Option<T>) {
        if let Some(value) = value {
            let origin = Origin::CommandLine;
            *self = Self { value, origin };
        }
    }
}

/// The settings, each with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Where they were to be read from.
    pub choice: SettingsChoice,
    /// The file that was read, if there is one.
    pub file: Option<PathBuf>,
    /// The name of the theme, which is one of those that are known; `None` for the one that suits the terminal.
    pub theme: Setting<Option<String>>,
    /// Whether only ASCII is drawn; `None` for what the locale says.
    pub ascii: Setting<Option<bool>>,
    /// Whether the terminal reports the mouse.
    pub mouse: Setting<bool>,
    /// The columns in their order; `None` for all.
    pub columns: Setting<Option<Vec<Column>>>,
    /// The order of the table.
    pub sort: Setting<Order>,
    /// What the groups are.
    pub group_by: Setting<Grouping>,
    /// Whether the selected benchmark is open beside the table, where there is room.
    pub dock: Setting<bool>,
    /// A change below this share is small.
    pub small: Setting<f64>,
    /// All filters that have names.
    pub named_filters: NamedFilters,
    /// The lines of those that the file defines, by their names.
    pub(super) filter_lines: BTreeMap<String, usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            choice: SettingsChoice::default(),
            file: None,
            theme: Setting::default(),
            ascii: Setting::default(),
            mouse: Setting::default(),
            columns: Setting::default(),
            sort: Setting::default_of(Order::default()),
            group_by: Setting::default(),
            dock: Setting::default(),
            small: Setting::default_of(Rules::default().small),
            named_filters: NamedFilters::default(),
            filter_lines: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The thresholds of the judgements.
    #[must_use]
    pub fn rules(&self) -> Rules {
        Rules {
            small: self.small.value,
        }
    }
}
