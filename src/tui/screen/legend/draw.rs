//! Draws what the colours and marks mean, with a sample of each; those of the results are in `results`,
//! those of a history in `timeline`.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::sample::{SIZES, Sample};
use super::state::LegendState;
use super::{results, timeline};
use crate::comparison::{Metric, Rules, wording};
use crate::settings::Percent;
use crate::text;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, Popup, ScrollPane};

impl Draw for LegendState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let theme = canvas.theme;
        let samples = match context.below.map(|below| below.screen) {
            Some(ScreenKind::Results) => results::samples(theme),
            Some(ScreenKind::Timeline) => timeline::samples(theme),
            _ => of_comparison(context, theme),
        };
        let widths = samples.iter().map(|sample| text::width(&sample.text));
        let width = widths.max().unwrap_or(0) + 2;
        let room = ScrollPane::height(area);
        let max_top = samples.len().saturating_sub(room);
        (canvas.state.page, canvas.state.max_top) = (room, max_top);
        let top = self.scroll.top.min(max_top);
        let line = |sample: Sample| {
            let gap = " ".repeat(width.saturating_sub(text::width(&sample.text)));
            Line::from(vec![
                Span::raw(" "),
                Span::styled(sample.text, sample.style),
                Span::raw(gap),
                Span::styled(sample.meaning, theme.text),
            ])
        };
        let lines = samples.into_iter().skip(top).take(room).map(line).collect();
        let popup = Popup {
            title: " Legend ",
            below: if top < max_top {
                " ↓ more "
            } else if top > 0 {
                " ↑ "
            } else {
                ""
            },
        };
        popup.draw(lines, area, canvas);
    }
}

fn of_comparison(context: &DrawContext<'_>, theme: &Theme) -> Vec<Sample> {
    let open = context.comparison;
    let metric = open.map_or(Metric::Time, |open| open.view.metric);
    let rules = open.map(|open| open.comparison.rules());
    let has_heads = open.is_some_and(|open| open.heads.len() > 1);
    let of_heads = if has_heads { heads(theme) } else { Vec::new() };
    let samples = samples(metric, rules.unwrap_or_default(), theme);
    of_heads.into_iter().chain(samples).collect()
}

fn samples(metric: Metric, rules: Rules, theme: &Theme) -> Vec<Sample> {
    let ratio = |ratio: f64, meaning| Sample {
        text: wording::ratio_of(metric, ratio),
        style: theme.mean(ratio),
        meaning: Cow::Borrowed(meaning),
    };
    let worse = SIZES.map(|(size, meaning)| ratio(size, meaning));
    let better = SIZES.map(|(size, meaning)| ratio(1.0 / size, meaning));
    let small = format!("small: significant, below {}", Percent(rules.small));
    let marks = [
        ("● name", theme.mean(2.0), "clear: all evidence supports it"),
        ("○ name", theme.mean(1.001), &*small),
        (
            ": name",
            theme.mean(1.001),
            "bimodal: the proportions changed",
        ),
        ("± name", theme.mean(1.001), "noisy: the evidence is weak"),
        (
            "≈ name",
            theme.mean(1.001),
            "within noise: nights differ as much",
        ),
        ("~ name", theme.faint, "same: not significant"),
        ("? name", theme.text, "untested: no t-test was possible"),
    ];
    let others = [
        (
            "× name",
            theme.faint,
            "excluded by you (x): from all numbers",
        ),
        ("° name", theme.faint, "excluded by configuration (p):"),
        ("", theme.faint, "from bench_runner's numbers only"),
        ("name", theme.selected, "the selected benchmark"),
        ("name", theme.matched, "letters that the filter matched"),
        ("reference", theme.reference, "its distribution: an outline"),
        ("head", theme.head, "its distribution: a dotted area"),
        ("–", theme.faint, "not known"),
    ];
    let marks = marks.into_iter().chain(bars(metric, theme)).chain(others);
    let marks = marks.map(|(text, style, meaning)| Sample {
        text: text.to_owned(),
        style,
        meaning: Cow::Owned(meaning.to_owned()),
    });
    worse.into_iter().chain(better).chain(marks).collect()
}

/// What is there only with several heads.
fn heads(theme: &Theme) -> Vec<Sample> {
    let samples = [
        ("▸head", theme.title, "the selected head (] and [)"),
        (
            "!head",
            theme.warning,
            "not comparable with its reference (i)",
        ),
        (
            "1.05x ↓",
            theme.mean(1.05),
            "slower, where there is no room for the word",
        ),
        ("1.05x ↑", theme.mean(0.95), "faster"),
        ("–", theme.faint, "the head lacks the benchmark"),
    ];
    let sample = |(text, style, meaning): (&str, Style, &'static str)| Sample {
        text: text.to_owned(),
        style,
        meaning: Cow::Borrowed(meaning),
    };
    samples.map(sample).into()
}

/// The bar beside a ratio.
fn bars(metric: Metric, theme: &Theme) -> [(&'static str, Style, &'static str); 5] {
    let (worse, better) = match metric {
        Metric::Time => (
            "bar to the right: slower (log scale)",
            "bar to the left: faster",
        ),
        Metric::Memory => (
            "bar to the right: larger (log scale)",
            "bar to the left: smaller",
        ),
    };
    [
        ("│███", theme.mean(2.0), worse),
        ("███│", theme.mean(0.5), better),
        ("├──┤", theme.text, "95% CI, if there is room to draw it"),
        ("░░│░░", theme.faint, "twice what two nights differ by"),
        (
            "│██▶",
            theme.mean(2.0),
            "beyond the scale in the column's header",
        ),
    ]
}
