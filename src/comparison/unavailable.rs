//! Why a number cannot be given.

use std::fmt;

/// The reason; raw, since it may hold names from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Unavailable {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}
