//! Change points: where the level of a series changes for good.
//!
//! Around every point, the medians of windows before and after it are compared, as many as there are sizes of windows
//! (`windows`); the points with the largest contrasts split the series, each part is split in the same way, and then each
//! point is moved to its best place, or dropped if it does not stay a change between its neighbours (`segmentation`).
//!
//! Sources: binary segmentation (A. J. Scott and M. Knott, Biometrics 30, 1974), over windows of several sizes as in
//! wild binary segmentation (P. Fryzlewicz, Annals of Statistics 42, 2014) and its seeded form (S. Kovács et al.,
//! Biometrika 110, 2023), so that a short change is not lost in a long series. The contrast is the standardised difference
//! of two medians, with the mean absolute deviation as the measure of spread; the rank-sum test is the second condition.
//! The thresholds are calibrated by `cargo bench --bench history`; docs/NUMBERS.md has the table.

mod segmentation;
mod windows;

pub use segmentation::{ChangePoint, change_points};
pub use windows::{LONGEST, SHORTEST};
