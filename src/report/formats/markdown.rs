//! What is in view as Markdown that GitHub renders, to be pasted into an issue or a mail.
//!
//! Names stand in code spans, where no character of theirs means anything: neither markup nor HTML, nor the `@` that
//! would call somebody.

use crate::comparison::{Column, Comparison, Judgement, MISSING, Metric, Topic, View, wording};
use crate::report::code::{code, html_code};
use crate::report::extract::Extract;
use crate::report::reason::or_reason;

const COLUMNS: [Column; 7] = [
    Column::Benchmark,
    Column::Reference,
    Column::Head,
    Column::Ratio,
    Column::Evidence,
    Column::Interval,
    Column::Other,
];

pub(super) fn render(extract: &Extract<'_>) -> String {
    let what = what(extract.metric);
    let [reference, head, scope] = names(extract).map(code);
    format!(
        "**{what}**: {reference} → {head} ({scope})\n\n{}",
        body(extract)
    )
}

/// The view, to be pasted into an issue. `command` opens it again, if there is one; it is safe for a terminal.
#[must_use]
pub fn view(extract: &Extract<'_>, command: Option<&str>) -> String {
    format!("{}{}", render(extract), reproduction(command))
}

/// The same, folded: only a summary is seen until a reader unfolds it. GitHub takes what follows the blank line as
/// Markdown.
#[must_use]
pub fn folded_view(extract: &Extract<'_>, command: Option<&str>) -> String {
    let what = what(extract.metric);
    let [reference, head, scope] = names(extract).map(html_code);
    let tally = extract.tally();
    let (body, reproduction) = (body(extract), reproduction(command));
    format!(
        "<details>\n<summary>{what}: {reference} → {head} ({scope}): {tally}</summary>\n\n\
         {body}{reproduction}\n</details>\n"
    )
}

pub(in crate::report) fn what(metric: Metric) -> &'static str {
    match metric {
        Metric::Time => "Time",
        Metric::Memory => "Peak memory",
    }
}

/// The reference, the head and the scope.
fn names<'e>(extract: &'e Extract<'_>) -> [&'e str; 3] {
    let labels = &extract.comparison.labels;
    [&labels.reference, &labels.head, &extract.scope]
}

/// The command in a block of its own, where none of its characters means anything to Markdown.
pub(in crate::report) fn reproduction(command: Option<&str>) -> String {
    match command {
        Some(command) => format!("\n```sh\n{command}\n```\n"),
        None => String::new(),
    }
}

/// The verdict, and the rows as a table.
fn body(extract: &Extract<'_>) -> String {
    let mut text = String::new();
    for line in verdict(extract) {
        text.push_str(&format!("- {line}\n"));
    }
    text.push('\n');
    text.push_str(&head(extract.metric));
    for &index in &extract.rows {
        text.push_str(&line(extract, index));
    }
    text
}

/// One benchmark as a table of one row.
#[must_use]
pub fn row(comparison: &Comparison, view: &View, index: usize) -> String {
    let extract = Extract::of(comparison, view);
    head(view.metric) + &line(&extract, index)
}

pub(in crate::report) fn head(metric: Metric) -> String {
    let titles = COLUMNS.map(|column| column.title(metric));
    format!(
        "| {} |\n| --- | ---: | ---: | --- | --- | --- | --- |\n",
        titles.join(" | ")
    )
}

pub(in crate::report) fn line(extract: &Extract<'_>, index: usize) -> String {
    let context = extract.context();
    let cells = COLUMNS.map(|column| match (column, context.cell(column, index)) {
        (Column::Benchmark, _) => code(&extract.comparison.rows[index].name),
        (Column::Ratio, words) if words == MISSING => "unknown".to_owned(),
        (Column::Ratio, words) => match extract.exclusions_of(index).join(", ") {
            notes if notes.is_empty() => words,
            notes => format!("{words} ({notes})"),
        },
        (Column::Evidence, words) if words != MISSING => {
            let judgement = extract.comparison.judgement(extract.metric, index);
            let words = judgement.map_or("", Judgement::words);
            format!("{} {words}", context.symbol(index))
        }
        (_, words) => words.trim_end().to_owned(),
    });
    format!("| {} |\n", cells.join(" | "))
}

/// What the rows come to, a line for each number.
fn verdict(extract: &Extract<'_>) -> Vec<String> {
    let (verdict, metric) = (&extract.verdict, extract.metric);
    let mut lines = Vec::new();
    if let (Metric::Time, Some(mean)) = (metric, verdict.pyperf_mean) {
        lines.push(format!("Geometric mean, pyperf: {}", wording::ratio(mean)));
    }
    if metric == Metric::Time {
        let mean = or_reason(&verdict.runner_mean, |&mean| wording::runner_mean(mean));
        lines.push(format!("Geometric mean, bench_runner: {}", plain(&mean)));
        let hpt = or_reason(&verdict.hpt, |hpt| wording::hpt_lines(hpt).join(", "));
        lines.push(format!("HPT: {}", plain(&hpt)));
    } else if let Some(mean) = verdict.memory_mean {
        let mean = wording::memory_ratio(mean);
        lines.push(format!("Geometric mean of the ratios: {mean}"));
    }
    let memory = or_reason(&verdict.memory, |memory| {
        wording::memory_change(memory.change)
    });
    lines.push(format!("Memory change, bench_runner: {}", plain(&memory)));
    lines.push(extract.tally());
    let sentences = extract.headline().into_iter();
    let nights = sentences.filter(|sentence| sentence.topic == Topic::Nights);
    lines.extend(nights.map(|sentence| sentence.text));
    if verdict.excluded > 0 {
        let rows = wording::count(verdict.excluded, "benchmark");
        lines.push(format!(
            "bench_runner's numbers exclude {rows} (by configuration)"
        ));
    }
    for difference in extract.comparison.differences() {
        let (level, what) = (difference.level.title(), difference.what);
        lines.push(format!("{level}: {what}: {}", code(&difference.change())));
    }
    lines
}

/// A reason may hold names from the files.
fn plain(text: &str) -> String {
    if text.starts_with("not available") {
        code(text)
    } else {
        text.to_owned()
    }
}
