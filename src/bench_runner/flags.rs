//! The flags of a build.
//!
//! Source: `FLAGS` in bench_runner's `flags.py`.

/// The flags that bench_runner knows, with the names that it shows.
const KNOWN: [(&str, &str); 4] = [
    ("PYTHON_UOPS", "T2"),
    ("JIT", "JIT"),
    ("NOGIL", "NOGIL"),
    ("TAILCALL", "TAILCALL"),
];

/// The name that bench_runner shows for a flag; `None` for a flag that it does not know, and leaves out.
#[must_use]
pub fn shown_flag(flag: &str) -> Option<&'static str> {
    let known = KNOWN.iter().find(|(name, _)| *name == flag);
    known.map(|(_, shown)| *shown)
}

/// The internal name of a flag, for its internal name, the one that is shown, or the letter by which `bench_runner
/// compare` knows it. Case is ignored. Any other text is taken for the name of a flag.
#[must_use]
pub fn flag_of_name(text: &str) -> String {
    let text = text.trim().to_ascii_uppercase();
    let letters = [("T", "PYTHON_UOPS"), ("J", "JIT"), ("N", "NOGIL")];
    let of_letter = letters.iter().find(|(letter, _)| *letter == text);
    let shown = KNOWN.iter().find(|(_, shown)| *shown == text);
    match of_letter
        .map(|(_, name)| name)
        .or(shown.map(|(name, _)| name))
    {
        Some(name) => (*name).to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_flags_have_a_name() {
        assert_eq!(shown_flag("PYTHON_UOPS"), Some("T2"));
        assert_eq!(shown_flag("NOGIL"), Some("NOGIL"));
        assert_eq!(shown_flag("CLANG"), None);
    }
}
