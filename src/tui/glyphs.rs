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
        '┌' | '┐' | '└' | '┘' | '├' | '┤' => '+',
        '▸' | '▶' | '→' | '≥' => '>',
        '←' | '≤' => '<',
        '▲' | '↑' => '^',
        '▼' | '↓' => 'v',
        '×' => 'x',
        '°' | 'ö' => 'o',
        '…' | '≈' => '~',
        '≠' => '!',
        '÷' => '/',
        'σ' => 's',
        '²' => '2',
        '·' | '•' => '.',
        '“' | '”' => '"',
        '’' | '‘' => '\'',
        '█' => '#',
        _ => '?',
    }
}
