//! Writes a synthetic tree of results: random numbers that are like those of real nights.

mod config;
mod noise;
mod plan;
mod random;
mod result;

use std::error::Error;
use std::fs;
use std::path::Path;

use benchlens::command::demo;
use benchlens::results::Results;

use self::result::Benchmark;

/// Writes the tree into a folder, which must be empty or not exist yet. Returns how many results there are.
///
/// # Errors
/// If the folder has content, or if it cannot be written to.
pub fn write(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let show = folder.display();
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{show} is not empty; name a new folder").into());
    }
    let benchmarks = benchmarks()?;
    let write = |name: &str, content: &str| -> Result<(), Box<dyn Error>> {
        let file = folder.join(name);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&file, content))
            .map_err(|error| format!("{} cannot be written: {error}", file.display()).into())
    };
    let builds = plan::builds();
    for build in &builds {
        write(&result::path(build), &result::content(build, &benchmarks))?;
    }
    write("bench_runner.toml", &config::bench_runner())?;
    write("README.md", config::README)?;
    Ok(builds.len())
}

/// The benchmarks of the built-in pair, as its head measured them.
fn benchmarks() -> Result<Vec<Benchmark>, Box<dyn Error>> {
    let results = Results::read(demo())?;
    let suite = &results.head().suite;
    let of = |it: &benchlens::suite::Benchmark| Benchmark {
        name: it.name.clone(),
        tags: it.tags.clone(),
        mean: it.values.iter().sum::<f64>() / it.values.len() as f64,
    };
    Ok(suite.benchmarks.iter().map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use benchlens::bench_runner::Config;
    use benchlens::series::{self, History, Night, ReadOptions};
    use benchlens::suite::LoadOptions;
    use benchlens::tree::{Place, Tree, TreeOptions};
    use std::sync::Arc;

    /// The series of a tree.
    fn history(root: &Path) -> History {
        let place = Place::of(root).expect("it is a folder");
        let config = Config::read(&root.join("bench_runner.toml")).expect("it is valid");
        let tree = Tree::read(place, Arc::new(config), &TreeOptions::default(), &|| false);
        let reading = ReadOptions {
            load: LoadOptions::default(),
            jobs: TreeOptions::default().jobs,
        };
        let measured = series::read(&tree, &reading, &|_| true, &|| false);
        History::new(&tree, measured)
    }

    #[test]
    fn the_history_has_the_changes_and_the_disturbed_night_of_the_plan() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path()).expect("it is writable");
        let history = history(folder.path());
        assert_eq!(history.groups.len(), 2 * plan::MACHINES.len());
        for group in &history.groups {
            let disturbed: Vec<&str> = group
                .nights
                .iter()
                .filter(|night| night.is_disturbed)
                .map(Night::day)
                .collect();
            let is_first = group.machine.contains("(linux)");
            let expected: &[&str] = if is_first { &["2026-03-25"] } else { &[] };
            assert_eq!(disturbed, expected, "{}", group.machine);
            let dates = |benchmark: &str| -> Vec<&str> {
                let mut all = group.series.iter();
                let series = all
                    .find(|it| it.benchmark == benchmark)
                    .expect("it is there");
                let changes = series.analyse(group).changes.into_iter();
                let night = |point: usize| &group.nights[series.points[point].night];
                changes.map(|change| night(change.point).day()).collect()
            };
            assert_eq!(dates("deepcopy"), ["2026-03-08", "2026-03-16"]);
            assert_eq!(dates("tomli_loads"), ["2026-03-13"]);
            assert_eq!(dates("regex_compile"), ["2026-03-21"]);
            assert_eq!(dates("nbody"), [""; 0]);
        }
    }

    #[test]
    fn a_tree_is_the_same_each_time_and_overwrites_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let trees = ["one", "two"].map(|name| folder.path().join(name));
        let counts = trees
            .each_ref()
            .map(|tree| write(tree).expect("it is writable"));
        assert_eq!(counts, [plan::builds().len(); 2]);
        for build in plan::builds() {
            let contents = trees
                .each_ref()
                .map(|tree| fs::read(tree.join(result::path(&build))));
            let [one, two] = contents.map(|content| content.expect("it was written"));
            assert_eq!(one, two);
        }
        let refusal = write(&trees[0]).expect_err("it has content").to_string();
        assert!(
            refusal.ends_with("is not empty; name a new folder"),
            "{refusal}"
        );
    }
}
