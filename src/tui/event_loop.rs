//! Draw, wait for input, take all that waits, draw again. Nothing wakes up by itself.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};

use super::app::{App, Effect};
use super::keymap::{self, Scope};
use super::terminal::Screen;
use super::theme::Theme;
use super::view::{self, ViewState};

/// Shows the screen until the user quits.
pub fn run(mut app: App) -> io::Result<()> {
    let theme = Theme::choose(None, |name| std::env::var(name).ok());
    let mut state = ViewState::default();
    let mut screen = Screen::take()?;
    // crossterm listens for changes of the size from its first look at the input on: before the first frame, so that
    // none is missed after it.
    event::poll(Duration::ZERO)?;
    loop {
        screen.draw(|frame| view::draw(frame, &app, &theme, &mut state))?;
        app.settle(state.page, state.furthest);
        match take_input(&mut app)? {
            Effect::None => {}
            Effect::Quit => return Ok(()),
            Effect::Redraw => screen.forget(),
        }
    }
}

/// Waits for input, and carries out all that has come, so that a held key on a slow link is drawn once.
fn take_input(app: &mut App) -> io::Result<Effect> {
    let mut effect = Effect::None;
    loop {
        match handle(app, &event::read()?) {
            Effect::Quit => return Ok(Effect::Quit),
            Effect::None => {}
            Effect::Redraw => effect = Effect::Redraw,
        }
        if !event::poll(Duration::ZERO)? {
            return Ok(effect);
        }
    }
}

fn handle(app: &mut App, event: &Event) -> Effect {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            match keymap::lookup(key, Scope::of(&app.mode)) {
                Some(action) => app.update(action),
                None => Effect::None,
            }
        }
        // A new size is seen by the next frame.
        _ => Effect::None,
    }
}
