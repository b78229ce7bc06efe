//! All that is made of a comparison.

use benchlens::comparison::{Comparison, Metric, OutputFormat, View};
use benchlens::report::{self, Extract, TextStyle};
use serde_json::Value;

const NARROW: TextStyle = TextStyle {
    color: false,
    width: Some(80),
};

/// Every output that is meant for people, then JSON and the published Markdown.
pub fn outputs(comparison: &Comparison) -> (Vec<String>, [String; 2]) {
    let (mut shown, mut json) = (Vec::new(), String::new());
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
            json = extract.render(OutputFormat::Json, TextStyle::PLAIN);
            serde_json::from_str::<Value>(&json).expect("the JSON is JSON");
        }
    }
    (
        shown,
        [
            json,
            report::published(comparison, report::has_header(comparison)),
        ],
    )
}
