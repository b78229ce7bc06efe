//! Green for faster and red for slower. The green is bluish, and for large changes the two also differ in lightness,
//! which helps users who can hardly tell the hues apart.

use ratatui::style::Color;

use crate::tui::theme::hues::{DIM, Hues, PLAIN, Palette, Tables};

pub(in crate::tui::theme) const PALETTE: Palette = Palette {
    tables: Some((ON_DARK, ON_LIGHT)),
    is_bold: false,
};

const ON_DARK: Tables = Tables {
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

/// The cube has only one bluish green that is dark enough, so only bold distinguishes the steps of faster there.
const ON_LIGHT: Tables = Tables {
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
