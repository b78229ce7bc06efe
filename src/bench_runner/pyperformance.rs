//! The benchmarks of pyperformance, which bench_runner runs. A result names what was measured, which is not always the
//! name by which pyperformance runs it.
//!
//! Source: `MANIFEST` and the scripts `run_benchmark.py` of pyperformance 1.14.0.

/// Benchmarks that measure something of another name, each with that name.
const RENAMED: [(&str, &str); 11] = [
    ("argparse", "many_optionals"),
    ("argparse_subparsers", "subparsers"),
    ("async_tree", "async_tree_none"),
    ("async_tree_tg", "async_tree_none_tg"),
    ("fastapi", "fastapi_http"),
    ("gc_collect", "create_gc_cycles"),
    ("networkx", "shortest_path"),
    ("networkx_connected_components", "connected_components"),
    ("networkx_k_core", "k_core"),
    ("sqlglot_v2", "sqlglot_v2_normalize"),
    ("xdsl", "xdsl_constant_fold"),
];

/// Benchmarks that measure several things, with the names of these.
const OF_SEVERAL: [(&str, &[&str]); 9] = [
    (
        "base64",
        &[
            "base64_small",
            "base64_large",
            "urlsafe_base64_small",
            "base32_small",
            "base32_large",
            "base16_small",
            "base16_large",
            "ascii85_small",
            "ascii85_large",
            "base85_small",
            "base85_large",
        ],
    ),
    ("concurrent_imap", &["bench_mp_pool", "bench_thread_pool"]),
    (
        "deepcopy",
        &["deepcopy", "deepcopy_reduce", "deepcopy_memo"],
    ),
    ("genshi", &["genshi_text", "genshi_xml"]),
    (
        "logging",
        &["logging_format", "logging_silent", "logging_simple"],
    ),
    ("pprint", &["pprint_safe_repr", "pprint_pformat"]),
    (
        "scimark",
        &[
            "scimark_fft",
            "scimark_lu",
            "scimark_monte_carlo",
            "scimark_sor",
            "scimark_sparse_mat_mult",
        ],
    ),
    (
        "sympy",
        &["sympy_expand", "sympy_integrate", "sympy_sum", "sympy_str"],
    ),
    (
        "xml_etree",
        &[
            "xml_etree_parse",
            "xml_etree_iterparse",
            "xml_etree_generate",
            "xml_etree_process",
        ],
    ),
];

/// A benchmark as pyperformance runs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runnable<'n> {
    /// The name for `pyperformance run --benchmarks`.
    pub name: &'n str,
    /// Whether it measures other things too.
    pub measures_more: bool,
}

/// What pyperformance has to run for a benchmark of a result. A name that is not known is taken for its own.
#[must_use]
pub fn to_run(benchmark: &str) -> Runnable<'_> {
    let renamed = RENAMED.iter().find(|(_, result)| *result == benchmark);
    let of_several = OF_SEVERAL
        .iter()
        .find(|(_, results)| results.contains(&benchmark));
    match (renamed, of_several) {
        (Some((name, _)), _) => Runnable {
            name,
            measures_more: false,
        },
        (None, Some((name, _))) => Runnable {
            name,
            measures_more: true,
        },
        (None, None) => Runnable {
            name: benchmark,
            measures_more: false,
        },
    }
}
