//! The actions of screens, in few words for the list of key bindings.

use tui_input::InputRequest;

use crate::tui::action::Action;
use crate::tui::screen::{
    BenchmarkAction, ColumnsAction, HelpAction, Motion, ResultsAction, ScreenAction, TableAction,
    TextAction, TimelineAction,
};

pub(super) const fn screen(action: ScreenAction) -> Action {
    Action::Screen(action)
}

pub(super) const fn motion(motion: Motion) -> Action {
    screen(ScreenAction::Move(motion))
}

pub(super) const fn table(action: TableAction) -> Action {
    screen(ScreenAction::Table(action))
}

pub(super) const fn results(action: ResultsAction) -> Action {
    screen(ScreenAction::Results(action))
}

pub(super) const fn timeline(action: TimelineAction) -> Action {
    screen(ScreenAction::Timeline(action))
}

pub(super) const fn benchmark(action: BenchmarkAction) -> Action {
    screen(ScreenAction::Benchmark(action))
}

pub(super) const fn columns(action: ColumnsAction) -> Action {
    screen(ScreenAction::Columns(action))
}

pub(super) const fn help(action: HelpAction) -> Action {
    screen(ScreenAction::Help(action))
}

pub(super) const fn text(action: TextAction) -> Action {
    screen(ScreenAction::Text(action))
}

pub(super) const fn edit(request: InputRequest) -> Action {
    text(TextAction::Edit(request))
}
