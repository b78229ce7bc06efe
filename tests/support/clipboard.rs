//! What a copy sends to the terminal.

use benchlens::tui::Task;

/// The text that is copied.
pub fn copied(task: Task) -> String {
    let Task::Send(sequence) = task else {
        panic!("nothing was sent: {task:?}");
    };
    let payload = sequence
        .strip_prefix("\u{1b}]52;c;")
        .and_then(|rest| rest.strip_suffix("\u{1b}\\"))
        .expect("an OSC 52");
    String::from_utf8(decoded(payload)).expect("it was text")
}

fn decoded(base64: &str) -> Vec<u8> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0u32, 0, Vec::new());
    for character in base64.trim_end_matches('=').chars() {
        bits = bits << 6 | ALPHABET.find(character).expect("base64") as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
