//! Handles panes, motions, the order, and exclusions.

use super::state::ComparisonState;
use crate::comparison::{Exclusions, Grouping};
use crate::tui::effect::Effect;
use crate::tui::screen::action::{BenchmarkAction, ResultsAction, ScreenAction, TableAction};
use crate::tui::screen::benchmark::BenchmarkState;
use crate::tui::screen::motion::Motion;
use crate::tui::screen::{Context, Handle, Next, Screen};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::widget::Target;

/// The panes in the order in which Tab moves through them.
const PANES: [Pane; 3] = [Pane::Table, Pane::Groups, Pane::Verdict];

impl Handle for ComparisonState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Stay;
        };
        match action {
            ScreenAction::Accept if open.focus == Pane::Table => return open_selected(open),
            ScreenAction::Accept => open.focus = Pane::Table,
            // From the results of a tree, everything that was chosen stays as it is.
            ScreenAction::Back if context.tree.is_some() && !has_choice(open) => {
                return Next::Close;
            }
            ScreenAction::Back => back(open),
            ScreenAction::Results(action) => return step(action, context),
            ScreenAction::Move(motion) => move_in_pane(open, motion, context.page),
            ScreenAction::SortBy(column) => open.sort_by(column),
            ScreenAction::Benchmark(action) => change_benchmark(open, action),
            ScreenAction::Table(action) => change_table(open, action, context.message),
            ScreenAction::Click(target) => return click(open, target),
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_) => {}
        }
        Next::Stay
    }

    fn limit_scroll(&mut self, max_top: usize, comparison: Option<&mut OpenComparison>) {
        if let Some(open) = comparison.filter(|open| open.focus == Pane::Verdict) {
            open.verdict_top = open.verdict_top.min(max_top);
        }
    }
}

/// Whether Esc has something to take back here.
fn has_choice(open: &OpenComparison) -> bool {
    !open.view.filter_text.is_empty() || open.focus != Pane::Table || open.view.group != 0
}

/// Compares the next or the previous result of the list.
fn step(action: ResultsAction, context: &mut Context<'_>) -> Next {
    let down = match action {
        ResultsAction::NextResult => true,
        ResultsAction::PreviousResult => false,
        ResultsAction::NextBase
        | ResultsAction::PreviousBase
        | ResultsAction::Pin
        | ResultsAction::Mark
        | ResultsAction::CompareEach => return Next::Stay,
    };
    let Some(tree) = context.tree.as_deref_mut() else {
        *context.message = Some("there is no list of results: benchlens DIR opens one".to_owned());
        return Next::Stay;
    };
    match tree.step(down) {
        Ok(pair) => Next::Ask(Effect::Compare(pair)),
        Err(reason) => {
            *context.message = Some(reason);
            Next::Stay
        }
    }
}

fn open_selected(open: &OpenComparison) -> Next {
    match open.selected_row() {
        Some(row) => Next::Open(Screen::Benchmark(BenchmarkState::new(row))),
        None => Next::Stay,
    }
}

/// Clears the filter, then goes back to the table, then to all groups.
fn back(open: &mut OpenComparison) {
    if !open.view.filter_text.is_empty() {
        open.set_filter(String::new());
    } else if open.focus != Pane::Table {
        open.focus = Pane::Table;
    } else {
        open.choose_group(0);
    }
}

fn move_in_pane(open: &mut OpenComparison, motion: Motion, page: usize) {
    match open.focus {
        Pane::Groups => {
            let count = open.view.groups.len();
            open.choose_group(motion.apply(open.view.group, count, page));
        }
        Pane::Table => {
            let count = open.view.shown.len();
            open.select(motion.apply(open.selected, count, page));
        }
        Pane::Verdict => open.verdict_top = motion.scroll(open.verdict_top, page),
    }
}

fn change_benchmark(open: &mut OpenComparison, action: BenchmarkAction) {
    match action {
        BenchmarkAction::ToggleExcluded => {
            if let Some(row) = open.selected_row() {
                open.toggle_excluded(row);
            }
        }
        BenchmarkAction::ToggleMetric => open.toggle_metric(),
        BenchmarkAction::Next
        | BenchmarkAction::Previous
        | BenchmarkAction::ToggleWarmups
        | BenchmarkAction::ToggleScales => {}
    }
}

fn change_table(open: &mut OpenComparison, action: TableAction, message: &mut Option<String>) {
    match action {
        TableAction::ReverseOrder => open.sort(open.view.order().reversed()),
        TableAction::ToggleInsignificant => {
            open.view.show_insignificant = !open.view.show_insignificant;
            open.update_view();
        }
        TableAction::IncludeAll => {
            open.view.excluded.clear();
            open.update_view();
        }
        TableAction::ToggleExclusions => *message = Some(toggle_exclusions(open).to_owned()),
        TableAction::ToggleGrouping => *message = Some(toggle_grouping(open)),
        TableAction::ToggleDock => *message = Some(toggle_dock(open).to_owned()),
        TableAction::ScrollLeft => open.first_column = open.first_column.saturating_sub(1),
        TableAction::ScrollRight => {
            let last = open.shown_columns().count().saturating_sub(1);
            open.first_column = (open.first_column + 1).min(last);
        }
        TableAction::NextPane => change_pane(open, 1),
        TableAction::PreviousPane => change_pane(open, PANES.len() - 1),
    }
}

/// Counts the published exclusions, or applies them again. Returns the message about it.
fn toggle_exclusions(open: &mut OpenComparison) -> &'static str {
    let mut rows = open.comparison.all().into_iter();
    if !rows.any(|row| open.comparison.is_excluded(row)) {
        return "no benchmark is excluded by configuration (bench_runner.toml or --exclude)";
    }
    open.view.exclusions = open.view.exclusions.toggled();
    open.update_view();
    match open.view.exclusions {
        Exclusions::Ignored => {
            "bench_runner's numbers now include what is excluded by configuration (°)"
        }
        Exclusions::Applied => {
            "bench_runner's numbers are without what is excluded by configuration (°) again"
        }
    }
}

/// Groups the benchmarks by tag or by family. Returns the message about it.
fn toggle_grouping(open: &mut OpenComparison) -> String {
    open.toggle_grouping();
    let (grouping, count) = (open.view.grouping(), open.view.groups.len());
    match (grouping, count) {
        (Grouping::Tags, 1) => "no benchmark has a tag; F groups by family again".to_owned(),
        (Grouping::Families, 1) => {
            "no two names begin with the same word; F groups by tag again".to_owned()
        }
        (Grouping::Tags, _) => "groups are tags".to_owned(),
        (Grouping::Families, _) => "groups are families: names with the same first word".to_owned(),
    }
}

/// Shows the selected benchmark beside the table, or hides it. Returns the message about it.
fn toggle_dock(open: &mut OpenComparison) -> &'static str {
    open.is_docked = !open.is_docked;
    if open.is_docked {
        "the selected benchmark is shown beside the table where there are 160 columns; o closes it"
    } else {
        "the benchmark beside the table is closed"
    }
}

fn change_pane(open: &mut OpenComparison, steps: usize) {
    let place = PANES.iter().position(|&pane| pane == open.focus);
    open.focus = PANES[(place.unwrap_or(0) + steps) % PANES.len()];
}

/// Handles a click. On a row it selects the row, or opens it if it is already selected.
fn click(open: &mut OpenComparison, target: Target) -> Next {
    match target {
        Target::Row(place) if place == open.selected && open.focus == Pane::Table => {
            return open_selected(open);
        }
        Target::Row(place) => {
            open.focus = Pane::Table;
            if place < open.view.shown.len() {
                open.select(place);
            }
        }
        Target::Column(column) => open.sort_by(column),
        Target::Head(head) => open.sort_by_head(head),
        // It is on the results screen.
        Target::ListColumn(_) => {}
        Target::Group(group) => {
            open.focus = Pane::Groups;
            open.choose_group(group);
        }
    }
    Next::Stay
}
