//! Handles the list, the cursor, and the part in view.

use super::state::TimelineState;
use crate::tui::effect::{Copied, Effect};
use crate::tui::screen::action::{ScreenAction, TableAction, TimelineAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::OpenHistory;

/// The fewest points in view.
const MIN_POINTS: usize = 4;

impl Handle for TimelineState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.history.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back if open.is_filtered() => open.set_filter(""),
            ScreenAction::Back if open.leave_plot() => {}
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => match open.pair() {
                Ok(chosen) => return Next::Ask(Effect::Compare(chosen)),
                Err(reason) => *context.message = Some(reason),
            },
            ScreenAction::Move(motion) => {
                let place = motion.apply(open.selected, open.shown.len(), context.page);
                if place != open.selected {
                    open.select(place);
                }
            }
            ScreenAction::Table(TableAction::ScrollLeft) => open.move_cursor(false),
            ScreenAction::Table(TableAction::ScrollRight) => open.move_cursor(true),
            ScreenAction::Timeline(TimelineAction::ZoomIn) => open.zoom_to(open.window().len() / 2),
            ScreenAction::Timeline(TimelineAction::ZoomOut) => {
                open.zoom_to(open.window().len() * 2);
            }
            ScreenAction::Timeline(TimelineAction::PanLeft) => open.pan(false),
            ScreenAction::Timeline(TimelineAction::PanRight) => open.pan(true),
            ScreenAction::Timeline(TimelineAction::CopyBisect) => {
                return Next::Ask(Effect::Copy(Copied::Bisect));
            }
            ScreenAction::Timeline(TimelineAction::NextChange) => {
                *context.message = open.go_to_change(true).err();
            }
            ScreenAction::Timeline(TimelineAction::PreviousChange) => {
                *context.message = open.go_to_change(false).err();
            }
            ScreenAction::Timeline(TimelineAction::ToggleRatios) => {
                *context.message = open.toggle_ratios().err();
            }
            ScreenAction::Timeline(TimelineAction::ToggleOthers) => {
                *context.message = open.toggle_others().err();
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

impl OpenHistory {
    /// Moves to the next or the previous point, which comes into view.
    fn move_cursor(&mut self, forward: bool) {
        let all = self.points();
        let last = all.end.saturating_sub(1).max(all.start);
        let to = if forward {
            self.cursor + 1
        } else {
            self.cursor.saturating_sub(1)
        };
        self.cursor = to.clamp(all.start, last);
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

    /// Moves to the next or the previous change, which comes into view.
    fn go_to_change(&mut self, forward: bool) -> Result<(), String> {
        let (all, cursor) = (self.points(), self.cursor);
        let trend = self.current().ok_or("there is no series")?;
        let changes = trend.analysis.changes.iter().map(|change| change.point);
        let mut changes = changes.filter(|point| all.contains(point));
        let found = if forward {
            changes.find(|point| *point > cursor)
        } else {
            changes.rfind(|point| *point < cursor)
        };
        self.cursor = found.ok_or(if forward {
            "there is no later change"
        } else {
            "there is no earlier change"
        })?;
        if !self.window().contains(&self.cursor) {
            self.zoom_to(self.window().len());
        }
        Ok(())
    }

    /// Shows this many points, with the cursor in the middle if possible.
    fn zoom_to(&mut self, count: usize) {
        let count = count.max(MIN_POINTS);
        let first = self.cursor.saturating_sub(count / 2);
        self.zoom = (count < self.points().len()).then_some((count, first));
    }

    /// Moves the part in view by half of it. The cursor stays in it.
    fn pan(&mut self, forward: bool) {
        let window = self.window();
        let step = (window.len() / 2).max(1);
        if self.zoom.is_some() {
            let first = if forward {
                window.start + step
            } else {
                window.start.saturating_sub(step)
            };
            self.zoom = Some((window.len(), first));
            let window = self.window();
            let last = window.end.saturating_sub(1).max(window.start);
            self.cursor = self.cursor.clamp(window.start, last);
        }
    }
}
