//! The rules. Each check returns its violations, a line each.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::Sources;

/// The modules in the order in which data passes through them. Each knows only those before it.
const ORDER: [&str; 19] = [
    "stats",
    "sorting",
    "text",
    "filter",
    "folders",
    "suite",
    "bench_runner",
    "tree",
    "series",
    "results",
    "comparison",
    "index",
    "listing",
    "history",
    "report",
    "settings",
    "tui",
    "cli",
    "command",
];

/// Statistics are numbers in, numbers out.
const KNOWS_NOTHING: &str = "stats";

/// They stand beside each other: what both need is below them.
const STRANGERS: [&str; 2] = ["report", "tui"];

/// Crates that know a terminal.
const TERMINAL_CRATES: [&str; 4] = ["ratatui", "crossterm", "tui_input", "signal_hook"];

/// The modules that may know one.
const TERMINAL_MODULES: [&str; 2] = ["tui", "command"];

const MAX_LINES: usize = 400;

/// The top-level module of a file; `None` for `lib.rs` and `main.rs`, which stand above all.
fn top(path: &str) -> Option<&str> {
    path.split_once('/').map(|(top, _)| top)
}

/// Imports against the order of the modules.
pub fn check_direction(sources: &Sources) -> Vec<String> {
    let mut violations = BTreeSet::new();
    let place = |module: &str| ORDER.iter().position(|&other| other == module);
    for (path, file) in &sources.files {
        let from = match (top(path), path.trim_end_matches(".rs")) {
            (Some(top), _) => top,
            (None, "lib" | "main") => continue,
            (None, file) => file,
        };
        let Some(from_place) = place(from) else {
            violations.insert(format!("{from} has no place in the order of the modules"));
            continue;
        };
        for import in file.imports.iter().filter(|import| import.is_own) {
            let Some(to) = import.path.first().filter(|to| *to != from) else {
                continue;
            };
            let Some(to_place) = place(to) else { continue };
            let are_strangers = STRANGERS.contains(&from) && STRANGERS.contains(&to.as_str());
            if to_place > from_place || are_strangers || from == KNOWS_NOTHING {
                let path_of_import = import.path.join("::");
                violations.insert(format!("{path} imports crate::{path_of_import}"));
            }
        }
    }
    violations.into_iter().collect()
}

/// Files that import each other in a circle, re-exports followed.
pub fn check_cycles(sources: &Sources) -> Vec<String> {
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, file) in &sources.files {
        let own = file.imports.iter().filter(|import| import.is_own);
        let targets = own.filter_map(|import| sources.defining_file(import));
        let targets = targets.filter(|target| target != path);
        edges.insert(path, targets.collect());
    }
    let mut violations = Vec::new();
    let mut finished = BTreeSet::new();
    for &path in edges.keys() {
        walk(
            path,
            &edges,
            &mut vec![path],
            &mut finished,
            &mut violations,
        );
    }
    violations
}

/// Follows the imports of the last file of `trail`, and notes each circle once.
fn walk<'s>(
    path: &'s str,
    edges: &BTreeMap<&'s str, BTreeSet<&'s str>>,
    trail: &mut Vec<&'s str>,
    finished: &mut BTreeSet<&'s str>,
    violations: &mut Vec<String>,
) {
    if finished.contains(path) {
        return;
    }
    for &next in &edges[path] {
        if let Some(start) = trail.iter().position(|&file| file == next) {
            violations.push(format!("{} → {next}", trail[start..].join(" → ")));
        } else {
            trail.push(next);
            walk(next, edges, trail, finished, violations);
            trail.pop();
        }
    }
    finished.insert(path);
}

/// Uses of a terminal below the screens.
pub fn check_terminal_crates(sources: &Sources) -> Vec<String> {
    let mut violations = Vec::new();
    for (path, file) in &sources.files {
        if top(path).is_some_and(|top| TERMINAL_MODULES.contains(&top)) {
            continue;
        }
        for import in file.imports.iter().filter(|import| !import.is_own) {
            if TERMINAL_CRATES.contains(&import.path[0].as_str()) {
                violations.push(format!("{path} uses {}", import.path.join("::")));
            }
        }
    }
    violations
}

/// Files that are too long.
pub fn check_length(sources: &Sources) -> Vec<String> {
    let too_long = sources.files.iter().filter_map(|(path, file)| {
        let lines = lines_without_tests(&file.text);
        (lines > MAX_LINES).then(|| format!("{path} has {lines} lines, at most {MAX_LINES}"))
    });
    too_long.collect()
}

/// The tests of a file stand at its end.
fn lines_without_tests(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines
        .windows(2)
        .position(|lines| lines[0] == "#[cfg(test)]" && lines[1].ends_with("mod tests {"));
    tests.unwrap_or(lines.len())
}

/// Modules that are a file beside their folder.
pub fn check_module_style(sources: &Sources) -> Vec<String> {
    let has_folder = |path: &&String| {
        let folder = format!("{}/", path.trim_end_matches(".rs"));
        sources.files.keys().any(|other| other.starts_with(&folder))
    };
    let beside = sources.files.keys().filter(has_folder);
    let violation = |path: &String| {
        let folder = path.trim_end_matches(".rs");
        format!("{path} stands beside its folder; it is to be {folder}/mod.rs")
    };
    beside.map(violation).collect()
}
