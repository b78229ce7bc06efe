//! Rows as a table for a terminal or a mail.

use crate::comparison::{Change, Column, Judgement, Level, MISSING, Metric, Verdict, wording};
use crate::report::extract::Extract;
use crate::report::reason::or_reason;
use crate::results::Sides;
use crate::text::{self, visible};

/// How the table may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// Whether it may have colours.
    pub color: bool,
    /// Columns of the terminal; `None` to take what the content needs.
    pub width: Option<usize>,
}

impl TextStyle {
    /// For a file, which has no width.
    pub const PLAIN: Self = Self {
        color: false,
        width: None,
    };
}

/// The rows and the verdict on them.
pub(super) fn render(extract: &Extract<'_>, style: TextStyle) -> String {
    let comparison = extract.comparison;
    let mut text = String::new();
    push_heading(&mut text, extract);
    let columns = push_rows(&mut text, extract, style);
    push_key(&mut text, extract, style, columns.contains(&OTHER));
    text.push('\n');
    for line in verdict_lines(extract) {
        text.push_str(&visible(&line));
        text.push('\n');
    }
    for (side, only) in Sides::NAMES.zip(comparison.only_here()).into_array() {
        let names: Vec<&str> = only.map(|benchmark| benchmark.name.as_str()).collect();
        if !names.is_empty() {
            let line = format!("Only in the {side} ({}): {}", names.len(), names.join(", "));
            text.push_str(&visible(&line));
            text.push('\n');
        }
    }
    text
}

fn push_heading(text: &mut String, extract: &Extract<'_>) {
    let comparison = extract.comparison;
    let differences = comparison.differences();
    let doubtful = differences.partition_point(|it| it.level == Level::NotComparable);
    let (incomparable, doubtful) = differences.split_at(doubtful);
    for difference in incomparable {
        let sentence = difference.sentence();
        text.push_str(&format!("Not comparable: {}\n", visible(&sentence)));
    }
    let Sides { reference, head } = comparison.labels.as_ref().map(|label| visible(label));
    text.push_str(&format!("Reference  {reference}\nHead       {head}\n"));
    if !extract.is_whole {
        text.push_str(&format!("View       {}\n", visible(&extract.scope)));
    }
    for difference in doubtful {
        let what = format!("{}: {}", difference.what, difference.change());
        text.push_str(&format!("Doubtful   {}\n", visible(&what)));
    }
    text.push('\n');
    for sentence in extract.headline() {
        text.push_str(&format!("{}\n", visible(&sentence.text)));
    }
    text.push('\n');
}

/// The lines below the table. Raw: they may hold names from the files.
fn verdict_lines(extract: &Extract<'_>) -> Vec<String> {
    let (verdict, metric) = (&extract.verdict, extract.metric);
    let rows = wording::count(verdict.rows, "benchmark");
    let mut lines = vec![format!("{rows}: {}", extract.tally())];
    let mut push = |title: &str, text: String| lines.push(format!("{title:<30}{text}"));
    match metric {
        Metric::Time => push_time(verdict, &mut push),
        Metric::Memory => {
            if let Some(mean) = verdict.memory_mean {
                push("Geometric mean", wording::memory_ratio(mean));
            }
        }
    }
    let memory = or_reason(&verdict.memory, |memory| {
        let detail = match memory.counts().join(", ") {
            counts if counts.is_empty() => String::new(),
            counts => format!(" ({counts})"),
        };
        format!("{}{detail}", wording::memory_change(memory.change))
    });
    push("Memory change, bench_runner", memory);
    lines
}

fn push_time(verdict: &Verdict, push: &mut dyn FnMut(&str, String)) {
    if let Some(mean) = verdict.pyperf_mean {
        let mean = format!("{} (significant or not)", wording::ratio(mean));
        push("Geometric mean, pyperf", mean);
    }
    let without = match verdict.excluded {
        0 => String::new(),
        count => format!(" (without {count} excluded by configuration)"),
    };
    let mean = or_reason(&verdict.runner_mean, |&mean| wording::runner_mean(mean));
    push("Geometric mean, bench_runner", mean + &without);
    let mean = verdict.runner_mean.as_ref().ok();
    if let Some(ratio) = mean.and_then(|&mean| wording::runner_slowdown_as_ratio(mean)) {
        let note = format!("as a ratio {ratio}: slowdowns are written as 1 + (1 − mean)");
        push("", note);
    }
    match &verdict.hpt {
        Ok(hpt) => {
            for (index, line) in wording::hpt_lines(hpt).into_iter().enumerate() {
                push(if index == 0 { "HPT" } else { "" }, line);
            }
        }
        Err(reason) => push("HPT", format!("not available ({reason})")),
    }
}

const GAP: &str = "  ";
/// The place of the ratio by the other metric among the columns.
const OTHER: usize = 4;

/// Adds the table, and returns the places of its columns.
fn push_rows(text: &mut String, extract: &Extract<'_>, style: TextStyle) -> Vec<usize> {
    let metric = extract.metric;
    let titles = [
        Column::Benchmark,
        Column::Reference,
        Column::Head,
        Column::Ratio,
        Column::Other,
    ]
    .map(|column| column.title(metric).to_owned());
    let [benchmark, reference, head, ratio, other] = titles;
    let benchmark = format!("  {benchmark}");
    let header = [benchmark, reference, head, ratio, other, String::new()];
    let cells: Vec<[String; 6]> = extract
        .rows
        .iter()
        .map(|&row| cells(extract, row))
        .collect();
    let mut widths: [usize; 6] = std::array::from_fn(|column| {
        let cells = cells
            .iter()
            .chain([&header])
            .map(|row| text::width(&row[column]));
        cells.max().unwrap_or(0)
    });
    let columns = fit(&mut widths, style.width);
    let mut push = |row: &[String; 6], color: Option<&str>| {
        let mut line = String::new();
        for (place, &column) in columns.iter().enumerate() {
            if place > 0 {
                line.push_str(GAP);
            }
            let is_text = column == 0 || column == 5;
            let align = if is_text {
                text::align_left
            } else {
                text::align_right
            };
            line.push_str(&align(&row[column], widths[column]));
        }
        let line = line.trim_end();
        match color.filter(|_| style.color) {
            Some(color) => text.push_str(&format!("\x1b[{color}m{line}\x1b[0m\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    };
    push(&header, None);
    for (&row, cells) in extract.rows.iter().zip(&cells) {
        push(cells, sgr(extract, row));
    }
    columns
}

/// What the marks before the names and after the other ratios mean, of those that occur.
fn push_key(text: &mut String, extract: &Extract<'_>, style: TextStyle, has_other: bool) {
    let (comparison, metric) = (extract.comparison, extract.metric);
    let occurs = |judgement: Judgement| {
        extract.rows.iter().any(|&row| {
            // A clear change by the other metric has no mark.
            let other = comparison.judgement(metric.other(), row);
            let other = other.filter(|other| has_other && *other != Judgement::Clear);
            comparison.judgement(metric, row) == Some(judgement) || other == Some(judgement)
        })
    };
    let marks = Judgement::ALL.iter().rev().copied();
    let marks = marks.filter(|&judgement| occurs(judgement));
    let marks: Vec<String> = marks
        .map(|judgement| format!("{} {}", judgement.symbol(), meaning(judgement)))
        .collect();
    if marks.is_empty() {
        return;
    }
    let key = format!("Marks: {}", marks.join(", "));
    for line in text::wrapped(&key, style.width.unwrap_or(usize::MAX)) {
        text.push_str(&format!("{line}\n"));
    }
}

/// What the mark of a judgement means.
pub(in crate::report) fn meaning(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Clear => "clear",
        Judgement::Small => "small change",
        Judgement::Bimodal => "bimodal",
        Judgement::Noisy => "noisy",
        Judgement::WithinNoise => "within night-to-night noise",
        Judgement::Same => "same (not significant)",
        Judgement::Untested => "untested",
    }
}

fn cells(extract: &Extract<'_>, index: usize) -> [String; 6] {
    let columns = [
        Column::Benchmark,
        Column::Reference,
        Column::Head,
        Column::Ratio,
        Column::Other,
    ];
    let [benchmark, reference, head, ratio, other] =
        columns.map(|column| match extract.context().cell(column, index) {
            words if words == MISSING => "unknown".to_owned(),
            words => words.trim_end().to_owned(),
        });
    let notes = extract.notes(index).join(", ");
    let benchmark = format!("{} {benchmark}", extract.context().symbol(index));
    [benchmark, reference, head, ratio, other, notes]
}

/// The colour of a row: blue is faster and yellow slower, which colour-blind eyes tell apart. Only clear changes have
/// one, and what is not significant is dim.
pub(in crate::report) fn sgr(extract: &Extract<'_>, row: usize) -> Option<&'static str> {
    let change = extract.comparison.change(extract.metric, row)?;
    match (extract.comparison.judgement(extract.metric, row)?, change) {
        (Judgement::Clear, Change::Better) => Some("34"),
        (Judgement::Clear, Change::Worse) => Some("33"),
        (Judgement::Same, _) => Some("2"),
        _ => None,
    }
}

/// The narrowest name that still says something.
pub(in crate::report) const MIN_NAME: usize = 14;

/// The columns that fit into `width`, the name shortened before any goes: memory goes first, then the note, then the
/// reference.
fn fit(widths: &mut [usize; 6], width: Option<usize>) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..widths.len()).collect();
    let Some(width) = width else { return columns };
    for dropped in [None, Some(OTHER), Some(5), Some(1), Some(2)] {
        columns.retain(|&column| Some(column) != dropped);
        let others: usize = columns
            .iter()
            .skip(1)
            .map(|&column| widths[column] + GAP.len())
            .sum();
        if others + MIN_NAME.min(widths[0]) <= width {
            widths[0] = widths[0].min(width - others);
            return columns;
        }
    }
    widths[0] = widths[0].min(MIN_NAME);
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_before_the_table_is_wider_than_the_terminal() {
        let natural = [30, 8, 8, 12, 13, 15];
        for width in 20..120 {
            let mut widths = natural;
            let columns = fit(&mut widths, Some(width));
            let used: usize = columns.iter().map(|&column| widths[column]).sum::<usize>()
                + GAP.len() * (columns.len() - 1);
            assert!(
                used <= width || columns == [0, 3],
                "{width}: {columns:?} {widths:?}"
            );
        }
    }

    #[test]
    fn the_name_is_shortened_first_then_columns_go_one_by_one() {
        let (all, narrow) = ([0, 1, 2, 3, 4, 5], [0, 3]);
        let natural = [30, 8, 8, 12, 13, 15];
        for (width, columns, name) in [
            (None, &all[..], 30),
            (Some(200), &all, 30),
            (Some(96), &all, 30),
            (Some(95), &all, 29),
            (Some(80), &all, 14),
            (Some(79), &[0, 1, 2, 3, 5], 28),
            (Some(65), &[0, 1, 2, 3, 5], 14),
            (Some(64), &[0, 1, 2, 3], 30),
            (Some(48), &[0, 1, 2, 3], 14),
            (Some(47), &[0, 2, 3], 23),
            (Some(38), &[0, 2, 3], 14),
            (Some(37), &narrow, 23),
            (Some(28), &narrow, 14),
            (Some(27), &narrow, 14),
            (Some(1), &narrow, 14),
        ] {
            let mut widths = natural;
            assert_eq!(fit(&mut widths, width), columns, "{width:?}");
            assert_eq!(widths[0], name, "{width:?}");
        }
        // A short name needs no more than it has.
        let mut widths = [5, 8, 8, 12, 13, 15];
        assert_eq!(fit(&mut widths, Some(71)), all);
        assert_eq!(fit(&mut widths, Some(70)), [0, 1, 2, 3, 5]);
        assert_eq!(widths[0], 5);
    }
}
