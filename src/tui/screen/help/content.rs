//! What the help says: the keys, from the list of all key bindings, the filter language, and the glossary.

use strum::VariantArray;

use super::glossary::GLOSSARY;
use super::state::Place;
use crate::comparison::filter;
use crate::history::EXAMPLES as TREND_EXAMPLES;
use crate::listing::LIST_EXAMPLES;
use crate::tui::keys;
use crate::tui::screen::ScreenKind;
use crate::tui::screen::action::HelpPage;

/// A part of a page.
pub(super) struct Section {
    pub title: &'static str,
    pub entries: Vec<Entry>,
}

/// A key or a term, and its meaning.
pub(super) struct Entry {
    pub word: String,
    pub meaning: String,
}

impl Entry {
    fn new(word: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self {
            word: word.into(),
            meaning: meaning.into(),
        }
    }

    fn contains(&self, text: &str) -> bool {
        [&self.word, &self.meaning]
            .iter()
            .any(|part| part.to_lowercase().contains(text))
    }
}

/// The sections of a page. The keys of the screen from which the help was opened come first.
pub(super) fn sections(page: HelpPage, opened_from: ScreenKind) -> Vec<Section> {
    let of_pairs = |title, pairs: &[(&str, &str)]| Section {
        title,
        entries: pairs
            .iter()
            .map(|&(word, meaning)| Entry::new(word, meaning))
            .collect(),
    };
    match page {
        HelpPage::Keys => {
            let others = ScreenKind::ALL.iter().copied();
            let others = others.filter(|&screen| screen != opened_from);
            std::iter::once(opened_from)
                .chain(others)
                .map(keys_of)
                .collect()
        }
        HelpPage::Filter => {
            let of_benchmarks = of_pairs(
                "A filter shows the benchmarks that pass every term",
                &filter::EXAMPLES,
            );
            let of_results = of_pairs(
                "A filter of results shows those that pass every term",
                &LIST_EXAMPLES,
            );
            let of_history = of_pairs(
                "A filter of a history shows the series that pass every term",
                &TREND_EXAMPLES,
            );
            match opened_from {
                screen if is_of_results(screen) => vec![of_results, of_benchmarks],
                screen if is_of_history(screen) => vec![of_history, of_benchmarks],
                _ => vec![of_benchmarks],
            }
        }
        HelpPage::Glossary => vec![of_pairs("Terms and marks", &GLOSSARY)],
    }
}

/// Whether a screen is about a tree of results.
fn is_of_results(screen: ScreenKind) -> bool {
    matches!(
        screen,
        ScreenKind::Results | ScreenKind::ListFilter | ScreenKind::ListSort
    )
}

/// Whether a screen is about a history.
fn is_of_history(screen: ScreenKind) -> bool {
    matches!(
        screen,
        ScreenKind::Timeline
            | ScreenKind::TrendFilter
            | ScreenKind::TrendSort
            | ScreenKind::TrendPlot
    )
}

fn keys_of(screen: ScreenKind) -> Section {
    let entry =
        |binding: &keys::Binding| Entry::new(binding.keys_in_words(), binding.words.clone());
    Section {
        title: screen.title(),
        entries: keys::of_screen(screen).map(entry).collect(),
    }
}

/// The entries that contain `text`, whatever its case, in the order of the pages.
pub(in crate::tui::screen) fn matches(text: &str, opened_from: ScreenKind) -> Vec<Place> {
    let text = text.to_lowercase();
    if text.is_empty() {
        return Vec::new();
    }
    let of_page = |&page: &HelpPage| {
        let sections = sections(page, opened_from);
        let entries = sections.into_iter().flat_map(|section| section.entries);
        let found = entries
            .enumerate()
            .filter(|(_, entry)| entry.contains(&text));
        let places = found.map(|(entry, _)| Place { page, entry });
        places.collect::<Vec<_>>()
    };
    HelpPage::VARIANTS.iter().flat_map(of_page).collect()
}
