//! The operating system that a result was measured on.

use super::config::Config;
use super::result_name::ResultName;
use crate::suite::Suite;

/// Determines the system by the runner's nickname from the configuration, else by the start of the platform, else by a
/// nickname that is the name of a system; `unknown` if none of these helps.
#[must_use]
pub fn system(suite: &Suite, name: Option<&ResultName>, config: &Config) -> String {
    let configured = name.and_then(|name| config.systems.get(&name.nickname));
    if let Some(system) = configured {
        return system.clone();
    }
    let platform = suite.text("platform").unwrap_or_default().to_lowercase();
    let known = [
        ("linux", "linux"),
        ("windows", "windows"),
        ("macos", "darwin"),
        ("darwin", "darwin"),
    ];
    match known.iter().find(|(start, _)| platform.starts_with(start)) {
        Some((_, system)) => (*system).to_owned(),
        // Runners are often named after their system.
        None => match name.map(|name| name.nickname.as_str()) {
            Some(nickname @ ("linux" | "darwin" | "windows")) => nickname.to_owned(),
            _ => "unknown".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_decides_then_the_platform_then_the_nickname() {
        let config = Config {
            systems: [("pyperf".to_owned(), "windows".to_owned())].into(),
            ..Config::default()
        };
        for (nickname, platform, expected) in [
            (Some("pyperf"), "Linux-6.8", "windows"),
            (Some("darwin"), "Linux-6.8", "linux"),
            (None, "Windows-10", "windows"),
            (None, "macOS-14.5-arm64", "darwin"),
            (None, "Darwin-19", "darwin"),
            (Some("linux"), "FreeBSD", "linux"),
            (Some("darwin"), "", "darwin"),
            (Some("windows"), "", "windows"),
            (Some("solaris"), "", "unknown"),
            (None, "", "unknown"),
        ] {
            let platform = match platform {
                "" => String::new(),
                platform => format!(r#""platform": "{platform}""#),
            };
            let text = format!(
                r#"{{"version": "1.0", "metadata": {{{platform}}}, "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{{"values": [1]}}]}}]}}"#
            );
            let suite = crate::suite::parse(String::new(), text).expect("it is valid");
            let name = nickname.map(|nickname| ResultName {
                nickname: nickname.to_owned(),
                ..ResultName::default()
            });
            assert_eq!(
                system(&suite, name.as_ref(), &config),
                expected,
                "{nickname:?} {platform}"
            );
        }
    }
}
