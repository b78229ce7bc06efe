//! Converts the command line to a view, and back.

use std::ffi::OsString;

use super::outcome::Error;
use super::shell::option;
use crate::cli::ViewArgs;
use crate::comparison::filter::{Filter, NamedFilters};
use crate::comparison::{Column, Comparison, Exclusions, GroupKind, Metric, Order, Rules, View};
use crate::settings::{Origin, Percent, Settings};
use crate::text::visible;
use crate::tui::ThemeName;

/// The view that the command line and the settings describe.
///
/// # Errors
/// If an option is not valid; the error names it and what was expected.
pub fn from_args(
    comparison: &Comparison,
    args: &ViewArgs,
    settings: &Settings,
) -> Result<View, Error> {
    let mut view = View::before_update(comparison);
    view.named_filters = settings.named_filters.clone();
    set_order(&mut view, settings, args);
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
    if let Some(text) = &args.filter {
        read_filter("--filter", text, &view.named_filters)?;
        view.set_filter(text.clone());
    }
    view.update(comparison);
    Ok(view)
}

/// Sets the order. That of the file is for time and memory, that of the command line for the metric that it opens.
fn set_order(view: &mut View, settings: &Settings, args: &ViewArgs) {
    let opened = if args.memory {
        Metric::Memory
    } else {
        Metric::Time
    };
    for &metric in Metric::ALL {
        if metric == opened || settings.sort.origin != Origin::CommandLine {
            view.metric = metric;
            view.set_order(settings.sort.value);
        }
    }
    view.metric = opened;
}

/// Reads an order.
///
/// # Errors
/// If there is no such column.
pub fn order(text: &str) -> Result<Order, Error> {
    Order::parse(text).map_err(|expected| refused(format!("--sort {text}: expected {expected}")))
}

/// Reads the name of a theme.
///
/// # Errors
/// If there is no such theme.
pub fn theme(name: &str) -> Result<ThemeName, Error> {
    ThemeName::parse(name).ok_or_else(|| {
        let known = ThemeName::names();
        refused(format!("--theme {name}: expected one of {known}"))
    })
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

/// The arguments of the command line that open a view, without those that are the default and in no setting.
pub fn to_words(comparison: &Comparison, view: &View, settings: &Settings) -> Vec<OsString> {
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
    if view.order() != Order::default() || view.order() != settings.sort.value {
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
    if comparison.rules() != Rules::default() {
        let small = Percent(comparison.rules().small);
        words.push(option("--small", small.to_string()));
    }
    words
}

fn refused(message: impl AsRef<str>) -> Error {
    visible(message.as_ref()).into_owned().into()
}
