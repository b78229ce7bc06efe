//! No colours: weight and brightness only.

use crate::tui::theme::hues::Palette;

pub(in crate::tui::theme) const PALETTE: Palette = Palette {
    tables: None,
    is_bold: false,
};
