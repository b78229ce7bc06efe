//! Nothing hidden in a file comes out.

use benchlens::bench_runner::Config;
use benchlens::cli::Cli;
use benchlens::comparison::Comparison;
use benchlens::suite::{LoadError, parse};
use clap::Parser;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::outputs::outputs;
use crate::support::files::{ODD, read, results};
use crate::support::hidden::assert_harmless;
use crate::support::session::Session;
use crate::{SCREENS, config};

fn oddity() -> impl Strategy<Value = String> {
    vec(select(&ODD[..]), 1..9).prop_map(|pieces| pieces.concat())
}

/// A file in which every text is `odd`, and its name, of one side. Line breaks stand in keys and tags, as pyperf
/// refuses them in values.
fn hostile(odd: &str, side: &str) -> (String, String) {
    let text = |key: &str| format!("{key}{odd}{side}");
    let keys = [
        "hostname",
        "platform",
        "cpu_model_name",
        "cpu_config",
        "python_version",
        "python_executable",
        "commit_id",
        "commit_branch",
        "perf_version",
        "timer",
        "boot_time",
    ];
    let mut own: Map<String, Value> = keys
        .iter()
        .map(|key| ((*key).to_owned(), text(key).into()))
        .collect();
    own.insert(format!("key{odd}\n"), text("v").into());
    let of_run = json!({"date": text("d"), "command_max_rss": 1000, format!("r{odd}"): text("r")});
    let benchmark = |index: usize| {
        let values: Vec<f64> = (1..9)
            .map(|step| f64::from(step) / 50.0 + index as f64 + side.len() as f64)
            .collect();
        let run = json!({"values": values, "warmups": [[1, 9.0]], "metadata": of_run});
        let (name, tag) = (format!("n{odd}{index}"), format!("t{odd}\n{}", index % 2));
        let metadata = json!({"name": name, "tags": [tag], "description": text("d"), format!("b{odd}"): text("b")});
        json!({"metadata": metadata, "runs": [run, {"values": [values[0]], "metadata": of_run}]})
    };
    let alone = json!({"metadata": {"name": text("alone")}, "runs": [{"values": [1.0]}]});
    let benchmarks = [benchmark(0), benchmark(1), benchmark(2), alone];
    let document = json!({"version": "1.0", "metadata": own, "benchmarks": benchmarks});
    (format!("{side}{odd}.json"), document.to_string())
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn nothing_hidden_comes_out(odd in oddity(), published in any::<bool>()) {
        let mut sides = ["r", "hd"].map(|side| hostile(&odd, side));
        if published {
            for (file, _) in &mut sides {
                let (folder, name) = (format!("bm-20240101-3.1-abc{odd}"), format!("nick{odd}-x%1b%e2%80%ae-fork{odd}"));
                *file = format!("{folder}/bm-20240101-{name}-ref{odd}-3.1{odd}-abc{odd}.json");
            }
        }
        let [reference, head] = &sides;
        let results = results((&reference.0, &reference.1), (&head.0, &head.1));
        let comparison = Comparison::of(&results).expect("they share benchmarks");
        let (shown, _) = outputs(&comparison);
        for text in shown {
            assert_harmless("an output", &text);
        }
        for keys in SCREENS {
            let mut session = Session::new(results.clone(), (120, 40));
            session.press(keys);
            assert_harmless(keys, &session.text());
            assert_harmless(keys, session.app.message.as_deref().unwrap_or_default());
        }
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn nothing_hidden_stands_in_a_refusal(odd in oddity(), which in 0..8_usize) {
        let (name, document) = hostile(&odd, "r");
        let mut document: Value = serde_json::from_str(&document).expect("it is JSON");
        let first = &mut document["benchmarks"][0];
        match which {
            0 => document["version"] = json!(odd),
            1 => first["metadata"]["unit"] = json!(format!("u{odd}")),
            2 => first["metadata"][&odd] = json!([odd]),
            3 => first["runs"][1]["metadata"]["hostname"] = json!(format!("{odd}h")),
            4 => first["runs"][0]["values"][0] = json!(odd),
            5 => document["benchmarks"][1]["metadata"]["name"] = first["metadata"]["name"].clone(),
            6 => first["runs"] = json!([{"warmups": [[1, 1.0]]}]),
            _ => {
                let other = json!({"metadata": {"name": format!("other{odd}")}, "runs": [{"values": [1.0]}]});
                document["benchmarks"] = json!([other]);
            }
        }
        let message = match parse(name.clone(), document.to_string()) {
            Err(problem) => LoadError { file: name, problem }.to_string(),
            Ok(suite) => {
                prop_assert!(which >= 6, "{} is accepted", which);
                let head = hostile(&odd, "h");
                let comparison = Comparison::new(suite, read(&head.0, &head.1), Config::default());
                comparison.expect_err("nothing can be compared").to_string()
            }
        };
        assert_harmless("a refusal", &message);
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn nothing_hidden_stands_in_the_message_for_a_wrong_command_line(
        odd in oddity(),
        before in select(&["", "--", "-", "--format=", "--max-size=", "--theme", "demo"][..]),
    ) {
        let arguments = ["benchlens", "report", "a", "b", "c"].map(str::to_owned);
        for count in [1, 2, 5] {
            let arguments = arguments[..count].iter().cloned().chain([format!("{before}{odd}")]);
            if let Err(error) = Cli::try_parse_from(arguments) {
                assert_harmless("a refusal", &Cli::refusal(&error));
            }
        }
    }
}

#[test]
fn no_character_that_steers_or_hides_passes_the_sanitiser() {
    for character in '\0'..=char::MAX {
        let shown = benchlens::text::visible(&format!("a{character}b")).into_owned();
        assert_harmless(&format!("{character:?}"), &shown);
        assert!(!shown.contains('\n'), "a line break is shown too");
    }
}
