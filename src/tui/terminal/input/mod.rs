//! Turns the bytes that a terminal sends into events.
//!
//! crossterm's own reader blocks inside an incomplete sequence until another byte arrives, so that neither keys nor
//! signals reach the program. Here a sequence that stays incomplete is given up after a while.

mod decoder;
#[cfg_attr(
    not(unix),
    allow(dead_code, reason = "crossterm decodes the input there")
)]
mod sequence;
mod source;

pub use decoder::Decoder;
pub use source::Input;
