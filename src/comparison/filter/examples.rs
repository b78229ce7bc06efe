//! Examples of the filter language.

/// Examples of the filter language and their meanings, for the help and the README.
pub const EXAMPLES: [(&str, &str); 9] = [
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
        "ratio>1.05",
        "or <, <=, >=; above 1 is slower. slower>5% and faster>5% say it in words",
    ),
    (
        "mem>1.1",
        "peak memory of the head over that of the reference",
    ),
    (
        "noise<3% q<0.05",
        "the larger side's σ over its mean; p (also: p) adjusted for many tests",
    ),
    (
        "prob>90% pull>0.1%",
        "probability that a head's value is the faster; size of the pull",
    ),
    ("-tag:apps", "- before any of these: not so"),
];
