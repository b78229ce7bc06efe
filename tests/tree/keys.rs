//! Any keys and clicks on the results screen, at any size, and at any stage of what is known of the tree.

use std::sync::Arc;

use benchlens::command::Program;
use benchlens::suite::Progress;
use benchlens::tui::{
    App, Background, Cancellation, Chosen, Clipboard, Compare, Copied, Decoder, Depth, Export,
    FrameState, Host, OpenComparison, OpenTree, Task, Theme, ThemeName, TreeUpdate, draw, finish,
    handle_event, perform,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::made::{Made, Made1};
use crate::screen::{made, updates};
use crate::support::hidden::assert_harmless;

/// What is typed: keys of the results screen and of what it opens, as a terminal sends them.
const KEYS: [&str; 61] = [
    "j",
    "k",
    "g",
    "G",
    "h",
    "l",
    "b",
    " ",
    "s",
    "S",
    "R",
    "M",
    "L",
    "?",
    ":",
    "/",
    "q",
    "\r",
    "\t",
    "\u{1b}",
    "\u{1b}[Z",
    "\u{1b}[A",
    "\u{1b}[B",
    "\u{1b}[C",
    "\u{1b}[D",
    "\u{1b}[5~",
    "\u{1b}[6~",
    "\u{4}",
    "\u{15}",
    "\u{1a}",
    "J",
    "K",
    "x",
    "m",
    "n",
    "N",
    "i",
    "c",
    "Y",
    "1",
    "e",
    "y",
    "C",
    "\u{19}",
    "/worst>1%\r",
    "cjjjjjjjjj  \r",
    "2",
    "a",
    "é",
    "/machine:arm\r",
    "/is:error\r",
    "/mean>",
    "/date>2024-06\r",
    ":sort\r",
    "t",
    "t\r",
    "tl\r",
    "+",
    "-",
    "<",
    ">",
];

/// The program, without its exports: they would write files.
struct ReadOnly(Program);

impl Host for ReadOnly {
    fn text(&self, open: &OpenComparison, what: Copied) -> Result<String, String> {
        self.0.text(open, what)
    }

    fn export(&self, _: &OpenComparison, _: &str, _: bool) -> Result<Export, String> {
        Err("no files".to_owned())
    }

    fn list_text(&self, open: &OpenTree, what: Copied) -> Result<String, String> {
        self.0.list_text(open, what)
    }

    fn export_list(&self, _: &OpenTree, _: &str, _: bool) -> Result<Export, String> {
        Err("no files".to_owned())
    }

    fn compare(&self, pair: &Chosen, progress: Arc<Progress>) -> Compare {
        self.0.compare(pair, progress)
    }
}

/// What happens next.
#[derive(Debug, Clone)]
enum Step {
    /// Bytes come from the terminal.
    Key(&'static str),
    /// The mouse is pressed or turned.
    Mouse(u8, u16, u16),
    /// The terminal has another size.
    Resize(u16, u16),
    /// More becomes known of the tree.
    Known,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let button = select(&[0_u8, 64, 65][..]);
    let step = prop_oneof![
        8 => select(&KEYS[..]).prop_map(Step::Key),
        1 => (button, 1..=200_u16, 1..=60_u16).prop_map(|(button, x, y)| Step::Mouse(button, x, y)),
        1 => (1..=200_u16, 1..=60_u16).prop_map(|(width, height)| Step::Resize(width, height)),
        2 => Just(Step::Known),
    ];
    vec(step, 60)
}

/// An app, the last frame, and what is to become known of the tree.
struct User {
    app: App,
    made: Made,
    state: FrameState,
    size: (u16, u16),
    coming: std::vec::IntoIter<TreeUpdate>,
}

impl User {
    fn do_step(&mut self, step: &Step) {
        match *step {
            Step::Key(keys) => self.send(keys),
            Step::Mouse(button, x, y) => self.send(&format!("\u{1b}[<{button};{x};{y}M")),
            Step::Resize(width, height) => self.size = (width, height),
            Step::Known => {
                let next = self.coming.next().into_iter().collect();
                self.app.tree_updated(next);
            }
        }
        self.draw();
    }

    fn send(&mut self, bytes: &str) {
        let mut decoder = Decoder::default();
        decoder.feed(bytes.as_bytes());
        decoder.give_up();
        while let Some(event) = decoder.next_event() {
            let effect = handle_event(&mut self.app, &event, &self.state);
            let host = ReadOnly(Program::default());
            match perform(effect, &mut self.app, &host, Clipboard::Direct) {
                Task::Start(job) => {
                    self.draw();
                    finish(job.run(&Cancellation::default()), &mut self.app);
                }
                Task::ReadTree => self.coming = updates(&self.made).into_iter(),
                _ => {}
            }
        }
    }

    fn draw(&mut self) {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("it is memory");
        self.app.prepare_frame();
        terminal
            .draw(|frame| draw(frame, &self.app, &theme, &mut self.state))
            .expect("it is memory");
        self.app.apply_frame_metrics(&self.state);
        let cells = terminal.backend().buffer().content.iter();
        let text: String = cells.map(ratatui::buffer::Cell::symbol).collect();
        assert_harmless("the screen", &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_keys_at_any_size_are_too_much(
        which in 0..6,
        size in (1..=200_u16, 1..=60_u16),
        steps in steps(),
    ) {
        // Without any result, and without any base.
        let made = match which {
            0 => Made::new(""),
            1 => {
                let made = Made::new("");
                made.add(&Made1::default());
                made
            }
            _ => made(),
        };
        let mut user = User {
            app: App::browsing(None),
            coming: updates(&made).into_iter(),
            made,
            state: FrameState::default(),
            size,
        };
        user.draw();
        for step in &steps {
            user.do_step(step);
        }
    }
}
