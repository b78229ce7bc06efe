//! Names in the files that a command line is about. What cannot be read has no names: the command itself says why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Parser;

use super::candidate::Candidate;
use crate::bench_runner::flag_to_show;
use crate::cli::{Cli, Command, NamingArgs, PublishedArgs};
use crate::command::names::{Sources, sources};
use crate::command::{config, demo};
use crate::comparison::family;
use crate::results::{Request, Results};
use crate::suite::{LoadOptions, Source, Suite};
use crate::tree::{Entry, Place, Tree, TreeOptions};

/// How many digits of a commit are shown.
const DIGITS: usize = 7;

/// The names of the benchmarks of all files.
pub fn benchmarks(words: &[String]) -> Vec<Candidate> {
    let suites = suites(words).unwrap_or_default();
    let benchmarks = suites.iter().flat_map(|suite| &suite.benchmarks);
    let names: BTreeSet<&str> = benchmarks.map(|benchmark| &*benchmark.name).collect();
    without_meaning(names)
}

/// The tags, and the words that names begin with.
pub fn groups(words: &[String]) -> Vec<Candidate> {
    let suites = suites(words).unwrap_or_default();
    let mut groups = BTreeMap::new();
    for benchmark in suites.iter().flat_map(|suite| &suite.benchmarks) {
        let family = family(&benchmark.name);
        groups.entry(family).or_insert("family");
        groups.extend(benchmark.tags.iter().map(|tag| (tag.as_str(), "tag")));
    }
    let groups = groups.into_iter();
    groups
        .map(|(name, kind)| Candidate::new(name, kind))
        .collect()
}

/// The tags of all files.
pub fn tags(words: &[String]) -> BTreeSet<String> {
    let suites = suites(words).unwrap_or_default();
    let benchmarks = suites.iter().flat_map(|suite| &suite.benchmarks);
    benchmarks
        .flat_map(|benchmark| benchmark.tags.clone())
        .collect()
}

/// The machines of the tree.
pub fn machines(words: &[String]) -> Vec<Candidate> {
    tree(words).as_ref().map(machines_of).unwrap_or_default()
}

fn machines_of(tree: &Tree) -> Vec<Candidate> {
    let entries = tree.results.iter();
    let names: BTreeSet<&str> = entries
        .filter_map(|entry| entry.identity.nickname.as_deref())
        .collect();
    without_meaning(names)
}

/// The names of the results of the tree: their versions, and their commits if the first digit is typed.
pub fn results(words: &[String], typed: &str) -> Vec<Candidate> {
    let Some(tree) = tree(words) else {
        return Vec::new();
    };
    if let Some((name, _)) = typed.split_once('@').filter(|(name, _)| !name.is_empty()) {
        let mut machines = machines_of(&tree);
        for machine in &mut machines {
            machine.word.insert_str(0, &format!("{name}@"));
        }
        return machines;
    }
    let mut names = BTreeMap::new();
    names.insert("latest".to_owned(), "the newest commit".to_owned());
    names.insert("@base".to_owned(), "what HEAD was branched from".to_owned());
    // The newest of several with one name is last, and says what it is.
    for entry in &tree.results {
        for name in names_of(entry, !typed.is_empty()) {
            names.insert(name, meaning(entry));
        }
    }
    let names = names.into_iter();
    names
        .map(|(name, meaning)| Candidate::new(name, meaning))
        .collect()
}

fn names_of(entry: &Entry, with_hash: bool) -> Vec<String> {
    let identity = &entry.identity;
    let flags: Vec<&str> = identity
        .flags
        .iter()
        .map(|flag| flag_to_show(flag))
        .collect();
    let flags = match flags.len() {
        0 => String::new(),
        _ => format!(":{}", flags.join(",")),
    };
    let hash = identity.hash.as_deref().filter(|_| with_hash);
    let hash = hash.map(|hash| hash.get(..DIGITS).unwrap_or(hash));
    let names = [identity.version.as_deref(), hash].into_iter().flatten();
    names.map(|name| format!("{name}{flags}")).collect()
}

fn meaning(entry: &Entry) -> String {
    let day = entry.metadata.commit_date.as_deref().unwrap_or_default();
    let day = day.get(..10).unwrap_or_default();
    format!("{day} {}", entry.runner.as_deref().unwrap_or_default())
}

fn without_meaning(names: BTreeSet<&str>) -> Vec<Candidate> {
    names
        .into_iter()
        .map(|name| Candidate::new(name, ""))
        .collect()
}

/// The command line as far as it is complete. What is still missing may be a result.
fn parse(words: &[String]) -> Option<Cli> {
    let with = |more: &[&str]| {
        let words = words.iter().map(String::as_str).chain(more.iter().copied());
        Cli::try_parse_from(std::iter::once("benchlens").chain(words)).ok()
    };
    with(&[]).or_else(|| with(&["-"]))
}

/// The files that are compared; of a tree, its newest result.
fn suites(words: &[String]) -> Option<Vec<Arc<Suite>>> {
    let cli = parse(words)?;
    let request = match cli.command {
        None => named(&cli.reference?, &cli.heads, &cli.naming, &cli.published),
        Some(Command::Report(args)) => {
            named(&args.reference, &args.heads, &args.naming, &args.published)
        }
        Some(Command::Demo(_)) => Some(demo()),
        Some(Command::Index(args)) => newest(&args.folder, &args.published),
        Some(Command::History(args)) => newest(&args.folder, &args.published),
        Some(Command::Generate(args)) => newest(&args.folder, &args.published),
        Some(_) => None,
    }?;
    let config = request.read_config().ok()?;
    let options = request.options();
    let results = Results::load(request, config, &options).ok()?;
    let all = results.all().iter();
    Some(all.map(|result| Arc::clone(&result.suite)).collect())
}

/// The results that were named, but for standard input, which belongs to the command.
fn named(
    reference: &Path,
    heads: &[PathBuf],
    naming: &NamingArgs,
    args: &PublishedArgs,
) -> Option<Request> {
    let config = config::choice(args);
    let heads = if heads.is_empty() {
        vec![reference.to_owned()]
    } else {
        heads.to_owned()
    };
    let Sources {
        references, heads, ..
    } = sources(reference, &heads, naming, &config).ok()?;
    let all = references.into_iter().chain(heads);
    let files: Vec<Source> = all
        .filter(|it| !matches!(it, Source::StandardInput))
        .collect();
    of_sources(files)
}

fn newest(folder: &Path, args: &PublishedArgs) -> Option<Request> {
    let tree = read(Place::of(folder).ok()?, args)?;
    let results = tree.results.iter().filter(|entry| entry.error.is_none());
    let newest = results.max_by_key(|entry| entry.instant())?;
    of_sources(vec![Source::Path(newest.path.clone())])
}

/// A request that reads each source once.
fn of_sources(files: Vec<Source>) -> Option<Request> {
    let first = files.first()?.clone();
    Some(Request {
        references: vec![first],
        heads: files,
        config: crate::results::ConfigChoice::None,
        excluded: Vec::new(),
        max_bytes: None,
    })
}

/// The tree that the command line is about.
fn tree(words: &[String]) -> Option<Tree> {
    let cli = parse(words)?;
    let (folder, published) = match cli.command {
        None => (cli.naming.tree, cli.published),
        Some(Command::Report(args)) => (args.naming.tree, args.published),
        Some(Command::Index(args)) => (Some(args.folder), args.published),
        Some(Command::History(args)) => (Some(args.folder), args.published),
        Some(_) => return None,
    };
    let place = match folder {
        Some(folder) => Place::of(&folder).ok(),
        None => Place::find(Path::new(".")),
    };
    read(place?, &published)
}

fn read(place: Place, args: &PublishedArgs) -> Option<Tree> {
    let config = config::of_tree(&config::choice(args), &place).ok()?;
    let options = TreeOptions {
        load: LoadOptions::default(),
        ..TreeOptions::default()
    };
    Some(Tree::read(place, Arc::new(config), &options, &|| false))
}
