//! The command `benchlens report`.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use super::gate::Gate;
use super::load::load;
use super::opening::heads;
use super::outcome::{Error, Outcome};
use super::output::tell;
use super::write_file::{Target, write_file};
use super::{output, request, settings, view_args};
use crate::cli::{HeaderChoice, ReportArgs, ViewArgs};
use crate::comparison::{Comparison, Level, OutputFormat, View};
use crate::report::{self, Extract, TextStyle};
use crate::settings::{Origin, Settings};
use crate::text::{visible, visible_lines};

/// Prints or writes a report, and checks the condition of a gate.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &ReportArgs) -> Result<Outcome, Error> {
    check(args)?;
    let settings = settings::of_report(args)?;
    let request = request::from_args(&args.reference, &args.heads, &args.naming, &args.published)?;
    let options = request.options();
    let inputs: Vec<PathBuf> = request.files().into_iter().map(Path::to_owned).collect();
    let note = |note: String| tell(&visible(&note));
    let results = load(request, &options, args.published.verbose, &note)?;
    // Never dropped: the process is about to end, and freeing the memory piece by piece takes a while.
    let heads = ManuallyDrop::new(heads(&results, &settings)?);
    let comparison = &heads[0];
    let _results = ManuallyDrop::new(results);
    let view = view_args::from_args(&heads, &args.view, &settings)?;
    warn(comparison);
    // Parsed first, so that an error in it is reported before anything is written.
    let gate = match &args.fail_if {
        Some(condition) => Some(Gate::new(condition, comparison, &view)?),
        None => None,
    };
    let text = text(comparison, &view, args, &settings);
    // Only the text table has its own escape sequences, which must not be made visible.
    let is_raw = args.format != OutputFormat::Text;
    match output_file(args) {
        Some(file) => write(file, &text, &inputs, args.force)?,
        None if is_raw && io::stdout().is_terminal() => {
            output::print(&visible_lines(&text))?;
        }
        None => output::print(&text)?,
    }
    Ok(gate.map_or(Outcome::Done, |gate| {
        gate.check(comparison, &view, args.annotations)
    }))
}

/// Rejects options that the chosen format does not support. If they were ignored, the user would miss their effect.
fn check(args: &ReportArgs) -> Result<(), Error> {
    if args.format == OutputFormat::Markdown {
        // A gate judges by the threshold, whatever is printed.
        let is_unused = args.view.small.is_some() && args.fail_if.is_none();
        let small = is_unused.then_some("--small");
        if let Some(option) = first_given(&args.view).or(small) {
            return Err(format!(
                "{option}: the published Markdown is of all benchmarks; add --format csv, json or text, or export the view from the screen (e)"
            )
            .into());
        }
    } else if args.header != HeaderChoice::Auto {
        return Err("--header: only the published Markdown has one".into());
    }
    Ok(())
}

/// The first view option that was given.
fn first_given(args: &ViewArgs) -> Option<&'static str> {
    let given = [
        ("--filter", args.filter.is_some()),
        ("--sort", args.sort.is_some()),
        ("--group", args.group.is_some()),
        ("--group-by", args.group_by.is_some()),
        ("--without", !args.without.is_empty()),
        ("--memory", args.memory),
        ("--significant", args.significant),
        ("--count-excluded", args.count_excluded),
    ];
    let first = given.into_iter().find(|(_, is_given)| *is_given);
    first.map(|(option, _)| option)
}

fn text(comparison: &Comparison, view: &View, args: &ReportArgs, settings: &Settings) -> String {
    if args.format == OutputFormat::Markdown {
        return published(comparison, args.header);
    }
    let mut extract = Extract::of(comparison, view);
    if settings.sort.origin == Origin::Default && args.format != OutputFormat::Text {
        // Programs compare such files line by line, so the rows are in the order of the reference.
        extract.rows.sort_unstable();
    }
    let style = match output_file(args) {
        Some(_) => TextStyle::PLAIN,
        None => output::text_style(),
    };
    extract.render(args.format, style)
}

/// Prints a note if the two runs are not comparable. No format of the report may hide that, and the published Markdown
/// has no place for it.
fn warn(comparison: &Comparison) {
    let most_serious = comparison.most_serious();
    if let Some(difference) = most_serious.filter(|it| it.level == Level::NotComparable) {
        let note = format!("note: not comparable: {}", difference.sentence());
        tell(&visible(&note));
    }
}

/// The published Markdown. Prints a note about each number that is missing in it.
fn published(comparison: &Comparison, header: HeaderChoice) -> String {
    for (what, reason) in report::missing(&comparison.published()) {
        tell(&visible(&format!("note: {what}: not available ({reason})")));
    }
    let has_header = match header {
        HeaderChoice::Always => true,
        HeaderChoice::Never => false,
        HeaderChoice::Auto => report::has_header(comparison),
    };
    report::published(comparison, has_header)
}

/// The file to write to; `None` for standard output.
fn output_file(args: &ReportArgs) -> Option<&Path> {
    args.output.as_deref().filter(|file| *file != "-")
}

fn write(file: &Path, text: &str, inputs: &[PathBuf], overwrite: bool) -> Result<(), Error> {
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    let shown = file.to_string_lossy();
    let shown = visible(&shown);
    let target = Target {
        file,
        inputs: &inputs,
        overwrite,
    };
    write_file(&target, text, &|| false).map_err(|error| error.message(&shown).into())
}
