//! Reads the text of a file of settings.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::percent::parse_percent;
use super::settings::{Origin, Setting, Settings};
use crate::comparison::filter::{NamedFilterError, NamedFilters};
use crate::comparison::{Column, Grouping, Order};
use crate::sorting;
use crate::text::Place;

/// The keys outside of tables.
const KEYS: [&str; 7] = [
    "theme", "ascii", "mouse", "columns", "sort", "group-by", "dock",
];
/// The keys of `[thresholds]`.
const THRESHOLDS: [&str; 1] = ["small"];
/// The tables.
const TABLES: [&str; 2] = ["thresholds", "filters"];

/// How alike two words must be for one to be taken for the other: from 0 to 1.
const MIN_SIMILARITY: f64 = 0.75;

/// What is wrong, and where in bytes; raw.
type Fault = (usize, String);
type Value<'t> = Spanned<DeValue<'t>>;

/// Parses the text of a file. `themes` are the names of the known themes.
///
/// # Errors
/// If something is wrong: where and what; raw.
pub(super) fn parse(text: &str, themes: &[&str]) -> Result<Settings, (Place, String)> {
    // Some editors put it before the text.
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader {
        text: content,
        themes,
        settings: Settings::default(),
    };
    match reader.read() {
        Ok(()) => Ok(reader.settings),
        Err((offset, what)) => Err((Place::of(content, offset), what)),
    }
}

struct Reader<'t> {
    text: &'t str,
    themes: &'t [&'t str],
    settings: Settings,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Fault> {
        let table = DeTable::parse(self.text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            (start, one_line(error.message()))
        })?;
        for (key, value) in in_order(table.get_ref()) {
            let name = key.get_ref().as_ref();
            let line = Place::of(self.text, key.span().start).line;
            let settings = &mut self.settings;
            match name {
                "theme" => settings.theme = at(line, Some(theme(value, self.themes)?)),
                "ascii" => settings.ascii = at(line, Some(truth("ascii", value)?)),
                "mouse" => settings.mouse = at(line, truth("mouse", value)?),
                "columns" => settings.columns = at(line, Some(columns(value)?)),
                "sort" => settings.sort = at(line, sort(value)?),
                "group-by" => settings.group_by = at(line, group_by(value)?),
                "dock" => settings.dock = at(line, truth("dock", value)?),
                "thresholds" => self.thresholds(value)?,
                "filters" => self.filters(value)?,
                unknown => return Err((key.span().start, unknown_key(unknown))),
            }
        }
        Ok(())
    }

    fn thresholds(&mut self, value: &Value<'_>) -> Result<(), Fault> {
        for (key, value) in in_order(table("thresholds", "small = \"1%\"", value)?) {
            let start = key.span().start;
            match key.get_ref().as_ref() {
                "small" => {
                    let text = string("small", "a percentage in quotes, such as \"1%\"", value)?;
                    let small = parse_percent(text);
                    let small = small.map_err(|expected| {
                        (value.span().start, format!("small: '{text}': {expected}"))
                    })?;
                    self.settings.small = at(Place::of(self.text, start).line, small);
                }
                unknown => {
                    let message = format!(
                        "[thresholds] has no key '{unknown}'; there is {}",
                        THRESHOLDS.join(", ")
                    );
                    return Err((start, message));
                }
            }
        }
        Ok(())
    }

    fn filters(&mut self, value: &Value<'_>) -> Result<(), Fault> {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        let mut starts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        for (key, value) in in_order(table("filters", "apps = \"tag:apps is:clear\"", value)?) {
            let name = key.get_ref().as_ref();
            let start = key.span().start;
            let text = string(
                name,
                "a filter in quotes, such as \"tag:apps is:clear\"",
                value,
            )?;
            let folded = name.to_lowercase();
            if let Some(other) = texts.keys().find(|other| other.to_lowercase() == folded) {
                let message = format!(
                    "'{name}' is the same name as '{other}', since capitals do not matter; rename one"
                );
                return Err((start, message));
            }
            texts.insert(name.to_owned(), text.to_owned());
            starts.insert(name.to_owned(), [start, value.span().start]);
        }
        let named = NamedFilters::with(&texts).map_err(|error| {
            let (name, is_value) = match &error {
                NamedFilterError::Name(name) => (name, 0),
                NamedFilterError::Text { name, .. } | NamedFilterError::Empty(name) => (name, 1),
            };
            let start = starts.get(name).map_or(0, |start| start[is_value]);
            (start, error.to_string())
        })?;
        self.settings.named_filters = named;
        let lines = starts
            .into_iter()
            .map(|(name, [start, _])| (name, Place::of(self.text, start).line));
        self.settings.filter_lines = lines.collect();
        Ok(())
    }
}

fn at<T>(line: usize, value: T) -> Setting<T> {
    let origin = Origin::File { line };
    Setting { value, origin }
}

/// The entries of a table in the order of the file, so that the first fault is the one that is told.
fn in_order<'v, 't>(
    table: &'v DeTable<'t>,
) -> Vec<(&'v Spanned<toml::de::DeString<'t>>, &'v Value<'t>)> {
    let mut entries: Vec<_> = table.iter().collect();
    sorting::sort_by_key(&mut entries, |(key, _)| key.span().start);
    entries
}

fn theme(value: &Value<'_>, themes: &[&str]) -> Result<String, Fault> {
    let text = string("theme", "a name in quotes, such as \"light\"", value)?;
    if themes.contains(&text) {
        return Ok(text.to_owned());
    }
    let expected = format!("one of {}", themes.join(", "));
    Err(not_valid("theme", text, &expected, value))
}

fn columns(value: &Value<'_>) -> Result<Vec<Column>, Fault> {
    let example = "a list of names, such as [\"ratio\", \"evidence\", \"q\"]";
    let Some(items) = value.get_ref().as_array() else {
        return Err(not_a("columns", example, value));
    };
    let column = |item: &Value<'_>| {
        let text = string("columns", "a name in quotes, such as \"ratio\"", item)?;
        Column::from_key(text).map_err(|expected| not_valid("columns", text, &expected, item))
    };
    items.iter().map(column).collect()
}

fn sort(value: &Value<'_>) -> Result<Order, Fault> {
    let text = string("sort", "a column in quotes, such as \"influence\"", value)?;
    Order::parse(text).map_err(|expected| not_valid("sort", text, &expected, value))
}

fn group_by(value: &Value<'_>) -> Result<Grouping, Fault> {
    let text = string("group-by", "\"tags\" or \"families\"", value)?;
    let mut all = Grouping::ALL.iter().copied();
    let found = all.find(|it| it.name() == text);
    found.ok_or_else(|| not_valid("group-by", text, "tags or families", value))
}

fn truth(key: &str, value: &Value<'_>) -> Result<bool, Fault> {
    let truth = value.get_ref().as_bool();
    truth.ok_or_else(|| not_a(key, "true or false, without quotes", value))
}

fn string<'v>(key: &str, example: &str, value: &'v Value<'_>) -> Result<&'v str, Fault> {
    let text = value.get_ref().as_str();
    text.ok_or_else(|| not_a(key, example, value))
}

fn table<'v, 't>(key: &str, example: &str, value: &'v Value<'t>) -> Result<&'v DeTable<'t>, Fault> {
    let example = format!("a table: [{key}] on a line of its own, and below it {example}");
    let table = value.get_ref().as_table();
    table.ok_or_else(|| not_a(key, &example, value))
}

/// The fault that a value has another type.
fn not_a(key: &str, expected: &str, value: &Value<'_>) -> Fault {
    let found = value.get_ref().type_str();
    let article = if found.starts_with(['a', 'i']) {
        "an"
    } else {
        "a"
    };
    let message = format!("{key}: expected {expected}; this is {article} {found}");
    (value.span().start, message)
}

/// The fault that a text has no meaning here.
fn not_valid(key: &str, text: &str, expected: &str, value: &Value<'_>) -> Fault {
    let message = format!("{key}: '{text}': expected {expected}");
    (value.span().start, message)
}

/// What to write instead of a key that does not exist.
fn unknown_key(key: &str) -> String {
    if THRESHOLDS.contains(&key) {
        return format!("'{key}' belongs below a line with [thresholds]");
    }
    let known = || KEYS.iter().chain(&TABLES).copied();
    let folded = key.to_lowercase().replace('_', "-");
    let similar = known()
        .chain(THRESHOLDS)
        .map(|known| (strsim::jaro_winkler(&folded, known), known))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .filter(|(similarity, _)| *similarity >= MIN_SIMILARITY);
    if let Some((_, known)) = similar {
        return format!("there is no setting '{key}'; is '{known}' meant?");
    }
    let known: Vec<&str> = known().collect();
    format!(
        "there is no setting '{key}'; there are {}",
        known.join(", ")
    )
}

/// The message of the parser, whose lines are for a place of its own.
fn one_line(message: &str) -> String {
    let lines: Vec<&str> = message.lines().map(str::trim).collect();
    lines.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [&str; 2] = ["dark", "light"];

    #[track_caller]
    fn settings(text: &str) -> Settings {
        parse(text, &THEMES).expect("it is valid")
    }

    #[track_caller]
    fn fault(text: &str) -> String {
        let (Place { line, column }, what) = parse(text, &THEMES).expect_err(text);
        assert!(!what.contains('\n'), "{what}");
        format!("{line}:{column}: {what}")
    }

    #[test]
    fn every_setting_is_read_with_its_line() {
        let settings = settings(
            "# mine\ntheme = 'light'\nascii = false\nmouse = true\ncolumns = ['ratio', 'Q']\n\
             sort = '-influence'\ngroup-by = 'families'\ndock = true\n\n\
             [thresholds]\nsmall = '2.5%'\n\n[filters]\ngc = 'tag:gc or gc_*'\n",
        );
        assert_eq!(settings.theme, at(2, Some("light".to_owned())));
        assert_eq!(settings.ascii, at(3, Some(false)));
        assert_eq!(settings.mouse, at(4, true));
        assert_eq!(
            settings.columns,
            at(5, Some(vec![Column::Ratio, Column::Q]))
        );
        let order = Order::first_of(Column::Influence).reversed();
        assert_eq!(settings.sort, at(6, order));
        assert_eq!(settings.group_by, at(7, Grouping::Families));
        assert_eq!(settings.dock, at(8, true));
        assert_eq!(settings.small, at(11, 0.025));
        assert_eq!(settings.named_filters.text("gc"), Some("tag:gc or gc_*"));
        let entry = settings.entries().pop().expect("there are filters");
        assert_eq!(
            (entry.key.as_str(), entry.origin),
            ("filters.gc", Origin::File { line: 14 })
        );
    }

    #[test]
    fn what_is_not_set_is_the_default() {
        for text in ["", "\u{feff}", "# nothing\n", "[filters]\n[thresholds]\n"] {
            assert_eq!(settings(text), Settings::default(), "{text:?}");
        }
    }

    #[test]
    fn a_fault_is_located_and_says_what_to_write() {
        for (text, expected) in [
            (
                "mouse = true\ntheme = 'blue'",
                "2:9: theme: 'blue': expected one of dark, light",
            ),
            (
                "theme = 1",
                "1:9: theme: expected a name in quotes, such as \"light\"; this is an integer",
            ),
            (
                "mouse = 'yes'",
                "1:9: mouse: expected true or false, without quotes; this is a string",
            ),
            (
                "columns = 'ratio'",
                "1:11: columns: expected a list of names",
            ),
            (
                "columns = ['q', 'speed']",
                "1:17: columns: 'speed': expected one of name, ",
            ),
            (
                "sort = 'speed'",
                "1:8: sort: 'speed': expected one of name, ",
            ),
            (
                "group-by = 'name'",
                "1:12: group-by: 'name': expected tags or families",
            ),
        ] {
            let fault = fault(text);
            assert!(fault.starts_with(expected), "{text}\n{fault}");
        }
    }

    #[test]
    fn a_fault_in_a_table_is_located_and_says_what_to_write() {
        for (text, expected) in [
            (
                "thresholds = 1",
                "1:14: thresholds: expected a table: [thresholds]",
            ),
            (
                "[thresholds]\nsmall = 1",
                "2:9: small: expected a percentage in quotes",
            ),
            (
                "[thresholds]\nsmall = '1'",
                "2:9: small: '1': expected a percentage from 0% to 100%, such as 1%",
            ),
            (
                "[thresholds]\nlarge = '1%'",
                "2:1: [thresholds] has no key 'large'; there is small",
            ),
            (
                "[filters]\n\"a b\" = 'x'",
                "2:1: 'a b' cannot be the name of a filter",
            ),
            (
                "[filters]\na = 'slower>5'",
                "2:5: @a: 'slower>5': expected a percentage",
            ),
            ("[filters]\na = ''", "2:5: @a: the filter is empty"),
            ("[filters]\na = 5", "2:5: a: expected a filter in quotes"),
            (
                "[filters]\na = 'x'\nA = 'y'",
                "3:1: 'A' is the same name as 'a'",
            ),
            ("a = 'größe' b", "1:13: "),
        ] {
            let fault = fault(text);
            assert!(fault.starts_with(expected), "{text}\n{fault}");
        }
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_one_that_is_probably_meant() {
        for (key, expected) in [
            ("them", "is 'theme' meant?"),
            ("colums", "is 'columns' meant?"),
            ("group_by", "is 'group-by' meant?"),
            ("Mouse", "is 'mouse' meant?"),
            ("filter", "is 'filters' meant?"),
            ("small", "'small' belongs below a line with [thresholds]"),
            (
                "zzz",
                "there are theme, ascii, mouse, columns, sort, group-by, dock, thresholds, filters",
            ),
        ] {
            let fault = fault(&format!("\n{key} = 1"));
            assert!(fault.starts_with("2:1: "), "{fault}");
            assert!(fault.ends_with(expected), "{fault}");
        }
    }
}
