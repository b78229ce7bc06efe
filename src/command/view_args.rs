//! Converts the command line to a view, and back.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::sync::Arc;

use super::near_names;
use super::outcome::Error;
use crate::cli::ViewArgs;
use crate::comparison::filter::{Filter, NamedFilters};
use crate::comparison::{
    Column, Comparison, Exclusions, GroupKind, Grouping, Metric, Order, Rules, View, wording,
};
use crate::filter::SyntaxError;
use crate::results::Results;
use crate::settings::{Origin, Percent, Settings};
use crate::text::shell::option;
use crate::text::visible;
use crate::tui::ThemeName;

/// The place of the head that the command line selects, of that many.
///
/// # Errors
/// If there is no such head.
pub fn selected(args: &ViewArgs, heads: usize) -> Result<usize, Error> {
    Ok(place_of("--head", args.head, heads)?.unwrap_or(0))
}

/// The place of a head that is named by its number.
fn place_of(
    option: &str,
    number: Option<NonZeroUsize>,
    heads: usize,
) -> Result<Option<usize>, Error> {
    match number {
        Some(number) if number.get() > heads => {
            let are = if heads == 1 { "is" } else { "are" };
            let heads = wording::count(heads, "head");
            Err(refused(format!(
                "{option} {number}: there {are} only {heads}"
            )))
        }
        number => Ok(number.map(|number| number.get() - 1)),
    }
}

/// The view that the command line and the settings describe, for the head that is selected.
///
/// # Errors
/// If an option is not valid; the error names it and what was expected.
pub fn from_args(
    heads: &[Arc<Comparison>],
    args: &ViewArgs,
    settings: &Settings,
) -> Result<View, Error> {
    let selected = selected(args, heads.len())?;
    let order_head = place_of("--sort-head", args.sort_head, heads.len())?;
    let comparison = &heads[selected];
    let mut view = View::before_update(comparison);
    view.set_heads(heads);
    view.set_order_head(order_head.unwrap_or(selected));
    view.named_filters = settings.named_filters.clone();
    set_order(&mut view, settings, args);
    if args.count_excluded {
        view.exclusions = Exclusions::Ignored;
    }
    view.show_insignificant = !args.significant;
    for name in &args.without {
        let row = comparison.rows.iter().position(|row| row.name == *name);
        let row = row.ok_or_else(|| {
            let files = match heads.len() {
                1 => "in both files",
                _ => "in the reference and a head",
            };
            let advice = near_names::advice(comparison.rows.iter().map(|row| &*row.name), name);
            refused(format!(
                "--without {name}: no benchmark of this name is {files}; {advice}"
            ))
        })?;
        view.excluded.insert(row);
    }
    choose_group(&mut view, comparison, args, settings.group_by.value)?;
    if let Some(text) = &args.filter {
        read_filter("--filter", text, &view.named_filters)?;
        view.set_filter(text.clone());
    }
    view.update(comparison);
    Ok(view)
}

/// The same view of another head: its filter and its numbers are about that head.
#[must_use]
pub fn of_head(heads: &[Arc<Comparison>], head: usize, view: &View) -> View {
    let comparison = &heads[head];
    let mut of_head = View::before_update(comparison);
    of_head.set_heads(heads);
    of_head.take_choices(view, view.excluded.clone());
    of_head.set_order_head(head);
    of_head.set_grouping(view.grouping(), comparison);
    of_head.choose_group(&view.groups[view.group].group.kind);
    of_head.update(comparison);
    of_head
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

/// Chooses the group that the command line names. Without `--group-by`, it may be a tag or a family, and `usual` says
/// what the groups are if no group is named.
fn choose_group(
    view: &mut View,
    comparison: &Comparison,
    args: &ViewArgs,
    usual: Grouping,
) -> Result<(), Error> {
    let groupings = match args.group_by {
        Some(grouping) => vec![grouping],
        None => vec![usual, usual.other()],
    };
    view.set_grouping(groupings[0], comparison);
    let Some(name) = &args.group else {
        return Ok(());
    };
    for &grouping in &groupings {
        view.set_grouping(grouping, comparison);
        if view.choose_group(&grouping.kind(name)) {
            return Ok(());
        }
    }
    let what = match args.group_by {
        None => "no benchmark has this tag, and there is no family of this name",
        Some(Grouping::Tags) => "no benchmark has this tag",
        Some(Grouping::Families) => "there is no family of this name",
    };
    let known = groupings
        .iter()
        .map(|&grouping| known(comparison, grouping));
    let known: Vec<String> = known.collect();
    let known = known.join("; ");
    Err(refused(format!("--group {name}: {what}; {known}")))
}

/// The names of the groups.
fn known(comparison: &Comparison, grouping: Grouping) -> String {
    let names: Vec<&str> = match grouping {
        Grouping::Tags => comparison.by_tag().into_keys().collect(),
        Grouping::Families => comparison.by_family().into_keys().collect(),
    };
    match names[..] {
        [] => format!("there are no {}", grouping.name()),
        _ => format!("the {} are {}", grouping.name(), names.join(", ")),
    }
}

/// Parses a filter. It must be valid, because its effect is not visible while it is typed on a command line.
///
/// # Errors
/// If the filter is not valid; the error says why.
pub fn read_filter(option: &str, text: &str, named: &NamedFilters) -> Result<Filter, Error> {
    let filter = Filter::parse(text, named);
    match filter.errors().first() {
        None => Ok(filter),
        Some(error) => Err(invalid_filter(option, text, error)),
    }
}

/// The error for a filter that is not valid.
pub fn invalid_filter(option: &str, text: &str, error: &SyntaxError) -> Error {
    refused(format!(
        "{option} {text}: '{}': expected {}",
        &text[error.place.clone()],
        error.expected
    ))
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

/// The arguments of the command line that select a head, and the one by which the rows are sorted.
pub fn heads_to_words(results: &Results, view: &View) -> Vec<OsString> {
    if results.heads() == 1 {
        return Vec::new();
    }
    let (selected, order_head) = (results.selected(), view.order_head());
    let word = |name: &str, place: usize| option(name, (place + 1).to_string());
    let head = (selected > 0).then(|| word("--head", selected));
    let sort_head = (order_head != selected).then(|| word("--sort-head", order_head));
    head.into_iter().chain(sort_head).collect()
}

/// The arguments of the command line that open a view, without those that are the default and in no setting.
pub fn to_words(comparison: &Comparison, view: &View, settings: &Settings) -> Vec<OsString> {
    let mut words = Vec::new();
    if view.metric == Metric::Memory {
        words.push("--memory".into());
    }
    if view.grouping() != Grouping::default() || view.grouping() != settings.group_by.value {
        words.push(option("--group-by", view.grouping().name()));
    }
    match &view.groups[view.group].group.kind {
        GroupKind::All => {}
        GroupKind::Tag(name) | GroupKind::Family(name) => words.push(option("--group", name)),
        // No tag or family has an empty name.
        GroupKind::Untagged | GroupKind::NoFamily => words.push(option("--group", "")),
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
