//! The wheel.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::artefacts::{artefact, assert_reports_the_sample, fresh, root, run, sample, version};

/// The interpreter that `BENCHLENS_PYTHON` names, or python3.
fn python() -> PathBuf {
    let python = std::env::var_os("BENCHLENS_PYTHON");
    python.map_or_else(|| "python3".into(), PathBuf::from)
}

/// Installs the wheel by a Python, from nothing but its file.
fn install(python: &Path, more: &[&str]) {
    run(Command::new(python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-index",
            "--disable-pip-version-check",
        ])
        .args(["--root-user-action", "ignore"])
        .args(more)
        .arg(artefact(".whl")));
}

fn module(python: &Path, search: &Path) -> Command {
    let mut command = Command::new(python);
    command
        .args(["-m", "benchlens"])
        .env("PYTHONPATH", search)
        .current_dir("/");
    command
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and Python"]
fn the_wheel_is_installed_into_a_fresh_environment_and_runs() {
    let environment = fresh("installed");
    run(Command::new(python())
        .args(["-m", "venv"])
        .arg(&environment));
    let python = environment.join("bin/python");
    install(&python, &[]);
    let version = format!("benchlens {}\n", version());
    let program = environment.join("bin/benchlens");
    assert_eq!(run(Command::new(&program).arg("--version")), version);
    let mut as_module = module(&python, Path::new(""));
    assert_eq!(run(as_module.arg("--version")), version);
    assert_reports_the_sample(&mut Command::new(&program), sample(&root()));
    for file in [
        "man/man1/benchlens.1",
        "bash-completion/completions/benchlens",
        "zsh/site-functions/_benchlens",
        "fish/vendor_completions.d/benchlens.fish",
    ] {
        assert!(environment.join("share").join(file).is_file(), "{file}");
    }
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and Python"]
fn the_module_finds_the_program_wherever_pip_has_put_it() {
    let folder = fresh("elsewhere");
    let environment = folder.join("environment");
    run(Command::new(python())
        .args(["-m", "venv"])
        .arg(&environment));
    let python = environment.join("bin/python");
    let target = folder.join("target");
    install(
        &python,
        &["--target", target.to_str().expect("a plain path")],
    );
    let version = format!("benchlens {}\n", version());
    assert_eq!(run(module(&python, &target).arg("--version")), version);

    let prefix = folder.join("prefix");
    install(
        &python,
        &["--prefix", prefix.to_str().expect("a plain path")],
    );
    let library = fs::read_dir(prefix.join("lib"))
        .expect("it was installed")
        .next();
    let library = library
        .expect("it has one folder")
        .expect("it can be listed");
    let packages = library.path().join("site-packages");
    assert_eq!(run(module(&python, &packages).arg("--version")), version);

    fs::remove_file(target.join("bin/benchlens")).expect("the program is there");
    let output = module(&python, &target).arg("--version").output();
    let output = output.expect("Python runs");
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(
        message.contains("pip install --force-reinstall benchlens")
            && !message.contains("Traceback"),
        "{message}"
    );
}
