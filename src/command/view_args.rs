//! Converts the command line to a view, and back.

use std::ffi::OsString;

use super::outcome::Error;
use super::shell::option;
use crate::cli::ViewArgs;
use crate::comparison::filter::{Filter, NamedFilters};
use crate::comparison::{Column, Comparison, Exclusions, GroupKind, Metric, Order, View};
use crate::text::visible;

/// The view that the command line describes.
///
/// # Errors
/// If an option is not valid; the error names it and what was expected.
pub fn from_args(comparison: &Comparison, args: &ViewArgs) -> Result<View, Error> {
    let mut view = View::before_update(comparison);
    if args.memory {
        view.metric = Metric::Memory;
    }
    if args.count_excluded {
        view.exclusions = Exclusions::Ignored;
    }
    view.show_insignificant = !args.significant;
    for name in &args.without {
        let row = comparison.rows.iter().position(|row| row.name == *name);
        let row = row.ok_or_else(|| {
            refused(format!(
                "--without {name}: no benchmark of this name is in both files; the names in a file: python -m pyperf show FILE"
            ))
        })?;
        view.excluded.insert(row);
    }
    if let Some(tag) = &args.group
        && !choose_group(&mut view, tag)
    {
        let tags: Vec<&str> = comparison.by_tag().into_keys().collect();
        let known = if tags.is_empty() {
            "the files have no tags".to_owned()
        } else {
            format!("there are {}", tags.join(", "))
        };
        return Err(refused(format!(
            "--group {tag}: no benchmark has this tag; {known}"
        )));
    }
    if let Some(text) = &args.sort {
        let order = Order::parse(text);
        view.set_order(
            order.map_err(|expected| refused(format!("--sort {text}: expected {expected}")))?,
        );
    }
    if let Some(text) = &args.filter {
        read_filter("--filter", text, &view.named_filters)?;
        view.set_filter(text.clone());
    }
    view.update(comparison);
    Ok(view)
}

fn choose_group(view: &mut View, tag: &str) -> bool {
    let wanted = if tag.is_empty() {
        GroupKind::Untagged
    } else {
        GroupKind::Tag(tag.to_owned())
    };
    view.choose_group(&wanted)
}

/// Parses a filter. It must be valid, because its effect is not visible while it is typed on a command line.
///
/// # Errors
/// If the filter is not valid; the error says why.
pub fn read_filter(option: &str, text: &str, named: &NamedFilters) -> Result<Filter, Error> {
    let filter = Filter::parse(text, named);
    match filter.errors().first() {
        None => Ok(filter),
        Some(error) => Err(refused(format!(
            "{option} {text}: '{}': expected {}",
            &text[error.place.clone()],
            error.expected
        ))),
    }
}

/// Reads columns by their names on the command line.
///
/// # Errors
/// If a name is not that of a column.
pub fn columns(names: &[String]) -> Result<Vec<Column>, Error> {
    let read = |name: &String| {
        Column::from_key(name)
            .map_err(|expected| refused(format!("--columns {name}: expected {expected}")))
    };
    // An empty name between commas is ignored.
    names
        .iter()
        .filter(|name| !name.is_empty())
        .map(read)
        .collect()
}

/// The arguments of the command line that open a view, without those that are the default.
pub fn to_words(comparison: &Comparison, view: &View) -> Vec<OsString> {
    let mut words = Vec::new();
    if view.metric == Metric::Memory {
        words.push("--memory".into());
    }
    match &view.groups[view.group].group.kind {
        GroupKind::All => {}
        GroupKind::Tag(tag) => words.push(option("--group", tag)),
        // No tag is empty.
        GroupKind::Untagged => words.push(option("--group", "")),
    }
    if !view.filter_text.trim().is_empty() {
        words.push(option("--filter", &view.filter_text));
    }
    if view.order() != Order::default() {
        words.push(option("--sort", view.order().key()));
    }
    for &row in &view.excluded {
        words.push(option("--without", &comparison.rows[row].name));
    }
    if !view.show_insignificant {
        words.push("--significant".into());
    }
    if view.exclusions == Exclusions::Ignored {
        words.push("--count-excluded".into());
    }
    words
}

fn refused(message: impl AsRef<str>) -> Error {
    visible(message.as_ref()).into_owned().into()
}
