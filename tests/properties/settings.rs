//! Any text is a file of settings, or is refused with its place and what to do.

use std::io::Write;

use benchlens::settings::{Settings, SettingsChoice};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::config;
use crate::support::hidden::assert_harmless;

/// Parts of settings, whole and broken.
fn part() -> impl Strategy<Value = String> {
    let known = select(vec![
        "theme",
        "columns",
        "sort",
        "group-by",
        "[thresholds]",
        "[filters]",
        "small",
        " = ",
        ".",
        "\n",
        "\"",
        "'''",
        "'light'",
        "'1%'",
        "['q', 'ratio']",
        "'is:slower or x'",
        "true",
        "1",
        "{",
        "}",
        "[[",
        "# größe",
        "\u{feff}",
        "\u{1b}[31m",
        "\u{202e}",
        "\"\\u001b\"",
        "\r\n",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => ".*"]
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn any_text_is_settings_or_is_refused_with_a_reason(parts in vec(part(), 0..12)) {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(parts.concat().as_bytes()).expect("the file is writable");
        let choice = SettingsChoice::File(file.path().to_owned());
        match Settings::load(choice, &["dark", "light"]) {
            Ok(settings) => prop_assert!(settings.entries().len() >= 8),
            Err(error) => {
                let message = error.to_string();
                assert_harmless("the refusal", &message);
                prop_assert!(message.contains(": line ") && message.contains(", column "), "{}", message);
                prop_assert!(message.contains("--settings FILE"), "{}", message);
            }
        }
    }
}
