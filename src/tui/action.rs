//! What a user can mean by a key.

use crate::comparison::Column;

/// An intention, whatever key stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Quit,
    /// Quits at once, as Ctrl-C does.
    Interrupt,
    /// Stops the program, to be gone on with later.
    Stop,
    /// Out of a mode; in none of them, clears the filter.
    Back,
    Down,
    Up,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    NextPane,
    PreviousPane,
    /// Takes what is selected: a group, a column to sort by, a benchmark to open.
    Accept,
    /// The next benchmark of the table, and the one before, while one is open.
    NextRow,
    PreviousRow,
    OpenFilter,
    OpenSort,
    SortBy(Column),
    ReverseSort,
    /// The chooser of columns.
    OpenColumns,
    /// Shows or hides the selected column.
    ToggleColumn,
    /// Moves the selected column to the left, or to the right.
    ColumnEarlier,
    ColumnLater,
    /// All columns, in their usual order.
    ResetColumns,
    /// Scrolls the columns sideways; the name stays.
    Left,
    Right,
    /// Shows or hides the rows that are not significant.
    ToggleInsignificant,
    /// Takes the selected row out of every number, or back in.
    Exclude,
    /// Takes all rows back in.
    IncludeAll,
    /// Counts the published exclusions in bench_runner's numbers, or leaves them out.
    TogglePublished,
    /// Peak memory instead of time, or back.
    ToggleMetric,
    /// Shows warm-ups among the values, or not.
    ToggleWarmups,
    /// Reference and head each in the place of the other.
    Swap,
    /// Reads both files again.
    ReadAgain,
    CopyRow,
    CopyView,
    /// Copies the command line that opens this view.
    CopyCommand,
    /// Asks for the name of a file to export to.
    OpenExport,
    /// Yes, overwrite.
    Agree,
    ToggleMouse,
    WheelDown,
    WheelUp,
    /// A click on a row, by its place among those shown.
    SelectRow(usize),
    /// A click on a group.
    ChooseGroup(usize),
    /// The files, and what differs between the runs.
    OpenFiles,
    /// What colours and marks mean.
    OpenLegend,
    OpenHelp,
    /// Draws the whole screen anew.
    Redraw,
    /// A character of a text that is being typed.
    Type(char),
    /// Completes the last word of the filter.
    Complete,
    /// The filter before this one, and the one behind it.
    Earlier,
    Later,
    Erase,
    EraseWord,
    EraseAll,
}
