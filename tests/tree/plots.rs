//! What `benchlens history --plot` prints of bench_runner's plots.

use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::made::{Made, Made1};
use crate::screen::Browser;
use crate::support::settings::NO_SETTINGS;

const CONFIG: &str = "\
[longitudinal_plot]
subplots = [
  { base = '3.12.0', version = '3.13' },
  { base = '3.12.0', version = '3.13', flags = ['JIT'] },
  { base = '3.12.0', version = '3' },
]
[[flag_effect_plot.subplots]]
name = 'JIT'
version = '3.13'
head_flags = ['JIT']
runner_map = { clang = 'linux' }
";

const NIGHTS: usize = 3;

/// The time on a machine: its own level for a build without flags, and a factor for the JIT.
fn value(runner: &str, flags: &str) -> f64 {
    let level = match runner {
        "linux" => 1.0,
        "mac" => 4.0,
        _ => 2.0,
    };
    if flags.is_empty() { level } else { level * 0.8 }
}

fn hash(night: usize) -> String {
    format!("{:07x}", 0xf00_0000 + night)
}

/// A base of each of two machines, and nights of three, with the JIT and without. The second night of the JIT lacks the
/// build without.
fn plots() -> Made {
    let made = Made::new(CONFIG);
    let add = |runner: &str, version: &str, hash: &str, flags: &str, date: &str| {
        made.add(&Made1 {
            runner,
            version,
            hash,
            flags,
            value: value(runner, flags) * if version == "3.12.0" { 2.0 } else { 1.0 },
            metadata: json!({"commit_date": date, "benchmark_hash": "one"}),
            ..Made1::default()
        })
    };
    for runner in ["linux", "mac"] {
        add(runner, "3.12.0", "1111111", "", "2025-01-01T12:00:00Z");
    }
    for night in 0..NIGHTS {
        let date = format!("2026-01-0{}T12:00:00Z", 1 + night);
        for runner in ["linux", "mac", "clang"] {
            add(runner, "3.13.0", &hash(night), "JIT", &date);
            if night != 1 && runner != "clang" {
                add(runner, "3.13.0", &hash(night), "", &date);
            }
        }
    }
    add("linux", "3.14.0", &hash(9), "JIT", "2026-01-09T12:00:00Z");
    add("linux", "3.14.0", &hash(9), "", "2026-01-09T12:00:00Z");
    made
}

fn benchlens(made: &Made, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(made.root())
        .arg("history")
        .args(arguments)
        .envs(NO_SETTINGS)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn stdout(made: &Made, arguments: &[&str]) -> String {
    let output = benchlens(made, arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

/// A line: the machine, then the hash, the ratio and the base of each point.
type Line = (String, Vec<(String, f64, String)>);

/// The lines of pyperf's geometric mean.
fn lines(made: &Made, plot: &str) -> Vec<Line> {
    let text = stdout(made, &["--plot", plot, "--format", "json"]);
    let document: Value = serde_json::from_str(&text).expect("it is JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let series = document["series"].as_array().expect("a list").iter();
    let means = series.filter(|it| it["headline"] == "pyperf_geometric_mean");
    let line = |series: &Value| {
        let points = series["points"].as_array().expect("a list").iter();
        let point = |it: &Value| {
            let ratio = it["ratio"].as_f64().expect("a number");
            (text(&it["hash"]), ratio, text(&it["base"]))
        };
        (text(&series["machine"]), points.map(point).collect())
    };
    means.map(line).collect()
}

#[test]
fn each_machine_of_a_longitudinal_plot_has_its_own_base() {
    let made = plots();
    let lines = lines(&made, "3.13.x vs. 3.12.0");
    let machines: Vec<&str> = lines.iter().map(|(machine, _)| machine.as_str()).collect();
    assert_eq!(machines, ["linux", "mac"], "the third has no base");
    for (machine, points) in &lines {
        let hashes: Vec<&str> = points.iter().map(|(hash, ..)| hash.as_str()).collect();
        assert_eq!(hashes, [hash(0), hash(2)], "of the version, without flags");
        for (_, ratio, base) in points {
            assert!((ratio - 0.5).abs() < 0.01, "{machine}: {ratio}");
            assert!(base.contains(&format!("-{machine}-")) && base.contains("3.12.0"));
        }
    }
}

#[test]
fn the_effect_of_flags_is_that_on_the_same_commit() {
    let made = plots();
    let lines = lines(&made, "effect of jit");
    let [(machine, points)] = &lines[..] else {
        panic!("the map names one machine: {lines:?}");
    };
    assert_eq!(machine, "clang");
    let hashes: Vec<&str> = points.iter().map(|(hash, ..)| hash.as_str()).collect();
    assert_eq!(hashes, [hash(0), hash(2)], "where there is a build without");
    for (hash, ratio, base) in points {
        // Twice the level of the machine that it is compared with, and the effect of the JIT.
        assert!((ratio - 1.6).abs() < 0.01, "{ratio}");
        assert!(base.contains("-linux-") && base.contains(hash), "{base}");
    }
    let text = stdout(&made, &["--plot", "effect of jit"]);
    let lines: Vec<&str> = text.lines().take(2).collect();
    assert_eq!(
        lines,
        [
            "Effect of JIT, Python 3.13",
            "clang JIT: 2 results, 2026-01-01 to 2026-01-03"
        ]
    );
}

#[test]
fn a_plot_that_is_not_known_or_not_clear_is_explained() {
    let made = plots();
    for (plot, expected) in [
        (
            "memory",
            "--plot memory: no plot has this in its title\n  Python 3.13.x vs. 3.12.0\n  \
             Python 3.13.x (JIT) vs. 3.12.0\n  Effect of JIT, Python 3.13\n  \
             longitudinal_plot: plot 3 is left out: its version is '3'",
        ),
        ("python 3.13.x", "several plots have this in their titles"),
    ] {
        let output = benchlens(&made, &["--plot", plot]);
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).expect("it is UTF-8");
        assert!(told.contains(expected), "{told}");
    }
    let bare = Made::new("");
    bare.add(&Made1 {
        metadata: json!({"commit_date": "2026-01-01T12:00:00Z"}),
        ..Made1::default()
    });
    let output = benchlens(&bare, &["--plot", "x"]);
    let told = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(
        told.contains("it needs a table longitudinal_plot or flag_effect_plot"),
        "{told}"
    );
    bare.write("bench_runner.toml", "[longitudinal_plot]\nsubplots = 1\n");
    let output = benchlens(&bare, &["--plot", "x"]);
    let told = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(
        told.contains("has none that can be used:\n  longitudinal_plot: subplots is not a list"),
        "{told}"
    );
}

#[test]
fn a_plot_is_chosen_on_the_screen_and_esc_leads_back_to_the_whole_history() {
    let mut browser = Browser::of(plots());
    let text = browser.send("t").text((120, 40));
    assert!(text.contains(" History: "), "{text}");
    // Its numbers are not known yet, and those of the plot are others.
    let text = browser.send("p").text((120, 40));
    insta::assert_snapshot!(
        "menu_of_plots",
        text.lines().skip(1).collect::<Vec<_>>().join("\n")
    );
    let text = browser.send("jjj\r").text((120, 40));
    assert!(
        text.contains(" Effect of JIT, Python 3.13: 0 series"),
        "{text}"
    );
    assert!(
        text.contains("the headline numbers are being computed"),
        "{text}"
    );
    assert_eq!(browser.headlines(), 2, "two nights of one machine");
    let text = browser.text((120, 40));
    assert!(
        text.contains("of 3 series shown") || text.contains("of 4 series shown"),
        "{text}"
    );
    assert!(text.contains("pyperf's geometric mean"), "{text}");
    let text = browser.send("pkk\r").text((120, 40));
    assert!(
        text.contains(" Python 3.13.x vs. 3.12.0: 0 series"),
        "{text}"
    );
    assert_eq!(browser.headlines(), 4, "two nights of two machines");
    let text = browser.text((120, 40));
    assert!(text.contains("linux") && text.contains("mac"), "{text}");
    let text = browser.send("\u{1b}").text((120, 40));
    assert!(text.contains(" History: "), "{text}");
    assert!(browser.headlines() > 4, "they were not computed before");
    assert!(
        !browser
            .send("\u{1b}")
            .text((120, 40))
            .contains(" History: ")
    );
}
