//! The Debian package. It is what `cargo deb` makes of `[package.metadata.deb]`, packed by dpkg-deb, which every Debian
//! has: to compile cargo-deb takes minutes, and to pack takes a second.

use std::error::Error;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Dist;
use super::manifest::{Asset, Manifest};
use super::run::{output_of, run};

/// Makes the package in the folder of the artefacts.
///
/// # Errors
/// If dpkg-deb is missing, or a file is.
pub fn make(dist: &Dist, architecture: &str) -> Result<(), Box<dyn Error>> {
    let manifest = Manifest::read(&dist.root)?;
    let staging = dist.root.join("target/staging/debian");
    if staging.exists() {
        fs::remove_dir_all(&staging)?;
    }
    for asset in &manifest.assets {
        for source in sources(dist, asset)? {
            install(&source, &staging.join(&asset.folder), asset.is_program)?;
        }
    }
    documents(dist, &manifest, &staging)?;
    compress(&staging.join("usr/share/man/man1"))?;
    let version = format!("{}-1", dist.version);
    let control = control(&manifest, &version, architecture, size(&staging)?);
    fs::create_dir_all(staging.join("DEBIAN"))?;
    fs::write(staging.join("DEBIAN/control"), control)?;
    let package = format!("benchlens_{version}_{architecture}.deb");
    let mut dpkg = Command::new("dpkg-deb");
    dpkg.env("SOURCE_DATE_EPOCH", &dist.time)
        .args(["--root-owner-group", "-Zxz", "--build"])
        .arg(&staging)
        .arg(dist.folder.join(package));
    run(
        &mut dpkg,
        "install dpkg, which other distributions have too",
    )
}

/// The files that an asset means. The program is the one that was built.
fn sources(dist: &Dist, asset: &Asset) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if asset.source == "target/release/benchlens" {
        return Ok(vec![dist.program()]);
    }
    let Some((folder, ending)) = asset.source.split_once('*') else {
        return Ok(vec![dist.root.join(&asset.source)]);
    };
    let mut sources = Vec::new();
    for entry in fs::read_dir(dist.root.join(folder))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            sources.push(path);
        }
    }
    sources.sort();
    Ok(sources)
}

fn install(source: &Path, folder: &Path, is_program: bool) -> Result<(), Box<dyn Error>> {
    let name = source.file_name().ok_or("an asset has no name")?;
    let target = folder.join(name);
    fs::create_dir_all(folder)?;
    fs::copy(source, &target)
        .map_err(|error| format!("{} cannot be packed: {error}", source.display()))?;
    let mode = if is_program { 0o755 } else { 0o644 };
    Ok(fs::set_permissions(target, Permissions::from_mode(mode))?)
}

/// The copyright and the changelog, below the names that Debian demands.
fn documents(dist: &Dist, manifest: &Manifest, staging: &Path) -> Result<(), Box<dyn Error>> {
    let folder = staging.join("usr/share/doc/benchlens");
    fs::create_dir_all(&folder)?;
    fs::copy(dist.root.join("LICENSE"), folder.join("copyright"))?;
    fs::copy(dist.root.join("CHANGELOG.md"), folder.join("changelog"))?;
    let mut date = Command::new("date");
    let date = output_of(date.args(["-uR", "-d"]).arg(format!("@{}", dist.time)))?;
    let entry = format!(
        "benchlens ({}-1) unstable; urgency=medium\n\n  * See changelog.gz.\n\n -- {}  {date}",
        dist.version, manifest.maintainer
    );
    fs::write(folder.join("changelog.Debian"), entry)?;
    for name in ["changelog", "changelog.Debian"] {
        gzip(&folder.join(name))?;
    }
    Ok(())
}

fn compress(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        gzip(&entry?.path())?;
    }
    Ok(())
}

fn gzip(path: &Path) -> Result<(), Box<dyn Error>> {
    output_of(Command::new("gzip").args(["-9n"]).arg(path))?;
    Ok(())
}

/// The size of all files in KiB.
fn size(folder: &Path) -> Result<u64, Box<dyn Error>> {
    let mut kibibytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        kibibytes += if entry.file_type()?.is_dir() {
            1 + size(&entry.path())?
        } else {
            entry.metadata()?.len().div_ceil(1024)
        };
    }
    Ok(kibibytes)
}

fn control(manifest: &Manifest, version: &str, architecture: &str, kibibytes: u64) -> String {
    // The summary is one short line; what follows its colon is in the description.
    let summary = manifest.summary.split(':').next().unwrap_or_default();
    let summary = summary.trim_start_matches("A ");
    let mut control = format!(
        "Package: benchlens\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {}\nInstalled-Size: {kibibytes}\n",
        manifest.maintainer
    );
    if !manifest.depends.is_empty() {
        control.push_str(&format!("Depends: {}\n", manifest.depends));
    }
    control.push_str(&format!(
        "Section: {}\nPriority: {}\nDescription: {summary}\n",
        manifest.section, manifest.priority
    ));
    for line in manifest.description.lines() {
        control.push_str(&format!(" {line}\n"));
    }
    control
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_depends_on_nothing_and_describes_itself() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let manifest = Manifest::read(&root).expect("Cargo.toml describes it");
        let control = control(&manifest, "1.2.3-1", "amd64", 5000);
        assert!(control.contains("\nVersion: 1.2.3-1\nArchitecture: amd64\n"));
        assert!(!control.contains("Depends:"), "{control}");
        assert!(control.contains(
            "\nDescription: terminal explorer for pyperf benchmark comparisons\n benchlens "
        ));
        for asset in manifest.assets {
            let source = root.join(asset.source.split('*').next().unwrap_or_default());
            assert!(
                source.exists() || asset.is_program,
                "{} is missing",
                asset.source
            );
        }
    }
}
