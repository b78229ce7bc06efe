mod draw;
mod groups;
mod headline;
mod heads;
mod layout;
mod state;
mod table;
mod update;
mod verdict;

pub use layout::table_area;
pub use state::ComparisonState;
pub use table::TableColumns;
