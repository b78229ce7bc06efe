//! The text of a file, stored once, and references to parts of it.

/// A part of an `InternedText`. It is small, and saves copying the thousands of metadata values of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    start: u32,
    length: u32,
}

/// A file's text, followed by the few strings that are escaped in the file and so do not occur in it literally.
#[derive(Debug, Clone, Default)]
pub struct InternedText {
    source: Box<str>,
    unescaped: Box<str>,
}

impl InternedText {
    /// Combines a text with the strings that [`Interner::into_unescaped`] returned.
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

    /// The span of `text`, which either is a part of the source or is copied to the end of it.
    pub fn intern(&mut self, text: &str) -> Span {
        let start = self.offset_in_source(text).unwrap_or_else(|| {
            let start = self.source.len() + self.unescaped.len();
            self.unescaped.push_str(text);
            start
        });
        // Files that are too long for these offsets are rejected before they are parsed.
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
        assert_eq!(unescaped, "gamma", "what the source has is not copied");
        let text = InternedText::new(source, unescaped);
        assert_eq!([beta, copied].map(|span| text.get(span)), ["beta", "gamma"]);
    }
}
