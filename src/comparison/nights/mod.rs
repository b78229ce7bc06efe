//! What the nights before say about a comparison: how much each benchmark varies from night to night without a change, on
//! the machine of each side with its flags. The formulas are in docs/NUMBERS.md.

mod of_tree;
mod side;
mod within;

pub use of_tree::{NightGroups, NightPlaces};
pub(in crate::comparison) use side::Nights;
pub use side::{Disturbance, SideNights};
