//! The plot that the command line names.

use crate::bench_runner::{Config, Plot};
use crate::command::outcome::Error;
use crate::text::visible_lines;

/// The plot with this title, or the only one that has this text in its title. Capitals do not matter.
///
/// # Errors
/// If there is none, or if there are several.
pub(super) fn find<'c>(config: &'c Config, text: &str) -> Result<&'c Plot, Error> {
    let wanted = text.to_lowercase();
    let of_title = |is_it: &dyn Fn(&str) -> bool| {
        let plots = config.plots.iter();
        let found = plots.filter(|plot| is_it(&plot.title().to_lowercase()));
        found.collect::<Vec<&Plot>>()
    };
    let exact = of_title(&|title| title == wanted);
    let with_it = of_title(&|title| title.contains(&wanted));
    let what = match (&exact[..], &with_it[..]) {
        ([plot, ..], _) | ([], [plot]) => return Ok(plot),
        ([], []) => "no plot has this in its title",
        ([], [..]) => "several plots have this in their titles; write more of one",
    };
    let mut lines = vec![format!("--plot {text}: {what}")];
    if config.plots.is_empty() {
        let file = config.file.as_ref();
        let file = file.map_or("bench_runner.toml".into(), |file| file.to_string_lossy());
        lines.push(format!(
            "  {file} has none: it needs a table longitudinal_plot or flag_effect_plot."
        ));
    } else {
        let shown = if with_it.is_empty() {
            config.plots.iter().collect()
        } else {
            with_it
        };
        lines.extend(shown.iter().map(|plot| format!("  {}", plot.title())));
    }
    lines.extend(config.plot_faults.iter().map(|fault| format!("  {fault}")));
    Err(visible_lines(&lines.join("\n")).into())
}

/// The error that nothing of a plot can be compared.
pub(super) fn is_empty(plot: &Plot) -> Error {
    let message = format!(
        "{}: no result of the plot has what it is compared with",
        plot.title()
    );
    visible_lines(&message).into()
}
