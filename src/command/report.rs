//! `benchlens report`.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::Path;

use super::output::{WriteError, look, write_file};
use super::{Error, Outcome, load, output, tell, view};
use crate::cli::{self, Header};
use crate::comparison::filter::{Filter, Judgement};
use crate::comparison::{Comparison, Metric, View, wording};
use crate::report::{self, Extract, Format, Look};
use crate::text::visible;

pub fn print(arguments: &cli::Report) -> Result<Outcome, Error> {
    check(arguments)?;
    // Nobody needs the memory back before the process ends, and freeing it piece by piece takes a while.
    let comparison = ManuallyDrop::new(load::load(
        &arguments.reference,
        &arguments.head,
        &arguments.published,
        &load::reading(&arguments.published),
        &|note| tell(&visible(note)),
    )?);
    let view = view::from_options(&comparison, &arguments.view)?;
    // What is wrong with it is said before anything is written.
    let condition = match &arguments.fail_if {
        Some(condition) => Some((condition, gate(&comparison, condition)?)),
        None => None,
    };
    let text = text(&comparison, &view, arguments);
    // Only the text table has escape sequences of its own.
    let is_raw = arguments.format != cli::Format::Text;
    match &arguments.output {
        Some(file) => write(file, &text, arguments)?,
        None if is_raw && io::stdout().is_terminal() => {
            output::print(&text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))?;
        }
        None => output::print(&text)?,
    }
    match condition {
        Some((condition, filter)) => fail_if(&comparison, &view, condition, &filter),
        None => Ok(Outcome::Done),
    }
}

/// Reads the condition of a gate. What no benchmark can pass is refused: misspelt, it would let everything through.
fn gate(comparison: &Comparison, condition: &str) -> Result<Filter, Error> {
    let filter = view::read_filter("--fail-if", condition)?;
    match filter.matches_nothing(comparison) {
        None => Ok(filter),
        Some(place) => {
            let term = &condition[place];
            let message = format!(
                "--fail-if {condition}: no benchmark has a tag or a name such as '{term}'; mind that slower is a name, and is:slower a condition"
            );
            Err(visible(&message).into_owned().into())
        }
    }
}

/// What only some forms have is not passed over in silence.
fn check(arguments: &cli::Report) -> Result<(), Error> {
    if arguments.format == cli::Format::Markdown {
        let options = &arguments.view;
        let given = [
            ("--filter", options.filter.is_some()),
            ("--sort", options.sort.is_some()),
            ("--group", options.group.is_some()),
            ("--without", !options.without.is_empty()),
            ("--memory", options.memory),
            ("--significant", options.significant),
            ("--count-excluded", options.count_excluded),
        ];
        if let Some((option, _)) = given.iter().find(|(_, is_given)| *is_given) {
            return Err(format!(
                "{option}: the published Markdown is of all benchmarks; add --format csv, json or text, or export the view from the screen (e)"
            )
            .into());
        }
    } else if arguments.header != Header::Auto {
        return Err("--header: only the published Markdown has one".into());
    }
    Ok(())
}

fn text(comparison: &Comparison, view: &View, arguments: &cli::Report) -> String {
    let format = match arguments.format {
        cli::Format::Markdown => {
            for (what, reason) in report::markdown::missing(&comparison.published()) {
                tell(&visible(&format!("note: {what}: not available ({reason})")));
            }
            let header = match arguments.header {
                Header::Always => true,
                Header::Never => false,
                Header::Auto => report::has_header(comparison),
            };
            return report::published(comparison, header);
        }
        cli::Format::Csv => Format::Csv,
        cli::Format::Json => Format::Json,
        cli::Format::Text if arguments.output.is_some() => Format::Text(Look {
            color: false,
            width: None,
        }),
        cli::Format::Text => Format::Text(look()),
    };
    let mut extract = Extract::of(comparison, view);
    if arguments.view.sort.is_none() && !matches!(format, Format::Text(_)) {
        // For programs, which compare files line by line: the reference's order.
        extract.rows.sort_unstable();
    }
    report::render(&extract, format)
}

fn write(file: &Path, text: &str, arguments: &cli::Report) -> Result<(), Error> {
    let inputs = [&*arguments.reference, &*arguments.head];
    let shown = file.to_string_lossy();
    let shown = visible(&shown);
    write_file(file, text, &inputs, arguments.force).map_err(|error| {
        match error {
            WriteError::Exists => format!(
                "{shown}: the file exists already; overwrite it with --force, or name another --output"
            ),
            WriteError::IsInput => {
                format!("{shown}: this is one of the two result files; name another --output")
            }
            WriteError::Other(error) => format!("{shown}: cannot be written: {error}"),
        }
        .into()
    })
}

/// Names the rows in view that pass a condition, and those that cannot be judged by it: a gate that does not know is
/// no gate. Rows that are taken out of every number are not asked.
fn fail_if(
    comparison: &Comparison,
    view: &View,
    condition: &str,
    filter: &Filter,
) -> Result<Outcome, Error> {
    let lens = view.lens(comparison);
    let (mut matched, mut unknown, mut asked) = (Vec::new(), Vec::new(), 0);
    for &row in view.shown.iter().filter(|row| !view.excluded.contains(row)) {
        asked += 1;
        match filter.judge(row, &lens) {
            Judgement::Pass => matched.push(described(comparison, row)),
            Judgement::Fail => {}
            Judgement::Unknown => unknown.push(described(comparison, row)),
        }
    }
    for (rows, what) in [(&matched, "found"), (&unknown, "not known for")] {
        if !rows.is_empty() {
            tell(&visible(&format!(
                "--fail-if {condition}: {what} {} of {}: {}",
                rows.len(),
                wording::count(asked, "benchmark"),
                rows.join(", ")
            )));
        }
    }
    Ok(if matched.is_empty() && unknown.is_empty() {
        Outcome::Done
    } else {
        Outcome::Matched
    })
}

/// A benchmark with what became of it: `json_loads (1.55x slower, memory 16.91x larger)`.
fn described(comparison: &Comparison, row: usize) -> String {
    let time = wording::ratio(comparison.rows[row].time.ratio);
    let memory = comparison
        .ratio(Metric::Memory, row)
        .map(wording::memory_ratio);
    let memory = memory.map_or_else(String::new, |memory| format!(", memory {memory}"));
    format!("{} ({time}{memory})", comparison.rows[row].name)
}
