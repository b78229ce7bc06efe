//! The archive: the program with its documents, man pages and completions.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::Dist;
use super::run::run;

const DOCUMENTS: [&str; 3] = ["LICENSE", "README.md", "CHANGELOG.md"];

/// Packs a folder with the name of the program file `alone`, which is in the folder of the artefacts.
///
/// # Errors
/// If a file is missing or tar fails.
pub fn make(dist: &Dist, alone: &str) -> Result<(), Box<dyn Error>> {
    let staging = dist.root.join("target/staging/archive");
    if staging.exists() {
        fs::remove_dir_all(&staging)?;
    }
    let folder = staging.join(alone);
    fs::create_dir_all(&folder)?;
    fs::copy(dist.folder.join(alone), folder.join("benchlens"))?;
    for document in DOCUMENTS {
        fs::copy(dist.root.join(document), folder.join(document))?;
    }
    copy_tree(&dist.installed(), &folder)?;
    let archive = dist.folder.join(format!("{alone}.tar.gz"));
    // The same files make the same archive on any machine and at any time.
    let mut tar = Command::new("tar");
    tar.args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner"])
        .args([
            &format!("--mtime=@{}", dist.time),
            "--mode=u=rwX,go=rX",
            "--use-compress-program=gzip -9n",
            "-cf",
        ])
        .arg(archive)
        .arg("-C")
        .arg(&staging)
        .arg(alone);
    run(&mut tar, "GNU tar is part of every Linux distribution")
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// If a file cannot be read or written.
pub fn copy_tree(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
