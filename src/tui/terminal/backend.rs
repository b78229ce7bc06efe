//! ratatui's backend, with a size even where the terminal knows none.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::size::terminal_size;

/// Draws with crossterm.
pub struct SizedBackend<W: Write> {
    inner: CrosstermBackend<W>,
}

impl<W: Write> SizedBackend<W> {
    /// Writes what is drawn to `output`.
    pub fn new(output: W) -> Self {
        Self {
            inner: CrosstermBackend::new(output),
        }
    }
}

impl<W: Write> Backend for SizedBackend<W> {
    type Error = io::Error;

    fn size(&self) -> io::Result<Size> {
        terminal_size().ok_or_else(|| io::Error::other("the terminal has no size"))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.inner.append_lines(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
