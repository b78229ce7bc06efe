//! The wheel and the source distribution, by maturin, which also builds the program.

use std::error::Error;
use std::path::PathBuf;
use std::process::Command;

use super::Dist;
use super::run::run;

/// maturin as pyproject.toml demands it, and what gives the wheel all of its tags.
const REQUIREMENTS: [&str; 2] = ["maturin>=1.9,<2", "wheel>=0.40"];

const HINT: &str = "install Python 3.9 or later, with its module venv";

/// A Python with the tools.
pub struct Tools {
    folder: PathBuf,
}

impl Tools {
    /// The tools in a virtual environment of their own below `target`. It is made if need be.
    ///
    /// # Errors
    /// If they cannot be installed.
    pub fn find(dist: &Dist) -> Result<Self, Box<dyn Error>> {
        let folder = dist.root.join("target/tools/python");
        let tools = Self {
            folder: folder.join("bin"),
        };
        if !tools.folder.join("wheel").exists() {
            run(
                Command::new("python3")
                    .args(["-m", "venv", "--clear"])
                    .arg(&folder),
                HINT,
            )?;
            let mut pip = Command::new(tools.folder.join("python"));
            pip.args(["-m", "pip", "install", "--quiet"]);
            pip.arg("--disable-pip-version-check");
            run(pip.args(REQUIREMENTS), HINT)?;
        }
        Ok(tools)
    }

    /// Builds the program, and a wheel with it.
    ///
    /// # Errors
    /// If the build fails.
    pub fn wheel(&self, dist: &Dist) -> Result<(), Box<dyn Error>> {
        let mut maturin = Command::new(self.folder.join("maturin"));
        maturin
            .args(["build", "--release", "--locked"])
            .args(["--target", dist.target.triple])
            // Where this crate looks for the program, whatever the settings of the developer are.
            .arg("--target-dir")
            .arg(dist.root.join("target"))
            .arg("--out")
            .arg(&dist.folder);
        if let Some(compatibility) = dist.target.compatibility {
            maturin.args(["--compatibility", compatibility]);
        }
        maturin.env("SOURCE_DATE_EPOCH", &dist.time);
        dist.target.prepare(&mut maturin);
        run(maturin.current_dir(&dist.root), HINT)?;
        match dist.target.platform_tags {
            Some(tags) => self.tag(dist, tags),
            None => Ok(()),
        }
    }

    /// Says in the wheel where it runs. maturin does not believe that a program for glibc also runs without it.
    fn tag(&self, dist: &Dist, tags: &str) -> Result<(), Box<dyn Error>> {
        let mut tool = Command::new(self.folder.join("wheel"));
        tool.args(["tags", "--remove", "--platform-tag", tags]);
        tool.env("SOURCE_DATE_EPOCH", &dist.time);
        run(tool.arg(dist.wheel()?), HINT)
    }

    /// Packs the sources, from which pip builds a wheel where no wheel fits.
    ///
    /// # Errors
    /// If maturin fails.
    pub fn source(&self, dist: &Dist) -> Result<(), Box<dyn Error>> {
        let mut maturin = Command::new(self.folder.join("maturin"));
        maturin.arg("sdist").arg("--out").arg(&dist.folder);
        maturin.env("SOURCE_DATE_EPOCH", &dist.time);
        run(maturin.current_dir(&dist.root), HINT)
    }
}
