mod columns;
mod details;
mod draw;
mod facets;
mod header;
mod layout;
mod state;
mod table;
mod update;

pub use draw::columns_in;
pub use header::{counts, draw as draw_header};
pub use state::ResultsState;
