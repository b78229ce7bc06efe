//! How the app selects one of several heads.

use super::app::App;
use crate::tui::effect::Effect;

impl App {
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
