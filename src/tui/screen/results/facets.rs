//! The facets on the left.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::listing::Facet;
use crate::text::{self, visible};
use crate::tui::state::{OpenTree, TreePane};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, Target, pane, scrolled};

/// A line of the pane.
enum Entry<'f> {
    Heading(&'static str),
    Facet(usize, &'f Facet),
}

pub fn draw(area: Rect, open: &OpenTree, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let is_focused = open.focus == TreePane::Facets;
    let block = pane(" Facets ", is_focused, theme);
    let inner = block.inner(area);
    canvas.frame.render_widget(block, area);
    if inner.is_empty() {
        return;
    }
    let entries = entries(open);
    let is_selected =
        |entry: &Entry<'_>| matches!(entry, Entry::Facet(place, _) if *place == open.facet);
    let selected = entries.iter().position(is_selected).unwrap_or(0);
    let height = usize::from(inner.height);
    let state = &mut *canvas.state;
    state.facets_top = scrolled(state.facets_top, selected, entries.len(), height);
    if is_focused {
        state.page = height;
    }
    let seen = entries.iter().skip(state.facets_top).take(height);
    let mut lines = Vec::new();
    for (y, entry) in (inner.y..).zip(seen) {
        if let Entry::Facet(place, _) = entry {
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            state.targets.push((line, Target::Group(*place)));
        }
        let is_selected = is_focused && is_selected(entry);
        lines.push(line(
            entry,
            is_selected,
            usize::from(inner.width),
            open,
            theme,
        ));
    }
    canvas.frame.render_widget(Paragraph::new(lines), inner);
}

fn entries(open: &OpenTree) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut last = None;
    for (place, facet) in open.listing.facets.iter().enumerate() {
        if last != Some(facet.kind) {
            entries.push(Entry::Heading(facet.kind.title()));
            last = Some(facet.kind);
        }
        entries.push(Entry::Facet(place, facet));
    }
    entries
}

fn line(
    entry: &Entry<'_>,
    is_selected: bool,
    width: usize,
    open: &OpenTree,
    theme: &Theme,
) -> Line<'static> {
    let facet = match entry {
        Entry::Heading(title) => return Line::styled(*title, theme.title),
        Entry::Facet(_, facet) => facet,
    };
    let is_chosen = open.listing.chosen.get(&facet.kind) == Some(&facet.value);
    let count = format!(" {}", facet.count);
    let room = width.saturating_sub(text::width(&count) + 3);
    let name = text::align_left(&text::truncated(&visible(&facet.value), room), room);
    let style = match (is_selected, is_chosen, facet.count) {
        (true, ..) => theme.selected,
        (_, true, _) => theme.title,
        (.., 0) => theme.faint,
        _ => theme.text,
    };
    let mark = match (is_selected, is_chosen) {
        (true, _) => Span::styled("▸", theme.focused_border),
        (false, _) => Span::raw(" "),
    };
    let chosen = if is_chosen { "●" } else { " " };
    Line::from(vec![
        mark,
        Span::styled(chosen, theme.focused_border),
        Span::raw(" "),
        Span::styled(name, style),
        Span::styled(count, theme.faint),
    ])
}
