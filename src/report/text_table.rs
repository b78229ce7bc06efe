//! A table of plain text.

use std::ops::Range;

use crate::text::{align_left, align_right, width};

/// The lines of a table. All rows have as many cells as the first; the cells of the columns in `right` are aligned to the
/// right. Spaces at the ends of lines are left out.
pub fn lines<R: AsRef<[String]>>(rows: &[R], right: &Range<usize>) -> Vec<String> {
    let columns = 0..rows.first().map_or(0, |row| row.as_ref().len());
    let widths = columns.map(|column| {
        let cells = rows.iter().map(|row| width(&row.as_ref()[column]));
        cells.max().unwrap_or(0)
    });
    let widths: Vec<usize> = widths.collect();
    let line = |row: &R| {
        let cells = row.as_ref().iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, &columns))| {
            if right.contains(&column) {
                align_right(cell, columns)
            } else {
                align_left(cell, columns)
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
