//! What the tests share.

#![allow(dead_code, reason = "each test crate uses only a part of it")]

pub mod clipboard;
pub mod corpus;
pub mod files;
pub mod headline;
pub mod heads;
pub mod hidden;
pub mod made;
#[cfg(unix)]
pub mod pty;
pub mod session;
pub mod settings;
pub mod styles;
