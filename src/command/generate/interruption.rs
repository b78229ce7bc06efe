//! Ends the command by a signal only after the file that is being written was removed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether a signal asks for the end. A second one ends the program at once.
#[derive(Debug, Default)]
pub struct Interruption {
    /// The number of the signal; 0 before there is one.
    signal: Arc<AtomicUsize>,
}

impl Interruption {
    /// Whether there was a signal.
    pub fn is_requested(&self) -> bool {
        self.signal.load(Ordering::Relaxed) != 0
    }

    /// Starts to listen for signals. Where that is not possible, a signal ends the program at once.
    #[cfg(unix)]
    pub fn listen() -> Self {
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::flag::{register_conditional_default, register_usize};
        use std::sync::atomic::AtomicBool;

        let interruption = Self::default();
        let is_second = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or_default();
            // The first action looks at the flag before the last one sets it.
            let _ = register_conditional_default(signal, Arc::clone(&is_second));
            let _ = register_usize(signal, Arc::clone(&interruption.signal), number);
            let _ = signal_hook::flag::register(signal, Arc::clone(&is_second));
        }
        interruption
    }

    /// The same, but no signal is listened for.
    #[cfg(not(unix))]
    pub fn listen() -> Self {
        Self::default()
    }

    /// Ends the program by the signal, which its parent sees. Returns if there was none.
    pub fn end(&self) {
        #[cfg(unix)]
        {
            let signal = self.signal.load(Ordering::Relaxed);
            if let Some(signal) = i32::try_from(signal).ok().filter(|signal| *signal != 0) {
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        }
    }
}
