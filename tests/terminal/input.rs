//! What comes from the terminal besides keys: the mouse, and text that is pasted.

use crate::screen::{BENCHLENS, ESC, LARGE, USUAL, demo, heading, is_off_again, quit, sent, shows};
use crate::support::pty::Session;

#[test]
fn the_mouse_is_off_until_asked_for_and_off_again_at_the_end() {
    let mut session = demo(LARGE, &[]);
    assert!(!sent(&session).contains("\x1b[?1000h"));
    quit(&mut session);
    let mut session = Session::start(&[BENCHLENS, "demo", "--mouse"], LARGE, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    assert!(sent(&session).contains("\x1b[?1000h\x1b[?1006h"));
    // The fifth row of the table below its heading; lines count from 1. Its second press would open it.
    let (head, _) = heading(session.screen()).expect("the table has a heading");
    let (title, row) = (head + 1, head + 6);
    session.press(&format!("\x1b[<0;40;{row}M\x1b[<0;40;{row}m"));
    session.wait_for(shows(" 5 of 76 "), "the fifth row selected");
    session.press(&format!("\x1b[<65;40;{row}M"));
    session.wait_for(shows(" 8 of 76 "), "three rows further by the wheel");
    session.press(&format!("\x1b[<0;34;{title}M\x1b[<0;34;{title}m"));
    session.wait_for(shows("Benchmark▲"), "sorted by name");
    session.press("M");
    session.wait_for(shows("mouse off"), "the mouse given back");
    assert!(sent(&session).contains("\x1b[?1006l\x1b[?1000l"));
    session.press("M");
    session.wait_for(shows("mouse on"), "the mouse taken again");
    quit(&mut session);
    assert!(is_off_again(&session, 1000), "it is off at the end");
}

#[test]
fn what_is_pasted_is_text_and_never_keys() {
    let mut session = demo(USUAL, &[]);
    session.press("\x1b[200~q\x1b[201~j");
    session.wait_for(shows(" 2 of 76 "), "the next key");
    session.press("/\x1b[200~async\ntree\x1b[201~");
    session.wait_for(shows("4 of 76 shown"), "the pasted filter, on one line");
    session.press(ESC);
    session.wait_for(shows("76 of 76 shown"), "all rows");
    quit(&mut session);
    assert!(is_off_again(&session, 2004), "off at the end");
}
