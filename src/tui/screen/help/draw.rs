//! Draws the keys, from the list of all key bindings, and the terms that are new to a user.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::glossary::GLOSSARY;
use super::state::HelpState;
use crate::comparison::filter;
use crate::text;
use crate::tui::keys;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, ScrollPane};

const WORD_WIDTH: usize = 18;

impl Draw for HelpState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let mut help = HelpLines {
            lines: Vec::new(),
            width: usize::from(area.width).saturating_sub(2),
            theme: canvas.theme,
        };
        help.push_all(
            context
                .below
                .map_or(ScreenKind::Comparison, |below| below.screen),
        );
        let pane = ScrollPane {
            title: " Help ",
            below: " keys · filter language · words and marks ",
            top: self.scroll.top,
            count: help.lines.len(),
        };
        pane.draw(help.lines, area, canvas);
    }
}

struct HelpLines<'t> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'t Theme,
}

impl HelpLines<'_> {
    /// Adds the keys of the screen from which help was opened, then the words, then all other keys.
    fn push_all(&mut self, asked_from: ScreenKind) {
        self.push_keys(asked_from);
        self.push_words("The filter language", &filter::EXAMPLES);
        self.push_words("Words and marks", &GLOSSARY);
        let others = ScreenKind::ALL.iter().copied();
        for screen in others.filter(|&screen| screen != asked_from) {
            self.lines.push(Line::raw(""));
            self.push_keys(screen);
        }
    }

    fn push_keys(&mut self, screen: ScreenKind) {
        self.push_title(screen.title());
        for binding in keys::of_screen(screen) {
            self.push_entry(&binding.keys_in_words(), &binding.words);
        }
    }

    fn push_words(&mut self, title: &'static str, words: &[(&str, &str)]) {
        self.lines.push(Line::raw(""));
        self.push_title(title);
        for (word, meaning) in words {
            self.push_entry(word, meaning);
        }
    }

    fn push_title(&mut self, title: &'static str) {
        self.lines.push(Line::styled(title, self.theme.title));
    }

    /// Adds a word with its meaning beside it, wrapped to as many lines as it needs.
    fn push_entry(&mut self, word: &str, meaning: &str) {
        let room = self.width.saturating_sub(WORD_WIDTH + 3);
        for (index, part) in text::wrapped(meaning, room).into_iter().enumerate() {
            let word = if index == 0 { word } else { "" };
            let word = format!("  {} ", text::align_left(word, WORD_WIDTH));
            self.lines.push(Line::from(vec![
                Span::styled(word, self.theme.focused_border),
                Span::styled(part, self.theme.text),
            ]));
        }
    }
}
