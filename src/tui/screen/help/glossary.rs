//! The glossary: the terms and marks of the screens, for a user who sees them for the first time.

/// The terms, each with its meaning.
pub(super) const GLOSSARY: [(&str, &str); 28] = [
    (
        "reference, head",
        "the result to compare with, and the result that is compared with it.",
    ),
    (
        "ratio",
        "mean of the head over mean of the reference: 1.25x slower, or its inverse, 1.25x faster. The bar goes from the middle, no change, to the right if the head is slower and to the left if it is faster. All bars have one logarithmic scale, whose ends stand above them; it has room for nearly all benchmarks in view, and a bar that is longer has a tip. The line on a bar is the 95% CI.",
    ),
    (
        "significant",
        "Student's t-test at the 95% level finds a difference between the means. Of 100 benchmarks without a change, about 5 are still called significant; and a significant difference can be too small to matter.",
    ),
    (
        "● clear",
        "significant, and all other evidence agrees. docs/NUMBERS.md has the rules of all seven judgements.",
    ),
    (
        "○ small",
        "significant, but a change of less than 1%, or of what the settings say.",
    ),
    (
        ": bimodal",
        "both sides have the same modes, and only their proportions differ.",
    ),
    (
        "± noisy",
        "significant, but the 95% CI contains 1 or is too wide or missing, or q is 0.05 or more, or the change is small against the noise.",
    ),
    (
        "≈ within noise",
        "the two files support the change, but the benchmark varies as much from night to night. Only with a history: in a comparison out of a tree, or with --history DIR.",
    ),
    ("~ same", "not significant. The difference may be noise."),
    (
        "? untested",
        "the two sides have different numbers of values, or values without any spread. pyperf counts such a benchmark as significant.",
    ),
    (
        "excluded",
        "× before a name: excluded by you (x), from all numbers on the screen. ° before a name: excluded by configuration (bench_runner.toml, or --exclude), from bench_runner's numbers only: its mean, HPT and the memory change; pyperf's mean includes it.",
    ),
    (
        "95% CI",
        "95% confidence interval of the ratio, from per-process means, weighted by their numbers of values, because the values of one process depend on each other.",
    ),
    (
        "includes 1",
        "the confidence interval of the ratio contains 1: the data are compatible with no change.",
    ),
    (
        "CV, noise",
        "coefficient of variation: standard deviation over mean. The noise of a benchmark is the larger CV of its two sides.",
    ),
    (
        "effect/noise",
        "the size of the change, |ln ratio|, over the noise: how clearly a change stands out.",
    ),
    (
        "night",
        "the change, |ln ratio|, over what two nights without a change differ by, √2 σ. σ is the night-to-night noise: the robust standard deviation of ln(time) in the history of the machine. From 3 on, the noise does not explain a change. The shade behind the bars goes to 2.",
    ),
    (
        "P(faster)",
        "probability that a value of the head is below a value of the reference, over all pairs of values; ties count half.",
    ),
    (
        "p, q",
        "p-value: how likely a t at least this large is if nothing changed. q is p adjusted for the number of tests (Benjamini-Hochberg).",
    ),
    (
        "expected false positives",
        "of N tests at the 5% level, about N/20 find a change where there is none.",
    ),
    (
        "influence",
        "leave-one-out: by how much pyperf's mean (for memory, the memory change) would fall without this benchmark. The verdict names up to three benchmarks that alone move it by 1% or more, and by four times as much as a typical benchmark.",
    ),
    (
        "modes",
        "peaks of the distribution of the values. With two or more, the mean may lie where there are no values, and the change may be a shift from one mode to another.",
    ),
    (
        "warm-ups",
        "values that pyperf measured before the others of a process, and that no number includes.",
    ),
    (
        "geometric mean",
        "the n-th root of the product of n ratios: twice as slow and twice as fast cancel out.",
    ),
    (
        "pyperf mean",
        "the geometric mean of the ratios of all benchmarks, significant or not. One extreme benchmark can move it a lot.",
    ),
    (
        "bench_runner mean",
        "the geometric mean of the speedups of all benchmarks, without outliers and without those excluded by configuration; a benchmark that is not significant counts as 1. A slowdown is written as 1 + (1 - mean), so it never reaches 2.",
    ),
    (
        "HPT",
        "hierarchical performance testing: one rank test over the medians of all benchmarks. It says how likely the head is faster (or slower) overall, and by how much at least with 90, 95 and 99% confidence. One extreme benchmark hardly moves it.",
    ),
    (
        "max RSS",
        "maximum resident set size: the peak memory of a process.",
    ),
    (
        "memory change",
        "bench_runner's mean ratio of max RSS over the significant benchmarks, without outliers. One extreme benchmark can dominate it.",
    ),
];
