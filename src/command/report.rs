//! The command `benchlens report`.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::gate::{Gate, InView};
use super::load::load;
use super::opening::heads;
use super::outcome::{Error, Outcome};
use super::output::tell;
use super::request::Asked;
use super::write_file::{Target, write_file};
use super::{nights, output, request, settings, view_args, warnings};
use crate::cli::{HeaderChoice, ReportArgs, ViewArgs};
use crate::comparison::{Comparison, OutputFormat};
use crate::report::{self, Heads, TextStyle};
use crate::results::Results;
use crate::settings::{Origin, Settings};
use crate::text::{visible, visible_lines};

/// Prints or writes a report, and checks the condition of a gate.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &ReportArgs) -> Result<Outcome, Error> {
    check(args)?;
    let settings = settings::of_report(args)?;
    let Asked { request, history } =
        request::from_args(&args.reference, &args.heads, &args.naming, &args.published)?;
    let options = request.options();
    let inputs: Vec<PathBuf> = request.files().into_iter().map(Path::to_owned).collect();
    let note = |note: String| tell(&visible(&note));
    let mut results = load(request, &options, args.published.verbose, &note)?;
    if results.heads() > 1 && args.header == HeaderChoice::Always {
        return Err("--header always: only the report of one head has a list of fields".into());
    }
    // Never dropped: the process is about to end, and freeing the memory piece by piece takes a while.
    let heads = ManuallyDrop::new(heads(&results, &settings)?);
    if let Some(tree) = history.filter(|_| judges(args)) {
        nights::judge_by(&tree, &heads, &results, options);
        note_unknown(args, &heads);
    }
    let view = view_args::from_args(&heads, &args.view, &settings)?;
    results.select(view_args::selected(&args.view, heads.len())?);
    let results = ManuallyDrop::new(results);
    let in_view = InView {
        heads: &heads,
        selected: results.selected(),
        view: &view,
    };
    for head in &*heads {
        warnings::tell_all(head, heads.len() > 1, args.fail_if.is_some());
    }
    // Parsed first, so that an error in it is reported before anything is written.
    let gate = match &args.fail_if {
        Some(condition) => Some(Gate::new(condition, &in_view)?),
        None => None,
    };
    let text = if args.format == OutputFormat::Markdown {
        published(&results, &heads, args.header)?
    } else {
        text(&in_view, args, &settings)
    };
    // Only the text table has its own escape sequences, which must not be made visible.
    let is_raw = args.format != OutputFormat::Text;
    match output_file(args) {
        Some(file) => write(file, &text, &inputs, args.force)?,
        None if is_raw && io::stdout().is_terminal() => {
            output::print(&visible_lines(&text))?;
        }
        None => output::print(&text)?,
    }
    Ok(gate.map_or(Outcome::Done, |gate| gate.check(&in_view, args.annotations)))
}

/// Whether anything is judged: the published Markdown has no judgements.
fn judges(args: &ReportArgs) -> bool {
    args.format != OutputFormat::Markdown || args.fail_if.is_some()
}

/// Prints a note if a history was named that does not help.
fn note_unknown(args: &ReportArgs, heads: &[Arc<Comparison>]) {
    if let Some(folder) = &args.naming.history
        && !heads.iter().any(|head| head.knows_nights())
    {
        let folder = folder.to_string_lossy();
        tell(&visible(&format!(
            "note: --history {folder}: it has too few results of this machine with these flags to know the noise from night to night"
        )));
    }
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
        ("--head", args.head.is_some()),
        ("--sort-head", args.sort_head.is_some()),
    ];
    let first = given.into_iter().find(|(_, is_given)| *is_given);
    first.map(|(option, _)| option)
}

fn text(in_view: &InView<'_>, args: &ReportArgs, settings: &Settings) -> String {
    let mut heads = Heads::of(in_view.heads, in_view.selected, in_view.view);
    if settings.sort.origin == Origin::Default && args.format != OutputFormat::Text {
        // Programs compare such files line by line, so the rows are in the order of the reference.
        heads.sort_by_reference();
    }
    let style = match output_file(args) {
        Some(_) => TextStyle::PLAIN,
        None => output::text_style(),
    };
    heads.render(args.format, style)
}

/// The published Markdown. Prints a note about each number that is missing in it. Heads with the same reference have a
/// table together, the others a section each.
fn published(
    results: &Results,
    heads: &[Arc<Comparison>],
    header: HeaderChoice,
) -> Result<String, Error> {
    for head in heads {
        let of_head = warnings::of_head(head, heads.len() > 1);
        for (what, reason) in report::missing(&head.published()) {
            let note = format!("note: {of_head}{what}: not available ({reason})");
            tell(&visible(&note));
        }
    }
    if let [comparison] = heads {
        let has_header = match header {
            HeaderChoice::Always => true,
            HeaderChoice::Never => false,
            HeaderChoice::Auto => report::has_header(comparison),
        };
        return Ok(report::published(comparison, has_header));
    }
    if results.have_one_reference() {
        return Ok(report::published_heads(heads));
    }
    let mut results = results.clone();
    let sections = (0..heads.len()).map(|head| {
        results.select(head);
        // The rows and the tags of one pair only.
        Ok(report::published_section(&Comparison::of(&results)?))
    });
    let sections: Result<Vec<String>, Error> = sections.collect();
    let common = report::common_of(&results);
    Ok(common + &sections?.join("\n"))
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
