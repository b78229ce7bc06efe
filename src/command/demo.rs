//! The sample results that are embedded in the program.

use crate::results::{ConfigChoice, Request};
use crate::suite::Source;

/// The request for the sample results: CPython 3.12.1 and 3.13.0.
#[must_use]
pub fn demo() -> Request {
    Request {
        references: vec![Source::Embedded {
            name: "sample/results/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json",
            bytes: include_bytes!(
                "../../assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz"
            ),
        }],
        heads: vec![Source::Embedded {
            name: "sample/results/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json",
            bytes: include_bytes!(
                "../../assets/sample/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz"
            ),
        }],
        config: ConfigChoice::None,
        excluded: Vec::new(),
        max_bytes: None,
    }
}
