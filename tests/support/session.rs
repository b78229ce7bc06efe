//! A screen without a terminal: keys go in, text and styles come out.

// Each test binary uses its part.
#![allow(dead_code)]

use benchlens::command::{self, Pair, Program};
use benchlens::comparison::Comparison;
use benchlens::config::Config;
use benchlens::suite::{Reading, Source, Suite};
use benchlens::tui::{
    App, Background, Clipboard, Depth, Effect, Palette, Scope, Task, Theme, ViewState, draw,
    lookup, perform,
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// A screen and what is behind it.
pub struct Session {
    pub app: App,
    pub theme: Theme,
    pub state: ViewState,
    pub size: (u16, u16),
    /// Where the comparison comes from.
    pub pair: Pair,
}

impl Session {
    pub fn new(comparison: Comparison, size: (u16, u16)) -> Self {
        let theme = Theme::new(Palette::BlueOrange, Background::Dark, Depth::TrueColor);
        let mut session = Self {
            app: App::new(comparison),
            theme,
            state: ViewState::default(),
            size,
            pair: Pair::Demo,
        };
        // A page is as long as the last frame was.
        session.buffer();
        session
    }

    pub fn demo(width: u16, height: u16) -> Self {
        Self::new(
            command::demo().expect("the built-in pair is valid"),
            (width, height),
        )
    }

    /// Presses keys: characters as they are, others by name in angle brackets.
    pub fn press(&mut self, keys: &str) -> Effect {
        let mut effect = Effect::None;
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest
                .starts_with('<')
                .then(|| rest.split_once('>'))
                .flatten();
            let (event, behind) = match named {
                Some((name, behind)) => (named_key(&name[1..]), behind),
                None => (
                    KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE),
                    &rest[first.len_utf8()..],
                ),
            };
            rest = behind;
            if let Some(action) = lookup(&event, Scope::of(&self.app.mode)) {
                effect = self.app.update(action);
                self.buffer();
            }
        }
        effect
    }

    /// Presses keys, and has the program do what they ask for.
    pub fn carry_out(&mut self, keys: &str, clipboard: Clipboard) -> Task {
        let effect = self.press(keys);
        let program = Program { pair: &self.pair };
        let task = perform(effect, &mut self.app, &program, clipboard);
        self.buffer();
        task
    }

    pub fn buffer(&mut self) -> Buffer {
        let backend = TestBackend::new(self.size.0, self.size.1);
        let mut terminal = Terminal::new(backend).expect("the test backend has no errors");
        terminal
            .draw(|frame| draw(frame, &self.app, &self.theme, &mut self.state))
            .expect("the test backend has no errors");
        self.app.settle(self.state.page, self.state.furthest);
        terminal.backend().buffer().clone()
    }

    pub fn text(&mut self) -> String {
        let buffer = self.buffer();
        let lines = (0..buffer.area.height).map(|y| {
            let line: String = (0..buffer.area.width)
                .map(|x| buffer[(x, y)].symbol())
                .collect();
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn shown_names(&self) -> Vec<&str> {
        self.app
            .view
            .shown
            .iter()
            .map(|&row| self.app.comparison.rows[row].name.as_str())
            .collect()
    }

    pub fn selected_name(&self) -> &str {
        let row = self.app.selected_row().expect("a row is selected");
        &self.app.comparison.rows[row].name
    }
}

fn named_key(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("C-") {
        let letter = letter.chars().next().expect("a letter behind C-");
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "BS" => KeyCode::Backspace,
        "F1" => KeyCode::F(1),
        other => panic!("no key is called {other}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// Where a style begins, and what it is.
pub fn styles(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut previous = None;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let style = (cell.fg, cell.bg, cell.modifier);
            if previous != Some(style) {
                text.push_str(&format!(
                    "{y:>2},{x:<3} {:?} on {:?} {:?}\n",
                    cell.fg, cell.bg, cell.modifier
                ));
                previous = Some(style);
            }
        }
    }
    text
}

/// A suite of the given benchmark names, tagged with the same, each with the same values.
pub fn suite(folder: &tempfile::TempDir, file: &str, names: &[String], factor: f64) -> Suite {
    let values: Vec<f64> = (0..20)
        .map(|index| factor * (1.0 + f64::from(index) / 1000.0))
        .collect();
    let benchmarks: Vec<serde_json::Value> = names
        .iter()
        .map(|name| {
            serde_json::json!({
                "metadata": {"name": name, "tags": [name], "platform": "Linux\u{202e}\u{1b}]0;x"},
                "runs": [{"values": values, "metadata": {"mem_max_rss": 1000}}],
            })
        })
        .collect();
    let document = serde_json::json!({"version": "1.0", "metadata": {"hostname": "h"}, "benchmarks": benchmarks});
    let path = folder.path().join(file);
    std::fs::write(&path, document.to_string()).expect("the folder is writable");
    Source::Path(path)
        .load(&Reading::default())
        .expect("the suite is valid")
}

pub fn pair(names: &[String]) -> Comparison {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let reference = suite(&folder, "ref\u{1b}[31m\u{202e}.json", names, 1.0);
    let head = suite(&folder, "head\u{9b}2J.json", names, 1.3);
    Comparison::new(reference, head, Config::default()).expect("they share their benchmarks")
}
