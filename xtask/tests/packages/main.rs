//! What users are given works where they are: the artefacts that `cargo xtask dist` has made, one after the other.

#![cfg(target_os = "linux")]

mod archive;
mod artefacts;
mod completion;
mod debian;
mod empty_root;
mod support;
mod wheel;
