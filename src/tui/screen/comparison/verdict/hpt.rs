//! Hierarchical performance testing: how likely the head is faster or slower, and by how much at least.

use ratatui::style::Style;
use ratatui::text::Span;

use super::notes;
use crate::comparison::wording;
use crate::stats::{Direction, Hpt, hpt};
use crate::text::{self, fixed};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::{LineBuilder, plot};

pub fn push(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    match &open.view.verdict.hpt {
        Ok(hpt) => {
            let of_all = open.whole().hpt.as_ref().ok().map(wording::reliability);
            let note = notes::note(open, of_all, "");
            let style = style(hpt, lines.theme);
            lines.labelled_value("HPT", &reliability(hpt), style, &note);
            let levels = levels(hpt, lines.room(), lines.theme);
            lines.labelled("  at least", levels);
        }
        Err(reason) => notes::push_reason(lines, "HPT", reason),
    }
}

fn reliability(hpt: &Hpt) -> String {
    let percent = wording::percent(hpt.reliability);
    if hpt.reliability <= 0.5 {
        return format!("{percent}%: as likely faster as slower");
    }
    format!(
        "{percent}% likely to be {}",
        wording::direction(hpt.direction)
    )
}

/// A low reliability says little about the direction, so it has no colour.
pub fn style(hpt: &Hpt, theme: &Theme) -> Style {
    match hpt.direction {
        _ if hpt.reliability < 0.9 => theme.text,
        Direction::Faster => theme.mean(0.5),
        Direction::Slower => theme.mean(2.0),
    }
}

/// The three levels, each with a bar if there is room: `1.02x ███ 90%`. A bar is full at 10 %, on a log scale.
fn levels(hpt: &Hpt, room: usize, theme: &Theme) -> Vec<Span<'static>> {
    const FULL: f64 = 1.1;
    const MAX_LENGTH: usize = 12;
    const GAP: usize = 2;
    let words = |factor: Option<f64>| {
        factor.map_or_else(
            || ">10x".to_owned(),
            |factor| format!("{}x", fixed(factor, 2)),
        )
    };
    let levels = hpt::LEVELS.map(|level| format!("{:.0}%", level * 100.0));
    let factors = hpt.at_least.map(words);
    let texts = levels.iter().chain(&factors).map(|text| text::width(text));
    let used = texts.sum::<usize>() + levels.len() * (GAP + 1);
    let bar = (room.saturating_sub(used) / levels.len())
        .saturating_sub(1)
        .min(MAX_LENGTH);
    let mut spans = Vec::new();
    for ((level, words), factor) in levels.into_iter().zip(factors).zip(hpt.at_least) {
        spans.push(Span::styled(format!("{words} "), theme.text));
        if bar > 1 {
            let share = factor.unwrap_or(f64::INFINITY).ln() / FULL.ln();
            let drawn = plot::bar(share, bar, theme.glyphs);
            let drawn = text::align_left(&drawn, bar + 1);
            spans.push(Span::styled(drawn, style(hpt, theme)));
        }
        spans.push(Span::styled(format!("{level}  "), theme.faint));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    fn theme() -> Theme {
        Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor)
    }

    #[test]
    fn a_direction_has_its_colour_from_a_reliability_of_90_percent_on() {
        let theme = theme();
        let style = |reliability, direction| {
            let at_least = [Some(1.0); 3];
            style(
                &Hpt {
                    direction,
                    reliability,
                    at_least,
                },
                &theme,
            )
        };
        assert_eq!(style(0.899, Direction::Slower), theme.text);
        assert_eq!(style(0.9, Direction::Slower), theme.mean(2.0));
        assert_eq!(style(0.9, Direction::Faster), theme.mean(0.5));
        assert_eq!(style(0.5, Direction::Faster), theme.text);
    }

    #[test]
    fn levels_have_bars_where_there_is_room() {
        let hpt = Hpt {
            reliability: 0.99,
            direction: Direction::Faster,
            at_least: [Some(1.1), Some(1.05), None],
        };
        let drawn = |room| -> String {
            let spans = levels(&hpt, room, &theme()).into_iter();
            spans.map(|span| span.content.into_owned()).collect()
        };
        assert_eq!(drawn(0), "1.10x 90%  1.05x 95%  >10x 99%  ");
        assert_eq!(drawn(40), drawn(0));
        assert_eq!(drawn(41), "1.10x ██ 90%  1.05x █  95%  >10x █▶ 99%  ");
    }
}
