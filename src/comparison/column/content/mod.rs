//! The content of the columns, by topic: the text of each column's cells, safe for a terminal, and its fields in
//! exports.

pub(super) mod change;
pub(super) mod identity;
pub(super) mod judgement;
pub(super) mod memory;
pub(super) mod night;
pub(super) mod numbers;
pub(super) mod sides;
pub(super) mod significance;
