//! The settings as a list.

use super::percent::Percent;
use super::settings::{Origin, Setting, Settings};
use crate::comparison::Column;

/// A setting as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its key in the file, with that of its table before it; raw.
    pub key: String,
    /// Its value; raw.
    pub value: String,
    /// Where the value comes from.
    pub origin: Origin,
}

impl Settings {
    /// All settings.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        fn entry<T>(key: &str, setting: &Setting<T>, text: impl FnOnce(&T) -> String) -> Entry {
            Entry {
                key: key.to_owned(),
                value: text(&setting.value),
                origin: setting.origin,
            }
        }
        let or = |default: &str, value: Option<String>| value.unwrap_or_else(|| default.to_owned());
        let mut entries = vec![
            entry("theme", &self.theme, |theme| {
                or("what suits the terminal", theme.clone())
            }),
            entry("ascii", &self.ascii, |ascii| {
                or("what the locale says", ascii.map(|it| it.to_string()))
            }),
            entry("mouse", &self.mouse, bool::to_string),
            entry("columns", &self.columns, |columns| {
                or("all", columns.as_deref().map(keys))
            }),
            entry("sort", &self.sort, |order| order.key()),
            entry("group-by", &self.group_by, |it| it.name().to_owned()),
            entry("dock", &self.dock, bool::to_string),
            entry("thresholds.small", &self.small, |&small| {
                Percent(small).to_string()
            }),
        ];
        entries.extend(self.named_filters.all().iter().map(|filter| Entry {
            key: format!("filters.{}", filter.name),
            value: filter.text.clone(),
            origin: match self.filter_lines.get(&filter.name) {
                Some(&line) => Origin::File { line },
                None => Origin::Default,
            },
        }));
        entries
    }
}

fn keys(columns: &[Column]) -> String {
    let keys: Vec<&str> = columns.iter().map(|column| column.key()).collect();
    keys.join(", ")
}
