//! The two files: whether they can be compared, what differs between the runs, and what limits the comparison.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{ViewState, read};
use crate::cell;
use crate::comparison::{Compatibility, MISSING, wording};
use crate::suite::sanitize::visible;
use crate::tui::app::App;
use crate::tui::theme::Theme;

const LABEL: usize = 22;

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    top: usize,
    app: &App,
    theme: &Theme,
    state: &mut ViewState,
) {
    let lines = lines(app, usize::from(area.width).saturating_sub(4), theme);
    read(
        frame,
        area,
        (" Files and differences ", ""),
        (lines, top),
        theme,
        state,
    );
}

fn lines(app: &App, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let comparison = &app.comparison;
    let compatibility = &comparison.compatibility();
    let mut lines = Vec::new();
    for (label, file) in [
        ("reference", &comparison.reference.file),
        ("head", &comparison.head.file),
    ] {
        push(&mut lines, label, file, width, theme.text, theme);
    }
    if let Some(file) = &comparison.config.file {
        push(
            &mut lines,
            "configuration",
            &file.to_string_lossy(),
            width,
            theme.text,
            theme,
        );
    }
    lines.push(Line::raw(""));
    if compatibility.reasons.is_empty() {
        lines.push(Line::styled(
            " Comparable: nothing that matters differs, as far as the files tell.",
            theme.title,
        ));
    } else {
        let count = wording::count(compatibility.reasons.len(), "difference");
        lines.push(Line::styled(
            format!(" Compare with care: {count} besides the Python under test."),
            theme.title,
        ));
        for reason in &compatibility.reasons {
            for (index, part) in cell::wrapped(&visible(reason), width.saturating_sub(2))
                .into_iter()
                .enumerate()
            {
                let bullet = if index == 0 { "!" } else { " " };
                lines.push(Line::styled(format!(" {bullet} {part}"), theme.warning));
            }
        }
    }
    push_lists(&mut lines, app, compatibility, width, theme);
    lines.push(Line::raw(""));
    lines.push(Line::styled(
        " Metadata of the two runs, differences (≠) first",
        theme.title,
    ));
    for (key, reference, head) in &compatibility.keys {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| MISSING.to_owned());
        if reference == head {
            push(
                &mut lines,
                &format!("  {key}"),
                &text(reference),
                width,
                theme.faint,
                theme,
            );
        } else {
            push(
                &mut lines,
                &format!("≠ {key}"),
                &text(reference),
                width,
                theme.text,
                theme,
            );
            push(&mut lines, "", &text(head), width, theme.text, theme);
        }
    }
    lines
}

fn push_lists(
    lines: &mut Vec<Line<'static>>,
    app: &App,
    compatibility: &Compatibility,
    width: usize,
    theme: &Theme,
) {
    let names = |rows: &[usize]| -> Vec<String> {
        rows.iter()
            .map(|&row| app.comparison.rows[row].name.clone())
            .collect()
    };
    for (title, names) in [
        (
            "only in the reference",
            compatibility.only_in_reference.clone(),
        ),
        ("only in the head", compatibility.only_in_head.clone()),
        ("unequal numbers of values", names(&compatibility.unequal)),
        ("too few values for HPT", names(&compatibility.too_few)),
        ("unstable (pyperf check)", names(&compatibility.unstable)),
    ] {
        if names.is_empty() {
            continue;
        }
        lines.push(Line::raw(""));
        lines.push(Line::styled(
            format!(" {title} ({})", names.len()),
            theme.title,
        ));
        for part in cell::wrapped(&visible(&names.join(", ")), width) {
            lines.push(Line::styled(format!(" {part}"), theme.text));
        }
    }
}

/// A label and a text beside it, on as many lines as that takes.
fn push(
    lines: &mut Vec<Line<'static>>,
    label: &str,
    text: &str,
    width: usize,
    style: Style,
    theme: &Theme,
) {
    let room = width.saturating_sub(LABEL + 1);
    for (index, part) in cell::wrapped(&visible(text), room).into_iter().enumerate() {
        let label = if index == 0 {
            visible(label).into_owned()
        } else {
            String::new()
        };
        lines.push(Line::from(vec![
            Span::styled(format!(" {} ", cell::left(&label, LABEL)), theme.faint),
            Span::styled(part, style),
        ]));
    }
}
