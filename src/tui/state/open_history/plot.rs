//! Shows one of bench_runner's plots instead of the whole history.

use super::history::OpenHistory;

impl OpenHistory {
    /// The place of the plot that is shown, among those of the configuration; `None` for the whole history.
    #[must_use]
    pub fn plot(&self) -> Option<usize> {
        Some(self.trends.plot.as_ref()?.place)
    }

    /// Shows a plot, by its place in the configuration. What was shown before comes back with [`Self::leave_plot`].
    ///
    /// # Errors
    /// If nothing of it can be compared; the error says so.
    pub fn show_plot(&mut self, place: usize) -> Result<(), String> {
        let whole = self.whole.as_deref().unwrap_or(self);
        let plotted = whole.trends.of_plot(place).map(|it| whole.of_plot(it));
        let plotted = plotted.ok_or("no result of this plot has what it is compared with")?;
        let mut before = std::mem::replace(self, plotted);
        self.whole = before.whole.take().or(Some(Box::new(before)));
        Ok(())
    }

    /// Shows the whole history again. Returns whether a plot was shown.
    pub fn leave_plot(&mut self) -> bool {
        let Some(whole) = self.whole.take() else {
            return false;
        };
        *self = *whole;
        true
    }
}
