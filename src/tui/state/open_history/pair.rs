//! Which two results of a history are compared.

use std::path::{Path, PathBuf};

use super::history::OpenHistory;
use crate::tui::state::Chosen;

impl OpenHistory {
    /// The file of the result under the cursor.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        let (_, night) = self.under_cursor()?;
        Some(&self.trends.tree.results[night.result].path)
    }

    /// The result under the cursor against the one before. On the first result after a change, the one before is the last
    /// that is not disturbed.
    ///
    /// # Errors
    /// If there is none; the error says so.
    pub fn pair(&self) -> Result<Chosen, String> {
        let trend = self.current().ok_or("there is no series to compare")?;
        let (points, nights) = (&trend.series.points, &self.trends.group(trend).nights);
        let mut changes = trend.analysis.changes.iter();
        let is_change = changes.any(|it| it.point == self.cursor);
        let counts = |place: &usize| !is_change || !nights[points[*place].night].is_disturbed;
        let before = (0..self.cursor.min(points.len())).rev().find(counts);
        let before =
            before.ok_or("this is the first result of the series: there is none before")?;
        let path = |place: usize| -> PathBuf {
            let night = &nights[points[place].night];
            self.trends.tree.results[night.result].path.clone()
        };
        let note = is_change
            .then(|| "the last result before the change with the first result after it".to_owned());
        let chosen = Chosen::new(vec![path(before)], vec![path(self.cursor)], Vec::new());
        Ok(chosen.with_note(note))
    }
}
