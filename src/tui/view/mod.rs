//! The state as a frame. Views read the state and change nothing but what is scrolled to.

mod detail;
mod files;
mod footer;
mod groups;
mod header;
mod help;
mod legend;
mod menu;
mod table;
mod verdict;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Clear, Paragraph};

use super::app::{App, Mode, Pane};
use super::plot::{self, Glyphs};
use super::theme::Theme;
use crate::comparison::Column;
use crate::text;

/// What is scrolled to, and how much is seen of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ViewState {
    /// The first row of the table on the screen.
    pub table_top: usize,
    pub groups_top: usize,
    /// How many lines the pane in use shows.
    pub page: usize,
    /// The first line of what is read when its end is seen.
    pub furthest: usize,
    /// The first line of the files' screen.
    files_top: usize,
    /// What a click means, by its place.
    pub targets: Vec<(Rect, Target)>,
}

/// What can be clicked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// By its place among the rows that are shown.
    Row(usize),
    Column(Column),
    Group(usize),
}

impl ViewState {
    /// What stands at a place of the last frame.
    pub fn target(&self, column: u16, line: u16) -> Option<Target> {
        let place = Position::new(column, line);
        let found = self.targets.iter().find(|(area, _)| area.contains(place));
        found.map(|(_, target)| *target)
    }
}

/// Below this there is no room for a table.
const SMALLEST: (u16, u16) = (40, 10);
/// From this size on, nothing is folded.
const ROOMY: (u16, u16) = (100, 26);
const GROUPS_WIDTH: u16 = 30;
const SMALLEST_TABLE: u16 = 5;
/// Below this height the open verdict takes from the table and the groups.
const CROWDED: u16 = 14;

/// Where the parts of the main screen stand. A folded pane is one line.
struct Places {
    header: Rect,
    groups: Rect,
    groups_folded: bool,
    table: Rect,
    verdict: Rect,
    verdict_folded: bool,
    footer: Rect,
}

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, app: &App, theme: &Theme, state: &mut ViewState) {
    state.targets.clear();
    (state.page, state.furthest) = (1, 0);
    draw_unicode(frame, app, theme, state);
    if theme.glyphs == Glyphs::Ascii {
        plot::to_ascii(frame.buffer_mut());
    }
}

fn draw_unicode(frame: &mut Frame<'_>, app: &App, theme: &Theme, state: &mut ViewState) {
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let size = format!(
            "needs {}×{}, has {}×{}",
            SMALLEST.0, SMALLEST.1, area.width, area.height
        );
        frame.render_widget(Line::raw(size), area);
        return;
    }
    let places = places(area, app);
    header::draw(frame, places.header, app, theme);
    footer::draw(frame, places.footer, app, theme);
    let whole = Rect {
        y: places.header.bottom(),
        height: area.height - places.header.height - places.footer.height,
        ..area
    };
    match &app.mode {
        Mode::Help { top, behind } => help::draw(frame, whole, (*top, behind), theme, state),
        Mode::Detail { row, top, from } => {
            detail::draw(frame, whole, (*row, *top, *from), app, theme, state);
        }
        Mode::Files { selected } => files::draw(frame, whole, *selected, app, theme, state),
        mode => {
            groups::draw(
                frame,
                places.groups,
                places.groups_folded,
                app,
                theme,
                state,
            );
            table::draw(frame, places.table, app, theme, state);
            verdict::draw(
                frame,
                places.verdict,
                places.verdict_folded,
                app,
                theme,
                state,
            );
            match *mode {
                Mode::Sort { selected } => {
                    menu::draw_sort(frame, places.table, selected, app, theme);
                }
                Mode::Columns { selected } => {
                    menu::draw_columns(frame, places.table, selected, app, theme);
                }
                Mode::Legend { top } => {
                    legend::draw(frame, whole, (top, app.view.metric), theme, state);
                }
                _ => {}
            }
        }
    }
}

fn places(area: Rect, app: &App) -> Places {
    let groups_folded = area.width < ROOMY.0 && app.focus != Pane::Groups;
    let footer_height = footer::height(area.width);
    let has_tags = app.view.groups.len() > 1;
    // Where it is crowded, what the keys act on comes before what names the group.
    let is_crowded = area.height < CROWDED && app.focus == Pane::Verdict;
    let group_line = u16::from(groups_folded && has_tags && !is_crowded);
    // However small the screen, the table keeps its frame, its head and two rows.
    let around = 1 + group_line + footer_height;
    let table = if is_crowded {
        SMALLEST_TABLE - 1
    } else {
        SMALLEST_TABLE
    };
    let for_verdict = area.height.saturating_sub(around + table);
    let wanted = verdict::height(area).min(for_verdict);
    let is_open = area.height >= ROOMY.1 || app.focus == Pane::Verdict;
    let verdict_folded = !is_open || wanted < 3;
    let verdict_height = if verdict_folded {
        verdict::folded::height(app, area)
    } else {
        wanted
    };
    let [header, line, middle, verdict, footer] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(group_line),
        Constraint::Fill(1),
        Constraint::Length(verdict_height),
        Constraint::Length(footer_height),
    ])
    .areas(area);
    let sidebar = if groups_folded || !has_tags {
        0
    } else if area.width < GROUPS_WIDTH + SMALLEST.0 {
        // Beside the groups there would be no table to speak of.
        area.width
    } else {
        GROUPS_WIDTH
    };
    let [side, table] =
        Layout::horizontal([Constraint::Length(sidebar), Constraint::Fill(1)]).areas(middle);
    let groups = if groups_folded { line } else { side };
    Places {
        header,
        groups,
        groups_folded,
        table,
        verdict,
        verdict_folded,
        footer,
    }
}

/// A box with a title; its border tells whether the keys act on it.
fn pane<'t>(title: Line<'t>, is_focused: bool, theme: &Theme) -> Block<'t> {
    let border = if is_focused {
        theme.focused_border
    } else {
        theme.border
    };
    Block::new()
        .borders(Borders::ALL)
        .border_type(BorderType::Plain)
        .border_style(border)
        .title(title.style(theme.title))
}

/// Draws lines that are read from `top` on, in a box that fills `area`. `below` stands at the right of its lower edge.
fn read(
    frame: &mut Frame<'_>,
    area: Rect,
    titles: (&str, &str),
    (lines, top): (Vec<Line<'_>>, usize),
    theme: &Theme,
    state: &mut ViewState,
) {
    let count = lines.len();
    let top = top.min(count.saturating_sub(height_to_read(area)));
    let seen = lines.into_iter().skip(top).take(height_to_read(area));
    read_part(
        frame,
        area,
        titles,
        (seen.collect(), top, count),
        theme,
        state,
    );
}

/// How many lines [`read`] shows in an area.
fn height_to_read(area: Rect) -> usize {
    usize::from(area.height).saturating_sub(2)
}

/// The same where only the lines that are seen are made: those from `top` on, of `count`.
fn read_part(
    frame: &mut Frame<'_>,
    area: Rect,
    (title, below): (&str, &str),
    (seen, top, count): (Vec<Line<'_>>, usize, usize),
    theme: &Theme,
    state: &mut ViewState,
) {
    let room = usize::from(area.width).saturating_sub(4);
    let title = text::truncated(title, room);
    let mut block =
        pane(Line::raw(title), true, theme).title_bottom(Line::raw(below).right_aligned());
    state.page = height_to_read(area);
    state.furthest = count.saturating_sub(state.page);
    if state.furthest > 0 {
        let more = if top < state.furthest {
            " ↓ more (Ctrl-d) "
        } else {
            " ↑ (Ctrl-u) "
        };
        block = block.title_bottom(Line::raw(more));
    }
    let width = usize::from(block.inner(area).width);
    let seen: Vec<Line<'_>> = seen.into_iter().map(|line| fitted(line, width)).collect();
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(seen).block(block), area);
}

/// A line in at most `columns` columns, with an ellipsis if something is cut.
fn fitted(line: Line<'_>, columns: usize) -> Line<'_> {
    if line.width() <= columns {
        return line;
    }
    let mut room = columns;
    let mut spans = Vec::new();
    for span in line.spans {
        let is_cut = span.width() >= room;
        let text = if is_cut {
            // Something follows, or this is too long: both are seen by the ellipsis.
            text::truncated(&format!("{}  ", span.content), room)
        } else {
            span.content.into_owned()
        };
        room = room.saturating_sub(text::width(&text));
        spans.push(Span::styled(text, span.style));
        if is_cut {
            break;
        }
    }
    Line::from(spans)
}

/// The first line to show so that `selected` is seen, near to where it was.
fn scrolled(top: usize, selected: usize, count: usize, height: usize) -> usize {
    let height = height.max(1);
    let lowest = selected.saturating_sub(height - 1);
    let furthest = count.saturating_sub(height);
    top.clamp(lowest.min(selected), selected).min(furthest)
}

/// The same, but with the selected line in the middle when it would leave the screen: a held key on a slow link then
/// draws the whole table once in half a screen, and else only what moved.
fn scrolled_by_half(top: usize, selected: usize, count: usize, height: usize) -> usize {
    let height = height.max(1);
    let is_seen = (top..top + height).contains(&selected);
    let top = if is_seen {
        top
    } else {
        selected.saturating_sub(height / 2)
    };
    scrolled(top, selected, count, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_key_scrolls_twice_a_screen() {
        let (mut top, mut moves) = (0, 0);
        for selected in 0..100 {
            let next = scrolled_by_half(top, selected, 100, 20);
            moves += usize::from(next != top);
            top = next;
        }
        assert_eq!((top, moves), (80, 8));
        for selected in (0..100).rev() {
            top = scrolled_by_half(top, selected, 100, 20);
            assert!((top..top + 20).contains(&selected));
        }
        assert_eq!(top, 0);
    }

    #[test]
    fn a_line_that_is_cut_says_so() {
        let line = || Line::from(vec![Span::raw("abc"), Span::raw("def"), Span::raw("g")]);
        let text = |columns: usize| fitted(line(), columns).to_string();
        assert_eq!(text(7), "abcdefg");
        assert_eq!(text(6), "abcde…");
        assert_eq!(text(4), "abc…");
        assert_eq!(text(3), "ab…");
        assert_eq!(text(1), "…");
        for columns in 1..9 {
            assert!(text::width(&text(columns)) <= columns);
        }
    }

    #[test]
    fn the_selected_line_is_always_seen() {
        for count in 0..30usize {
            for height in 0..12 {
                for selected in 0..count {
                    for top in 0..35 {
                        let half = scrolled_by_half(top, selected, count, height);
                        assert!(half <= selected && selected < half + height.max(1));
                        let top = scrolled(top, selected, count, height);
                        assert!(top <= selected && selected < top + height.max(1));
                        assert!(
                            top + height.max(1) <= count || top == 0,
                            "no empty lines below the last"
                        );
                    }
                }
            }
        }
    }
}
