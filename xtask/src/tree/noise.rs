//! How the values of a benchmark vary: within a process, between processes, and from night to night. On a real machine,
//! the median benchmark varies by 0.17%, 0.61% and 0.84%.

use super::plan::{Build, is_disturbed, level};
use super::random::Random;

/// How many processes measure a benchmark.
pub const PROCESSES: usize = 6;
/// How many values each of them measures.
pub const VALUES: usize = 5;

const WITHIN: f64 = 0.0017;
const BETWEEN: f64 = 0.0058;
const NIGHTLY: f64 = 0.0053;
/// What a night does to all benchmarks of a build alike.
const COMMON: f64 = 0.003;

/// The values of a benchmark that takes `mean` seconds on the first machine, a list for each process.
pub fn values(benchmark: &str, mean: f64, build: &Build) -> Vec<Vec<f64>> {
    let night = night_name(build);
    let words = [benchmark, build.machine.nickname, build.flags, &night];
    let mut random = Random::of(&words);
    let nightly = NIGHTLY * restlessness("night", benchmark);
    let between = BETWEEN * restlessness("process", benchmark);
    let level = mean * typical(benchmark, build) * (1.0 + nightly * random.normal());
    let level = level * common(benchmark, build);
    let process = |_| {
        let process = level * (1.0 + between * random.normal());
        let value = |_| rounded(process * (1.0 + WITHIN * random.normal()));
        (0..VALUES).map(value).collect()
    };
    (0..PROCESSES).map(process).collect()
}

/// The peak memory of a process in bytes, which varies by a few pages.
pub fn memory(benchmark: &str, build: &Build, process: usize) -> u64 {
    let mut random = Random::of(&["memory", benchmark]);
    let base = 16.0 + 40.0 * random.uniform() * random.uniform();
    let jit = if build.flags.is_empty() { 1.0 } else { 1.09 };
    let newer = if build.night.is_none() { 1.0 } else { 0.985 };
    let pages = base * jit * newer * 256.0;
    let night = night_name(build);
    let words = [
        "pages",
        benchmark,
        build.machine.nickname,
        build.flags,
        &night,
        &process.to_string(),
    ];
    let more = 24.0 * Random::of(&words).uniform();
    ((pages + more) as u64) * 4096
}

/// What a benchmark takes in a build without any noise, as a factor.
fn typical(benchmark: &str, build: &Build) -> f64 {
    let mut factor = 1.0;
    if build.machine.architecture == "aarch64" {
        factor *= 1.3
            + 0.2
                * Random::of(&["machine", benchmark])
                    .normal()
                    .clamp(-2.0, 2.0);
    }
    if let Some(night) = build.night {
        let newer = Random::of(&["version", benchmark]).normal();
        factor *= 1.0 - 0.011 + 0.02 * newer;
        factor *= level(benchmark, night);
    }
    if !build.flags.is_empty() {
        let jit = Random::of(&["jit", benchmark]).normal();
        factor *= 1.0 - 0.045 + 0.05 * jit;
    }
    factor
}

/// What a night does to the benchmarks of a machine. A disturbed one makes most of them slower, each in its own way.
fn common(benchmark: &str, build: &Build) -> f64 {
    let night = night_name(build);
    let (machine, flags) = (build.machine.nickname, build.flags);
    let mut factor = 1.0 + COMMON * Random::of(&["night", machine, flags, &night]).normal();
    if build
        .night
        .is_some_and(|night| is_disturbed(build.machine, night))
    {
        factor *= 1.03 + 0.04 * Random::of(&["disturbed", benchmark, flags]).uniform();
    }
    factor
}

/// How much more or less than the typical benchmark this one varies: some are very steady, and a few are not.
fn restlessness(of: &str, benchmark: &str) -> f64 {
    let uniform = Random::of(&["restless", of, benchmark]).uniform();
    0.25 + 1.5 * uniform + 5.0 * uniform.powi(8)
}

fn night_name(build: &Build) -> String {
    let night = build.night;
    night.map_or_else(|| "base".to_owned(), |night| night.to_string())
}

/// Seven digits, so that the last ones do not depend on the platform, and files are small.
fn rounded(value: f64) -> f64 {
    let text = format!("{value:.6e}");
    // What was just written as a number is one.
    text.parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::plan::builds;

    fn mean(values: &[Vec<f64>]) -> f64 {
        let all: Vec<f64> = values.concat();
        all.iter().sum::<f64>() / all.len() as f64
    }

    #[test]
    fn a_night_is_the_same_each_time_and_differs_from_the_next_by_its_noise() {
        let builds = builds();
        let nights: Vec<f64> = builds
            .iter()
            .filter(|it| it.machine.nickname == "linux_arm" && it.flags.is_empty())
            .filter(|it| it.night.is_some())
            .map(|build| mean(&values("nbody", 0.1, build)))
            .collect();
        let again = mean(&values("nbody", 0.1, &builds[1]));
        assert_eq!(again, mean(&values("nbody", 0.1, &builds[1])));
        let changes = nights
            .windows(2)
            .map(|pair| (pair[1] / pair[0] - 1.0).abs());
        let mut changes: Vec<f64> = changes.collect();
        changes.sort_by(f64::total_cmp);
        let median = changes[changes.len() / 2];
        assert!((0.001..0.03).contains(&median), "{median}");
    }

    #[test]
    fn all_values_are_above_0_and_short() {
        for build in builds() {
            for value in values("async_tree_io", 1.0, &build).concat() {
                assert!(value > 0.1 && value.to_string().len() < 12, "{value}");
            }
        }
    }
}
