//! The text of a file, kept once, and places in it.

/// A piece of an [`InternedText`]. Small, so that the thousands of metadata values of a file stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    start: u32,
    length: u32,
}

/// A file's text, and behind it the few strings that have escapes in the file, and so do not occur in it as they are.
#[derive(Debug, Clone, Default)]
pub struct InternedText {
    source: Box<str>,
    unescaped: Box<str>,
}

impl InternedText {
    /// Joins a text with the strings that [`Interner::into_unescaped`] gave.
    pub(super) fn new(source: String, unescaped: String) -> Self {
        Self {
            source: source.into(),
            unescaped: unescaped.into(),
        }
    }

    pub(super) fn get(&self, span: Span) -> &str {
        let start = span.start as usize;
        let (text, start) = match start.checked_sub(self.source.len()) {
            Some(start) => (&self.unescaped, start),
            None => (&self.source, start),
        };
        text.get(start..start + span.length as usize)
            .unwrap_or_default()
    }
}

/// Interns strings while they are still borrowed from the source.
pub(super) struct Interner<'a> {
    source: &'a str,
    unescaped: String,
}

impl<'a> Interner<'a> {
    pub fn new(source: &'a str) -> Self {
        Self {
            source,
            unescaped: String::new(),
        }
    }

    /// The place of `text`, which is a part of the source, or else is copied behind it.
    pub fn intern(&mut self, text: &str) -> Span {
        let start = self.offset_in_source(text).unwrap_or_else(|| {
            let start = self.source.len() + self.unescaped.len();
            self.unescaped.push_str(text);
            start
        });
        // Files whose text does not fit are refused before they are read.
        Span {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            length: u32::try_from(text.len()).unwrap_or(0),
        }
    }

    fn offset_in_source(&self, piece: &str) -> Option<usize> {
        let offset = piece
            .as_ptr()
            .addr()
            .checked_sub(self.source.as_ptr().addr())?;
        (offset + piece.len() <= self.source.len()).then_some(offset)
    }

    /// The strings that had to be copied.
    pub fn into_unescaped(self) -> String {
        self.unescaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_again() {
        let source = "alpha beta".to_owned();
        let mut interner = Interner::new(&source);
        let beta = interner.intern(&source[6..]);
        let copied = interner.intern("gamma");
        let unescaped = interner.into_unescaped();
        let text = InternedText::new(source, unescaped);
        assert_eq!([beta, copied].map(|span| text.get(span)), ["beta", "gamma"]);
    }
}
