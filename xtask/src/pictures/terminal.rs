//! A program in a pseudo-terminal, and an emulator that shows what it draws.

use std::error::Error;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use super::frame::Frame;

/// A program that has sent nothing for this long is waiting for a key. Each of its frames is sent in one piece.
const SETTLED: Duration = Duration::from_millis(150);
/// How long something that must appear is waited for.
const PATIENCE: Duration = Duration::from_secs(90);

/// What the last lines say while there is more to come.
const BUSY: [&str; 2] = [" comparisons", "history …"];

/// What a frame begins and ends with: synchronized output.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// A running program. Dropped, it is ended.
pub struct Terminal {
    keyboard: Box<dyn Write + Send>,
    program: Box<dyn Child + Send + Sync>,
    chunks: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    output: Vec<u8>,
}

impl Terminal {
    /// Starts a program in a folder, in a terminal of that many columns and lines, without settings, caches and variables
    /// of the user who runs this.
    pub fn start(
        program: &Path,
        arguments: &[&str],
        folder: &Path,
        (columns, rows): (u16, u16),
    ) -> Result<Self, Box<dyn Error>> {
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        let terminal = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("LANG", "C.UTF-8"),
        ] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env(name, folder.join("home"));
        }
        command.cwd(folder);
        let program = terminal.slave.spawn_command(command)?;
        // The output ends with the program only if nobody else holds its side of the terminal.
        drop(terminal.slave);
        let mut reader = terminal.master.try_clone_reader()?;
        let keyboard = terminal.master.take_writer()?;
        let (sender, chunks) = mpsc::channel();
        thread::spawn(move || {
            // It lives as long as the reader does.
            let _master = terminal.master;
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let cells = |count: u16| NonZeroU16::new(count).ok_or("a terminal has cells");
        Ok(Self {
            keyboard,
            program,
            chunks,
            emulator: vt100::Parser::new(cells(rows)?, cells(columns)?, 0),
            output: Vec::new(),
        })
    }

    /// Types keys.
    ///
    /// # Errors
    /// If the program has ended.
    pub fn press(&mut self, keys: &str) -> Result<(), Box<dyn Error>> {
        self.keyboard.write_all(keys.as_bytes())?;
        Ok(self.keyboard.flush()?)
    }

    /// Reads until the screen shows a text, and then until it is settled.
    ///
    /// # Errors
    /// If it does not show the text in time; the error has what it shows instead.
    pub fn wait_for(&mut self, text: &str) -> Result<(), Box<dyn Error>> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let patience = deadline.saturating_duration_since(Instant::now());
            let shows = !self.is_inside_a_frame() && self.shows(text);
            match self.chunks.recv_timeout(patience.min(SETTLED)) {
                Ok(bytes) => {
                    self.emulator.process(&bytes);
                    self.output.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) if shows => return Ok(()),
                Err(RecvTimeoutError::Timeout) if !patience.is_zero() => {}
                Err(_) => {
                    let contents = self.contents();
                    return Err(format!("the screen does not show {text:?}:\n{contents}").into());
                }
            }
        }
    }

    /// What it shows.
    pub fn frame(&self) -> Frame {
        Frame::of(self.emulator.screen())
    }

    /// Whether it shows a text, and has nothing more to compute.
    fn shows(&self, text: &str) -> bool {
        let contents = self.contents();
        let footer = contents.lines().rev().take(2);
        let is_busy = |line: &str| BUSY.iter().any(|busy| line.contains(busy));
        contents.contains(text) && !footer.clone().any(is_busy)
    }

    /// The text that it shows.
    pub fn contents(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Whether only a part of a frame was read.
    fn is_inside_a_frame(&self) -> bool {
        let last = |mark: &[u8]| {
            self.output
                .windows(mark.len())
                .rposition(|place| place == mark)
        };
        last(FRAME_BEGINS) > last(FRAME_ENDS)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // If it has ended already, there is nothing to end.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
