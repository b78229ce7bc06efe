//! A program in a real pseudo-terminal, with a terminal emulator as its user's eyes.

use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::Screen;

use super::settings::NO_SETTINGS;

/// Columns and rows.
pub type Size = (u16, u16);

const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// A running program and the terminal that it runs in. Dropped, it takes the program with it.
pub struct Session {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    program: Box<dyn Child + Send + Sync>,
    chunks: Receiver<Vec<u8>>,
    is_reading: Arc<AtomicBool>,
    emulator: vt100::Parser,
    output: Vec<u8>,
}

impl Session {
    /// Starts a command line in a terminal, with no environment but the least that a shell has and `variables`, and without the
    /// settings of the developer who runs the tests.
    pub fn start(command: &[&str], size: Size, variables: &[(&str, &str)]) -> Self {
        let terminal = native_pty_system()
            .openpty(pty_size(size))
            .expect("a pseudo-terminal can be opened");
        let program = terminal
            .slave
            .spawn_command(clean(command, variables))
            .expect("the program starts");
        // The output ends with the program only if nobody else holds its side of the terminal.
        drop(terminal.slave);
        let reader = terminal
            .master
            .try_clone_reader()
            .expect("the terminal can be read");
        let keyboard = terminal
            .master
            .take_writer()
            .expect("the terminal can be written to");
        let (columns, rows) = emulator_size(size);
        let is_reading = Arc::new(AtomicBool::new(true));
        Self {
            master: terminal.master,
            keyboard,
            program,
            chunks: read_in_background(reader, Arc::clone(&is_reading)),
            is_reading,
            emulator: vt100::Parser::new(rows, columns, 0),
            output: Vec::new(),
        }
    }

    /// What the user sees.
    pub fn screen(&self) -> &Screen {
        self.emulator.screen()
    }

    /// All bytes that the program sent.
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    /// Types `keys`.
    pub fn press(&mut self, keys: &str) {
        self.send(keys.as_bytes());
    }

    /// Sends bytes as a keyboard, a mouse or a bad line would.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keyboard
            .write_all(bytes)
            .and_then(|()| self.keyboard.flush())
            .expect("the terminal takes input");
    }

    pub fn resize(&mut self, size: Size) {
        let (columns, rows) = emulator_size(size);
        self.emulator.set_size(rows, columns);
        self.master
            .resize(pty_size(size))
            .expect("the terminal can be resized");
    }

    /// Wipes the screen behind the program's back, as a message from elsewhere would.
    pub fn wipe(&mut self) {
        self.emulator.process(b"\x1b[2J");
    }

    /// Reads until the screen is as wanted. Half a frame is not looked at: a terminal does not show it.
    pub fn wait_for(&mut self, wanted: impl Fn(&Screen) -> bool, what: &str) {
        let deadline = deadline();
        while self.is_inside_a_frame() || !wanted(self.screen()) {
            match self.receive(deadline) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => self.fail(&format!("waited in vain for {what}")),
                Err(RecvTimeoutError::Disconnected) => {
                    self.fail(&format!("the program ended before {what}"))
                }
            }
        }
    }

    /// Whether the program sends nothing for that long.
    pub fn is_silent_for(&mut self, time: Duration) -> bool {
        self.receive(Instant::now() + time) == Err(RecvTimeoutError::Timeout)
    }

    /// Stops reading what the program sends, as a broken connection does. A last piece may still be read.
    pub fn stop_reading(&mut self) {
        self.is_reading.store(false, Ordering::SeqCst);
    }

    /// Whether the terminal passes on whole lines, and not each key, as it does before and after a program like this.
    pub fn takes_lines(&self) -> bool {
        let settings = self.master.get_termios().expect("it is a terminal");
        format!("{:?}", settings.local_flags).contains("ICANON")
    }

    /// The number of the program's process.
    pub fn process(&self) -> String {
        let process = self.program.process_id().expect("it runs");
        process.to_string()
    }

    /// Waits for the end of the program, whatever it still sends.
    pub fn wait_exit_unread(&mut self) -> ExitStatus {
        self.wait_status(deadline())
    }

    /// Reads the rest of the output, and waits for the end of the program.
    pub fn wait_exit(&mut self) -> ExitStatus {
        let deadline = deadline();
        loop {
            match self.receive(deadline) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => self.fail("the program does not end"),
            }
        }
        self.wait_status(deadline)
    }

    fn wait_status(&mut self, deadline: Instant) -> ExitStatus {
        loop {
            let status = self.program.try_wait();
            if let Some(status) = status.expect("the program can be waited for") {
                return status;
            }
            if Instant::now() > deadline {
                self.fail("the program left the terminal, but does not end");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Takes the next piece of output.
    fn receive(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
        let patience = deadline.saturating_duration_since(Instant::now());
        let bytes = self.chunks.recv_timeout(patience)?;
        self.emulator.process(&bytes);
        self.output.extend(bytes);
        Ok(())
    }

    fn is_inside_a_frame(&self) -> bool {
        let last = |mark: &[u8]| {
            let mut places = self.output.windows(mark.len());
            places.rposition(|place| place == mark)
        };
        last(FRAME_BEGINS) > last(FRAME_ENDS)
    }

    fn fail(&self, why: &str) -> ! {
        let last = &self.output[self.output.len().saturating_sub(300)..];
        panic!(
            "{why}; the screen:\n{}\nthe last bytes: {:?}",
            self.screen().contents(),
            String::from_utf8_lossy(last)
        );
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The number of a process that has been waited for may be another's by now.
        if let Ok(None) = self.program.try_wait() {
            let _ = self.program.kill();
            let _ = self.program.wait();
        }
    }
}

/// Starts a command line in a terminal that goes away as soon as `last` was sent. When `first` was sent, the keys that
/// `then` returns are typed. Returns the number of the program's process.
pub fn hang_up_after(
    command: &[&str],
    first: &str,
    then: impl FnOnce() -> &'static str,
    last: &str,
) -> u32 {
    let terminal = native_pty_system()
        .openpty(pty_size((80, 24)))
        .expect("a pseudo-terminal can be opened");
    let program = terminal
        .slave
        .spawn_command(clean(command, &[]))
        .expect("the program starts");
    drop(terminal.slave);
    let reader = terminal
        .master
        .try_clone_reader()
        .expect("the terminal can be read");
    let mut keyboard = terminal
        .master
        .take_writer()
        .expect("the terminal can be written to");
    let chunks = read_in_background(reader, Arc::new(AtomicBool::new(true)));
    let (mut sent, deadline) = (String::new(), deadline());
    let mut wait_for = |sign: &str| {
        while !sent.contains(sign) {
            let patience = deadline.saturating_duration_since(Instant::now());
            match chunks.recv_timeout(patience) {
                Ok(bytes) => sent.push_str(&String::from_utf8_lossy(&bytes)),
                Err(error) => panic!("{error} before {sign}: {sent}"),
            }
        }
    };
    wait_for(first);
    keyboard
        .write_all(then().as_bytes())
        .expect("the terminal takes input");
    wait_for(last);
    program.process_id().expect("it runs")
}

/// Fails if a process does not end soon.
pub fn assert_ends(process: u32) {
    let status = format!("/proc/{process}/stat");
    // A zombie has ended: its parent, this test, has not asked for it.
    let runs = || std::fs::read_to_string(&status).is_ok_and(|stat| !stat.contains(") Z "));
    let deadline = deadline();
    while runs() && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(10));
    }
    assert!(!runs(), "it still runs");
}

fn clean(command: &[&str], variables: &[(&str, &str)]) -> CommandBuilder {
    let mut builder = CommandBuilder::from_argv(command.iter().map(Into::into).collect());
    builder.env_clear();
    builder.env("TERM", "xterm-256color");
    for name in ["HOME", "PATH"] {
        if let Some(value) = std::env::var_os(name) {
            builder.env(name, value);
        }
    }
    for (name, value) in NO_SETTINGS.iter().chain(variables) {
        builder.env(name, value);
    }
    builder.cwd(env!("CARGO_MANIFEST_DIR"));
    builder
}

/// Reads on a thread of its own, so that waiting can be given up. The channel closes when the program's side does.
fn read_in_background(
    mut reader: Box<dyn Read + Send>,
    is_reading: Arc<AtomicBool>,
) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            while !is_reading.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(5));
            }
            match reader.read(&mut buffer) {
                Ok(count @ 1..) if sender.send(buffer[..count].to_vec()).is_ok() => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                _ => break,
            }
        }
    });
    receiver
}

/// Generous, for machines that are busy with something else.
fn deadline() -> Instant {
    let seconds = match std::env::var("BENCHLENS_TEST_TIMEOUT") {
        Ok(seconds) => seconds
            .parse()
            .expect("BENCHLENS_TEST_TIMEOUT is a number of seconds"),
        Err(_) => 60,
    };
    Instant::now() + Duration::from_secs(seconds)
}

fn pty_size((cols, rows): Size) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

/// What the emulator shows of a terminal that does not know its size is 80×24.
fn emulator_size((columns, rows): Size) -> (NonZeroU16, NonZeroU16) {
    const USUAL: [NonZeroU16; 2] = [NonZeroU16::new(80).unwrap(), NonZeroU16::new(24).unwrap()];
    (
        NonZeroU16::new(columns).unwrap_or(USUAL[0]),
        NonZeroU16::new(rows).unwrap_or(USUAL[1]),
    )
}
