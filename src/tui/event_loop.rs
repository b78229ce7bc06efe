//! The event loop: draws, waits for input, handles all pending input, and draws again. It wakes up by itself only while
//! files are being read.

use std::io;
use std::mem::ManuallyDrop;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::action::Action;
use super::app::App;
use super::clipboard::Clipboard;
use super::draw::draw;
use super::effect::Effect;
use super::host::{Ending, Host, Task, perform};
use super::keys;
use super::screen::{Motion, ScreenAction};
use super::state::OpenComparison;
use super::terminal::Terminal;
use super::theme::Theme;
use super::wake::{self, Waiter, Wake};
use super::widget::FrameState;
use super::worker::{Precomputation, Worker};

/// How long to wait for more input before a frame is drawn. With a timeout of zero, crossterm 0.29 ignores even the
/// input that it has already read, and every key of a burst would cause a redraw.
const AT_ONCE: Duration = Duration::from_micros(50);

/// How the screen looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct ScreenOptions {
    /// The styles.
    pub theme: Theme,
    /// Whether mouse reporting is on from the start.
    pub mouse: bool,
}

/// What the loader returns.
pub struct Loaded {
    /// The comparison.
    pub comparison: OpenComparison,
    /// The row of the benchmark to open, if any.
    pub benchmark: Option<usize>,
}

/// Why loading failed.
pub type LoaderError = Box<dyn std::error::Error + Send + Sync>;

/// A thread that loads a comparison.
pub type Loader = Worker<Result<Loaded, LoaderError>>;

/// An error that ended the screens.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// The loader failed.
    #[error(transparent)]
    NotLoaded(LoaderError),
}

/// Shows the screens until the user quits. If a signal is to end the program, it ends here, after the terminal has been
/// restored.
///
/// # Errors
/// If the terminal cannot be used, or if `loader` fails. The terminal has been restored by then.
pub fn run(
    app: App,
    loader: Option<Loader>,
    options: ScreenOptions,
    host: &dyn Host,
) -> Result<Ending, RunError> {
    let terminal = Terminal::take()?;
    // Never dropped: the process is about to end, and freeing the memory piece by piece would delay it.
    let app = ManuallyDrop::new(app);
    let mut show = Show {
        app,
        loader,
        terminal,
        clipboard: Clipboard::detect(|name| std::env::var(name).ok()),
        theme: options.theme,
        state: FrameState::default(),
        host,
    };
    let result = show.go_on(options.mouse);
    drop(show);
    match result {
        Ok(End::By(ending)) => Ok(ending),
        Ok(End::Woken(wake)) => {
            wake::end_by(wake);
            Ok(Ending::Interrupted)
        }
        Ok(End::NotLoaded(error)) => Err(RunError::NotLoaded(error)),
        // A terminal that can no longer be read or written has been closed.
        Err(error) if is_gone(&error) => {
            wake::end_by(Wake::Gone);
            Ok(Ending::Interrupted)
        }
        Err(error) => Err(error.into()),
    }
}

fn is_gone(error: &io::Error) -> bool {
    /// `EIO`, for which the standard library has no `ErrorKind`.
    const INPUT_OUTPUT: i32 = 5;
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(INPUT_OUTPUT)
}

/// What ended the loop.
enum End {
    /// The user.
    By(Ending),
    /// A signal, or a terminal that was closed.
    Woken(Wake),
    /// The results could not be loaded.
    NotLoaded(LoaderError),
}

/// The state of the event loop.
struct Show<'h> {
    app: ManuallyDrop<App>,
    loader: Option<Loader>,
    terminal: Terminal,
    clipboard: Clipboard,
    theme: Theme,
    state: FrameState,
    host: &'h dyn Host,
}

impl Show<'_> {
    fn go_on(&mut self, mouse: bool) -> io::Result<End> {
        self.app.mouse = mouse;
        if mouse {
            self.terminal.report_mouse(true)?;
        }
        let listener = self.loader.as_mut().and_then(Worker::listener);
        let mut waiter = Waiter::new(listener)?;
        let mut precomputation = Precomputation::default();
        loop {
            self.draw()?;
            if let Some(open) = &self.app.comparison {
                precomputation.start(&open.comparison);
            }
            let end = match self.wait(&mut waiter)? {
                Wake::Input | Wake::Resized | Wake::Progress => None,
                Wake::Suspend => self.suspend(&mut waiter)?,
                // The program was stopped without notice (SIGSTOP), and others may have used the terminal since.
                Wake::Resumed => {
                    self.terminal.pause(|| ())?;
                    None
                }
                wake @ (Wake::End(_) | Wake::Gone) => Some(End::Woken(wake)),
            };
            if let Some(end) = end {
                return Ok(end);
            }
            if let Some(end) = self.take_loaded()? {
                return Ok(end);
            }
            // All pending input is handled before the next frame, so that a held key causes only one redraw on a slow
            // link.
            while event::poll(AT_ONCE)? {
                if let Some(end) = self.take(&event::read()?, &mut waiter)? {
                    return Ok(end);
                }
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, theme, state) = (&self.app, &self.theme, &mut self.state);
        self.terminal.draw(|frame| draw(frame, app, theme, state))?;
        self.app.apply_frame_metrics(state.page, state.max_top);
        Ok(())
    }

    /// Waits until there is something to do, or to show.
    fn wait(&self, waiter: &mut Waiter) -> io::Result<Wake> {
        let shown = self.app.progress_text();
        loop {
            match waiter.wait(self.app.progress_interval())? {
                Some(wake) => return Ok(wake),
                None if self.app.progress_text() != shown => return Ok(Wake::Progress),
                None => {}
            }
        }
    }

    /// Shows what the loader returned, if it has finished.
    fn take_loaded(&mut self) -> io::Result<Option<End>> {
        let Some(loader) = &self.loader else {
            return Ok(None);
        };
        match loader.made()? {
            None => return Ok(None),
            Some(Ok(loaded)) => self.app.loaded(loaded.comparison, loaded.benchmark),
            Some(Err(error)) => return Ok(Some(End::NotLoaded(error))),
        }
        self.loader = None;
        Ok(None)
    }

    /// Handles an event.
    fn take(&mut self, event: &Event, waiter: &mut Waiter) -> io::Result<Option<End>> {
        let effect = handle(&mut self.app, event, &self.state);
        match perform(effect, &mut self.app, self.host, self.clipboard) {
            Task::None => {}
            Task::End(ending) => return Ok(Some(End::By(ending))),
            Task::Redraw => self.terminal.invalidate(),
            Task::Suspend => return self.suspend(waiter),
            Task::Send(sequence) => self.terminal.send(&sequence)?,
            Task::Mouse(on) => self.terminal.report_mouse(on)?,
        }
        Ok(None)
    }

    /// Suspends the program until the user resumes it, or ends it.
    fn suspend(&mut self, waiter: &mut Waiter) -> io::Result<Option<End>> {
        self.terminal.pause(wake::suspend)?;
        // SIGCONT needs no handling: it is known that the program was resumed.
        Ok(match waiter.signal() {
            Some(wake @ Wake::End(_)) => Some(End::Woken(wake)),
            _ => None,
        })
    }
}

fn handle(app: &mut App, event: &Event, state: &FrameState) -> Effect {
    let action = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::lookup(key, app.screen()),
        Event::Mouse(mouse) => mouse_action(*mouse, state).map(Action::Screen),
        Event::Paste(text) => {
            app.paste(text);
            None
        }
        // The next frame picks up a new size.
        _ => None,
    };
    action.map_or(Effect::None, |action| app.update(action))
}

/// The action for a mouse event. The wheel scrolls on every screen; a click acts on the comparison screen.
fn mouse_action(mouse: MouseEvent, state: &FrameState) -> Option<ScreenAction> {
    match mouse.kind {
        MouseEventKind::ScrollDown => Some(ScreenAction::Move(Motion::WheelDown)),
        MouseEventKind::ScrollUp => Some(ScreenAction::Move(Motion::WheelUp)),
        MouseEventKind::Down(MouseButton::Left) => state
            .target(mouse.column, mouse.row)
            .map(ScreenAction::Click),
        _ => None,
    }
}
