//! Draws the menu of bench_runner's plots.

use ratatui::layout::Rect;

use super::state::TrendPlotState;
use crate::bench_runner::Plot;
use crate::text::visible;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, Menu, MenuItem};

impl Draw for TrendPlotState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.history else {
            return;
        };
        let plots = &open.trends.tree.config.plots;
        let titles = plots.iter().map(Plot::title);
        let whole = if plots.is_empty() {
            "the whole history; bench_runner.toml has no plots"
        } else {
            "the whole history"
        };
        let all = std::iter::once(whole.to_owned()).chain(titles);
        let item = |title: String| MenuItem {
            mark: String::new(),
            text: visible(&title).into_owned(),
        };
        let items: Vec<MenuItem> = all.map(item).collect();
        Menu {
            title: " Plots of bench_runner ",
            items: &items,
            selected: self.selected,
            about: None,
        }
        .draw(area, canvas);
    }
}
