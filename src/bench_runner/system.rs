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
