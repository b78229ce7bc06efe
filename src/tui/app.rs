//! The state of the program, and how actions change it. There is no terminal here.

use std::sync::Arc;
use std::time::Duration;

use super::action::Action;
use super::effect::{Copied, Effect, Exported};
use super::screen::{
    BenchmarkState, ComparisonState, Context, LoadingState, Next, OverwriteState, Screen,
    ScreenKind,
};
use super::state::OpenComparison;
use crate::comparison::Comparison;
use crate::results::Results;
use crate::suite::Progress;

/// How often what is shown of the reading may change: on a slow link every change costs.
const LOADING_INTERVAL: Duration = Duration::from_millis(100);

/// A stack of screens over what is open.
pub struct App {
    /// The comparison that is open; `None` before there is one.
    pub comparison: Option<OpenComparison>,
    /// At least one; the last one has the keys.
    screens: Vec<Screen>,
    /// Whether the terminal reports the mouse.
    pub mouse: bool,
    /// What there is to say of the last action; raw. It stands until the next one.
    pub message: Option<String>,
    /// How many lines the pane in use last had room for.
    page: usize,
}

impl App {
    /// Shows a comparison.
    #[must_use]
    pub fn new(comparison: OpenComparison) -> Self {
        let mut app = Self::with_screen(Screen::Comparison(ComparisonState));
        app.comparison = Some(comparison);
        app
    }

    /// Shows how far the reading of the results has come.
    #[must_use]
    pub fn loading(progress: Arc<Progress>) -> Self {
        Self::with_screen(Screen::Loading(LoadingState { progress }))
    }

    fn with_screen(screen: Screen) -> Self {
        Self {
            comparison: None,
            screens: vec![screen],
            mouse: false,
            message: None,
            page: 1,
        }
    }

    /// Takes the comparison that was loaded, and opens the benchmark of a row if there is to be one.
    pub fn loaded(&mut self, comparison: OpenComparison, benchmark: Option<usize>) {
        self.comparison = Some(comparison);
        self.screens = vec![Screen::Comparison(ComparisonState)];
        if let Some(row) = benchmark {
            self.open_benchmark(row);
        }
    }

    /// Opens the benchmark of a row.
    pub fn open_benchmark(&mut self, row: usize) {
        if let Some(open) = &mut self.comparison {
            open.select_row(row);
            self.screens
                .push(Screen::Benchmark(BenchmarkState::new(row)));
        }
    }

    /// All screens, the one that has the keys last.
    #[must_use]
    pub fn screens(&self) -> &[Screen] {
        &self.screens
    }

    /// The screen that has the keys.
    #[must_use]
    pub fn top(&self) -> &Screen {
        // There is at least one: only those above the first are closed.
        &self.screens[self.screens.len() - 1]
    }

    /// Which screen has the keys.
    #[must_use]
    pub fn screen(&self) -> ScreenKind {
        self.top().into()
    }

    /// The row of the benchmark that is open.
    #[must_use]
    pub fn benchmark(&self) -> Option<usize> {
        match self.top() {
            Screen::Benchmark(state) => Some(state.row),
            _ => None,
        }
    }

    /// The row that is open, or else the one that is selected; `None` if there is neither.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.benchmark()
            .or_else(|| self.comparison.as_ref()?.selected_row())
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action) -> Effect {
        self.message = None;
        match action {
            Action::Quit => Effect::Quit,
            Action::Interrupt => Effect::Interrupt,
            Action::Suspend => Effect::Suspend,
            Action::Redraw => Effect::Redraw,
            Action::Open(kind) => {
                let screen = Screen::open(kind, self.comparison.as_mut());
                self.screens.extend(screen);
                Effect::None
            }
            Action::Swap => {
                self.swap();
                Effect::None
            }
            Action::Reload => Effect::Reload,
            Action::CopyRow => {
                if let Some(row) = self.selected_row() {
                    Effect::Copy(Copied::Row(row))
                } else {
                    self.message = Some("the table is empty: there is no row to copy".to_owned());
                    Effect::None
                }
            }
            Action::CopyView => Effect::Copy(Copied::View),
            Action::CopyCommand => Effect::Copy(Copied::Command {
                benchmark: self.benchmark(),
            }),
            Action::ToggleMouse => self.toggle_mouse(),
            Action::Screen(command) => {
                let next =
                    self.with_top(|screen, context| screen.handler().handle(command, context));
                self.follow(next)
            }
        }
    }

    fn follow(&mut self, next: Next) -> Effect {
        match next {
            Next::Stay => {}
            Next::Close => self.close(),
            Next::Open(screen) => self.screens.push(screen),
            Next::Ask(effect) => return effect,
        }
        Effect::None
    }

    fn close(&mut self) {
        if self.screens.len() > 1 {
            self.screens.pop();
        }
    }

    /// Lets the screen that has the keys change what it may.
    fn with_top<T>(&mut self, change: impl FnOnce(&mut Screen, &mut Context<'_>) -> T) -> T {
        let mut context = Context {
            comparison: self.comparison.as_mut(),
            message: &mut self.message,
            page: self.page,
        };
        // There is at least one.
        let top = self.screens.len() - 1;
        change(&mut self.screens[top], &mut context)
    }

    /// Inserts a text where one is typed.
    pub fn paste(&mut self, text: &str) {
        self.message = None;
        self.with_top(|screen, context| screen.handler().paste(text, context));
    }

    /// Takes note of what only a drawn frame knows: how many lines are seen of the pane in use, and the first line of
    /// what is scrolled when its end is seen.
    pub fn apply_frame_metrics(&mut self, page: usize, max_top: usize) {
        self.page = page;
        self.with_top(|screen, context| {
            let comparison = context.comparison.as_deref_mut();
            screen.handler().limit_scroll(max_top, comparison);
        });
    }

    /// What changes on the screen without a key, if anything does.
    #[must_use]
    pub fn progress_text(&self) -> Option<String> {
        match self.top() {
            Screen::Loading(state) => Some(state.text()),
            _ => None,
        }
    }

    /// How often that may change.
    #[must_use]
    pub fn progress_interval(&self) -> Option<Duration> {
        matches!(self.top(), Screen::Loading(_)).then_some(LOADING_INTERVAL)
    }

    /// Takes note of what became of an export.
    pub fn exported(&mut self, file: String, outcome: Exported) {
        // Whether it may be overwritten is not asked any more.
        if let Screen::Overwrite(_) = self.top() {
            self.close();
        }
        match outcome {
            Exported::Done(message) => {
                self.close();
                self.message = Some(message);
            }
            Exported::Exists => {
                let question = OverwriteState { file };
                self.screens.push(Screen::Overwrite(question));
            }
            Exported::Failed(message) => self.message = Some(message),
        }
    }

    /// Takes the files as they were read again.
    pub fn reloaded(&mut self, results: Results, comparison: Comparison) {
        let lost = self.replace(results, comparison).join(", ");
        self.message = Some(match lost.as_str() {
            "" => "both files were read again".to_owned(),
            lost => format!("both files were read again; they have no more: {lost}"),
        });
    }

    /// Takes note of why the files could not be read again.
    pub fn not_reloaded(&mut self, reason: &str) {
        if let Some(open) = &mut self.comparison {
            open.is_stale = true;
        }
        self.message = Some(format!("not read again: {reason}"));
    }

    fn swap(&mut self) {
        let Some(open) = &self.comparison else {
            return;
        };
        let results = open.results.swapped();
        self.message = Some(match Comparison::of(&results) {
            Ok(comparison) => {
                let labels = comparison.labels.clone();
                self.replace(results, comparison);
                let (reference, head) = (labels.reference, labels.head);
                format!("swapped: the reference is {reference}, the head {head}")
            }
            Err(error) => format!("cannot be swapped: {error}"),
        });
    }

    /// Shows another comparison in the same way, and an open benchmark if it is there. Returns what is not there any
    /// more; raw.
    fn replace(&mut self, results: Results, comparison: Comparison) -> Vec<String> {
        let row = self.selected_row();
        let is_open = matches!(self.top(), Screen::Benchmark(state) if !state.is_from_files);
        let Some(open) = &mut self.comparison else {
            return Vec::new();
        };
        let (row, lost) = open.replace(results, comparison, row);
        self.screens = vec![Screen::Comparison(ComparisonState)];
        if let Some(row) = row.filter(|_| is_open) {
            self.screens
                .push(Screen::Benchmark(BenchmarkState::new(row)));
        }
        lost
    }

    fn toggle_mouse(&mut self) -> Effect {
        self.mouse = !self.mouse;
        self.message = Some(if self.mouse {
            "mouse on: click selects, sorts and opens, the wheel scrolls; M turns it off".to_owned()
        } else {
            "mouse off: the terminal selects text again".to_owned()
        });
        Effect::Mouse(self.mouse)
    }
}
