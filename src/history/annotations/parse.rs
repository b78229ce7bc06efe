//! Reads the text of a file of annotations.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::annotation::Annotation;
use crate::bench_runner::flag_of_name;
use crate::sorting;
use crate::text::Place;
use crate::tree::Day;

/// The name of the tables.
const TABLE: &str = "annotations";

/// What is said of a file of which nothing can be used.
pub(super) const NONE_SHOWN: &str = "no annotations are shown";

const EXAMPLE: &str =
    "write [[annotations]], and below it date = 2026-05-12 and text = \"new compiler\"";

/// What is wrong, and where in bytes; raw.
type Fault = (usize, String);
type Value<'t> = Spanned<DeValue<'t>>;

/// The annotations of a text in its order, and what cannot be used of it: where it is, and what is wrong; raw.
pub(super) fn parse(text: &str) -> (Vec<Annotation>, Vec<(Place, String)>) {
    // Some editors put it before the text.
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (all, faults) = match DeTable::parse(content) {
        Ok(table) => of_file(table.get_ref()),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let lines: Vec<&str> = error.message().lines().map(str::trim).collect();
            let what = format!("{NONE_SHOWN}: {}", lines.join(", "));
            (Vec::new(), vec![(start, what)])
        }
    };
    let located = faults.into_iter();
    let located = located.map(|(start, what)| (Place::of(content, start), what));
    (all, located.collect())
}

fn of_file(table: &DeTable<'_>) -> (Vec<Annotation>, Vec<Fault>) {
    let mut all = Vec::new();
    let mut faults = Vec::new();
    for (key, value) in table {
        match (key.get_ref().as_ref(), value.get_ref().as_array()) {
            (TABLE, Some(entries)) => {
                for entry in entries {
                    match of_entry(entry) {
                        Ok(annotation) => all.push(annotation),
                        Err((start, what)) => {
                            faults.push((start, format!("{what}; this annotation is left out")));
                        }
                    }
                }
            }
            (TABLE, None) => faults.push((key.span().start, format!("no list: {EXAMPLE}"))),
            (unknown, _) => {
                let what = format!("unknown key '{unknown}' is left out; {EXAMPLE}");
                faults.push((key.span().start, what));
            }
        }
    }
    sorting::sort(&mut faults);
    (all, faults)
}

fn of_entry(entry: &Value<'_>) -> Result<Annotation, Fault> {
    let start = entry.span().start;
    let Some(table) = entry.get_ref().as_table() else {
        return Err((start, EXAMPLE.to_owned()));
    };
    let (mut day, mut text, mut machine, mut flags) = (None, None, None, None);
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "date" => day = Some(day_of(value)?),
            "text" => text = Some(words("text", "new compiler", value)?),
            "machine" => machine = Some(words("machine", "linux", value)?),
            "flags" => flags = Some(flags_of(value)?),
            unknown => {
                let what =
                    format!("unknown key '{unknown}'; the keys are date, text, machine and flags");
                return Err((key.span().start, what));
            }
        }
    }
    let missing = |key: &str| (start, format!("there is no {key}: {EXAMPLE}"));
    Ok(Annotation {
        day: day.ok_or_else(|| missing("date"))?,
        text: text.ok_or_else(|| missing("text"))?,
        machine,
        flags,
    })
}

/// A day, with or without quotes.
fn day_of(value: &Value<'_>) -> Result<Day, Fault> {
    let day = match value.get_ref() {
        DeValue::Datetime(date) => Day::parse(&date.to_string()),
        value => value.as_str().and_then(Day::parse),
    };
    let what = "date: write a day, such as date = 2026-05-12";
    day.ok_or_else(|| (value.span().start, what.to_owned()))
}

/// A text that is not blank.
fn words(key: &str, example: &str, value: &Value<'_>) -> Result<String, Fault> {
    let text = value.get_ref().as_str().map(str::trim);
    let text = text.filter(|text| !text.is_empty());
    let what = || format!("{key}: write a text in quotes, such as {key} = \"{example}\"");
    text.map(str::to_owned)
        .ok_or_else(|| (value.span().start, what()))
}

fn flags_of(value: &Value<'_>) -> Result<Vec<String>, Fault> {
    let what = "flags: write a list of flags in quotes, such as flags = [\"JIT\"], or [] for builds without";
    let fault = |value: &Value<'_>| (value.span().start, what.to_owned());
    let list = value.get_ref().as_array().ok_or_else(|| fault(value))?;
    let flag = |value: &Value<'_>| {
        let text = value.get_ref().as_str();
        text.map(flag_of_name).ok_or_else(|| fault(value))
    };
    let mut flags = list.iter().map(flag).collect::<Result<Vec<_>, _>>()?;
    sorting::sort(&mut flags);
    flags.dedup();
    Ok(flags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_with_a_fault_is_left_out_and_the_others_are_kept() {
        let entry = |lines: &str| format!("[[annotations]]\n{lines}\n");
        let good = entry("date = 2026-05-12\ntext = 'good'");
        for (lines, place, expected) in [
            ("text = 'x'", (1, 1), "there is no date"),
            ("date = 2026-05-12", (1, 1), "there is no text"),
            (
                "date = '2026-02-30'\ntext = 'x'",
                (2, 8),
                "write a day, such as date = 2026-05-12",
            ),
            ("date = '12 May'\ntext = 'x'", (2, 8), "write a day"),
            (
                "date = 2026-05-12\ntext = ' '",
                (3, 8),
                "text: write a text in quotes",
            ),
            (
                "date = 2026-05-12\ntext = 1",
                (3, 8),
                "text: write a text in quotes",
            ),
            ("dat = 2026-05-12\ntext = 'x'", (2, 1), "unknown key 'dat'"),
            (
                "date = 2026-05-12\ntext = 'x'\nflags = 'JIT'",
                (4, 9),
                "a list of flags",
            ),
            (
                "date = 2026-05-12\ntext = 'x'\nflags = ['JIT', 1]",
                (4, 17),
                "a list of flags",
            ),
        ] {
            let (all, faults) = parse(&format!("{}{good}", entry(lines)));
            let (line, column) = place;
            let [(found, what)] = &faults[..] else {
                panic!("{lines}: {faults:?}");
            };
            assert_eq!(*found, Place { line, column }, "{lines}");
            assert!(what.contains(expected), "{lines}: {what}");
            assert!(what.ends_with("; this annotation is left out"), "{what}");
            assert_eq!(all.len(), 1, "{lines}");
            assert_eq!(all[0].text, "good");
        }
    }

    #[test]
    fn what_is_no_list_of_tables_is_told() {
        for text in [
            "annotations = 1",
            "[annotations]\ndate = 2026-05-12",
            "[[annotation]]",
        ] {
            let (all, faults) = parse(text);
            assert_eq!((all.len(), faults.len()), (0, 1), "{text}");
            assert!(faults[0].1.contains("write [[annotations]]"), "{faults:?}");
        }
    }

    #[test]
    fn a_mark_of_the_byte_order_is_passed_over() {
        let (all, faults) = parse("\u{feff}[[annotations]]\ndate = 2026-05-12\ntext = 'x'\n");
        assert_eq!((all.len(), faults.len()), (1, 0));
    }
}
