use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::text::{align_left, width};

/// The labels in their line.
fn text(labels: &[ChangeLabel]) -> String {
    let mut line = String::new();
    for label in labels {
        line = align_left(&line, label.start) + &label.text;
    }
    line
}

fn point(x: f64, y: f64) -> TimedValue {
    TimedValue {
        x,
        y,
        is_disturbed: false,
    }
}

fn mark(x: f64, is_reverted: bool) -> ChangeMark {
    ChangeMark {
        x,
        is_reverted,
        labels: Vec::new(),
    }
}

/// With a label of twelve columns, and one of four.
fn labelled(x: f64) -> ChangeMark {
    ChangeMark {
        labels: vec![format!("label of {x:03.0}"), format!("l{x:03.0}")],
        ..mark(x, x > 0.0)
    }
}

fn drawn(timeline: &Timeline, width: usize, height: usize) -> Vec<String> {
    let lines = timeline.draw(width, height, Glyphs::Ascii);
    let text = |line: Vec<TimeCell>| -> String {
        line.iter()
            .map(|cell| cell.character.unwrap_or(' '))
            .collect()
    };
    lines.into_iter().map(text).collect()
}

/// A step from 1 to 2, whose third point is of a disturbed night far above the rest.
fn step() -> Timeline {
    let mut points: Vec<TimedValue> = (0..8)
        .map(|x| point(f64::from(x), if x < 4 { 1.0 } else { 2.0 }))
        .collect();
    points[2] = TimedValue {
        x: 2.0,
        y: 50.0,
        is_disturbed: true,
    };
    let level = |range, median| Level {
        range,
        median,
        band: None,
    };
    Timeline {
        points,
        traces: Vec::new(),
        levels: vec![level((0.0, 3.0), 1.0), level((4.0, 7.0), 2.0)],
        changes: vec![mark(4.0, false)],
        suite_changes: Vec::new(),
        annotations: vec![2.0],
        window: (0.0, 8.0),
        cursor: Some(5),
    }
}

#[test]
fn a_step_is_drawn_with_its_levels_its_mark_and_a_disturbed_night_at_the_edge() {
    assert_eq!(
        drawn(&step(), 16, 5),
        [
            "    x   o-@-o-o ",
            "        |       ",
            "        |       ",
            "        |       ",
            "o-o-^-o |       ",
        ]
    );
}

#[test]
fn of_labels_that_would_overlap_the_newest_stay() {
    let line = |places: &[f64], width| {
        let timeline = Timeline {
            changes: places.iter().copied().map(labelled).collect(),
            window: (0.0, 100.0),
            ..Timeline::default()
        };
        text(&timeline.labels(width))
    };
    let at = |column: usize, label: &str| format!("{:column$}{label}", "");
    assert_eq!(line(&[50.0], 40), at(20, "▼label of 050"));
    assert_eq!(
        line(&[99.0], 40),
        at(27, "label of 099▼"),
        "no room on the right"
    );
    let both = at(18, "label of 050▼") + &at(5, "▼label of 060");
    assert_eq!(line(&[50.0, 60.0], 60), both, "the older is on the left");
    let shorter = at(2, "▼l005") + &at(2, "▼label of 023");
    assert_eq!(line(&[5.0, 23.0], 40), shorter);
    assert_eq!(line(&[58.0, 60.0], 60), at(36, "▼label of 060"));
    assert_eq!(line(&[50.0], 3), "");
    assert_eq!(line(&[], 40), "");
    assert_eq!(line(&[200.0], 40), "", "it is not in view");
}

#[test]
fn another_trace_is_drawn_with_its_mark_behind_the_points() {
    let mut timeline = step();
    timeline.traces = vec![Trace {
        points: vec![(0.0, 1.0), (1.5, 1.5), (9.0, 1.5), (3.0, f64::NAN)],
    }];
    let lines = drawn(&timeline, 16, 5);
    assert!(lines[2].starts_with("   a "), "{lines:?}");
    assert!(lines[4].starts_with("o-o"), "{lines:?}");
}

proptest! {
    #[test]
    fn any_values_fit_into_any_size(
        points in vec((any::<f64>(), any::<f64>(), any::<bool>()), 0..20),
        window in (any::<f64>(), any::<f64>()),
        size in (0usize..60, 0usize..20),
        is_ascii in any::<bool>(),
    ) {
        let xs: Vec<f64> = points.iter().map(|(x, ..)| *x).collect();
        let points: Vec<TimedValue> =
            points.into_iter().map(|(x, y, is_disturbed)| TimedValue { x, y, is_disturbed }).collect();
        let level = |point: &TimedValue| Level {
            range: (point.x, point.y),
            median: point.y,
            band: Some((point.x, point.y)),
        };
        let timeline = Timeline {
            levels: points.iter().map(level).collect(),
            traces: vec![Trace { points: xs.iter().map(|&x| (x, x)).collect() }],
            points,
            changes: xs.iter().map(|&x| labelled(x)).collect(),
            suite_changes: xs.clone(),
            annotations: xs,
            window,
            cursor: Some(1),
        };
        let glyphs = if is_ascii { Glyphs::Ascii } else { Glyphs::Unicode };
        let lines = timeline.draw(size.0, size.1, glyphs);
        prop_assert_eq!(lines.len(), size.1);
        prop_assert!(lines.iter().all(|line| line.len() == size.0));
        prop_assert!(width(&text(&timeline.labels(size.0))) <= size.0);
    }
}
