//! The words of a command line that is being typed.

use crate::text::visible;

/// The words up to the cursor.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// The words before the last, without the name of the program.
    pub before: Vec<String>,
    /// The word that is completed; it may be empty.
    pub last: String,
    /// How many bytes at the start of the last word bash keeps.
    kept: usize,
    /// How what is put in the place of the rest is quoted.
    quoting: Quoting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// The shell quotes it.
    ByTheShell,
    /// It is outside quotes.
    Backslashes,
    /// It is behind this quote, which bash closes.
    Open(char),
}

/// What has a meaning for bash outside quotes.
const SPECIAL: &str = " \t\"'`$&|;<>()[]{}*?!#~\\";

impl Line {
    /// The words as a shell has split them, the last of which is completed.
    pub fn of_words(words: &[String]) -> Self {
        let (last, before) = match words.split_last() {
            Some((last, before)) => (last.clone(), before.to_vec()),
            None => (String::new(), Vec::new()),
        };
        Self {
            before,
            last,
            kept: 0,
            quoting: Quoting::ByTheShell,
        }
    }

    /// Splits a line as bash does. `breaks` is its `COMP_WORDBREAKS`: what follows one of these characters is replaced
    /// by itself.
    pub fn split(line: &str, breaks: &str) -> Self {
        let mut before = Vec::new();
        let mut word: Option<String> = None;
        let mut quote = None;
        let mut kept = 0;
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            match (quote, character) {
                (None, ' ' | '\t' | '\n') => {
                    before.extend(word.take());
                    kept = 0;
                }
                (None, '\'' | '"') => {
                    quote = Some(character);
                    kept = word.get_or_insert_default().len();
                }
                (Some(open), _) if character == open => quote = None,
                (None | Some('"'), '\\') => word.get_or_insert_default().extend(characters.next()),
                _ => {
                    let word = word.get_or_insert_default();
                    word.push(character);
                    if quote.is_none() && breaks.contains(character) {
                        kept = word.len();
                    }
                }
            }
        }
        // The first is the name of the program.
        if !before.is_empty() {
            before.remove(0);
        }
        Self {
            before,
            last: word.unwrap_or_default(),
            kept,
            quoting: quote.map_or(Quoting::Backslashes, Quoting::Open),
        }
    }

    /// What the shell has to put in the place of the last word, or of the part that it replaces, so that the word is
    /// `word`. `None` if that cannot be typed, or would steer the terminal that lists it.
    pub fn replacement(&self, word: &str) -> Option<String> {
        if visible(word) != word {
            return None;
        }
        if self.quoting == Quoting::ByTheShell {
            return Some(word.to_owned());
        }
        // What is kept is in the line already.
        let rest = word.strip_prefix(self.last.get(..self.kept)?)?;
        match self.quoting {
            Quoting::Open(quote) if rest.contains(quote) => None,
            Quoting::Open(_) | Quoting::ByTheShell => Some(rest.to_owned()),
            Quoting::Backslashes => {
                let mut quoted = String::new();
                for character in rest.chars() {
                    if SPECIAL.contains(character) {
                        quoted.push('\\');
                    }
                    quoted.push(character);
                }
                Some(quoted)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BREAKS: &str = " \t\n\"'@><=;|&(:";

    #[test]
    fn a_line_is_split_as_bash_does() {
        for (line, before, last) in [
            ("benchlens ", &[][..], ""),
            ("benchlens re", &[], "re"),
            ("benchlens report a.json ", &["report", "a.json"], ""),
            (
                r"benchlens report a\ b.json 'is:slower cl",
                &["report", "a b.json"],
                "is:slower cl",
            ),
            (
                r#"benchlens --filter "x y" --gr"#,
                &["--filter", "x y"],
                "--gr",
            ),
            ("benchlens ''", &[], ""),
            ("", &[], ""),
        ] {
            let split = Line::split(line, BREAKS);
            assert_eq!(split.before, before, "{line}");
            assert_eq!(split.last, last, "{line}");
        }
    }

    #[test]
    fn what_replaces_the_word_fits_what_bash_replaces() {
        for (line, word, expected) in [
            ("b 3.13.0:J", "3.13.0:JIT", Some("JIT")),
            ("b @ba", "@base", Some("base")),
            ("b --filter=is:sl", "--filter=is:slower", Some("slower")),
            ("b --filter='is:sl", "--filter=is:slower", Some("is:slower")),
            ("b --filter 'a is:sl", "a is:slower", Some("a is:slower")),
            ("b --fi", "--filter", Some("--filter")),
            ("b --filter a", "a b>", Some(r"a\ b\>")),
            ("b --filter 'a", "a'b", None),
            ("b a", "a\nb", None),
        ] {
            let split = Line::split(line, BREAKS);
            assert_eq!(split.replacement(word).as_deref(), expected, "{line}");
        }
    }
}
