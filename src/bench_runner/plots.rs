//! The plots that a configuration describes.
//!
//! Source: `LongitudinalPlotConfig`, `FlagEffectPlotConfig` and the functions that draw them, in bench_runner's `plot.py`.

use crate::sorting;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::flags::{flag_of_name, flag_to_show};
use super::version::Version;

/// A plot of headline numbers over time. Its lines are those of machines, each of which is compared with results of its
/// own. All texts are raw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// The version of what is plotted: the first two numbers of its release.
    pub version: (u64, u64),
    /// The flags of the builds that are plotted, by their internal names, sorted.
    pub flags: Vec<String>,
    /// The machines by their nicknames; all if it is empty.
    pub runners: Vec<String>,
    /// What they are compared with.
    pub reference: PlotReference,
}

/// What the results of a plot are compared with. All texts are raw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlotReference {
    /// The same result of the machine each time, of this version and without flags: a longitudinal plot.
    Version(String),
    /// The result of the same commit with other flags: a plot of the effect of flags.
    Flags {
        /// What the effect is of, in words.
        name: String,
        /// The other flags, by their internal names, sorted.
        flags: Vec<String>,
        /// For a nickname of a machine, that of the one which it is compared with. Unless it is empty, other machines are not
        /// plotted.
        runners: BTreeMap<String, String>,
    },
}

impl Plot {
    /// Its title, as bench_runner has it; raw. The effect of flags has the version too, since several plots can be of the
    /// same flags.
    #[must_use]
    pub fn title(&self) -> String {
        let (major, minor) = self.version;
        match &self.reference {
            PlotReference::Version(base) => {
                let flags: Vec<&str> = self.flags.iter().map(|flag| flag_to_show(flag)).collect();
                let flags = match &flags[..] {
                    [] => String::new(),
                    flags => format!(" ({})", flags.join(",")),
                };
                format!("Python {major}.{minor}.x{flags} vs. {base}")
            }
            PlotReference::Flags { name, .. } => {
                format!("Effect of {name}, Python {major}.{minor}")
            }
        }
    }

    /// The nickname of the machine that one is compared with; `None` if the machine is not plotted.
    #[must_use]
    pub fn reference_runner<'a>(&'a self, runner: &'a str) -> Option<&'a str> {
        if !self.runners.is_empty() && !self.runners.iter().any(|it| it == runner) {
            return None;
        }
        match &self.reference {
            PlotReference::Flags { runners, .. } if !runners.is_empty() => {
                runners.get(runner).map(String::as_str)
            }
            _ => Some(runner),
        }
    }

    /// Whether results of this version are plotted.
    #[must_use]
    pub fn is_of_version(&self, version: &str) -> bool {
        let version = Version::of_python(version);
        version.is_some_and(|version| version.major_minor() == self.version)
    }
}

#[derive(Deserialize)]
struct Longitudinal {
    base: String,
    version: String,
    #[serde(default)]
    flags: Vec<String>,
    #[serde(default)]
    runners: Vec<String>,
}

#[derive(Deserialize)]
struct FlagEffect {
    name: String,
    version: String,
    #[serde(default)]
    head_flags: Vec<String>,
    #[serde(default)]
    base_flags: Vec<String>,
    #[serde(default)]
    runner_map: BTreeMap<String, String>,
    #[serde(default)]
    runners: Vec<String>,
}

/// The plots of the tables `longitudinal_plot` and `flag_effect_plot`, and what is wrong in them: which plot, and what;
/// raw. A faulty plot is passed over, since everything else in the file can be used.
pub(super) fn plots(
    longitudinal: Option<&toml::Value>,
    flag_effect: Option<&toml::Value>,
) -> (Vec<Plot>, Vec<String>) {
    let longitudinal = parsed("longitudinal_plot", longitudinal, |plot: Longitudinal| {
        Ok(Plot {
            version: version(&plot.version)?,
            flags: normal(&plot.flags),
            runners: plot.runners,
            reference: PlotReference::Version(plot.base),
        })
    });
    let flag_effect = parsed("flag_effect_plot", flag_effect, |plot: FlagEffect| {
        Ok(Plot {
            version: version(&plot.version)?,
            flags: normal(&plot.head_flags),
            runners: plot.runners,
            reference: PlotReference::Flags {
                name: plot.name,
                flags: normal(&plot.base_flags),
                runners: plot.runner_map,
            },
        })
    });
    let (mut plots, mut faults) = (Vec::new(), Vec::new());
    for plot in longitudinal.into_iter().chain(flag_effect) {
        match plot {
            Ok(plot) => plots.push(plot),
            Err(fault) => faults.push(fault),
        }
    }
    (plots, faults)
}

/// What is made of each entry of `subplots`.
fn parsed<T: for<'de> Deserialize<'de>>(
    table: &str,
    value: Option<&toml::Value>,
    make: impl Fn(T) -> Result<Plot, String>,
) -> Vec<Result<Plot, String>> {
    let Some(value) = value else {
        return Vec::new();
    };
    let Some(subplots) = value.get("subplots") else {
        return vec![Err(format!("{table}: it has no list subplots"))];
    };
    let Some(subplots) = subplots.as_array() else {
        return vec![Err(format!("{table}: subplots is not a list"))];
    };
    let one = |(place, value): (usize, &toml::Value)| {
        let plot: Result<T, _> = value.clone().try_into();
        plot.map_err(|error| error.message().to_owned())
            .and_then(&make)
            .map_err(|what| format!("{table}: plot {} is left out: {what}", place + 1))
    };
    subplots.iter().enumerate().map(one).collect()
}

fn version(text: &str) -> Result<(u64, u64), String> {
    let numbers = text.split_once('.').and_then(|(major, minor)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = (major.parse().ok()?, minor.parse().ok()?);
        (digits(major) && digits(minor)).then_some(numbers)
    });
    numbers.ok_or_else(|| format!("its version is '{text}'; write two numbers, such as 3.14"))
}

fn normal(flags: &[String]) -> Vec<String> {
    let mut flags: Vec<String> = flags.iter().map(|flag| flag_of_name(flag)).collect();
    sorting::sort(&mut flags);
    flags.dedup();
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Plot>, Vec<String>) {
        let table: toml::Table = text.parse().expect("it is TOML");
        plots(
            table.get("longitudinal_plot"),
            table.get("flag_effect_plot"),
        )
    }

    #[test]
    fn plots_have_the_titles_of_bench_runner() {
        let (plots, faults) = read(
            "[longitudinal_plot]\nsubplots = [\n\
             {base = '3.10.4', version = '3.11'},\n\
             {base = '3.13.0b2', version = '3.14', flags = ['PYTHON_UOPS', 'JIT']}]\n\
             [[flag_effect_plot.subplots]]\nname = 'Tier 2'\nversion = '3.13'\n\
             head_flags = ['PYTHON_UOPS']\nrunner_map = {linux_clang = 'linux'}\n",
        );
        assert_eq!(faults, [""; 0]);
        let titles: Vec<String> = plots.iter().map(Plot::title).collect();
        assert_eq!(
            titles,
            [
                "Python 3.11.x vs. 3.10.4",
                "Python 3.14.x (JIT,T2) vs. 3.13.0b2",
                "Effect of Tier 2, Python 3.13",
            ]
        );
        assert_eq!(plots[0].reference_runner("linux"), Some("linux"));
        assert_eq!(plots[2].reference_runner("linux_clang"), Some("linux"));
        assert_eq!(plots[2].reference_runner("linux"), None);
        assert!(plots[0].is_of_version("3.11.0a4+"));
        assert!(!plots[0].is_of_version("3.1.1"));
        assert!(!plots[0].is_of_version("unknown"));
    }

    #[test]
    fn a_faulty_plot_is_named_and_the_others_are_kept() {
        for (text, expected) in [
            (
                "{base = '3.10.4', version = '3'}",
                "plot 1 is left out: its version is '3'",
            ),
            (
                "{base = '3.10.4', version = '3.+1'}",
                "its version is '3.+1'",
            ),
            ("{version = '3.11'}", "missing field `base`"),
            ("1", "plot 1 is left out: "),
        ] {
            let text = format!(
                "[longitudinal_plot]\nsubplots = [{text}, {{base = '3.10.4', version = '3.11'}}]"
            );
            let (plots, faults) = read(&text);
            assert_eq!((plots.len(), faults.len()), (1, 1), "{text}");
            assert!(faults[0].contains(expected), "{faults:?}");
        }
        let (_, faults) = read("[flag_effect_plot]\nsubplots = 1");
        assert_eq!(faults, ["flag_effect_plot: subplots is not a list"]);
        for text in [
            "[longitudinal_plot]\nbase = '3.10.4'",
            "longitudinal_plot = 1",
        ] {
            let (_, faults) = read(text);
            assert_eq!(faults, ["longitudinal_plot: it has no list subplots"]);
        }
        assert_eq!(read(""), (Vec::new(), Vec::new()));
    }
}
