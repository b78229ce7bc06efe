//! What Cargo.toml says of the Debian package.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::run::output_of;

/// The description of the package.
pub struct Manifest {
    pub summary: String,
    pub maintainer: String,
    pub section: String,
    pub priority: String,
    pub depends: String,
    /// Lines of the description below its summary.
    pub description: String,
    pub assets: Vec<Asset>,
}

/// A file or several, and where they go.
pub struct Asset {
    /// A path in the checkout, with * in its last part for several.
    pub source: String,
    /// The folder below the root of the system.
    pub folder: String,
    /// Whether it is a program.
    pub is_program: bool,
}

impl Manifest {
    /// Reads what `[package.metadata.deb]` says, which `cargo deb` also reads.
    ///
    /// # Errors
    /// If cargo cannot be asked, or a key is missing.
    pub fn read(root: &Path) -> Result<Self, Box<dyn Error>> {
        let mut cargo = Command::new("cargo");
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: Value = serde_json::from_str(&output_of(cargo.current_dir(root))?)?;
        let packages = metadata["packages"].as_array().into_iter().flatten();
        let mut packages = packages.filter(|package| package["name"] == "benchlens");
        let package = packages.next().ok_or("cargo knows no package benchlens")?;
        let debian = &package["metadata"]["deb"];
        let text = |key: &str| {
            let text = debian[key].as_str().map(str::to_owned);
            text.ok_or_else(|| format!("Cargo.toml: package.metadata.deb.{key} is missing"))
        };
        let summary = package["description"].as_str();
        Ok(Self {
            summary: summary.unwrap_or_default().to_owned(),
            maintainer: text("maintainer")?,
            section: text("section")?,
            priority: text("priority")?,
            depends: text("depends")?,
            description: text("extended-description")?,
            assets: assets(&debian["assets"])?,
        })
    }
}

fn assets(list: &Value) -> Result<Vec<Asset>, Box<dyn Error>> {
    let list = list.as_array().ok_or("Cargo.toml: no assets")?;
    list.iter()
        .map(
            |asset| match [&asset[0], &asset[1], &asset[2]].map(Value::as_str) {
                [Some(source), Some(folder), Some(mode)] if folder.ends_with('/') => Ok(Asset {
                    source: source.to_owned(),
                    folder: folder.to_owned(),
                    is_program: mode == "755",
                }),
                _ => {
                    Err(format!("Cargo.toml: an asset is [source, folder/, mode]: {asset}").into())
                }
            },
        )
        .collect()
}
