//! What an event of the terminal does to the app.

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::action::Action;
use super::app::App;
use super::effect::Effect;
use super::keys;
use super::screen::{Motion, ScreenAction};
use super::tour;
use super::widget::FrameState;

/// Handles an event. `state` says what was drawn where in the last frame.
pub fn handle(app: &mut App, event: &Event, state: &FrameState) -> Effect {
    let action = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let of_tour = app.tour.as_ref().and_then(|_| tour::lookup(key));
            let action = of_tour.map(Action::Tour);
            let action = action.or_else(|| keys::lookup(key, app.focus()));
            // Before there is a comparison, there is no place for a message.
            if action.is_none() && app.frame().is_some() {
                let message = keys::no_meaning(key, app.focus());
                app.message = message.or(app.message.take());
            }
            action
        }
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
