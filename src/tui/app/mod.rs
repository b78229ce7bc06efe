mod app;
mod heads;
mod history;
mod reload;
mod tour;
mod tree;

pub use app::App;
pub use tree::Framed;
