//! Finds the files that the arguments mean: paths, and names of results in a tree.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config;
use super::outcome::Error;
use super::unusable::{self, is_report};
use crate::bench_runner::ResultName;
use crate::cli::NamingArgs;
use crate::results::ConfigChoice;
use crate::suite::Source;
use crate::text::visible;
use crate::tree::{Entry, Name, Place, Tree, TreeOptions, Wanted, published_pair, resolve};

/// The reference and the head that the arguments mean. An existing path wins over a name. A published report alone means
/// the two results that it compares.
///
/// # Errors
/// If a name stands for no result or for several, or if a file cannot be a result.
pub fn sources(
    reference: &Path,
    head: Option<&Path>,
    naming: &NamingArgs,
    config: &ConfigChoice,
) -> Result<[Source; 2], Error> {
    let Some(head) = head else {
        if is_report(reference) {
            return of_report(reference, naming, config);
        }
        return Err(unusable::alone(reference).into());
    };
    let arguments = [reference, head];
    if let Some(reason) = unusable::reason(&arguments) {
        return Err(reason.into());
    }
    let mut sources = arguments.map(Source::from_argument);
    if arguments
        .into_iter()
        .any(|argument| as_name(argument).is_some())
    {
        let tree = read_tree(place(&arguments, naming)?, config)?;
        let wanted = arguments.map(|argument| wanted(argument, &tree));
        let found = resolve(&tree, &wanted, naming.machine.as_deref())?;
        for (source, found) in sources.iter_mut().zip(found) {
            if let Some(index) = found {
                *source = Source::Path(tree.results[index].path.clone());
            }
        }
    }
    Ok(sources)
}

/// The two results that a published report compares, the reference first.
///
/// # Errors
/// If the report does not name them, or if they are not in the tree around it.
fn of_report(
    report: &Path,
    naming: &NamingArgs,
    config: &ConfigChoice,
) -> Result<[Source; 2], Error> {
    let pair = || -> Result<[PathBuf; 2], Error> {
        let place = match &naming.tree {
            Some(folder) => Place::of(folder)?,
            None => match Place::around(report) {
                Some(place) => place,
                None => Place::of(&folder_of(report))?,
            },
        };
        Ok(published_pair(report, &read_tree(place, config)?)?)
    };
    match pair() {
        Ok(pair) => Ok(pair.map(Source::Path)),
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
fn read_tree(place: Place, config: &ConfigChoice) -> Result<Tree, Error> {
    let config = config::of_tree(config, &place)?;
    let options = TreeOptions::default();
    Ok(Tree::read(place, Arc::new(config), &options, &|| false))
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
