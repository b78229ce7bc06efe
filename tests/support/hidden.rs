//! What must not reach a terminal, or a reader, as it is.

/// Whether a character steers a terminal, or hides or reorders text.
///
/// These are the control characters, line and paragraph separators, the marks of interlinear annotations, and what
/// Unicode calls `Bidi_Control` or `Default_Ignorable_Code_Point`. Joiners and variation selectors are allowed, as
/// scripts and emoji need them.
///
/// The list is the tests' own. A list that was taken from the library could not find what is missing there.
pub fn is_hidden(character: char) -> bool {
    character.is_control() && character != '\n'
        || matches!(
            u32::from(character),
            0xad | 0x34f
                | 0x61c
                | 0x115f..=0x1160
                | 0x17b4..=0x17b5
                | 0x180b..=0x180f
                | 0x200b
                | 0x200e..=0x200f
                | 0x2028..=0x202e
                | 0x2060..=0x206f
                | 0x3164
                | 0xfeff
                | 0xffa0
                | 0xfff0..=0xfffb
                | 0x1bca0..=0x1bca3
                | 0x1d173..=0x1d17a
                | 0xe0000..=0xe0fff
        )
}

/// Nothing in `text` steers a terminal or deceives its reader.
#[track_caller]
pub fn assert_harmless(what: &str, text: &str) {
    if let Some(place) = text.find(is_hidden) {
        let from_there: String = text[place..].chars().take(60).collect();
        panic!("{what}: {from_there:?}");
    }
}
