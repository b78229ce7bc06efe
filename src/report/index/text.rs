//! The index as a table for people.

use super::model::{AskedColumns, IndexReport, is_of_other_machine};
use crate::bench_runner::flag_to_show;
use crate::index::{Index, Lines, PINNED};
use crate::report::text_table;
use crate::text::visible;
use crate::tree::{Candidate, Entry};

/// How many columns describe the result itself. They are aligned to the left, the others to the right.
const OWN: usize = 4;

/// The mark of a number if the benchmarks themselves differ.
const DIFFERS: &str = "*";

/// The mark of a number if a pinned reference was measured on another machine.
const OTHER_MACHINE: &str = "!";

pub(super) fn render(report: &IndexReport<'_>) -> String {
    let index = report.index;
    let mut text = String::new();
    for section in &report.sections {
        let results = &section.results;
        let bases: Vec<&str> = report
            .bases()
            .into_iter()
            .chain([PINNED])
            .filter(|base| {
                let mut results = results.iter();
                results.any(|&result| index.comparison(result, base).is_some())
            })
            .collect();
        let mut rows = vec![head(index, results, &bases, &report.asked)];
        let cells = |&result: &usize| row(index, result, &bases, &report.asked);
        rows.extend(results.iter().map(cells));
        text.push_str(&format!("{}\n", visible(&section.runner)));
        push_table(&mut text, &rows);
        text.push('\n');
    }
    if text.contains(DIFFERS) {
        text.push_str(&format!(
            "{DIFFERS} the benchmarks differ from those of the base\n\n"
        ));
    }
    if has_other_machine(report) {
        text.push_str(&format!(
            "{OTHER_MACHINE} the reference is of another machine\n\n"
        ));
    }
    push_errors(&mut text, report);
    if text.is_empty() {
        text.push_str("No results.\n");
    }
    while text.ends_with("\n\n") {
        text.pop();
    }
    text
}

fn head(index: &Index, results: &[usize], bases: &[&str], asked: &AskedColumns) -> Vec<String> {
    let own = ["date", "version", "fork/ref", "hash/flags"].map(str::to_owned);
    let name = |base: &str| name_of_base(index, results, base);
    let of_bases = bases.iter().map(|base| format!("vs. {}", name(base)));
    let asked = asked.columns.iter().map(|column| {
        let title = column.title(&[]);
        format!("{title} vs. {}", name(&asked.base))
    });
    let all = own.into_iter().chain(of_bases).chain(asked);
    all.map(|cell| visible(&cell).into_owned()).collect()
}

/// The name of a base, which is that of the result if it is pinned; raw.
fn name_of_base(index: &Index, results: &[usize], base: &str) -> String {
    let mut pinned = results
        .iter()
        .filter(|_| base == PINNED)
        .filter_map(|&result| index.comparison(result, base));
    match pinned.next() {
        Some((reference, _)) => Candidate::of(&index.tree.results[reference.result]).name,
        None => base.to_owned(),
    }
}

fn has_other_machine(report: &IndexReport<'_>) -> bool {
    let index = report.index;
    report.results().into_iter().any(|result| {
        let pinned = index.comparison(result, PINNED);
        pinned.is_some_and(|(reference, _)| is_of_other_machine(index, result, reference))
    })
}

fn row(index: &Index, result: usize, bases: &[&str], asked: &AskedColumns) -> Vec<String> {
    let entry = &index.tree.results[result];
    let identity = &entry.identity;
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".to_owned());
    let what = match (&identity.fork, &identity.git_ref) {
        (None, None) => file_name(entry).to_owned(),
        (fork, git_ref) => format!("{}/{}", known(fork), known(git_ref)),
    };
    let hash: String = known(&identity.hash).chars().take(10).collect();
    let flags: Vec<String> = identity
        .flags
        .iter()
        .map(|flag| format!(" ({})", flag_to_show(flag)))
        .collect();
    let date = match entry.metadata.commit_date.as_deref() {
        Some(date) => date.chars().take(10).collect(),
        None => "?".to_owned(),
    };
    let mut cells = vec![
        date,
        known(&identity.version),
        what,
        format!("{hash}{}", flags.concat()),
    ];
    cells.extend(bases.iter().map(|base| comparison(index, result, base)));
    let asked = asked
        .columns
        .iter()
        .map(|&column| asked.cell(index, column, result));
    cells.extend(asked);
    let mut cells: Vec<String> = cells
        .iter()
        .map(|cell| visible(cell).into_owned())
        .collect();
    if index.error(result).is_some() {
        cells[0].push_str(" !");
    }
    cells
}

fn comparison(index: &Index, result: usize, base: &str) -> String {
    let Some((reference, outcome)) = index.comparison(result, base) else {
        return String::new();
    };
    if !reference.is_valid {
        return "same build ".to_owned();
    }
    let summary = outcome.and_then(|outcome| Lines::new(outcome).summary);
    let results = &index.tree.results;
    let other = &results[reference.result];
    let mut text = summary.unwrap_or_else(|| "n/a".to_owned());
    // The mark has a place of its own, so that the numbers are aligned.
    if results[result].is_same_suite(other) == Some(false) {
        text.push_str(DIFFERS);
    } else if !reference.is_stand_in {
        text.push(' ');
    }
    if is_of_other_machine(index, result, reference) {
        text.push_str(OTHER_MACHINE);
    } else if base == PINNED {
        text.push(' ');
    }
    if reference.is_stand_in {
        let hash = other.identity.hash.as_deref().unwrap_or("?");
        text.push_str(&format!(" (stand-in {hash})"));
    }
    text
}

fn file_name(entry: &Entry) -> &str {
    entry.file.rsplit('/').next().unwrap_or_default()
}

fn push_table(text: &mut String, rows: &[Vec<String>]) {
    for line in text_table::lines(rows, &(OWN..usize::MAX)) {
        text.push_str(&format!("  {line}\n"));
    }
}

/// What is missing above, and why.
fn push_errors(text: &mut String, report: &IndexReport<'_>) {
    let index = report.index;
    let of_results = report.results().into_iter().filter_map(|result| {
        let file = &index.tree.results[result].file;
        Some((file, index.error(result)?.to_owned()))
    });
    let problems = index.tree.problems.iter();
    let problems = problems.map(|problem| (&problem.file, problem.reason.clone()));
    let all: Vec<(&String, String)> = of_results.chain(problems).collect();
    if all.is_empty() {
        return;
    }
    text.push_str(&format!("Not read ({})\n", all.len()));
    for (file, reason) in all {
        text.push_str(&format!("  {}: {}\n", visible(file), visible(&reason)));
    }
}
