//! Why a number is not available.

use std::fmt;

/// The reason; raw, since it may contain names from a file.
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
