//! The index as bench_runner publishes it in a repository's `RESULTS.md`, between its two markers.
//!
//! Source: `generate_index` and `output_results_index` in bench_runner's `generate_results.py`.

use super::model::IndexReport;
use crate::bench_runner::shown_flag;
use crate::index::{Lines, Outcome};
use crate::report::links;
use crate::text::visible;
use crate::tree::{Entry, Reference};

pub(super) fn render(report: &IndexReport<'_>) -> String {
    let index = report.index;
    let mut text = String::new();
    for entry in index.tree.recent_pystats() {
        let flags = entry.identity.flags.join(",");
        let hash = entry.identity.hash.as_deref().unwrap_or_default();
        let title = format!("Most recent {flags} pystats on main ({hash})");
        text.push_str(&format!(
            "- {}\n",
            link(&title, &derived(report, entry, ".md"))
        ));
    }
    text.push('\n');
    let bases = report.bases();
    for section in &report.sections {
        text.push_str(&format!("## {}\n", visible(&section.runner)));
        push_head(&mut text, &bases);
        for &result in &section.results {
            push_row(&mut text, &row(report, result, &bases));
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

fn push_head(text: &mut String, bases: &[&str]) {
    let of_bases = bases.iter().map(|base| format!("vs. {}:", cell(base)));
    let own = ["date", "fork/ref", "hash/flags"].map(str::to_owned);
    let head: Vec<String> = own.into_iter().chain(of_bases).collect();
    let rule = head
        .iter()
        .map(|cell| if cell.ends_with(':') { "---:" } else { "---" });
    let rule: Vec<String> = rule.map(str::to_owned).collect();
    push_row(text, &head);
    push_row(text, &rule);
}

fn push_row(text: &mut String, cells: &[String]) {
    text.push_str(&format!("| {} |\n", cells.join(" | ")));
}

fn row(report: &IndexReport<'_>, result: usize, bases: &[&str]) -> Vec<String> {
    let index = report.index;
    let entry = &index.tree.results[result];
    let identity = &entry.identity;
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "unknown".to_owned());
    let date: String = entry.commit_date().chars().take(10).collect();
    let folder = entry.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let flags = identity.flags.iter().filter_map(|flag| shown_flag(flag));
    let flags = flags
        .map(|flag| format!(" ({flag})"))
        .collect::<Vec<_>>()
        .concat();
    let mut cells = vec![
        link(&date, from_table(report, folder)),
        cell(&format!(
            "{}/{}",
            known(&identity.fork),
            known(&identity.git_ref)
        )),
        cell(&format!("{}{flags}", known(&identity.hash))),
    ];
    cells.extend(
        bases
            .iter()
            .map(|base| match index.comparison(result, base) {
                Some((reference, Some(outcome))) if reference.is_valid => {
                    comparison(report, entry, reference, outcome)
                }
                _ => String::new(),
            }),
    );
    cells
}

/// The mean of a comparison, and links to the files that bench_runner derives from it, whether they are there or not.
fn comparison(
    report: &IndexReport<'_>,
    head: &Entry,
    reference: &Reference,
    outcome: &Outcome,
) -> String {
    let tree = &report.index.tree;
    let Some(summary) = Lines::new(outcome).summary else {
        return "not available".to_owned();
    };
    if reference.is_stand_in {
        let other = &tree.results[reference.result].identity;
        let hash = other.hash.as_deref().unwrap_or("an earlier result");
        return cell(&format!("{summary} (stand-in: {hash})"));
    }
    let base = &reference.base;
    let mut links = link("📄", &derived(report, head, &format!("-vs-{base}.md")));
    links.push_str(&link(
        "📈",
        &derived(report, head, &format!("-vs-{base}.svg")),
    ));
    if base == "base" && head.identity.system(&tree.config) != "windows" {
        links.push_str(&link(
            "🧠",
            &derived(report, head, &format!("-vs-{base}-mem.svg")),
        ));
    }
    format!("{}<br>{links}", cell(&summary))
}

/// The path of a file that bench_runner derives from a result.
fn derived(report: &IndexReport<'_>, entry: &Entry, suffix: &str) -> String {
    let file = entry.unpacked_file();
    let stem = file.strip_suffix(".json").unwrap_or(file);
    format!("{}{suffix}", from_table(report, stem))
}

/// A path in the tree as it is in a link of the table.
fn from_table<'p>(report: &IndexReport<'_>, path: &'p str) -> &'p str {
    let below = path.strip_prefix(report.folder);
    below
        .and_then(|path| path.strip_prefix('/'))
        .unwrap_or(path)
}

fn link(text: &str, path: &str) -> String {
    links::to_file(&cell(text), path)
}

/// Text that neither steers a terminal nor ends a cell.
fn cell(text: &str) -> String {
    visible(text).replace('|', "\\|")
}
