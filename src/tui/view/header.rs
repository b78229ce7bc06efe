//! The top line: what is compared with what, and on which machine if both were measured on the same.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::comparison::{Comparison, wording};
use crate::text::{self, visible};
use crate::tui::app::App;
use crate::tui::theme::Theme;

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let comparison = &app.comparison;
    let name = match (app.stale, app.swapped) {
        (true, true) => "benchlens (stale, swapped)  ",
        (true, false) => "benchlens (stale)  ",
        (false, true) => "benchlens (swapped)  ",
        (false, false) => "benchlens  ",
    };
    // What speaks against the comparison is seen, whatever else has to go.
    let differences = match app.differences {
        0 => String::new(),
        count => format!("  ! {} (i)", wording::count(count, "difference")),
    };
    let room =
        usize::from(area.width).saturating_sub(text::width(name) + text::width(&differences));
    let (reference, head) = (visible(&comparison.labels.0), visible(&comparison.labels.1));
    let arrow = " → ";
    let labels = text::width(&reference) + text::width(arrow) + text::width(&head);
    let machine = machine(comparison).map(|machine| format!("  {}", visible(&machine)));
    // The machine is worth its place only where the labels are whole.
    let machine = machine.filter(|machine| labels + text::width(machine) <= room);
    let for_labels = room.saturating_sub(text::width(arrow));
    let reference_room = text::width(&reference).min(
        for_labels
            .saturating_sub(text::width(&head))
            .max(for_labels / 2),
    );
    let reference = text::truncated(&reference, reference_room);
    let head = text::truncated(&head, for_labels.saturating_sub(text::width(&reference)));
    let used = text::width(&reference) + text::width(arrow) + text::width(&head);
    let machine = text::align_right(&machine.unwrap_or_default(), room.saturating_sub(used));
    let line = Line::from(vec![
        Span::styled(name, theme.focused_border),
        Span::styled(reference, theme.title),
        Span::styled(arrow, theme.faint),
        Span::styled(head, theme.title),
        Span::styled(machine, theme.faint),
        Span::styled(differences, theme.warning),
    ]);
    frame.render_widget(line, area);
}

/// What both sides were measured on, if it is the same.
fn machine(comparison: &Comparison) -> Option<String> {
    let (reference, head) = &comparison.identities;
    match (reference, head) {
        (Some(reference), Some(head)) => {
            let same = reference.nickname == head.nickname && reference.machine == head.machine;
            same.then(|| format!("{}-{}", comparison.head_system(), head.machine))
        }
        _ => {
            let platform = comparison.head.text("platform")?;
            (comparison.reference.text("platform") == Some(platform)).then(|| platform.to_owned())
        }
    }
}
