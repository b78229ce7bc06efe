//! Any text is a result, or refused with a reason; what is read is compared with itself and reported in every form.

#![no_main]

use benchlens::bench_runner::Config;
use benchlens::comparison::{Comparison, OutputFormat, View};
use benchlens::report::{self, Extract, TextStyle};
use benchlens::suite::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let suite = match parse("fuzz.json".to_owned(), text.to_owned()) {
        Ok(suite) => suite,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let Ok(comparison) = Comparison::new(suite.clone(), suite, Config::default()) else {
        return;
    };
    for row in &comparison.rows {
        let ratio = row.time.ratio;
        assert!(ratio == 1.0 || ratio.is_nan(), "{ratio} against itself");
    }
    let _ = report::published(&comparison, false);
    let view = View::new(&comparison);
    let extract = Extract::of(&comparison, &view);
    let style = TextStyle {
        color: false,
        width: Some(80),
    };
    for &format in OutputFormat::ALL {
        assert!(extract.render(format, style).ends_with('\n'));
    }
    for row in comparison.all() {
        let _ = comparison.detail(view.metric, row, None);
        let _ = comparison.detail(view.metric.other(), row, None);
    }
    let _ = comparison.comparability();
});
