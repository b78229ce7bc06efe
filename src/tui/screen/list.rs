//! The list of screens, and what each of them has to do.

use ratatui::layout::Rect;
use strum::{EnumDiscriminants, VariantArray};

use super::benchmark::BenchmarkState;
use super::columns::ColumnsState;
use super::command::Command;
use super::comparison::ComparisonState;
use super::export::ExportState;
use super::files::FilesState;
use super::filter::FilterState;
use super::help::HelpState;
use super::legend::LegendState;
use super::loading::LoadingState;
use super::overwrite::OverwriteState;
use super::sort::SortState;
use crate::tui::effect::Effect;
use crate::tui::state::OpenComparison;
use crate::tui::widget::Canvas;

/// A screen with its state. They are in the order in which the help lists their keys.
#[derive(EnumDiscriminants)]
#[strum_discriminants(name(ScreenKind), derive(VariantArray), doc = "Which screen it is.")]
pub enum Screen {
    /// The comparison: groups, the table, and the verdict.
    Comparison(ComparisonState),
    /// One benchmark.
    Benchmark(BenchmarkState),
    /// The files and their differences.
    Files(FilesState),
    /// The filter is typed.
    Filter(FilterState),
    /// What the table can be sorted by.
    Sort(SortState),
    /// Which columns the table has.
    Columns(ColumnsState),
    /// The name of a file to export to is typed.
    Export(ExportState),
    /// The file exists: may it be overwritten?
    Overwrite(OverwriteState),
    /// What the colours and marks mean.
    Legend(LegendState),
    /// The keys and the words.
    Help(HelpState),
    /// The results are read.
    Loading(LoadingState),
}

impl ScreenKind {
    /// All screens.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// When its keys hold, as the help says it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Comparison => "Browsing",
            Self::Benchmark => "With a benchmark open",
            Self::Files => "With the files open",
            Self::Filter => "While filtering",
            Self::Sort => "In the sort menu",
            Self::Columns => "In the chooser of columns",
            Self::Export => "While naming a file to export to",
            Self::Overwrite => "Where the file exists",
            Self::Legend => "With the legend open",
            Self::Help => "In the help",
            Self::Loading => "While the files are read",
        }
    }

    /// Whether what it was opened from is seen behind it.
    #[must_use]
    pub fn is_overlay(self) -> bool {
        match self {
            Self::Filter
            | Self::Sort
            | Self::Columns
            | Self::Export
            | Self::Overwrite
            | Self::Legend => true,
            Self::Comparison | Self::Benchmark | Self::Files | Self::Help | Self::Loading => false,
        }
    }

    /// Whether characters that stand for no action are text.
    #[must_use]
    pub fn takes_text(self) -> bool {
        match self {
            Self::Filter | Self::Export => true,
            Self::Comparison
            | Self::Benchmark
            | Self::Files
            | Self::Sort
            | Self::Columns
            | Self::Overwrite
            | Self::Legend
            | Self::Help
            | Self::Loading => false,
        }
    }
}

impl Screen {
    /// A screen as a key opens it. `None` for those that only another screen opens, or that need a comparison where
    /// there is none.
    #[must_use]
    pub fn open(kind: ScreenKind, comparison: Option<&mut OpenComparison>) -> Option<Self> {
        match kind {
            ScreenKind::Files => comparison.map(FilesState::open).map(Self::Files),
            ScreenKind::Filter => comparison.map(FilterState::open).map(Self::Filter),
            ScreenKind::Sort => comparison.map(|open| Self::Sort(SortState::open(open))),
            ScreenKind::Columns => Some(Self::Columns(ColumnsState::default())),
            ScreenKind::Export => Some(Self::Export(ExportState::default())),
            ScreenKind::Legend => Some(Self::Legend(LegendState::default())),
            ScreenKind::Help => Some(Self::Help(HelpState::default())),
            ScreenKind::Comparison
            | ScreenKind::Benchmark
            | ScreenKind::Overwrite
            | ScreenKind::Loading => None,
        }
    }

    /// What handles its keys.
    pub fn handler(&mut self) -> &mut dyn Handle {
        match self {
            Self::Comparison(state) => state,
            Self::Benchmark(state) => state,
            Self::Files(state) => state,
            Self::Filter(state) => state,
            Self::Sort(state) => state,
            Self::Columns(state) => state,
            Self::Export(state) => state,
            Self::Overwrite(state) => state,
            Self::Legend(state) => state,
            Self::Help(state) => state,
            Self::Loading(state) => state,
        }
    }

    /// What draws it.
    #[must_use]
    pub fn drawing(&self) -> &dyn Draw {
        match self {
            Self::Comparison(state) => state,
            Self::Benchmark(state) => state,
            Self::Files(state) => state,
            Self::Filter(state) => state,
            Self::Sort(state) => state,
            Self::Columns(state) => state,
            Self::Export(state) => state,
            Self::Overwrite(state) => state,
            Self::Legend(state) => state,
            Self::Help(state) => state,
            Self::Loading(state) => state,
        }
    }
}

/// What a screen may change besides itself.
pub struct Context<'a> {
    /// The comparison, once there is one.
    pub comparison: Option<&'a mut OpenComparison>,
    /// What there is to say to the user; raw.
    pub message: &'a mut Option<String>,
    /// How many lines the pane in use had room for in the last frame.
    pub page: usize,
}

/// What comes after a command.
pub enum Next {
    /// The screen stays.
    Stay,
    /// The screen is closed.
    Close,
    /// Another screen is opened over it.
    Open(Screen),
    /// Something is asked of the program around the screens.
    Ask(Effect),
}

/// A screen that has keys.
pub trait Handle {
    /// Carries out a command.
    fn handle(&mut self, command: Command, context: &mut Context<'_>) -> Next;

    /// Inserts a text where one is typed. Elsewhere its letters are no keys: a text is not pasted in order to quit.
    fn paste(&mut self, _text: &str, _context: &mut Context<'_>) {}

    /// Limits how far it is scrolled, which only a drawn frame knows.
    fn limit_scroll(&mut self, _max_top: usize, _comparison: Option<&mut OpenComparison>) {}
}

/// What is drawn besides the screen itself.
pub struct DrawContext<'a> {
    /// The comparison, once there is one.
    pub comparison: Option<&'a OpenComparison>,
    /// The screen that it was opened from, if any.
    pub below: Option<ScreenKind>,
}

/// A screen that can be drawn.
pub trait Draw {
    /// Draws it between the header and the footer.
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>);

    /// Draws what stands in the footer in place of the keys, and tells whether there is anything.
    fn draw_prompt(
        &self,
        _area: Rect,
        _canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        false
    }
}
