//! What a published report says of a comparison, so that it need not be made again.
//!
//! Source: `_contents` and the properties below it in bench_runner's `result.py` (2.0.9), which reads a report that it has
//! written before.

use crate::results::Sides;
use crate::sorting;

/// What a report says. All texts are raw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// bench_runner's overall mean: `1.147x faster`; `None` if the report has only a reason why there is none.
    pub mean: Option<String>,
    /// HPT's reliability: `99.79%`.
    pub reliability: Option<String>,
    /// HPT's bound at 99%: `1.00x faster`.
    pub at_99: Option<String>,
    /// The memory change: `1.29x`, or `unknown`.
    pub memory: Option<String>,
    /// The benchmarks that only the reference has, sorted by name.
    pub missing: Vec<String>,
    /// The benchmarks that only the head has, sorted by name.
    pub new: Vec<String>,
}

impl Published {
    /// Reads a report of two files, whose paths are relative to the tree. `None` if it lacks the list of fields that
    /// bench_runner puts above it, or does not say which benchmarks only one of these files has.
    #[must_use]
    pub fn parse(text: &str, files: Sides<&str>) -> Option<Self> {
        let header: Vec<(&str, &str)> = text
            .strip_prefix("# Results vs. ")?
            .lines()
            .skip(2)
            .map_while(|line| line.strip_prefix("- ")?.split_once(": "))
            .collect();
        let field = |name: &str| {
            let field = header.iter().find(|(key, _)| *key == name);
            field.map(|(_, value)| value.trim())
        };
        let known = |name: &str| {
            let value = field(name).filter(|value| is_known(value));
            value.map(str::to_owned)
        };
        field("overall geometric mean")?;
        let [missing, new] = only_here(text, files)?.into_array();
        Some(Self {
            mean: known("overall geometric mean"),
            reliability: known("HPT reliability"),
            at_99: known("HPT 99th percentile"),
            // Reports of older versions have no such line, and bench_runner then takes it for unknown.
            memory: match field("Memory change") {
                Some(_) => known("Memory change"),
                None => Some("unknown".to_owned()),
            },
            missing,
            new,
        })
    }
}

/// bench_runner writes `None` where its body has no such line, and benchlens the reason why a number is missing.
fn is_known(value: &str) -> bool {
    value != "None" && !value.starts_with("not available")
}

/// The names in the lines `Ignored benchmarks (2) of PATH: a, b`.
fn only_here(text: &str, files: Sides<&str>) -> Option<Sides<Vec<String>>> {
    let mut found: Sides<Vec<String>> = Sides::default();
    for line in text.lines() {
        let Some(rest) = line.strip_prefix("Ignored benchmarks (") else {
            continue;
        };
        let (count, rest) = rest.split_once(") of ")?;
        let names_of = |file: &str| {
            let (folder, names) = rest.split_once(&format!("{file}: "))?;
            // bench_runner may have been told an absolute path of the tree.
            (folder.is_empty() || folder.ends_with('/')).then_some(names)
        };
        let [in_reference, in_head] = files.map(names_of).into_array();
        let names = in_reference.or(in_head)?.split(", ").map(str::to_owned);
        let mut names: Vec<String> = names.collect();
        // A name with a comma cannot be told from two.
        if names.len() != count.parse::<usize>().ok()? {
            return None;
        }
        sorting::sort(&mut names);
        if in_reference.is_some() {
            found.reference = names;
        } else {
            found.head = names;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: Sides<&str> = Sides {
        reference: "results/a/x.json",
        head: "results/b/x.json",
    };

    fn report(fields: &str, ignored: &str) -> String {
        format!(
            "# Results vs. base\n\n- fork: python\n{fields}\n\n| a |\n{ignored}\n\n- Geometric mean: 3"
        )
    }

    #[test]
    fn the_list_of_fields_and_the_names_are_read() {
        let fields = "- overall geometric mean: 1.039x faster\n- HPT reliability: 99.79%\n- HPT 99th percentile: 1.00x faster\n- Memory change: 1.31x";
        let ignored = "Ignored benchmarks (2) of results/a/x.json: b, a\nIgnored benchmarks (1) of /tree/results/b/x.json: c";
        let published = Published::parse(&report(fields, ignored), FILES).expect("a report");
        let text = |text: &str| Some(text.to_owned());
        let expected = Published {
            mean: text("1.039x faster"),
            reliability: text("99.79%"),
            at_99: text("1.00x faster"),
            memory: text("1.31x"),
            missing: ["a", "b"].map(str::to_owned).into(),
            new: ["c".to_owned()].into(),
        };
        assert_eq!(published, expected);
    }

    #[test]
    fn what_a_report_lacks_is_unknown() {
        let fields = "- overall geometric mean: not available (a reason)\n- HPT reliability: None\n- HPT 99th percentile: None";
        let published = Published::parse(&report(fields, ""), FILES).expect("a report");
        assert_eq!((published.mean, published.reliability), (None, None));
        assert_eq!(published.at_99, None);
        assert_eq!(published.memory.as_deref(), Some("unknown"));
        assert_eq!((published.missing, published.new), (vec![], vec![]));
    }

    #[test]
    fn a_report_of_another_form_or_of_other_files_is_not_read() {
        let fields = "- overall geometric mean: 1.039x faster";
        let good = report(fields, "");
        assert!(Published::parse(&good, FILES).is_some());
        for text in [
            String::new(),
            good.replacen("# ", "", 1),
            report("- fork: python", ""),
            report(fields, "Ignored benchmarks (1) of results/c/x.json: a"),
            report(
                fields,
                "Ignored benchmarks (1) of other-results/a/x.json: a",
            ),
            report(fields, "Ignored benchmarks (2) of results/a/x.json: a"),
            report(fields, "Ignored benchmarks (9"),
        ] {
            assert_eq!(Published::parse(&text, FILES), None, "{text}");
        }
    }
}
