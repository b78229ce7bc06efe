//! What is published of the crates.

use std::collections::BTreeSet;
use std::process::Command;

/// The files of a published crate, but for those that cargo adds.
fn packaged(package: &str) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args([
        "package",
        "--list",
        "--offline",
        "--allow-dirty",
        "-p",
        package,
    ]);
    let output = cargo.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let listed = String::from_utf8(output.stdout).expect("the names are UTF-8");
    let is_added = |file: &&str| file.starts_with("Cargo.") || file.starts_with(".cargo_vcs");
    let files = listed.lines().filter(|file| !is_added(file));
    files.map(|file| file.replace('\\', "/")).collect()
}

/// The files that are not below any of these folders.
fn outside<'f>(files: &'f BTreeSet<String>, folders: &[&str]) -> Vec<&'f str> {
    let is_inside = |file: &&str| folders.iter().any(|folder| file.starts_with(folder));
    files
        .iter()
        .map(String::as_str)
        .filter(|file| !is_inside(file))
        .collect()
}

#[test]
fn the_crate_has_what_it_is_compiled_from_and_what_is_installed_and_nothing_else() {
    let files = packaged("benchlens");
    let folders = ["src/", "assets/sample/", "assets/install/data/share/"];
    assert_eq!(
        outside(&files, &folders),
        ["CHANGELOG.md", "LICENSE", "README.md"]
    );
    for folder in folders {
        let is_there = files.iter().any(|file| file.starts_with(folder));
        assert!(is_there, "nothing of {folder}");
    }
    for file in [
        "src/main.rs",
        "assets/install/data/share/man/man1/benchlens.1",
    ] {
        assert!(files.contains(file), "{file} is missing");
    }
    // That is the other crate.
    assert!(!files.iter().any(|file| file.starts_with("src/core/")));
    let samples = files.iter().filter(|file| file.ends_with(".json.gz"));
    assert_eq!(samples.count(), 2);
}

#[test]
fn the_crate_of_what_has_to_be_fast_has_its_source_and_its_licence() {
    let files = packaged("benchlens-core");
    let folders = ["stats/", "suite/", "text/"];
    assert_eq!(
        outside(&files, &folders),
        ["LICENSE", "lib.rs", "sorting.rs"]
    );
}
