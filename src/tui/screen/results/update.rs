//! Handles the selection, the facets, the bases and the marks.

use super::state::ResultsState;
use crate::tui::effect::Effect;
use crate::tui::screen::action::{ResultsAction, ScreenAction, TableAction};
use crate::tui::screen::motion::Motion;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{Chosen, OpenComparison, OpenTree, TreePane};
use crate::tui::widget::Target;

impl Handle for ResultsState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.tree.as_deref_mut() else {
            return Next::Stay;
        };
        match action {
            ScreenAction::Accept if open.focus == TreePane::Table => {
                return compare(open, context.message);
            }
            ScreenAction::Accept => toggle_facet(open),
            ScreenAction::Back => back(open),
            ScreenAction::Move(motion) if open.focus == TreePane::Details => {
                self.details_top = motion.scroll(self.details_top, context.page);
            }
            ScreenAction::Move(motion) => move_in_pane(open, motion, context.page),
            ScreenAction::Results(ResultsAction::CompareEach) => {
                return ask_for(open.chosen_each(), context.message);
            }
            ScreenAction::Results(action) => change(open, action, context.message),
            ScreenAction::Table(TableAction::ReverseOrder) => {
                let column = open.listing.order.column;
                open.sort_by(column);
            }
            ScreenAction::Table(TableAction::NextPane) => {
                self.details_top = 0;
                open.focus = match open.focus {
                    TreePane::Table => TreePane::Facets,
                    TreePane::Facets => TreePane::Details,
                    TreePane::Details => TreePane::Table,
                };
            }
            ScreenAction::Table(TableAction::PreviousPane) => {
                self.details_top = 0;
                open.focus = match open.focus {
                    TreePane::Table => TreePane::Details,
                    TreePane::Facets => TreePane::Table,
                    TreePane::Details => TreePane::Facets,
                };
            }
            ScreenAction::Click(target) => return click(open, target, context.message),
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_) => {}
        }
        Next::Stay
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.details_top = self.details_top.min(max_top);
    }
}

/// Compares the marked results, or the selected one with its reference.
fn compare(open: &OpenTree, message: &mut Option<String>) -> Next {
    ask_for(open.chosen(), message)
}

fn ask_for(chosen: Result<Chosen, String>, message: &mut Option<String>) -> Next {
    match chosen {
        Ok(chosen) => Next::Ask(Effect::Compare(chosen)),
        Err(reason) => {
            *message = Some(reason);
            Next::Stay
        }
    }
}

fn toggle_facet(open: &mut OpenTree) {
    if let Some(facet) = open.selected_facet().cloned() {
        open.listing.toggle(&facet);
        open.update();
    }
}

/// Leaves the details, or takes back one choice: the marks, the filter, the facets, the pinned reference, the pane.
fn back(open: &mut OpenTree) {
    if open.focus == TreePane::Details {
        open.focus = TreePane::Table;
    } else if !open.marked.is_empty() {
        open.marked.clear();
    } else if open.listing.is_filtered() {
        open.listing.set_filter("");
        open.update();
    } else if !open.listing.chosen.is_empty() {
        open.listing.chosen.clear();
        open.update();
    } else if open.pinned.is_some() {
        open.pin(None);
    } else {
        open.focus = TreePane::Table;
    }
}

fn move_in_pane(open: &mut OpenTree, motion: Motion, page: usize) {
    match open.focus {
        TreePane::Facets => {
            open.facet = motion.apply(open.facet, open.listing.facets.len(), page);
        }
        // Their lines are scrolled.
        TreePane::Details => {}
        TreePane::Table => {
            let count = open.listing.shown.len();
            open.select(motion.apply(open.selected, count, page));
        }
    }
}

fn change(open: &mut OpenTree, action: ResultsAction, message: &mut Option<String>) {
    match action {
        ResultsAction::NextBase => choose_base(open, true, message),
        ResultsAction::PreviousBase => choose_base(open, false, message),
        ResultsAction::Pin => *message = Some(pin(open)),
        ResultsAction::Mark => {
            open.toggle_mark();
            let count = open.listing.shown.len();
            open.select(Motion::Down.apply(open.selected, count, 1));
        }
        // It is handled before, and the others are for an open comparison.
        ResultsAction::CompareEach | ResultsAction::NextResult | ResultsAction::PreviousResult => {}
    }
}

/// Selects the next or the previous base. The last one is followed by the first.
fn choose_base(open: &mut OpenTree, is_next: bool, message: &mut Option<String>) {
    let count = open.listing.bases.len();
    if count == 0 {
        *message = Some("no result of this tree has a base".to_owned());
        return;
    }
    let steps = if is_next { 1 } else { count - 1 };
    open.listing.base = (open.listing.base + steps) % count;
    // The filter and the order may depend on it.
    open.update();
}

/// Pins the selected result as the reference for all, or unpins it. Returns the message about it; raw.
fn pin(open: &mut OpenTree) -> String {
    let selected = open.selected_result();
    if selected.is_none() || open.pinned == selected {
        open.pin(None);
        return "each result is compared with its own base again".to_owned();
    }
    open.pin(selected);
    "Enter compares the selected result with this one; b on it, or Esc, unpins it".to_owned()
}

/// Selects what was clicked on, or opens it if it is already selected.
fn click(open: &mut OpenTree, target: Target, message: &mut Option<String>) -> Next {
    match target {
        Target::Row(place) if place == open.selected && open.focus == TreePane::Table => {
            return compare(open, message);
        }
        Target::Row(place) => {
            open.focus = TreePane::Table;
            open.select(place);
        }
        Target::Group(place) => {
            (open.focus, open.facet) = (TreePane::Facets, place);
            toggle_facet(open);
        }
        Target::ListColumn(column) => open.sort_by(column),
        // It is on the comparison screen.
        Target::Column(_) | Target::Head(_) => {}
    }
    Next::Stay
}
