//! A program in a pseudo-terminal, measured from the terminal's side. The terminal answers nothing: who asks it
//! something waits in vain, as on many a real one.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Columns and rows of the terminal.
pub const SIZE: (u16, u16) = (120, 40);

/// Who sends nothing for so long has answered.
pub const QUIET: Duration = Duration::from_millis(120);

/// What lies between the terminal and its user.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub bytes_per_second: f64,
    pub round_trip: Duration,
}

/// A running program. Dropped, it ends.
pub struct Program {
    // The output ends when this goes.
    _master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    pub started: Instant,
}

/// What came of one key, or of the start.
#[derive(Debug, Default, Clone)]
pub struct Answer {
    pub output: Vec<u8>,
    /// When the last byte was read.
    pub last: Option<Instant>,
}

/// What a process has used so far; all zero where there is no `/proc`.
#[derive(Debug, Default, Clone, Copy)]
pub struct Usage {
    pub peak_kib: f64,
    pub writes: f64,
    /// How often a thread waited and went on.
    pub wake_ups: f64,
    pub cpu_ticks: f64,
}

impl Program {
    pub fn start(command: &[String], link: Option<Link>) -> Self {
        let (cols, rows) = SIZE;
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        let terminal = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal can be opened");
        let mut builder = CommandBuilder::from_argv(command.iter().map(Into::into).collect());
        builder.env("TERM", "xterm-256color");
        builder.env("COLORTERM", "truecolor");
        builder.env_remove("NO_COLOR");
        builder.env_remove("LESS");
        // With settings of the user's own, other columns might be drawn.
        builder.env("XDG_CONFIG_HOME", "/nonexistent");
        let reader = terminal
            .master
            .try_clone_reader()
            .expect("the terminal can be read");
        let chunks = read(reader, link);
        let started = Instant::now();
        let child = terminal
            .slave
            .spawn_command(builder)
            .expect("the program starts");
        Self {
            keyboard: terminal
                .master
                .take_writer()
                .expect("the terminal can be written to"),
            _master: terminal.master,
            child,
            chunks,
            started,
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keyboard
            .write_all(keys.as_bytes())
            .and_then(|()| self.keyboard.flush())
            .expect("the terminal takes input");
    }

    /// Reads until nothing comes for [`QUIET`]. If `something` is awaited, as much as a screen may take ten seconds: who
    /// asks the terminal a question first waits for an answer.
    pub fn answer(&mut self, something: bool) -> Answer {
        /// More than questions and the taking of the screen come to, and less than a screen.
        const SCREEN: usize = 1000;
        let mut answer = Answer::default();
        loop {
            let patience = if something && answer.output.len() < SCREEN {
                Duration::from_secs(10)
            } else {
                QUIET
            };
            match self.chunks.recv_timeout(patience) {
                Ok((at, bytes)) => {
                    answer.output.extend(bytes);
                    answer.last = Some(at);
                }
                Err(_) => return answer,
            }
        }
    }

    /// Reads until a text was written. Returns when, or panics after a minute.
    pub fn until(&mut self, text: &str) -> Instant {
        let mut output = Vec::new();
        loop {
            let chunk = self.chunks.recv_timeout(Duration::from_secs(60));
            let (at, bytes) = chunk.expect("the program writes");
            output.extend(bytes);
            if String::from_utf8_lossy(&output).contains(text) {
                return at;
            }
        }
    }

    /// Reads the next output. Returns when it came.
    pub fn next(&mut self) -> Instant {
        let chunk = self.chunks.recv_timeout(Duration::from_secs(10));
        chunk.map_or_else(|_| Instant::now(), |(at, _)| at)
    }

    /// Reads until nothing comes for a while. Returns when the last output came.
    pub fn quiet(&mut self, patience: Duration) -> Instant {
        let mut last = Instant::now();
        while let Ok((at, _)) = self.chunks.recv_timeout(patience) {
            last = at;
        }
        last
    }

    /// Presses a key: what came of it, and how many milliseconds until its last byte.
    pub fn key(&mut self, key: &str) -> (Answer, f64) {
        let pressed = Instant::now();
        self.press(key);
        let answer = self.answer(false);
        let time = answer.last.map_or(Duration::ZERO, |last| last - pressed);
        (answer, milliseconds(time))
    }

    pub fn usage(&self) -> Usage {
        let Some(process) = self.child.process_id() else {
            return Usage::default();
        };
        let file =
            |name: &str| fs::read_to_string(format!("/proc/{process}/{name}")).unwrap_or_default();
        let number = |text: &str, key: &str| -> f64 {
            let value = text.lines().find_map(|line| line.strip_prefix(key));
            let value = value.and_then(|value| value.split_whitespace().next());
            value.and_then(|value| value.parse().ok()).unwrap_or(0.0)
        };
        let threads = fs::read_dir(format!("/proc/{process}/task"))
            .into_iter()
            .flatten();
        let wake_ups = threads.flatten().map(|thread| {
            let status = fs::read_to_string(thread.path().join("status"));
            number(&status.unwrap_or_default(), "voluntary_ctxt_switches:")
        });
        let stat = file("stat");
        // Behind the name in parentheses; proc(5) counts fields from 1.
        let fields: Vec<f64> = stat.rsplit(") ").next().map_or(Vec::new(), |fields| {
            fields
                .split(' ')
                .map(|field| field.parse().unwrap_or(0.0))
                .collect()
        });
        Usage {
            peak_kib: number(&file("status"), "VmHWM:"),
            writes: number(&file("io"), "syscw:"),
            wake_ups: wake_ups.sum(),
            cpu_ticks: fields.get(11..13).map_or(0.0, |times| times.iter().sum()),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Reads on a thread of its own, and takes note of when each piece came.
fn read(mut reader: Box<dyn Read + Send>, link: Option<Link>) -> Receiver<(Instant, Vec<u8>)> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        // A slow link takes little at once, so that what does not fit stays with the program.
        let mut buffer = vec![0; if link.is_some() { 200 } else { 1 << 16 }];
        // When the link has carried all that it took.
        let mut free_at = Instant::now();
        loop {
            match reader.read(&mut buffer) {
                Ok(count @ 1..) => {
                    let mut at = Instant::now();
                    if let Some(link) = link {
                        let carrying =
                            Duration::from_secs_f64(count as f64 / link.bytes_per_second);
                        free_at = free_at.max(at) + carrying;
                        thread::sleep(free_at.saturating_duration_since(Instant::now()));
                        at = free_at + link.round_trip / 2;
                    }
                    if sender.send((at, buffer[..count].to_vec())).is_err() {
                        break;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                _ => break,
            }
        }
    });
    receiver
}
