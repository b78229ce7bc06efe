//! An animation: the lines of all frames, each drawn once, and shown while a frame has it.

use std::collections::BTreeMap;

use super::frame::Line;
use super::scenes::Shot;
use super::svg::{Styles, document, line};

/// A picture that shows frames one after the other, and begins again. Where animation is unwanted, it shows the first.
pub fn film(shots: &[Shot], title: &str, description: &str) -> String {
    let Some(first) = shots.first() else {
        return String::new();
    };
    // The lines by the frames that have them: those with the same frames are shown and hidden together.
    let mut frames_of: BTreeMap<(u16, &Line), Vec<usize>> = BTreeMap::new();
    for (place, shot) in shots.iter().enumerate() {
        for (row, line) in (0..).zip(&shot.frame.lines) {
            frames_of.entry((row, line)).or_default().push(place);
        }
    }
    let mut groups: BTreeMap<Vec<usize>, Vec<(u16, &Line)>> = BTreeMap::new();
    for (line, frames) in frames_of {
        groups.entry(frames).or_default().push(line);
    }
    let mut styles = Styles::default();
    let (mut rules, mut body) = (String::new(), String::new());
    let total: u32 = shots.iter().map(|shot| shot.time).sum();
    for (number, (frames, lines)) in groups.into_iter().enumerate() {
        let drawn = lines
            .into_iter()
            .map(|(row, it)| line(row, it, &mut styles));
        let drawn: String = drawn.collect();
        if drawn.is_empty() {
            continue;
        }
        if frames.len() == shots.len() {
            body.push_str(&drawn);
            continue;
        }
        let steps = steps(&frames, shots, total);
        let is_first = frames[0] == 0;
        let hidden = if is_first { "" } else { "visibility:hidden;" };
        rules.push_str(&format!(
            "@keyframes k{number}{{{steps}}}.k{number}{{{hidden}animation-name:k{number}}}"
        ));
        body.push_str(&format!("<g class=\"k k{number}\">{drawn}</g>"));
    }
    let rules = format!(
        "{}.k{{animation:{total}ms step-end infinite}}{rules}\
         @media(prefers-reduced-motion:reduce){{.k{{animation:none}}}}",
        styles.rules()
    );
    document(&first.frame, (title, description), &rules, &body)
}

/// The moments at which something is shown or hidden that some frames have.
fn steps(frames: &[usize], shots: &[Shot], total: u32) -> String {
    let mut text = String::new();
    let (mut time, mut before) = (0, None);
    for (place, shot) in shots.iter().enumerate() {
        let is_shown = frames.contains(&place);
        if before != Some(is_shown) {
            // In hundredths of a percent, which is a few milliseconds.
            let share = (u64::from(time) * 10_000 + u64::from(total) / 2) / u64::from(total);
            let visibility = if is_shown { "visible" } else { "hidden" };
            let (whole, part) = (share / 100, share % 100);
            text.push_str(&format!("{whole}.{part:02}%{{visibility:{visibility}}}"));
            before = Some(is_shown);
        }
        time += shot.time;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::cell::{Cell, Style};
    use crate::pictures::frame::Frame;

    fn shot(lines: &[&str], time: u32) -> Shot {
        let line = |text: &&str| {
            let cell = |(column, character): (u16, char)| {
                let cell = Cell {
                    text: character.to_string(),
                    columns: 1,
                    style: Style::PLAIN,
                };
                (column, cell)
            };
            (0..).zip(text.chars()).map(cell).collect()
        };
        Shot {
            frame: Frame {
                columns: 9,
                lines: lines.iter().map(line).collect(),
            },
            time,
        }
    }

    #[test]
    fn each_line_is_drawn_once_and_shown_while_a_frame_has_it() {
        let shots = [
            shot(&["always", "first"], 1000),
            shot(&["always", "second"], 2000),
            shot(&["always", "first"], 1000),
        ];
        let film = film(&shots, "title", "description");
        for text in ["always", "first", "second"] {
            assert_eq!(
                film.matches(&format!(">{text}</text>")).count(),
                1,
                "{film}"
            );
        }
        let first =
            "{0.00%{visibility:visible}25.00%{visibility:hidden}75.00%{visibility:visible}}";
        let second =
            "{0.00%{visibility:hidden}25.00%{visibility:visible}75.00%{visibility:hidden}}";
        for expected in [
            first,
            second,
            "animation:4000ms step-end infinite",
            "@media(prefers-reduced-motion:reduce){.k{animation:none}}",
        ] {
            assert!(film.contains(expected), "{expected}\n{film}");
        }
        // Without animation, the first frame is seen and the others are not.
        assert_eq!(film.matches("visibility:hidden;animation-name").count(), 1);
    }
}
