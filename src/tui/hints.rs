//! The most important keys of a screen, for the footer.

use ratatui::text::{Line, Span};

use super::keys;
use super::screen::ScreenKind;
use super::theme::Theme;
use crate::text;

/// As many of a screen's keys as fit. If there is no room for all of them, the last two stay: on the large screens,
/// help and back or quit.
#[must_use]
pub fn hints(screen: ScreenKind, width: usize, theme: &Theme) -> Line<'static> {
    let hint = |binding: &keys::Binding| {
        let key = binding.keys.first()?;
        Some((key.to_string(), binding.hint?))
    };
    let mut hints: Vec<(String, &str)> = keys::of_screen(screen).filter_map(hint).collect();
    let wanted = |hints: &[(String, &str)]| -> usize {
        let widths = hints
            .iter()
            .map(|(key, hint)| text::width(key) + text::width(hint) + 3);
        widths.sum::<usize>().saturating_sub(2)
    };
    while wanted(&hints) > width && !hints.is_empty() {
        hints.remove(hints.len().saturating_sub(3));
    }
    let mut spans = Vec::new();
    for (key, hint) in hints {
        let gap = if spans.is_empty() { "" } else { "  " };
        spans.push(Span::styled(format!("{gap}{key}"), theme.focused_border));
        spans.push(Span::styled(format!(" {hint}"), theme.faint));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    #[test]
    fn keys_are_left_out_only_where_they_do_not_fit() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        for &screen in ScreenKind::ALL {
            let full = hints(screen, 1000, &theme);
            assert_eq!(hints(screen, full.width(), &theme), full, "{screen:?}");
            for width in 0..full.width() {
                let shorter = hints(screen, width, &theme);
                assert!(shorter.width() <= width, "{screen:?} in {width} columns");
                assert!(shorter.spans.len() < full.spans.len());
            }
        }
    }
}
