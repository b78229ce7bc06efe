//! A result as pyperf and bench_runner write it.

use serde_json::{Value, json};

use super::noise::{memory, values};
use super::plan::Build;

/// What every file says about itself.
pub const DESCRIPTION: &str = "synthetic: random numbers, no measurement (cargo xtask tree)";

/// A benchmark, of the built-in pair.
pub struct Benchmark {
    /// Its name.
    pub name: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its mean in seconds.
    pub mean: f64,
}

/// The path in a tree, as bench_runner names it.
pub fn path(build: &Build) -> String {
    let (year, month, day) = build.day;
    let date = format!("{year}{month:02}{day:02}");
    let hash = &build.commit[..7];
    let Build {
        machine,
        flags,
        version,
        ..
    } = build;
    let dash = if flags.is_empty() { "" } else { "-" };
    let (nickname, architecture) = (machine.nickname, machine.architecture);
    let reference = match build.night {
        None => format!("v{version}"),
        Some(_) => build.commit[..20].to_owned(),
    };
    format!(
        "results/bm-{date}-{version}-{hash}{dash}{flags}/bm-{date}-{nickname}-{architecture}-python-{reference}-{version}-{hash}.json"
    )
}

/// The content of the file.
pub fn content(build: &Build, benchmarks: &[Benchmark]) -> String {
    let benchmarks = benchmarks.iter().map(|it| benchmark(it, build));
    let (year, month, day) = build.day;
    let machine = build.machine;
    let mut metadata = json!({
        "benchmark_hash": "5e7d1c",
        "commit_branch": "main",
        "commit_date": format!("{year}-{month:02}-{day:02}T03:00:00+00:00"),
        "commit_fork": "python",
        "commit_id": build.commit[..7],
        "cpu_count": 8,
        "cpu_model_name": "synthetic",
        "description": DESCRIPTION,
        "hostname": format!("synthetic-{}", machine.nickname),
        "perf_version": "2.10.0",
        "performance_version": "1.14.0",
        "platform": machine.platform,
        "unit": "second",
    });
    if let Some(before) = &build.before {
        metadata["commit_merge_base"] = before.clone().into();
    }
    let benchmarks: Vec<Value> = benchmarks.collect();
    let suite = json!({"benchmarks": benchmarks, "metadata": metadata, "version": "1.0"});
    suite.to_string()
}

fn benchmark(benchmark: &Benchmark, build: &Build) -> Value {
    let (year, month, day) = build.day;
    let date = format!("{year}-{month:02}-{day:02} 04:00:00");
    let processes = values(&benchmark.name, benchmark.mean, build);
    let run = |(process, values): (usize, Vec<f64>)| {
        json!({
            "metadata": {"date": date, "mem_max_rss": memory(&benchmark.name, build, process)},
            "values": values,
        })
    };
    let runs: Vec<Value> = (0..).zip(processes).map(run).collect();
    let configure = if build.flags.is_empty() {
        "'--enable-optimizations'"
    } else {
        "'--enable-optimizations' '--enable-experimental-jit'"
    };
    json!({
        "metadata": {
            "loops": 1,
            "name": benchmark.name,
            "python_compiler": "GCC 14.2.0",
            "python_config_args": configure,
            "python_version": format!("{} (64-bit)", build.version),
            "tags": benchmark.tags,
        },
        "runs": runs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::plan::builds;

    #[test]
    fn a_file_says_that_it_is_synthetic_and_is_named_as_bench_runner_names_it() {
        let builds = builds();
        let benchmarks = [Benchmark {
            name: "nbody".to_owned(),
            tags: vec!["math".to_owned()],
            mean: 0.1,
        }];
        let [base, night, jit] = [&builds[0], &builds[1], &builds[2]];
        assert!(path(base).contains("-linux-x86_64-python-v3.14.0-3.14.0-"));
        assert!(path(jit).contains("-JIT/bm-20260302-linux-x86_64-"));
        for build in [base, night, jit] {
            let text = content(build, &benchmarks);
            let suite = benchlens::suite::parse(path(build), text).expect("it is valid");
            assert_eq!(suite.text("description"), Some(DESCRIPTION));
            assert_eq!(suite.benchmarks[0].runs.len(), 6);
        }
    }
}
