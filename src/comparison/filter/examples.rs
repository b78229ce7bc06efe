//! Examples of the filter language.

/// Examples of the filter language and their meanings, for the help and the README.
pub const EXAMPLES: [(&str, &str); 10] = [
    (
        "tree io",
        "names with these letters in this order, each word for itself",
    ),
    ("\"tree_io\"", "names with exactly this in them"),
    ("tag:asyncio", "with this tag"),
    (
        "is:slower",
        "or faster, larger, smaller, significant, unstable (pyperf would warn), excluded (× or °)",
    ),
    (
        "is:clear",
        "or small, bimodal, noisy, same, untested: how well the change is supported",
    ),
    (
        "ratio>1.05",
        "or <, <=, >=; above 1 is slower. slower>5% and faster>5% say it in words",
    ),
    (
        "mem>1.1",
        "peak memory of the head over that of the reference",
    ),
    (
        "noise<3% q<0.05",
        "the larger of the two CVs; p-value adjusted for many tests (p: not adjusted)",
    ),
    (
        "prob>90% influence>0.1%",
        "probability that a value of the head is faster; size of the influence on the headline",
    ),
    ("-tag:apps", "- before any of these: not so"),
];
