//! Reads a tree as the command line says.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

use super::config;
use super::load::note_config;
use super::outcome::Error;
use super::output::tell;
use crate::bench_runner::Config;
use crate::cli::PublishedArgs;
use crate::folders::Folder;
use crate::index::{Cache, CompareOptions};
use crate::suite::LoadOptions;
use crate::text::visible;
use crate::tree::{Place, Tree, TreeOptions};

/// Lists the results of a tree. It is returned before all are listed if `is_cancelled`.
///
/// # Errors
/// If a configuration was named that cannot be read, or if there are no results.
pub fn tree(
    place: Place,
    args: &PublishedArgs,
    options: &CompareOptions,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Arc<Tree>, Error> {
    let config = config(&place, args)?;
    tree_with_config((place, config), args, options, is_cancelled)
}

/// The same with a configuration that was read.
///
/// # Errors
/// If there are no results.
pub fn tree_with_config(
    (place, config): (Place, Config),
    args: &PublishedArgs,
    options: &CompareOptions,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Arc<Tree>, Error> {
    read(place, config, &tree_options(args, options), is_cancelled)
}

/// The same, with what is known of the tree from an earlier run, unless `no_cache`.
///
/// # Errors
/// As above.
pub fn tree_with_cache(
    place: Place,
    args: &PublishedArgs,
    options: &CompareOptions,
    no_cache: bool,
) -> Result<(Arc<Tree>, Option<Cache>), Error> {
    let config = config(&place, args)?;
    let folder = cache_folder(no_cache);
    let mut cache = folder.map(|folder| Cache::load(&folder, &place, &config));
    let options = TreeOptions {
        known: cache.as_mut().map(Cache::take_texts).unwrap_or_default(),
        ..tree_options(args, options)
    };
    Ok((read(place, config, &options, &|| false)?, cache))
}

fn read(
    place: Place,
    config: Config,
    options: &TreeOptions,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Arc<Tree>, Error> {
    let tree = Tree::read(place, Arc::new(config), options, is_cancelled);
    let is_empty = tree.results.is_empty() && tree.pystats.is_empty() && tree.problems.is_empty();
    if is_empty && !is_cancelled() {
        return Err(nothing_found(&tree.place));
    }
    Ok(Arc::new(tree))
}

fn tree_options(args: &PublishedArgs, options: &CompareOptions) -> TreeOptions {
    TreeOptions {
        load: load_options(args),
        jobs: options.jobs,
        ..TreeOptions::default()
    }
}

/// The user's folder of caches; `None` without a cache, or if no variable says where it is.
pub fn cache_folder(no_cache: bool) -> Option<PathBuf> {
    let folder = || Folder::Caches.path(|name| std::env::var_os(name));
    if no_cache { None } else { folder() }
}

/// How its results are compared; without `jobs`, on a thread for each core.
pub fn options(args: &PublishedArgs, jobs: Option<NonZero<usize>>) -> CompareOptions {
    CompareOptions {
        load: load_options(args),
        jobs: jobs.unwrap_or(TreeOptions::default().jobs),
    }
}

/// bench_runner's configuration for a tree.
///
/// # Errors
/// If one was named that cannot be read.
pub fn config(place: &Place, args: &PublishedArgs) -> Result<Config, Error> {
    let mut config = config::of_tree(&config::choice(args), place)?;
    note_config(&config, args.verbose, &|note| tell(&visible(&note)));
    config.excluded.extend(args.exclude.iter().cloned());
    Ok(config)
}

/// How its files are read.
pub fn load_options(args: &PublishedArgs) -> LoadOptions {
    let mut options = LoadOptions::default();
    if let Some(mib) = args.max_size {
        options.max_bytes = mib << 20;
    }
    options
}

/// The error if a folder holds no results.
pub fn nothing_found(place: &Place) -> Error {
    let folder = place.results.to_string_lossy();
    let message = format!(
        "{}: there is no file whose name ends in .json or .json.gz\n  Name a folder of results, or the one above it.",
        visible(&folder)
    );
    message.into()
}
