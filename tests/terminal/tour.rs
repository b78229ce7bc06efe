//! The tour of the demo.

use vt100::Screen;

use crate::screen::{BENCHLENS, ESC, LARGE, USUAL, quit, sent, shows};
use crate::support::pty::Session;

/// The demo with its tour, at the first stop.
fn toured(variables: &[(&str, &str)]) -> Session {
    let mut session = Session::start(&[BENCHLENS, "demo", "--tour"], USUAL, variables);
    session.wait_for(
        shows("Tour 1/5  What got slower? f lists"),
        "the first stop",
    );
    session
}

#[test]
fn the_tour_leads_to_its_end_by_the_keys_that_it_names() {
    let mut session = toured(&[]);
    session.press("f");
    session.wait_for(shows("Enter chooses @regressions."), "the named filters");
    session.press("\r");
    session.wait_for(shows("10 of 76 are clearly slower"), "the regressions");
    assert!(shows("Tour 1/5")(session.screen()), "they are looked at");
    session.press(ESC);
    session.wait_for(shows("Tour 2/5  Is it real?"), "the second stop");
    session.press("\r");
    session.wait_for(shows("Slower, clear: 1.32x"), "the benchmark");
    assert!(shows("Tour 2/5")(session.screen()), "it is looked at");
    session.press(ESC);
    let third = "Tour 3/5  Where is the change?";
    session.wait_for(shows(third), "the third stop");
    session.press("/tag:asyncio\r");
    session.wait_for(shows("Esc shows all 76 again."), "the group");
    session.press(ESC);
    let fourth = "Tour 4/5  Can I trust the comparison?";
    session.wait_for(shows(fourth), "the fourth stop");
    session.press("i");
    let fine = "Comparability: nothing that matters differs";
    session.wait_for(shows(fine), "the differences");
    session.press(ESC);
    let last = "Tour 5/5  How do I show it to others?";
    session.wait_for(shows(last), "the last stop");
    session.press("Y");
    session.wait_for(shows("That was the tour."), "where to go from there");
    assert_eq!(sent(&session).matches("\x1b]52;c;").count(), 1);
    assert!(shows("Tour  That was the tour.")(session.screen()));
    session.press("\x18");
    let is_over = |screen: &Screen| !shows("That was the tour.")(screen);
    session.wait_for(is_over, "the screen without a tour");
    quit(&mut session);
}

#[test]
fn the_tour_goes_on_in_another_size_and_without_colours_and_ends_early() {
    let mut session = toured(&[("NO_COLOR", "1")]);
    session.press("\x14");
    session.wait_for(shows("Tour 2/5"), "the second stop");
    session.resize(LARGE);
    session.wait_for(shows(" Groups "), "the groups beside the table");
    assert!(shows("Tour 2/5  Is it real?")(session.screen()));
    session.resize((40, 10));
    session.wait_for(shows(" 2/5  Enter"), "the short form of the stop");
    session.press("\x18");
    session.wait_for(|screen| !shows("2/5")(screen), "no stop");
    quit(&mut session);
}
