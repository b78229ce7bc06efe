//! The groups: the geometric mean of each tag or family and number of benchmarks, and which one the table shows.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::comparison::{GroupRow, Grouping, Metric, wording};
use crate::text::{self, visible};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, Target, pane, scrolled};

const MIN_COUNT_WIDTH: usize = 4;

pub(super) fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    if area.is_empty() {
        return;
    }
    let (theme, state) = (canvas.theme, &mut *canvas.state);
    let is_focused = open.focus == Pane::Groups;
    let grouping = open.view.grouping();
    let other = format!(" F {} ", grouping.other().name());
    let title = match grouping {
        Grouping::Tags => " Groups ",
        Grouping::Families => " Families ",
    };
    let block = pane(title, is_focused, theme).title_bottom(Line::raw(other).right_aligned());
    let inner = block.inner(area);
    let height = usize::from(inner.height);
    let (groups, chosen) = (&open.view.groups, open.view.group);
    state.groups_top = scrolled(state.groups_top, chosen, groups.len(), height);
    if is_focused {
        state.page = height;
    }
    for (y, group) in (inner.y..inner.bottom()).zip(state.groups_top..groups.len()) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        state.targets.push((line, Target::Group(group)));
    }
    let seen = groups
        .iter()
        .enumerate()
        .skip(state.groups_top)
        .take(height);
    // The first group, all benchmarks, has the largest count.
    let largest = groups.first().map_or(0, |all| all.group.rows.len());
    let count_width = MIN_COUNT_WIDTH.max(largest.to_string().len() + 1);
    let line = |(index, group): (usize, &GroupRow)| {
        let line = GroupLine {
            count_width,
            group,
            is_chosen: index == chosen,
            metric: open.view.metric,
        };
        line.build(usize::from(inner.width), theme)
    };
    let lines: Vec<Line<'_>> = seen.map(line).collect();
    canvas
        .frame
        .render_widget(Paragraph::new(lines).block(block), area);
}

struct GroupLine<'g> {
    group: &'g GroupRow,
    is_chosen: bool,
    metric: Metric,
    count_width: usize,
}

impl GroupLine<'_> {
    fn build(&self, width: usize, theme: &Theme) -> Line<'static> {
        let (group, metric) = (self.group, self.metric);
        let mean = group.mean.map(|mean| wording::ratio_of(metric, mean));
        let mean = mean.unwrap_or_default();
        let mean_style = group.mean.map_or(theme.text, |mean| theme.mean(mean));
        let for_name = width.saturating_sub(2 + self.count_width);
        let name = text::truncated(
            &visible(group.group.kind.name()),
            for_name.saturating_sub(text::width(&mean) + 1),
        );
        let for_mean = for_name.saturating_sub(text::width(&name));
        let count = group.group.rows.len().to_string();
        let (cursor, style) = if self.is_chosen {
            ("▸ ", theme.title)
        } else {
            ("  ", theme.text)
        };
        Line::from(vec![
            Span::styled(cursor, theme.focused_border),
            Span::styled(name, style),
            Span::styled(text::align_right(&mean, for_mean), mean_style),
            Span::styled(text::align_right(&count, self.count_width), theme.faint),
        ])
    }
}

/// Draws the folded pane as one line.
pub(super) fn draw_folded(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    if area.is_empty() {
        return;
    }
    let theme = canvas.theme;
    let (view, width) = (&open.view, usize::from(area.width));
    let chosen = &view.groups[view.group];
    let mean = chosen.mean.map(|mean| wording::ratio_of(view.metric, mean));
    // The headline begins with another mean of time, so this one is named.
    let mean = match view.metric {
        Metric::Time => format!("pyperf {}", mean.unwrap_or_default()),
        Metric::Memory => mean.unwrap_or_default(),
    };
    let mean_style = chosen.mean.map_or(theme.text, |mean| theme.mean(mean));
    let (label, groups) = match view.grouping() {
        Grouping::Tags => ("Group  ", "groups"),
        Grouping::Families => ("Family  ", "families"),
    };
    // The numbers here are of the whole group. The headline and the title of the table name the filter.
    let others = format!("   {} {groups} (Tab)", view.groups.len());
    let name = text::truncated(&visible(chosen.group.kind.name()), width / 3);
    let name = format!("{name}  ");
    let rows = format!("  {}", wording::count(view.counted().len(), "benchmark"));
    let parts = [label, &name, &mean, &rows];
    let used: usize = parts.iter().map(|part| text::width(part)).sum();
    let others = text::truncated(&others, width.saturating_sub(used));
    let line = Line::from(vec![
        Span::styled(label, theme.faint),
        Span::styled(name, theme.title),
        Span::styled(mean, mean_style),
        Span::styled(rows, theme.text),
        Span::styled(others, theme.faint),
    ]);
    canvas.frame.render_widget(line, area);
}
