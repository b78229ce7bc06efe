//! Notes of people about what happened when, in a file of the tree: a new compiler, a move to another rack.

mod annotation;
mod annotations;
mod parse;

pub use annotation::Annotation;
pub use annotations::{AnnotationProblem, Annotations};
