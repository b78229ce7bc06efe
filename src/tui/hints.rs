//! The most important keys of a screen, for the footer.

use ratatui::text::{Line, Span};

use super::keys;
use super::screen::Focus;
use super::theme::Theme;
use crate::text;

/// As many keys of the focused screen or pane as fit. If there is no room for all of them, the last three stay: on
/// the large screens, commands, help, and back or quit.
#[must_use]
pub fn hints(focus: impl Into<Focus>, width: usize, theme: &Theme) -> Line<'static> {
    let focus = focus.into();
    let hint = |binding: &keys::Binding| {
        let key = binding.keys.first()?;
        Some((key.to_string(), binding.hint(focus)?))
    };
    let mut hints: Vec<(String, &str)> = keys::available(focus).filter_map(hint).collect();
    let wanted = |hints: &[(String, &str)]| -> usize {
        let widths = hints
            .iter()
            .map(|(key, hint)| text::width(key) + text::width(hint) + 3);
        widths.sum::<usize>().saturating_sub(2)
    };
    while wanted(&hints) > width && !hints.is_empty() {
        hints.remove(hints.len().saturating_sub(4));
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
    use crate::tui::screen::ScreenKind;
    use crate::tui::state::Pane;
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

    #[test]
    fn the_keys_are_those_of_the_focused_pane() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let of = |pane: Pane| {
            let focus = Focus {
                is_nested: false,
                has_heads: false,
                screen: ScreenKind::Comparison,
                pane: Some(pane),
            };
            hints(focus, 1000, &theme).to_string()
        };
        for (pane, has, lacks) in [
            (Pane::Table, ["Enter open", "x exclude"], ["j down", "k up"]),
            (
                Pane::Groups,
                ["Enter benchmarks", "j down"],
                ["exclude", "s sort"],
            ),
            (
                Pane::Verdict,
                ["Enter benchmarks", "k up"],
                ["exclude", "open"],
            ),
        ] {
            let hints = of(pane);
            assert!(
                has.iter().all(|hint| hints.contains(hint)),
                "{pane:?}: {hints}"
            );
            assert!(
                !lacks.iter().any(|hint| hints.contains(hint)),
                "{pane:?}: {hints}"
            );
            assert!(hints.ends_with("? help  q quit"), "{hints}");
        }
    }
}
