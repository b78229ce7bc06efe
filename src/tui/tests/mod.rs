//! The screens of small results, with bytes as a terminal sends them.

mod bars;
mod benchmark;
mod clipboard;
mod events;
mod panes;
mod screens;
mod table;
mod waiting;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use serde_json::{Value, json};

use super::event::handle;
use super::terminal::Decoder;
use super::{App, Background, Depth, Effect, FrameState, OpenComparison, Theme, ThemeName, draw};
use crate::bench_runner::Config;
use crate::results::Results;
use crate::suite::{Suite, parse};

const ESC: &str = "\x1b";
const SHIFT_TAB: &str = "\x1b[Z";
const CTRL_D: &str = "\x04";

/// A benchmark of 20 values in four processes.
fn benchmark(name: &str, time: f64, memory: u64) -> Value {
    let run = |process: u32| {
        let value = |index: u32| time * (1.0 + f64::from(5 * process + index) / 1000.0);
        json!({
            "values": (0..5).map(value).collect::<Vec<f64>>(),
            "metadata": {"mem_max_rss": memory + u64::from(process)},
        })
    };
    json!({"metadata": {"name": name}, "runs": (0..4).map(run).collect::<Vec<Value>>()})
}

/// The same benchmark with tags.
fn tagged(mut benchmark: Value, tags: &[&str]) -> Value {
    benchmark["metadata"]["tags"] = json!(tags);
    benchmark
}

fn suite(file: &str, metadata: &Value, benchmarks: &[Value]) -> Suite {
    let document = json!({"version": "1.0", "metadata": metadata, "benchmarks": benchmarks});
    parse(file.to_owned(), document.to_string()).expect("the suite is valid")
}

/// Benchmarks with these ratios, of the same memory.
fn ratios(ratios: &[(&str, f64)]) -> Results {
    let side = |file: &str, time: &dyn Fn(f64) -> f64| {
        let of = |(name, ratio): &(&str, f64)| benchmark(name, time(*ratio), 1 << 20);
        suite(file, &json!({}), &ratios.iter().map(of).collect::<Vec<_>>())
    };
    let (reference, head) = (
        side("ref.json", &|_| 1.0),
        side("head.json", &|ratio| ratio),
    );
    Results::of_suites(reference, head, Config::default())
}

/// `count` benchmarks, `b00` the slowest.
fn many(count: u32) -> Results {
    let names: Vec<String> = (0..count).map(|index| format!("b{index:02}")).collect();
    let of = |(name, index)| (name, 2.0 - f64::from(index) / 100.0);
    let all: Vec<(&str, f64)> = names.iter().map(String::as_str).zip(0..).map(of).collect();
    ratios(&all)
}

/// An app on a screen.
struct Screen {
    app: App,
    theme: Theme,
    state: FrameState,
    size: (u16, u16),
}

impl Screen {
    fn new(results: Results, size: (u16, u16)) -> Self {
        let comparison = OpenComparison::new(results).expect("they share benchmarks");
        Self::of(App::new(comparison), size)
    }

    fn of(app: App, size: (u16, u16)) -> Self {
        let mut screen = Self {
            app,
            theme: Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor),
            state: FrameState::default(),
            size,
        };
        screen.buffer();
        screen
    }

    /// Sends bytes as a terminal does, and draws a frame after each event.
    fn send(&mut self, bytes: &str) -> Effect {
        let mut decoder = Decoder::default();
        decoder.feed(bytes.as_bytes());
        decoder.give_up();
        let mut effect = Effect::None;
        while let Some(event) = decoder.next_event() {
            effect = handle(&mut self.app, &event, &self.state);
            self.buffer();
        }
        effect
    }

    fn click(&mut self, column: usize, line: usize) {
        self.send(&format!("\x1b[<0;{};{}M", column + 1, line + 1));
    }

    fn buffer(&mut self) -> Buffer {
        self.app.prepare_frame();
        let backend = TestBackend::new(self.size.0, self.size.1);
        let mut terminal = Terminal::new(backend).expect("the test backend has no errors");
        terminal
            .draw(|frame| draw(frame, &self.app, &self.theme, &mut self.state))
            .expect("the test backend has no errors");
        self.app.apply_frame_metrics(&self.state);
        terminal.backend().buffer().clone()
    }

    fn lines(&mut self) -> Vec<String> {
        let buffer = self.buffer();
        let cells = buffer.content.chunks(usize::from(self.size.0));
        let lines = cells.map(|line| line.iter().map(Cell::symbol).collect::<String>());
        lines.map(|line| line.trim_end().to_owned()).collect()
    }

    /// The first line that contains a text.
    fn line_of(&mut self, text: &str) -> usize {
        let place = self.lines().iter().position(|line| line.contains(text));
        place.unwrap_or_else(|| panic!("{text} is not in:\n{}", self.text()))
    }

    fn text(&mut self) -> String {
        self.lines().join("\n")
    }

    fn open(&self) -> &OpenComparison {
        self.app.comparison.as_ref().expect("a comparison is open")
    }

    fn selected_name(&self) -> &str {
        let row = self.app.selected_row().expect("a row is selected");
        &self.open().comparison.rows[row].name
    }
}

/// The column of the screen at which `text` starts in `line`.
fn column_of(line: &str, text: &str) -> usize {
    let start = line.find(text);
    let start = start.unwrap_or_else(|| panic!("{text} is not in {line}"));
    crate::text::width(&line[..start])
}
