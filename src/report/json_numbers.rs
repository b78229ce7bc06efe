//! The numbers of a comparison in JSON.

use serde::Serialize;

use crate::comparison::{MemoryChange, Unavailable, wording};
use crate::stats::{Hpt, hpt};

/// A number, or the reason why there is none.
#[derive(Serialize)]
#[serde(untagged)]
pub enum JsonNumber<T> {
    Known(T),
    Missing { not_available: String },
}

impl<T> JsonNumber<T> {
    /// What `known` makes of the number, if there is one.
    pub fn new<S>(number: &Result<S, Unavailable>, known: impl FnOnce(&S) -> T) -> Self {
        match number {
            Ok(number) => Self::Known(known(number)),
            Err(reason) => Self::Missing {
                not_available: reason.to_string(),
            },
        }
    }
}

#[derive(Serialize)]
pub struct JsonHpt {
    direction: &'static str,
    reliability: f64,
    at_least: Vec<JsonLevel>,
}

#[derive(Serialize)]
struct JsonLevel {
    probability: f64,
    /// Null beyond 10.
    factor: Option<f64>,
}

#[derive(Serialize)]
pub struct JsonMemory {
    /// Above 1 is larger; null where it is unknown.
    change: Option<f64>,
    significant: usize,
    larger: usize,
    smaller: usize,
    not_significant: usize,
    /// Different numbers of figures on the two sides.
    unequal: usize,
    unknown: usize,
}

impl JsonHpt {
    pub fn new(hpt: &Hpt) -> Self {
        let levels = hpt::LEVELS.iter().zip(hpt.at_least);
        Self {
            direction: wording::direction(hpt.direction),
            reliability: hpt.reliability,
            at_least: levels
                .map(|(&probability, factor)| JsonLevel {
                    probability,
                    factor,
                })
                .collect(),
        }
    }
}

impl JsonMemory {
    pub fn new(memory: &MemoryChange) -> Self {
        Self {
            change: memory.change,
            significant: memory.significant,
            larger: memory.larger,
            smaller: memory.smaller,
            not_significant: memory.not_significant,
            unequal: memory.unequal,
            unknown: memory.unknown,
        }
    }
}
