//! The top line: what is compared with what, and on which machine if both were measured on the same.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::cell;
use crate::comparison::{Comparison, wording};
use crate::suite::sanitize::visible;
use crate::tui::app::App;
use crate::tui::theme::Theme;

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let comparison = &app.comparison;
    let name = if app.swapped {
        "benchlens (swapped)  "
    } else {
        "benchlens  "
    };
    let differences = app.differences;
    let machine = match (differences, machine(comparison)) {
        (0, machine) => machine.unwrap_or_default(),
        (count, machine) => {
            let differences = format!("! {} (i)", wording::count(count, "difference"));
            machine.map_or_else(
                || differences.clone(),
                |machine| format!("{machine}  {differences}"),
            )
        }
    };
    let style = if differences > 0 {
        theme.warning
    } else {
        theme.faint
    };
    let machine = visible(&machine).into_owned();
    let (reference, head) = (visible(&comparison.labels.0), visible(&comparison.labels.1));
    let arrow = " → ";
    let room = usize::from(area.width).saturating_sub(cell::width(name));
    let labels = cell::width(&reference) + cell::width(arrow) + cell::width(&head);
    // The machine is worth its place only where the labels are whole.
    let machine = if labels + 2 + cell::width(&machine) <= room {
        machine
    } else {
        String::new()
    };
    let for_labels = room.saturating_sub(cell::width(arrow));
    let reference_room = cell::width(&reference).min(
        for_labels
            .saturating_sub(cell::width(&head))
            .max(for_labels / 2),
    );
    let reference = cell::shortened(&reference, reference_room);
    let head = cell::shortened(&head, for_labels.saturating_sub(cell::width(&reference)));
    let used = cell::width(&reference) + cell::width(arrow) + cell::width(&head);
    let line = Line::from(vec![
        Span::styled(name, theme.focused_border),
        Span::styled(reference, theme.title),
        Span::styled(arrow, theme.faint),
        Span::styled(head, theme.title),
        Span::styled(cell::right(&machine, room.saturating_sub(used)), style),
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
