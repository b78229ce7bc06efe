//! pyperf's format as one of the formats that benchlens reads.

use super::advice::ADVICE;
use super::parse::{parse, parse_headline};
use crate::suite::input_format::InputFormat;

/// pyperf's format.
pub static FORMAT: InputFormat = InputFormat {
    is_likely: |text| text.trim_start().starts_with('{'),
    parse,
    parse_headline,
    advice: &ADVICE,
};
