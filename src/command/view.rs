//! A view from the command line, and the command line of a view.

use super::Error;
use crate::cli;
use crate::comparison::filter::Filter;
use crate::comparison::{Column, Comparison, GroupKind, Metric, Order, Published, View};
use crate::text::visible;

/// The view that the options ask for.
pub fn from_options(comparison: &Comparison, options: &cli::View) -> Result<View, Error> {
    let mut view = View::unjudged(comparison);
    if options.memory {
        view.metric = Metric::Memory;
    }
    if options.count_excluded {
        view.published = Published::Counted;
    }
    view.show_insignificant = !options.significant;
    for name in &options.without {
        let row = comparison.rows.iter().position(|row| row.name == *name);
        let row = row.ok_or_else(|| {
            fault(format!(
                "--without {name}: no benchmark of this name is in both files; the names in a file: python -m pyperf show FILE"
            ))
        })?;
        view.excluded.insert(row);
    }
    if let Some(tag) = &options.group
        && !choose_group(&mut view, tag)
    {
        let tags: Vec<&str> = comparison.by_tag().into_keys().collect();
        let known = if tags.is_empty() {
            "the files have no tags".to_owned()
        } else {
            format!("there are {}", tags.join(", "))
        };
        return Err(fault(format!(
            "--group {tag}: no benchmark has this tag; {known}"
        )));
    }
    if let Some(text) = &options.sort {
        let order = Order::parse(text);
        view.set_order(
            order.map_err(|expected| fault(format!("--sort {text}: expected {expected}")))?,
        );
    }
    if let Some(text) = &options.filter {
        read_filter("--filter", text)?;
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

/// Reads a filter that has to be right, as nobody watches it being typed.
pub fn read_filter(option: &str, text: &str) -> Result<Filter, Error> {
    let filter = Filter::parse(text);
    match filter.problems().first() {
        None => Ok(filter),
        Some(problem) => Err(fault(format!(
            "{option} {text}: '{}': expected {}",
            &text[problem.place.clone()],
            problem.expected
        ))),
    }
}

/// Reads columns by their names on the command line.
pub fn columns(names: &[String]) -> Result<Vec<Column>, Error> {
    let read = |name: &String| {
        Column::from_key(name)
            .map_err(|expected| fault(format!("--columns {name}: expected {expected}")))
    };
    // Nothing between commas asks for no column.
    names
        .iter()
        .filter(|name| !name.is_empty())
        .map(read)
        .collect()
}

/// The options that ask for a view, without those that are the default.
pub fn to_options(comparison: &Comparison, view: &View) -> Vec<String> {
    let mut options = Vec::new();
    let mut push = |option: &str, value: Option<String>| {
        options.push(option.to_owned());
        options.extend(value);
    };
    if view.metric == Metric::Memory {
        push("--memory", None);
    }
    match &view.groups[view.group].group.kind {
        GroupKind::All => {}
        GroupKind::Tag(tag) => push("--group", Some(tag.clone())),
        GroupKind::Untagged => push("--group", Some(String::new())),
    }
    if !view.filter_text.trim().is_empty() {
        push("--filter", Some(view.filter_text.trim().to_owned()));
    }
    if view.order() != Order::default() {
        push("--sort", Some(view.order().key()));
    }
    for &row in &view.excluded {
        push("--without", Some(comparison.rows[row].name.clone()));
    }
    if !view.show_insignificant {
        push("--significant", None);
    }
    if view.published == Published::Counted {
        push("--count-excluded", None);
    }
    options
}

fn fault(message: String) -> Error {
    visible(&message).into_owned().into()
}
