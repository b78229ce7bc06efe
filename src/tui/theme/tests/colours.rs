//! Whether the colours can be read and told apart.

use ratatui::style::{Color, Modifier, Style};

use super::vision::{EYES, difference, lab, least_contrast, rgb};
use crate::tui::theme::{Background, Depth, Theme, ThemeName};

type Case = (ThemeName, Background, Depth);

/// Every theme on every background that it has colours for.
fn all() -> impl Iterator<Item = (Case, Theme)> {
    ThemeName::ALL.iter().flat_map(|&name| {
        let backgrounds = Background::ALL.iter().copied();
        let suited =
            backgrounds.filter(move |&background| name.background(background) == background);
        suited.flat_map(move |background| {
            let theme = move |&depth: &Depth| {
                let theme = Theme::new(name, background, depth);
                ((name, background, depth), theme)
            };
            Depth::ALL.iter().map(theme)
        })
    })
}

/// The themes whose colours are known. What sixteen colours look like is decided by the terminal.
fn measurable() -> impl Iterator<Item = (Case, Theme)> {
    all().filter(|((name, _, depth), _)| {
        *name != ThemeName::Mono && matches!(depth, Depth::Ansi256 | Depth::TrueColor)
    })
}

/// Every role and its style. Destructured without `..`, so that a new role cannot be forgotten.
fn roles(theme: &Theme) -> Vec<(&'static str, Style)> {
    let Theme {
        faster,
        slower,
        text,
        faint,
        title,
        border,
        focused_border,
        selected,
        matched,
        warning,
        reference,
        head,
        overlap,
        glyphs: _,
        depth: _,
    } = *theme;
    vec![
        ("faster 0", faster[0]),
        ("faster 1", faster[1]),
        ("faster 2", faster[2]),
        ("slower 0", slower[0]),
        ("slower 1", slower[1]),
        ("slower 2", slower[2]),
        ("text", text),
        ("faint", faint),
        ("title", title),
        ("border", border),
        ("focused_border", focused_border),
        ("selected", selected),
        ("matched", matched),
        ("warning", warning),
        ("reference", reference),
        ("head", head),
        ("overlap", overlap),
    ]
}

#[test]
fn everything_can_be_read() {
    for (case, theme) in measurable() {
        for (role, style) in roles(&theme) {
            let Some(color) = rgb(style) else { continue };
            let least = match (case.0, role) {
                (ThemeName::HighContrast, _) => 7.0,
                (_, "border") => 3.0,
                _ => 4.5,
            };
            let contrast = least_contrast(color, case.1);
            assert!(contrast >= least, "{case:?} {role}: {contrast:.2}");
        }
    }
}

#[test]
fn larger_changes_stand_out_more() {
    for (case, theme) in measurable() {
        for tones in [theme.faster, theme.slower] {
            let contrasts = tones.map(|tone| least_contrast(rgb(tone).unwrap(), case.1));
            assert!(contrasts.is_sorted(), "{case:?}: {contrasts:?}");
        }
    }
    for (case, theme) in all() {
        for tones in [theme.faster, theme.slower] {
            let is_bold = tones.map(|tone| tone.has_modifier(Modifier::BOLD));
            assert!(is_bold.is_sorted() && is_bold[2], "{case:?}");
            assert_ne!(tones[0], tones[2], "{case:?}");
        }
    }
}

#[test]
fn all_eyes_tell_faster_from_slower() {
    for (case, theme) in measurable() {
        // A user who chooses green and red can tell them apart.
        if case.0 == ThemeName::GreenRed {
            continue;
        }
        for (name, eyes) in EYES {
            for (tone, least) in [20.0, 40.0, 50.0].into_iter().enumerate() {
                let difference = difference(theme.faster[tone], theme.slower[tone], eyes);
                assert!(
                    difference > least,
                    "{case:?} {tone} {name}: {difference:.0}"
                );
            }
        }
    }
}

#[test]
fn green_and_red_differ_in_lightness_too() {
    for (case, theme) in measurable() {
        if case.0 != ThemeName::GreenRed {
            continue;
        }
        let [faster, slower] =
            [theme.faster[2], theme.slower[2]].map(|style| lab(rgb(style).unwrap(), EYES[0].1)[0]);
        assert!(
            (faster - slower).abs() > 8.0,
            "{case:?}: {faster:.0} {slower:.0}"
        );
    }
}

#[test]
fn all_eyes_tell_the_two_sides_apart() {
    for (case, theme) in measurable() {
        for (name, eyes) in EYES {
            let difference = difference(theme.reference, theme.head, eyes);
            assert!(difference > 30.0, "{case:?} {name}: {difference:.0}");
        }
    }
    for (case, theme) in all() {
        assert_ne!(theme.reference, theme.head, "{case:?}");
        assert_ne!(theme.reference, theme.overlap, "{case:?}");
        assert_ne!(theme.head, theme.overlap, "{case:?}");
    }
}

#[test]
fn the_sides_are_not_taken_for_a_direction() {
    for (case, theme) in all() {
        for tone in theme.faster.into_iter().chain(theme.slower) {
            if tone.fg.is_some() {
                assert_ne!(theme.reference.fg, tone.fg, "{case:?}");
                assert_ne!(theme.head.fg, tone.fg, "{case:?}");
            }
        }
    }
}

#[test]
fn without_colour_there_is_none_in_any_role() {
    let colourless = Theme::new(ThemeName::Mono, Background::Dark, Depth::None);
    for (role, style) in roles(&colourless) {
        assert_eq!(
            (style.fg, style.bg, style.underline_color),
            (None, None, None),
            "{role}"
        );
    }
    for (case, theme) in all() {
        if case.0 == ThemeName::Mono || case.2 == Depth::None {
            let depth = theme.depth;
            assert_eq!(
                theme,
                Theme {
                    depth,
                    ..colourless
                },
                "{case:?}"
            );
        }
    }
}

#[test]
fn sixteen_colours_are_named_and_suit_the_background() {
    let on_dark = [
        Color::LightBlue,
        Color::LightCyan,
        Color::LightGreen,
        Color::LightMagenta,
        Color::LightRed,
        Color::LightYellow,
        Color::Cyan,
        Color::Green,
        Color::Yellow,
    ];
    let on_light = [Color::Blue, Color::Green, Color::Magenta, Color::Red];
    for (case, theme) in all().filter(|(case, _)| case.2 == Depth::Ansi16) {
        let suitable = match case.1 {
            Background::Dark => &on_dark[..],
            Background::Light => &on_light[..],
        };
        for (role, style) in roles(&theme) {
            if let Some(color) = style.fg {
                assert!(suitable.contains(&color), "{case:?} {role}: {color}");
            }
        }
    }
}

#[test]
fn high_contrast_dims_nothing() {
    for (case, theme) in all() {
        if case.0 == ThemeName::HighContrast && case.2 != Depth::None {
            for (role, style) in roles(&theme) {
                assert!(!style.has_modifier(Modifier::DIM), "{case:?} {role}");
            }
        }
    }
}

#[test]
fn the_background_changes_only_by_reversing_and_only_for_the_selection() {
    for (case, theme) in all() {
        for (role, style) in roles(&theme) {
            assert_eq!(style.bg, None, "{case:?} {role}");
            let is_reversed = style.has_modifier(Modifier::REVERSED);
            assert_eq!(is_reversed, role == "selected", "{case:?} {role}");
        }
        let selected = theme.faint.patch(theme.selected);
        assert!(!selected.has_modifier(Modifier::DIM), "{case:?}");
    }
}

#[test]
fn a_mean_has_the_colour_of_its_direction_and_none_without_one() {
    let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
    assert_eq!(theme.mean(1.0), theme.text);
    assert_eq!(theme.mean(f64::NAN), theme.text);
    assert_eq!(theme.mean(0.999), theme.faster[0]);
    assert_eq!(theme.mean(1.001), theme.slower[0]);
}

#[test]
fn strong_colours_are_bold_but_decoration_is_not() {
    for &background in Background::ALL {
        let theme = Theme::new(ThemeName::HighContrast, background, Depth::TrueColor);
        let is_bold = |style: Style| style.add_modifier.contains(Modifier::BOLD);
        assert!(is_bold(theme.focused_border) && is_bold(theme.reference) && is_bold(theme.head));
        assert!(!is_bold(theme.border) && !is_bold(theme.faint));
    }
}

#[test]
fn warnings_and_overlaps_stand_out_by_weight_only_without_colours() {
    let bold = Style::new().add_modifier(Modifier::BOLD);
    for (_, theme) in measurable() {
        assert!(theme.warning.fg.is_some());
        assert_eq!(theme.warning.fg, theme.slower[2].fg);
        assert_eq!(theme.overlap, bold);
    }
    let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::None);
    assert_eq!(theme.warning, bold);
    assert_eq!(theme.overlap, bold.add_modifier(Modifier::UNDERLINED));
}
