//! Strong colours, and bold text.

use ratatui::style::Color;

use crate::tui::theme::hues::{BOLD, Hues, PLAIN, Palette, Tables};

pub(in crate::tui::theme) const PALETTE: Palette = Palette {
    tables: Some((ON_DARK, ON_LIGHT)),
    is_bold: true,
};

const ON_DARK: Tables = Tables {
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
const ON_LIGHT: Tables = Tables {
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
