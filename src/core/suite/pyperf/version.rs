//! The versions of the format that pyperf 2.9.0 still reads.

use super::json::{Json, Scalar};
use super::problem::Problem;
use super::schema::Document;
use crate::suite::model::FormatVersion;
use crate::text::PythonRepr;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// pyperf 0.8.3: values are called samples.
    V5,
    /// pyperf 0.9.6: warm-ups are raw.
    V6,
    /// pyperf 1.0 and later.
    V1_0,
}

impl Version {
    /// The version of a file. The error says what the file is instead.
    pub fn of(document: &Document<'_>) -> Result<Self, Problem> {
        match &document.version {
            Some(Scalar::Text(version)) if version == "1.0" => Ok(Self::V1_0),
            // pyperf looks the version up in a dictionary, where 5.0 finds 5.
            Some(Scalar::Integer(6) | Scalar::Float(6.0)) => Ok(Self::V6),
            Some(Scalar::Integer(5) | Scalar::Float(5.0)) => Ok(Self::V5),
            Some(Scalar::Text(other)) => Err(Problem::Version(format!("'{other}'"))),
            Some(Scalar::Integer(other)) => Err(Problem::Version(other.to_string())),
            Some(Scalar::Float(other)) => Err(Problem::Version(PythonRepr(*other).to_string())),
            Some(other) => Err(Problem::Version(other.kind().to_string())),
            None if matches!(document.benchmarks, Json::Absent) && document.other_keys > 0 => {
                Err(Problem::Pystats)
            }
            None => Err(Problem::NoVersion),
        }
    }

    /// The version as written in the file.
    pub fn name(self) -> FormatVersion {
        FormatVersion {
            name: "pyperf",
            version: match self {
                Self::V5 => "5",
                Self::V6 => "6",
                Self::V1_0 => "1.0",
            },
        }
    }
}
