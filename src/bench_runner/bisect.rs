//! The command line of bench_runner's search for the commit that changed a benchmark.
//!
//! Source: bench_runner's `scripts/bisect.py`, `flags.py` and `scripts/run_benchmarks.py`.

use std::ffi::OsString;

use super::pyperformance::to_run;
use crate::text::hidden;
use crate::text::shell::{line, option};

/// Flags by their internal names, with those that `--flags` takes.
const FLAGS: [(&str, &str); 4] = [
    ("PYTHON_UOPS", "tier2"),
    ("JIT", "jit"),
    ("NOGIL", "nogil"),
    ("TAILCALL", "tailcall"),
];

/// What is to be searched for. All texts are raw.
#[derive(Debug, Clone, Copy)]
pub struct Bisect<'b> {
    /// The name of the benchmark in the results.
    pub benchmark: &'b str,
    /// The commit of the last result before the change: its hash, or the first digits of it.
    pub good: &'b str,
    /// The commit of the first result after it.
    pub bad: &'b str,
    /// The flags of the builds, by their internal names.
    pub flags: &'b [String],
    /// Whether the benchmark became faster.
    pub is_improvement: bool,
}

impl Bisect<'_> {
    /// The command line, to be run in a repository of results. The words are quoted for a shell, and it is text that a
    /// terminal may show.
    ///
    /// Builds have PGO, as those of bench_runner's weekly results have. An improvement needs `--invert`, which
    /// bench_runner has since commit 009e6ad, after 2.0.8.
    ///
    /// # Errors
    /// If bench_runner cannot search for it; the error is raw.
    pub fn command(&self) -> Result<String, String> {
        let Self {
            benchmark,
            good,
            bad,
            flags,
            is_improvement,
        } = *self;
        // pyperformance splits at commas, and takes what begins with a hyphen for a benchmark that is not to be run.
        let is_name = !benchmark.is_empty()
            && !benchmark.starts_with('-')
            && !benchmark.contains([',', ' '])
            && hidden(benchmark).next().is_none();
        if !is_name {
            return Err(format!(
                "no benchmark of pyperformance is called '{benchmark}'"
            ));
        }
        for commit in [good, bad] {
            if !is_hash(commit) {
                return Err(format!("'{commit}' is not the hash of a commit"));
            }
        }
        if good.starts_with(bad) || bad.starts_with(good) {
            return Err(format!("both results are of commit {bad}"));
        }
        let mut words: Vec<OsString> = ["python", "-m", "bench_runner", "bisect", "--pgo"]
            .map(OsString::from)
            .into();
        if !flags.is_empty() {
            words.push(option("--flags", names(flags)?.join(",")));
        }
        if is_improvement {
            words.push("--invert".into());
        }
        words.extend([to_run(benchmark).name, good, bad].map(OsString::from));
        line(&words)
    }
}

fn is_hash(text: &str) -> bool {
    (4..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn names(flags: &[String]) -> Result<Vec<&'static str>, String> {
    let name = |flag: &String| {
        let known = FLAGS.iter().find(|(name, _)| name == flag);
        known
            .map(|(_, name)| *name)
            .ok_or_else(|| format!("bench_runner cannot build with the flag {flag}"))
    };
    flags.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BISECT: Bisect<'_> = Bisect {
        benchmark: "nbody",
        good: "efffff2",
        bad: "efffff1",
        flags: &[],
        is_improvement: false,
    };

    #[test]
    fn a_regression_is_searched_for() {
        let command = BISECT.command().expect("it is possible");
        assert_eq!(
            command,
            "python -m bench_runner bisect --pgo nbody efffff2 efffff1"
        );
    }

    #[test]
    fn an_improvement_is_inverted_and_flags_have_the_names_of_workflows() {
        let flags = ["JIT", "NOGIL"].map(str::to_owned);
        let bisect = Bisect {
            benchmark: "sympy_sum",
            flags: &flags,
            is_improvement: true,
            ..BISECT
        };
        assert_eq!(
            bisect.command().expect("it is possible"),
            "python -m bench_runner bisect --pgo --flags=jit,nogil --invert sympy efffff2 efffff1"
        );
    }

    #[test]
    fn pyperformance_runs_it_by_another_name() {
        for (benchmark, expected) in [
            ("many_optionals", "argparse"),
            ("logging_silent", "logging"),
            ("async_tree_none", "async_tree"),
            ("async_tree_io", "async_tree_io"),
            ("$(reboot)", "'$(reboot)'"),
        ] {
            let command = Bisect {
                benchmark,
                ..BISECT
            }
            .command();
            let expected = format!("--pgo {expected} efffff2 efffff1");
            let command = command.expect("it is possible");
            assert!(command.ends_with(&expected), "{command}");
        }
    }

    #[test]
    fn what_bench_runner_cannot_do_is_an_error() {
        let unknown = ["CLANG".to_owned()];
        for (bisect, expected) in [
            (
                Bisect {
                    benchmark: "-x",
                    ..BISECT
                },
                "is called '-x'",
            ),
            (
                Bisect {
                    benchmark: "a,b",
                    ..BISECT
                },
                "is called 'a,b'",
            ),
            (
                Bisect {
                    benchmark: "a\u{1b}",
                    ..BISECT
                },
                "no benchmark of pyperformance",
            ),
            (
                Bisect {
                    good: "main",
                    ..BISECT
                },
                "'main' is not the hash",
            ),
            (Bisect { bad: "", ..BISECT }, "'' is not the hash"),
            (
                Bisect {
                    good: "efffff1aaaa",
                    ..BISECT
                },
                "both results are of commit efffff1",
            ),
            (
                Bisect {
                    flags: &unknown,
                    ..BISECT
                },
                "the flag CLANG",
            ),
        ] {
            let error = bisect.command().expect_err("it is impossible");
            assert!(error.contains(expected), "{error}");
        }
    }
}
