//! Which column is selected.

/// The menu of columns to show.
#[derive(Debug, Default)]
pub struct ColumnsState {
    /// The place of the selected column.
    pub selected: usize,
}
