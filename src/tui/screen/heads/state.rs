//! What the overview of the heads shows.

use crate::tui::matrix::Matrix;
use crate::tui::state::OpenComparison;

/// What the rows and the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// The heads, and the groups of benchmarks.
    Groups,
    /// All results, as references and as heads.
    Matrix,
}

/// The overview of the heads.
#[derive(Debug)]
pub struct HeadsState {
    pub(super) layout: Layout,
    /// The selected row and column of each layout.
    pub(super) groups: (usize, usize),
    pub(super) pair: (usize, usize),
    /// The mean of each pair. They are computed once the matrix was asked for.
    pub(super) matrix: Option<Matrix>,
}

impl HeadsState {
    /// Selects the selected head and group, and the pair that is compared.
    pub(in crate::tui::screen) fn open(open: &mut OpenComparison) -> Self {
        let head = open.results.selected();
        let pair = open.results.places()[head];
        Self {
            layout: Layout::Groups,
            groups: (head, open.view.group),
            pair: (pair.reference, pair.head),
            matrix: None,
        }
    }

    /// How many pairs are known, and how many there are; `None` unless some are being computed and shown.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        let matrix = self.matrix.as_ref();
        let matrix = matrix.filter(|_| self.layout == Layout::Matrix)?;
        let (known, all) = matrix.progress();
        (known < all).then_some((known, all))
    }

    /// The selected row and column.
    pub(super) fn selected(&mut self) -> &mut (usize, usize) {
        match self.layout {
            Layout::Groups => &mut self.groups,
            Layout::Matrix => &mut self.pair,
        }
    }
}
