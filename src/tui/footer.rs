//! The footer: how many rows are shown, why the others are not, and the most important keys.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::state::OpenComparison;
use super::theme::Theme;
use super::widget::Canvas;
use crate::comparison::{Change, Judgement, wording};
use crate::text::{self, visible};

/// From this width on, the counts and the keys share a line.
const ONE_LINE: u16 = 190;

/// The height of the footer in a terminal of this width.
#[must_use]
pub fn height(width: u16) -> u16 {
    if width >= ONE_LINE { 1 } else { 2 }
}

/// Draws the message, which is raw, or the counts if there is none. Returns the area for the keys.
pub fn draw(
    area: Rect,
    message: Option<&str>,
    counts: Vec<Part>,
    canvas: &mut Canvas<'_, '_>,
) -> Rect {
    let (theme, width) = (canvas.theme, usize::from(area.width));
    let line = match message {
        Some(message) => {
            // A message of several lines is shown on one.
            let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
            Line::styled(text::truncated(&visible(&message), width), theme.title)
        }
        None => counts_line(counts, width, theme),
    };
    let [left, right] = if area.height > 1 {
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area)
    } else {
        let wanted = u16::try_from(line.width() + 3).unwrap_or(u16::MAX);
        Layout::horizontal([Constraint::Max(wanted), Constraint::Fill(1)]).areas(area)
    };
    canvas.frame.render_widget(line, left);
    right
}

/// One count, in several wordings.
pub struct Part {
    /// Each wording with the step from which on it is used, the longest first.
    wordings: Vec<(usize, String)>,
    style: Style,
    /// Whether it counts what the table does not show. Such a count is the last that is left out.
    is_of_hidden: bool,
}

/// The steps in which the counts become shorter. At 80 columns, a pair with all of these counts needs most of them.
const STEPS: usize = 7;

impl Part {
    /// A count whose wording becomes shorter at some of the steps. The first begins at step 0.
    #[must_use]
    pub fn new(style: Style, wordings: &[(usize, String)]) -> Self {
        Self {
            wordings: wordings.to_vec(),
            style,
            is_of_hidden: false,
        }
    }

    /// A count with one wording only.
    #[must_use]
    pub fn fixed(style: Style, text: String) -> Self {
        Self::new(style, &[(0, text)])
    }

    /// The same count, of what the table does not show.
    #[must_use]
    pub fn of_hidden(self) -> Self {
        Self {
            is_of_hidden: true,
            ..self
        }
    }

    fn text(&self, step: usize) -> &str {
        let fitting = self.wordings.iter().rfind(|(from, _)| *from <= step);
        fitting.map_or("", |(_, text)| text)
    }
}

/// `29 of 91 shown · 62 not significant (n)`, then how many changed, and other useful counts. What is hidden comes
/// first: nothing is hidden without a count and the key that brings it back.
pub fn counts(open: &OpenComparison, theme: &Theme) -> Vec<Part> {
    let (view, text) = (&open.view, theme.text);
    let (counts, shown) = (view.counts, view.shown.len());
    let total = view.group_rows().len();
    let mut parts = vec![
        Part::new(
            text,
            &[
                (0, format!("{shown} of {total} shown")),
                (2, format!("{shown} of {total}")),
                (3, format!("{shown}/{total}")),
            ],
        )
        .of_hidden(),
    ];
    parts.extend(awaited(open, theme));
    parts.extend(hidden(open, theme));
    for (change, count, clear) in [
        (Change::Better, counts.better, counts.clearly_better),
        (Change::Worse, counts.worse, counts.clearly_worse),
    ] {
        let word = wording::change(view.metric, change);
        parts.push(changed(count, word, clear, text));
    }
    let only_here = open.comparison.only_here().map(Iterator::count);
    let unpaired = only_here.reference + only_here.head;
    let lacking = view.head_summary(open.results.selected());
    if let Some(lacking) = lacking
        .map(|summary| summary.lacking)
        .filter(|count| *count > 0)
    {
        let wordings = [
            (0, format!("{lacking} that this head lacks")),
            (1, format!("{lacking} lacking")),
        ];
        parts.push(Part::new(text, &wordings).of_hidden());
    }
    if unpaired > 0 && open.heads.len() == 1 {
        let wordings = [
            (0, format!("{unpaired} in one file only (i)")),
            (1, format!("{unpaired} in one file (i)")),
            (4, format!("{unpaired} in one file")),
        ];
        parts.push(Part::new(text, &wordings).of_hidden());
    }
    if view.hidden == 0 {
        parts.push(insignificant(counts.not_significant, text, false));
    }
    for (count, what) in [
        (counts.unchanged, "unchanged"),
        (counts.not_tested, "not tested"),
        (counts.unknown, "unknown"),
    ] {
        if count > 0 {
            parts.push(Part::fixed(text, format!("{count} {what}")));
        }
    }
    parts
}

/// That the history is being read, on which the judgements depend.
fn awaited(open: &OpenComparison, theme: &Theme) -> Option<Part> {
    let wordings = [
        (0, "reading the history …".to_owned()),
        (2, "history …".to_owned()),
    ];
    open.awaits_nights()
        .then(|| Part::new(theme.faint, &wordings))
}

/// What hides rows, each with the key that brings them back, and the rows that the user excluded.
fn hidden(open: &OpenComparison, theme: &Theme) -> Vec<Part> {
    let (view, text) = (&open.view, theme.text);
    let mut parts = Vec::new();
    if view.hidden > 0 {
        parts.push(insignificant(
            view.counts.not_significant,
            theme.warning,
            true,
        ));
    }
    if view.filtered > 0 || !view.filter.is_empty() {
        let filtered = format!("{} filtered (Esc)", view.filtered);
        parts.push(Part::fixed(text, filtered).of_hidden());
    }
    if view.unknown > 0 {
        let unknown = format!("{} of them unknown", view.unknown);
        parts.push(Part::fixed(text, unknown).of_hidden());
    }
    if !view.excluded.is_empty() {
        let excluded = view.excluded.len();
        let wordings = [
            (0, format!("{excluded} excluded by you (X)")),
            (1, format!("{excluded} excluded (X)")),
        ];
        parts.push(Part::new(text, &wordings).of_hidden());
    }
    parts
}

/// The rows that are not significant, whose judgement is `same`. While they are hidden, the key that brings them back
/// stays.
fn insignificant(count: usize, style: Style, is_hidden: bool) -> Part {
    let mut wordings = vec![
        (0, format!("{count} not significant (n)")),
        (1, format!("{count} same (n)")),
    ];
    if !is_hidden {
        wordings.push((3, format!("{count} same")));
    }
    Part {
        is_of_hidden: is_hidden,
        ..Part::new(style, &wordings)
    }
}

/// The rows that changed in one direction, and those of them that are clear, at last by the mark of their judgement.
fn changed(count: usize, word: &str, clear: usize, style: Style) -> Part {
    let mut wordings = vec![(0, wording::with_clear(count, word, clear))];
    if count > 0 {
        let mark = Judgement::Clear.symbol();
        wordings.push((5, format!("{count} {word} ({clear} {mark})")));
        wordings.push((6, format!("{count} {word}")));
    }
    Part::new(style, &wordings)
}

/// The counts in the longest words that fit. If even the shortest do not, some are left out, those of what is hidden
/// last, and an ellipsis shows it.
fn counts_line(mut parts: Vec<Part>, width: usize, theme: &Theme) -> Line<'static> {
    const GAP: &str = " · ";
    const REST: &str = " …";
    let wanted = |parts: &[Part], step: usize| -> usize {
        let texts = parts.iter().map(|part| text::width(part.text(step)));
        texts.map(|text| text + text::width(GAP)).sum::<usize>() - text::width(GAP)
    };
    let step = (0..STEPS).find(|&step| wanted(&parts, step) <= width);
    if step.is_none() {
        while parts.len() > 1 && wanted(&parts, STEPS) + text::width(REST) > width {
            let shown = parts.iter().rposition(|part| !part.is_of_hidden);
            parts.remove(shown.unwrap_or(parts.len() - 1));
        }
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    for part in &parts {
        let gap = if spans.is_empty() { "" } else { GAP };
        spans.push(Span::styled(gap, theme.faint));
        let words = part.text(step.unwrap_or(STEPS)).to_owned();
        spans.push(Span::styled(words, part.style));
    }
    if step.is_none() {
        spans.push(Span::styled(REST, theme.faint));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    #[test]
    fn words_become_shorter_before_a_count_is_left_out_and_what_is_hidden_is_left_out_last() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let line = |width| {
            let alone = [
                (0, "3 in one file only (i)".to_owned()),
                (1, "3 in one file (i)".to_owned()),
                (4, "3 in one file".to_owned()),
            ];
            let parts = vec![
                Part::fixed(theme.text, "84 of 84 shown".to_owned()).of_hidden(),
                changed(49, "faster", 47, theme.text),
                changed(0, "slower", 0, theme.text),
                Part::new(theme.text, &alone).of_hidden(),
                insignificant(3, theme.text, false),
            ];
            counts_line(parts, width, &theme).to_string()
        };
        for (width, expected) in [
            (
                200,
                "84 of 84 shown · 49 faster (47 clear) · 0 slower · 3 in one file only (i) · 3 not significant (n)",
            ),
            (
                96,
                "84 of 84 shown · 49 faster (47 clear) · 0 slower · 3 in one file (i) · 3 same (n)",
            ),
            (
                80,
                "84 of 84 shown · 49 faster (47 clear) · 0 slower · 3 in one file (i) · 3 same",
            ),
            (
                76,
                "84 of 84 shown · 49 faster (47 clear) · 0 slower · 3 in one file · 3 same",
            ),
            (
                70,
                "84 of 84 shown · 49 faster (47 ●) · 0 slower · 3 in one file · 3 same",
            ),
            (
                64,
                "84 of 84 shown · 49 faster · 0 slower · 3 in one file · 3 same",
            ),
            (
                60,
                "84 of 84 shown · 49 faster · 0 slower · 3 in one file …",
            ),
            (40, "84 of 84 shown · 3 in one file …"),
            (30, "84 of 84 shown …"),
        ] {
            assert_eq!(line(width), expected, "{width}");
        }
    }
}
