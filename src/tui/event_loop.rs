//! Draw, wait for input, take all that waits, draw again. Nothing wakes up by itself.

use std::io;
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

/// How long to look for more input before a frame is drawn. With no time at all crossterm 0.29 does not even look at
/// what it has read already, and every key of a burst would be drawn.
const AT_ONCE: Duration = Duration::from_micros(50);

/// How the screen looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub theme: Theme,
    /// Whether the terminal reports the mouse from the start.
    pub mouse: bool,
}

/// Shows the screen until the user quits.
pub fn run(mut app: App, look: Look, shell: &dyn Shell) -> io::Result<()> {
    let clipboard = Clipboard::detect(|name| std::env::var(name).ok());
    let mut state = ViewState::default();
    let mut screen = Screen::take()?;
    app.mouse = look.mouse;
    if look.mouse {
        screen.report_mouse(true)?;
    }
    // crossterm listens for changes of the size from its first look at the input on: before the first frame, so that
    // none is missed after it.
    event::poll(Duration::ZERO)?;
    loop {
        screen.draw(|frame| view::draw(frame, &app, &look.theme, &mut state))?;
        app.settle(state.page, state.furthest);
        // All that has come is carried out, so that a held key on a slow link is drawn once.
        loop {
            let effect = handle(&mut app, &event::read()?, &state);
            match perform(effect, &mut app, shell, clipboard) {
                Task::None => {}
                Task::Quit => return Ok(()),
                Task::Redraw => screen.forget(),
                Task::Send(sequence) => screen.send(&sequence)?,
                Task::Mouse(on) => screen.report_mouse(on)?,
            }
            if !event::poll(AT_ONCE)? {
                break;
            }
        }
    }
}

fn handle(app: &mut App, event: &Event, state: &ViewState) -> Effect {
    let action = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            keymap::lookup(key, Scope::of(&app.mode))
        }
        Event::Mouse(mouse) => pointed_at(mouse, &app.mode, state),
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
