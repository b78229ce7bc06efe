//! How the commit of a change is searched for.

use super::trend::{Subject, Trend};
use super::trends::Trends;
use crate::bench_runner::{Bisect, to_run};
use crate::series::{Change, Night};
use crate::suite::Unit;

/// A command line that searches for the commit of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BisectCommand {
    /// The command line, which a terminal may show.
    pub line: String,
    /// What else is to be known, which a terminal may show; `None` if nothing.
    pub note: Option<String>,
}

impl Trends {
    /// The command line with which bench_runner searches for the commit of a change of a benchmark: between the last
    /// result before it that is not disturbed, and the first result after it.
    ///
    /// # Errors
    /// If bench_runner cannot search for it; the error says why, and is raw.
    pub fn bisect(&self, trend: &Trend, change: &Change) -> Result<BisectCommand, String> {
        let Subject::Benchmark(benchmark) = &trend.subject else {
            return Err("bench_runner bisects one benchmark: select one".to_owned());
        };
        if trend.series.unit != Unit::Second {
            return Err("bench_runner bisects times only".to_owned());
        }
        let group = self.group(trend);
        let night = |point: usize| &group.nights[trend.series.points[point].night];
        let mut before = (0..change.point).rev().map(night);
        let before = before
            .find(|night| !night.is_disturbed)
            .ok_or("there is no result before the change")?;
        let after = night(change.point);
        let identity = &self.tree.results[after.result].identity;
        if identity.system(&self.tree.config) == "windows" {
            return Err("bench_runner does not bisect on Windows".to_owned());
        }
        let is_improvement = change.ratio() < 1.0;
        let bisect = Bisect {
            benchmark,
            good: hash(before)?,
            bad: hash(after)?,
            flags: &group.flags,
            is_improvement,
        };
        Ok(BisectCommand {
            line: bisect.command()?,
            note: note(benchmark, is_improvement),
        })
    }
}

fn hash(night: &Night) -> Result<&str, String> {
    let hash = night.hash.as_deref();
    hash.ok_or_else(|| format!("the commit of {} is not known", night.file))
}

fn note(benchmark: &str, is_improvement: bool) -> Option<String> {
    let runnable = to_run(benchmark);
    if runnable.measures_more {
        let name = runnable.name;
        return Some(format!(
            "it measures all of {name}, so that its mean moves less than {benchmark}"
        ));
    }
    is_improvement.then(|| "--invert needs a bench_runner after 2.0.8".to_owned())
}
