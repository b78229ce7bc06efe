//! Examples of the filter language.

/// Examples of the filter language and their meanings, for the help and docs/FILTER.md.
pub const EXAMPLES: [(&str, &str); 16] = [
    (
        "tree io",
        "names that have the letters of each word in this order",
    ),
    (
        "\"tree_io\"",
        "names that contain exactly this; in quotes, no character has another meaning",
    ),
    (
        "regex_*",
        "names that match this as a whole; * is any text, or none",
    ),
    ("tag:apps,asyncio", "with one of these tags"),
    (
        "is:slower",
        "or faster, larger, smaller, significant, unstable (pyperf would warn), excluded (by you × or by configuration °)",
    ),
    (
        "is:clear",
        "or within_noise, small, bimodal, noisy, same, untested: how well the change is supported",
    ),
    (
        "slower>5%",
        "more than 5% slower; also faster, larger and smaller (memory), always with %",
    ),
    (
        "ratio > 1.05",
        "or <, <=, >=; above 1 is slower. Spaces around the sign do not matter",
    ),
    (
        "mem>5%",
        "peak memory more than 5% larger, as mem>1.05; mem<-5% is more than 5% smaller",
    ),
    (
        "noise<3% q<0.05",
        "the larger of the two CVs; p-value adjusted for many tests (p: not adjusted)",
    ),
    (
        "prob>90% influence>0.1%",
        "probability that a value of the head is faster; size of the influence on the headline",
    ),
    (
        "night>3",
        "with a history: a change of more than 3 times what two nights without a change differ by",
    ),
    ("-tag:apps", "a - before any of these negates it"),
    (
        "is:slower or tree",
        "one or the other; a b or c means (a and b) or c",
    ),
    (
        "any:slower>5%",
        "in any of several heads; all: in all heads that have the benchmark; other terms are about the selected head",
    ),
    (
        "@regressions",
        "a named filter (f lists them); -@regressions is all others",
    ),
];
