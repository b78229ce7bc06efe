//! Which theme is chosen by the terminal and the user.

use crate::tui::theme::theme::intensity;
use crate::tui::theme::{Background, Depth, Theme, ThemeName};

fn environment(variables: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
    |name| {
        let found = variables.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    }
}

fn depth(variables: &[(&str, &str)]) -> Depth {
    Depth::detect(environment(variables))
}

#[test]
fn the_depth_follows_the_evidence() {
    assert_eq!(depth(&[]), Depth::Ansi16);
    assert_eq!(depth(&[("TERM", "screen")]), Depth::Ansi16);
    assert_eq!(depth(&[("TERM", "linux")]), Depth::Ansi16);
    assert_eq!(depth(&[("TERM", "tmux-256color")]), Depth::Ansi256);
    assert_eq!(
        depth(&[("TERM", "xterm-256color"), ("COLORTERM", "24bit")]),
        Depth::TrueColor
    );
    assert_eq!(
        depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]),
        Depth::TrueColor
    );
    assert_eq!(
        depth(&[
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("NO_COLOR", "1")
        ]),
        Depth::None
    );
    assert_eq!(
        depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]),
        Depth::Ansi256
    );
    assert_eq!(depth(&[("TERM", "dumb")]), Depth::None);
    assert_eq!(depth(&[("TERM", "vt100")]), Depth::None);
}

#[test]
fn the_background_is_the_last_field() {
    let background = |value: &str| Background::detect(environment(&[("COLORFGBG", value)]));
    for dark in [
        "15;0",
        "15;default;0",
        "7;8",
        "0;6",
        "0;default",
        "0;16",
        "0;-7",
        "0;15;",
        "",
        ";",
    ] {
        assert_eq!(background(dark), Background::Dark, "{dark:?}");
    }
    for light in ["0;15", "0;default;15", "0;7", "12;9", "0;10"] {
        assert_eq!(background(light), Background::Light, "{light:?}");
    }
    assert_eq!(Background::detect(|_| None), Background::Dark);
}

#[test]
fn names_are_read_as_they_are_written() {
    for &theme in ThemeName::ALL {
        assert_eq!(ThemeName::parse(theme.name()), Some(theme));
    }
    assert_eq!(ThemeName::parse("Dark"), None);
    assert_eq!(ThemeName::parse(""), None);
}

#[test]
fn a_theme_is_chosen_by_name_and_else_by_the_terminal() {
    use Background::{Dark, Light};
    let new = |name, background| Theme::new(name, background, Depth::TrueColor);
    for (field, detected, other) in [
        ("", Dark, Light),
        ("15;0", Dark, Light),
        ("0;15", Light, Dark),
    ] {
        let variables = [("COLORTERM", "truecolor"), ("COLORFGBG", field)];
        let chosen = |name| Theme::choose(name, environment(&variables));
        let by_terminal = match detected {
            Dark => ThemeName::Dark,
            Light => ThemeName::Light,
        };
        assert_eq!(chosen(None), new(by_terminal, detected), "{field:?}");
        for name in [ThemeName::GreenRed, ThemeName::HighContrast] {
            assert_eq!(chosen(Some(name)), new(name, detected), "{name:?}");
            assert_ne!(chosen(Some(name)), new(name, other), "{name:?}");
        }
        assert_eq!(chosen(Some(ThemeName::Dark)), new(ThemeName::Dark, Dark));
        assert_eq!(chosen(Some(ThemeName::Light)), new(ThemeName::Light, Light));
        assert_ne!(
            chosen(Some(ThemeName::Dark)),
            chosen(Some(ThemeName::Light))
        );
    }
}

#[test]
fn no_color_beats_every_theme() {
    let colourless = Theme::new(ThemeName::Mono, Background::Dark, Depth::None);
    let names = ThemeName::ALL.iter().copied().map(Some).chain([None]);
    for name in names {
        for variables in [
            [("NO_COLOR", "1"), ("COLORTERM", "truecolor")],
            [("TERM", "dumb"), ("COLORFGBG", "0;15")],
        ] {
            let theme = Theme::choose(name, environment(&variables));
            assert_eq!(theme, colourless, "{name:?}");
        }
    }
}

#[test]
fn small_changes_look_small() {
    assert_eq!(
        [1.0, 1.01, 1.05, 0.95, 1.2, 0.5].map(intensity),
        [0, 0, 1, 1, 2, 2]
    );
}
