//! Builds the program that tasks run.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the repository.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Builds the program as this one was built, and returns its file, which is beside this one.
///
/// # Errors
/// If it does not compile.
pub fn build() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.current_dir(root());
    build.args([
        "build",
        "--quiet",
        "--locked",
        "--package",
        "benchlens",
        "--bin",
        "benchlens",
    ]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    if !build.status()?.success() {
        return Err("the program was not built".into());
    }
    let name = format!("benchlens{}", env::consts::EXE_SUFFIX);
    Ok(env::current_exe()?.with_file_name(name))
}
