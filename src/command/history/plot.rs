//! The plot that the command line names.

use crate::bench_runner::{Config, Plot};
use crate::command::outcome::Error;
use crate::history::Trends;
use crate::text::visible_lines;

/// The place of the plot with this title, or of the only one that has this text in its title. Capitals do not matter.
///
/// # Errors
/// If there is none, or if there are several.
pub(super) fn find(config: &Config, text: &str) -> Result<usize, Error> {
    let wanted = text.to_lowercase();
    let of_title = |is_it: &dyn Fn(&str) -> bool| {
        let places = 0..config.plots.len();
        let found = places.filter(|&place| is_it(&config.plots[place].title().to_lowercase()));
        found.collect::<Vec<usize>>()
    };
    let exact = of_title(&|title| title == wanted);
    let with_it = of_title(&|title| title.contains(&wanted));
    let what = match (&exact[..], &with_it[..]) {
        ([place, ..], _) | ([], [place]) => return Ok(*place),
        ([], []) => "no plot has this in its title",
        ([], [..]) => "several plots have this in their titles; write more of one",
    };
    let mut lines = vec![format!("--plot {text}: {what}")];
    if config.plots.is_empty() {
        let file = config.file.as_ref();
        let file = file.map_or("bench_runner.toml".into(), |file| file.to_string_lossy());
        lines.push(if config.plot_faults.is_empty() {
            format!("  {file} has none: it needs a table longitudinal_plot or flag_effect_plot.")
        } else {
            format!("  {file} has none that can be used:")
        });
    } else {
        let shown = if with_it.is_empty() {
            (0..config.plots.len()).collect()
        } else {
            with_it
        };
        let titles = shown.iter().map(|&place| config.plots[place].title());
        lines.extend(titles.map(|title| format!("  {title}")));
    }
    lines.extend(config.plot_faults.iter().map(|fault| format!("  {fault}")));
    Err(visible_lines(&lines.join("\n")).into())
}

/// The lines of a plot, by its place.
///
/// # Errors
/// If nothing of it can be compared.
pub(super) fn of_plot(trends: &Trends, place: usize) -> Result<Trends, Error> {
    let title = || {
        let plot = trends.tree.config.plots.get(place);
        plot.map(Plot::title).unwrap_or_default()
    };
    let plotted = trends.of_plot(place);
    plotted.ok_or_else(|| {
        let message = "no result of the plot has what it is compared with";
        visible_lines(&format!("{}: {message}", title())).into()
    })
}
