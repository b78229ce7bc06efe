//! Takes over the terminal at the start, and restores it at the end.

use std::fs::File;
use std::io;

use crossterm::cursor;
use crossterm::event::EnableBracketedPaste;
use crossterm::queue;
use crossterm::style::force_color_output;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen};
use ratatui::Frame;
use ratatui::layout::Position;

use super::backend::SizedBackend;
use super::frame::FrameBuffer;
use super::restore;
use super::wake::Bell;
use super::writer::{self, Writer};

// Reports clicks and the wheel (1000), with coordinates beyond column 223 (1006).
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The terminal. It is restored when this is dropped, before the message of a panic is printed, and when the program is
/// aborted.
pub struct Terminal {
    drawing: ratatui::Terminal<SizedBackend<FrameBuffer>>,
    frame: FrameBuffer,
    writer: Writer,
    /// Whether the terminal reports the mouse.
    reports_mouse: bool,
    /// Whether the next frame is drawn in full, because what the terminal shows is unknown.
    is_invalid: bool,
    /// Whether the cursor is hidden.
    is_cursor_hidden: bool,
}

impl Terminal {
    /// Takes over the terminal. Sends it no queries, so that a slow or silent terminal causes no delay. `bell` is rung
    /// each time a frame has been written. With `has_basic_colours`, colours are written in the form that a terminal of
    /// 8 or 16 colours knows.
    ///
    /// # Errors
    /// If there is no terminal, or if it cannot be used.
    pub fn take(bell: Bell, has_basic_colours: bool) -> io::Result<Self> {
        restore::install_hooks();
        // The theme handles NO_COLOR itself; crossterm's handling would also remove the reversed style of the
        // selection.
        force_color_output(true);
        let writer = Writer::start(standard_output()?, bell)?;
        let mut frame = FrameBuffer::new(has_basic_colours);
        let result = take_over(&mut frame);
        match result.and_then(|()| ratatui::Terminal::new(SizedBackend::new(frame.clone()))) {
            Ok(drawing) => Ok(Self {
                drawing,
                frame,
                writer,
                reports_mouse: false,
                is_invalid: false,
                is_cursor_hidden: true,
            }),
            Err(error) => {
                restore::restore();
                Err(error)
            }
        }
    }

    /// Draws one frame, and sends it to the terminal in a single write. It may not have been written yet on return.
    ///
    /// # Errors
    /// If the terminal has no size.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.is_invalid) {
            // `Terminal::clear` would query the cursor position and wait for the answer.
            let area = self.drawing.size()?;
            self.drawing.resize((Position::ORIGIN, area).into())?;
        }
        self.drawing.draw(render)?;
        self.is_cursor_hidden = self.frame.tidy(self.is_cursor_hidden);
        queue!(self.frame, EndSynchronizedUpdate)?;
        self.writer.send(self.frame.take());
        Ok(())
    }

    /// Whether everything has been written. A terminal can block for any time.
    ///
    /// # Errors
    /// If the terminal could not be written to.
    pub fn is_idle(&self) -> io::Result<bool> {
        writer::is_idle()
    }

    /// Sends an escape sequence that draws nothing.
    pub fn send(&self, sequence: &str) {
        self.writer.send(sequence.into());
    }

    /// Turns the reporting of clicks and the wheel on or off. Movements are never reported: on a slow link they would
    /// cost more than they are worth.
    pub fn report_mouse(&mut self, on: bool) {
        self.reports_mouse = on;
        let sequence = if on { MOUSE_ON } else { MOUSE_OFF };
        self.writer.send(sequence.into());
    }

    /// Sends what restores the screen. When it has been written, [`Terminal::finish`] restores the rest.
    pub fn leave(&self) {
        self.writer.send(restore::SEQUENCE.into());
    }

    /// Restores the settings of the terminal after [`Terminal::leave`], even if that has not been written: the terminal
    /// may never take it.
    pub fn finish(&self) {
        restore::reset();
    }

    /// Takes the terminal over again after [`Terminal::finish`].
    ///
    /// # Errors
    /// If it cannot be used any more.
    pub fn take_again(&mut self) -> io::Result<()> {
        take_over(&mut self.frame)?;
        if self.reports_mouse {
            self.report_mouse(true);
        }
        self.is_cursor_hidden = true;
        self.invalidate();
        Ok(())
    }

    /// Makes the next frame a full redraw, because something else may have written to the terminal.
    pub fn invalidate(&mut self) {
        self.is_invalid = true;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore::restore();
    }
}

/// Enters raw mode. The switch to the alternate screen is sent with the next frame.
fn take_over(frame: &mut FrameBuffer) -> io::Result<()> {
    restore::take()?;
    queue!(
        frame,
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    )
}

/// Standard output without the line buffer of `io::stdout`.
fn standard_output() -> io::Result<File> {
    #[cfg(unix)]
    let output = {
        use std::os::fd::AsFd;
        io::stdout().as_fd().try_clone_to_owned()?
    };
    #[cfg(windows)]
    let output = {
        use std::os::windows::io::AsHandle;
        io::stdout().as_handle().try_clone_to_owned()?
    };
    Ok(File::from(output))
}
