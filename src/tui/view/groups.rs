//! The groups: each tag's geometric mean and number of benchmarks, and which one the table shows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Target, ViewState, pane, scrolled};
use crate::comparison::{GroupRow, Metric, wording};
use crate::text::{self, visible};
use crate::tui::app::{App, Pane};
use crate::tui::theme::Theme;

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    is_folded: bool,
    app: &App,
    theme: &Theme,
    state: &mut ViewState,
) {
    if area.is_empty() {
        return;
    }
    if is_folded {
        frame.render_widget(folded(usize::from(area.width), app, theme), area);
        return;
    }
    let is_focused = app.focus == Pane::Groups;
    let block = pane(Line::raw(" Groups "), is_focused, theme);
    let inner = block.inner(area);
    let height = usize::from(inner.height);
    state.groups_top = scrolled(
        state.groups_top,
        app.view.group,
        app.view.groups.len(),
        height,
    );
    if is_focused {
        state.page = height;
    }
    let seen = (inner.y..inner.bottom()).zip(state.groups_top..app.view.groups.len());
    for (y, group) in seen {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        state.targets.push((line, Target::Group(group)));
    }
    let lines = app
        .view
        .groups
        .iter()
        .enumerate()
        .skip(state.groups_top)
        .take(height);
    let width = usize::from(inner.width);
    let lines: Vec<Line<'_>> = lines
        .map(|(index, group)| {
            line(
                group,
                index == app.view.group,
                width,
                app.view.metric,
                theme,
            )
        })
        .collect();
    frame.render_widget(Paragraph::new(lines).block(block), area);
}

const COUNT_WIDTH: usize = 4;

fn line(
    group: &GroupRow,
    is_chosen: bool,
    width: usize,
    metric: Metric,
    theme: &Theme,
) -> Line<'static> {
    let mean = group.mean.map(|mean| wording::ratio_of(metric, mean));
    let mean = mean.unwrap_or_default();
    let mean_style = group.mean.map_or(theme.text, |mean| theme.mean(mean));
    let for_name = width.saturating_sub(2 + COUNT_WIDTH);
    let name = text::truncated(
        &visible(group.group.kind.name()),
        for_name.saturating_sub(text::width(&mean) + 1),
    );
    let for_mean = for_name.saturating_sub(text::width(&name));
    Line::from(vec![
        Span::styled(if is_chosen { "▸ " } else { "  " }, theme.focused_border),
        Span::styled(name, if is_chosen { theme.title } else { theme.text }),
        Span::styled(text::align_right(&mean, for_mean), mean_style),
        Span::styled(
            text::align_right(&group.group.rows.len().to_string(), COUNT_WIDTH),
            theme.faint,
        ),
    ])
}

/// One line in place of the pane.
fn folded(width: usize, app: &App, theme: &Theme) -> Line<'static> {
    let chosen = &app.view.groups[app.view.group];
    let mean = chosen
        .mean
        .map(|mean| wording::ratio_of(app.view.metric, mean));
    let mean = mean.unwrap_or_default();
    let behind = match app.view.filter_text.trim() {
        "" => format!("   {} groups (Tab)", app.view.groups.len()),
        filter => format!("   filter: {}", visible(filter)),
    };
    let text = format!(
        "{}  ",
        text::truncated(&visible(chosen.group.kind.name()), width / 3)
    );
    let rows = format!("  {}", wording::count(chosen.group.rows.len(), "row"));
    let used = 7 + [&text, &mean, &rows]
        .iter()
        .map(|part| text::width(part))
        .sum::<usize>();
    let others = text::truncated(&behind, width.saturating_sub(used));
    Line::from(vec![
        Span::styled("Group  ", theme.faint),
        Span::styled(text, theme.title),
        Span::styled(
            mean,
            chosen.mean.map_or(theme.text, |mean| theme.mean(mean)),
        ),
        Span::styled(rows, theme.text),
        Span::styled(others, theme.faint),
    ])
}
