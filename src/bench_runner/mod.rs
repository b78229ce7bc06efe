//! What bench_runner adds to pyperf's results: its configuration, its file names, and its own way of reading a suite.

mod base;
mod bisect;
mod config;
mod flags;
mod former_config;
mod lookup;
mod memory;
mod plots;
mod pyperformance;
mod result_name;
mod system;
mod version;

pub use base::base_name;
pub use bisect::Bisect;
pub use config::{Config, ConfigError};
pub use flags::{flag_of_name, flag_of_term, flag_to_show, has_flag, shown_flag};
pub use lookup::{names, values};
pub use memory::MemoryCorrection;
pub use plots::{Plot, PlotReference};
pub use pyperformance::{Runnable, to_run};
pub use result_name::{ResultName, unquote};
pub use system::system;
pub use version::{Version, VersionOrder};
