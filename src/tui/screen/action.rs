//! The actions of the screens.

use strum::VariantArray;
use tui_input::InputRequest;

use super::motion::Motion;
use crate::comparison::Column;
use crate::tui::widget::Target;

/// An action of a screen. Each screen handles those that its keys are bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenAction {
    /// Leaves the screen. On the comparison screen, undoes a choice of rows instead.
    Back,
    /// Accepts what is selected or typed.
    Accept,
    /// Answers yes.
    Agree,
    /// Moves the selection, or scrolls.
    Move(Motion),
    /// Changes the typed text.
    Text(TextAction),
    /// Does something with the selected or open benchmark.
    Benchmark(BenchmarkAction),
    /// Sorts by a column.
    SortBy(Column),
    /// Changes the table or its contents.
    Table(TableAction),
    /// Changes the choice of columns.
    Columns(ColumnsAction),
    /// Changes what the help shows.
    Help(HelpAction),
    /// Changes what the results screen shows, or goes to another result of it.
    Results(ResultsAction),
    /// Changes what the history shows.
    Timeline(TimelineAction),
    /// Handles a click on the comparison screen.
    Click(Target),
}

/// An action for the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimelineAction {
    /// Shows half as many points.
    ZoomIn,
    /// Shows twice as many points.
    ZoomOut,
    /// Shows earlier points.
    PanLeft,
    /// Shows later points.
    PanRight,
    /// Moves the cursor to the next change.
    NextChange,
    /// Moves the cursor to the previous change.
    PreviousChange,
    /// Shows ratios to the base, or absolute values.
    ToggleRatios,
    /// Draws the other machines and flags too, or no longer.
    ToggleOthers,
    /// Copies the command line that searches for the commit of a change.
    CopyBisect,
}

/// An action for the results of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultsAction {
    /// Selects the next base.
    NextBase,
    /// Selects the previous base.
    PreviousBase,
    /// Makes the selected result the reference for all, or each its own base again.
    Pin,
    /// Marks the selected result, or takes its mark away.
    Mark,
    /// Compares the marked results, or the selected build on each machine, each with its own reference.
    CompareEach,
    /// Compares the next result of the list, in an open comparison.
    NextResult,
    /// Compares the previous result of the list, in an open comparison.
    PreviousResult,
}

/// A change to typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAction {
    /// Edits the text, or moves its cursor.
    Edit(InputRequest),
    /// Completes the word before the cursor, or replaces it with the next choice.
    Complete,
    /// Goes back to the previous text in the history.
    Earlier,
    /// Goes forward to the next text in the history.
    Later,
}

/// An action for a benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BenchmarkAction {
    /// Excludes it from every number, or includes it again.
    ToggleExcluded,
    /// Switches between time and peak memory.
    ToggleMetric,
    /// Goes to the next benchmark, if one is open.
    Next,
    /// Goes to the previous benchmark, if one is open.
    Previous,
    /// Shows warm-ups among the values, or hides them.
    ToggleWarmups,
    /// Scales each side's values in run order separately, or both on one axis.
    ToggleScales,
}

/// An action for the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableAction {
    /// Reverses the order.
    ReverseOrder,
    /// Shows or hides the rows that are not significant.
    ToggleInsignificant,
    /// Includes all rows again.
    IncludeAll,
    /// Counts the published exclusions in bench_runner's numbers, or applies them again.
    ToggleExclusions,
    /// Groups the benchmarks by tag or by family.
    ToggleGrouping,
    /// Shows the selected benchmark beside the table, or hides it.
    ToggleDock,
    /// Scrolls the columns to the left; the name stays.
    ScrollLeft,
    /// Scrolls the columns to the right; the name stays.
    ScrollRight,
    /// Goes to the next pane.
    NextPane,
    /// Goes to the previous pane.
    PreviousPane,
}

/// An action for the choice of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnsAction {
    /// Shows or hides the selected column.
    Toggle,
    /// Moves the selected column up in the list, which is to the left in the table.
    MoveUp,
    /// Moves the selected column down in the list, which is to the right in the table.
    MoveDown,
    /// Shows all columns in their usual order.
    Reset,
}

/// An action for the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpAction {
    /// Shows a page.
    Show(HelpPage),
    /// Shows the next page.
    NextPage,
    /// Shows the previous page.
    PreviousPage,
    /// Starts a search.
    Search,
    /// Goes to the next match.
    NextMatch,
    /// Goes to the previous match.
    PreviousMatch,
}

/// A page of the help.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum HelpPage {
    /// The keys.
    #[default]
    Keys,
    /// The filter language.
    Filter,
    /// The glossary.
    Glossary,
}

impl HelpPage {
    /// The name of the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Keys => "Keys",
            Self::Filter => "Filter language",
            Self::Glossary => "Glossary",
        }
    }
}
