//! The part of a theme that differs between palettes.

use ratatui::style::{Color, Modifier, Style};

use super::background::Background;
use super::depth::Depth;

pub(super) const PLAIN: Style = Style::new();
pub(super) const DIM: Style = PLAIN.add_modifier(Modifier::DIM);
pub(super) const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);

/// A colour, or a style, for each role that has one of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hues<T> {
    /// From a small change to a large one. The theme also makes the large one bold.
    pub faster: [T; 3],
    pub slower: [T; 3],
    pub faint: T,
    /// Decoration, which may have less contrast than text.
    pub border: T,
    /// The focus, such as the border of the focused pane, and the names of keys.
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

/// The colours for one background, at each depth that has colours.
#[derive(Debug)]
pub(super) struct Tables {
    pub named: Hues<Style>,
    pub indexed: Hues<u8>,
    pub direct: Hues<u32>,
}

/// The colours of each role.
#[derive(Debug)]
pub(super) struct Palette {
    /// For a dark background and for a light one; `None` for a palette without colours.
    pub tables: Option<(Tables, Tables)>,
    /// Whether all hues except `faint` and `border` are bold. This does not apply to sixteen colours, where only bold
    /// distinguishes large changes from small ones.
    pub is_bold: bool,
}

impl Palette {
    pub fn is_colourless(&self, depth: Depth) -> bool {
        self.tables.is_none() || depth == Depth::None
    }

    pub fn hues(&self, background: Background, depth: Depth) -> Hues<Style> {
        let Some((on_dark, on_light)) = &self.tables else {
            return COLOURLESS;
        };
        let tables = match background {
            Background::Dark => on_dark,
            Background::Light => on_light,
        };
        let hues = match depth {
            Depth::None => return COLOURLESS,
            Depth::Ansi16 => return tables.named,
            Depth::Ansi256 => tables
                .indexed
                .map(|index| Style::new().fg(Color::Indexed(index))),
            Depth::TrueColor => tables
                .direct
                .map(|hex| Style::new().fg(Color::from_u32(hex))),
        };
        if self.is_bold { hues.bold() } else { hues }
    }
}

/// Small and medium changes look alike: dim would mean "not significant", and anything stronger than bold would mean
/// "selected".
const COLOURLESS: Hues<Style> = Hues {
    faster: [PLAIN, PLAIN, BOLD],
    slower: [PLAIN, PLAIN, BOLD],
    faint: DIM,
    border: DIM,
    accent: BOLD,
    reference: DIM,
    head: BOLD,
};
