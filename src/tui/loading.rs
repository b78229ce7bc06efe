//! The screen while large files are read: how far it has come, and that it can be left.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::event_loop::{AT_ONCE, Ending, Left, leave};
use super::terminal::Screen;
use super::theme::Theme;
use super::wake::{self, Waiter, Wake};
use crate::text::{self, visible};

/// What is ready by then needs no screen of its own.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often it is looked whether it is ready.
const TICK: Duration = Duration::from_millis(20);
/// How often what is shown may change: on a slow link every change costs.
const REDRAW: Duration = Duration::from_millis(100);

/// What became of the waiting.
pub enum Waited<T> {
    /// With the screen, if it was taken for the waiting.
    Ready(T, Option<Screen>),
    Left(Ending),
}

/// Waits for what a thread makes, and shows `text`, which is raw, if that takes long.
pub fn wait<T>(
    made: &Receiver<T>,
    text: impl Fn() -> String,
    theme: &Theme,
) -> io::Result<Waited<T>> {
    match made.recv_timeout(PATIENCE) {
        Ok(ready) => return Ok(Waited::Ready(ready, None)),
        Err(RecvTimeoutError::Timeout) => {}
        Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("the reading ended")),
    }
    let mut screen = Screen::take()?;
    match show(made, text, theme, &mut screen)? {
        Shown::Ready(ready) => Ok(Waited::Ready(ready, Some(screen))),
        Shown::Left(left) => {
            drop(screen);
            leave(Ok(left)).map(Waited::Left)
        }
    }
}

enum Shown<T> {
    Ready(T),
    Left(Left),
}

fn show<T>(
    made: &Receiver<T>,
    text: impl Fn() -> String,
    theme: &Theme,
    screen: &mut Screen,
) -> io::Result<Shown<T>> {
    let mut waiter = Waiter::new()?;
    // What is shown, and since when.
    let mut drawn: Option<(String, Instant)> = None;
    loop {
        match made.try_recv() {
            Ok(ready) => return Ok(Shown::Ready(ready)),
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => return Err(io::Error::other("the reading ended")),
        }
        let text = text();
        let is_due = drawn
            .as_ref()
            .is_none_or(|(shown, since)| *shown != text && since.elapsed() >= REDRAW);
        if is_due {
            screen.draw(|frame| {
                let area = frame.area();
                let line = Rect {
                    height: area.height.min(1),
                    ..area
                };
                let text = text::truncated(&visible(&text), usize::from(area.width));
                frame.render_widget(Line::styled(text, theme.text), line);
            })?;
            drawn = Some((text, Instant::now()));
        }
        match waiter.wait(Some(TICK))? {
            None | Some(Wake::Input) => {}
            Some(Wake::Resized) => drawn = None,
            Some(Wake::Stop) => {
                screen.pause(wake::stop)?;
                drawn = None;
            }
            Some(Wake::Continued) => {
                screen.pause(|| ())?;
                drawn = None;
            }
            Some(end @ (Wake::End(_) | Wake::Gone)) => return Ok(Shown::Left(Left::Ended(end))),
        }
        while event::poll(AT_ONCE)? {
            if let Event::Key(key) = event::read()?
                && key.kind != KeyEventKind::Release
            {
                let control = key.modifiers.contains(KeyModifiers::CONTROL);
                match key.code {
                    KeyCode::Char('c') if control => {
                        return Ok(Shown::Left(Left::By(Ending::Interrupted)));
                    }
                    KeyCode::Char('q') if !control => {
                        return Ok(Shown::Left(Left::By(Ending::Quit)));
                    }
                    _ => {}
                }
            }
        }
    }
}
