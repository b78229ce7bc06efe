//! Which columns the table has, and in what order.

use crate::comparison::Column;

/// The columns of a table after the first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<C> {
    /// The columns in order, each with whether it is shown. Hidden columns keep their place.
    columns: Vec<(C, bool)>,
}

/// The columns of the table of benchmarks after the name.
pub type ColumnChoice = Choice<Column>;

impl Default for Choice<Column> {
    /// All columns, the most useful first.
    fn default() -> Self {
        let all = Column::ALL.iter().copied();
        let columns = all.filter(|&column| column != Column::Benchmark);
        Self {
            columns: columns.map(|column| (column, true)).collect(),
        }
    }
}

impl Choice<Column> {
    /// Only these columns, in this order.
    #[must_use]
    pub fn of(shown: &[Column]) -> Self {
        let mut columns: Vec<(Column, bool)> = Vec::new();
        let mut add = |column: Column, is_shown: bool| {
            if column != Column::Benchmark && !columns.iter().any(|&(known, _)| known == column) {
                columns.push((column, is_shown));
            }
        };
        for &column in shown {
            add(column, true);
        }
        for &column in Column::ALL {
            add(column, false);
        }
        Self { columns }
    }

    /// The columns of a setting; all if it has none.
    #[must_use]
    pub fn of_setting(columns: Option<&[Column]>) -> Self {
        columns.map_or_else(Self::default, Self::of)
    }
}

impl<C: Copy + PartialEq> Choice<C> {
    /// These columns, each with whether it is shown.
    #[must_use]
    pub fn new(columns: Vec<(C, bool)>) -> Self {
        Self { columns }
    }

    /// Adds what is new among `all` behind the column before it, and drops what is not among them. `is_shown` decides
    /// about new columns.
    pub fn sync(&mut self, all: &[C], is_shown: impl Fn(C) -> bool) {
        self.columns.retain(|(column, _)| all.contains(column));
        for (place, &column) in all.iter().enumerate() {
            if self.columns.iter().any(|(known, _)| *known == column) {
                continue;
            }
            let before = place.checked_sub(1).map(|before| all[before]);
            let known = |known: &(C, bool)| Some(known.0) == before;
            let behind = self.columns.iter().position(known);
            let behind = behind.map_or(0, |before| before + 1);
            self.columns.insert(behind, (column, is_shown(column)));
        }
    }

    /// All columns, shown or not.
    #[must_use]
    pub fn all(&self) -> &[(C, bool)] {
        &self.columns
    }

    /// The columns that are shown.
    pub fn shown(&self) -> impl Iterator<Item = C> {
        let shown = self.columns.iter().filter(|(_, is_shown)| *is_shown);
        shown.map(|(column, _)| *column)
    }

    /// Shows or hides the column at a place.
    pub fn toggle(&mut self, place: usize) {
        if let Some((_, is_shown)) = self.columns.get_mut(place) {
            *is_shown = !*is_shown;
        }
    }

    /// Moves the column at a place one place to the left. Returns its new place.
    pub fn move_left(&mut self, place: usize) -> usize {
        let before = place.saturating_sub(1);
        self.columns.swap(place, before);
        before
    }

    /// Moves the column at a place one place to the right. Returns its new place.
    pub fn move_right(&mut self, place: usize) -> usize {
        let behind = (place + 1).min(self.columns.len() - 1);
        self.columns.swap(place, behind);
        behind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_names_each_column_once_and_hides_the_others() {
        let chosen = [Column::Q, Column::Benchmark, Column::Ratio, Column::Q];
        let choice = ColumnChoice::of(&chosen);
        let shown: Vec<Column> = choice.shown().collect();
        assert_eq!(shown, [Column::Q, Column::Ratio]);
        assert_eq!(choice.all().len(), Column::ALL.len() - 1);
    }

    #[test]
    fn new_columns_come_behind_those_before_them_and_the_others_keep_their_places() {
        let mut choice = Choice::new(vec![(3, true), (1, false), (2, true)]);
        choice.sync(&[1, 2, 4, 3], |_| true);
        assert_eq!(choice.all(), [(3, true), (1, false), (2, true), (4, true)]);
        choice.sync(&[1, 2, 3], |_| true);
        assert_eq!(choice.all(), [(3, true), (1, false), (2, true)]);
    }

    #[test]
    fn a_column_moves_no_further_than_the_ends() {
        let mut choice = ColumnChoice::default();
        let last = choice.all().len() - 1;
        assert_eq!((choice.move_left(0), choice.move_right(last)), (0, last));
        assert_eq!(choice, ColumnChoice::default());
        assert_eq!(choice.move_right(0), 1);
        assert_eq!(choice.all()[1].0, Column::Reference);
    }
}
