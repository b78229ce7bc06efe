//! The verdict on time.

use super::{hpt, notes};
use crate::comparison::{Metric, wording};
use crate::tui::state::OpenComparison;
use crate::tui::widget::LineBuilder;

/// The user is told that the two means differ if the logarithm of their quotient is larger than this.
const MIN_DIFFERENCE: f64 = 0.005;

pub fn push(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    push_means(lines, open);
    hpt::push(lines, open);
    let verdict = &open.view.verdict;
    notes::push_influential(lines, open, Metric::Time);
    if verdict.driver(Metric::Time).is_none()
        && let (Some(pyperf), Ok(runner)) = (verdict.pyperf_mean, &verdict.runner_mean)
    {
        // One is a ratio and the other a speedup, so their product is 1 if they agree.
        if (pyperf.ln() + runner.ln()).abs() > MIN_DIFFERENCE {
            let why = "bench_runner counts what is not significant as 1, and drops outliers and exclusions";
            lines.labelled_paragraph("they differ", why);
        }
    }
    let is_main = open.view.metric == Metric::Time;
    if is_main {
        notes::push_false_positives(lines, open);
    }
    notes::push_exclusions(lines, open, is_main);
}

/// What bench_runner's mean is. Its wording of a slowdown says less than the ratio.
fn meaning(mean: f64) -> String {
    match wording::runner_slowdown_as_ratio(mean) {
        Some(ratio) => format!("1 + (1 − mean); as a ratio {ratio}"),
        None => "not significant counts as 1".to_owned(),
    }
}

fn push_means(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    let (verdict, whole, theme) = (&open.view.verdict, open.whole(), lines.theme);
    if let Some(mean) = verdict.pyperf_mean {
        let of_all = whole.pyperf_mean.map(wording::ratio);
        let note = notes::note(open, of_all, "geometric mean, all benchmarks");
        lines.labelled_value("pyperf", &wording::ratio(mean), theme.mean(mean), &note);
    }
    match verdict.runner_mean {
        Ok(mean) => {
            let of_all = whole.runner_mean.as_ref().ok();
            let of_all = of_all.map(|&mean| wording::runner_mean(mean));
            let means = meaning(mean);
            let note = notes::note(open, of_all, &means);
            let words = wording::runner_mean(mean);
            lines.labelled_value("bench_runner", &words, theme.mean(1.0 / mean), &note);
        }
        Err(ref reason) => notes::push_reason(lines, "bench_runner", reason),
    }
}
