//! The comparison of a reference with a head: everything that benchlens computes, without the user interface.
//!
//! A [`Pair`] holds both suites, a [`Row`] for each benchmark that they share, and bench_runner's own pairing of the
//! two files. A [`Comparison`] is a pair with everything that is derived from it, each value computed once. A [`View`]
//! is a selection of rows by filter and group, in some order, and the numbers for it.

mod cache;
mod clear_changes;
mod column;
mod comparability;
mod comparison;
mod context;
mod counts;
mod detail;
mod digest;
mod evidence;
pub mod filter;
mod groups;
mod headline;
mod incomparable;
mod influence;
mod judgement;
mod measure;
mod memory_change;
mod memory_samples;
mod metric;
mod nights;
mod output_format;
mod pair;
mod row;
mod row_names;
mod runner_pairs;
mod side_summary;
mod spread;
mod stability;
mod unavailable;
mod verdict;
mod view;
pub mod wording;

#[cfg(test)]
mod tests;

pub use clear_changes::ClearChanges;
pub use column::{Column, Field, FieldValue, MISSING, Order, Quantity, SHAPE_BINS, Section};
pub use comparability::{
    BenchmarkList, Comparability, Difference, Level, ListedBenchmark, MetadataKey, Subject,
};
pub use comparison::Comparison;
pub use context::ViewContext;
pub use counts::Counts;
pub use detail::{Detail, Point, SideSamples};
pub use digest::Prepared;
pub use evidence::Evidence;
pub use groups::{Group, GroupKind, Grouping, family};
pub use headline::{Cause, Disagreement, Headline, Sentence, Topic};
pub use incomparable::Incomparable;
pub use influence::InfluentialRows;
pub use judgement::{Finding, Judgement, Rules};
pub use measure::{Change, Measure};
pub use memory_change::MemoryChange;
pub use metric::Metric;
pub use nights::{Disturbance, NightGroups, NightPlaces, SideNights};
pub use output_format::OutputFormat;
pub use pair::Pair;
pub use row::{Row, RowMemory};
pub use side_summary::SideSummary;
pub use unavailable::Unavailable;
pub use verdict::{Exclusions, Overall, Verdict};
pub use view::{GroupRow, HeadSummary, View};
