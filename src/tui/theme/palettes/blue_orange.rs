//! Blue for faster and orange for slower, which colour-blind users can tell apart.

use ratatui::style::Color;

use crate::tui::theme::hues::{DIM, Hues, PLAIN, Palette, Tables};

pub(in crate::tui::theme) const PALETTE: Palette = Palette {
    tables: Some((ON_DARK, ON_LIGHT)),
    is_bold: false,
};

const ON_DARK: Tables = Tables {
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

/// Neither the named colours nor the cube have an orange that is dark enough. They use brown and red instead.
const ON_LIGHT: Tables = Tables {
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
