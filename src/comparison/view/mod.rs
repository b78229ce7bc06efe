//! Which rows of a comparison are shown, and the numbers for them.

mod computed;
mod heads;
mod scope;
mod summary;
#[cfg(test)]
mod tests;
mod update;
#[expect(
    clippy::module_inception,
    reason = "it holds the type of the same name"
)]
mod view;

pub use summary::HeadSummary;
pub use view::{GroupRow, View};
