//! A list of the results of a tree: its columns, its facets, its filter and its order. It knows no terminal.

mod cell;
mod column;
mod context;
mod facet;
mod filter;
mod listing;
mod narrowed;
mod term;

pub use cell::{Cell, Tone};
pub use column::ListColumn;
pub use context::ListContext;
pub use facet::{Facet, FacetKind};
pub use filter::{LIST_EXAMPLES, ListFilter};
pub use listing::{ListOrder, Listing};
pub use narrowed::narrowed;
