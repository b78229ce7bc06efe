//! Escapes of half a character: a surrogate without the other one of its pair. Python reads and writes them in JSON,
//! but they are no text.

/// The place of the last lone surrogate that starts before `end`, in bytes, and its escape.
///
/// A strict reader ends at the first one that it reads as text; it may pass over others in values that it does not keep.
pub fn last_before(text: &str, end: usize) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut found = None;
    let mut at = 0;
    while at < end.min(bytes.len()) {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let next = unit(text, at + 6);
        at += match unit(text, at) {
            Some(0xd800..=0xdbff) if matches!(next, Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                found = text.get(at..at + 6).map(|escape| (at, escape));
                6
            }
            // Another escape: at least the backslash and a character.
            Some(_) | None => 2,
        };
    }
    found
}

/// The UTF-16 unit of the escape `\uXXXX` at a place.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_found_and_pairs_are_not() {
        for (text, expected) in [
            (r#""\ud83d\ude00""#, None),
            (r#""\\ud800""#, None),
            (r#""\\\ud800""#, Some((3, r"\ud800"))),
            (r#""a\ud800b""#, Some((2, r"\ud800"))),
            (r#""\uDC00""#, Some((1, r"\uDC00"))),
            (r#""\ud800\ud83d\ude00""#, Some((1, r"\ud800"))),
            (r#""\ud83d\ude00\ude00""#, Some((13, r"\ude00"))),
            (r#""\ud8"#, None),
            (r#""\u+123\"#, None),
        ] {
            assert_eq!(last_before(text, text.len()), expected, "{text}");
        }
        assert_eq!(last_before(r#""\ud800\ud801""#, 7), Some((1, r"\ud800")));
    }
}
