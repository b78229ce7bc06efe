//! Handles the list, the cursor, and the part in view.

use super::state::TimelineState;
use crate::tui::effect::Effect;
use crate::tui::screen::action::{ScreenAction, TableAction, TimelineAction};
use crate::tui::screen::{Context, Handle, Next};

/// The fewest points in view.
const MIN_POINTS: usize = 4;

impl Handle for TimelineState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => match self.pair() {
                Ok(chosen) => return Next::Ask(Effect::Compare(chosen)),
                Err(reason) => *context.message = Some(reason),
            },
            ScreenAction::Move(motion) => {
                let place = motion.apply(self.selected, self.rows.len(), context.page);
                if place != self.selected {
                    self.select(place);
                }
            }
            ScreenAction::Table(TableAction::ScrollLeft) => self.move_cursor(false),
            ScreenAction::Table(TableAction::ScrollRight) => self.move_cursor(true),
            ScreenAction::Timeline(TimelineAction::ZoomIn) => self.zoom_to(self.window().len() / 2),
            ScreenAction::Timeline(TimelineAction::ZoomOut) => {
                self.zoom_to(self.window().len() * 2);
            }
            ScreenAction::Timeline(TimelineAction::PanLeft) => self.pan(false),
            ScreenAction::Timeline(TimelineAction::PanRight) => self.pan(true),
            ScreenAction::Timeline(TimelineAction::NextOrder) => {
                self.order = self.order.next();
                self.sort();
                *context.message = Some(format!("sorted: {}", self.order.words()));
            }
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }
}

impl TimelineState {
    /// Moves to the next or the previous point, which comes into view.
    fn move_cursor(&mut self, forward: bool) {
        let last = self.points().saturating_sub(1);
        self.cursor = if forward {
            (self.cursor + 1).min(last)
        } else {
            self.cursor.saturating_sub(1)
        };
        let window = self.window();
        if !window.contains(&self.cursor) {
            let first = if forward {
                window.start + 1
            } else {
                self.cursor
            };
            self.zoom = Some((window.len(), first));
        }
    }

    /// Shows this many points, with the cursor in the middle if possible.
    fn zoom_to(&mut self, count: usize) {
        let count = count.max(MIN_POINTS);
        self.zoom = (count < self.points()).then(|| (count, self.cursor.saturating_sub(count / 2)));
    }

    /// Moves the part in view by half of it. The cursor stays in it.
    fn pan(&mut self, forward: bool) {
        let window = self.window();
        let step = (window.len() / 2).max(1);
        if self.zoom.is_some() {
            let last = self.points().saturating_sub(window.len());
            let first = if forward {
                (window.start + step).min(last)
            } else {
                window.start.saturating_sub(step)
            };
            self.zoom = Some((window.len(), first));
            let window = self.window();
            self.cursor = self
                .cursor
                .clamp(window.start, window.end.saturating_sub(1).max(window.start));
        }
    }
}
