//! Draws a page of the help.

use ratatui::layout::Rect;
use strum::VariantArray;

use super::content::sections;
use super::layout::{Layout, Page, word_width};
use super::state::HelpState;
use crate::text;
use crate::tui::screen::action::HelpPage;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::{Canvas, ScrollPane};

/// From this width on, the keys are in two columns.
const TWO_COLUMNS: u16 = 100;
/// How many lines stay visible above a match.
const ABOVE_MATCH: usize = 2;

impl Draw for HelpState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let opened_from = context
            .below
            .map_or(ScreenKind::Comparison, |below| below.screen);
        let search = self.search.to_lowercase();
        let is_wide = self.page == HelpPage::Keys && area.width >= TWO_COLUMNS;
        let found = self.found.filter(|found| found.page == self.page);
        let sections = sections(self.page, opened_from);
        // The border, and a blank before it on the right.
        let width = usize::from(area.width).saturating_sub(3);
        let layout = Layout {
            width,
            word_width: word_width(&sections, width),
            columns: if is_wide { 2 } else { 1 },
            search: &search,
            found: found.map(|found| found.entry),
            theme: canvas.theme,
        };
        let page = layout.page(&sections);
        let top = self.top(&page, area, canvas);
        let status = self.search_status(opened_from);
        let below = status.map_or(" / search ".to_owned(), |status| format!(" {status} "));
        let pane = ScrollPane {
            title: &title(self.page, usize::from(area.width).saturating_sub(4)),
            below: &below,
            top,
            count: page.lines.len(),
        };
        pane.draw(page.lines, area, canvas);
    }
}

impl HelpState {
    /// The first line to show. A new match is scrolled into view if it is not there.
    fn top(&self, page: &Page, area: Rect, canvas: &mut Canvas<'_, '_>) -> usize {
        let height = ScrollPane::height(area);
        let Some(found) = page.found.filter(|_| self.is_new) else {
            return self.scroll.top;
        };
        let is_seen = (self.scroll.top..self.scroll.top + height).contains(&found);
        let top = if is_seen {
            self.scroll.top
        } else {
            found.saturating_sub(ABOVE_MATCH)
        };
        canvas.state.scrolled_to = Some(top);
        top
    }
}

/// The names of all pages, that of the current one in brackets; only the current one if there is no room for all.
fn title(current: HelpPage, room: usize) -> String {
    let pages = (1..).zip(HelpPage::VARIANTS);
    let names = pages.map(|(number, &page)| {
        let name = format!("{number} {}", page.name());
        if page == current {
            format!("[{name}]")
        } else {
            name
        }
    });
    let all = format!(" Help: {} ", names.collect::<Vec<_>>().join("  "));
    if text::width(&all) <= room {
        return all;
    }
    format!(" Help: {} (Tab: next page) ", current.name())
}
