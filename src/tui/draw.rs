//! Draws the state of the program as a frame. Screens only read that state; they change nothing except the
//! [`FrameState`], for example its scroll positions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::app::{App, Framed};
use super::glyphs::{Glyphs, to_ascii};
use super::hints::hints;
use super::screen::{DrawContext, ScreenKind, results, timeline};
use super::theme::Theme;
use super::widget::{Canvas, FrameState};
use super::{footer, header, tour};

/// The smallest terminal with room for a table.
const MIN_SIZE: (u16, u16) = (40, 10);

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, app: &App, theme: &Theme, state: &mut FrameState) {
    state.begin();
    let mut canvas = Canvas {
        frame,
        theme,
        state,
    };
    draw_unicode(app, &mut canvas);
    if theme.glyphs == Glyphs::Ascii {
        to_ascii(frame.buffer_mut());
    }
}

fn draw_unicode(app: &App, canvas: &mut Canvas<'_, '_>) {
    let area = canvas.frame.area();
    let Some(frame) = app.frame() else {
        // Without a tree or a comparison, a header and a footer would have nothing to show.
        return draw_screens(app, area, canvas);
    };
    let (min_width, min_height) = MIN_SIZE;
    if area.width < min_width || area.height < min_height {
        let (width, height) = (area.width, area.height);
        let size = format!("needs {min_width}×{min_height}, has {width}×{height}");
        canvas.frame.render_widget(Line::raw(size), area);
        return;
    }
    let [header, between, strip, footer] = parts(app, &frame, area);
    let counts = match frame {
        Framed::Comparison(open) => {
            header::draw(header, open, canvas);
            footer::counts(open, canvas.theme)
        }
        Framed::Tree(open) => {
            results::draw_header(header, &open.index.tree, canvas);
            results::counts(open, canvas.theme)
        }
        Framed::History(open) => {
            results::draw_header(header, &open.trends.tree, canvas);
            timeline::counts(open, canvas.theme)
        }
    };
    let keys = footer::draw(footer, app.message.as_deref(), counts, canvas);
    draw_screens(app, between, canvas);
    if let Some(tour) = &app.tour {
        tour::draw(strip, (tour, &app.seen()), canvas);
    }
    let top = app.top();
    if !top
        .drawing()
        .draw_prompt(keys, canvas, &context(app, app.screens().len() - 1))
    {
        let hints = hints(app.focus(), usize::from(keys.width), canvas.theme);
        canvas.frame.render_widget(hints, keys);
    }
}

/// The lines of the header, the screen, the strip of the tour, and the footer.
fn parts(app: &App, frame: &Framed<'_>, area: Rect) -> [Rect; 4] {
    let header = match frame {
        Framed::Comparison(open) => header::height(area.height, open),
        Framed::Tree(_) | Framed::History(_) => 1,
    };
    let strip = app.tour.as_ref().map_or(0, |_| tour::height(area.height));
    let footer = footer::height(area.width);
    let between = area.height - header - strip - footer;
    let mut y = area.y;
    [header, between, strip, footer].map(|height| {
        let part = Rect { y, height, ..area };
        y += height;
        part
    })
}

/// The place of the screen that fills the terminal; those above it leave a part of it visible.
fn first_visible(app: &App) -> usize {
    let is_whole = |screen: &super::screen::Screen| !ScreenKind::from(screen).is_overlay();
    app.screens().iter().rposition(is_whole).unwrap_or(0)
}

/// Draws the top screen, and the screens that are visible behind it.
fn draw_screens(app: &App, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let screens = app.screens();
    for (place, screen) in screens.iter().enumerate().skip(first_visible(app)) {
        screen.drawing().draw(area, canvas, &context(app, place));
    }
}

fn context(app: &App, place: usize) -> DrawContext<'_> {
    let below = place
        .checked_sub(1)
        .and_then(|place| app.screens().get(place));
    DrawContext {
        comparison: app.comparison.as_ref(),
        tree: app.tree.as_ref(),
        history: app.history.as_ref(),
        below: below.map(|screen| app.focus_of(screen)),
    }
}
