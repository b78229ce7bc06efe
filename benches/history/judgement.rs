//! How many benchmarks are called clear between adjacent nights, with and without the nights around them.

use std::collections::HashMap;

use benchlens::comparison::{Comparison, Judgement, Metric};
use benchlens::series::{Analysis, Group, Series};
use benchlens::stats::noise::{in_nights, noise};
use benchlens::stats::significance::Significance;
use benchlens::suite::{LoadOptions, Source, Suite};
use benchlens::tree::Tree;

const THRESHOLDS: [f64; 9] = [2.0, 2.5, 3.0, 3.25, 3.5, 3.75, 4.0, 4.5, 5.0];

/// The steps of the later night. Without one, what is called clear is wrong.
const STEPS: [f64; 3] = [0.0, 0.05, 0.10];

/// One benchmark of one pair of nights.
struct Row {
    significant: bool,
    clear: bool,
    nights: f64,
}

pub fn print(tree: &Tree, group: &Group) {
    let analysed: HashMap<&str, (&Series, Analysis)> = group
        .series
        .iter()
        .map(|series| (series.benchmark.as_str(), (series, series.analyse(group))))
        .collect();
    let mut rows = STEPS.map(|_| Vec::new());
    for later in 1..group.nights.len() {
        let pair = [later - 1, later].map(|night| &group.nights[night]);
        if pair.iter().any(|night| night.is_disturbed) {
            println!(
                "  excluded as disturbed: {} and {}",
                pair[0].date, pair[1].date
            );
            continue;
        }
        if pair[1].suite_changed {
            println!(
                "  excluded, other benchmarks: {} and {}",
                pair[0].date, pair[1].date
            );
            continue;
        }
        let suites = pair.map(|night| suite(tree, night.result));
        for (step, rows) in STEPS.into_iter().zip(&mut rows) {
            rows.extend(of_pair(suites.clone(), step, later, &analysed));
        }
    }
    println!(
        "  adjacent nights without a change point, {} rows; in %:",
        rows[0].len()
    );
    let today =
        |of: fn(&Row) -> bool| [0, 1, 2].map(|step| format!("{:5.2}", share(&rows[step], of)));
    println!(
        "  significant today          no step, 5%, 10%: {}",
        today(|row| row.significant).join("  ")
    );
    println!(
        "  clear today                no step, 5%, 10%: {}",
        today(|row| row.clear).join("  ")
    );
    for threshold in THRESHOLDS {
        let of = |step: usize| {
            let beyond = share(&rows[step], |row| row.nights >= threshold);
            let both = share(&rows[step], |row| row.clear && row.nights >= threshold);
            format!("{both:5.2} ({beyond:5.2})")
        };
        let steps = [0, 1, 2].map(of).join("  ");
        println!("  clear and night >= {threshold:4.2}     (night alone): {steps}");
    }
}

fn share(rows: &[Row], is_counted: impl Fn(&Row) -> bool) -> f64 {
    100.0 * rows.iter().filter(|row| is_counted(row)).count() as f64 / rows.len() as f64
}

fn suite(tree: &Tree, result: usize) -> Suite {
    let source = Source::Path(tree.results[result].path.clone());
    source
        .load(&LoadOptions::default())
        .expect("it was read before")
}

/// The rows of a pair, with a step in the later night.
fn of_pair(
    [earlier, mut latter]: [Suite; 2],
    step: f64,
    later: usize,
    analysed: &HashMap<&str, (&Series, Analysis)>,
) -> Vec<Row> {
    for value in latter
        .benchmarks
        .iter_mut()
        .flat_map(|benchmark| &mut benchmark.values)
    {
        *value *= 1.0 + step;
    }
    let comparison = Comparison::new(earlier, latter, benchlens::bench_runner::Config::default());
    let comparison = comparison.expect("they have benchmarks in common");
    let row = |row: usize| {
        let (series, analysis) = analysed.get(comparison.rows[row].name.as_str())?;
        let at = |night: usize| series.points.iter().position(|point| point.night == night);
        let points = [at(later - 1)?, at(later)?];
        let is_change = |change: &benchlens::series::Change| change.point == points[1];
        if analysis.changes.iter().any(is_change) {
            return None;
        }
        let significance = comparison.measure(Metric::Time, row)?.significance;
        Some(Row {
            significant: matches!(significance, Significance::Significant { .. }),
            clear: comparison.judgement(Metric::Time, row) == Some(Judgement::Clear),
            nights: in_nights(
                comparison.log_ratio(Metric::Time, row)?,
                noise_of_others(series, analysis, points)?,
            ),
        })
    };
    comparison.present().into_iter().filter_map(row).collect()
}

/// The noise of the nights that are not compared.
fn noise_of_others(series: &Series, analysis: &Analysis, pair: [usize; 2]) -> Option<f64> {
    let others = |segment: &std::ops::Range<usize>| {
        let others = segment.clone().filter(|point| !pair.contains(point));
        others
            .map(|point| series.points[point].value.ln())
            .collect()
    };
    let segments: Vec<Vec<f64>> = analysis.segments.iter().map(others).collect();
    noise(segments.iter().map(Vec::as_slice))
}
