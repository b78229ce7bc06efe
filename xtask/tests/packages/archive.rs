//! The archive and the checksums.

use std::fs;
use std::process::Command;

use crate::artefacts::{artefact, folder, fresh, program, run};

#[test]
#[ignore = "needs what cargo xtask dist makes"]
fn the_archive_has_the_program_its_documents_man_pages_and_completions() {
    let unpacked = fresh("archive");
    let archive = artefact("-linux.tar.gz");
    run(Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .arg(&unpacked));
    let name = program();
    let name = name.file_name().expect("it has a name");
    let unpacked = unpacked.join(name);
    for file in [
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "share/man/man1/benchlens.1",
        "share/man/man1/benchlens-report.1",
        "share/bash-completion/completions/benchlens",
        "share/zsh/site-functions/_benchlens",
        "share/fish/vendor_completions.d/benchlens.fish",
    ] {
        let text = fs::read_to_string(unpacked.join(file));
        assert!(text.is_ok_and(|text| text.len() > 100), "{file}");
    }
    let version = run(Command::new(unpacked.join("benchlens")).arg("--version"));
    assert!(version.starts_with("benchlens "));
}

#[test]
#[ignore = "needs what cargo xtask dist makes"]
fn the_checksums_are_those_of_all_artefacts() {
    let checked = run(Command::new("sha256sum")
        .args(["--strict", "--check", "SHA256SUMS"])
        .current_dir(folder()));
    let files = fs::read_dir(folder()).expect("it can be listed").count();
    assert_eq!(checked.lines().count(), files - 1, "{checked}");
}
