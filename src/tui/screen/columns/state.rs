//! Which column is selected.

/// The columns are chosen.
#[derive(Debug, Default)]
pub struct ColumnsState {
    /// Place of the selected column.
    pub selected: usize,
}
