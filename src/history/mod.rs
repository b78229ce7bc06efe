//! The history of a tree: what its series say, and how they are looked at.
//!
//! A [`Trend`] is one benchmark or one headline number of a machine with one set of flags, with its changes and its noise.
//! [`Trends`] makes them of a tree. A [`TrendFilter`] chooses among them and their changes, a [`TrendOrder`] orders them.

mod annotations;
mod base;
mod bisect;
mod filter;
mod headline;
mod order;
mod outcomes;
mod plotted;
mod trend;
mod trends;

pub use annotations::{Annotation, AnnotationProblem, Annotations};
pub use base::{means, of_groups, oldest};
pub use bisect::BisectCommand;
pub use filter::{EXAMPLES, Item, TrendFilter};
pub use headline::Headline;
pub use order::TrendOrder;
pub use outcomes::{Outcomes, compare, record};
pub use plotted::Plotted;
pub use trend::{Subject, Trend};
pub use trends::Trends;
