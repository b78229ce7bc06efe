//! All that is made of a comparison.

use benchlens::comparison::{Comparison, Metric, OutputFormat, View};
use benchlens::report::{self, Extract, TextStyle};
use serde_json::Value;

const NARROW: TextStyle = TextStyle {
    color: false,
    width: Some(80),
};

/// Every output that must be harmless, then the published Markdown.
pub fn outputs(comparison: &Comparison) -> (Vec<String>, String) {
    let mut shown = Vec::new();
    for metric in [Metric::Time, Metric::Memory] {
        let mut view = View::new(comparison);
        view.metric = metric;
        view.update(comparison);
        for extract in [Extract::of(comparison, &view), Extract::whole(comparison)] {
            for format in [
                OutputFormat::Markdown,
                OutputFormat::Csv,
                OutputFormat::Text,
            ] {
                let styles = [NARROW, TextStyle::PLAIN];
                shown.extend(styles.map(|style| extract.render(format, style)));
            }
            let json = extract.render(OutputFormat::Json, TextStyle::PLAIN);
            let document: Value = serde_json::from_str(&json).expect("the JSON is JSON");
            let names = extract.rows.iter().map(|&row| &comparison.rows[row].name);
            for (benchmark, name) in document["benchmarks"]
                .as_array()
                .into_iter()
                .flatten()
                .zip(names)
            {
                assert_eq!(benchmark["name"], **name, "nothing is lost");
            }
            shown.push(json);
        }
    }
    let published = report::published(comparison, report::has_header(comparison));
    (shown, published)
}
