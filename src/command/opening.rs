//! Opens a comparison as the command line and the settings describe.

use std::sync::Arc;

use super::outcome::Error;
use super::view_args;
use crate::cli::ViewArgs;
use crate::comparison::Comparison;
use crate::results::{ConfigChoice, Request, Results};
use crate::settings::Settings;
use crate::suite::{LoadOptions, Progress, Source};
use crate::tui::{ColumnChoice, OpenComparison, Pair};

/// How a comparison of two results of a tree is read and shown.
#[derive(Debug, Default)]
pub struct Opening {
    /// The settings of the screens.
    pub settings: Settings,
    /// What is shown.
    pub view: ViewArgs,
    /// bench_runner's configuration.
    pub config: ConfigChoice,
    /// Names of excluded benchmarks, in addition to those of the configuration.
    pub excluded: Vec<String>,
    /// The limit on the uncompressed size of one file in bytes, if it is not the default.
    pub max_bytes: Option<u64>,
}

impl Opening {
    /// Reads and compares two results. `progress` counts what is read.
    ///
    /// # Errors
    /// If they cannot be read or compared.
    pub fn open(&self, pair: Pair, progress: Arc<Progress>) -> Result<OpenComparison, Error> {
        let request = Request {
            reference: Source::Path(pair.reference),
            heads: vec![Source::Path(pair.head)],
            config: self.config.clone(),
            excluded: self.excluded.clone(),
            max_bytes: self.max_bytes,
        };
        let options = LoadOptions {
            progress,
            ..request.options()
        };
        let config = request.read_config()?;
        let results = Results::load(request, config, &options)?;
        let mut open = open(results, &self.view, &self.settings)?;
        open.stand_in = pair.stand_in;
        Ok(open)
    }
}

/// Opens a comparison as the command line and the settings describe.
///
/// # Errors
/// If the results cannot be compared, or if an option is not valid for them.
pub fn open(
    results: Results,
    args: &ViewArgs,
    settings: &Settings,
) -> Result<OpenComparison, Error> {
    let comparison = Comparison::of(&results)?.with_rules(settings.rules());
    let view = view_args::from_args(&comparison, args, settings)?;
    let mut open = OpenComparison::with_view(results, comparison, view);
    open.columns = ColumnChoice::of_setting(settings.columns.value.as_deref());
    open.is_docked = settings.dock.value;
    open.settings = settings.clone();
    Ok(open)
}
