//! The `README.md` of a folder of results, byte for byte as bench_runner writes it.
//!
//! Source: `get_directory_indices_entries` and `generate_directory_indices` in bench_runner's `generate_results.py`, and
//! `result_info` in its `result.py` (2.0.9).

use std::collections::BTreeSet;
use std::path::Path;

use super::links;
use crate::bench_runner::{ResultName, shown_flag, unquote};
use crate::index::{Index, Lines, Outcome};
use crate::sorting;
use crate::text::visible;
use crate::tree::{BASE, Entry, Identity, runner_order};

/// A folder of results.
#[derive(Debug)]
pub struct FolderReport<'r> {
    /// The index, with all outcomes of the results in the folder.
    pub index: &'r Index,
    /// Those results, in the order of the tree. The names of their files have bench_runner's form.
    pub results: Vec<usize>,
    /// The names of all files in the folder, sorted.
    pub files: Vec<String>,
}

/// The items of a list, each once.
#[derive(Default)]
struct Items(Vec<String>);

impl Items {
    /// Adds an item, which may hold raw text.
    fn add(&mut self, item: &str) {
        let item = visible(item).into_owned();
        if !self.0.contains(&item) {
            self.0.push(item);
        }
    }

    fn push_to(&self, text: &mut String) {
        for item in &self.0 {
            text.push_str(&format!("- {item}\n"));
        }
        text.push('\n');
    }
}

/// What is said of one runner.
struct Runner {
    name: String,
    items: Items,
    bases: Vec<(String, Items)>,
}

impl Runner {
    /// The list of a base, or that of the runner itself.
    fn list(&mut self, base: Option<&str>) -> &mut Items {
        let Some(base) = base else {
            return &mut self.items;
        };
        let known = self.bases.iter().position(|(name, _)| name == base);
        let place = known.unwrap_or(self.bases.len());
        if known.is_none() {
            self.bases.push((base.to_owned(), Items::default()));
        }
        &mut self.bases[place].1
    }
}

impl FolderReport<'_> {
    /// The text.
    #[must_use]
    pub fn render(&self) -> String {
        let mut own = Items::default();
        let mut runners: Vec<Runner> = Vec::new();
        let mut refs: BTreeSet<String> = BTreeSet::new();
        for &result in &self.results {
            let entry = &self.index.tree.results[result];
            add_commit(&mut own, entry);
            refs.extend(entry.identity.git_ref.clone());
            let name = entry.runner.as_deref().unwrap_or_default();
            let runner = named(&mut runners, name);
            add_machine(&mut runner.items, entry);
            self.add_comparisons(runner, result);
        }
        let refs: Vec<String> = refs.into_iter().collect();
        own.add(&format!("ref: {}", refs.join(", ")));
        self.add_files(&mut runners);
        sorting::sort_by(&mut runners, |a, b| {
            runner_order(&a.name).cmp(&runner_order(&b.name))
        });
        let mut text = "# Results\n\n".to_owned();
        own.push_to(&mut text);
        for runner in &runners {
            text.push_str(&format!("## {}\n\n", visible(&runner.name)));
            runner.items.push_to(&mut text);
            for (base, items) in &runner.bases {
                text.push_str(&format!("### vs. {}\n\n", visible(base)));
                items.push_to(&mut text);
            }
        }
        text
    }

    fn add_comparisons(&self, runner: &mut Runner, result: usize) {
        for (reference, outcome) in self.index.comparisons(result) {
            let Some(outcome) = outcome else { continue };
            let base = &reference.base;
            let items = runner.list(Some(base));
            let lines = Lines::new(outcome);
            let mean = || match outcome {
                Outcome::Failed(reason) => format!("Geometric mean: not available ({reason})"),
                _ => "Geometric mean: not available".to_owned(),
            };
            items.add(&lines.long.unwrap_or_else(mean));
            let memory = || "Memory usage: not available".to_owned();
            items.add(&lines.memory.unwrap_or_else(memory));
            let mark = if base == BASE { "🔴 " } else { "" };
            for (label, names) in [
                (format!("missing benchmarks: {mark}"), outcome.missing()),
                ("new benchmarks: ".to_owned(), outcome.new_benchmarks()),
            ] {
                if let Some(names) = names.filter(|names| !names.is_empty()) {
                    items.add(&format!("{label}{}", names.join(", ")));
                }
            }
        }
    }

    /// Links to the files, each where it belongs. Files of other names are left out.
    fn add_files(&self, runners: &mut Vec<Runner>) {
        let Some(&first) = self.results.first() else {
            return;
        };
        let entry = &self.index.tree.results[first];
        let folder = entry.path.parent().unwrap_or(Path::new(""));
        for file in &self.files {
            let name = ResultName::from_path(&folder.join(file).to_string_lossy());
            let Some(name) = name else { continue };
            let Some((label, base)) = kind(file, &name.extra) else {
                continue;
            };
            let base = base.map(str::to_owned);
            let runner = Identity::of_name(name).runner(&self.index.tree.config);
            let runner = named(runners, &runner.unwrap_or_default());
            let link = links::to_file(label, file);
            runner.list(base.as_deref()).add(&link);
        }
    }
}

fn named<'r>(runners: &'r mut Vec<Runner>, name: &str) -> &'r mut Runner {
    let known = runners.iter().position(|runner| runner.name == name);
    let place = known.unwrap_or(runners.len());
    if known.is_none() {
        runners.push(Runner {
            name: name.to_owned(),
            items: Items::default(),
            bases: Vec::new(),
        });
    }
    &mut runners[place]
}

/// What was measured.
fn add_commit(items: &mut Items, entry: &Entry) {
    let identity = &entry.identity;
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "unknown".to_owned());
    let git_ref = unquote(&known(&identity.git_ref));
    items.add(&format!("fork: {}/{git_ref}", known(&identity.fork)));
    items.add(&format!("version: {}", known(&identity.version)));
    let flags = identity.flags.iter().filter_map(|flag| shown_flag(flag));
    items.add(&format!("config: {}", flags.collect::<Vec<_>>().join(",")));
    let name = ResultName::from_path(&entry.path.to_string_lossy());
    // The address needs the name of the fork as it is quoted in that of the file.
    let fork = name.map_or_else(|| known(&identity.fork), |name| name.fork);
    let hash = links::to_commit(&known(&identity.hash), &fork);
    items.add(&format!("commit hash: {hash}"));
    items.add(&format!("commit date: {}", entry.commit_date()));
    if let Some(merge_base) = &entry.metadata.commit_merge_base {
        let link = links::to_commit(merge_base, "python");
        items.add(&format!("commit merge base: {link}"));
    }
}

/// Where it was measured.
fn add_machine(items: &mut Items, entry: &Entry) {
    let metadata = &entry.metadata;
    if let Some(address) = &metadata.github_action_url {
        items.add(&links::to_page("GitHub Action run", address));
    }
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "missing".to_owned());
    items.add(&format!("cpu model: {}", known(&metadata.cpu_model_name)));
    items.add(&format!("platform: {}", known(&metadata.platform)));
}

/// What a file is by its name, and of which base; `None` for those that bench_runner does not list.
fn kind<'e>(file: &str, extra: &'e [String]) -> Option<(&'static str, Option<&'e str>)> {
    let unpacked = file.strip_suffix(".gz").unwrap_or(file);
    let (_, suffix) = unpacked.rsplit_once('.')?;
    let extra: Vec<&str> = extra.iter().map(String::as_str).collect();
    Some(match (&extra[..], suffix) {
        ([], "json") => ("raw results", None),
        (["pystats"], "json") => ("pystats raw", None),
        (["pystats"], "md") => ("pystats table", None),
        (["pystats", "vs", base], "md") => ("pystats diff", Some(base)),
        (["vs", base], "md") => ("📄table", Some(base)),
        (["vs", base], "svg") => ("📈time plot", Some(base)),
        (["vs", base, "mem"], "svg") => ("🧠memory plot", Some(base)),
        _ => return None,
    })
}
