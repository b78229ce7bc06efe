//! What is known of the selected result.

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::comparison::{ClearChanges, Overall, wording};
use crate::index::{Lines, Outcome, PINNED};
use crate::text::{self, visible};
use crate::tree::{Candidate, Entry, Reference, Twin, why_not_compared};
use crate::tui::state::OpenTree;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, LineBuilder, ScrollPane, fitted, pane};

/// With fewer lines there is no border.
const ROOM_FOR_BORDER: u16 = 3;
/// Says that there is more, and how to see it.
const MORE: &str = " ↓ more (S-Tab) ";

pub fn draw(area: Rect, open: &OpenTree, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let has_border = area.height >= ROOM_FOR_BORDER;
    let Some(result) = open.selected_result() else {
        if has_border {
            canvas
                .frame
                .render_widget(pane(" Result ", false, theme), area);
        }
        return;
    };
    let entry = &open.index.tree.results[result];
    let name = Candidate::of(entry).name;
    let block = pane(format!(" {} ", visible(&name)), false, theme);
    let inner = if has_border { block.inner(area) } else { area };
    let mut lines = lines(result, open, inner.width, theme);
    let height = usize::from(inner.height);
    let is_cut = lines.len() > height;
    lines.truncate(height);
    let more = if is_cut { MORE } else { "" };
    let room = u16::try_from(text::width(more)).unwrap_or(u16::MAX);
    let more = Line::raw(more).right_aligned();
    if !has_border {
        if let Some(last) = lines.pop() {
            let width = area.width.saturating_sub(room);
            lines.push(fitted(last, usize::from(width)));
        }
        canvas.frame.render_widget(Paragraph::new(lines), area);
        let last = Rect {
            x: area.right().saturating_sub(room).max(area.x),
            y: area.bottom().saturating_sub(1),
            width: area.width.min(room),
            height: area.height.min(1),
        };
        canvas.frame.render_widget(more, last);
        return;
    }
    let block = block.title_bottom(more);
    canvas
        .frame
        .render_widget(Paragraph::new(lines).block(block), area);
}

/// Draws all that is known, to be scrolled from the line `top` on.
pub fn draw_page(area: Rect, top: usize, open: &OpenTree, canvas: &mut Canvas<'_, '_>) {
    let (title, lines) = match open.selected_result() {
        None => (" Result ".to_owned(), Vec::new()),
        Some(result) => {
            let name = Candidate::of(&open.index.tree.results[result]).name;
            let width = area.width.saturating_sub(2);
            let lines = lines(result, open, width, canvas.theme);
            (format!(" {} ", visible(&name)), lines)
        }
    };
    let pane = ScrollPane {
        title: &title,
        below: " Esc back ",
        top,
        count: lines.len(),
    };
    pane.draw(lines, area, canvas);
}

fn lines(result: usize, open: &OpenTree, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let entry = &open.index.tree.results[result];
    let mut lines = LineBuilder::new(usize::from(width).saturating_sub(2), theme);
    add_comparisons(&mut lines, result, open);
    add_metadata(&mut lines, entry, open.index.twins[result]);
    lines.finish()
}

fn add_comparisons(lines: &mut LineBuilder<'_>, result: usize, open: &OpenTree) {
    if let Some(error) = open.index.error(result) {
        lines.text(error, lines.theme.warning);
    }
    let listing = &open.listing;
    let selected = listing.bases.get(listing.base);
    let is_selected = |reference: &Reference| Some(&reference.base) == selected;
    // There may be room for one only.
    let (first, others): (Vec<_>, Vec<_>) = open
        .index
        .comparisons(result)
        .partition(|(reference, _)| is_selected(reference));
    let of_selected = first.is_empty();
    if let Some(base) = selected.filter(|_| of_selected) {
        let reason = why_not_compared(&open.index.tree, result, base);
        lines.labelled_paragraph(&format!("vs {base}"), &reason);
    }
    for (reference, outcome) in first.into_iter().chain(others) {
        let text = of_comparison(open, result, reference, outcome);
        lines.labelled_paragraph(&format!("vs {}", reference.base), &text);
        if let Some(Ok(changes)) = open.index.changes(result, reference.result) {
            lines.labelled_paragraph("clear", &clear(changes));
        }
        if let Some(outcome) = outcome {
            add_names(lines, "missing", outcome.missing());
            add_names(lines, "new", outcome.new_benchmarks());
        }
    }
    add_absent(lines, result, open);
}

/// Why the result is not compared with the bases that are not selected, together where the reason is the same.
fn add_absent(lines: &mut LineBuilder<'_>, result: usize, open: &OpenTree) {
    let listing = &open.listing;
    let others = listing.bases.iter().enumerate();
    let others = others.filter(|(place, _)| *place != listing.base);
    let mut absent: Vec<(String, Vec<&str>)> = Vec::new();
    for (_, base) in others {
        if open.index.comparison(result, base).is_some() {
            continue;
        }
        let reason = why_not_compared(&open.index.tree, result, base);
        match absent.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, bases)) => bases.push(base),
            None => absent.push((reason, vec![base])),
        }
    }
    for (reason, bases) in absent {
        match bases[..] {
            [base] => lines.labelled_paragraph(&format!("vs {base}"), &reason),
            _ => lines.labelled_paragraph("vs others", &format!("{}: {reason}", bases.join(", "))),
        }
    }
}

/// How many benchmarks changed clearly, and which of them the most. Raw.
fn clear(changes: &ClearChanges) -> String {
    let slower = wording::count(changes.slower, "regression");
    let faster = wording::count(changes.faster, "improvement");
    let worst = changes.worst.as_ref();
    let worst = worst.map_or_else(String::new, |(name, ratio)| {
        format!(" · worst: {name} {}", wording::ratio(*ratio))
    });
    format!("{slower}, {faster}{worst}")
}

/// Benchmarks that only one side of the comparison above has.
fn add_names(lines: &mut LineBuilder<'_>, label: &str, names: Option<&[String]>) {
    if let Some(names) = names.filter(|names| !names.is_empty()) {
        let text = format!("{}: {}", names.len(), names.join(", "));
        lines.labelled_paragraph(label, &text);
    }
}

fn add_metadata(lines: &mut LineBuilder<'_>, entry: &Entry, twin: Option<Twin>) {
    let metadata = &entry.metadata;
    let known = |parts: &[&Option<String>]| -> String {
        let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).collect();
        parts.join(" · ")
    };
    let machine = known(&[
        &entry.runner,
        &metadata.cpu_model_name,
        &metadata.platform,
        &metadata.hostname,
    ]);
    let base = metadata.commit_merge_base.as_deref();
    let base = base.map(|hash| format!("merge base {}", first(hash)));
    let commit = known(&[&metadata.commit_date, &base]);
    let benchmarks = metadata.benchmark_hash.as_deref();
    let benchmarks = benchmarks.map_or_else(String::new, |hash| format!("hash {hash}"));
    let file = match twin {
        None => entry.file.clone(),
        Some(Twin { place, count }) => {
            format!("#{place} of {count} results of this build · {}", entry.file)
        }
    };
    for (label, text) in [
        ("machine", &*machine),
        ("commit", &commit),
        ("benchmarks", &benchmarks),
        ("file", &file),
        (
            "CI run",
            metadata.github_action_url.as_deref().unwrap_or_default(),
        ),
    ] {
        if !text.is_empty() {
            lines.labelled_paragraph(label, text);
        }
    }
}

/// The reference, what came of the comparison, and what speaks against it. Raw.
fn of_comparison(
    open: &OpenTree,
    result: usize,
    reference: &Reference,
    outcome: Option<&Outcome>,
) -> String {
    let results = &open.index.tree.results;
    let other = &results[reference.result];
    let name = Candidate::of(other).name;
    let mut parts = vec![match outcome {
        None => "computing …".to_owned(),
        Some(Outcome::Known(overall)) => numbers(overall),
        Some(outcome @ Outcome::Published(_)) => {
            let lines = Lines::new(outcome);
            let lines = [lines.long, lines.memory].into_iter().flatten();
            lines.collect::<Vec<_>>().join(" · ")
        }
        Some(Outcome::SameBuild) if reference.base == PINNED => {
            return "this is the pinned reference itself".to_owned();
        }
        Some(Outcome::SameBuild) => "the same build".to_owned(),
        Some(Outcome::Failed(reason)) => format!("not compared: {reason}"),
    }];
    parts.push(format!("with {name}"));
    if results[result].is_same_suite(other) == Some(false) {
        parts.push("* other benchmarks".to_owned());
    }
    if reference.is_stand_in {
        parts.push("~ stand-in: the tree lacks its base, this is an earlier result".to_owned());
    }
    if results[result].identity.nickname != other.identity.nickname {
        parts.push("! measured on another machine".to_owned());
    }
    parts.join(" · ")
}

/// The numbers of a comparison, in few words: a base has a line of its own, and moving the selection changes little of
/// it. Raw.
fn numbers(overall: &Overall) -> String {
    let mean = match &overall.runner_mean {
        Ok(mean) => wording::runner_mean(*mean),
        Err(reason) => format!("mean n/a: {reason}"),
    };
    let hpt = match &overall.hpt {
        Ok(hpt) => {
            let bound = wording::hpt_at_99(hpt);
            let bound = bound.map_or_else(String::new, |bound| format!(", {bound} at 99%"));
            format!("HPT {}%{bound}", wording::percent(hpt.reliability))
        }
        Err(reason) => format!("HPT n/a: {reason}"),
    };
    let memory = overall.memory.as_ref();
    let memory = memory.map_or_else(
        |_| "n/a".to_owned(),
        |memory| wording::memory_change(memory.change),
    );
    format!("{mean} · {hpt} · memory {memory}")
}

/// The first digits of a hash, as in the table.
fn first(hash: &str) -> String {
    hash.chars().take(7).collect()
}
