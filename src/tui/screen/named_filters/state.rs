//! The named filters, and which one is selected.

use crate::comparison::filter::NamedFilter;
use crate::tui::state::OpenComparison;

/// The menu of named filters.
#[derive(Debug)]
pub struct NamedFiltersState {
    /// The filters, each with how many benchmarks of the group pass it.
    pub items: Vec<(NamedFilter, usize)>,
    /// The place of the selected filter.
    pub selected: usize,
}

/// How a named filter is typed; raw.
pub fn typed(filter: &NamedFilter) -> String {
    format!("@{}", filter.name)
}

impl NamedFiltersState {
    /// Selects the filter that applies, if it is one of them.
    pub(in crate::tui::screen) fn open(open: &OpenComparison) -> Self {
        let view = &open.view;
        let count = |filter: &NamedFilter| {
            let parsed = view.parse_filter(&typed(filter));
            view.count_passing(&parsed, &open.comparison)
        };
        let filters = view.named_filters.all().iter();
        let items: Vec<_> = filters
            .map(|filter| (filter.clone(), count(filter)))
            .collect();
        let applied = view.filter_text.trim();
        let selected = items
            .iter()
            .position(|(filter, _)| typed(filter) == applied);
        Self {
            items,
            selected: selected.unwrap_or(0),
        }
    }
}
