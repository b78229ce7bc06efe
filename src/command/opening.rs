//! Opens a comparison as the command line and the settings describe.

use std::sync::Arc;

use super::outcome::Error;
use super::view_args;
use crate::cli::ViewArgs;
use crate::comparison::Comparison;
use crate::results::{ConfigChoice, Request, Results};
use crate::settings::Settings;
use crate::suite::{LoadOptions, Progress, Source};
use crate::tui::{Chosen, ColumnChoice, OpenComparison};

/// How a comparison of results of a tree is read and shown.
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
    /// Reads and compares results. `progress` counts what is read.
    ///
    /// # Errors
    /// If they cannot be read or compared.
    pub fn open(&self, chosen: Chosen, progress: Arc<Progress>) -> Result<OpenComparison, Error> {
        let stand_ins = chosen.stand_ins;
        let request = Request {
            references: chosen.references.into_iter().map(Source::Path).collect(),
            heads: chosen.heads.into_iter().map(Source::Path).collect(),
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
        open.stand_ins = stand_ins;
        Ok(open)
    }
}

/// Opens a comparison as the command line and the settings describe.
///
/// # Errors
/// If the results cannot be compared, or if an option is not valid for them.
pub fn open(
    mut results: Results,
    args: &ViewArgs,
    settings: &Settings,
) -> Result<OpenComparison, Error> {
    let heads = heads(&results, settings)?;
    let view = view_args::from_args(&heads, args, settings)?;
    results.select(view_args::selected(args, heads.len())?);
    let mut open = OpenComparison::with_view(results, heads, view);
    open.columns = ColumnChoice::of_setting(settings.columns.value.as_deref());
    open.is_docked = settings.dock.value;
    open.settings = settings.clone();
    Ok(open)
}

/// The comparisons of all heads, judged as the settings say.
///
/// # Errors
/// If pyperf would not compare one of them.
pub fn heads(results: &Results, settings: &Settings) -> Result<Vec<Arc<Comparison>>, Error> {
    let heads = Comparison::of_heads(results)?.into_iter();
    let heads = heads.map(|head| Arc::new(head.with_rules(settings.rules())));
    Ok(heads.collect())
}
