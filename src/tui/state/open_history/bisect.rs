//! Searches for the commit of a change.

use super::history::OpenHistory;
use crate::history::BisectCommand;

impl OpenHistory {
    /// The command line that searches for the commit of the last change of the selected series that is not after the cursor.
    ///
    /// # Errors
    /// If there is no such change, or if it cannot be searched for; the error is raw.
    pub fn bisect(&self) -> Result<BisectCommand, String> {
        let trend = self.current().ok_or("there is no series to bisect")?;
        let mut changes = trend.analysis.changes.iter().rev();
        let change = changes.find(|change| change.point <= self.cursor);
        let change = change.ok_or("there is no change at or before the cursor")?;
        let command = self.trends.bisect(trend, change);
        command.map_err(|reason| format!("not copied: {reason}"))
    }
}
