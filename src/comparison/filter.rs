//! The language that narrows rows.
//!
//! Words match names fuzzily, "quoted words" to the letter. Terms narrow by what a row is: `tag:asyncio`, `is:slower`,
//! `ratio>1.05`, `noise<3%`. `-` negates any of them. A row passes if it passes every term. Where a term asks for what
//! is not known of a row, the row fails the term and its negation, and is counted apart.
//!
//! What cannot be read is noted with its place, and the rest still filters: a filter is read at every key.

use std::ops::Range;

use super::fuzzy::Fuzzy;
use super::{Change, Comparison, Lens, Measure, Metric};

/// The language by examples, for the help and the README.
pub const EXAMPLES: [(&str, &str); 9] = [
    (
        "tree io",
        "names with these letters in this order, each word for itself",
    ),
    ("\"tree_io\"", "names with exactly this in them"),
    ("tag:asyncio", "with this tag"),
    (
        "is:slower",
        "or faster, larger, smaller, significant, unstable (pyperf would warn), excluded (× or °)",
    ),
    (
        "ratio>1.05",
        "or <, <=, >=; above 1 is slower. slower>5% and faster>5% say it in words",
    ),
    (
        "mem>1.1",
        "peak memory of the head over that of the reference",
    ),
    (
        "noise<3% q<0.05",
        "the larger side's σ over its mean; p (also: p) adjusted for many tests",
    ),
    (
        "prob>90% pull>0.1%",
        "probability that a head's value is the faster; size of the pull",
    ),
    ("-tag:apps", "- before any of these: not so"),
];

/// A filter as it was typed.
#[derive(Default)]
pub struct Filter {
    terms: Vec<Term>,
    problems: Vec<Problem>,
    fuzzy: Fuzzy,
}

/// A part of the text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
    /// What was expected there.
    pub expected: String,
}

#[derive(Debug, Clone, PartialEq)]
struct Term {
    place: Range<usize>,
    negated: bool,
    test: Test,
}

#[derive(Debug, Clone, PartialEq)]
enum Test {
    Word(String),
    Exactly(String),
    Tag(String),
    Is(State),
    Compare(Field, Relation, f64),
}

/// What `is:` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Slower,
    Faster,
    Larger,
    Smaller,
    Significant,
    Unstable,
    Excluded,
}

const STATES: [(&str, State); 7] = [
    ("slower", State::Slower),
    ("faster", State::Faster),
    ("larger", State::Larger),
    ("smaller", State::Smaller),
    ("significant", State::Significant),
    ("unstable", State::Unstable),
    ("excluded", State::Excluded),
];

/// A number that a row can be compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Ratio,
    /// By how much it is slower: 0.05 for a ratio of 1.05.
    Slower,
    Faster,
    /// The same of memory.
    Larger,
    Smaller,
    Memory,
    Noise,
    P,
    Q,
    Probability,
    /// The size of the pull, whichever way it goes.
    Pull,
}

const FIELDS: [(&str, Field); 11] = [
    ("ratio", Field::Ratio),
    ("slower", Field::Slower),
    ("faster", Field::Faster),
    ("larger", Field::Larger),
    ("smaller", Field::Smaller),
    ("mem", Field::Memory),
    ("noise", Field::Noise),
    ("p", Field::P),
    ("q", Field::Q),
    ("prob", Field::Probability),
    ("pull", Field::Pull),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Less,
    AtMost,
    More,
    AtLeast,
}

// The longer ones first: one is the beginning of another.
const RELATIONS: [(&str, Relation); 4] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("<", Relation::Less),
    (">", Relation::More),
];

/// What a filter says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    Pass,
    Fail,
    /// A term asks for what is not known of the row.
    Unknown,
}

impl Filter {
    /// Reads a filter. Never fails: what cannot be read is a [`Problem`].
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        for place in words(text) {
            match term(text, place.clone()) {
                Ok(Some(term)) => filter.terms.push(term),
                // A lone `-`: nothing yet.
                Ok(None) => {}
                Err(expected) => filter.problems.push(Problem { place, expected }),
            }
        }
        filter
    }

    /// Whether it lets every row through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether a row, by index, passes all terms.
    pub fn judge(&self, row: usize, lens: &Lens<'_>) -> Judgement {
        let mut judgement = Judgement::Pass;
        for term in &self.terms {
            match self.passes(term, row, lens) {
                Some(true) => {}
                Some(false) => return Judgement::Fail,
                None => judgement = Judgement::Unknown,
            }
        }
        judgement
    }

    /// The places of the letters of `name` that words match (counted in characters, ascending).
    pub fn matched_letters(&self, name: &str) -> Vec<usize> {
        let words = self
            .terms
            .iter()
            .filter(|term| !term.negated)
            .filter_map(|term| match &term.test {
                Test::Word(word) => self.fuzzy.find(name, word),
                Test::Exactly(text) => {
                    let start = name[..name.find(text.as_str())?].chars().count();
                    Some((start..start + text.chars().count()).collect())
                }
                Test::Tag(_) | Test::Is(_) | Test::Compare(..) => None,
            });
        let mut places: Vec<usize> = words.flatten().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The place of the term that lets the last of `rows` go; `None` if some pass.
    pub fn emptied_by(&self, rows: &[usize], lens: &Lens<'_>) -> Option<Range<usize>> {
        let mut rows = rows.to_vec();
        for term in &self.terms {
            rows.retain(|&row| self.passes(term, row, lens) == Some(true));
            if rows.is_empty() {
                return Some(term.place.clone());
            }
        }
        None
    }

    /// The place of a tag that no row has, or of a word that no name matches: most likely it is misspelt.
    pub fn matches_nothing(&self, comparison: &Comparison) -> Option<Range<usize>> {
        let rows = &comparison.rows;
        let is_idle = |term: &&Term| match &term.test {
            Test::Word(word) => !rows.iter().any(|row| self.fuzzy.matches(&row.name, word)),
            Test::Exactly(text) => !rows.iter().any(|row| row.name.contains(text.as_str())),
            Test::Tag(tag) => !rows.iter().any(|row| has_tag(&row.tags, tag)),
            Test::Is(_) | Test::Compare(..) => false,
        };
        self.terms
            .iter()
            .find(is_idle)
            .map(|term| term.place.clone())
    }

    /// `None` where it is not known.
    fn passes(&self, term: &Term, row: usize, lens: &Lens<'_>) -> Option<bool> {
        let this = &lens.comparison.rows[row];
        let passes = match &term.test {
            Test::Word(word) => self.fuzzy.matches(&this.name, word),
            Test::Exactly(text) => this.name.contains(text.as_str()),
            Test::Tag(tag) => has_tag(&this.tags, tag),
            Test::Is(state) => is(*state, row, lens)?,
            Test::Compare(field, relation, limit) => {
                let value = value(*field, row, lens).filter(|value| !value.is_nan())?;
                match relation {
                    Relation::Less => value < *limit,
                    Relation::AtMost => value <= *limit,
                    Relation::More => value > *limit,
                    Relation::AtLeast => value >= *limit,
                }
            }
        };
        Some(passes != term.negated)
    }
}

/// Capitals do not matter.
fn has_tag(tags: &[String], tag: &str) -> bool {
    tags.iter()
        .any(|other| other.to_lowercase() == tag.to_lowercase())
}

fn is(state: State, row: usize, lens: &Lens<'_>) -> Option<bool> {
    let comparison = lens.comparison;
    let change = |metric: Metric| {
        let change = comparison.measure(metric, row).map(Measure::change);
        change.filter(|change| *change != Change::NotTested)
    };
    match state {
        State::Slower => Some(change(Metric::Time)? == Change::Worse),
        State::Faster => Some(change(Metric::Time)? == Change::Better),
        State::Larger => Some(change(Metric::Memory)? == Change::Worse),
        State::Smaller => Some(change(Metric::Memory)? == Change::Better),
        State::Significant => Some(change(lens.metric)? != Change::NotSignificant),
        State::Unstable => {
            let (reference, head) = comparison.is_unstable(row);
            Some(reference || head)
        }
        State::Excluded => Some(lens.excluded.contains(&row) || comparison.is_excluded(row)),
    }
}

fn value(field: Field, row: usize, lens: &Lens<'_>) -> Option<f64> {
    let ratio = |metric: Metric| lens.comparison.ratio(metric, row);
    let evidence = || lens.comparison.evidence(lens.metric, row);
    match field {
        Field::Ratio => ratio(lens.metric),
        Field::Slower => Some(ratio(Metric::Time)? - 1.0),
        Field::Faster => Some(1.0 / ratio(Metric::Time)? - 1.0),
        Field::Larger => Some(ratio(Metric::Memory)? - 1.0),
        Field::Smaller => Some(1.0 / ratio(Metric::Memory)? - 1.0),
        Field::Memory => ratio(Metric::Memory),
        Field::Noise => evidence()?.noise,
        Field::P => evidence()?.p,
        Field::Q => lens.comparison.q(lens.metric, row),
        Field::Probability => evidence()?.better,
        Field::Pull => lens.pulls.get(row).copied().flatten().map(f64::abs),
    }
}

/// The places of the words of a text. White space within quotes does not part them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (at, character) in text.char_indices() {
        if character == '"' {
            quoted = !quoted;
        }
        match (start, character.is_whitespace() && !quoted) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                words.push(from..at);
                start = None;
            }
            (None, true) | (Some(_), false) => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// Reads one word; errors with what was expected.
fn term(text: &str, place: Range<usize>) -> Result<Option<Term>, String> {
    let whole = &text[place.clone()];
    let (negated, word) = match whole.strip_prefix('-') {
        Some(word) => (true, word),
        None => (false, whole),
    };
    if word.is_empty() {
        return Ok(None);
    }
    let test = if let Some(quoted) = word.strip_prefix('"') {
        Test::Exactly(quoted.strip_suffix('"').unwrap_or(quoted).to_owned())
    } else if let Some((key, value)) = word.split_once(':') {
        keyed(key, value)?
    } else if let Some(at) = word.find(['<', '>', '=']) {
        comparison(&word[..at], &word[at..])?
    } else {
        Test::Word(word.to_owned())
    };
    Ok(Some(Term {
        place,
        negated,
        test,
    }))
}

fn keyed(key: &str, value: &str) -> Result<Test, String> {
    match key.to_lowercase().as_str() {
        "tag" if value.is_empty() => Err("the name of a tag".to_owned()),
        "tag" => Ok(Test::Tag(value.trim_matches('"').to_owned())),
        "is" => match STATES
            .iter()
            .find(|(name, _)| *name == value.to_lowercase())
        {
            Some((_, state)) => Ok(Test::Is(*state)),
            None => Err(one_of(STATES.iter().map(|(name, _)| *name))),
        },
        _ => Err("tag: or is: before the colon".to_owned()),
    }
}

fn comparison(field: &str, rest: &str) -> Result<Test, String> {
    let field = field.to_lowercase();
    let Some((_, field)) = FIELDS.iter().find(|(name, _)| *name == field) else {
        return Err(one_of(FIELDS.iter().map(|(name, _)| *name)));
    };
    let Some((sign, relation)) = RELATIONS.iter().find(|(sign, _)| rest.starts_with(sign)) else {
        return Err("<, <=, > or >=".to_owned());
    };
    let number = &rest[sign.len()..];
    let (digits, scale) = match number.strip_suffix('%') {
        Some(digits) => (digits, 0.01),
        None => (number.strip_suffix('x').unwrap_or(number), 1.0),
    };
    let value = digits.parse::<f64>().ok().filter(|value| value.is_finite());
    let value = value.ok_or("a number, such as 1.05 or 5%")?;
    let limit = value * scale;
    match field {
        // 5 % of the time is no slowdown of 5 %.
        Field::Ratio | Field::Memory if number.ends_with('%') => {
            Err("a factor, such as 1.05; or slower>5%, larger>5%".to_owned())
        }
        Field::P | Field::Q | Field::Probability if !(0.0..=1.0).contains(&limit) => {
            Err("a probability, such as 0.05 or 90%".to_owned())
        }
        _ => Ok(Test::Compare(*field, *relation, limit)),
    }
}

fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    format!("one of {}", names.collect::<Vec<_>>().join(", "))
}

/// What may become of a text whose last word is to be completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The text, completed as far as it can only mean one thing.
    pub text: String,
    /// What its last word can mean, if that is several things, or nothing.
    pub candidates: Vec<String>,
}

/// Completes the last word of `text`. `tags` are those of the comparison.
pub fn complete<'t>(text: &str, tags: impl Iterator<Item = &'t str>) -> Completion {
    let start = words(text)
        .last()
        .filter(|word| word.end == text.len())
        .map_or(text.len(), |word| word.start);
    let word = &text[start..];
    let (sign, word) = match word.strip_prefix('-') {
        Some(word) => ("-", word),
        None => ("", word),
    };
    // What is typed to get there, and what then stands there.
    let tag = |tag: &str| {
        let quote = if tag.contains(char::is_whitespace) {
            "\""
        } else {
            ""
        };
        (format!("tag:{tag}"), format!("tag:{quote}{tag}{quote}"))
    };
    let mut known: Vec<(String, String)> = tags.map(tag).collect();
    let same = |text: String| (text.clone(), text);
    known.extend(STATES.iter().map(|(name, _)| same(format!("is:{name}"))));
    known.extend(FIELDS.iter().map(|(name, _)| same(format!("{name}>"))));
    let fitting: Vec<&(String, String)> = known
        .iter()
        .filter(|(typed, _)| typed.starts_with(word))
        .collect();
    let Some(((first, whole), others)) = fitting.split_first() else {
        return Completion {
            text: text.to_owned(),
            candidates: Vec::new(),
        };
    };
    let candidates = match others {
        [] => Vec::new(),
        _ => fitting.iter().map(|(_, whole)| whole.clone()).collect(),
    };
    let shared = |common: usize, other: &str| {
        let pairs = first[..common].chars().zip(other.chars());
        pairs
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum()
    };
    let common = match others {
        [] => whole,
        _ => {
            &first[..others
                .iter()
                .fold(first.len(), |common, (other, _)| shared(common, other))]
        }
    };
    let space = if others.is_empty() && !common.ends_with('>') {
        " "
    } else {
        ""
    };
    Completion {
        text: format!("{}{sign}{common}{space}", &text[..start]),
        candidates,
    }
}
