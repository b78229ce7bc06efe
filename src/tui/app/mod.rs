mod app;
mod heads;
mod tree;

pub use app::App;
pub use tree::Framed;
