//! The header of the results screen, and the counts in its footer.

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparison::wording;
use crate::text::{self, visible};
use crate::tree::{Candidate, Tree};
use crate::tui::footer::Part;
use crate::tui::state::OpenTree;
use crate::tui::theme::Theme;
use crate::tui::widget::Canvas;

/// Draws what the tree is.
pub fn draw(area: Rect, tree: &Tree, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let machines = tree.results.iter();
    let machines = machines.filter_map(|entry| entry.identity.nickname.as_deref());
    let machines = machines.collect::<BTreeSet<&str>>().len();
    let days = tree
        .results
        .iter()
        .filter_map(|entry| entry.metadata.commit_date.as_deref());
    let month = |date: &str| date.chars().take(7).collect::<String>();
    let months = days.clone().min().zip(days.max());
    let months = months.map(|(first, last)| format!(" · {} to {}", month(first), month(last)));
    let root = tree.place.root.to_string_lossy();
    let name = "benchlens  ";
    let what = format!(
        "{} · {} · {}{}",
        visible(&root),
        wording::count(tree.results.len(), "result"),
        wording::count(machines, "machine"),
        visible(&months.unwrap_or_default())
    );
    let width = usize::from(area.width);
    let what = text::truncated(&what, width.saturating_sub(text::width(name)));
    let line = Line::from(vec![
        Span::styled(name, theme.focused_border),
        Span::styled(what, theme.title),
    ]);
    canvas.frame.render_widget(line, area);
}

/// How many results are shown, why the others are not, and what was chosen.
pub fn counts(open: &OpenTree, theme: &Theme) -> Vec<Part> {
    let (listing, tree) = (&open.listing, &open.index.tree);
    let total = tree.results.len();
    let shown = format!("{} of {total} shown", listing.shown.len());
    let mut parts = vec![Part::fixed(theme.text, shown).of_hidden()];
    let hidden = total - listing.shown.len() - listing.filtered;
    let mut push = |text: String, style: Style| parts.push(Part::fixed(style, text).of_hidden());
    if listing.is_filtered() {
        push(format!("{} filtered (Esc)", listing.filtered), theme.text);
    }
    if listing.unknown > 0 {
        push(format!("{} of them unknown", listing.unknown), theme.text);
    }
    if hidden > 0 {
        push(format!("{hidden} of other facets (Esc)"), theme.text);
    }
    let (done, all) = open.progress;
    if open.is_computing {
        push(format!("{done} of {all} comparisons"), theme.warning);
    }
    if let Some((done, all, what)) = open.wish_progress() {
        push(format!("{done} of {all} {what}"), theme.warning);
    }
    match open.marked.len() {
        0 => {}
        1 => push("1 marked: mark another, then Enter".to_owned(), theme.title),
        2 => push("2 marked: Enter compares 2 with 1".to_owned(), theme.title),
        count => push(
            format!("{count} marked: Enter compares the others with 1"),
            theme.title,
        ),
    }
    if let Some(pinned) = open.pinned {
        let name = Candidate::of(&tree.results[pinned]).name;
        push(format!("reference: {}", visible(&name)), theme.title);
    }
    let is_unreadable = |&result: &usize| open.index.error(result).is_some();
    match (0..total).filter(is_unreadable).count() {
        0 => {}
        count => push(format!("{count} cannot be read (/is:error)"), theme.warning),
    }
    if let Some(problem) = tree.problems.first() {
        let count = format!("{} not looked at", tree.problems.len());
        let first = format!("{count}: {}", visible(&problem.file));
        let wordings = [(0, first), (1, count)];
        parts.push(Part::new(theme.warning, &wordings).of_hidden());
    }
    if !tree.pystats.is_empty() {
        let files = wording::count(tree.pystats.len(), "file");
        let text = format!("{files} of pystats not listed");
        parts.push(Part::fixed(theme.faint, text).of_hidden());
    }
    parts
}
