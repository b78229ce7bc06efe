//! Direction, size and certainty of the change.

use super::model::Headline;
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::stats::{Direction, Hpt};
use crate::text::fixed;

/// From this reliability on, HPT is taken as certain of the direction ...
const CERTAIN: f64 = 0.99;
/// ... and from this on, as probable.
const PROBABLE: f64 = 0.9;

/// `Faster: bench_runner 1.039x faster, HPT 99.79% likely faster (≥1.00x at 99%), memory 1.31x larger.` If the two runs
/// are not comparable, or one is of a disturbed night, the numbers are no claim about the Python under test, and the sentence
/// begins with this `doubt`. With `is_noise`,
/// two nights without a change may differ as much.
pub(super) fn sentence(
    headline: Headline<'_>,
    doubt: Option<&'static str>,
    is_noise: bool,
) -> String {
    match headline.metric {
        Metric::Time => {
            let parts = [Some(time(headline)), hpt_part(headline), memory(headline)];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let label = match doubt {
                Some(doubt) => format!("{doubt}; by the numbers"),
                None if is_noise && !is_unchanged(headline) => "Within noise".to_owned(),
                None => direction(headline).to_owned(),
            };
            format!("{label}: {}.", parts.join(", "))
        }
        Metric::Memory => {
            let mean = headline.verdict.memory_mean;
            let mean = mean.map(|mean| format!("geometric mean {}", wording::memory_ratio(mean)));
            let time = time(headline).replace("bench_runner ", "time ");
            let unknown = || Some("not known".to_owned());
            let memory = memory(headline).or_else(|| mean.is_none().then(unknown).flatten());
            let parts = [memory, mean, Some(time)];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let label = match doubt {
                Some(doubt) => format!("{doubt}; peak memory by the numbers"),
                None => "Peak memory".to_owned(),
            };
            format!("{label}: {}.", parts.join(", "))
        }
    }
}

/// What HPT says of the direction, and how certain it is. If the mean says the opposite, the change is mixed.
fn direction(headline: Headline<'_>) -> &'static str {
    match &headline.verdict.hpt {
        Ok(_) if is_unchanged(headline) => "No change",
        Ok(hpt) if hpt.reliability >= PROBABLE && contradicts(headline, hpt) => "Mixed",
        Ok(hpt) => match (hpt.direction, hpt.reliability) {
            (Direction::Faster, reliability) if reliability >= CERTAIN => "Faster",
            (Direction::Slower, reliability) if reliability >= CERTAIN => "Slower",
            (Direction::Faster, reliability) if reliability >= PROBABLE => "Probably faster",
            (Direction::Slower, reliability) if reliability >= PROBABLE => "Probably slower",
            _ => "Uncertain",
        },
        Err(_) => "Overall",
    }
}

/// Whether both means find no change at all, as of a file against itself.
pub(super) fn is_unchanged(headline: Headline<'_>) -> bool {
    let verdict = headline.verdict;
    verdict.runner_mean == Ok(1.0) && verdict.pyperf_mean == Some(1.0)
}

/// Whether bench_runner's mean, as it is shown, has the other direction.
fn contradicts(headline: Headline<'_>, hpt: &Hpt) -> bool {
    let Ok(mean) = headline.verdict.runner_mean else {
        return false;
    };
    match hpt.direction {
        _ if fixed(mean, 3) == "1.000" => false,
        Direction::Faster => mean < 1.0,
        Direction::Slower => mean > 1.0,
    }
}

/// bench_runner's mean, or pyperf's if there is none.
fn time(headline: Headline<'_>) -> String {
    let verdict = headline.verdict;
    match (&verdict.runner_mean, verdict.pyperf_mean) {
        // bench_runner would say `not sig`, but it is no test that finds the mean to be 1.
        (Ok(mean), _) if *mean == 1.0 => "bench_runner no change".to_owned(),
        (Ok(mean), _) => format!("bench_runner {}", wording::runner_mean(*mean)),
        (Err(_), Some(mean)) => format!("pyperf {}", wording::ratio(mean)),
        (Err(_), None) => "no mean".to_owned(),
    }
}

fn hpt_part(headline: Headline<'_>) -> Option<String> {
    let hpt = headline.verdict.hpt.as_ref().ok()?;
    (!is_unchanged(headline)).then(|| format!("HPT {}", certainty(hpt)))
}

/// `99.79% likely faster (≥1.02x at 99%)`: the reliability, and the speedup or slowdown that is reached with 99 %.
fn certainty(hpt: &Hpt) -> String {
    let direction = wording::direction(hpt.direction);
    let [.., bound] = hpt.at_least;
    let bound = match bound {
        // HPT gives a level of 1.00x even where it is not certain of the direction.
        _ if hpt.reliability < CERTAIN => String::new(),
        Some(factor) => format!(" (≥{}x at 99%)", fixed(factor, 2)),
        None => " (≥10x at 99%)".to_owned(),
    };
    let percent = wording::percent(hpt.reliability);
    format!("{percent}% likely {direction}{bound}")
}

fn memory(headline: Headline<'_>) -> Option<String> {
    let change = headline.verdict.memory.as_ref().ok()?.change?;
    Some(match headline.metric {
        Metric::Time => format!("memory {}", wording::memory_ratio(change)),
        Metric::Memory => format!("bench_runner {}", wording::memory_ratio(change)),
    })
}
