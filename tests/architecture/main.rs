//! The sources keep to the architecture that docs/ARCHITECTURE.md describes.

mod imports;
mod rules;
mod sources;

use rules::{
    check_cycles, check_direction, check_length, check_module_style, check_terminal_crates,
};
use sources::Sources;

/// Fails with all violations, each on a line.
#[track_caller]
fn assert_none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn data_passes_through_the_modules_in_one_direction() {
    assert_none(&check_direction(&Sources::of_the_program()));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    assert_none(&check_cycles(&Sources::of_the_program()));
}

#[test]
fn only_the_screens_and_the_commands_know_a_terminal() {
    assert_none(&check_terminal_crates(&Sources::of_the_program()));
}

#[test]
fn no_file_is_longer_than_400_lines_without_its_tests() {
    assert_none(&check_length(&Sources::of_the_program()));
}

#[test]
fn a_module_with_others_in_it_is_a_folder_with_a_mod_rs() {
    assert_none(&check_module_style(&Sources::of_the_program()));
}

/// Each rule, broken on purpose: a check that cannot fail is none.
mod broken {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        let files = files.iter();
        Sources::new(files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    #[track_caller]
    fn assert_one(violations: &[String], parts: &[&str]) {
        let [violation] = violations else {
            panic!("one violation was expected: {violations:?}");
        };
        for part in parts {
            assert!(violation.contains(part), "{part} is missing: {violation}");
        }
    }

    const STATS: (&str, &str) = ("stats/mod.rs", "mod mean;\npub use mean::mean;");

    #[test]
    fn an_import_of_a_later_module_is_found() {
        for import in [
            "use crate::report::render;",
            "fn f() { crate::report::render(); }",
            "fn f() { g!(crate::report::render()); }",
            "use crate::{report::render};",
            "use super::super::report::render;",
        ] {
            let sources = sources(&[
                STATS,
                ("comparison/mod.rs", "mod row;"),
                ("comparison/row.rs", import),
                ("report/mod.rs", "pub fn render() {}"),
            ]);
            let violations = check_direction(&sources);
            assert_one(&violations, &["comparison/row.rs", "crate::report"]);
        }
    }

    #[test]
    fn reports_and_screens_that_know_each_other_are_found() {
        let report = ("report/mod.rs", "pub fn render() {}");
        let tui = ("tui/mod.rs", "use crate::report::render;");
        let violations = check_direction(&sources(&[report, tui]));
        assert_one(&violations, &["tui/mod.rs", "crate::report"]);
    }

    #[test]
    fn statistics_that_import_anything_are_found() {
        let text = ("text/mod.rs", "pub fn fixed() {}");
        let stats = ("stats/mod.rs", "use crate::text::fixed;");
        let violations = check_direction(&sources(&[text, stats]));
        assert_one(&violations, &["stats/mod.rs", "crate::text"]);
    }

    #[test]
    fn a_module_that_has_no_place_is_found() {
        let violations = check_direction(&sources(&[("extra/mod.rs", "")]));
        assert_one(&violations, &["extra"]);
    }

    #[test]
    fn a_circle_is_found_through_a_re_export() {
        let sources = sources(&[
            (
                "comparison/mod.rs",
                "mod pair;\nmod row;\npub use row::Row;",
            ),
            (
                "comparison/pair.rs",
                "use crate::comparison::Row;\npub struct Pair(Row);",
            ),
            (
                "comparison/row.rs",
                "use super::pair::Pair;\npub struct Row(Pair);",
            ),
        ]);
        let violations = check_cycles(&sources);
        assert_one(&violations, &["comparison/pair.rs", "comparison/row.rs"]);
    }

    #[test]
    fn a_circle_in_tests_is_none() {
        let row =
            "pub struct Row;\n#[cfg(test)]\nmod tests {\n    use super::super::pair::Pair;\n}";
        let sources = sources(&[
            ("comparison/mod.rs", "mod pair;\nmod row;"),
            (
                "comparison/pair.rs",
                "use super::row::Row;\npub struct Pair(Row);",
            ),
            ("comparison/row.rs", row),
        ]);
        assert_none(&check_cycles(&sources));
    }

    #[test]
    fn a_terminal_crate_below_the_screens_is_found() {
        for import in [
            "use crossterm::style::Color;",
            "fn f(_: ratatui::text::Line) {}",
        ] {
            let violations = check_terminal_crates(&sources(&[("report/mod.rs", import)]));
            assert_one(&violations, &["report/mod.rs"]);
        }
        let tui = ("tui/mod.rs", "use crossterm::style::Color;");
        assert_none(&check_terminal_crates(&sources(&[tui])));
    }

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let line = "const X: u8 = 1;\n";
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", line.repeat(100));
        let long = format!("{}{tests}", line.repeat(401));
        let violations = check_length(&sources(&[("stats/mod.rs", &long)]));
        assert_one(&violations, &["stats/mod.rs", "401"]);
        let short = format!("{}{tests}", line.repeat(400));
        assert_none(&check_length(&sources(&[("stats/mod.rs", &short)])));
    }

    #[test]
    fn a_file_beside_its_folder_is_found() {
        let files = [("tui.rs", "mod app;"), ("tui/app.rs", "")];
        assert_one(&check_module_style(&sources(&files)), &["tui.rs"]);
    }
}
