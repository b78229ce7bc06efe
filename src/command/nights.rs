//! Reads the history that judges comparisons by their noise from night to night.

use std::path::Path;
use std::sync::Arc;

use super::names::read_tree;
use super::outcome::Error;
use super::read_tree::nothing_found;
use crate::comparison::{Comparison, NightGroups, NightPlaces, SideNights};
use crate::results::{ConfigChoice, Results};
use crate::series::ReadOptions;
use crate::suite::LoadOptions;
use crate::tree::{Place, Tree, TreeOptions};

/// Lists the results of the folder that holds the history.
///
/// # Errors
/// If there are no results, or if a configuration was named that cannot be read.
pub fn tree(folder: &Path, config: &ConfigChoice) -> Result<Arc<Tree>, Error> {
    let tree = read_tree(Place::of(folder)?, config)?;
    if tree.results.is_empty() {
        return Err(nothing_found(&tree.place));
    }
    Ok(tree)
}

/// Makes the comparisons of `results` know how much the results of their machines vary from night to night.
pub fn judge_by(tree: &Tree, heads: &[Arc<Comparison>], results: &Results, load: LoadOptions) {
    let places = NightPlaces::of(tree, results);
    let options = ReadOptions {
        load,
        jobs: TreeOptions::default().jobs,
    };
    let mut groups = NightGroups::default();
    groups.read(tree, &places, &options, &|| false);
    SideNights::set(&groups.sides(&places), heads, results);
}
