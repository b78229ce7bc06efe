//! The words and marks of the screens, for a user who sees them for the first time.

/// The words, each with its meaning.
pub(super) const GLOSSARY: [(&str, &str); 20] = [
    (
        "reference, head",
        "the result to compare with, and the candidate.",
    ),
    (
        "ratio",
        "mean of the head over mean of the reference, in words: 1.25x slower, or 1.25x faster for its inverse. The bar is full at twice as slow or fast, and has a tip beyond.",
    ),
    (
        "significant",
        "Student's t-test at 95 % finds a difference of the means. With 100 benchmarks about 5 are called significant by chance alone, and a difference can be significant and too small to matter.",
    ),
    (
        "~",
        "behind a ratio: not significant. The difference may be noise.",
    ),
    (
        "?",
        "behind a ratio: not tested, since the sides have different numbers of values or no spread. pyperf counts such a row as significant.",
    ),
    (
        "×",
        "before a name: taken out of every number on the screen, by x.",
    ),
    (
        "°",
        "before a name: left out of bench_runner's numbers by its configuration or by --exclude. pyperf's mean keeps it.",
    ),
    (
        "95% CI",
        "where the ratio lies with 95 %, from the means of the processes, weighted by their numbers of values: values of one process depend on each other.",
    ),
    (
        "CV, noise",
        "σ over the mean, of each side; noise is the larger one. Chg÷noise is |ln ratio| over it: how far a change stands out.",
    ),
    (
        "P(faster)",
        "how often a value of the head is below one of the reference, over all pairs, ties half.",
    ),
    (
        "p, q",
        "how likely so large a t is by chance; q is p adjusted for the number of tests (Benjamini and Hochberg).",
    ),
    (
        "influence",
        "leave-one-out: by how much pyperf's mean (in the memory view the memory change) would fall if the row were left out. The benchmark that drives a headline has the largest.",
    ),
    (
        "driven by",
        "benchmarks that alone move a headline by 1 % or more, and four times as much as the usual row; at most three.",
    ),
    (
        "1 lies in it",
        "in the interval of the ratio: the data do not rule out that nothing changed.",
    ),
    (
        "false alarms",
        "of N tests at 5 %, about N/20 find a change where there is none.",
    ),
    (
        "geometric mean",
        "the n-th root of the product of n ratios: twice as slow and twice as fast cancel out.",
    ),
    (
        "pyperf mean",
        "the geometric mean: the n-th root of the product of all ratios, of the rows that are not significant too. One extreme row can turn it.",
    ),
    (
        "bench_runner mean",
        "the n-th root of the product of the significant speedups; the other rows count as 1. A slowdown is written as 1 + (1 - mean), so it never reaches 2.",
    ),
    (
        "HPT",
        "hierarchical performance testing: one rank test over the medians of all benchmarks. It says how likely the head is faster (or slower) as a whole, and by how much at least with 90, 95 and 99 %. One extreme row does not turn it.",
    ),
    (
        "memory",
        "peak memory (max RSS) of the benchmark's processes. bench_runner's change is the mean of the significant factors, so that one extreme row can dominate it.",
    ),
];
