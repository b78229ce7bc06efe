//! Draw, wait for input, take all that waits, draw again. Nothing wakes up by itself.

use std::io;
use std::mem::ManuallyDrop;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::action::Action;
use super::app::{App, Effect, Mode};
use super::clipboard::Clipboard;
use super::keymap::{self, Scope};
use super::shell::{Shell, Task, perform};
use super::terminal::Screen;
use super::theme::Theme;
use super::view::{self, Target, ViewState};
use super::wake::{self, Waiter, Wake};
use crate::comparison::Comparison;

/// How long to look for more input before a frame is drawn. With no time at all crossterm 0.29 does not even look at
/// what it has read already, and every key of a burst would be drawn.
pub(super) const AT_ONCE: Duration = Duration::from_micros(50);

/// From so many rows on, what is made of all of them at a key would be waited for.
const MANY_ROWS: usize = 300;

/// How the screen looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub theme: Theme,
    /// Whether the terminal reports the mouse from the start.
    pub mouse: bool,
}

/// How the user left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Quit,
    /// By Ctrl-C.
    Interrupted,
}

/// Shows the screen, which may have been taken already, until the user quits. A signal that ends the program ends it here,
/// when the terminal is as it was.
pub fn run(app: App, look: Look, shell: &dyn Shell, screen: Option<Screen>) -> io::Result<Ending> {
    let mut screen = match screen {
        Some(screen) => screen,
        None => Screen::take()?,
    };
    // The process ends with it, and whoever quits does not wait for memory to be freed piece by piece.
    let mut app = ManuallyDrop::new(app);
    let result = show(&mut app, look, shell, &mut screen);
    drop(screen);
    leave(result)
}

/// Ends as it was left. The terminal is as it was.
pub(super) fn leave(result: io::Result<Left>) -> io::Result<Ending> {
    match result {
        Ok(Left::By(ending)) => Ok(ending),
        Ok(Left::Ended(wake)) => {
            wake::end_by(wake);
            Ok(Ending::Interrupted)
        }
        // What cannot be written to or read from any more has gone.
        Err(error) if is_gone(&error) => {
            wake::end_by(Wake::Gone);
            Ok(Ending::Interrupted)
        }
        Err(error) => Err(error),
    }
}

/// What ended the show.
pub(super) enum Left {
    By(Ending),
    Ended(Wake),
}

fn is_gone(error: &io::Error) -> bool {
    /// EIO, of which the standard library has no kind of its own.
    const INPUT_OUTPUT: i32 = 5;
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(INPUT_OUTPUT)
}

fn show(app: &mut App, look: Look, shell: &dyn Shell, screen: &mut Screen) -> io::Result<Left> {
    let clipboard = Clipboard::detect(|name| std::env::var(name).ok());
    let mut state = ViewState::default();
    app.mouse = look.mouse;
    if look.mouse {
        screen.report_mouse(true)?;
    }
    let mut waiter = Waiter::new()?;
    let mut prepared = Weak::new();
    loop {
        screen.draw(|frame| view::draw(frame, app, &look.theme, &mut state))?;
        prepare(&app.comparison, &mut prepared);
        app.settle(state.page, state.furthest);
        // Without a time-out there always is a reason.
        match waiter.wait(None)?.unwrap_or(Wake::Input) {
            Wake::Input | Wake::Resized => {}
            Wake::Stop => {
                if let Some(end) = stop(screen, &mut waiter)? {
                    return Ok(end);
                }
            }
            // Stopped without a word to us, and the terminal used by others since.
            Wake::Continued => screen.pause(|| ())?,
            end @ (Wake::End(_) | Wake::Gone) => return Ok(Left::Ended(end)),
        }
        // All that has come is carried out, so that a held key on a slow link is drawn once.
        while event::poll(AT_ONCE)? {
            let effect = handle(app, &event::read()?, &state);
            match perform(effect, app, shell, clipboard) {
                Task::None => {}
                Task::End(ending) => return Ok(Left::By(ending)),
                Task::Redraw => screen.forget(),
                Task::Stop => {
                    if let Some(end) = stop(screen, &mut waiter)? {
                        return Ok(end);
                    }
                }
                Task::Send(sequence) => screen.send(&sequence)?,
                Task::Mouse(on) => screen.report_mouse(on)?,
            }
        }
    }
}

/// Has everything made of a comparison of many rows, behind the back of whoever reads the first screen.
fn prepare(comparison: &Arc<Comparison>, prepared: &mut Weak<Comparison>) {
    let this = Arc::downgrade(comparison);
    if comparison.rows.len() < MANY_ROWS || Weak::ptr_eq(&this, prepared) {
        return;
    }
    *prepared = this;
    let comparison = Arc::clone(comparison);
    // Without a thread it is made when it is asked for.
    let _ = thread::Builder::new().spawn(move || comparison.prepare());
}

/// Stops until somebody lets the program go on, or end.
fn stop(screen: &mut Screen, waiter: &mut Waiter) -> io::Result<Option<Left>> {
    screen.pause(wake::stop)?;
    // By which it goes on, that is known already.
    Ok(match waiter.signal() {
        Some(end @ Wake::End(_)) => Some(Left::Ended(end)),
        _ => None,
    })
}

fn handle(app: &mut App, event: &Event, state: &ViewState) -> Effect {
    let action = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            keymap::lookup(key, Scope::of(&app.mode))
        }
        Event::Mouse(mouse) => pointed_at(mouse, &app.mode, state),
        Event::Paste(text) => {
            app.paste(text);
            None
        }
        // A new size is seen by the next frame.
        _ => None,
    };
    action.map_or(Effect::None, |action| app.update(action))
}

/// What the mouse means: the wheel scrolls everywhere, a click chooses on the main screen.
fn pointed_at(mouse: &MouseEvent, mode: &Mode, state: &ViewState) -> Option<Action> {
    match mouse.kind {
        MouseEventKind::ScrollDown => Some(Action::WheelDown),
        MouseEventKind::ScrollUp => Some(Action::WheelUp),
        MouseEventKind::Down(MouseButton::Left) if *mode == Mode::Browse => {
            Some(match state.target(mouse.column, mouse.row)? {
                Target::Row(place) => Action::SelectRow(place),
                Target::Column(column) => Action::SortBy(column),
                Target::Group(group) => Action::ChooseGroup(group),
            })
        }
        _ => None,
    }
}
