//! What is shared with the tests of the program.

#![allow(dead_code, reason = "the tests of the program use the rest")]

#[path = "../../../../tests/support/pty.rs"]
pub mod pty;
#[path = "../../../../tests/support/settings.rs"]
pub mod settings;
