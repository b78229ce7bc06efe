//! The text of a filter that is narrowed to a part of the results.

use super::facet::FacetKind;
use super::listing::Listing;
use crate::filter::words;
use crate::sorting;

/// A filter that is passed by what passes `text` and all of `terms`.
#[must_use]
pub fn narrowed(text: &str, terms: &str) -> String {
    let mut filter = terms.to_owned();
    for word in words(text) {
        let word = &text[word];
        if !filter.is_empty() {
            filter.push(' ');
        }
        filter.push_str(word);
        // Each alternative by itself.
        if word.eq_ignore_ascii_case("or") && !terms.is_empty() {
            filter.push(' ');
            filter.push_str(terms);
        }
    }
    filter
}

impl Listing {
    /// The filter that chooses what is shown: that of the user, and the chosen facets.
    #[must_use]
    pub fn whole_filter(&self) -> String {
        let chosen = self.chosen.iter();
        let terms: Vec<String> = chosen
            .map(|(&kind, value)| self.term_of(kind, value))
            .filter(|term| !term.is_empty())
            .collect();
        narrowed(self.filter_text().trim(), &terms.join(" "))
    }

    /// The terms that choose the value of a facet.
    fn term_of(&self, kind: FacetKind, value: &str) -> String {
        let key = match kind {
            FacetKind::Machine => "machine",
            FacetKind::Version => "version",
            FacetKind::Fork => "fork",
            FacetKind::Flags => return self.term_of_flags(value),
        };
        if value != FacetKind::UNKNOWN {
            return format!("{key}:{}", quoted(value));
        }
        let all = self.facets.iter().filter(|facet| facet.kind == kind);
        let known = all.filter(|facet| facet.value != value);
        let known: Vec<String> = known.map(|facet| quoted(&facet.value)).collect();
        if known.is_empty() {
            return String::new();
        }
        format!("-{key}:{}", known.join(","))
    }

    /// The terms for exactly these flags: a result may have more of them.
    fn term_of_flags(&self, value: &str) -> String {
        if value == FacetKind::NO_FLAGS {
            return "flag:none".to_owned();
        }
        let own: Vec<&str> = value.split(',').collect();
        let mut terms: Vec<String> = own
            .iter()
            .map(|flag| format!("flag:{}", quoted(flag)))
            .collect();
        let all = self.facets.iter();
        let all = all
            .filter(|facet| facet.kind == FacetKind::Flags && facet.value != FacetKind::NO_FLAGS);
        let mut others: Vec<&str> = all.flat_map(|facet| facet.value.split(',')).collect();
        sorting::sort(&mut others);
        others.dedup();
        others.retain(|flag| !own.contains(flag));
        if !others.is_empty() {
            let others: Vec<String> = others.into_iter().map(quoted).collect();
            terms.push(format!("-flag:{}", others.join(",")));
        }
        terms.join(" ")
    }
}

/// A value as a filter has it.
fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) {
        format!("\"{value}\"")
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::ListFilter;

    #[test]
    fn each_alternative_is_narrowed() {
        for (text, expected) in [
            ("", "machine:\"pi\""),
            ("flag:JIT", "machine:\"pi\" flag:JIT"),
            (
                "a or \"b or c\"",
                "machine:\"pi\" a or machine:\"pi\" \"b or c\"",
            ),
        ] {
            assert_eq!(narrowed(text, "machine:\"pi\""), expected);
            assert!(ListFilter::parse(expected).errors().is_empty());
        }
        assert_eq!(narrowed("a or b", ""), "a or b");
    }
}
