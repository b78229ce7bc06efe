//! Draw, wait for input, take all that waits, draw again. Nothing wakes up by itself, but while files are read.

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
use super::screen::{Command, Motion};
use super::state::OpenComparison;
use super::terminal::Terminal;
use super::theme::Theme;
use super::wake::{self, Waiter, Wake};
use super::widget::FrameState;
use super::worker::{Precomputation, Worker};

/// How long to look for more input before a frame is drawn. With no time at all crossterm 0.29 does not even look at
/// what it has read already, and every key of a burst would be drawn.
const AT_ONCE: Duration = Duration::from_micros(50);

/// How the screen looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct ScreenOptions {
    /// The styles.
    pub theme: Theme,
    /// Whether the terminal reports the mouse from the start.
    pub mouse: bool,
}

/// What a worker loads.
pub struct Loaded {
    /// The comparison.
    pub comparison: OpenComparison,
    /// The row of the benchmark to open.
    pub benchmark: Option<usize>,
}

/// Why nothing could be loaded.
pub type LoaderError = Box<dyn std::error::Error + Send + Sync>;

/// A thread that loads a comparison.
pub type Loader = Worker<Result<Loaded, LoaderError>>;

/// Why the screens ended, other than by the user.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// What the loader loads could not be loaded.
    #[error(transparent)]
    NotLoaded(LoaderError),
}

/// Shows the screens until the user quits. A signal that ends the program ends it here, when the terminal is as it was.
///
/// # Errors
/// Where the terminal cannot be used, or what `loader` loads could not be loaded. The terminal is as it was then.
pub fn run(
    app: App,
    loader: Option<Loader>,
    options: ScreenOptions,
    host: &dyn Host,
) -> Result<Ending, RunError> {
    let terminal = Terminal::take()?;
    // The process ends with it, and a user who quits does not wait for memory to be freed piece by piece.
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
        // What cannot be written to or read from any more has gone.
        Err(error) if is_gone(&error) => {
            wake::end_by(Wake::Gone);
            Ok(Ending::Interrupted)
        }
        Err(error) => Err(error.into()),
    }
}

fn is_gone(error: &io::Error) -> bool {
    /// EIO, of which the standard library has no kind of its own.
    const INPUT_OUTPUT: i32 = 5;
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(INPUT_OUTPUT)
}

/// What ended the loop.
enum End {
    /// The user.
    By(Ending),
    /// A signal, or the end of the terminal.
    Woken(Wake),
    /// The results could not be loaded.
    NotLoaded(LoaderError),
}

/// The screens at work.
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
                // Stopped without a word to us, and the terminal used by others since.
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
            // All that has come is carried out, so that a held key on a slow link is drawn once.
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

    /// Takes what was loaded meanwhile.
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

    /// Carries out what an event means.
    fn take(&mut self, event: &Event, waiter: &mut Waiter) -> io::Result<Option<End>> {
        let effect = handle(&mut self.app, event, &self.state);
        match perform(effect, &mut self.app, self.host, self.clipboard) {
            Task::None => {}
            Task::End(ending) => return Ok(Some(End::By(ending))),
            Task::Redraw => self.terminal.forget(),
            Task::Suspend => return self.suspend(waiter),
            Task::Send(sequence) => self.terminal.send(&sequence)?,
            Task::Mouse(on) => self.terminal.report_mouse(on)?,
        }
        Ok(None)
    }

    /// Suspends the program until the user resumes it, or ends it.
    fn suspend(&mut self, waiter: &mut Waiter) -> io::Result<Option<End>> {
        self.terminal.pause(wake::suspend)?;
        // That it was resumed is known already.
        Ok(match waiter.signal() {
            Some(wake @ Wake::End(_)) => Some(End::Woken(wake)),
            _ => None,
        })
    }
}

fn handle(app: &mut App, event: &Event, state: &FrameState) -> Effect {
    let action = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::lookup(key, app.screen()),
        Event::Mouse(mouse) => mouse_command(*mouse, state).map(Action::Screen),
        Event::Paste(text) => {
            app.paste(text);
            None
        }
        // A new size is seen by the next frame.
        _ => None,
    };
    action.map_or(Effect::None, |action| app.update(action))
}

/// What the mouse means: the wheel scrolls everywhere, a click chooses on the comparison's screen.
fn mouse_command(mouse: MouseEvent, state: &FrameState) -> Option<Command> {
    match mouse.kind {
        MouseEventKind::ScrollDown => Some(Command::Move(Motion::WheelDown)),
        MouseEventKind::ScrollUp => Some(Command::Move(Motion::WheelUp)),
        MouseEventKind::Down(MouseButton::Left) => {
            state.target(mouse.column, mouse.row).map(Command::Click)
        }
        _ => None,
    }
}
