//! Looks up keys in the metadata of one level, in its raw form.

use super::json::Scalar;
use super::schema::Metadata;
use crate::suite::model::MemorySample;

fn find<'m, 'a>(metadata: &'m Metadata<'a>, key: &str) -> Option<&'m Scalar<'a>> {
    metadata
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value)
}

/// A text, including white space at both ends.
pub fn text_of<'m>(metadata: &'m Metadata<'_>, key: &str) -> Option<&'m str> {
    match find(metadata, key) {
        Some(Scalar::Text(text)) => Some(text),
        _ => None,
    }
}

/// The peak memory that bench_runner uses: that of the command that was started, else that of Python itself.
pub fn memory_of(metadata: &Metadata<'_>) -> Option<MemorySample> {
    let sample = |key: &str, of_command: bool| {
        let bytes = find(metadata, key)?.as_number()?;
        Some(MemorySample { bytes, of_command })
    };
    sample("command_max_rss", true).or_else(|| sample("mem_max_rss", false))
}
