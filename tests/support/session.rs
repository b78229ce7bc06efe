//! A screen without a terminal: keys go in, text and styles come out.

use benchlens::bench_runner::Config;
use benchlens::command::{Program, demo};
use benchlens::results::{Request, Results};
use benchlens::suite::{LoadOptions, Source, Suite};
use benchlens::tui::{
    App, Background, Cancellation, Clipboard, Depth, Effect, FrameState, OpenComparison, Task,
    Theme, ThemeName, draw, finish, handle_event, perform,
};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// An app on a screen.
pub struct Session {
    pub app: App,
    pub theme: Theme,
    pub state: FrameState,
    pub size: (u16, u16),
}

impl Session {
    pub fn new(results: Results, size: (u16, u16)) -> Self {
        let comparison = OpenComparison::new(results).expect("they share benchmarks");
        let mut session = Self {
            app: App::new(comparison),
            theme: Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor),
            state: FrameState::default(),
            size,
        };
        // A page is as long as the last frame was.
        session.buffer();
        session
    }

    pub fn demo(width: u16, height: u16) -> Self {
        Self::new(load(demo()), (width, height))
    }

    /// The comparison that is open.
    pub fn open(&self) -> &OpenComparison {
        self.app.comparison.as_ref().expect("a comparison is open")
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
            effect = handle_event(&mut self.app, &Event::Key(event), &self.state);
            self.buffer();
        }
        effect
    }

    /// Presses keys, and has the program do what they ask for.
    pub fn carry_out(&mut self, keys: &str, clipboard: Clipboard) -> Task {
        let effect = self.press(keys);
        let mut task = perform(effect, &mut self.app, &Program::default(), clipboard);
        if let Task::Start(job) = task {
            task = finish(job.run(&Cancellation::default()), &mut self.app);
        }
        self.buffer();
        task
    }

    /// Draws a frame, as the program does after each key.
    fn draw(&mut self) -> Terminal<TestBackend> {
        self.app.prepare_frame();
        let backend = TestBackend::new(self.size.0, self.size.1);
        let mut terminal = Terminal::new(backend).expect("the test backend has no errors");
        terminal
            .draw(|frame| draw(frame, &self.app, &self.theme, &mut self.state))
            .expect("the test backend has no errors");
        self.app.apply_frame_metrics(&self.state);
        terminal
    }

    pub fn buffer(&mut self) -> Buffer {
        self.draw().backend().buffer().clone()
    }

    /// Where the cursor stands.
    pub fn cursor(&mut self) -> Position {
        self.draw()
            .get_cursor_position()
            .expect("the test backend has no errors")
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
        let open = self.open();
        let shown = open.view.shown.iter();
        shown
            .map(|&row| open.comparison.rows[row].name.as_str())
            .collect()
    }

    pub fn selected_name(&self) -> &str {
        let row = self.app.selected_row().expect("a row is selected");
        &self.open().comparison.rows[row].name
    }
}

/// Reads what is asked for.
pub fn load(request: Request) -> Results {
    Results::read(request).expect("the results are valid")
}

fn named_key(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.strip_prefix("C-") {
        Some(name) => (KeyModifiers::CONTROL, name),
        None => match name.strip_prefix("S-") {
            Some(name) if name != "Tab" => (KeyModifiers::SHIFT, name),
            _ => (KeyModifiers::NONE, name),
        },
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "BS" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "F1" => KeyCode::F(1),
        other => match (modifiers, other.chars().next()) {
            (KeyModifiers::CONTROL, Some(letter)) if other.len() == 1 => KeyCode::Char(letter),
            _ => panic!("no key is called {other}"),
        },
    };
    KeyEvent::new(code, modifiers)
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
        .load(&LoadOptions::default())
        .expect("the suite is valid")
}

pub fn pair(names: &[String]) -> Results {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let reference = suite(&folder, "ref\u{1b}[31m\u{202e}.json", names, 1.0);
    let head = suite(&folder, "head\u{9b}2J.json", names, 1.3);
    Results::of_suites(reference, head, Config::default())
}
