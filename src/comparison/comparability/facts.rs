//! What is known of one run besides the Python under test. Each function returns `None` if the file does not tell.

use std::collections::BTreeSet;

use super::configure;
use super::metadata::RunMetadata;
use super::platform::{self, Platform};
use crate::bench_runner::ResultName;

const LINUX: &str = "Linux";

/// One run.
pub(super) struct Facts<'a> {
    /// The metadata of the whole run.
    pub metadata: &'a RunMetadata,
    /// The parts of the file name.
    pub name: Option<&'a ResultName>,
    /// The operating system that the configuration or the file name tells, or `unknown`.
    pub system: &'a str,
    /// The flags of bench_runner that only one side has: they are under test.
    pub flags_under_test: &'a BTreeSet<&'a str>,
    /// Whether both sides have the same operating system.
    pub is_same_system: bool,
    /// Whether both sides have a host name.
    pub are_hosts_known: bool,
}

impl Facts<'_> {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    fn platform(&self) -> Option<Platform> {
        Platform::parse(self.get("platform")?)
    }
}

pub(super) fn operating_system(run: &Facts<'_>) -> Option<String> {
    let named = || Some(run.system).filter(|system| *system != "unknown");
    match run.platform() {
        Some(platform) => Some(platform.system),
        None => named().map(platform::system),
    }
}

pub(super) fn architecture(run: &Facts<'_>) -> Option<String> {
    let of_platform = run.platform().and_then(|platform| platform.architecture);
    let of_name = || platform::architecture(&run.name?.machine);
    of_platform.or_else(of_name).map(str::to_owned)
}

/// The size of a pointer, which `python_version` or the compiler's name contains.
pub(super) fn word_size(run: &Facts<'_>) -> Option<String> {
    let version = run.get("python_version").unwrap_or_default();
    let compiler = run.get("python_compiler").unwrap_or_default();
    for size in ["32", "64"] {
        if version.contains(&format!("({size}-bit)")) || compiler.contains(&format!(" {size} bit"))
        {
            return Some(format!("{size}-bit"));
        }
    }
    None
}

/// The host name if both sides have one, else the nickname of the runner. Runners with different nicknames can be
/// the same machine with another compiler.
pub(super) fn machine(run: &Facts<'_>) -> Option<String> {
    if run.are_hosts_known {
        return run.get("hostname").map(str::to_owned);
    }
    Some(run.name?.nickname.clone())
}

/// `debug build` or `release build`.
pub(super) fn build(run: &Facts<'_>) -> Option<String> {
    let arguments = run.get("python_config_args");
    let cflags = run.get("python_cflags");
    let executable = run.get("python_executable");
    arguments.or(cflags).or(executable)?;
    let is_debug = arguments.is_some_and(configure::is_debug_build)
        || cflags.is_some_and(configure::are_for_debugging)
        || executable.is_some_and(|executable| executable.ends_with("_d.exe"));
    let build = if is_debug {
        "debug build"
    } else {
        "release build"
    };
    Some(build.to_owned())
}

/// The governors that `cpu_config` names for the CPUs, each once: `performance`, or `ondemand and performance`.
pub(super) fn governors(run: &Facts<'_>) -> Option<String> {
    let named = run.get("cpu_config")?.split("governor:").skip(1);
    let governors: BTreeSet<&str> = named
        .filter_map(|rest| rest.split([',', ';', ' ']).next())
        .collect();
    let governors: Vec<&str> = governors.into_iter().collect();
    (!governors.is_empty()).then(|| governors.join(" and "))
}

/// Whether the CPU may run faster than its nominal frequency.
pub(super) fn turbo(run: &Facts<'_>) -> Option<String> {
    let config = run.get("cpu_config")?;
    let settings = [
        ("intel_pstate:no turbo", "no turbo"),
        ("intel_pstate:turbo", "turbo"),
    ];
    let found = settings.iter().find(|(text, _)| config.contains(text));
    found.map(|(_, setting)| (*setting).to_owned())
}

/// The version of the kernel and of the C library, on Linux.
pub(super) fn kernel(run: &Facts<'_>) -> Option<String> {
    let platform = run.platform().filter(|platform| platform.system == LINUX)?;
    (!platform.release.is_empty()).then_some(platform.release)
}

/// The name and version of an operating system other than Linux. Only if both sides have the same one: that
/// another system has another version need not be told.
pub(super) fn system_version(run: &Facts<'_>) -> Option<String> {
    let platform = run.platform().filter(|platform| platform.system != LINUX)?;
    let is_comparable = !platform.release.is_empty() && run.is_same_system;
    is_comparable.then(|| format!("{} {}", platform.system, platform.release))
}

/// The compiler without the word size; `None` if the compiler is under test.
pub(super) fn compiler(run: &Facts<'_>) -> Option<String> {
    if configure::choose_compiler(run.flags_under_test) {
        return None;
    }
    let compiler = run.get("python_compiler")?;
    let end = [" 32 bit", " 64 bit"]
        .iter()
        .find_map(|size| compiler.find(size));
    Some(compiler[..end.unwrap_or(compiler.len())].to_owned())
}

/// The options of `configure` that are not under test.
pub(super) fn options(run: &Facts<'_>) -> Option<BTreeSet<String>> {
    let arguments = run.get("python_config_args")?;
    Some(configure::options(arguments, run.flags_under_test))
}

pub(super) fn optimization(run: &Facts<'_>) -> Option<BTreeSet<String>> {
    run.get("python_cflags").map(configure::optimization)
}
