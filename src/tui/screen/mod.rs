//! The list of screens, and what each of them has to implement. Each screen is a folder: its state, what its keys do to
//! the state (`update`), and how it is drawn (`draw`).

mod action;
mod benchmark;
mod columns;
mod comparison;
mod export;
mod files;
mod filter;
mod heads;
mod help;
mod help_search;
mod legend;
mod list_filter;
mod list_sort;
mod motion;
mod named_filters;
mod names;
mod overwrite;
pub(in crate::tui) mod palette;
mod pick;
mod prompt;
pub(in crate::tui) mod results;
mod scroll;
mod sort;
pub(in crate::tui) mod timeline;
mod trend_filter;
mod trend_plot;
mod trend_sort;
mod typed_filter;
mod waiting;

use ratatui::layout::Rect;
use strum::{EnumDiscriminants, VariantArray};

use self::columns::ColumnsState;
use self::export::ExportState;
use self::files::FilesState;
use self::filter::FilterState;
use self::heads::HeadsState;
use self::help::HelpState;
use self::help_search::HelpSearchState;
use self::legend::LegendState;
use self::list_filter::ListFilterState;
use self::list_sort::ListSortState;
use self::named_filters::NamedFiltersState;
use self::palette::PaletteState;
use self::sort::SortState;
use self::trend_filter::TrendFilterState;
use self::trend_plot::TrendPlotState;
use self::trend_sort::TrendSortState;
use crate::tui::effect::Effect;
use crate::tui::state::{OpenComparison, OpenHistory, OpenTree, Pane};
use crate::tui::widget::Canvas;

pub use action::{
    BenchmarkAction, ColumnsAction, HelpAction, HelpPage, ResultsAction, ScreenAction, TableAction,
    TextAction, TimelineAction,
};
pub use benchmark::BenchmarkState;
pub use comparison::ComparisonState;
#[cfg(test)]
pub(in crate::tui) use comparison::table_area;
pub use motion::Motion;
pub use overwrite::OverwriteState;
pub use results::ResultsState;
pub use timeline::TimelineState;
pub use waiting::{Waiting, WaitingState};

/// A screen with its state. The variants are in the order in which the help lists their keys.
#[derive(EnumDiscriminants)]
#[strum_discriminants(name(ScreenKind), derive(VariantArray), doc = "Which screen it is.")]
pub enum Screen {
    /// The comparison: groups, the table, and the verdict.
    Comparison(ComparisonState),
    /// The results of a tree.
    Results(ResultsState),
    /// The prompt for the filter of the results.
    ListFilter(ListFilterState),
    /// The menu of columns to sort the results by.
    ListSort(ListSortState),
    /// One benchmark.
    Benchmark(BenchmarkState),
    /// The files and their differences.
    Files(FilesState),
    /// All heads at once.
    Heads(HeadsState),
    /// The history of a tree.
    Timeline(TimelineState),
    /// The prompt for the filter of the history.
    TrendFilter(TrendFilterState),
    /// The menu of orders of the history.
    TrendSort(TrendSortState),
    /// The menu of bench_runner's plots.
    TrendPlot(TrendPlotState),
    /// The prompt for the filter.
    Filter(FilterState),
    /// The menu of named filters.
    NamedFilters(NamedFiltersState),
    /// The menu of columns to sort by.
    Sort(SortState),
    /// The menu of columns to show.
    Columns(ColumnsState),
    /// The prompt for the name of a file to export to.
    Export(ExportState),
    /// The question whether to overwrite an existing file.
    Overwrite(OverwriteState),
    /// The legend of colours and marks.
    Legend(LegendState),
    /// The command palette.
    Palette(PaletteState),
    /// The help: the keys, the filter language and the glossary.
    Help(HelpState),
    /// The prompt for the text to search for in the help.
    HelpSearch(HelpSearchState),
    /// What the program is waiting for.
    Waiting(WaitingState),
}

/// What the keys go to: a screen, and one of its panes, if it has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// The screen.
    pub screen: ScreenKind,
    /// The focused pane; `None` on screens without panes. The facets of the results count as groups.
    pub pane: Option<Pane>,
    /// Whether the key that quits goes back to another screen.
    pub is_nested: bool,
    /// Whether several heads are compared.
    pub has_heads: bool,
}

impl From<ScreenKind> for Focus {
    fn from(screen: ScreenKind) -> Self {
        Self {
            screen,
            pane: None,
            is_nested: false,
            has_heads: false,
        }
    }
}

impl Screen {
    /// A screen that is opened with a key. `None` for screens that only another screen opens, and for screens that need
    /// a comparison, a tree or a history when there is none.
    #[must_use]
    pub fn open(kind: ScreenKind, context: &mut Context<'_>) -> Option<Self> {
        let comparison = context.comparison.as_deref_mut();
        let tree = context.tree.as_deref_mut();
        let history = context.history.as_deref_mut();
        match kind {
            ScreenKind::ListFilter => tree.map(ListFilterState::open).map(Self::ListFilter),
            ScreenKind::ListSort => tree.map(|open| Self::ListSort(ListSortState::open(open))),
            ScreenKind::TrendFilter => history.map(TrendFilterState::open).map(Self::TrendFilter),
            ScreenKind::TrendSort => {
                history.map(|open| Self::TrendSort(TrendSortState::open(open)))
            }
            ScreenKind::TrendPlot => {
                history.map(|open| Self::TrendPlot(TrendPlotState::open(open)))
            }
            ScreenKind::Files => comparison.map(FilesState::open).map(Self::Files),
            ScreenKind::Heads => comparison.map(HeadsState::open).map(Self::Heads),
            ScreenKind::Filter => comparison.map(FilterState::open).map(Self::Filter),
            ScreenKind::NamedFilters => {
                comparison.map(|open| Self::NamedFilters(NamedFiltersState::open(open)))
            }
            ScreenKind::Sort => comparison.map(|open| Self::Sort(SortState::open(open))),
            ScreenKind::Columns => Some(Self::Columns(ColumnsState::default())),
            ScreenKind::Export => Some(Self::Export(ExportState::default())),
            ScreenKind::Legend => Some(Self::Legend(LegendState::default())),
            ScreenKind::Palette => Some(Self::Palette(PaletteState::default())),
            ScreenKind::Help => Some(Self::Help(HelpState::default())),
            ScreenKind::Comparison
            | ScreenKind::Results
            | ScreenKind::Benchmark
            | ScreenKind::Timeline
            | ScreenKind::Overwrite
            | ScreenKind::HelpSearch
            | ScreenKind::Waiting => None,
        }
    }

    /// The state of the screen, which handles its actions.
    pub fn handler(&mut self) -> &mut dyn Handle {
        match self {
            Self::Comparison(state) => state,
            Self::Results(state) => state,
            Self::ListFilter(state) => state,
            Self::ListSort(state) => state,
            Self::Benchmark(state) => state,
            Self::Files(state) => state,
            Self::Heads(state) => state,
            Self::Timeline(state) => state,
            Self::TrendFilter(state) => state,
            Self::TrendSort(state) => state,
            Self::TrendPlot(state) => state,
            Self::Filter(state) => state,
            Self::NamedFilters(state) => state,
            Self::Sort(state) => state,
            Self::Columns(state) => state,
            Self::Export(state) => state,
            Self::Overwrite(state) => state,
            Self::Legend(state) => state,
            Self::Palette(state) => state,
            Self::Help(state) => state,
            Self::HelpSearch(state) => state,
            Self::Waiting(state) => state,
        }
    }

    /// The state of the screen, which draws it.
    #[must_use]
    pub fn drawing(&self) -> &dyn Draw {
        match self {
            Self::Comparison(state) => state,
            Self::Results(state) => state,
            Self::ListFilter(state) => state,
            Self::ListSort(state) => state,
            Self::Benchmark(state) => state,
            Self::Files(state) => state,
            Self::Heads(state) => state,
            Self::Timeline(state) => state,
            Self::TrendFilter(state) => state,
            Self::TrendSort(state) => state,
            Self::TrendPlot(state) => state,
            Self::Filter(state) => state,
            Self::NamedFilters(state) => state,
            Self::Sort(state) => state,
            Self::Columns(state) => state,
            Self::Export(state) => state,
            Self::Overwrite(state) => state,
            Self::Legend(state) => state,
            Self::Palette(state) => state,
            Self::Help(state) => state,
            Self::HelpSearch(state) => state,
            Self::Waiting(state) => state,
        }
    }
}

/// What a screen may change besides its own state.
pub struct Context<'a> {
    /// The comparison, once there is one.
    pub comparison: Option<&'a mut OpenComparison>,
    /// The tree of results, if one is open and was read.
    pub tree: Option<&'a mut OpenTree>,
    /// The history of the tree, if it is open.
    pub history: Option<&'a mut OpenHistory>,
    /// The message to the user; raw.
    pub message: &'a mut Option<String>,
    /// How many lines fitted into the active pane in the last frame.
    pub page: usize,
    /// What receives the keys once this screen is closed, if there is a screen below.
    pub below: Option<Focus>,
}

/// What to do after an action.
pub enum Next {
    /// Keep the screen open.
    Stay,
    /// Close the screen.
    Close,
    /// Open another screen on top of it.
    Open(Screen),
    /// Open another screen in its place.
    Replace(Screen),
    /// Request something from the program around the screens.
    Ask(Effect),
    /// Close the command palette, and carry out its selected command.
    Run,
}

/// A screen that handles actions.
pub trait Handle {
    /// Carries out an action.
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next;

    /// Inserts pasted text, if the screen has a prompt. Other screens ignore it: its letters must not act as keys, such
    /// as the one that quits.
    fn paste(&mut self, _text: &str, _context: &mut Context<'_>) {}

    /// Brings what the screen shows up to date, before a frame is drawn. What takes long for a burst of keys is done
    /// here, once for all of them.
    fn prepare(&mut self, _context: &mut Context<'_>) {}

    /// Limits the scroll position to `max_top`, which is known only after a frame is drawn.
    fn limit_scroll(&mut self, _max_top: usize, _comparison: Option<&mut OpenComparison>) {}

    /// Stores the scroll position that the frame chose, if it had to choose one.
    fn scrolled_to(&mut self, _top: usize) {}
}

/// What a screen may read when it is drawn, besides its own state.
pub struct DrawContext<'a> {
    /// The comparison, once there is one.
    pub comparison: Option<&'a OpenComparison>,
    /// The tree of results, if one is open and was read.
    pub tree: Option<&'a OpenTree>,
    /// The history of the tree, if it is open.
    pub history: Option<&'a OpenHistory>,
    /// What receives the keys once this screen is closed, if there is a screen below.
    pub below: Option<Focus>,
}

/// A screen that can be drawn.
pub trait Draw {
    /// Draws the screen between the header and the footer. A screen that is only a prompt draws nothing there.
    fn draw(&self, _area: Rect, _canvas: &mut Canvas<'_, '_>, _context: &DrawContext<'_>) {}

    /// Draws a prompt in the footer in place of the keys. Returns whether the screen has one.
    fn draw_prompt(
        &self,
        _area: Rect,
        _canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        false
    }
}
