use proptest::num::f64::ANY;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof};

use super::strip::levels;
use super::{Cell, Overlay, Series, bar, histogram_strip, mark_at, marks, strip};
use crate::stats::summary::sorted;
use crate::tui::glyphs::Glyphs;

const BOTH: [Glyphs; 2] = [Glyphs::Unicode, Glyphs::Ascii];

fn lines(picture: &[Vec<Cell>]) -> Vec<String> {
    let characters = |line: &Vec<Cell>| line.iter().map(|cell| cell.character).collect();
    picture.iter().map(characters).collect()
}

fn overlay(
    reference: &[f64],
    head: &[f64],
    range: (f64, f64),
    (width, height): (usize, usize),
    glyphs: Glyphs,
) -> Vec<Vec<Cell>> {
    Overlay {
        reference,
        head,
        range,
        width,
        height,
    }
    .draw(glyphs)
}

/// Values in the shape of a bell, without randomness.
fn bell(centre: f64, width: f64) -> Vec<f64> {
    let steps = (-10..=10).map(|step| f64::from(step) / 10.0);
    let values = steps.map(|step| centre + width * (step + step.powi(3)) / 2.0);
    values.collect()
}

#[test]
fn one_value_is_a_spike() {
    let picture = overlay(&[1.0], &[], (0.0, 2.0), (5, 2), Glyphs::Unicode);
    assert_eq!(lines(&picture), ["  ⢸  ", "  ⢸  "]);
    assert_eq!(picture[0][2].series, Series::Reference);
    let picture = overlay(&[0.0], &[2.0; 3], (0.0, 2.0), (5, 2), Glyphs::Ascii);
    assert_eq!(lines(&picture), ["o   x", "o   x"]);
    let same = overlay(&[0.1; 3], &[0.1; 3], (0.1, 0.1), (3, 2), Glyphs::Ascii);
    assert_eq!(lines(&same), [" # ", " # "]);
}

#[test]
fn a_slower_head_is_a_hatched_hill_beside_the_outline_of_the_reference() {
    let (reference, head) = (bell(1.0, 0.3), bell(1.5, 0.5));
    let draw = |glyphs| lines(&overlay(&reference, &head, (0.5, 2.2), (36, 6), glyphs));
    assert_eq!(
        draw(Glyphs::Unicode),
        [
            "         ⡰⠉⢢                        ",
            "        ⡜   ⢣                       ",
            "       ⡜     ⠣⡀   ⢀⡠⠤⠤⠤⡀            ",
            "     ⡠⠊       ⠑⢄⡠⠔⠅⠅⠅⠅⠅⠍⠕⠤⡀         ",
            "   ⢀⠔⠁     ⢀⡠⠤⠖⠍⠣⡁⠅⠅⠅⠅⠅⠅⠅⠅⠍⠕⠦⢄⣀     ",
            " ⢀⡠⠊  ⣀⣀⡠⠔⠎⠅⠅⠅⠅⠅⠅⠌⠢⣁⠁⠅⠅⠅⠅⠅⠅⠅⠅⠅⠅⠍⠖⠤⣀⣀",
        ]
    );
    assert_eq!(
        draw(Glyphs::Ascii),
        [
            "         ooo                        ",
            "        o   o                       ",
            "       o     o      xx              ",
            "      o       o  xxx..xxx           ",
            "    oo       xx##........xxxx       ",
            " ooo  xxxxxxx....ooo.........xxxxxxx",
        ]
    );
}

#[test]
fn two_that_are_the_same_share_their_curve() {
    let values = bell(1.0, 0.3);
    for glyphs in BOTH {
        let picture = overlay(&values, &values, (0.5, 1.5), (40, 6), glyphs);
        for column in 0..40 {
            let column: Vec<Series> = picture.iter().map(|line| line[column].series).collect();
            let first = column.iter().find(|&&series| series != Series::None);
            assert!(first.is_none_or(|&series| series == Series::Both));
            assert!(!column.contains(&Series::Reference));
        }
        assert!(picture[0].iter().any(|cell| cell.series == Series::Both));
    }
}

#[test]
fn two_far_apart_leave_the_middle_empty() {
    let (reference, head) = (bell(1.0, 0.01), bell(2.0, 0.01));
    for glyphs in BOTH {
        let picture = overlay(&reference, &head, (0.8, 2.2), (60, 5), glyphs);
        for line in &picture {
            let all = |part: &[Cell], series| part.iter().all(|cell| cell.series == series);
            assert!(
                line[..20]
                    .iter()
                    .any(|cell| cell.series == Series::Reference)
            );
            assert!(all(&line[20..40], Series::None));
            assert!(line[40..].iter().any(|cell| cell.series == Series::Head));
            let whose = |cell: &Cell| cell.series != Series::Both;
            assert!(line.iter().all(whose));
        }
    }
}

#[test]
fn a_low_wide_curve_is_seen_beside_a_high_narrow_one() {
    let (reference, head) = (bell(1.0, 1.0), bell(1.0, 0.001));
    for glyphs in BOTH {
        let picture = overlay(&reference, &head, (0.0, 2.0), (40, 3), glyphs);
        let reference = |cell: &Cell| cell.series == Series::Reference;
        assert!(picture[2].iter().filter(|cell| reference(cell)).count() > 20);
    }
}

#[test]
fn the_outline_of_the_reference_is_whole_above_the_hatch() {
    let (reference, head) = (bell(1.0, 0.2), bell(1.05, 0.4));
    let alone = overlay(&reference, &[], (0.4, 1.6), (40, 8), Glyphs::Unicode);
    // The head is lower, so the reference determines the scale.
    let both = overlay(&reference, &head, (0.4, 1.6), (40, 8), Glyphs::Unicode);
    let dots = |cell: &Cell| match cell.character {
        ' ' => 0,
        character => u32::from(character) - 0x2800,
    };
    for (alone, both) in alone.iter().flatten().zip(both.iter().flatten()) {
        assert_eq!(dots(alone) & dots(both), dots(alone));
    }
}

#[test]
fn many_values_are_thinned_out_and_none_is_nothing() {
    let many: Vec<f64> = (0..50_000)
        .map(|index| f64::from(index) / 50_000.0)
        .collect();
    let picture = overlay(&many, &[], (-0.2, 1.2), (40, 4), Glyphs::Unicode);
    let middle = picture[0][20].series;
    assert_eq!(middle, Series::Reference);
    for range in [
        (2.0, 3.0),
        (1.0, 0.0),
        (f64::NAN, 1.0),
        (f64::NEG_INFINITY, 1.0),
    ] {
        let picture = overlay(&many, &[f64::NAN], range, (4, 1), Glyphs::Ascii);
        assert_eq!(lines(&picture), ["    "], "{range:?}");
    }
}

#[test]
fn shares_become_heights() {
    let shares = [0.0, 0.5, 1.0, f64::NAN, -1.0, 2.0];
    assert_eq!(levels(shares, Glyphs::Unicode), "▁▅█ ▁█");
    assert_eq!(levels(shares, Glyphs::Ascii), "_+@ _@");
}

#[test]
fn a_strip_shows_drift_and_has_the_scale_it_is_given() {
    let strip = |values: &[f64], range, room| strip(values, range, room, Glyphs::Unicode);
    assert_eq!(strip(&[1.0, 2.0, 3.0], (1.0, 3.0), 10), "▁▅█");
    assert_eq!(strip(&[1.0, 2.0, 3.0], (1.0, 15.0), 10), "▁▂▂");
    assert_eq!(strip(&[1.0, 3.0, 5.0, 7.0], (1.0, 7.0), 2), "▂▇");
    assert_eq!(strip(&[1.0, 1.0, f64::NAN], (1.0, 1.0), 10), "▁▁ ");
    assert_eq!(strip(&[], (0.0, 1.0), 10), "");
}

#[test]
fn a_mark_has_four_heights_in_each_cell() {
    let unicode = |share| -> String { mark_at(share, 3, Glyphs::Unicode).iter().collect() };
    assert_eq!(
        [0.0, 0.1, 0.5, 1.0, f64::NAN, -1.0, 2.0].map(unicode),
        ["  ⣀", "  ⠤", " ⠒ ", "⠉  ", "   ", "  ⣀", "⠉  "]
    );
    let ascii = |share| -> String { mark_at(share, 2, Glyphs::Ascii).iter().collect() };
    assert_eq!([0.0, 0.2, 0.4, 1.0].map(ascii), [" _", " -", " \"", "\" "]);
    assert!(mark_at(0.5, 0, Glyphs::Unicode).is_empty());
}

#[test]
fn a_bin_with_anything_has_a_bar() {
    let strip = |counts: &[usize], tallest| histogram_strip(counts, tallest, Glyphs::Unicode);
    assert_eq!(strip(&[0, 1, 100, 13, 50], 100), " ▁█▂▄");
    assert_eq!(strip(&[0, 1, usize::MAX], 0), " ▁▁");
    assert_eq!(strip(&[usize::MAX, 1], usize::MAX), "█▁");
    assert_eq!(histogram_strip(&[0, 1, 8], 8, Glyphs::Ascii), " _@");
}

#[test]
fn a_bar_is_as_long_as_its_share() {
    let unicode = |share| bar(share, 4, Glyphs::Unicode);
    let ascii = |share| bar(share, 4, Glyphs::Ascii);
    assert_eq!([0.0, 0.25, 0.3, 1.0].map(unicode), ["", "█", "█▎", "████"]);
    assert_eq!([0.0, 0.25, 0.3, 1.0].map(ascii), ["", "#", "#", "####"]);
    assert_eq!(unicode(1.01), "███▶");
    assert_eq!(ascii(f64::INFINITY), "###>");
    assert_eq!([f64::NAN, -1.0, f64::NEG_INFINITY].map(unicode), [""; 3]);
    assert_eq!(bar(2.0, 0, Glyphs::Unicode), "");
}

#[test]
fn later_marks_win_and_none_is_outside() {
    let line = [
        (0.0, 'a'),
        (0.5, 'b'),
        (0.5, 'c'),
        (1.0, 'd'),
        (1.1, 'e'),
        (f64::NAN, 'f'),
    ];
    assert_eq!(marks(&line, (0.0, 1.0), 5), "a c d");
    assert_eq!(marks(&line, (0.5, 0.5), 5), "  c  ");
    assert_eq!(marks(&line, (1.0, 0.0), 5), "     ");
}

fn any_values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![
        ANY,
        0.0..1.0,
        Just(f64::NAN),
        Just(0.5),
        Just(f64::INFINITY)
    ];
    proptest::collection::vec(value, 0..30).prop_map(|values| sorted(&values))
}

fn any_range() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![(ANY, ANY), (-0.1..0.6, 0.4..1.1), Just((0.5, 0.5))]
}

proptest::proptest! {
    #[test]
    fn an_overlay_has_the_size_asked_for(
        reference in any_values(),
        head in any_values(),
        range in any_range(),
        size in (0usize..12, 0usize..6),
    ) {
        for glyphs in BOTH {
            let picture = overlay(&reference, &head, range, size, glyphs);
            prop_assert_eq!(picture.len(), size.1);
            for line in &picture {
                prop_assert_eq!(line.len(), size.0);
                for cell in line {
                    let allowed = match glyphs {
                        Glyphs::Unicode => ('\u{2801}'..='\u{28ff}').contains(&cell.character),
                        Glyphs::Ascii => "ox.#".contains(cell.character),
                    };
                    let empty = cell.character == ' ';
                    prop_assert!(allowed || empty, "{:?}", cell);
                    prop_assert_eq!(empty, cell.series == Series::None);
                }
            }
        }
    }

    #[test]
    fn no_line_is_longer_than_its_room(
        values in any_values(),
        range in any_range(),
        counts in proptest::collection::vec(any::<usize>(), 0..20),
        tallest in any::<usize>(),
        share in ANY,
        room in 0usize..20,
    ) {
        let length = |text: &str| text.chars().count();
        for glyphs in BOTH {
            let strip = strip(&values, range, room, glyphs);
            prop_assert_eq!(length(&strip), room.min(values.len()));
            let histogram = histogram_strip(&counts, tallest, glyphs);
            prop_assert_eq!(length(&histogram), counts.len());
            let bars = [share, share.abs().fract()].map(|share| bar(share, room, glyphs));
            prop_assert!(bars.iter().all(|bar| length(bar) <= room));
            let mark: String = mark_at(share, room, glyphs).into_iter().collect();
            prop_assert_eq!(length(&mark), room);
            let text = [strip, histogram, bars.concat(), mark].concat();
            prop_assert!(glyphs == Glyphs::Unicode || text.is_ascii());
        }
        let values: Vec<(f64, char)> = values.into_iter().map(|value| (value, 'x')).collect();
        prop_assert_eq!(length(&marks(&values, range, room)), room);
    }
}
