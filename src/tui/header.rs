//! The header: what is compared with what, on which machine if both were measured on the same one, and what speaks
//! against the comparison.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::OpenComparison;
use super::widget::Canvas;
use crate::comparison::{Comparison, Difference, Level};
use crate::results::Sides;
use crate::text::{self, visible};

const ARROW: &str = " → ";

/// Below this height of the terminal, the banner takes the place of the header instead of a line of its own.
const ROOM_FOR_BANNER: u16 = 16;
/// The most serious difference is named with at least this many columns, or not at all.
const MIN_DIFFERENCE_WIDTH: usize = 8;

/// The height of the header in a terminal of this height.
#[must_use]
pub fn height(terminal: u16, open: &OpenComparison) -> u16 {
    let has_both = banner_difference(open).is_some() && terminal >= ROOM_FOR_BANNER;
    1 + u16::from(has_both)
}

/// Draws the header, with a banner above it if the two runs are not comparable. If `area` has one line only, the banner
/// takes the place of the header.
pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let line = |y: u16| Rect {
        y,
        height: 1,
        ..area
    };
    let Some(difference) = banner_difference(open) else {
        return draw_header(line(area.y), open, canvas);
    };
    draw_banner(line(area.y), difference, area.height == 1, open, canvas);
    if area.height > 1 {
        draw_header(line(area.y + 1), open, canvas);
    }
}

/// The difference that makes the two runs incomparable, if any.
fn banner_difference(open: &OpenComparison) -> Option<&Difference> {
    let most_serious = open.comparison.most_serious();
    most_serious.filter(|difference| difference.level == Level::NotComparable)
}

/// Draws the banner. It fills the line, so that it is seen without colour too.
fn draw_banner(
    area: Rect,
    difference: &Difference,
    is_alone: bool,
    open: &OpenComparison,
    canvas: &mut Canvas<'_, '_>,
) {
    let state = match states(open) {
        Some(states) if is_alone => format!(" ({states})"),
        _ => String::new(),
    };
    let more = format!("{} (i)", more(open));
    let width = usize::from(area.width);
    let room = width.saturating_sub(text::width(&more) + 1);
    let what = format!(
        "{}{state}: {}",
        difference.level.title(),
        visible(&difference.sentence())
    );
    let banner = format!(" {}{more}", text::truncated(&what, room));
    let banner = text::align_left(&text::truncated(&banner, width), width);
    let line = Line::styled(banner, canvas.theme.warning.patch(canvas.theme.selected));
    canvas.frame.render_widget(line, area);
}

/// What is special about the comparison: stale, swapped, and that a stand-in is the reference, or was before the swap.
fn states(open: &OpenComparison) -> Option<String> {
    // Of several heads, the references may be others than those that were named.
    let swapped = if open.heads.len() > 1 {
        "rearranged"
    } else {
        "swapped"
    };
    let states = [
        (open.is_stale, "stale"),
        (open.results.is_swapped(), swapped),
        (open.stand_in().is_some(), "~ stand-in: i"),
    ];
    let states: Vec<&str> = states
        .iter()
        .filter_map(|(is_so, state)| is_so.then_some(*state))
        .collect();
    (!states.is_empty()).then(|| states.join(", "))
}

/// How many differences there are besides the most serious one: ` +2`.
fn more(open: &OpenComparison) -> String {
    match open.comparison.differences().len() {
        0 | 1 => String::new(),
        count => format!(" +{}", count - 1),
    }
}

fn draw_header(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let comparison = &open.comparison;
    let width = usize::from(area.width);
    let mut labels = comparison.labels.as_ref().map(|label| visible(label));
    if open.heads.len() > 1 {
        let place = open.results.selected() + 1;
        labels.head = format!("{place}/{} {}", open.heads.len(), labels.head).into();
    }
    let wanted = labels.as_ref().map(|label| text::width(label));
    let wanted = wanted.reference + text::width(ARROW) + wanted.head;
    // On a narrow screen, the labels and what speaks against the comparison take precedence over the program's name.
    let for_labels = wanted.min(width * 2 / 5);
    let has_room = |name: &str| {
        text::width(name) + for_labels + text::width(&differences(open, usize::MAX)) <= width
    };
    let name = name(open, has_room);
    let room = width.saturating_sub(text::width(&name) + for_labels);
    let differences = differences(open, room);
    let room = width.saturating_sub(text::width(&name) + text::width(&differences));
    let machine = machine(comparison).map(|machine| format!("  {}", visible(&machine)));
    // The machine is shown only if there is room for both labels in full.
    let machine = machine.filter(|machine| wanted + text::width(machine) <= room);
    let labels = fitted(&labels, room.saturating_sub(text::width(ARROW)));
    let used = labels.as_ref().map(|label| text::width(label));
    let used = used.reference + text::width(ARROW) + used.head;
    let machine = text::align_right(&machine.unwrap_or_default(), room.saturating_sub(used));
    let line = Line::from(vec![
        Span::styled(name, theme.focused_border),
        Span::styled(labels.reference, theme.title),
        Span::styled(ARROW, theme.faint),
        Span::styled(labels.head, theme.title),
        Span::styled(machine, theme.faint),
        Span::styled(differences, theme.warning),
    ]);
    canvas.frame.render_widget(line, area);
}

/// The name of the program, if there is room for it, and what is special about the comparison.
fn name(open: &OpenComparison, has_room: impl Fn(&str) -> bool) -> String {
    let (name, short) = match states(open) {
        Some(states) => (format!("benchlens ({states})  "), format!("({states})  ")),
        None => ("benchlens  ".to_owned(), String::new()),
    };
    if has_room(&name) { name } else { short }
}

/// The most serious difference in words and how many more there are, in `room` columns: `! benchmark sources differ +2
/// (i)`. Nothing if nothing speaks against the comparison, or if the banner says it.
fn differences(open: &OpenComparison, room: usize) -> String {
    let Some(difference) = open.comparison.most_serious() else {
        return String::new();
    };
    if difference.level == Level::NotComparable {
        return String::new();
    }
    let (start, end) = ("  ! ", format!("{} (i)", more(open)));
    let room = room.saturating_sub(text::width(start) + text::width(&end));
    if room < MIN_DIFFERENCE_WIDTH {
        let count = open.comparison.differences().len();
        return format!("{start}{count} (i)");
    }
    format!("{start}{}{end}", text::truncated(difference.what, room))
}

/// Both labels in `room` columns together. Each gets at least half of them if it needs that.
fn fitted(labels: &Sides<impl AsRef<str>>, room: usize) -> Sides<String> {
    let Sides { reference, head } = labels.as_ref().map(AsRef::as_ref);
    let for_reference = room.saturating_sub(text::width(head)).max(room / 2);
    let for_reference = text::width(reference).min(for_reference);
    let reference = text::truncated(reference, for_reference);
    let head = text::truncated(head, room.saturating_sub(text::width(&reference)));
    Sides::new(reference, head)
}

/// The machine that both sides were measured on, if it is the same.
fn machine(comparison: &Comparison) -> Option<String> {
    if let Some(Sides { reference, head }) = comparison.names.as_ref().map(Option::as_ref).both() {
        let is_same = reference.nickname == head.nickname && reference.machine == head.machine;
        let (system, machine) = (&comparison.systems.head, &head.machine);
        return is_same.then(|| format!("{system}-{machine} ({})", head.nickname));
    }
    let platforms = comparison
        .suites
        .as_ref()
        .map(|suite| suite.text("platform"));
    let platforms = platforms.both().filter(Sides::are_equal)?;
    Some(platforms.head.to_owned())
}
