//! The colours of each palette, for dark and light backgrounds, at each depth.
//!
//! None is derived from another: at each depth they are chosen from what is there, against the measures in the tests.
//! Text has a contrast of at least 4.5 (WCAG 2.2, AA), in high contrast 7 (AAA), on black to #1e1e1e or on white to
//! #f0f0f0 and cream. A stronger tone stands out from the background at least as much as a weaker one.

use ratatui::style::{Color, Modifier, Style};

use super::{Background, Depth, Palette};

/// What differs between palettes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hues<T> {
    /// From a change that is hardly there to a large one, which the theme makes bold besides.
    pub faster: [T; 3],
    pub slower: [T; 3],
    pub faint: T,
    /// Decoration: it may be weaker than text.
    pub border: T,
    /// What the keys act on, and the keys themselves.
    pub accent: T,
    pub reference: T,
    pub head: T,
}

impl<T: Copy> Hues<T> {
    fn map<U>(self, change: impl Fn(T) -> U) -> Hues<U> {
        Hues {
            faster: self.faster.map(&change),
            slower: self.slower.map(&change),
            faint: change(self.faint),
            border: change(self.border),
            accent: change(self.accent),
            reference: change(self.reference),
            head: change(self.head),
        }
    }
}

impl Hues<Style> {
    fn bold(self) -> Self {
        let bold = |style: Style| style.add_modifier(Modifier::BOLD);
        Self {
            faint: self.faint,
            border: self.border,
            ..self.map(bold)
        }
    }
}

/// A palette on a background, at the depths that have colours.
struct Tables {
    named: Hues<Style>,
    indexed: Hues<u8>,
    direct: Hues<u32>,
}

pub(super) fn hues(palette: Palette, background: Background, depth: Depth) -> Hues<Style> {
    let tables = match (palette, background) {
        (Palette::BlueOrange, Background::Dark) => &BLUE_ORANGE_ON_DARK,
        (Palette::BlueOrange, Background::Light) => &BLUE_ORANGE_ON_LIGHT,
        (Palette::GreenRed, Background::Dark) => &GREEN_RED_ON_DARK,
        (Palette::GreenRed, Background::Light) => &GREEN_RED_ON_LIGHT,
        (Palette::HighContrast, Background::Dark) => &HIGH_CONTRAST_ON_DARK,
        (Palette::HighContrast, Background::Light) => &HIGH_CONTRAST_ON_LIGHT,
        (Palette::Mono, _) => return COLOURLESS,
    };
    let hues = match depth {
        Depth::None => return COLOURLESS,
        // Bold throughout would leave no step between small and large: here only weight makes one.
        Depth::Ansi16 => return tables.named,
        Depth::Ansi256 => tables
            .indexed
            .map(|index| Style::new().fg(Color::Indexed(index))),
        Depth::TrueColor => tables
            .direct
            .map(|hex| Style::new().fg(Color::from_u32(hex))),
    };
    if palette == Palette::HighContrast {
        hues.bold()
    } else {
        hues
    }
}

const PLAIN: Style = Style::new();
const DIM: Style = PLAIN.add_modifier(Modifier::DIM);
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);

/// Small and medium changes look alike: dim would say "not significant", and more than bold would say "selected".
const COLOURLESS: Hues<Style> = Hues {
    faster: [PLAIN, PLAIN, BOLD],
    slower: [PLAIN, PLAIN, BOLD],
    faint: DIM,
    border: DIM,
    accent: BOLD,
    reference: DIM,
    head: BOLD,
};

// What the sixteen named colours look like is up to the terminal, so they are chosen by name: none that is dark in
// common schemes on a dark background, and none that is bright on a light one. Faint is dim, not `DarkGray`, which in
// Solarized is the background itself.

const BLUE_ORANGE_ON_DARK: Tables = Tables {
    named: Hues {
        faster: [
            PLAIN.fg(Color::LightBlue),
            PLAIN.fg(Color::LightBlue),
            PLAIN.fg(Color::LightCyan),
        ],
        slower: [
            PLAIN.fg(Color::Yellow),
            PLAIN.fg(Color::Yellow),
            PLAIN.fg(Color::LightYellow),
        ],
        faint: DIM,
        border: DIM,
        accent: PLAIN.fg(Color::Cyan),
        reference: PLAIN.fg(Color::LightMagenta),
        head: PLAIN.fg(Color::LightGreen),
    },
    indexed: Hues {
        faster: [68, 75, 81],
        slower: [137, 172, 208],
        faint: 245,
        border: 242,
        accent: 37,
        reference: 141,
        head: 113,
    },
    direct: Hues {
        faster: [0x78_96_b4, 0x4f_9f_e8, 0x6e_c4_ff],
        slower: [0xab_8b_68, 0xd8_86_2e, 0xff_a8_3c],
        faint: 0x8c_8c_8c,
        border: 0x6e_6e_6e,
        accent: 0x2f_b5_b0,
        reference: 0xb7_9a_ff,
        head: 0x7f_d0_68,
    },
};

/// Among the named colours and in the cube nothing orange is dark enough: there it is brown and red.
const BLUE_ORANGE_ON_LIGHT: Tables = Tables {
    named: Hues {
        faster: [
            PLAIN.fg(Color::Blue),
            PLAIN.fg(Color::Blue),
            PLAIN.fg(Color::Blue),
        ],
        slower: [
            PLAIN.fg(Color::Red),
            PLAIN.fg(Color::Red),
            PLAIN.fg(Color::Red),
        ],
        faint: DIM,
        border: DIM,
        accent: PLAIN.fg(Color::Magenta),
        reference: PLAIN.fg(Color::Magenta),
        head: PLAIN.fg(Color::Green),
    },
    indexed: Hues {
        faster: [61, 25, 19],
        slower: [95, 94, 124],
        faint: 241,
        border: 244,
        accent: 23,
        reference: 91,
        head: 22,
    },
    direct: Hues {
        faster: [0x4e_6e_8e, 0x1a_66_bc, 0x00_3f_9e],
        slower: [0x85_61_3c, 0xa0_4f_00, 0x7c_32_00],
        faint: 0x66_66_66,
        border: 0x84_84_84,
        accent: 0x00_69_6b,
        reference: 0x74_40_c0,
        head: 0x2a_70_20,
    },
};

/// The green is bluish and the red is not as light, which helps eyes that hardly tell the two hues apart.
const GREEN_RED_ON_DARK: Tables = Tables {
    named: Hues {
        faster: [
            PLAIN.fg(Color::Green),
            PLAIN.fg(Color::Green),
            PLAIN.fg(Color::LightGreen),
        ],
        slower: [
            PLAIN.fg(Color::LightRed),
            PLAIN.fg(Color::LightRed),
            PLAIN.fg(Color::LightRed),
        ],
        faint: DIM,
        border: DIM,
        accent: PLAIN.fg(Color::Cyan),
        reference: PLAIN.fg(Color::LightBlue),
        head: PLAIN.fg(Color::Yellow),
    },
    indexed: Hues {
        faster: [72, 43, 49],
        slower: [138, 203, 210],
        faint: 245,
        border: 242,
        accent: 38,
        reference: 75,
        head: 178,
    },
    direct: Hues {
        faster: [0x76_a0_8f, 0x38_ba_90, 0x3a_e6_b0],
        slower: [0xae_7c_79, 0xe4_6c_6c, 0xff_82_78],
        faint: 0x8c_8c_8c,
        border: 0x6e_6e_6e,
        accent: 0x2f_b0_d0,
        reference: 0x6a_a8_ff,
        head: 0xe8_b5_3c,
    },
};

/// The cube has one bluish green that is dark enough: there only weight tells the steps of faster apart.
const GREEN_RED_ON_LIGHT: Tables = Tables {
    named: Hues {
        faster: [
            PLAIN.fg(Color::Green),
            PLAIN.fg(Color::Green),
            PLAIN.fg(Color::Green),
        ],
        slower: [
            PLAIN.fg(Color::Red),
            PLAIN.fg(Color::Red),
            PLAIN.fg(Color::Red),
        ],
        faint: DIM,
        border: DIM,
        accent: PLAIN.fg(Color::Magenta),
        reference: PLAIN.fg(Color::Blue),
        head: PLAIN.fg(Color::Magenta),
    },
    indexed: Hues {
        faster: [23, 23, 23],
        slower: [95, 124, 88],
        faint: 241,
        border: 244,
        accent: 24,
        reference: 26,
        head: 94,
    },
    direct: Hues {
        faster: [0x40_70_5f, 0x00_68_4e, 0x00_4a_36],
        slower: [0x9a_54_50, 0xbe_30_38, 0xb8_00_1c],
        faint: 0x66_66_66,
        border: 0x84_84_84,
        accent: 0x00_66_84,
        reference: 0x14_58_c8,
        head: 0x85_5a_00,
    },
};

const HIGH_CONTRAST_ON_DARK: Tables = Tables {
    named: Hues {
        faster: [
            PLAIN.fg(Color::LightCyan),
            BOLD.fg(Color::LightCyan),
            BOLD.fg(Color::LightCyan),
        ],
        slower: [
            PLAIN.fg(Color::LightYellow),
            BOLD.fg(Color::LightYellow),
            BOLD.fg(Color::LightYellow),
        ],
        faint: PLAIN,
        border: PLAIN,
        accent: BOLD.fg(Color::LightMagenta),
        reference: BOLD.fg(Color::LightMagenta),
        head: BOLD.fg(Color::LightGreen),
    },
    indexed: Hues {
        faster: [75, 45, 51],
        slower: [214, 220, 226],
        faint: 250,
        border: 249,
        accent: 213,
        reference: 213,
        head: 46,
    },
    direct: Hues {
        faster: [0x00_b8_ff, 0x00_d8_ff, 0x00_ff_ff],
        slower: [0xff_9c_00, 0xff_c0_00, 0xff_e8_00],
        faint: 0xc0_c0_c0,
        border: 0xb0_b0_b0,
        accent: 0xff_9c_ff,
        reference: 0xff_9c_ff,
        head: 0x00_ff_40,
    },
};

/// The cube has no green that is dark enough, and only two reds.
const HIGH_CONTRAST_ON_LIGHT: Tables = Tables {
    named: Hues {
        faster: [
            PLAIN.fg(Color::Blue),
            BOLD.fg(Color::Blue),
            BOLD.fg(Color::Blue),
        ],
        slower: [
            PLAIN.fg(Color::Red),
            BOLD.fg(Color::Red),
            BOLD.fg(Color::Red),
        ],
        faint: PLAIN,
        border: PLAIN,
        accent: BOLD.fg(Color::Magenta),
        reference: BOLD.fg(Color::Magenta),
        head: BOLD.fg(Color::Green),
    },
    indexed: Hues {
        faster: [21, 20, 18],
        slower: [88, 88, 52],
        faint: 238,
        border: 239,
        accent: 90,
        reference: 56,
        head: 89,
    },
    direct: Hues {
        faster: [0x00_44_c0, 0x00_2b_a0, 0x00_00_90],
        slower: [0x8c_2c_00, 0x78_1c_00, 0x64_00_00],
        faint: 0x40_40_40,
        border: 0x48_48_48,
        accent: 0x80_00_a0,
        reference: 0x80_00_a0,
        head: 0x00_50_00,
    },
};

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;

    const PALETTES: [Palette; 4] = [
        Palette::BlueOrange,
        Palette::GreenRed,
        Palette::HighContrast,
        Palette::Mono,
    ];
    const BACKGROUNDS: [Background; 2] = [Background::Dark, Background::Light];
    const DEPTHS: [Depth; 4] = [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::TrueColor];

    type Case = (Palette, Background, Depth);

    fn all() -> impl Iterator<Item = (Case, Theme)> {
        PALETTES.into_iter().flat_map(|palette| {
            BACKGROUNDS.into_iter().flat_map(move |background| {
                DEPTHS.map(|depth| {
                    let theme = Theme::new(palette, background, depth);
                    ((palette, background, depth), theme)
                })
            })
        })
    }

    /// Those whose colours are known: what the sixteen look like is up to the terminal.
    fn measurable() -> impl Iterator<Item = (Case, Theme)> {
        all().filter(|((palette, _, depth), _)| {
            *palette != Palette::Mono && matches!(depth, Depth::Ansi256 | Depth::TrueColor)
        })
    }

    /// Without destructuring by `..`, so that a new role is not left out.
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

    type Rgb = [u8; 3];

    /// What a terminal shows; the indexed colours from 16 on are those of xterm: a cube of 6³ and 24 greys.
    fn rgb(style: Style) -> Option<Rgb> {
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        match style.fg? {
            Color::Rgb(red, green, blue) => Some([red, green, blue]),
            Color::Indexed(index @ 16..=231) => {
                let index = index - 16;
                Some([index / 36, index / 6 % 6, index % 6].map(level))
            }
            Color::Indexed(index @ 232..) => Some([8 + 10 * (index - 232); 3]),
            other => panic!("{other} has no known value"),
        }
    }

    fn linear(color: Rgb) -> [f64; 3] {
        color.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
    }

    const TO_XYZ: [[f64; 3]; 3] = [
        [0.4124, 0.3576, 0.1805],
        [0.2126, 0.7152, 0.0722],
        [0.0193, 0.1192, 0.9505],
    ];

    /// The contrast of WCAG 2.2, from 1 to 21.
    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let luminance = |color| times(TO_XYZ, linear(color))[1] + 0.05;
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    /// The least contrast on the backgrounds that are in use.
    fn least_contrast(color: Rgb, background: Background) -> f64 {
        let backgrounds: &[Rgb] = match background {
            Background::Dark => &[[0; 3], [0x1e; 3]],
            // The last is Solarized's.
            Background::Light => &[[0xff; 3], [0xf0; 3], [0xfd, 0xf6, 0xe3]],
        };
        backgrounds
            .iter()
            .map(|&background| contrast(color, background))
            .fold(f64::INFINITY, f64::min)
    }

    /// How eyes see linear RGB: as most do, and without the cones for long, medium or short waves. From Machado,
    /// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
    /// Transactions on Visualization and Computer Graphics 15 (6), 2009, severity 1.0.
    const EYES: [(&str, [[f64; 3]; 3]); 4] = [
        (
            "most eyes",
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        ),
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ),
    ];

    /// CIE L*a*b* (D65) of a colour as given eyes see it.
    fn lab(color: Rgb, eyes: [[f64; 3]; 3]) -> [f64; 3] {
        let seen = times(eyes, linear(color)).map(|value| value.clamp(0.0, 1.0));
        let [x, y, z] = times(TO_XYZ, seen);
        let [x, y, z] = [x / 0.95047, y, z / 1.08883].map(|value| {
            if value > 216.0 / 24389.0 {
                value.cbrt()
            } else {
                (value * 24389.0 / 27.0 + 16.0) / 116.0
            }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// The difference of CIE76; about 2 can just be seen.
    fn difference(one: Style, other: Style, eyes: [[f64; 3]; 3]) -> f64 {
        let [one, other] = [one, other].map(|style| lab(rgb(style).unwrap(), eyes));
        let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt()
    }

    #[test]
    fn the_measures_are_right() {
        assert!((contrast([0; 3], [0xff; 3]) - 21.0).abs() < 1e-9);
        // The grey that is known as the lightest to be read on white.
        assert!((contrast([0x76; 3], [0xff; 3]) - 4.54).abs() < 0.01);
        assert_eq!(
            rgb(Style::new().fg(Color::Indexed(208))),
            Some([0xff, 0x87, 0])
        );
        assert_eq!(rgb(Style::new().fg(Color::Indexed(244))), Some([0x80; 3]));
        let red = lab([0xff, 0, 0], EYES[0].1);
        for (measured, known) in red.iter().zip([53.24, 80.09, 67.20]) {
            assert!((measured - known).abs() < 0.05, "{red:?}");
        }
    }

    #[test]
    fn everything_can_be_read() {
        for (case, theme) in measurable() {
            for (role, style) in roles(&theme) {
                let Some(color) = rgb(style) else { continue };
                let least = match (case.0, role) {
                    (Palette::HighContrast, _) => 7.0,
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
            // Whoever chooses green and red sees them.
            if case.0 == Palette::GreenRed {
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
            if case.0 != Palette::GreenRed {
                continue;
            }
            let [faster, slower] = [theme.faster[2], theme.slower[2]]
                .map(|style| lab(rgb(style).unwrap(), EYES[0].1)[0]);
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
        let colourless = Theme::new(Palette::Mono, Background::Dark, Depth::None);
        for (role, style) in roles(&colourless) {
            assert_eq!(
                (style.fg, style.bg, style.underline_color),
                (None, None, None),
                "{role}"
            );
        }
        for (case, theme) in all() {
            if case.0 == Palette::Mono || case.2 == Depth::None {
                assert_eq!(theme, colourless, "{case:?}");
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
            if case.0 == Palette::HighContrast && case.2 != Depth::None {
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
}
