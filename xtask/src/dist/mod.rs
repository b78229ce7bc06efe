//! Everything that is given to users of this kind of machine, made by one command: the program as one file that needs
//! no library, a wheel, a source distribution, a Debian package, an archive, and their checksums.

mod archive;
mod checksums;
mod debian;
mod manifest;
mod maturin;
mod run;
mod target;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::assets;
use crate::program;
use target::Target;

/// What the artefacts are made from, and where they go.
struct Dist {
    /// The checkout.
    root: PathBuf,
    /// The folder of the artefacts.
    folder: PathBuf,
    version: String,
    target: Target,
    /// The time of all files in the artefacts, in seconds since 1970: that of the commit, so that the same commit makes
    /// the same artefacts.
    time: String,
}

/// Makes all artefacts in `target/dist`. Returns their list.
///
/// # Errors
/// If a tool is missing or fails; the message says how to get it.
pub fn make() -> Result<String, Box<dyn Error>> {
    let dist = Dist::new()?;
    if dist.folder.exists() {
        fs::remove_dir_all(&dist.folder)?;
    }
    fs::create_dir_all(&dist.folder)?;
    assets::check()?;
    let tools = maturin::Tools::find(&dist)?;
    tools.wheel(&dist)?;
    tools.source(&dist)?;
    let program = dist.program();
    let alone = format!("benchlens-{}-{}", dist.version, dist.target.label);
    fs::copy(&program, dist.folder.join(&alone))?;
    archive::make(&dist, &alone)?;
    if let Some(architecture) = dist.target.debian {
        debian::make(&dist, architecture)?;
    }
    checksums::make(&dist.folder)?;
    list(&dist.folder)
}

impl Dist {
    fn new() -> Result<Self, Box<dyn Error>> {
        let root = program::root().to_owned();
        let version = benchlens_version();
        Ok(Self {
            folder: root.join("target/dist"),
            target: Target::of_this_machine()?,
            time: time_of_commit(&root),
            root,
            version,
        })
    }

    /// What the release build has left behind.
    fn program(&self) -> PathBuf {
        let folder = self.root.join("target").join(self.target.triple);
        folder.join("release/benchlens")
    }

    /// The wheel, which is the only one in the folder.
    fn wheel(&self) -> Result<PathBuf, Box<dyn Error>> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "whl") {
                return Ok(path);
            }
        }
        Err("maturin has left no wheel behind".into())
    }

    /// The files that are installed beside the program.
    fn installed(&self) -> PathBuf {
        self.root.join(assets::FOLDER)
    }
}

fn benchlens_version() -> String {
    use clap::CommandFactory;
    let command = benchlens::cli::Cli::command();
    command.get_version().unwrap_or_default().to_owned()
}

/// What is built outside a repository is of 1980, before which an archive of zip has no dates.
fn time_of_commit(root: &Path) -> String {
    let mut git = Command::new("git");
    let time = run::output_of(git.args(["log", "-1", "--format=%ct"]).current_dir(root));
    let time = time.map(|time| time.trim().to_owned());
    time.unwrap_or_else(|_| "315532800".to_owned())
}

fn list(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        lines.push(format!("{:>10}  {name}", entry.metadata()?.len()));
    }
    lines.sort_by_key(|line| line[10..].to_owned());
    Ok(format!(
        "{}, in bytes:\n{}",
        folder.display(),
        lines.join("\n")
    ))
}
