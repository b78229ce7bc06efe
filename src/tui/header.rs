//! The header: what is compared with what, and on which machine if both were measured on the same one.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::OpenComparison;
use super::widget::Canvas;
use crate::comparison::{Comparison, wording};
use crate::results::Sides;
use crate::text::{self, visible};

const ARROW: &str = " → ";

/// Draws the header.
pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let comparison = &open.comparison;
    let name = match (open.is_stale, open.results.is_swapped()) {
        (true, true) => "benchlens (stale, swapped)  ",
        (true, false) => "benchlens (stale)  ",
        (false, true) => "benchlens (swapped)  ",
        (false, false) => "benchlens  ",
    };
    // What speaks against the comparison is always shown, even if other parts have to be left out.
    let differences = match open.differences {
        0 => String::new(),
        count => format!("  ! {} (i)", wording::count(count, "difference")),
    };
    let taken = text::width(name) + text::width(&differences);
    let room = usize::from(area.width).saturating_sub(taken);
    let labels = comparison.labels.as_ref().map(|label| visible(label));
    let wanted = labels.as_ref().map(|label| text::width(label));
    let wanted = wanted.reference + text::width(ARROW) + wanted.head;
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
        return is_same.then(|| format!("{}-{}", comparison.systems.head, head.machine));
    }
    let platforms = comparison
        .suites
        .as_ref()
        .map(|suite| suite.text("platform"));
    let platforms = platforms.both().filter(Sides::are_equal)?;
    Some(platforms.head.to_owned())
}
