//! JSON in which every character can be seen: those that would steer a terminal or deceive a reader are escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::text::hidden;

/// A value as indented JSON.
///
/// # Errors
/// If the value has a map with keys that are not text.
pub(super) fn to_string(value: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let formatter = Visible(PrettyFormatter::new());
    value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter))?;
    // The formatter writes whole strings.
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// Formats like [`PrettyFormatter`], but escapes what [`crate::text::visible`] would replace. Nothing is lost.
struct Visible(PrettyFormatter<'static>);

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut behind = 0;
        for (at, character) in hidden(fragment) {
            writer.write_all(&fragment.as_bytes()[behind..at])?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            behind = at + character.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[behind..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped_and_what_can_is_not() {
        let written = |text: &str| to_string(&text).expect("text can be written");
        assert_eq!(
            written("größe 比較 👩\u{200d}🔬"),
            "\"größe 比較 👩\u{200d}🔬\""
        );
        assert_eq!(written("a\u{9b}\u{7f}\u{202e}"), r#""a\u009b\u007f\u202e""#);
        assert_eq!(written("\u{e0041}\"\n"), r#""\udb40\udc41\"\n""#);
        assert_eq!(written("a\u{200d}b"), r#""a\u200db""#);
    }

    proptest::proptest! {
        #[test]
        fn nothing_hidden_is_written_and_nothing_is_lost(text in proptest::prelude::any::<String>()) {
            let written = to_string(&text).expect("text can be written");
            proptest::prop_assert_eq!(hidden(&written).next(), None);
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&written).expect("it is JSON"), text);
        }
    }

    #[test]
    fn what_has_nothing_hidden_is_written_as_serde_json_indents_it() {
        let value = serde_json::json!({"a": [1, [], {"b": [null]}], "c": {}, "d": {"e": {"f": 1.5, "g": "h"}}});
        let expected = serde_json::to_string_pretty(&value).expect("it can be written");
        assert_eq!(to_string(&value).expect("it can be written"), expected);
    }
}
