//! Numbers in the wording of pyperf and bench_runner.

use super::measure::Change;
use super::metric::Metric;
use crate::stats::{Direction, Hpt, hpt};
use crate::text::fixed;

/// A ratio of times: `1.04x faster`, `1.00x slower`, `no change`.
///
/// Source: `format_normalized_mean` in pyperf's `_compare.py`.
#[must_use]
pub fn ratio(ratio: f64) -> String {
    if ratio < 1.0 {
        format!("{}x faster", fixed(1.0 / ratio, 2))
    } else if ratio == 1.0 {
        "no change".to_owned()
    } else {
        format!("{}x slower", fixed(ratio, 2))
    }
}

/// A ratio by a metric.
#[must_use]
pub fn ratio_of(metric: Metric, value: f64) -> String {
    match metric {
        Metric::Time => ratio(value),
        Metric::Memory => memory_ratio(value),
    }
}

/// The word for a change by a metric: `slower` or `larger`, `faster` or `smaller`.
#[must_use]
pub fn change(metric: Metric, change: Change) -> &'static str {
    match (change, metric) {
        (Change::Worse, Metric::Time) => "slower",
        (Change::Worse, Metric::Memory) => "larger",
        (Change::Better, Metric::Time) => "faster",
        (Change::Better, Metric::Memory) => "smaller",
        (Change::Unchanged, _) => "unchanged",
        (Change::NotSignificant, _) => "not significant",
        (Change::NotTested, _) => "not tested",
    }
}

/// bench_runner's overall mean: `1.039x faster`. Its slowdowns are 1 + (1 - mean), not 1 / mean, and so never
/// reach 2.
#[must_use]
pub fn runner_mean(mean: f64) -> String {
    if mean > 1.0 {
        format!("{}x faster", fixed(mean, 3))
    } else if mean == 1.0 {
        "not sig".to_owned()
    } else {
        format!("{}x slower", fixed(1.0 + (1.0 - mean), 3))
    }
}

/// A slowdown of bench_runner's mean as a ratio, `3.04x slower`, if the two are far apart: beyond 1.2x, since slowdowns are
/// written as 1 + (1 − mean).
#[must_use]
pub fn runner_slowdown_as_ratio(mean: f64) -> Option<String> {
    (mean < 0.8).then(|| ratio(1.0 / mean))
}

/// bench_runner's memory change: `1.31x`, or `unknown`.
#[must_use]
pub fn memory_change(change: Option<f64>) -> String {
    change.map_or_else(
        || "unknown".to_owned(),
        |change| format!("{}x", fixed(change, 2)),
    )
}

/// A ratio of memory: `1.32x larger`.
#[must_use]
pub fn memory_ratio(ratio: f64) -> String {
    if ratio < 1.0 {
        format!("{}x smaller", fixed(1.0 / ratio, 2))
    } else if ratio == 1.0 {
        "no change".to_owned()
    } else {
        format!("{}x larger", fixed(ratio, 2))
    }
}

/// The list lines of bench_runner's HPT report: `Reliability score: 99.41% likely to be faster`, then
/// `90% likely to have a speedup of 1.25x` for each level that has one.
#[must_use]
pub fn hpt_lines(hpt: &Hpt) -> Vec<String> {
    let (likely, effect) = match hpt.direction {
        Direction::Faster => ("faster", "speedup"),
        Direction::Slower => ("slow", "slowdown"),
    };
    let mut lines = vec![format!(
        "Reliability score: {}% likely to be {likely}",
        percent(hpt.reliability)
    )];
    for (level, factor) in hpt::LEVELS.iter().zip(hpt.at_least) {
        if let Some(factor) = factor {
            lines.push(format!(
                "{:.0}% likely to have a {effect} of {}x",
                level * 100.0,
                fixed(factor, 2)
            ));
        }
    }
    lines
}

/// The effect that HPT finds at least, at 99%: `1.10x faster`; `None` beyond 10.
///
/// Source: `hpt_percentile` in bench_runner's `result.py`.
#[must_use]
pub fn hpt_at_99(hpt: &Hpt) -> Option<String> {
    Some(format!(
        "{}x {}",
        fixed(hpt.at_least[2]?, 2),
        direction(hpt.direction)
    ))
}

/// Words with arrows for `faster` and `slower`, where there is no room for these.
#[must_use]
pub fn with_arrows(words: &str) -> String {
    words.replace("faster", "↑").replace("slower", "↓")
}

/// The word for the direction that HPT finds: `faster` or `slower`.
#[must_use]
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Faster => "faster",
        Direction::Slower => "slower",
    }
}

/// HPT's reliability and the direction that it is about: `99.41% faster`.
#[must_use]
pub fn reliability(hpt: &Hpt) -> String {
    let direction = direction(hpt.direction);
    format!("{}% {direction}", percent(hpt.reliability))
}

/// `1 row`, `2 rows`.
#[must_use]
pub fn count(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// `49 faster (47 clear)`; without the part in parentheses if there are none.
#[must_use]
pub fn with_clear(count: usize, what: &str, clear: usize) -> String {
    match count {
        0 => format!("0 {what}"),
        count => format!("{count} {what} ({clear} clear)"),
    }
}

/// A share with its sign: `+6.53%`. Zero has no sign.
#[must_use]
pub fn signed_percent(share: f64) -> String {
    let text = format!("{:+.2}%", share * 100.0);
    match text.as_str() {
        "+0.00%" | "-0.00%" => "0.00%".to_owned(),
        _ => text,
    }
}

/// A probability in percent with two decimals, without the percent sign.
#[must_use]
pub fn percent(probability: f64) -> String {
    fixed(probability * 100.0, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_in_words() {
        for (value, expected) in [
            (1.0, "no change"),
            (1.0 + f64::EPSILON, "1.00x slower"),
            (1.0 - f64::EPSILON, "1.00x faster"),
            (0.5, "2.00x faster"),
            (195.049, "195.05x slower"),
            (f64::NAN, "nanx slower"),
        ] {
            assert_eq!(ratio(value), expected);
        }
        assert_eq!(memory_ratio(0.5), "2.00x smaller");
        assert_eq!(memory_ratio(1.5), "1.50x larger");
        assert_eq!(memory_ratio(1.0), "no change");
    }

    #[test]
    fn the_runners_slowdown_is_not_an_inverse() {
        assert_eq!(runner_mean(1.039), "1.039x faster");
        assert_eq!(runner_mean(0.5), "1.500x slower");
        assert_eq!(runner_mean(1.0), "not sig");
        assert_eq!(runner_mean(f64::NAN), "nanx slower");
        assert_eq!(
            runner_slowdown_as_ratio(0.5).as_deref(),
            Some("2.00x slower")
        );
        for near in [0.81, 1.0, 3.0, f64::NAN] {
            assert_eq!(runner_slowdown_as_ratio(near), None, "{near}");
        }
    }

    #[test]
    fn a_share_that_rounds_to_zero_has_no_sign() {
        for (share, expected) in [
            (0.0653, "+6.53%"),
            (-0.0653, "-6.53%"),
            (0.00006, "+0.01%"),
            (-0.00006, "-0.01%"),
            (0.00004, "0.00%"),
            (-0.00004, "0.00%"),
            (0.0, "0.00%"),
            (-0.0, "0.00%"),
        ] {
            assert_eq!(signed_percent(share), expected, "{share}");
        }
    }

    #[test]
    fn levels_beyond_ten_are_left_out() {
        let hpt = Hpt {
            direction: Direction::Slower,
            reliability: 0.5,
            at_least: [Some(1.0), None, None],
        };
        assert_eq!(
            hpt_lines(&hpt),
            [
                "Reliability score: 50.00% likely to be slow",
                "90% likely to have a slowdown of 1.00x",
            ]
        );
    }
}
