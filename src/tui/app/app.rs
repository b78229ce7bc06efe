//! The state of the program, and how actions change it. Nothing here depends on a terminal.

use std::sync::Arc;
use std::time::Duration;

use crate::suite::Progress;
use crate::tui::action::Action;
use crate::tui::effect::{Copied, Effect, Exported};
use crate::tui::screen::palette;
use crate::tui::screen::{
    BenchmarkState, ComparisonState, Context, Focus, Next, OverwriteState, ResultsState, Screen,
    ScreenKind, TimelineState, Waiting, WaitingState,
};
use crate::tui::source::Loaded;
use crate::tui::state::{OpenComparison, OpenHistory, OpenTree, Pane, TreePane};
use crate::tui::tour::Tour;
use crate::tui::widget::FrameState;

/// How often progress is shown at most. Every frame costs time on a slow link.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// The message while a tree is read again, until its results are listed.
pub(super) const READING_AGAIN: &str = "reading the tree again …";

/// The state of the program: a stack of screens and the open comparison.
pub struct App {
    /// The open comparison; `None` until one is loaded.
    pub comparison: Option<OpenComparison>,
    /// The open tree of results; `None` if there is none, or until it was read.
    pub tree: Option<OpenTree>,
    /// The history of the tree, once it was read. It is kept when its screen is closed.
    pub history: Option<OpenHistory>,
    /// The comparison from which the history was opened, while another one is open out of the history.
    pub(super) covered: Option<OpenComparison>,
    /// Never empty. The last screen receives the keys.
    pub(super) screens: Vec<Screen>,
    /// Whether the terminal reports the mouse.
    pub mouse: bool,
    /// The tour, while it is being taken.
    pub tour: Option<Tour>,
    /// The message about the last action, cleared by the next one. Raw: it may hold text from a file.
    pub message: Option<String>,
    /// How many lines fitted into the active pane in the last frame.
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

    /// Shows the progress of loading the results.
    #[must_use]
    pub fn loading(progress: Arc<Progress>) -> Self {
        let waiting = Waiting::Loading(progress);
        Self::with_screen(Screen::Waiting(WaitingState { waiting }))
    }

    /// Shows the results of a tree, which is being read, that pass a filter.
    #[must_use]
    pub fn browsing(filter: Option<String>) -> Self {
        Self::with_screen(Screen::Results(ResultsState::new(filter)))
    }

    fn with_screen(screen: Screen) -> Self {
        Self {
            comparison: None,
            covered: None,
            tree: None,
            history: None,
            screens: vec![screen],
            mouse: false,
            tour: None,
            message: None,
            page: 1,
        }
    }

    /// Shows what was loaded.
    pub fn show(&mut self, loaded: Loaded) {
        match loaded {
            Loaded::Comparison(comparison, benchmark) => self.loaded(*comparison, benchmark),
            Loaded::History(history) => {
                self.history = Some(*history);
                self.screens = vec![Screen::Timeline(TimelineState)];
            }
        }
    }

    /// Shows the comparison that was loaded. If `benchmark` is a row, also opens its benchmark.
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

    /// All screens. The last one receives the keys.
    #[must_use]
    pub fn screens(&self) -> &[Screen] {
        &self.screens
    }

    /// The screen that receives the keys.
    #[must_use]
    pub fn top(&self) -> &Screen {
        // The stack is never empty: the first screen is never closed.
        &self.screens[self.screens.len() - 1]
    }

    /// The kind of the screen that receives the keys.
    #[must_use]
    pub fn screen(&self) -> ScreenKind {
        self.top().into()
    }

    /// What receives the keys.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus_of(self.top())
    }

    /// What receives the keys while `screen` is the top screen.
    #[must_use]
    pub fn focus_of(&self, screen: &Screen) -> Focus {
        let pane = match screen {
            Screen::Comparison(_) => self.comparison.as_ref().map(|open| open.focus),
            Screen::Results(_) => self.tree.as_ref().map(|open| match open.focus {
                TreePane::Facets => Pane::Groups,
                TreePane::Table => Pane::Table,
                TreePane::Details => Pane::Verdict,
            }),
            _ => None,
        };
        let is_first = self.screens.len() == 1;
        let is_of_tree = matches!(
            self.screens.first(),
            Some(Screen::Results(_) | Screen::Timeline(_))
        );
        Focus {
            screen: screen.into(),
            pane,
            is_nested: match screen {
                Screen::Comparison(_) => is_of_tree,
                Screen::Timeline(_) => !is_first,
                _ => false,
            },
            has_heads: self.has_heads(),
        }
    }

    /// The row of the open benchmark; `None` if the top screen is not a benchmark.
    #[must_use]
    pub fn benchmark(&self) -> Option<usize> {
        match self.top() {
            Screen::Benchmark(state) => Some(state.row),
            _ => None,
        }
    }

    /// The row of the open benchmark, otherwise the selected row; `None` if there is neither.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.benchmark()
            .or_else(|| self.comparison.as_ref()?.selected_row())
    }

    pub(super) fn carry_out(&mut self, action: Action) -> Effect {
        self.message = None;
        match action {
            Action::Quit => self.leave(),
            Action::Interrupt => Effect::Interrupt,
            Action::Suspend => Effect::Suspend,
            Action::Redraw => Effect::Redraw,
            Action::Open(kind) => {
                let screen = self.with_top(|_, context| Screen::open(kind, context));
                self.screens.extend(screen);
                Effect::None
            }
            Action::OpenTimeline => self.ask_for_history(),
            Action::Swap => {
                self.swap();
                Effect::None
            }
            Action::NextHead => self.step_head(true),
            Action::PreviousHead => self.step_head(false),
            Action::Reload if matches!(self.top(), Screen::Results(_)) => {
                self.message = Some(READING_AGAIN.to_owned());
                Effect::ReadTree
            }
            Action::Reload => Effect::Reload,
            Action::CopyRow => match self.row_to_copy() {
                Ok(row) => Effect::Copy(Copied::Row(row)),
                Err(reason) => {
                    self.message = Some(reason.to_owned());
                    Effect::None
                }
            },
            Action::CopyView => Effect::Copy(Copied::View),
            Action::CopyFoldedView => Effect::Copy(Copied::FoldedView),
            Action::CopyCommand => Effect::Copy(Copied::Command {
                benchmark: self.benchmark(),
            }),
            Action::ToggleMouse => self.toggle_mouse(),
            Action::Tour(action) => {
                self.tour(action);
                Effect::None
            }
            Action::Screen(action) => {
                let next =
                    self.with_top(|screen, context| screen.handler().handle(action, context));
                self.follow(next)
            }
        }
    }

    /// Goes back to the results from a comparison of two of them, otherwise quits.
    fn leave(&mut self) -> Effect {
        if self.focus().is_nested {
            self.close();
            return Effect::None;
        }
        Effect::Quit
    }

    fn follow(&mut self, next: Next) -> Effect {
        match next {
            Next::Stay => {}
            Next::Close => self.close(),
            Next::Open(screen) => self.screens.push(screen),
            Next::Replace(screen) => {
                self.screens.pop();
                self.screens.push(screen);
            }
            Next::Ask(effect) => return effect,
            Next::Run => {
                let command = self.selected_command();
                self.close();
                return command.map_or(Effect::None, |action| self.carry_out(action));
            }
        }
        Effect::None
    }

    fn selected_command(&self) -> Option<Action> {
        match self.top() {
            Screen::Palette(state) => palette::selected(state, self.below()?),
            _ => None,
        }
    }

    /// What receives the keys once the top screen is closed.
    fn below(&self) -> Option<Focus> {
        let below = self.screens.iter().rev().nth(1)?;
        Some(self.focus_of(below))
    }

    /// Lets the top screen change itself and what its [`Context`] gives access to.
    fn with_top<T>(&mut self, change: impl FnOnce(&mut Screen, &mut Context<'_>) -> T) -> T {
        let below = self.below();
        let mut context = Context {
            below,
            comparison: self.comparison.as_mut(),
            tree: self.tree.as_mut(),
            history: self.history.as_mut(),
            message: &mut self.message,
            page: self.page,
        };
        // The stack is never empty.
        let top = self.screens.len() - 1;
        change(&mut self.screens[top], &mut context)
    }

    /// Inserts pasted text into the prompt, if the top screen has one.
    pub fn paste(&mut self, text: &str) {
        self.message = None;
        self.with_top(|screen, context| screen.handler().paste(text, context));
    }

    /// Stores what is known only after a frame is drawn: how many lines of the active pane are visible, the scroll
    /// position that the frame chose, and the largest one, at which the end of the content is visible.
    pub fn apply_frame_metrics(&mut self, frame: &FrameState) {
        self.page = frame.page;
        self.with_top(|screen, context| {
            if let Some(top) = frame.scrolled_to {
                screen.handler().scrolled_to(top);
            }
            let comparison = context.comparison.as_deref_mut();
            screen.handler().limit_scroll(frame.max_top, comparison);
        });
    }

    /// The progress text, which changes without a key press; `None` if the top screen has none.
    #[must_use]
    pub fn progress_text(&self) -> Option<String> {
        match self.top() {
            Screen::Waiting(state) if state.has_progress() => Some(state.text()),
            _ => self.pairs_progress(),
        }
    }

    /// How often to check whether the progress text has changed; `None` if there is none.
    #[must_use]
    pub fn progress_interval(&self) -> Option<Duration> {
        let has_progress = matches!(self.top(), Screen::Waiting(state) if state.has_progress());
        (has_progress || self.pairs_progress().is_some()).then_some(PROGRESS_INTERVAL)
    }

    /// Shows what the program is waiting for, until [`App::stop_waiting`].
    pub fn wait_for(&mut self, waiting: Waiting) {
        self.screens.push(Screen::Waiting(WaitingState { waiting }));
    }

    /// Whether the program is shown to be waiting for something. The user can cancel that.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self.top(), Screen::Waiting(_))
    }

    /// Ends the waiting.
    pub fn stop_waiting(&mut self) {
        if self.is_waiting() {
            self.close();
        }
    }

    /// Brings what the top screen shows up to date, before a frame is drawn.
    pub fn prepare_frame(&mut self) {
        self.with_top(|screen, context| screen.handler().prepare(context));
    }

    /// Handles the outcome of an export.
    pub fn exported(&mut self, file: String, outcome: Exported) {
        // The question whether to overwrite the file has been answered.
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
