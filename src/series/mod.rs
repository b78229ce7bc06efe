//! Series: one benchmark on one machine with one set of flags, night after night.
//!
//! [`read`] reads the results of a tree that belong to a history, [`History`] makes series of what was read, ordered by
//! the instant of the commit date, and an [`Analysis`] says where the level of a series changed, and how much it varies
//! without a change. Nights on which the whole machine was disturbed do not count in it.

mod analysis;
mod history;
mod night_noise;
mod read;
mod sample;

pub use analysis::{Analysis, Change};
pub use history::{Group, History, Night, Point, Series};
pub use night_noise::{LevelChange, NightNoise};
pub use read::{Measured, ReadOptions, read};
pub use sample::Sample;
