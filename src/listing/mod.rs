//! A list of the results of a tree: its columns, its facets, its filter and its order. It knows no terminal.

mod column;
mod facet;
mod filter;
mod listing;
mod term;

pub use column::{Cell, ListColumn, ListContext, Tone};
pub use facet::{Facet, FacetKind};
pub use filter::{LIST_EXAMPLES, ListFilter};
pub use listing::{ListOrder, Listing};
