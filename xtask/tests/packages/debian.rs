//! The Debian package.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::artefacts::{artefact, assert_reports_the_sample, fresh, root, run, sample, version};

fn dpkg(root: &Path) -> Command {
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", root.display()))
        .args(["--force-not-root", "--force-bad-path"]);
    dpkg
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and dpkg"]
fn the_debian_package_is_installed_run_and_removed() {
    let system = fresh("debian");
    // A system without any package: what the program needs beyond the package itself would be missing.
    fs::create_dir_all(system.join("var/lib/dpkg/info")).expect("the folder can be made");
    fs::create_dir_all(system.join("var/lib/dpkg/updates")).expect("the folder can be made");
    fs::write(system.join("var/lib/dpkg/status"), "").expect("the folder can be written to");
    run(dpkg(&system).arg("--install").arg(artefact(".deb")));
    let status = run(dpkg(&system).args(["--status", "benchlens"]));
    assert!(
        status.contains(&format!("\nVersion: {}-1\n", version())),
        "{status}"
    );
    assert!(!status.contains("Depends:"), "{status}");

    let program = system.join("usr/bin/benchlens");
    assert_reports_the_sample(&mut Command::new(&program), sample(&root()));
    let page = system.join("usr/share/man/man1/benchlens-report.1.gz");
    let page = run(Command::new("gzip").arg("-dc").arg(page));
    assert!(page.contains("EXIT STATUS"));
    for file in [
        "bash-completion/completions/benchlens",
        "zsh/vendor-completions/_benchlens",
        "fish/vendor_completions.d/benchlens.fish",
        "doc/benchlens/copyright",
        "doc/benchlens/changelog.gz",
    ] {
        assert!(system.join("usr/share").join(file).is_file(), "{file}");
    }

    run(dpkg(&system).args(["--purge", "benchlens"]));
    assert!(!program.exists() && !system.join("usr/share/man/man1").exists());
    assert!(!system.join("usr/share/doc/benchlens").exists());
}
