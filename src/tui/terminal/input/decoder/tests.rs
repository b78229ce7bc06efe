use proptest::prelude::*;

use super::*;

fn events(decoder: &mut Decoder) -> Vec<String> {
    let mut events = Vec::new();
    while let Some(event) = decoder.next_event() {
        events.push(match event {
            Event::Key(key) => {
                let modifiers = match key.modifiers {
                    KeyModifiers::NONE => String::new(),
                    modifiers => format!("{modifiers}-"),
                };
                format!("{modifiers}{}", key.code)
            }
            Event::Paste(text) => format!("paste {text:?}"),
            Event::Mouse(mouse) => format!("{:?} at {} {}", mouse.kind, mouse.column, mouse.row),
            other => format!("{other:?}"),
        });
    }
    events
}

/// The events of `bytes`, and those after the rest was waited for in vain.
fn decode(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut decoder = Decoder::default();
    decoder.feed(bytes);
    let at_once = events(&mut decoder);
    let is_incomplete = decoder.patience().is_some();
    decoder.give_up();
    let later = events(&mut decoder);
    assert!(is_incomplete || later.is_empty());
    assert_eq!(decoder.patience(), None);
    (at_once, later)
}

fn assert_decoded(bytes: &[u8], at_once: &[&str], later: &[&str]) {
    let decoded = decode(bytes);
    let shown = String::from_utf8_lossy(bytes);
    assert_eq!(decoded.0, at_once, "{shown:?}");
    assert_eq!(decoded.1, later, "{shown:?}, after a silence");
}

#[test]
fn keys_are_what_terminals_send_for_them() {
    for (bytes, key) in [
        (&b"j"[..], "j"),
        ("é".as_bytes(), "é"),
        ("速".as_bytes(), "速"),
        ("🐍".as_bytes(), "🐍"),
        (b"\r", "Enter"),
        (b"\t", "Tab"),
        (b"\x7f", "Backspace"),
        (b"\x03", "Control-c"),
        (b"\x1a", "Control-z"),
        (b"\x08", "Control-h"),
        (b"\0", "Control-Space"),
        (b"\x1c", "Control-4"),
        (b"\x1b[A", "Up"),
        (b"\x1bOA", "Up"),
        (b"\x1b[B", "Down"),
        (b"\x1bOM", "Enter"),
        (b"\x1b[1;5C", "Control-Right"),
        (b"\x1b[1;2D", "Shift-Left"),
        (b"\x1b[1;3D", "Alt-Left"),
        (b"\x1b[H", "Home"),
        (b"\x1b[1~", "Home"),
        (b"\x1b[7~", "Home"),
        (b"\x1b[F", "End"),
        (b"\x1b[4~", "End"),
        (b"\x1b[2~", "Insert"),
        (b"\x1b[3~", "Del"),
        (b"\x1b[5~", "Page Up"),
        (b"\x1b[6~", "Page Down"),
        (b"\x1b[Z", "Back Tab"),
        (b"\x1bOP", "F1"),
        (b"\x1b[11~", "F1"),
        (b"\x1b[[A", "F1"),
        (b"\x1b[[E", "F5"),
        (b"\x1b[15~", "F5"),
        (b"\x1b[17~", "F6"),
        (b"\x1b[21~", "F10"),
        (b"\x1b[23~", "F11"),
        (b"\x1b[24~", "F12"),
        (b"\x1b[99;5u", "Control-c"),
        (b"\x1b[9;2u", "Shift-Tab"),
        (b"\x1b[13u", "Enter"),
        (b"\x1b[27u", "Esc"),
        (b"\x1b[127u", "Backspace"),
        (b"\x1b[97:65;1:1u", "a"),
    ] {
        assert_decoded(bytes, &[key], &[]);
    }
}

#[test]
fn a_mouse_report_is_a_click_or_the_wheel() {
    for (bytes, event) in [
        (&b"\x1b[<0;40;8M"[..], "Down(Left) at 39 7"),
        (b"\x1b[<16;1;1M", "Down(Left) at 0 0"),
        (b"\x1b[<64;3;4M", "ScrollUp at 2 3"),
        (b"\x1b[<65;300;4M", "ScrollDown at 299 3"),
        (b"\x1b[M !\"", "Down(Left) at 0 1"),
        (b"\x1b[Ma!!", "ScrollDown at 0 0"),
    ] {
        assert_decoded(bytes, &[event], &[]);
    }
    // Releases, movements, other buttons, and places that do not exist.
    for bytes in [
        &b"\x1b[<0;40;8m"[..],
        b"\x1b[<35;40;8M",
        b"\x1b[<2;40;8M",
        b"\x1b[<0;0;8M",
        b"\x1b[<0;8M",
        b"\x1b[M#!!",
    ] {
        assert_decoded(bytes, &[], &[]);
    }
}

#[test]
fn esc_and_a_key_at_once_are_two_keys() {
    assert_decoded(b"\x1bj", &["Esc", "j"], &[]);
    assert_decoded(b"\x1b\x1b", &["Esc"], &["Esc"]);
    assert_decoded(b"\x1b\x1b[A", &["Esc", "Up"], &[]);
    assert_decoded(b"\x1bOx", &["Esc", "O", "x"], &[]);
    assert_decoded("\x1bé".as_bytes(), &["Esc", "é"], &[]);
    assert_decoded(b"\x1b\x03", &["Esc", "Control-c"], &[]);
    assert_decoded(b"\x1b", &[], &["Esc"]);
    assert_decoded(b"\x1b[", &[], &["Esc", "["]);
    assert_decoded(b"\x1bO", &[], &["Esc", "O"]);
    assert_decoded(b"\x1b]", &[], &["Esc", "]"]);
}

#[test]
fn an_incomplete_sequence_is_given_up() {
    for bytes in [
        &b"\x1b[1"[..],
        b"\x1b[1;5",
        b"\x1b[<0;40",
        b"\x1b[M!",
        b"\x1b[[",
        b"\x1b]11;rgb:0",
        b"\x1b]11;rgb:0\x1b",
        b"\xe9",
        b"\xc3",
        b"\xf0\x9f\x90",
    ] {
        assert_decoded(bytes, &[], &[]);
        let mut decoder = Decoder::default();
        decoder.feed(bytes);
        assert_eq!(decoder.patience(), Some(SEQUENCE_PATIENCE));
        decoder.give_up();
        decoder.feed(b"q");
        assert_eq!(events(&mut decoder), ["q"], "the next key is itself");
    }
}

#[test]
fn bytes_that_are_no_text_are_dropped_at_once() {
    assert_decoded(b"\xffq", &["q"], &[]);
    assert_decoded(b"\xe9q", &["q"], &[]);
    assert_decoded(b"\x80\x9b\xc0\xafj", &["j"], &[]);
    assert_decoded(b"j\xff\xffk", &["j", "k"], &[]);
}

#[test]
fn ctrl_c_breaks_off_whatever_is_incomplete() {
    for start in [
        &b""[..],
        b"\x1b[1;5",
        b"\x1b[<0;4",
        b"\x1b]11;rgb:",
        b"\x1bPabc",
        b"\xc3",
        b"\x1b[M",
        b"\x1b[M!!",
        b"\x1b[200~abc",
    ] {
        let bytes = [start, b"\x03"].concat();
        assert_decoded(&bytes, &["Control-c"], &[]);
    }
}

#[test]
fn answers_of_the_terminal_are_no_keys() {
    assert_decoded(b"\x1b]11;rgb:0000/0000/0000\x1b\\j", &["j"], &[]);
    assert_decoded(b"\x1b]11;rgb:0000/0000/0000\x07j", &["j"], &[]);
    assert_decoded(b"\x1bP1+r436f=38\x1b\\j", &["j"], &[]);
    assert_decoded(b"\x1b]2;two words\x07j", &["j"], &[]);
    assert_decoded(b"\x1b[?62;22cj", &["j"], &[]);
    assert_decoded(b"\x1b[>0;276;0cj", &["j"], &[]);
    assert_decoded(b"\x1b[?2026;2$yj", &["j"], &[]);
    assert_decoded(b"\x1b[Ij\x1b[O", &["j"], &[]);
}

#[test]
fn what_is_too_long_is_dropped_up_to_its_end() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[");
    for _ in 0..1000 {
        decoder.feed(b"1;1;");
        assert!(decoder.pending.len() <= MAX_SEQUENCE + 1);
    }
    decoder.feed(b"Aj");
    assert_eq!(events(&mut decoder), ["j"]);
    decoder.feed(b"\x1b]");
    for _ in 0..1000 {
        decoder.feed(b"rgb:");
        assert!(decoder.pending.len() <= MAX_SEQUENCE + 1);
    }
    decoder.feed(b"\x1b");
    decoder.feed(b"\\j");
    assert_eq!(events(&mut decoder), ["j"]);
    let longest = [b"\x1b[", "1;".repeat(30).as_bytes(), b"1A"].concat();
    assert_eq!(longest.len(), MAX_SEQUENCE);
    assert_decoded(&longest, &["Up"], &[]);
    let long = [b"\x1b[", "1;".repeat(31).as_bytes(), b"A"].concat();
    assert_decoded(&long, &[], &[]);
}

#[test]
fn pasted_text_is_one_event() {
    assert_decoded(
        b"\x1b[200~q\x1b[A\r\x1b[201~j",
        &["paste \"q\\u{1b}[A\\r\"", "j"],
        &[],
    );
    assert_decoded(b"\x1b[200~\x1b[201~", &["paste \"\""], &[]);
    assert_decoded(
        "\x1b[200~é\u{fe0f}\x1b[201~".as_bytes(),
        &["paste \"é\\u{fe0f}\""],
        &[],
    );
    assert_decoded(b"\x1b[200~abc", &[], &["paste \"abc\""]);
    // The end of a paste that never began.
    assert_decoded(b"\x1b[201~q", &["q"], &[]);
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~abc");
    assert_eq!(decoder.patience(), Some(PASTE_PATIENCE));
}

#[test]
fn a_paste_has_a_limit_and_still_ends() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~");
    for _ in 0..300 {
        decoder.feed(&[b'x'; 4096]);
    }
    decoder.feed(b"\x1b[201~j");
    assert_eq!(
        decoder.next_event(),
        Some(Event::Paste("x".repeat(MAX_PASTE)))
    );
    assert_eq!(events(&mut decoder), ["j"]);
}

/// Bytes that begin, continue and end sequences.
const PARTS: &[&[u8]] = &[
    b";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b",
    b"[",
    b"O",
    b"A",
    b"1;5",
    b"\x1b[A",
    b"\x1b[<0;4;5M",
    b"\x03",
    b"\xc3",
    b"\xa9",
    b"\xff",
    b"\x1b]0;",
    b"\x07",
    b"\x1b\\",
    b"q",
    b"M",
    b"~",
];

proptest! {
    /// Bytes mean the same in whatever pieces they arrive.
    #[test]
    fn pieces_make_no_difference(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..20),
        cut in 1usize..7,
    ) {
        let bytes = parts.concat();
        let mut whole = Decoder::default();
        whole.feed(&bytes);
        whole.give_up();
        let mut pieces = Decoder::default();
        for piece in bytes.chunks(cut) {
            pieces.feed(piece);
        }
        pieces.give_up();
        prop_assert_eq!(events(&mut whole), events(&mut pieces));
    }

    #[test]
    fn no_bytes_are_kept_for_ever(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes);
        decoder.give_up();
        prop_assert_eq!(decoder.patience(), None);
        let _ = events(&mut decoder);
        decoder.feed(b"q");
        prop_assert_eq!(events(&mut decoder), vec!["q".to_owned()]);
    }
}
