//! Several heads as a table for a terminal or a mail.

use super::lacking;
use super::model::Heads;
use super::overview::{self, Overview};
use crate::comparison::{Column, Judgement, Level, MISSING, Metric, wording};
use crate::report::extract::Extract;
use crate::report::formats::TextStyle;
use crate::report::formats::text::{MIN_NAME, meaning, sgr};
use crate::text::{self, visible};

const GAP: &str = "  ";
/// The narrowest column for the label of a head above its ratios, which then takes several lines.
const MIN_LABEL: usize = 14;

/// The rows and the verdicts on them.
pub(super) fn render(heads: &Heads<'_>, style: TextStyle) -> String {
    let mut text = String::new();
    push_heading(&mut text, heads, style);
    push_overview(&mut text, heads, style);
    text.push('\n');
    push_tables(&mut text, heads, style);
    push_key(&mut text, heads, style);
    text.push('\n');
    push_tallies(&mut text, heads);
    let missing = overview::missing(heads).into_iter();
    for line in missing
        .chain(overview::slowdowns(heads))
        .chain(lacking::lines(heads))
    {
        push_line(&mut text, &visible(&line));
    }
    text
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

/// A line with a title, continued below its text where it is too long.
fn push_wrapped(text: &mut String, title: &str, line: &str, style: TextStyle) {
    let indent = text::width(title);
    let columns = style
        .width
        .map_or(usize::MAX, |width| width.saturating_sub(indent));
    for (place, part) in text::wrapped(line, columns.max(MIN_NAME))
        .iter()
        .enumerate()
    {
        let title = if place == 0 { title } else { "" };
        let title = text::align_left(title, indent);
        push_line(text, &format!("{title}{}", part.trim_start()));
    }
}

fn push_heading(text: &mut String, heads: &Heads<'_>, style: TextStyle) {
    for line in lacking::differences(heads, Level::NotComparable) {
        push_line(text, &format!("Not comparable: {}", visible(&line)));
    }
    if let Some(common) = heads.common() {
        push_line(text, &format!("All        {}", visible(&common)));
    }
    if let Some(reference) = heads.reference() {
        push_line(text, &format!("Reference  {}", visible(reference)));
    }
    if !heads.is_whole() {
        push_line(text, &format!("View       {}", visible(&heads.scope)));
    }
    for line in lacking::differences(heads, Level::Doubtful) {
        push_wrapped(text, "Doubtful   ", &visible(&line), style);
    }
    if !text.is_empty() {
        text.push('\n');
    }
}

/// The numbers of each head: as a table, or one below the other where that is too wide.
fn push_overview(text: &mut String, heads: &Heads<'_>, style: TextStyle) {
    let Overview {
        titles,
        mut rows,
        labels,
    } = Overview::of(heads);
    for row in &mut rows {
        for label in &mut row[..labels] {
            *label = visible(label).into_owned();
        }
    }
    let width = |column: usize| {
        let cells = rows.iter().map(|row| text::width(&row[column]));
        cells.fold(text::width(titles[column]), usize::max)
    };
    let widths: Vec<usize> = (0..titles.len()).map(width).collect();
    let total = widths.iter().sum::<usize>() + GAP.len() * (titles.len() - 1);
    if style.width.is_some_and(|width| total > width) {
        let title_width = titles.iter().map(|title| text::width(title)).max();
        for row in rows {
            push_line(text, &row[0]);
            for (title, cell) in titles.iter().zip(&row).skip(1) {
                let title = text::align_left(title, title_width.unwrap_or(0));
                push_line(text, &format!("  {title}  {cell}"));
            }
        }
        return;
    }
    let mut push = |cells: &[String]| {
        let cells = cells.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, &width)| text::align_left(cell, width))
            .collect();
        push_line(text, &cells.join(GAP));
    };
    let header: Vec<String> = titles.iter().map(|&title| title.to_owned()).collect();
    push(&header);
    for row in &rows {
        push(row);
    }
}

/// A column of the table.
struct TableColumn {
    title: String,
    cells: Vec<Cell>,
    /// The width of the widest cell, without the title.
    cell_width: usize,
    align: fn(&str, usize) -> String,
}

/// A cell that may have a colour.
struct Cell {
    text: String,
    color: Option<&'static str>,
}

impl TableColumn {
    fn new(title: String, cells: Vec<Cell>, align: fn(&str, usize) -> String) -> Self {
        let widths = cells.iter().map(|cell| text::width(&cell.text));
        Self {
            cell_width: widths.max().unwrap_or(0),
            title,
            cells,
            align,
        }
    }

    /// The width with the title on one line.
    fn width(&self) -> usize {
        self.cell_width.max(text::width(&self.title))
    }

    /// The width with the title on several lines.
    fn narrow_width(&self) -> usize {
        self.cell_width.max(self.width().min(MIN_LABEL))
    }
}

/// The table. If a line does not have room for all heads, there are several tables, each with some of the heads.
fn push_tables(text: &mut String, heads: &Heads<'_>, style: TextStyle) {
    let mut fixed = vec![names(heads)];
    fixed.extend(heads.reference().is_some().then(|| references(heads)));
    let ratios: Vec<TableColumn> = heads
        .extracts
        .iter()
        .map(|extract| ratios(extract, heads))
        .collect();
    let widths = |columns: &[TableColumn]| -> Vec<usize> {
        columns.iter().map(TableColumn::width).collect()
    };
    let (mut fixed_widths, head_widths) = (widths(&fixed), widths(&ratios));
    let room = style.width.unwrap_or(usize::MAX);
    let total = |widths: &[usize]| widths.iter().map(|width| width + GAP.len()).sum::<usize>();
    let all = total(&fixed_widths).saturating_add(total(&head_widths));
    if all <= room.saturating_add(GAP.len()) {
        let columns: Vec<&TableColumn> = fixed.iter().chain(&ratios).collect();
        push_table(text, &columns, &[fixed_widths, head_widths].concat(), style);
        return;
    }
    let head_widths: Vec<usize> = ratios.iter().map(TableColumn::narrow_width).collect();
    let widest = head_widths.iter().max().copied().unwrap_or(0);
    let others = total(&fixed_widths[1..]) + widest + GAP.len();
    if others + MIN_NAME > room {
        // The names matter more than the means of the reference.
        fixed.truncate(1);
        fixed_widths.truncate(1);
    }
    let others = total(&fixed_widths[1..]) + widest + GAP.len();
    fixed_widths[0] = fixed_widths[0].min(room.saturating_sub(others).max(MIN_NAME));
    let left = (room + GAP.len()).saturating_sub(total(&fixed_widths));
    let count = (left / (widest + GAP.len())).max(1);
    for (place, (some, widths)) in ratios
        .chunks(count)
        .zip(head_widths.chunks(count))
        .enumerate()
    {
        if place > 0 {
            text.push('\n');
        }
        let columns: Vec<&TableColumn> = fixed.iter().chain(some).collect();
        push_table(text, &columns, &[&fixed_widths, widths].concat(), style);
    }
}

fn push_table(text: &mut String, columns: &[&TableColumn], widths: &[usize], style: TextStyle) {
    let titles: Vec<Vec<String>> = columns
        .iter()
        .zip(widths)
        .map(|(column, &width)| text::wrapped(&column.title, width))
        .collect();
    let height = titles.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let cells = titles.iter().zip(columns).zip(widths);
        let cells: Vec<String> = cells
            .map(|((title, column), &width)| {
                // The last lines are beside each other.
                let place = (line + title.len()).checked_sub(height);
                let part = place.map_or("", |place| &title[place]);
                (column.align)(part.trim(), width)
            })
            .collect();
        push_line(text, &cells.join(GAP));
    }
    for row in 0..columns[0].cells.len() {
        let cells = columns.iter().zip(widths);
        let cells: Vec<String> = cells
            .map(|(column, &width)| {
                let cell = &column.cells[row];
                let aligned = (column.align)(&cell.text, width);
                match cell.color.filter(|_| style.color) {
                    Some(color) => format!("\x1b[{color}m{aligned}\x1b[0m"),
                    None => aligned,
                }
            })
            .collect();
        push_line(text, &cells.join(GAP));
    }
}

/// The names, each with the marks of its exclusions.
fn names(heads: &Heads<'_>) -> TableColumn {
    let cell = |&row: &usize| {
        let name = visible(&heads.extracts[0].comparison.rows[row].name);
        let marks: String = exclusion_marks(heads, row).into_iter().collect();
        Cell {
            text: format!("{name}{marks}"),
            color: None,
        }
    };
    let title = Column::Benchmark.title(heads.metric()).to_owned();
    let cells = heads.rows.iter().map(cell).collect();
    TableColumn::new(title, cells, text::align_left)
}

fn references(heads: &Heads<'_>) -> TableColumn {
    let cell = |&row: &usize| {
        let first = heads.first_with(row);
        let mean = first.map(|extract| extract.context().cell(Column::Reference, row));
        Cell {
            text: or_unknown(&mean.unwrap_or_default()),
            color: None,
        }
    };
    let title = Column::Reference.title(heads.metric()).to_owned();
    let cells = heads.rows.iter().map(cell).collect();
    TableColumn::new(title, cells, text::align_right)
}

/// The ratios of a head, each with the mark of its judgement.
fn ratios(extract: &Extract<'_>, heads: &Heads<'_>) -> TableColumn {
    let ratio = |&row: &usize| {
        if extract.comparison.rows[row].is_absent() {
            return MISSING.to_owned();
        }
        or_unknown(&extract.context().cell(Column::Ratio, row))
    };
    let ratios: Vec<String> = heads.rows.iter().map(ratio).collect();
    let width = ratios.iter().map(|ratio| text::width(ratio)).max();
    let cell = |(&row, ratio): (&usize, &String)| {
        let ratio = text::align_right(ratio, width.unwrap_or(0));
        Cell {
            text: format!("{} {ratio}", extract.context().symbol(row)),
            color: sgr(extract, row),
        }
    };
    let cells = heads.rows.iter().zip(&ratios).map(cell).collect();
    let label = visible(&extract.comparison.labels.head).into_owned();
    TableColumn::new(label, cells, text::align_right)
}

fn or_unknown(words: &str) -> String {
    if words == MISSING {
        "unknown".to_owned()
    } else {
        words.trim_end().to_owned()
    }
}

/// The marks of the screen.
const BY_YOU: (char, &str) = ('×', "excluded by you");
const BY_CONFIGURATION: (char, &str) = ('°', "excluded by configuration");

fn exclusion_marks(heads: &Heads<'_>, row: usize) -> Vec<char> {
    let notes = heads.exclusions_of(row);
    let marks = [BY_YOU, BY_CONFIGURATION].into_iter();
    marks
        .filter(|(_, meaning)| notes.contains(meaning))
        .map(|(mark, _)| mark)
        .collect()
}

/// What the marks mean, of those that occur.
fn push_key(text: &mut String, heads: &Heads<'_>, style: TextStyle) {
    let metric = heads.metric();
    let any = |is: &dyn Fn(&Extract<'_>, usize) -> bool| {
        let of_head = |extract: &Extract<'_>| heads.rows.iter().any(|&row| is(extract, row));
        heads.extracts.iter().any(of_head)
    };
    let occurs = |judgement: &Judgement| {
        any(&|extract, row| extract.comparison.judgement(metric, row) == Some(*judgement))
    };
    let judgements = Judgement::ALL.iter().rev().copied().filter(occurs);
    let mut marks: Vec<String> = judgements
        .map(|judgement| format!("{} {}", judgement.symbol(), meaning(judgement)))
        .collect();
    if any(&|extract, row| extract.comparison.rows[row].is_absent()) {
        marks.push(match heads.reference() {
            Some(_) => format!("{MISSING} not in this head"),
            None => format!("{MISSING} not in this head or its reference"),
        });
    }
    for (mark, meaning) in [BY_YOU, BY_CONFIGURATION] {
        let has_it = |&row: &usize| exclusion_marks(heads, row).contains(&mark);
        if heads.rows.iter().any(has_it) {
            marks.push(format!("{mark} {meaning}"));
        }
    }
    if !marks.is_empty() {
        let key = format!("Marks: {}", marks.join(", "));
        for line in text::wrapped(&key, style.width.unwrap_or(usize::MAX)) {
            push_line(text, &line);
        }
    }
}

/// What became of the benchmarks of each head, a line for each.
fn push_tallies(text: &mut String, heads: &Heads<'_>) {
    let labels: Vec<String> = heads
        .labels()
        .map(|label| visible(label).into_owned())
        .collect();
    let width = labels.iter().map(|label| text::width(label)).max();
    for (extract, label) in heads.extracts.iter().zip(&labels) {
        let label = text::align_left(label, width.unwrap_or(0));
        let verdict = &extract.verdict;
        let rows = wording::count(verdict.rows, "benchmark");
        let excluded = match (verdict.excluded, extract.metric) {
            (0, _) | (_, Metric::Memory) => String::new(),
            (count, Metric::Time) => format!("; {count} excluded by configuration"),
        };
        push_line(
            text,
            &format!("{label}  {rows}: {}{excluded}", extract.tally()),
        );
    }
}
