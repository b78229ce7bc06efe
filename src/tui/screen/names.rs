//! What the screens are called, and how they lie on each other.

use strum::VariantArray;

use super::ScreenKind;

impl ScreenKind {
    /// All screens.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// When the keys of the screen apply, as the help says it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Comparison => "Browsing",
            Self::Results => "With a tree of results open",
            Self::ListFilter => "Filtering the results of a tree",
            Self::ListSort => "Sorting the results of a tree",
            Self::Benchmark => "With a benchmark open",
            Self::Files => "With the files open",
            Self::Heads => "With the overview of the heads open",
            Self::Timeline => "With the history open",
            Self::TrendFilter => "Filtering the history",
            Self::TrendSort => "Sorting the history",
            Self::TrendPlot => "In the menu of bench_runner's plots",
            Self::Filter => "While filtering",
            Self::NamedFilters => "In the menu of named filters",
            Self::Sort => "In the sort menu",
            Self::Columns => "While choosing columns",
            Self::Export => "While exporting",
            Self::Overwrite => "When the file exists",
            Self::Legend => "With the legend open",
            Self::Palette => "In the command palette",
            Self::Help => "In the help",
            Self::HelpSearch => "While searching the help",
            Self::Waiting => "While files are read or written",
        }
    }

    /// Whether the screen below stays visible behind it.
    #[must_use]
    pub fn is_overlay(self) -> bool {
        match self {
            Self::Filter
            | Self::ListFilter
            | Self::ListSort
            | Self::TrendFilter
            | Self::TrendSort
            | Self::TrendPlot
            | Self::NamedFilters
            | Self::Sort
            | Self::Columns
            | Self::Export
            | Self::Overwrite
            | Self::Legend
            | Self::Palette
            | Self::Waiting => true,
            Self::Comparison
            | Self::Results
            | Self::Benchmark
            | Self::Files
            | Self::Heads
            | Self::Timeline
            | Self::Help
            | Self::HelpSearch => false,
        }
    }

    /// Whether characters without a key binding are typed as text.
    #[must_use]
    pub fn takes_text(self) -> bool {
        match self {
            Self::Filter
            | Self::ListFilter
            | Self::TrendFilter
            | Self::Export
            | Self::Palette
            | Self::HelpSearch => true,
            Self::Comparison
            | Self::Results
            | Self::ListSort
            | Self::TrendSort
            | Self::TrendPlot
            | Self::Benchmark
            | Self::Files
            | Self::Heads
            | Self::Timeline
            | Self::NamedFilters
            | Self::Sort
            | Self::Columns
            | Self::Overwrite
            | Self::Legend
            | Self::Help
            | Self::Waiting => false,
        }
    }
}
