//! The program as one file needs no other file.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::artefacts::{assert_reports_the_sample, fresh, program, root, run, sample, version};
use crate::support::pty::Session;

/// A command line inside a root, which needs the rights of root.
fn inside(root: &Path, arguments: &[&str]) -> Vec<String> {
    let root = root.to_str().expect("a plain path");
    let mut words = vec!["chroot", root, "/benchlens"];
    words.extend(arguments);
    words.into_iter().map(str::to_owned).collect()
}

fn printed(root: &Path, arguments: &[&str]) -> String {
    let words = inside(root, arguments);
    run(Command::new(&words[0]).args(&words[1..]))
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and the rights of root"]
fn the_program_runs_in_a_root_that_holds_nothing_else() {
    let empty = fresh("empty-root");
    fs::copy(program(), empty.join("benchlens")).expect("the program can be copied");
    assert_eq!(
        printed(&empty, &["--version"]),
        format!("benchlens {}\n", version())
    );
    let table = printed(&empty, &["demo"]);
    assert!(
        table.contains("typing_runtime_protocols") && table.contains("60403a5"),
        "{table}"
    );

    let words = inside(&empty, &["demo"]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut session = Session::start(&words, (80, 24), &[("LANG", "C.UTF-8")]);
    let shows = |text: &'static str| move |screen: &vt100::Screen| screen.contents().contains(text);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session.press("/asynctree");
    session.wait_for(shows("4 of 76 shown"), "the filtered rows");
    session.press("\rq");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert!(!session.screen().alternate_screen());
    let names = fs::read_dir(&empty).expect("it can be listed");
    assert_eq!(names.count(), 1, "nothing was written");

    // A report needs results, which are the only other files.
    let inside_it = sample(&root()).map(|from| {
        let name = from.file_name().expect("it has a name");
        fs::copy(&from, empty.join(name)).expect("the sample can be copied");
        Path::new("/").join(name)
    });
    let words = inside(&empty, &[]);
    assert_reports_the_sample(Command::new(&words[0]).args(&words[1..]), inside_it);
}
