//! False positives, power, and how steady change points are.

use benchlens::stats::change_points::change_points;
use benchlens::stats::summary::{median, sorted};

use crate::random::Random;

/// The nights of the running median.
pub const WINDOW: usize = 19;

/// The first seed of each set of shuffles.
const SEEDS: [u64; 2] = [1_000, 7_777_777];

const SHUFFLES: u64 = 10;
const STEPS: [f64; 5] = [0.0, 0.02, 0.03, 0.05, 0.10];
const LAST: [usize; 2] = [5, 10];

/// A change point is established with so many nights after it.
const ESTABLISHED: usize = 10;

pub fn print(series: &[Vec<f64>]) {
    println!("  {} series", series.len());
    for seed in SEEDS {
        let alarms: Vec<usize> = shuffles(series, seed)
            .iter()
            .map(|all| count(all))
            .collect();
        let mean = alarms.iter().sum::<usize>() as f64 / alarms.len() as f64;
        println!("  false positives, seeds from {seed}: mean {mean:.1} of {alarms:?}   (aim 1)");
    }
    println!(
        "  change points of the series themselves: {}",
        count(series)
    );
    for last in LAST {
        let found =
            STEPS.map(|step| format!("{:.0}%: {:.0}%", step * 100.0, power(series, step, last)));
        println!(
            "  found, step in the last {last:2} nights: {}",
            found.join("  ")
        );
    }
    let (all, gone) = moved(series);
    println!("  established change points that moved or went with another night: {gone} of {all}");
}

/// The residuals of all series about their running medians, shuffled.
pub fn shuffles(series: &[Vec<f64>], seed: u64) -> Vec<Vec<Vec<f64>>> {
    let shuffled = |shuffle: u64| {
        let one = |(place, values): (usize, &Vec<f64>)| {
            let mut residuals = residuals(values);
            Random(seed + shuffle * 1_000 + place as u64).shuffle(&mut residuals);
            residuals
        };
        series.iter().enumerate().map(one).collect()
    };
    (0..SHUFFLES).map(shuffled).collect()
}

fn residuals(values: &[f64]) -> Vec<f64> {
    let half = WINDOW / 2;
    let residual = |place: usize| {
        let window = &values[place.saturating_sub(half)..(place + half + 1).min(values.len())];
        values[place] - median(&sorted(window)).expect("it is not empty")
    };
    (0..values.len()).map(residual).collect()
}

fn count(series: &[Vec<f64>]) -> usize {
    series
        .iter()
        .map(|values| change_points(values).len())
        .sum()
}

/// The series with a step in the last nights.
pub fn stepped(values: &[f64], step: f64, last: usize) -> Vec<f64> {
    let start = values.len() - last;
    let by = |place: usize| if place < start { 0.0 } else { step.ln_1p() };
    (0..values.len())
        .map(|place| values[place] + by(place))
        .collect()
}

/// The percentage of series in which the step is found within a night.
fn power(series: &[Vec<f64>], step: f64, last: usize) -> f64 {
    let is_found = |values: &&Vec<f64>| {
        let points = change_points(&stepped(values, step, last));
        let place = values.len() - last;
        points.iter().any(|point| point.index.abs_diff(place) <= 1)
    };
    100.0 * series.iter().filter(is_found).count() as f64 / series.len() as f64
}

/// Of the change points that are established on any night, how many there are, and how many the next night moves.
fn moved(series: &[Vec<f64>]) -> (usize, usize) {
    let (mut all, mut gone) = (0, 0);
    let indices = |values: &[f64]| -> Vec<usize> {
        change_points(values)
            .iter()
            .map(|point| point.index)
            .collect()
    };
    for values in series {
        let mut before: Vec<usize> = Vec::new();
        for nights in 2 * ESTABLISHED..=values.len() {
            let now = indices(&values[..nights]);
            for index in before.iter().filter(|&index| index + ESTABLISHED < nights) {
                all += 1;
                gone += usize::from(!now.contains(index));
            }
            before = now;
        }
    }
    (all, gone)
}
