//! Reads parts of a file without reading all of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The text values of a suite's metadata, by their keys.
pub type Texts = BTreeMap<String, String>;

/// The key of the metadata, as it is in the file.
const METADATA: &[u8] = b"\"metadata\"";

/// The text values of the suite's metadata, read from the last bytes of a file. `None` if these do not prove where the
/// metadata is: it may begin before them, or the version may not be behind it.
///
/// The proof: from a place between the tokens of a valid file on, as many brackets are closed as are open there. What
/// follows `"metadata"` is valid behind a `{` only if one bracket is open, which is that of the whole file. So this is a
/// key of the file itself. A key that looks like it inside a string does not begin with a quotation mark that no
/// backslash precedes.
pub fn metadata_of_tail(tail: &[u8]) -> Option<Texts> {
    let mut end = tail.len();
    loop {
        let start = last(&tail[..end], METADATA)?;
        let is_escaped = start > 0 && tail[start - 1] == b'\\';
        // Without the byte before it, nobody knows whether it is escaped.
        if start > 0 && !is_escaped {
            let members = [b"{", &tail[start..]].concat();
            if let Ok(members) = serde_json::from_slice::<Members>(&members) {
                let is_known = members.version.is_some_and(|version| {
                    // In version 5, pyperf ignores the metadata of the suite.
                    matches!(version, Scalar::Text(text) if text == "1.0")
                });
                return members.metadata.filter(|_| is_known).map(texts);
            }
        }
        end = start;
    }
}

/// The metadata of a file that need not be a result, such as one of pystats.
pub fn metadata_of_any(text: &str) -> Result<Texts, serde_json::Error> {
    let members: Members = serde_json::from_str(text)?;
    Ok(members.metadata.map(texts).unwrap_or_default())
}

/// The date of the first run of the first benchmark: when the measurements began. Reads no further than to it. `None` if
/// there is none before the first error.
pub fn date_of_first_run(file: impl Read) -> Option<String> {
    let mut found = None;
    let step = Step {
        path: &["benchmarks", "", "runs", "", "metadata", "date"],
        found: &mut found,
    };
    let mut file = serde_json::Deserializer::from_reader(file);
    // It is an error to stop in the middle of a file, and here the usual end.
    let _ = step.deserialize(&mut file);
    found
}

/// The last place of `wanted` in `bytes`.
fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

fn texts(metadata: BTreeMap<Cow<'_, str>, Scalar<'_>>) -> Texts {
    let texts = metadata.into_iter().filter_map(|(key, value)| match value {
        Scalar::Text(text) => Some((key.into_owned(), text.trim().to_owned())),
        Scalar::Other(_) => None,
    });
    texts.collect()
}

/// The members of the whole file that matter here. A repeated one is an error.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(borrow)]
    metadata: Option<BTreeMap<Cow<'a, str>, Scalar<'a>>>,
    #[serde(borrow)]
    version: Option<Scalar<'a>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar<'a> {
    Text(#[serde(borrow)] Cow<'a, str>),
    Other(IgnoredAny),
}

/// Follows a path of keys into a file; an empty key is the first item of a list. Ends with an error when it has arrived.
struct Step<'a> {
    path: &'a [&'static str],
    found: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a result")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.path.is_empty() {
            *self.found = Some(text.to_owned());
        }
        Err(E::custom("it has arrived"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match self.path {
                [wanted, path @ ..] if key == *wanted => {
                    let found = &mut *self.found;
                    map.next_value_seed(Step { path, found })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if let ["", path @ ..] = self.path {
            let found = self.found;
            list.next_element_seed(Step { path, found })?;
        }
        Err(A::Error::custom("the first item is enough"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BENCHMARKS: &str =
        r#""benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]"#;

    /// What the tails of every length find in a file: all that find something agree.
    fn found(file: &str) -> Option<Texts> {
        let tails = (0..=file.len()).map(|start| metadata_of_tail(&file.as_bytes()[start..]));
        let mut tails: Vec<Texts> = tails.flatten().collect();
        tails.dedup();
        assert!(tails.len() <= 1, "{file}: {tails:?}");
        tails.pop()
    }

    fn date(found: Option<&Texts>) -> Option<&str> {
        found?.get("commit_date").map(String::as_str)
    }

    #[test]
    fn the_metadata_of_a_usual_file_is_found() {
        let file = format!(
            r#"{{{BENCHMARKS}, "metadata": {{"commit_date": " 2024 ", "cpu_count": 8, "x": null}}, "version": "1.0"}}"#
        );
        let found = found(&file).expect("it is a usual file");
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [("commit_date".to_owned(), "2024".to_owned())]
        );
        assert!(
            metadata_of_tail(&file.as_bytes()[file.len() - 60..]).is_none(),
            "it begins before"
        );
    }

    #[test]
    fn what_only_looks_like_the_metadata_of_the_suite_is_not_taken_for_it() {
        let fake = r#""metadata": {"commit_date": "1999"}, "version": "1.0"}"#;
        let escaped = fake.replace('"', "\\\"");
        for file in [
            // That of a benchmark, and no other.
            format!(r#"{{"version": "1.0", "benchmarks": [{{{fake}]}}"#),
            format!(r#"{{"benchmarks": [{{"runs": [], {fake}], "version": "1.0"}}"#),
            // In a text, as a value and as a key.
            format!(r#"{{{BENCHMARKS}, "version": "{escaped}"}}"#),
            format!(r#"{{{BENCHMARKS}, "version": "1.0", "x": "{{{escaped}"}}"#),
            format!(r#"{{{BENCHMARKS}, "{escaped}": 1}}"#),
            format!(r#"{{{BENCHMARKS}, "version": ["metadata", {{}}]}}"#),
            // A value of this name, and a member of a member.
            format!(r#"{{{BENCHMARKS}, "version": "metadata"}}"#),
            format!(r#"{{{BENCHMARKS}, "x": {{{fake}}}"#),
            // Another version, or none that can be seen.
            format!(r#"{{{BENCHMARKS}, "metadata": {{"commit_date": "2024"}}, "version": 5}}"#),
            format!(r#"{{"version": 5, {BENCHMARKS}, "metadata": {{"commit_date": "2024"}}}}"#),
            // What is not at the end of the file.
            format!("{{{fake} trailing"),
            // A key that comes twice, in two spellings.
            format!(
                r#"{{{BENCHMARKS}, "metadata": {{}}, "meta\u0064ata": {{"commit_date": "2024"}}, "version": "1.0"}}"#
            ),
        ] {
            assert_eq!(date(found(&file).as_ref()), None, "{file}");
        }
    }

    #[test]
    fn the_metadata_behind_a_hostile_text_is_found() {
        let fake = r#"\"metadata\": {\"commit_date\": \"1999\"}, \"version\": \"1.0\"}"#;
        for text in [fake, "\\\\", "\\\\\\\"", "}}}]]", "{[{\\\""] {
            let file = format!(
                r#"{{{BENCHMARKS}, "metadata": {{"a": "{text}", "commit_date": "2024", "z": "{text}"}}, "version": "1.0"}}"#
            );
            assert_eq!(date(found(&file).as_ref()), Some("2024"), "{file}");
        }
    }

    /// A JSON value whose texts and keys are made to deceive.
    fn value() -> impl Strategy<Value = serde_json::Value> {
        let text = prop_oneof![
            Just("metadata".to_owned()),
            Just("version".to_owned()),
            Just("1.0".to_owned()),
            Just(r#""metadata": {"commit_date": "1999"}, "version": "1.0"}"#.to_owned()),
            r#"[\\"{}\[\],: a]{0,12}"#,
        ];
        let leaf = prop_oneof![
            text.clone().prop_map(serde_json::Value::from),
            any::<bool>().prop_map(serde_json::Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
                prop::collection::vec((text.clone(), inner), 0..4)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_tail_never_says_anything_else_than_the_whole_file(
            members in prop::collection::vec((prop_oneof![Just("x"), Just("benchmarks"), Just("metadata"), Just("version")], value()), 1..5),
            is_usual in any::<bool>(),
        ) {
            let mut file: serde_json::Map<String, serde_json::Value> =
                members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            if is_usual {
                file.insert("version".to_owned(), "1.0".into());
            }
            let text = serde_json::to_string(&file).expect("it can be written");
            if let Some(texts) = found(&text) {
                let metadata = file["metadata"].as_object().expect("there is metadata");
                for (key, value) in metadata {
                    let expected = value.as_str().map(str::trim);
                    prop_assert_eq!(texts.get(key).map(String::as_str), expected);
                }
                prop_assert_eq!(&file["version"], "1.0");
            }
        }
    }

    #[test]
    fn the_date_of_the_first_run_is_found_without_reading_on() {
        let file = r#"{"x": [{"date": 1}], "benchmarks": [{"metadata": {"date": "no"}, "runs": [
            {"values": [], "metadata": {"load": 1, "date": "2024-06-03 10:00:00.5"}}, {"metadata": {"date": "2025"}}
            here the file is broken"#;
        assert_eq!(
            date_of_first_run(file.as_bytes()).as_deref(),
            Some("2024-06-03 10:00:00.5")
        );
        for file in [
            "",
            "{}",
            "[]",
            r#"{"benchmarks": "2024"}"#,
            r#"{"benchmarks": []}"#,
            r#"{"benchmarks": [{"runs": [{}, {"metadata": {"date": "2024"}}]}]}"#,
            r#"{"benchmarks": [{"runs": [{"metadata": {"date": 2024}}]}]}"#,
        ] {
            assert_eq!(date_of_first_run(file.as_bytes()), None, "{file}");
        }
    }
}
