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
