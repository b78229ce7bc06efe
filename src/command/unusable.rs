//! Arguments that are there but are no results, and what to type instead.

use std::path::{Path, PathBuf};

use crate::bench_runner::ResultName;
use crate::cli::Cli;
use crate::sorting;
use crate::text::shell::quoted;
use crate::text::visible;
use crate::tree::is_result_name;

/// Why an argument cannot be compared, with what to type instead; `None` if nothing is known to be wrong with them.
pub fn reason(arguments: &[&Path]) -> Option<String> {
    if arguments.iter().any(|argument| argument.is_dir()) {
        return Some(of_folders(arguments));
    }
    let mut reasons = arguments.iter().map(|argument| of_file(argument));
    reasons.find_map(|reason| reason)
}

/// What to type instead of an argument alone.
pub fn alone(argument: &Path) -> String {
    if argument.is_dir() {
        return format!(
            "{}: this is a folder, not a result file\n  {}",
            shown(argument),
            advice(argument)
        );
    }
    if let Some(reason) = of_file(argument) {
        return reason;
    }
    let name = argument.to_str().unwrap_or_default();
    if !argument.exists() && Cli::is_command(name) {
        return format!("{name}: a command comes first, before any option: benchlens {name} …");
    }
    let extension = argument.extension().unwrap_or_default();
    let is_path = extension == "json" || extension == "gz" || name.contains('/');
    if is_path && !argument.exists() {
        return format!("{}: there is no such file or folder", shown(argument));
    }
    format!(
        "{0}: name two results, the reference first: benchlens REF {0}\n  In a tree of results, benchlens @base {0} compares it with its base.",
        shown(argument)
    )
}

/// Whether an argument is a published report.
pub fn is_report(argument: &Path) -> bool {
    argument
        .extension()
        .is_some_and(|extension| extension == "md")
        && argument.is_file()
}

fn of_file(argument: &Path) -> Option<String> {
    let name = shown(argument);
    if is_report(argument) {
        return Some(format!(
            "{name}: this is a published report, not a result file\n  To open the two results that it compares, name it alone: benchlens {name}"
        ));
    }
    let absolute = std::path::absolute(argument).ok()?;
    let parts = ResultName::from_path(&absolute.to_string_lossy())?;
    let is_pystats = parts.extra.first().is_some_and(|extra| extra == "pystats");
    (is_pystats && argument.is_file()).then(|| {
        format!(
            "{name}: this file has counts of the interpreter (pystats), and no timings\n  Name results of benchmarks; their names do not end in -pystats."
        )
    })
}

/// If each folder has a single result, the command line with these, else what each folder has.
fn of_folders(arguments: &[&Path]) -> String {
    let folders: Vec<&&Path> = arguments
        .iter()
        .filter(|argument| argument.is_dir())
        .collect();
    let names: Vec<String> = folders.iter().map(|folder| shown(folder)).collect();
    let names = names.join(" and ");
    let is = if folders.len() == 1 {
        "this is a folder, not a result file"
    } else {
        "these are folders, not result files"
    };
    let only = |argument: &&Path| -> Option<String> {
        let file = match results_in(argument).as_slice() {
            _ if !argument.is_dir() => argument.to_path_buf(),
            [only] => only.clone(),
            _ => return None,
        };
        quoted(file.as_os_str())
    };
    let files: Option<Vec<String>> = arguments.iter().map(only).collect();
    if let Some(files) = files {
        return format!(
            "{names}: {is}\n  Type instead: benchlens {}",
            files.join(" ")
        );
    }
    let mut text = format!("{names}: {is}");
    for folder in folders {
        text.push_str(&format!("\n  {}", advice(folder)));
    }
    text
}

/// What to name instead of a folder.
fn advice(folder: &Path) -> String {
    let results = results_in(folder);
    let folder = shown(folder);
    match results.as_slice() {
        [] => format!(
            "There are no results right in {folder}. If it is a tree of results, name two of them by version or commit, and add --tree {folder}."
        ),
        [only] => format!("Name the result in {folder}: {}", shown(only)),
        [first, ..] => format!(
            "Name one of the {} results in {folder}, such as {}",
            results.len(),
            shown(first)
        ),
    }
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

/// The results right in a folder, in order. Those in folders below it are not searched for: there can be very many.
fn results_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut results: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| is_result_name(path))
        .collect();
    sorting::sort(&mut results);
    results
}
