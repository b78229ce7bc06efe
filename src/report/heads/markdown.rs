//! What is in view of several heads as Markdown that GitHub renders. Names stand in code spans, as in that of a pair.

use std::sync::Arc;

use super::lacking;
use super::model::Heads;
use super::overview::{self, Overview};
use crate::comparison::{Column, Comparison, Level, MISSING, View};
use crate::report::code::{code, html_code};
use crate::report::extract::Extract;
use crate::report::formats::markdown::{head, line, reproduction, what};
use crate::report::formats::{markdown_folded_view, markdown_row, markdown_view};
use crate::report::published;
use crate::results::{Results, Sides};

/// The view as a heading, the numbers of each head, and the rows with a column for each head.
pub(super) fn render(heads: &Heads<'_>) -> String {
    let what = what(heads.metric());
    let (title, scope) = (title(heads, code), code(&heads.scope));
    format!("**{what}**: {title} ({scope})\n\n{}", body(heads))
}

/// The view, to be pasted into an issue. `command` opens it again, if there is one; it is safe for a terminal. For one
/// head, this is that of a pair.
#[must_use]
pub fn view(heads: &Heads<'_>, command: Option<&str>) -> String {
    match &heads.extracts[..] {
        [extract] => markdown_view(extract, command),
        _ => format!("{}{}", render(heads), reproduction(command)),
    }
}

/// The same, folded: only a summary is seen until a reader unfolds it.
#[must_use]
pub fn folded_view(heads: &Heads<'_>, command: Option<&str>) -> String {
    if let [extract] = &heads.extracts[..] {
        return markdown_folded_view(extract, command);
    }
    let what = what(heads.metric());
    let (title, scope) = (title(heads, html_code), html_code(&heads.scope));
    let (body, reproduction) = (body(heads), reproduction(command));
    format!(
        "<details>\n<summary>{what}: {title} ({scope})</summary>\n\n{body}{reproduction}\n</details>\n"
    )
}

/// The published report of a pair under a heading, for one of several pairs.
#[must_use]
pub fn published_section(comparison: &Comparison) -> String {
    let Sides { reference, head } = comparison.labels.as_ref().map(|label| code(label));
    let report = published::render(comparison, false);
    format!("# {head} vs. {reference}\n\n{report}")
}

/// A benchmark as a table with a line for each head. For one head, this is that of a pair.
#[must_use]
pub fn row(heads: &[Arc<Comparison>], selected: usize, view: &View, index: usize) -> String {
    if let [only] = heads {
        return markdown_row(only, view, index);
    }
    let all = Heads::of(heads, selected, view);
    let header = head(view.metric).replacen("\n| ", "\n| --- | ", 1);
    let mut text = format!("| Result {header}");
    for extract in &all.extracts {
        let label = code(&extract.comparison.labels.head);
        text.push_str(&format!("| {label} {}", line_of(extract, index)));
    }
    text
}

fn line_of(extract: &Extract<'_>, index: usize) -> String {
    let row = &extract.comparison.rows[index];
    if row.is_absent() {
        return format!("| {} |{}\n", code(&row.name), " – |".repeat(6));
    }
    line(extract, index)
}

/// The numbers of each head as a table.
pub(super) fn overview(heads: &Heads<'_>) -> String {
    let Overview {
        titles,
        rows,
        labels,
    } = Overview::of(heads);
    let mut text = format!("| {} |\n|", titles.join(" | "));
    for place in 0..titles.len() {
        text.push_str(if place < labels { " --- |" } else { " ---: |" });
    }
    text.push('\n');
    for mut cells in rows {
        for label in &mut cells[..labels] {
            *label = code(label);
        }
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text
}

/// What all results of a view have in common, as a paragraph; empty if there is nothing.
pub(super) fn common(heads: &Heads<'_>) -> String {
    paragraph(heads.common())
}

/// What all results have in common, for the top of several published reports: a paragraph, or nothing.
#[must_use]
pub fn common_of(results: &Results) -> String {
    paragraph(results.common())
}

fn paragraph(common: Option<String>) -> String {
    common.map_or_else(String::new, |common| {
        format!("All results: {}\n\n", code(&common))
    })
}

/// The reference and the heads.
fn title(heads: &Heads<'_>, in_code: fn(&str) -> String) -> String {
    let labels: Vec<String> = heads.labels().map(in_code).collect();
    let labels = labels.join(", ");
    match heads.reference() {
        Some(reference) => format!("{} → {labels}", in_code(reference)),
        None => labels,
    }
}

fn body(heads: &Heads<'_>) -> String {
    let mut text = common(heads);
    text.push_str(&overview(heads));
    let notes = overview::missing(heads).into_iter();
    let levels = [Level::NotComparable, Level::Doubtful];
    let differences = levels.into_iter().flat_map(|level| {
        let lines = lacking::differences(heads, level).into_iter();
        lines.map(move |line| format!("{}: {}", level.title(), code(&line)))
    });
    let notes: Vec<String> = notes
        .map(|note| code(&note))
        .chain(differences)
        .map(|note| format!("- {note}\n"))
        .collect();
    if !notes.is_empty() {
        text.push('\n');
        text.push_str(&notes.concat());
    }
    text.push('\n');
    push_rows(&mut text, heads);
    text
}

/// The rows, with the ratio of each head. The mean of a reference is there if all heads have the same one.
fn push_rows(text: &mut String, heads: &Heads<'_>) {
    let has_reference = heads.reference().is_some();
    let metric = heads.metric();
    let mut titles = vec![Column::Benchmark.title(metric).to_owned()];
    let reference = Column::Reference.title(metric).to_owned();
    titles.extend(has_reference.then_some(reference));
    titles.extend(heads.labels().map(code));
    text.push_str(&format!("| {} |\n| --- |", titles.join(" | ")));
    if has_reference {
        text.push_str(" ---: |");
    }
    text.push_str(&" --- |".repeat(heads.extracts.len()));
    text.push('\n');
    for &row in &heads.rows {
        let Some(first) = heads.first_with(row) else {
            continue;
        };
        let name = code(&first.comparison.rows[row].name);
        let mut cells = vec![match heads.exclusions_of(row).join(", ") {
            notes if notes.is_empty() => name,
            notes => format!("{name} ({notes})"),
        }];
        cells.extend(has_reference.then(|| first.context().cell(Column::Reference, row)));
        cells.extend(heads.extracts.iter().map(|extract| cell(extract, row)));
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

/// `● 1.55x slower`; a dash if the head lacks the benchmark.
fn cell(extract: &Extract<'_>, row: usize) -> String {
    if extract.comparison.rows[row].is_absent() {
        return MISSING.to_owned();
    }
    let context = extract.context();
    match context.cell(Column::Ratio, row) {
        words if words == MISSING => "unknown".to_owned(),
        words => format!("{} {words}", context.symbol(row)),
    }
}
