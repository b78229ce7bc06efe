//! What holds of every file, whatever stands in it: nothing panics, nothing hidden comes out, and a comparison has the
//! symmetries that its mathematics has.

mod hidden;
mod outputs;
mod reading;
mod settings;
mod sizes;
#[path = "../support/mod.rs"]
mod support;
mod symmetries;
mod views;

use proptest::prelude::ProptestConfig;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..Default::default()
    }
}

/// Keys that lead to every screen.
const SCREENS: [&str; 20] = [
    "",
    "<Enter>",
    "<Enter>G",
    "i",
    "iG",
    "m",
    "L",
    "?",
    "c",
    "s",
    "f",
    "/x",
    "e",
    "<Tab>",
    "<Tab>jj",
    "x",
    "oj",
    "m<Enter>",
    ":a",
    "?/e<Enter>nn",
];
