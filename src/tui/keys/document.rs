//! The key bindings as a Markdown document: what several screens share once, then what is special to each screen.

use std::fmt::Write;

use super::binding::Binding;
use super::list::BINDINGS;
use crate::tui::screen::ScreenKind;

const HEAD: &str = "| key | what it does |\n| --- | --- |\n";
/// What shows data, from the table of a comparison to the help.
const PAGES: &[ScreenKind] = &[
    ScreenKind::Comparison,
    ScreenKind::Results,
    ScreenKind::Benchmark,
    ScreenKind::Files,
    ScreenKind::Heads,
    ScreenKind::Timeline,
    ScreenKind::Legend,
    ScreenKind::Help,
];
const MENUS: &[ScreenKind] = &[
    ScreenKind::ListSort,
    ScreenKind::TrendSort,
    ScreenKind::TrendPlot,
    ScreenKind::NamedFilters,
    ScreenKind::Sort,
    ScreenKind::Columns,
];
const FILTERS: &[ScreenKind] = &[
    ScreenKind::Filter,
    ScreenKind::ListFilter,
    ScreenKind::TrendFilter,
];

/// Screens that have keys in common.
struct Family {
    title: &'static str,
    screens: Vec<ScreenKind>,
}

/// A line of the document.
struct Entry {
    keys: String,
    words: String,
    screens: Vec<ScreenKind>,
}

/// The document's tables, each below a heading of the second level.
#[must_use]
pub fn markdown_table() -> String {
    let (families, entries) = (families(), entries());
    let of_family = |entry: &Entry| families.iter().position(|family| family.has(entry));
    let mut text = String::new();
    // What most screens share comes first.
    for (index, family) in families.iter().enumerate().rev() {
        let shared = entries.iter().filter(|it| of_family(it) == Some(index));
        let lines = shared.map(|entry| entry.line(&family.exceptions(entry)));
        write_section(&mut text, family.title, lines);
    }
    for &screen in ScreenKind::ALL {
        let own = entries.iter().filter(|entry| of_family(entry).is_none());
        let own = own.filter(|entry| entry.screens.contains(&screen));
        write_section(&mut text, screen.title(), own.map(|entry| entry.line("")));
    }
    text
}

fn write_section(text: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: String = lines.collect();
    let gap = if text.is_empty() { "" } else { "\n" };
    if !lines.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{gap}## {title}\n\n{HEAD}{lines}");
    }
}

/// The smallest come first: a key is listed with the fewest screens that share it.
fn families() -> [Family; 5] {
    let typed = |screen: &&ScreenKind| screen.takes_text();
    let family = |title, screens| Family { title, screens };
    [
        family("In every filter", FILTERS.to_vec()),
        family(
            "Where text is typed",
            ScreenKind::ALL.iter().filter(typed).copied().collect(),
        ),
        family("In tables and pages", PAGES.to_vec()),
        family("In tables, pages and menus", [PAGES, MENUS].concat()),
        family("Everywhere", ScreenKind::ALL.to_vec()),
    ]
}

impl Family {
    /// Whether an entry is of these screens alone, and of most of them.
    fn has(&self, entry: &Entry) -> bool {
        let is_inside = entry.screens.iter().all(|it| self.screens.contains(it));
        is_inside && 2 * entry.screens.len() > self.screens.len()
    }

    /// The screens on which an entry does not apply, in words.
    fn exceptions(&self, entry: &Entry) -> String {
        let others = self.screens.iter().filter(|it| !entry.screens.contains(it));
        let titles: Vec<String> = others.map(|screen| lowercase(screen.title())).collect();
        if titles.is_empty() {
            return String::new();
        }
        format!(" (not {})", titles.join(", nor "))
    }
}

/// Text in a cell of a Markdown table, in which a `|` ends the cell and a `<` begins an element.
fn table_cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "\\<")
}

fn lowercase(title: &str) -> String {
    let mut characters = title.chars();
    let first = characters.next().map(|it| it.to_lowercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}

impl Entry {
    fn line(&self, exceptions: &str) -> String {
        let words = table_cell(&self.words);
        format!("| {} | {words}{exceptions} |\n", self.keys)
    }
}

/// Bindings of several screens that say the same of the same keys are one entry.
fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for binding in BINDINGS.iter() {
        let keys = keys_as_code(binding);
        let known = entries.iter_mut();
        let same = |entry: &&mut Entry| entry.keys == keys && entry.words == binding.words;
        match known.into_iter().find(same) {
            Some(entry) => entry.screens.extend(binding.screens.iter()),
            None => entries.push(Entry {
                keys,
                words: binding.words.clone().into_owned(),
                screens: binding.screens.to_vec(),
            }),
        }
    }
    entries
}

fn keys_as_code(binding: &Binding) -> String {
    let keys = binding.keys.iter().map(|key| format!("`{key}`"));
    keys.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::of_screen;

    /// The sections of the document, each with its title.
    fn sections(document: &str) -> Vec<(&str, &str)> {
        let parts = document.split("## ").skip(1);
        parts.filter_map(|part| part.split_once('\n')).collect()
    }

    #[test]
    fn every_binding_is_listed_for_each_of_its_screens() {
        let document = markdown_table();
        let sections = sections(&document);
        for &screen in ScreenKind::ALL {
            let mut titles = vec![screen.title()];
            let families = families();
            let around = families.iter().filter(|it| it.screens.contains(&screen));
            titles.extend(around.map(|family| family.title));
            for binding in of_screen(screen) {
                let start = format!(
                    "| {} | {}",
                    keys_as_code(binding),
                    table_cell(&binding.words)
                );
                let mut listed = sections.iter().filter(|(title, _)| titles.contains(title));
                let except = lowercase(screen.title());
                let is_it =
                    |line: &str| line.starts_with(&start) && !line[start.len()..].contains(&except);
                assert!(
                    listed.any(|(_, lines)| lines.lines().any(is_it)),
                    "{screen:?} lacks {start}"
                );
            }
        }
    }

    #[test]
    fn what_screens_share_is_listed_once() {
        let document = markdown_table();
        for shared in ["| `Ctrl-z` |", "| `j` `↓` | down |", "| `Ctrl-w` |"] {
            assert_eq!(document.matches(shared).count(), 1, "{shared}");
        }
    }
}
