//! What the documents say is so.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test documents` writes the parts of them that the program generates.

mod document;
mod generated;
mod links;
