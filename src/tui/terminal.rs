//! Takes over the terminal at the start, and restores it on every way out.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::panic;
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::force_color_output;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Position;

/// Whether the terminal has to be restored. Restoring clears it, so that it happens only once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the terminal reports the mouse.
static MOUSE: AtomicBool = AtomicBool::new(false);

// Reports clicks and the wheel (1000), with coordinates beyond column 223 (1006).
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal. It is restored when this is dropped, and before the message of a panic is printed.
pub struct Terminal {
    drawing: ratatui::Terminal<CrosstermBackend<FrameBuffer>>,
    frame: FrameBuffer,
    output: File,
    /// Whether the next frame is drawn in full, because what the terminal shows is unknown.
    is_invalid: bool,
    /// Whether the cursor is hidden.
    is_cursor_hidden: bool,
}

impl Terminal {
    /// Takes over the terminal. Sends it no queries, so that a slow or silent terminal causes no delay.
    ///
    /// # Errors
    /// If there is no terminal, or if it cannot be used.
    pub fn take() -> io::Result<Self> {
        install_panic_hook();
        // The theme handles NO_COLOR itself; crossterm's handling would also remove the reversed style of the
        // selection.
        force_color_output(true);
        let output = standard_output()?;
        let mut frame = FrameBuffer::default();
        let result = take_over(&mut frame);
        match result.and_then(|()| ratatui::Terminal::new(CrosstermBackend::new(frame.clone()))) {
            Ok(drawing) => Ok(Self {
                drawing,
                frame,
                output,
                is_invalid: false,
                is_cursor_hidden: true,
            }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Draws one frame, and sends it to the terminal in a single write.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.is_invalid) {
            // `Terminal::clear` would query the cursor position and wait for the answer.
            let area = self.drawing.size()?;
            self.drawing.resize((Position::ORIGIN, area).into())?;
        }
        self.drawing.draw(render)?;
        self.is_cursor_hidden = tidy(&mut self.frame.0.borrow_mut(), self.is_cursor_hidden);
        queue!(self.frame, EndSynchronizedUpdate)?;
        let mut bytes = self.frame.0.borrow_mut();
        self.output.write_all(&bytes)?;
        bytes.clear();
        Ok(())
    }

    /// Sends an escape sequence that draws nothing.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.output.write_all(sequence.as_bytes())
    }

    /// Turns the reporting of clicks and the wheel on or off. Movements are never reported: on a slow link they would
    /// cost more than they are worth.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn report_mouse(&mut self, on: bool) -> io::Result<()> {
        MOUSE.store(on, Ordering::SeqCst);
        self.send(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Restores the terminal while something else uses it, then takes it over again.
    ///
    /// # Errors
    /// If the terminal cannot be taken over again.
    pub fn pause(&mut self, meanwhile: impl FnOnce()) -> io::Result<()> {
        let reports_mouse = MOUSE.load(Ordering::SeqCst);
        restore();
        meanwhile();
        take_over(&mut self.frame)?;
        if reports_mouse {
            self.report_mouse(true)?;
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
        restore();
    }
}

/// Enters raw mode. The switch to the alternate screen is sent with the next frame.
fn take_over(frame: &mut FrameBuffer) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    queue!(
        frame,
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    )
}

/// Restores the terminal. Errors are ignored, because there is no way left to report them.
fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        if MOUSE.swap(false, Ordering::SeqCst) {
            let _ = io::stdout().write_all(MOUSE_OFF.as_bytes());
        }
        let _ = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            cursor::Show,
            LeaveAlternateScreen
        );
        let _ = disable_raw_mode();
    }
}

/// Restores the terminal before a panic's message is printed, so that it can be read.
fn install_panic_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            previous(info);
        }));
    });
}

/// Removes redundant sequences from the end of a frame: hiding a cursor that is already hidden, and resets of single
/// colours before a reset of everything. On a slow link this saves a tenth of the cost of moving the selection. Returns
/// whether the cursor is hidden now.
fn tidy(frame: &mut Vec<u8>, was_hidden: bool) -> bool {
    const HIDE: &[u8] = b"\x1b[?25l";
    const SINGLE_RESETS: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m";
    const RESET: &[u8] = b"\x1b[0m";
    let is_hidden = frame.ends_with(HIDE);
    let drawn = frame.len() - if is_hidden { HIDE.len() } else { 0 };
    if is_hidden && was_hidden {
        frame.truncate(drawn);
    }
    let singles = drawn.saturating_sub(RESET.len() + SINGLE_RESETS.len());
    if frame[..drawn].ends_with(RESET) && frame[singles..].starts_with(SINGLE_RESETS) {
        frame.drain(singles..singles + SINGLE_RESETS.len());
    }
    is_hidden
}

/// Collects a frame, so that it is written at once. Standard output would split it at line ends, and each part of the
/// drawing would flush it.
#[derive(Clone, Default)]
struct FrameBuffer(Rc<RefCell<Vec<u8>>>);

impl Write for FrameBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: [`Terminal::draw`] writes the frame as a whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_ends_without_what_says_nothing_new() {
        let tidied = |frame: &str, was_hidden: bool| {
            let mut bytes = frame.as_bytes().to_vec();
            let is_hidden = tidy(&mut bytes, was_hidden);
            (String::from_utf8(bytes).expect("it was text"), is_hidden)
        };
        let resets = "x\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
        let hidden = format!("{resets}\x1b[?25l");
        assert_eq!(tidied(&hidden, true), ("x\x1b[0m".to_owned(), true));
        assert_eq!(
            tidied(&hidden, false),
            ("x\x1b[0m\x1b[?25l".to_owned(), true)
        );
        let shown = format!("{resets}\x1b[?25h\x1b[1;1H");
        assert_eq!(tidied(&shown, true), (shown.clone(), false));
        assert_eq!(tidied("", true), (String::new(), false));
        assert_eq!(tidied("\x1b[0m", true), ("\x1b[0m".to_owned(), false));
    }
}
