//! The content of a cache as it is stored. Numbers are stored by their bits, so that each comes back as it was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::comparison::{MemoryChange, Overall, Unavailable};
use crate::stats::{Direction, Hpt};
use crate::tree::Stamp;

/// Raised whenever a stored field changes its meaning, or a formula.
pub const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
pub struct Stored {
    pub version: u32,
    pub program: String,
    /// The folder of the tree.
    pub folder: String,
    /// What the numbers depend on besides the files.
    pub config: String,
    pub results: Vec<StoredResult>,
    pub comparisons: Vec<StoredComparison>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct StoredResult {
    pub file: String,
    pub size: u64,
    pub modified: u64,
    pub texts: BTreeMap<String, String>,
}

impl StoredResult {
    pub fn stamp(&self) -> Stamp {
        Stamp {
            size: self.size,
            modified: self.modified,
        }
    }
}

/// The numbers of a comparison. Head and reference are places among the results.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredComparison {
    pub head: usize,
    pub reference: usize,
    pub numbers: StoredNumbers,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct StoredNumbers {
    pyperf_mean: Option<u64>,
    runner_mean: Result<u64, String>,
    hpt: Result<StoredHpt, String>,
    memory: Result<StoredMemory, String>,
    missing: Vec<String>,
    new: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredHpt {
    is_faster: bool,
    reliability: u64,
    at_least: [Option<u64>; 3],
}

/// The change, then the six counts in the order of [`MemoryChange`].
#[derive(Debug, Serialize, Deserialize)]
struct StoredMemory(Option<u64>, [usize; 7]);

impl StoredNumbers {
    pub fn new(overall: &Overall) -> Self {
        let reason = |reason: &Unavailable| reason.0.clone();
        let hpt = |hpt: &Hpt| StoredHpt {
            is_faster: hpt.direction == Direction::Faster,
            reliability: hpt.reliability.to_bits(),
            at_least: hpt.at_least.map(|bound| bound.map(f64::to_bits)),
        };
        let memory = |it: &MemoryChange| {
            let counts = [
                it.significant,
                it.larger,
                it.smaller,
                it.not_significant,
                it.unknown,
                it.unequal,
                it.total,
            ];
            StoredMemory(it.change.map(f64::to_bits), counts)
        };
        Self {
            pyperf_mean: overall.pyperf_mean.map(f64::to_bits),
            runner_mean: overall
                .runner_mean
                .as_ref()
                .map(|mean| mean.to_bits())
                .map_err(reason),
            hpt: overall.hpt.as_ref().map(hpt).map_err(reason),
            memory: overall.memory.as_ref().map(memory).map_err(reason),
            missing: overall.missing.clone(),
            new: overall.new.clone(),
        }
    }

    pub fn overall(&self) -> Overall {
        let reason = |reason: &String| Unavailable(reason.clone());
        let hpt = |hpt: &StoredHpt| Hpt {
            direction: if hpt.is_faster {
                Direction::Faster
            } else {
                Direction::Slower
            },
            reliability: f64::from_bits(hpt.reliability),
            at_least: hpt.at_least.map(|bound| bound.map(f64::from_bits)),
        };
        let memory = |StoredMemory(change, counts): &StoredMemory| {
            let [
                significant,
                larger,
                smaller,
                not_significant,
                unknown,
                unequal,
                total,
            ] = *counts;
            MemoryChange {
                change: change.map(f64::from_bits),
                significant,
                larger,
                smaller,
                not_significant,
                unknown,
                unequal,
                total,
            }
        };
        Overall {
            pyperf_mean: self.pyperf_mean.map(f64::from_bits),
            runner_mean: self
                .runner_mean
                .as_ref()
                .map(|&mean| f64::from_bits(mean))
                .map_err(reason),
            hpt: self.hpt.as_ref().map(hpt).map_err(reason),
            memory: self.memory.as_ref().map(memory).map_err(reason),
            missing: self.missing.clone(),
            new: self.new.clone(),
        }
    }
}
