//! The words of a command line, and how a shell is given them.

use std::ffi::{OsStr, OsString};

use super::sanitize::hidden;

/// An option and its value in one word, so that the value may begin with a hyphen or be empty.
pub fn option(name: &str, value: impl AsRef<OsStr>) -> OsString {
    let mut word = OsString::from(name);
    word.push("=");
    word.push(value);
    word
}

/// The line of these words, each quoted for a shell if necessary.
///
/// # Errors
/// If a word cannot be written on a command line; the error is raw.
pub fn line(words: &[OsString]) -> Result<String, String> {
    let quoted = words.iter().map(|word| {
        let quoted = quoted(word);
        quoted.ok_or_else(|| {
            let word = word.to_string_lossy();
            format!("'{word}' has a character that cannot stand on a command line")
        })
    });
    Ok(quoted.collect::<Result<Vec<_>, _>>()?.join(" "))
}

/// A word, quoted for a shell if necessary; `None` if it has a NUL, which no argument can have.
///
/// The shell-words crate does the same, but does not quote `!`, `{` and `}`, which an interactive bash expands, and
/// leaves control characters as they are. The command line is meant to be shown, and to be pasted into a shell.
#[must_use]
pub fn quoted(word: &OsStr) -> Option<String> {
    let bytes = word.as_encoded_bytes();
    if bytes.contains(&0) {
        return None;
    }
    let (option, value) = bytes.split_at(option_length(bytes));
    let value = match str::from_utf8(value) {
        Ok(text) if hidden(text).next().is_none() => quoted_text(text),
        _ => quoted_bytes(value),
    };
    // The name of an option is ASCII.
    Some(format!("{}{value}", String::from_utf8_lossy(option)))
}

/// The length of `--option=` at the start of a word, which needs no quotes.
fn option_length(word: &[u8]) -> usize {
    let equals = word.iter().position(|&byte| byte == b'=').unwrap_or(0);
    let name = word[..equals].strip_prefix(b"--").unwrap_or_default();
    let is_name = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'-';
    if !name.is_empty() && name.iter().all(is_name) {
        equals + 1
    } else {
        0
    }
}

fn quoted_text(text: &str) -> String {
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || "_-./,:+@%".contains(character);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Bytes in the quotes of ANSI C, which bash, zsh, ksh and, since 2024, every POSIX shell understand. Whatever is not
/// plain ASCII is written as octal numbers of three digits, which all of them read alike.
fn quoted_bytes(bytes: &[u8]) -> String {
    let quoted = bytes.iter().map(|&byte| match byte {
        b'\'' | b'\\' | b'!' => format!("\\{byte:03o}"),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\{byte:03o}"),
    });
    format!("$'{}'", quoted.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them() {
        let quoted = |word: &str| quoted(OsStr::new(word)).expect("it has no NUL");
        assert_eq!(quoted("a/b-1.json"), "a/b-1.json");
        assert_eq!(quoted("--filter=slower>5%"), "--filter='slower>5%'");
        assert_eq!(quoted("--group="), "--group=''");
        assert_eq!(quoted("a=b"), "'a=b'");
        assert_eq!(quoted("!1{a,b}"), "'!1{a,b}'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("größe"), "'größe'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn what_cannot_be_seen_is_written_in_visible_ascii() {
        let quoted = |word: &str| quoted(OsStr::new(word)).expect("it has no NUL");
        assert_eq!(quoted("a\n\u{1b}[31m"), r"$'a\012\033[31m'");
        assert_eq!(
            quoted("--without=\u{202e}'\\!"),
            r"--without=$'\342\200\256\047\134\041'"
        );
    }

    #[test]
    fn no_argument_has_a_nul() {
        assert_eq!(quoted(OsStr::new("a\0b")), None);
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_kept() {
        use std::os::unix::ffi::OsStrExt;

        let path = OsStr::from_bytes(b"\xffa");
        assert_eq!(quoted(path).as_deref(), Some(r"$'\377a'"));
        let option = option("--config", path);
        assert_eq!(quoted(&option).as_deref(), Some(r"--config=$'\377a'"));
    }
}
