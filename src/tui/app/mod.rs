mod app;
mod heads;
mod history;
mod tree;

pub use app::App;
pub use tree::Framed;
