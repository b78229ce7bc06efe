//! Any bytes from a terminal are events, the same in whatever pieces they arrive, and nothing stays incomplete for ever.

#![no_main]

use benchlens::tui::Decoder;
use libfuzzer_sys::fuzz_target;

fn events(decoder: &mut Decoder) -> Vec<String> {
    std::iter::from_fn(|| decoder.next_event()).map(|event| format!("{event:?}")).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let mut whole = Decoder::default();
    whole.feed(bytes);
    whole.give_up();
    assert_eq!(whole.patience(), None);
    let mut pieces = Decoder::default();
    for piece in bytes.chunks(1 + bytes.len() % 5) {
        pieces.feed(piece);
    }
    pieces.give_up();
    assert_eq!(events(&mut whole), events(&mut pieces));
    whole.feed(b"\x03");
    assert_eq!(whole.next_event().map(|event| format!("{event:?}")), {
        pieces.feed(b"\x03");
        pieces.next_event().map(|event| format!("{event:?}"))
    });
    assert!(whole.patience().is_none(), "Ctrl-C is always a key");
});
