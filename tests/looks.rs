//! Themes, colour depths, ASCII, the legend and the mouse.

mod support;

use benchlens::comparison::{Column, Metric};
use benchlens::tui::{
    Action, Background, Depth, Effect, Glyphs, Motion, Pane, ScreenAction, ScreenKind, Target,
    Theme, ThemeName,
};
use ratatui::style::{Color, Modifier};
use support::session::Session;
use support::styles::styles;

/// Keys that lead to every screen.
const SCREENS: [&str; 16] = [
    ":",
    "?2",
    "?3",
    "?/cv",
    "",
    "<Tab>",
    "<Tab><Tab>",
    "/tree ratio>",
    "s",
    "c",
    "L",
    "?",
    "<Enter>",
    "i",
    "m",
    "e",
];

#[test]
fn the_styles_of_the_main_screen_at_each_colour_depth() {
    for depth in [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::TrueColor] {
        let mut session = Session::demo(80, 24);
        session.theme = Theme::new(ThemeName::Dark, Background::Dark, depth);
        insta::assert_snapshot!(format!("styles_{depth:?}"), styles(&session.buffer()));
    }
}

#[test]
fn the_styles_of_the_main_screen_in_each_theme() {
    for &name in ThemeName::ALL {
        let mut session = Session::demo(80, 24);
        session.theme = Theme::choose(Some(name), |name| {
            (name == "COLORTERM").then(|| "truecolor".to_owned())
        });
        insta::assert_snapshot!(format!("theme_{}", name.name()), styles(&session.buffer()));
    }
}

#[test]
fn without_colour_selection_direction_and_significance_are_still_told() {
    let mut session = Session::demo(120, 40);
    session.theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::None);
    session.press("m");
    session.press("m");
    let buffer = session.buffer();
    for cell in &buffer.content {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
    }
    let name = session.selected_name().to_owned();
    let text = session.text();
    let row = text
        .lines()
        .position(|line| line.contains(&format!("▸●  {name}")));
    let y = u16::try_from(row.expect("the row is seen")).expect("it is on the screen");
    let is_reversed = |x: u16| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
    assert!((0..120).any(is_reversed), "the selection");
    assert!(
        text.contains("x slower") && text.contains("x faster"),
        "the direction"
    );
    assert!(text.contains("│ ~  "), "significance");
}

#[test]
fn ascii_draws_every_screen_with_nothing_else() {
    for (width, height) in [(40, 10), (80, 24), (200, 50)] {
        for keys in SCREENS {
            let mut session = Session::demo(width, height);
            session.theme = session.theme.with_glyphs(Glyphs::Ascii);
            session.press(keys);
            let text = session.text();
            assert!(text.is_ascii(), "{keys} {width}x{height}: {text}");
            // What has no likeness would be a question mark: no text of ours may need one.
            let of_help = keys.starts_with('?') || keys == "L";
            assert!(of_help || !text.contains("??"), "{keys}: {text}");
        }
    }
    let mut session = Session::demo(80, 24);
    session.theme = session.theme.with_glyphs(Glyphs::Ascii);
    insta::assert_snapshot!("ascii_80x24", session.text());
    session.press("<Enter>");
    insta::assert_snapshot!("ascii_detail_80x24", session.text());
}

#[test]
fn the_legend_shows_the_colours_and_marks_themselves() {
    let mut session = Session::demo(80, 24);
    session.press("L");
    let buffer = session.buffer();
    let strong = session.theme.mean(1.5).fg.expect("a colour");
    assert!(buffer.content.iter().any(|cell| cell.fg == strong));
    session.press("L");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    session.size = (40, 10);
    session.press("LG");
    assert!(
        session.text().contains("not known"),
        "it is read to its end"
    );
    session.size = (80, 24);
    session.press("LmL");
    assert!(
        session.text().contains("1.50x larger"),
        "in the memory view of memory"
    );
}

/// Where a target stands that `is` wanted.
fn place(session: &Session, is: impl Fn(Target) -> bool) -> (u16, u16) {
    let mut targets = session.state.targets.iter();
    let (area, _) = targets
        .find(|(_, target)| is(*target))
        .expect("it is on the screen");
    (area.x, area.y)
}

/// Clicks as the loop does.
fn click(session: &mut Session, (column, line): (u16, u16)) {
    let target = session.state.target(column, line);
    let target = target.expect("something is there");
    session
        .app
        .update(Action::Screen(ScreenAction::Click(target)));
    session.buffer();
}

#[test]
fn a_click_selects_a_row_and_opens_it_on_the_second() {
    let mut session = Session::demo(120, 40);
    let fifth = place(&session, |target| target == Target::Row(4));
    click(&mut session, fifth);
    assert_eq!(session.open().selected, 4);
    click(&mut session, fifth);
    assert_eq!(session.app.screen(), ScreenKind::Benchmark);
}

#[test]
fn a_click_on_a_head_sorts_and_the_next_turns_it_round() {
    let mut session = Session::demo(120, 40);
    for (column, title) in [(Column::Head, "Head"), (Column::Benchmark, "Benchmark")] {
        let head = place(&session, |target| target == Target::Column(column));
        click(&mut session, head);
        assert_eq!(session.open().view.order().column, column);
        let descending = session.open().view.order().descending;
        click(&mut session, head);
        assert_ne!(session.open().view.order().descending, descending);
        let arrow = if descending { "▲" } else { "▼" };
        assert!(session.text().contains(&format!("{title}{arrow}")));
    }
    assert_eq!(Column::Other.title(Metric::Time), "Memory");
}

#[test]
fn a_click_on_a_group_chooses_it_and_the_wheel_scrolls() {
    let mut session = Session::demo(120, 40);
    let third = place(&session, |target| target == Target::Group(2));
    click(&mut session, third);
    assert_eq!(
        (session.open().view.group, session.open().focus),
        (2, Pane::Groups)
    );
    session.press("<Esc><Esc>g");
    let wheel = |motion| Action::Screen(ScreenAction::Move(motion));
    session.app.update(wheel(Motion::WheelDown));
    assert_eq!(session.open().selected, 3);
    session.app.update(wheel(Motion::WheelUp));
    assert_eq!(session.open().selected, 0);
}

#[test]
fn a_place_that_means_nothing_has_no_target() {
    let mut session = Session::demo(120, 40);
    assert_eq!(session.state.target(0, 0), None);
    session.size = (30, 5);
    session.buffer();
    assert!(
        session.state.targets.is_empty(),
        "nor has a screen that is too small"
    );
}

#[test]
fn the_mouse_is_off_until_it_is_asked_for() {
    let mut session = Session::demo(120, 40);
    assert!(!session.app.mouse);
    assert_eq!(session.press("M"), Effect::Mouse(true));
    assert!(session.text().contains("mouse on"));
    assert_eq!(session.press("M"), Effect::Mouse(false));
}
