mod app;
mod tree;

pub use app::App;
pub use tree::Framed;
