//! What a key asks of the screen that is open.

use tui_input::InputRequest;

use super::motion::Motion;
use crate::comparison::Column;
use crate::tui::widget::Target;

/// Something that a screen can be asked for. Each screen handles those that its keys stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Leaves the screen; on that of the comparison, undoes a choice of rows.
    Back,
    /// Takes what is selected or typed.
    Accept,
    /// Answers yes.
    Agree,
    /// Moves the selection, or scrolls.
    Move(Motion),
    /// Changes a text that is typed.
    Text(TextCommand),
    /// Does something with the benchmark that is selected or open.
    Benchmark(BenchmarkCommand),
    /// Sorts by a column.
    SortBy(Column),
    /// Changes the table, or what is in it.
    Table(TableCommand),
    /// Changes which columns the table has.
    Columns(ColumnsCommand),
    /// Does what a click on the comparison's screen means.
    Click(Target),
}

/// What becomes of a text that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextCommand {
    /// Changes it, or moves its cursor.
    Edit(InputRequest),
    /// Completes the word before the cursor, or puts the next choice in its place.
    Complete,
    /// Shows the text that was typed before it.
    Earlier,
    /// Shows the text that was typed after it.
    Later,
}

/// What is done with a benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BenchmarkCommand {
    /// Excludes it from every number, or includes it again.
    ToggleExcluded,
    /// Compares its peak memory instead of its time, or the other way round.
    ToggleMetric,
    /// Goes to the next one while one is open.
    Next,
    /// Goes to the one before it while one is open.
    Previous,
    /// Shows warm-ups among the values, or hides them.
    ToggleWarmups,
}

/// What is done to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableCommand {
    /// Turns the order round.
    ReverseOrder,
    /// Shows or hides the rows that are not significant.
    ToggleInsignificant,
    /// Includes all rows again.
    IncludeAll,
    /// Counts the published exclusions in bench_runner's numbers, or applies them again.
    ToggleExclusions,
    /// Scrolls the columns to the left; the name stays.
    ScrollLeft,
    /// Scrolls the columns to the right; the name stays.
    ScrollRight,
    /// Goes to the next pane.
    NextPane,
    /// Goes to the pane before.
    PreviousPane,
}

/// What is done to the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnsCommand {
    /// Shows or hides the selected one.
    Toggle,
    /// Moves the selected one to the left.
    MoveLeft,
    /// Moves the selected one to the right.
    MoveRight,
    /// Shows all of them in their usual order.
    Reset,
}
