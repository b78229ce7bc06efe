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

/// A flag as it is shown to people: one that bench_runner does not know has its own name.
#[must_use]
pub fn flag_to_show(flag: &str) -> &str {
    shown_flag(flag).unwrap_or(flag)
}

/// The flag that a term of a filter names, by its internal name; empty for `none`, which stands for a build without flags.
#[must_use]
pub fn flag_of_term(text: &str) -> String {
    if text.eq_ignore_ascii_case("none") {
        String::new()
    } else {
        flag_of_name(text)
    }
}

/// Whether a build with these flags is one that a term names by [`flag_of_term`].
#[must_use]
pub fn has_flag(flags: &[String], flag: &str) -> bool {
    match flag {
        "" => flags.is_empty(),
        flag => flags.iter().any(|own| own == flag),
    }
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
