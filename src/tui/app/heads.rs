//! How the app selects one of several heads.

use super::app::App;
use crate::comparison::Comparison;
use crate::results::Results;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;

impl App {
    /// Shows the same results in other pairs.
    pub fn rearranged(&mut self, results: Results, heads: Vec<Comparison>) {
        let labels = heads[results.selected()].labels.clone();
        self.replace(results, heads);
        if let Some(open) = &mut self.comparison {
            open.stand_ins.clear();
        }
        // The overview shows what the pairs were before.
        self.close_above_comparison();
        let (reference, head) = (labels.reference, labels.head);
        self.message = Some(format!(
            "the reference is {reference}, the selected head {head}"
        ));
    }

    /// How far the means of the pairs in view are, if they are being computed.
    pub(super) fn pairs_progress(&self) -> Option<String> {
        match self.top() {
            Screen::Heads(state) => {
                let (known, all) = state.progress()?;
                Some(format!("{known} of {all} pairs"))
            }
            _ => None,
        }
    }

    /// Whether several heads are compared.
    pub(super) fn has_heads(&self) -> bool {
        let open = self.comparison.as_ref();
        open.is_some_and(|open| open.heads.len() > 1)
    }

    /// Selects the next or the previous head. After the last comes the first.
    pub(super) fn step_head(&mut self, forward: bool) -> Effect {
        let Some(open) = &mut self.comparison else {
            return Effect::None;
        };
        let (selected, count) = (open.results.selected(), open.heads.len());
        if count < 2 {
            let advice = "there is only one head; benchlens REF HEAD HEAD … compares several";
            self.message = Some(advice.to_owned());
            return Effect::None;
        }
        let step = if forward { 1 } else { count - 1 };
        open.select_head((selected + step) % count);
        Effect::None
    }
}
