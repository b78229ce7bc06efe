//! Finds the files that the arguments mean: paths, and names of results in a tree.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outcome::Error;
use super::unusable::{self, is_report};
use super::{config, each_machine};
use crate::bench_runner::ResultName;
use crate::cli::NamingArgs;
use crate::results::{ConfigChoice, Sides};
use crate::suite::Source;
use crate::text::visible;
use crate::tree::{Entry, Name, Named, Place, Tree, TreeOptions, Wanted, published_pair, resolve};

/// The results to compare.
#[derive(Debug)]
pub struct Sources {
    /// One reference for all heads, or one for each.
    pub references: Vec<Source>,
    /// The heads, at least one.
    pub heads: Vec<Source>,
    /// The tree in which names were looked up, if there were any.
    pub tree: Option<Arc<Tree>>,
}

/// The results that the arguments mean. An existing path wins over a name. A published report alone means the two results
/// that it compares.
///
/// # Errors
/// If a name stands for no result or for several, or if a file cannot be a result.
pub fn sources(
    reference: &Path,
    heads: &[PathBuf],
    naming: &NamingArgs,
    config: &ConfigChoice,
) -> Result<Sources, Error> {
    if heads.is_empty() {
        if !is_report(reference) {
            return Err(unusable::alone(reference).into());
        }
        let (pair, tree) = of_report(reference, naming, config)?;
        return Ok(of_pairs(vec![pair], Some(tree)));
    }
    let heads = heads.iter().map(PathBuf::as_path);
    let arguments: Vec<&Path> = std::iter::once(reference).chain(heads).collect();
    if let Some(reason) = unusable::reason(&arguments) {
        return Err(reason.into());
    }
    let found = found(&arguments, naming, config);
    found.map_err(|error| match mistyped_command(reference) {
        Some(hint) if arguments.len() > 2 => format!("{error}{hint}").into(),
        _ => error,
    })
}

/// A hint for a word that may be meant as a command: a name of letters only.
fn mistyped_command(argument: &Path) -> Option<&'static str> {
    let word = argument.to_str().filter(|_| !argument.exists())?;
    let is_word = word.chars().all(|letter| letter.is_ascii_alphabetic());
    is_word.then_some(
        "\n  Of the commands, only these are known: report, index, history, generate, demo, config, completions or help.",
    )
}

/// The results that arguments mean, of which there are at least two.
fn found(
    arguments: &[&Path],
    naming: &NamingArgs,
    config: &ConfigChoice,
) -> Result<Sources, Error> {
    let pairs = pairs(arguments, naming)?;
    let has_names = arguments.iter().any(|argument| as_name(argument).is_some());
    let tree = if has_names || naming.each_machine {
        Some(read_tree(place(arguments, naming)?, config)?)
    } else {
        None
    };
    let (Some(tree), [reference, heads @ ..]) = (&tree, arguments) else {
        let pairs = pairs.into_iter();
        let pairs = pairs.map(|pair| pair.map(Source::from_argument));
        return Ok(of_pairs(pairs.collect(), None));
    };
    if naming.each_machine {
        let names = |argument: &&Path| {
            as_name(argument).ok_or_else(|| {
                format!(
                    "--each-machine: {} is a file, and each machine has another one; write a version or a commit",
                    visible(&argument.to_string_lossy())
                )
            })
        };
        let heads: Vec<Name> = heads.iter().map(names).collect::<Result<_, _>>()?;
        let pairs = each_machine::pairs(tree, &names(reference)?, &heads)?;
        return Ok(of_pairs(pairs, Some(Arc::clone(tree))));
    }
    // The base differs from head to head; any other reference is looked up once, on a machine that has all heads.
    let is_base = |argument: &Path| as_name(argument).is_some_and(|name| name.what == Named::Base);
    let groups = if naming.pairs || is_base(reference) {
        pairs
            .iter()
            .map(|pair| vec![pair.reference, pair.head])
            .collect()
    } else {
        vec![arguments.to_vec()]
    };
    let mut found = Vec::new();
    for group in groups {
        let [reference, heads @ ..] = &*resolved(&group, tree, naming)? else {
            continue;
        };
        found.extend(
            heads
                .iter()
                .map(|head| Sides::new(reference.clone(), head.clone())),
        );
    }
    Ok(of_pairs(found, Some(Arc::clone(tree))))
}

/// Which arguments are compared with which: each with the first one, or in pairs.
fn pairs<'a>(arguments: &[&'a Path], naming: &NamingArgs) -> Result<Vec<Sides<&'a Path>>, Error> {
    if !naming.pairs {
        let heads = arguments[1..].iter();
        return Ok(heads.map(|&head| Sides::new(arguments[0], head)).collect());
    }
    let (pairs, rest) = arguments.as_chunks::<2>();
    if !rest.is_empty() {
        let count = arguments.len();
        return Err(format!(
            "--pairs: name REF HEAD REF HEAD …; {count} results do not make pairs"
        )
        .into());
    }
    let sides = |&[reference, head]: &[&'a Path; 2]| Sides::new(reference, head);
    Ok(pairs.iter().map(sides).collect())
}

/// The sources of pairs. A reference that all have in common is named once.
fn of_pairs(pairs: Vec<Sides<Source>>, tree: Option<Arc<Tree>>) -> Sources {
    let sides = pairs.into_iter().map(|pair| (pair.reference, pair.head));
    let (mut references, heads): (Vec<Source>, Vec<Source>) = sides.unzip();
    if references
        .iter()
        .all(|reference| *reference == references[0])
    {
        references.truncate(1);
    }
    Sources {
        references,
        heads,
        tree,
    }
}

/// The sources that arguments mean, of which the first is the reference of the others.
fn resolved(arguments: &[&Path], tree: &Tree, naming: &NamingArgs) -> Result<Vec<Source>, Error> {
    let wanted: Vec<Wanted> = arguments
        .iter()
        .map(|argument| wanted(argument, tree))
        .collect();
    let found = resolve(tree, &wanted, naming.machine.as_deref())?;
    let source = |(argument, found): (&&Path, Option<usize>)| match found {
        Some(index) => Source::Path(tree.results[index].path.clone()),
        None => Source::from_argument(argument),
    };
    Ok(arguments.iter().zip(found).map(source).collect())
}

/// The two results that a published report compares, and the tree around it.
///
/// # Errors
/// If the report does not name them, or if they are not in the tree around it.
fn of_report(
    report: &Path,
    naming: &NamingArgs,
    config: &ConfigChoice,
) -> Result<(Sides<Source>, Arc<Tree>), Error> {
    let pair = || -> Result<_, Error> {
        let place = match &naming.tree {
            Some(folder) => Place::of(folder)?,
            None => match Place::around(report) {
                Some(place) => place,
                None => Place::of(&folder_of(report))?,
            },
        };
        let tree = read_tree(place, config)?;
        let [reference, head] = published_pair(report, &tree)?.map(Source::Path);
        Ok((Sides::new(reference, head), tree))
    };
    match pair() {
        Ok(found) => Ok(found),
        Err(error) => Err(format!("{}: {error}", visible(&report.to_string_lossy())).into()),
    }
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// The name that an argument is; `None` if it is a path, or standard input.
fn as_name(argument: &Path) -> Option<Name> {
    let text = argument.to_str()?;
    let extension = argument.extension();
    let has_extension =
        extension.is_some_and(|it| ["json", "gz", "md"].iter().any(|known| it == *known));
    // A branch may have a slash in its name, too.
    let parent = argument.parent().unwrap_or(Path::new(""));
    let is_in_folder = text.contains('/') && (text.starts_with(['.', '/', '~']) || parent.is_dir());
    let looks_like_path = has_extension || is_in_folder || text.contains('\\');
    if text == "-" || looks_like_path || argument.exists() {
        return None;
    }
    Some(Name::parse(text))
}

/// Where the named results are: in the tree that was chosen, else in the one around a file whose base is wanted, else in
/// the one around the current folder.
fn place(arguments: &[&Path], naming: &NamingArgs) -> Result<Place, Error> {
    if let Some(folder) = &naming.tree {
        return Ok(Place::of(folder)?);
    }
    let is_file = |argument: &&&Path| as_name(argument).is_none() && argument.exists();
    let of_file = arguments
        .iter()
        .find(is_file)
        .and_then(|file| Place::around(file));
    let here = || Place::find(Path::new("."));
    of_file.or_else(here).ok_or_else(|| {
        let mut names = arguments.iter().filter_map(|argument| as_name(argument));
        let name = names.next().map(|name| name.text).unwrap_or_default();
        format!(
            "{}: there is no such file, and no folder of results here to look for a result of this name\n  Name a file, or the folder with --tree DIR.",
            visible(&name)
        )
        .into()
    })
}

/// Reads what a tree holds.
///
/// # Errors
/// If a configuration was named that cannot be read.
pub fn read_tree(place: Place, config: &ConfigChoice) -> Result<Arc<Tree>, Error> {
    let config = config::of_tree(config, &place)?;
    let options = TreeOptions::default();
    let tree = Tree::read(place, Arc::new(config), &options, &|| false);
    Ok(Arc::new(tree))
}

fn wanted(argument: &Path, tree: &Tree) -> Wanted {
    if let Some(name) = as_name(argument) {
        return Wanted::Name(name);
    }
    let absolute = |path: &Path| path.canonicalize().ok();
    let file = absolute(argument);
    let is_it = |entry: &Entry| file.is_some() && absolute(&entry.path) == file;
    let name = file.as_deref().map(Path::to_string_lossy);
    let name = name.and_then(|name| ResultName::from_path(&name));
    Wanted::File {
        result: tree.results.iter().position(is_it),
        nickname: name.map(|name| name.nickname),
    }
}
