//! How often the interval of the geometric mean includes no change between nights without one.

use benchlens::series::{Analysis, Group, NightNoise, Series};
use benchlens::stats::noise::usual_difference;

/// The most nights between the two of a pair.
const MOST_APART: usize = 5;

pub fn print(group: &Group) {
    let noise = NightNoise::of(group);
    let names = group.series.iter().map(|series| &*series.benchmark);
    let Some(limit) = usual_difference(&noise.distances_of_mean(names), None) else {
        println!("  too few nights for the noise of the geometric mean");
        return;
    };
    let analysed: Vec<(&Series, Analysis)> = group
        .series
        .iter()
        .map(|series| (series, series.analyse(group)))
        .collect();
    println!(
        "  geometric means of two nights differ by {:.2}% at most in 90%; nights without a change point between, within it:",
        100.0 * limit
    );
    for apart in 1..=MOST_APART {
        let pairs = (apart..group.nights.len()).filter_map(|later| {
            let nights = &group.nights[later - apart..=later];
            let is_usual = !nights[0].is_disturbed && !nights[apart].is_disturbed;
            let is_same = nights[1..].iter().all(|night| !night.suite_changed);
            (is_usual && is_same).then(|| log_mean(&analysed, [later - apart, later]))?
        });
        let means: Vec<f64> = pairs.collect();
        let within = means.iter().filter(|mean| mean.abs() <= limit).count();
        println!(
            "    {apart} apart: {:5.1}% of {}",
            100.0 * within as f64 / means.len() as f64,
            means.len()
        );
    }
}

/// The logarithm of the geometric mean of the ratios of those benchmarks that have no change point between two nights.
fn log_mean(analysed: &[(&Series, Analysis)], nights: [usize; 2]) -> Option<f64> {
    let ratio = |(series, analysis): &(&Series, Analysis)| {
        let at = |night: usize| series.points.iter().position(|point| point.night == night);
        let points = [at(nights[0])?, at(nights[1])?];
        let is_between = |point: usize| points[0] < point && point <= points[1];
        if analysis
            .changes
            .iter()
            .any(|change| is_between(change.point))
        {
            return None;
        }
        let [first, second] = points.map(|point| series.points[point].mean.ln());
        Some(second - first)
    };
    let ratios: Vec<f64> = analysed.iter().filter_map(ratio).collect();
    (!ratios.is_empty()).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64)
}
