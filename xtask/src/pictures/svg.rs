//! Writes pictures as SVG.

use std::collections::BTreeMap;

use super::cell::Style;
use super::frame::{Frame, Line};
use super::palette::{BACK, FRAME, FRONT, hex};
use super::runs::{backgrounds, runs};
use super::shapes::{HEIGHT, Shapes, WIDTH};

/// Between the frame and the terminal.
const MARGIN: u16 = 10;
/// The base line of text in a cell.
const BASE_LINE: u16 = 13;
/// The size at which the usual monospaced fonts are as wide as a cell.
const FONT_SIZE: &str = "13.3px";
const FONTS: &str = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";

/// A picture of one screen, with a title and a description for those who do not see it.
pub fn still(frame: &Frame, title: &str, description: &str) -> String {
    let mut styles = Styles::default();
    let mut body = String::new();
    let mut shapes = Shapes::default();
    let mut texts = String::new();
    for (row, line) in (0..).zip(&frame.lines) {
        body.push_str(&behind(row, line));
        shapes.add(row, line);
        texts.push_str(&text(row, line, &mut styles));
    }
    body.push_str(&shapes.markup());
    body.push_str(&texts);
    document(frame, (title, description), &styles.rules(), &body)
}

/// One line of a picture, on its own.
pub fn line(row: u16, line: &Line, styles: &mut Styles) -> String {
    let mut shapes = Shapes::default();
    shapes.add(row, line);
    behind(row, line) + &shapes.markup() + &text(row, line, styles)
}

/// A picture as large as a screen, around what is drawn of it.
pub fn document(
    frame: &Frame,
    (title, description): (&str, &str),
    rules: &str,
    body: &str,
) -> String {
    let rows = u16::try_from(frame.lines.len()).unwrap_or(u16::MAX);
    let width = frame.columns * WIDTH + 2 * MARGIN;
    let height = rows * HEIGHT + 2 * MARGIN;
    let (title, description) = (escaped(title), escaped(description));
    let (front, back, edge) = (hex(FRONT), hex(BACK), hex(FRAME));
    let (inner_width, inner_height) = (width - 1, height - 1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"t d\">\n\
         <title id=\"t\">{title}</title>\n<desc id=\"d\">{description}</desc>\n\
         <style>text{{font:{FONT_SIZE} {FONTS};fill:{front};white-space:pre}}\
         .l{{fill:none;stroke-linecap:square}}.o,.O{{fill:none;stroke-linecap:round;stroke-width:2.2}}\
         .O{{stroke-width:6}}{rules}</style>\n\
         <rect x=\".5\" y=\".5\" width=\"{inner_width}\" height=\"{inner_height}\" rx=\"6\" \
         fill=\"{back}\" stroke=\"{edge}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" xml:space=\"preserve\">{body}</g>\n</svg>\n"
    )
}

/// What is behind the text of a line.
fn behind(row: u16, line: &Line) -> String {
    let rectangle = |(column, columns, color)| {
        let (x, y) = (column * WIDTH, row * HEIGHT);
        let (width, color) = (columns * WIDTH, hex(color));
        format!("<path fill=\"{color}\" d=\"M{x} {y}h{width}v{HEIGHT}h-{width}z\"/>")
    };
    backgrounds(line).into_iter().map(rectangle).collect()
}

fn text(row: u16, line: &Line, styles: &mut Styles) -> String {
    let mut markup = String::new();
    for run in runs(line) {
        let (x, y) = (run.column * WIDTH, row * HEIGHT + BASE_LINE);
        let class = styles.class(run.style);
        let (length, text) = (run.columns * WIDTH, escaped(&run.text));
        let is_one = run.text.chars().nth(1).is_none();
        let adjust = match (is_one, run.text.is_ascii()) {
            // There is no space between its letters that could be adjusted.
            (true, true) => String::new(),
            (true, false) => format!(" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\""),
            (false, _) => format!(" textLength=\"{length}\""),
        };
        markup.push_str(&format!(
            "<text{class} x=\"{x}\" y=\"{y}\"{adjust}>{text}</text>"
        ));
    }
    markup
}

/// The styles of texts, each with a class of its own.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<Style, usize>);

impl Styles {
    /// The attribute for a style, with a space before it; nothing for normal text.
    fn class(&mut self, style: Style) -> String {
        if style == Style::PLAIN {
            return String::new();
        }
        let next = self.0.len();
        let number = *self.0.entry(style).or_insert(next);
        format!(" class=\"s{number}\"")
    }

    /// The rules for all classes.
    pub fn rules(&self) -> String {
        let rule = |(style, number): (&Style, &usize)| {
            let mut rule = format!(".s{number}{{");
            if style.front != FRONT {
                rule.push_str(&format!("fill:{};", hex(style.front)));
            }
            for (is_so, what) in [
                (style.is_bold, "font-weight:700;"),
                (style.is_italic, "font-style:italic;"),
                (style.is_underlined, "text-decoration:underline;"),
            ] {
                rule.push_str(if is_so { what } else { "" });
            }
            rule + "}"
        };
        let mut rules: Vec<_> = self.0.iter().collect();
        rules.sort_by_key(|(_, number)| **number);
        rules.into_iter().map(rule).collect()
    }
}

/// Text as XML has it, without characters that XML cannot have.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::cell::Cell;

    fn frame(text: &str) -> Frame {
        let bold = Style {
            is_bold: true,
            ..Style::PLAIN
        };
        let cell = |(column, character): (u16, char)| {
            let cell = Cell {
                text: character.to_string(),
                columns: 1,
                style: if column < 3 { bold } else { Style::PLAIN },
            };
            (column, cell)
        };
        Frame {
            columns: 12,
            lines: vec![(0..).zip(text.chars()).map(cell).collect()],
        }
    }

    #[test]
    fn what_xml_reads_as_markup_is_escaped() {
        assert_eq!(
            escaped("a<b>&\"c\"\u{1b}"),
            "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd}"
        );
        let picture = still(&frame("   a<b&c"), "1 < 2", "\"3\" & 4");
        assert!(picture.contains("<title id=\"t\">1 &lt; 2</title>"));
        assert!(picture.contains("<desc id=\"d\">&quot;3&quot; &amp; 4</desc>"));
        assert!(picture.contains(">a&lt;b&amp;c</text>"), "{picture}");
    }

    #[test]
    fn text_is_as_wide_as_its_cells_whatever_the_font() {
        let picture = still(&frame("abcdef → x"), "", "");
        for expected in [
            "<text class=\"s0\" x=\"0\" y=\"13\" textLength=\"24\">abc</text>",
            "<text x=\"24\" y=\"13\" textLength=\"24\">def</text>",
            "<text x=\"56\" y=\"13\" textLength=\"8\" lengthAdjust=\"spacingAndGlyphs\">→</text>",
            "<text x=\"72\" y=\"13\">x</text>",
            ".s0{font-weight:700;}",
            "width=\"116\" height=\"37\"",
        ] {
            assert!(picture.contains(expected), "{expected}\n{picture}");
        }
    }
}
