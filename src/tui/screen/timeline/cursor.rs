//! What is said of the point under the cursor.

use ratatui::text::{Line, Span};

use crate::comparison::wording::signed_percent;
use crate::history::{Annotation, Subject, Trend};
use crate::series::{Change, Night, Point};
use crate::text::{self, truncated, visible};
use crate::tui::state::OpenHistory;
use crate::tui::theme::Theme;

/// What the other marks of the plot and of the list mean, behind that of a change.
const MARKS: &str =
    " (╎ reverted, ↩ reverts another), ┊ new version of the benchmarks, · ±2 σ, × disturbed night";
/// The same where there is less room.
const FEW_MARKS: &str = " (╎ reverted), ┊ new benchmarks, · ±2 σ, × disturbed night";
/// The columns of a hash.
const HASH: usize = 10;
/// The digits of a short hash.
const SHORT: usize = 7;
/// Half a confidence interval has about as many steps of the last digit.
const DIGITS: f64 = 10.0;

/// The point under the cursor, and the change on it, if there is one, for lines of a width.
pub(super) fn lines(
    open: &OpenHistory,
    trend: &Trend,
    (width, theme): (usize, &Theme),
) -> Vec<Line<'static>> {
    let Some((point, night)) = open.under_cursor() else {
        return Vec::new();
    };
    let date = visible(night.day());
    let ratio = trend.ratio(open.cursor).filter(|_| {
        let is_benchmark = matches!(trend.subject, Subject::Benchmark(_));
        is_benchmark && open.shows_ratios(trend)
    });
    let ratio = ratio.map_or(String::new(), |ratio| format!("ratio {ratio:.4}, "));
    let measured = measured(trend, point);
    let text = format!("{date} {} {ratio}{measured}", hash(night));
    let git_ref = git_ref(open, night).unwrap_or_default();
    let mut changes = trend.analysis.changes.iter();
    let notes = notes(open, trend);
    let below = match changes.find(|it| it.point == open.cursor) {
        Some(change) => about_change(open, trend, change),
        None if night.is_disturbed => {
            "× a disturbed night: most benchmarks moved, and back; it does not count".to_owned()
        }
        None => String::new(),
    };
    let below = [notes, below].into_iter().filter(|it| !it.is_empty());
    let below = below.collect::<Vec<_>>().join(" ");
    vec![
        Line::styled(format!("{text} {}", visible(git_ref)), theme.title),
        if below.is_empty() {
            marks(width, theme)
        } else {
            Line::styled(below, theme.faint)
        },
    ]
}

/// What the marks mean. The directions of a change are named where they have colours.
fn marks(width: usize, theme: &Theme) -> Line<'static> {
    let (slower, faster) = (theme.mean(2.0), theme.mean(0.5));
    let mut spans = if slower == faster {
        vec![Span::styled("│ change", theme.faint)]
    } else {
        vec![
            Span::styled("│", slower),
            Span::styled(" slower, ", theme.faint),
            Span::styled("│", faster),
            Span::styled(" faster", theme.faint),
        ]
    };
    let taken: usize = spans.iter().map(Span::width).sum();
    let has_room = taken + text::width(MARKS) <= width;
    let rest = if has_room { MARKS } else { FEW_MARKS };
    spans.push(Span::styled(rest, theme.faint));
    Line::from(spans)
}

/// What people noted on the night under the cursor, or since the one before.
fn notes(open: &OpenHistory, trend: &Trend) -> String {
    let noted = open
        .annotated(trend)
        .filter(|(place, _)| *place == open.cursor);
    let day = |day: String| match open.under_cursor() {
        Some((_, night)) if night.day() == day => String::new(),
        _ => format!("{day}: "),
    };
    let note = |(_, it): (usize, &Annotation)| {
        format!("▲ {}{}", day(it.day.to_string()), visible(&it.text))
    };
    let notes = noted.map(note);
    notes.collect::<Vec<_>>().join(" ")
}

/// The mean of a point with its 95% confidence interval, and the median, which is drawn. All have as many digits as the
/// interval needs.
fn measured(trend: &Trend, point: &Point) -> String {
    if let Subject::Headline(_) = trend.subject {
        return value(trend, point.mean);
    }
    let unit = trend.series.unit;
    let known = point.half_width.filter(|half| *half > 0.0);
    let Some(half) = known else {
        let (mean, median) = (value(trend, point.mean), value(trend, point.value));
        return format!("mean {mean}, median {median}");
    };
    let text = |value: f64| unit.format_in_steps(value, point.mean, half / DIGITS);
    let (low, high) = (text(point.mean - half), text(point.mean + half));
    let (mean, median) = (text(point.mean), text(point.value));
    format!("mean {mean} (95% CI {low} to {high}), median {median}")
}

/// A value of a series with its unit.
fn value(trend: &Trend, value: f64) -> String {
    match trend.subject {
        Subject::Headline(_) => format!("{value:.4}"),
        Subject::Benchmark(_) => trend.series.unit.format(value, false),
    }
}

/// What is written above a change: its date and short hash, or one of them.
pub(super) fn labels(night: &Night) -> Vec<String> {
    let day = visible(night.day()).into_owned();
    let hash = night.hash.as_deref().map(short);
    match hash {
        Some(hash) => vec![format!("{day} {hash}"), hash],
        None => vec![day],
    }
}

/// The first digits of a hash; visible.
fn short(hash: &str) -> String {
    let digits: String = hash.chars().take(SHORT).collect();
    visible(&digits).into_owned()
}

fn hash(night: &Night) -> String {
    let hash = night.hash.as_deref().unwrap_or("no hash");
    truncated(&visible(hash), HASH)
}

/// The git ref of a result; raw. A nightly build is often named by its whole hash, which is said already.
fn git_ref<'t>(open: &'t OpenHistory, night: &Night) -> Option<&'t str> {
    let identity = &open.trends.tree.results[night.result].identity;
    let hash = night.hash.as_deref();
    let is_hash = |git_ref: &&str| hash.is_some_and(|hash| git_ref.starts_with(hash));
    identity
        .git_ref
        .as_deref()
        .filter(|git_ref| !is_hash(git_ref))
}

fn about_change(open: &OpenHistory, trend: &Trend, change: &Change) -> String {
    let day = |change: &Change| visible(open.trends.night(trend, change.point).day()).into_owned();
    let scale = open.scale(trend);
    let level = |level: f64| {
        if open.shows_ratios(trend) {
            format!("{:.4}", level / scale)
        } else {
            value(trend, level)
        }
    };
    let (before, after) = (level(change.before), level(change.after));
    let percent = signed_percent(change.ratio() - 1.0);
    let day_of_change = day(change);
    let mut text = if open.shows_ratios(trend) {
        // Only the lines of a plot can have several bases.
        let side = match (trend.base, &open.trends.plot) {
            (None, Some(_)) => "the head or its reference moved",
            _ => "the head moved",
        };
        let base = match (trend.base, &open.trends.plot) {
            (None, Some(_)) => "each night has its own reference",
            _ => "the base is the same",
        };
        format!("│ {side} on {day_of_change}, {base}: {before} to {after}, {percent}")
    } else {
        format!("│ a change on {day_of_change}: the level goes from {before} to {after}, {percent}")
    };
    if let Some(by) = trend.reverted_by(change) {
        text.push_str(&format!("; reverted on {}", day(by)));
    } else if let Some(of) = trend.reverts(change) {
        text.push_str(&format!("; reverts that of {}", day(of)));
    }
    text
}
