//! Which characters a drawing may use.

use ratatui::buffer::Buffer;

/// Which characters a drawing may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, blocks and Braille.
    Unicode,
    /// Only ASCII.
    Ascii,
}

/// Replaces what a terminal without Unicode cannot show. The lines, arrows and signs of the screens become ASCII
/// characters that look or read alike; anything else becomes a question mark.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let character = cell.symbol().chars().next().unwrap_or(' ');
            cell.set_char(ascii(character));
        }
    }
}

fn ascii(character: char) -> char {
    match character {
        '─' | '–' | '—' => '-',
        '│' | '▏' | '▕' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┼' | '±' => '+',
        '▸' | '▶' | '→' | '≥' => '>',
        '←' | '◀' | '≤' | '↩' => '<',
        '▲' | '↑' => '^',
        '▼' | '↓' => 'v',
        '×' => 'x',
        '●' => '*',
        '°' | 'ö' => 'o',
        '…' => '~',
        '≈' => '=',
        '≠' | '╎' => '!',
        '÷' => '/',
        'σ' => 's',
        '√' => 'V',
        '²' => '2',
        '○' | '·' | '•' => '.',
        '“' | '”' => '"',
        '’' | '‘' => '\'',
        '█' => '#',
        '░' | '┊' => ':',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn signs_become_ascii_characters_that_look_or_read_alike() {
        for (signs, ascii) in [
            ("┌─┬│└├┤┘┐", "+-?|+++++"),
            ("–—▏▕", "--||"),
            ("▸▶→≥ ←≤ ▲↑ ▼↓", ">>>> << ^^ vv"),
            ("×°ö…≈≠÷σ²░", "xoo~=!/s2:"),
            ("╎┊↩", "!:<"),
            ("●○±:", "*.+:"),
            ("·•“nbody”‘’█", "..\"nbody\"''#"),
            ("e\u{301}té ⣿", "?t? ?"),
            ("0.98x ~", "0.98x ~"),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
            buffer.set_string(0, 0, signs, Style::new());
            to_ascii(&mut buffer);
            let text: String = buffer.content.iter().map(Cell::symbol).collect();
            assert_eq!(text.trim_end(), ascii, "{signs}");
        }
    }
}
