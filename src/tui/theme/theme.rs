//! The styles of the screen, by role.

use ratatui::style::{Modifier, Style};

use super::background::Background;
use super::depth::Depth;
use super::hues::Hues;
use super::list::ThemeName;
use crate::comparison::{Change, Judgement, Measure};
use crate::tui::glyphs::Glyphs;

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// From a small change to a large one.
    pub(super) faster: [Style; 3],
    pub(super) slower: [Style; 3],
    /// Normal text.
    pub text: Style,
    /// Less important text: rows that are not significant, units, hints.
    pub faint: Style,
    /// Headings, and the chosen item.
    pub title: Style,
    /// The border of a pane.
    pub border: Style,
    /// The border of the focused pane, and the names of keys.
    pub focused_border: Style,
    /// The selected row.
    pub selected: Style,
    /// Letters that the filter matched.
    pub matched: Style,
    /// What needs attention.
    pub warning: Style,
    /// The reference where both sides are drawn together. No palette uses a colour of faster or slower for it, because
    /// the side of a curve says nothing about the direction.
    pub reference: Style,
    /// The head where both sides are drawn together.
    pub head: Style,
    /// A cell in which both sides are drawn.
    pub overlap: Style,
    /// The characters that pictures are made of.
    pub glyphs: Glyphs,
    /// How many colours are used.
    pub depth: Depth,
}

impl Theme {
    /// Creates a theme for a background. If the theme has a background of its own, that takes precedence.
    #[must_use]
    pub fn new(name: ThemeName, background: Background, depth: Depth) -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let palette = name.palette();
        let Hues {
            faster,
            slower,
            faint,
            border,
            accent,
            reference,
            head,
        } = palette.hues(name.background(background), depth);
        // Large changes are bold as well as coloured, at every depth.
        let weighted = |[small, medium, large]: [Style; 3]| [small, medium, large.patch(bold)];
        let is_colourless = palette.is_colourless(depth);
        Self {
            faster: weighted(faster),
            slower: weighted(slower),
            text: Style::new(),
            faint,
            title: bold,
            border,
            focused_border: accent,
            // A dim row would stay dim when it is reversed, and the selected row would be the least readable one.
            selected: bold
                .add_modifier(Modifier::REVERSED)
                .remove_modifier(Modifier::DIM),
            matched: bold.add_modifier(Modifier::UNDERLINED),
            // Warnings fill whole lines: bold would be too loud if colour is enough.
            warning: if is_colourless { bold } else { slower[2] },
            reference,
            head,
            // Few terminals draw blocks and dots visibly bolder, and without colours `head` is bold too.
            overlap: if is_colourless {
                bold.add_modifier(Modifier::UNDERLINED)
            } else {
                bold
            },
            glyphs: Glyphs::Unicode,
            depth,
        }
    }

    /// The same theme, drawn with these characters.
    #[must_use]
    pub fn with_glyphs(self, glyphs: Glyphs) -> Self {
        Self { glyphs, ..self }
    }

    /// The requested theme, or the one that suits the terminal if none is requested. If the user wants no colours or
    /// the terminal has none, the theme has none either, even if one is requested.
    #[must_use]
    pub fn choose(name: Option<ThemeName>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let detected = Background::detect(&variable);
        let name = name.unwrap_or(match detected {
            Background::Dark => ThemeName::Dark,
            Background::Light => ThemeName::Light,
        });
        Self::new(name, detected, Depth::detect(variable))
    }

    /// The style of a ratio: the hue shows the direction, the intensity the size. Only a clear change has a strong
    /// colour, and one that is not significant has none.
    #[must_use]
    pub fn ratio(&self, measure: Option<&Measure>, judgement: Option<Judgement>) -> Style {
        let (Some(measure), Some(judgement)) = (measure, judgement) else {
            return self.faint;
        };
        let intensity = match judgement {
            Judgement::Same => return self.faint,
            Judgement::Untested => return self.text,
            Judgement::Clear => intensity(measure.ratio),
            Judgement::Noisy | Judgement::WithinNoise | Judgement::Bimodal | Judgement::Small => 0,
        };
        match measure.change() {
            Change::Better => self.faster[intensity],
            Change::Worse => self.slower[intensity],
            Change::NotSignificant | Change::Unchanged | Change::NotTested => self.text,
        }
    }

    /// The style of a mean of ratios.
    #[must_use]
    pub fn mean(&self, ratio: f64) -> Style {
        if ratio < 1.0 {
            self.faster[intensity(ratio)]
        } else if ratio > 1.0 {
            self.slower[intensity(ratio)]
        } else {
            self.text
        }
    }
}

/// 0 below 2 %, 1 below 10 %, else 2.
pub(super) fn intensity(ratio: f64) -> usize {
    let size = ratio.ln().abs();
    usize::from(size >= 1.02f64.ln()) + usize::from(size >= 1.1f64.ln())
}
