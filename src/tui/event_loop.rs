//! The event loop: handles all pending events, draws, and waits. It never waits anywhere else: files are read and
//! written, and frames are sent to the terminal, on separate threads.

use std::io;
use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

use crossterm::event::Event;

use super::action::Action;
use super::app::App;
use super::clipboard::Clipboard;
use super::draw::draw;
use super::event::handle;
use super::host::{Ending, Host, Job, Outcome, Task, finish, perform};
use super::keys;
use super::night_work::NightWork;
use super::run_options::{RunError, ScreenOptions};
use super::source::{Loader, LoaderError, Source};
use super::terminal::{Input, Listener, Terminal, Waiter, Wake, Watch, end_by, suspend};
use super::theme::{Depth, Theme};
use super::tree_work::TreeWork;
use super::widget::FrameState;
use super::worker::{Precomputation, Worker};

/// A job that takes no longer than this is not shown as something to wait for, and keys wait for it.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long the end waits for a terminal that takes nothing: after that, a signal has its way, and Ctrl-C is heard. Until
/// then, what the user types is left for the shell.
const LAST_FRAME_PATIENCE: Duration = Duration::from_millis(200);

/// How long a terminal that takes nothing delays a suspension.
const SUSPEND_PATIENCE: Duration = Duration::from_secs(1);

/// How long a cancelled job is given to clean up before the program ends.
const CANCEL_PATIENCE: Duration = Duration::from_millis(100);

/// Shows the screens until the user quits. If a signal is to end the program, it ends here, after the terminal has been
/// restored.
///
/// # Errors
/// If the terminal cannot be used, or if a loader fails. The terminal has been restored by then.
pub fn run(
    mut app: App,
    source: Source,
    listener: Listener,
    options: ScreenOptions,
    host: &dyn Host,
) -> Result<Ending, RunError> {
    let bell = listener.bell();
    let (loader, tree) = match source {
        Source::App => (None, None),
        Source::Loader(loader) => (Some(loader), None),
        Source::Tree(request) => (None, Some(request)),
    };
    let tree = TreeWork::start(tree, bell.clone())?;
    let waiter = Waiter::new(listener)?;
    let mut terminal = Terminal::take(bell, options.theme.depth == Depth::Ansi16)?;
    app.mouse = options.mouse;
    if options.mouse {
        terminal.report_mouse(true);
    }
    if options.tour {
        app.start_tour();
    }
    app.tell_annotations();
    let mut show = Show {
        // Never dropped: the process is about to end, and freeing the memory piece by piece would delay it.
        app: ManuallyDrop::new(app),
        loader,
        tree,
        nights: NightWork::default(),
        job: None,
        quiet_until: None,
        terminal,
        input: Input::new(waiter),
        clipboard: Clipboard::detect(|name| std::env::var(name).ok()),
        theme: options.theme,
        state: FrameState::default(),
        is_outdated: true,
        progress: None,
        host,
    };
    let result = show.go_on();
    let result = show.end(result);
    drop(show);
    match result {
        Ok(End::By(ending)) => Ok(ending),
        Ok(End::Woken(wake)) => {
            end_by(wake);
            Ok(Ending::Interrupted)
        }
        Ok(End::NotLoaded(error)) => Err(RunError::NotLoaded(error)),
        // A terminal that can no longer be read or written has been closed.
        Err(error) if is_gone(&error) => {
            end_by(Wake::Gone);
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

/// How the wait for the terminal to take everything ended.
enum Written {
    /// Everything was written, or the time is over.
    Ended,
    /// By Ctrl-C.
    Interrupted,
    /// By a signal, or a terminal that was closed.
    Woken(Wake),
}

/// The state of the event loop.
struct Show<'h> {
    app: ManuallyDrop<App>,
    loader: Option<Loader>,
    /// What is done for the tree.
    tree: TreeWork,
    /// What the history says about the open comparison.
    nights: NightWork,
    /// The job that is being done.
    job: Option<Worker<Outcome>>,
    /// Until when the outcome of the job is waited for as if it took no time: no frame is drawn, and events wait.
    quiet_until: Option<Instant>,
    terminal: Terminal,
    input: Input,
    clipboard: Clipboard,
    theme: Theme,
    state: FrameState,
    /// Whether the screen has to be drawn again.
    is_outdated: bool,
    /// The progress that is shown.
    progress: Option<String>,
    host: &'h dyn Host,
}

impl Show<'_> {
    fn go_on(&mut self) -> io::Result<End> {
        let mut precomputation = Precomputation::default();
        loop {
            self.quiet_until = self.quiet_until.filter(|&end| end > Instant::now());
            if let Some(end) = self.handle_events()? {
                return Ok(end);
            }
            let bell = || self.input.bell();
            self.tree.follow_wishes(&self.app, bell)?;
            self.is_outdated |= self.nights.pass_on(&mut self.app)?;
            self.draw()?;
            let bell = || self.input.bell();
            self.nights.start(&self.app, self.host.max_bytes(), bell)?;
            if let Some(open) = &self.app.comparison {
                precomputation.start(&open.comparison);
            }
            if let Some(end) = self.wait()? {
                return Ok(end);
            }
            if let Some(end) = self.take_loaded()? {
                return Ok(end);
            }
            self.take_outcome()?;
            self.is_outdated |= self.tree.pass_on(&mut self.app);
        }
    }

    /// Handles all events that were read, so that a held key causes only one frame on a slow link. While a job may be
    /// done in no time, the events wait for its outcome.
    fn handle_events(&mut self) -> io::Result<Option<End>> {
        while self.quiet_until.is_none()
            && let Some(event) = self.input.next_event()
        {
            self.is_outdated = true;
            let effect = handle(&mut self.app, &event, &self.state);
            let task = perform(effect, &mut self.app, self.host, self.clipboard);
            if let Some(end) = self.carry_out(task)? {
                return Ok(Some(end));
            }
            if !self.app.is_waiting() {
                // The user cancelled it.
                (self.job, self.quiet_until) = (None, None);
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, task: Task) -> io::Result<Option<End>> {
        match task {
            Task::None => {}
            Task::End(ending) => return Ok(Some(End::By(ending))),
            Task::Redraw => self.terminal.invalidate(),
            Task::Suspend => return self.suspend(),
            Task::Send(sequence) => self.terminal.send(&sequence),
            Task::Mouse(on) => self.terminal.report_mouse(on),
            Task::Start(job) => self.start(job)?,
            Task::ReadTree => self.tree.read_again(self.input.bell())?,
        }
        Ok(None)
    }

    fn start(&mut self, job: Job) -> io::Result<()> {
        let worker = Worker::start(self.input.bell(), move |cancellation| job.run(cancellation))?;
        self.job = Some(worker);
        self.quiet_until = Some(Instant::now() + PATIENCE);
        Ok(())
    }

    /// Draws a frame if there is something new to see, and if the terminal has taken the frame before.
    fn draw(&mut self) -> io::Result<()> {
        let progress = self.app.progress_text();
        let is_needed = self.is_outdated || progress != self.progress;
        if !is_needed || self.quiet_until.is_some() || !self.terminal.is_idle()? {
            return Ok(());
        }
        self.app.prepare_frame();
        let (app, theme, state) = (&self.app, &self.theme, &mut self.state);
        self.terminal.draw(|frame| draw(frame, app, theme, state))?;
        self.app.apply_frame_metrics(state);
        if let Some(open) = &self.app.tree {
            let seen = self.state.results_seen.clone();
            self.tree.prefer(open.by_urgency(seen));
        }
        (self.is_outdated, self.progress) = (false, progress);
        Ok(())
    }

    /// Waits until there is something to do.
    fn wait(&mut self) -> io::Result<Option<End>> {
        let watch = match self.quiet_until {
            Some(_) => Watch::NoInput,
            None => Watch::Input,
        };
        let quiet = self.quiet_until;
        let quiet = quiet.map(|end| end.saturating_duration_since(Instant::now()));
        let times = [quiet, self.app.progress_interval(), self.tree.due()];
        match self.input.wait(watch, times.into_iter().flatten().min())? {
            None | Some(Wake::Input | Wake::Bell) => {}
            Some(Wake::Resized) => {
                // The terminal may have been smaller for a moment, and have lost what it showed.
                self.terminal.invalidate();
                self.is_outdated = true;
            }
            Some(Wake::Suspend) => return self.suspend(),
            // The program was stopped without notice (SIGSTOP), and others may have used the terminal since.
            Some(Wake::Resumed) => {
                self.terminal.leave();
                self.terminal.finish();
                self.terminal.take_again()?;
                self.is_outdated = true;
            }
            Some(wake @ (Wake::End(_) | Wake::Gone)) => return Ok(Some(End::Woken(wake))),
        }
        Ok(None)
    }

    /// Shows what the loader returned, if it has finished.
    fn take_loaded(&mut self) -> io::Result<Option<End>> {
        let Some(loader) = &self.loader else {
            return Ok(None);
        };
        match loader.made()? {
            None => return Ok(None),
            Some(Ok(loaded)) => {
                self.app.show(loaded);
                self.app.tell_annotations();
            }
            Some(Err(error)) => return Ok(Some(End::NotLoaded(error))),
        }
        self.loader = None;
        self.is_outdated = true;
        Ok(None)
    }

    /// Passes the outcome of the job to the app, if it has been done.
    fn take_outcome(&mut self) -> io::Result<()> {
        let Some(job) = &self.job else {
            return Ok(());
        };
        if let Some(outcome) = job.made()? {
            (self.job, self.quiet_until) = (None, None);
            self.is_outdated = true;
            let task = finish(outcome, &mut self.app);
            // The outcome of a job ends nothing.
            self.carry_out(task)?;
        }
        Ok(())
    }

    /// Suspends the program until the user resumes it, or ends it.
    fn suspend(&mut self) -> io::Result<Option<End>> {
        self.terminal.leave();
        let written = self.wait_until_written(Watch::NoInput, Some(SUSPEND_PATIENCE));
        if let Written::Woken(wake) = written {
            return Ok(Some(End::Woken(wake)));
        }
        self.terminal.finish();
        suspend();
        self.terminal.take_again()?;
        self.is_outdated = true;
        // SIGCONT needs no handling: it is known that the program was resumed.
        Ok(match self.input.signal() {
            Some(wake @ Wake::End(_)) => Some(End::Woken(wake)),
            _ => None,
        })
    }

    /// Restores the terminal. A signal that ends the program does not wait for a terminal that takes nothing; a user who
    /// quits does, until a signal or Ctrl-C.
    fn end(&mut self, result: io::Result<End>) -> io::Result<End> {
        if let Some(job) = self.job.take() {
            job.cancel();
            // It removes what it has not finished. If it is stuck, that cannot be helped.
            let _ = job.wait(CANCEL_PATIENCE);
        }
        self.terminal.leave();
        let mut written = self.wait_until_written(Watch::NoInput, Some(LAST_FRAME_PATIENCE));
        if matches!(result, Ok(End::By(_) | End::NotLoaded(_))) && matches!(written, Written::Ended)
        {
            written = self.wait_until_written(Watch::Input, None);
        }
        self.terminal.finish();
        match (result, written) {
            (Ok(End::By(_)), Written::Woken(wake @ Wake::End(_))) => Ok(End::Woken(wake)),
            (result, _) => result,
        }
    }

    /// Waits until the terminal has taken everything, but no longer than `patience`.
    fn wait_until_written(&mut self, watch: Watch, patience: Option<Duration>) -> Written {
        let end = patience.map(|patience| Instant::now() + patience);
        // An error means that nothing more will be written.
        while matches!(self.terminal.is_idle(), Ok(false)) {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                break;
            }
            match self.input.wait(watch, left) {
                Ok(Some(wake @ (Wake::End(_) | Wake::Gone))) => return Written::Woken(wake),
                Ok(Some(Wake::Input)) if self.is_interrupted() => return Written::Interrupted,
                Ok(_) => {}
                Err(_) => return Written::Woken(Wake::Gone),
            }
        }
        Written::Ended
    }

    /// Whether Ctrl-C is among the events that were read, which are used up.
    fn is_interrupted(&mut self) -> bool {
        let focus = self.app.focus();
        std::iter::from_fn(|| self.input.next_event()).any(|event| match event {
            Event::Key(key) => keys::lookup(&key, focus) == Some(Action::Interrupt),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_can_no_longer_be_used_is_closed() {
        // EIO, by its number.
        assert!(is_gone(&io::Error::from_raw_os_error(5)));
        assert!(is_gone(&io::ErrorKind::BrokenPipe.into()));
        assert!(!is_gone(&io::ErrorKind::OutOfMemory.into()));
    }
}
