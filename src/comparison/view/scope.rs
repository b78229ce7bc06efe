//! What a view is about, in words.

use super::view::View;
use crate::comparison::comparison::Comparison;
use crate::comparison::filter::Match;
use crate::comparison::groups::GroupKind;
use crate::comparison::wording;

impl View {
    /// The scope of the verdict: `asyncio, 8 benchmarks`, `all but bench_mp_pool, 83 benchmarks`. Raw: it may contain names from
    /// the files.
    #[must_use]
    pub fn scope(&self, comparison: &Comparison) -> String {
        format!(
            "{}, {}",
            self.choice(comparison),
            wording::count(self.verdict.rows, "benchmark")
        )
    }

    /// Which rows are in view, whatever their number: `asyncio`, `all, filter is:slower`. Raw: it may contain names from the
    /// files.
    #[must_use]
    pub fn choice(&self, comparison: &Comparison) -> String {
        let mut scope = match &self.groups[self.group].group.kind {
            GroupKind::All => "all".to_owned(),
            GroupKind::Tag(tag) => tag.clone(),
            GroupKind::Untagged => "without a tag".to_owned(),
            GroupKind::Family(family) => format!("family {family}"),
            GroupKind::NoFamily => "without a family".to_owned(),
        };
        if !self.filter.is_empty() {
            scope.push_str(", filter ");
            scope.push_str(self.filter_text.trim());
        }
        let context = self.context(comparison);
        let passes = |row: &&usize| self.filter.judge(**row, &context) == Match::Pass;
        let is_here = |row: &&usize| self.group_rows().contains(row);
        let excluded = self.excluded.iter().filter(is_here).filter(passes);
        match excluded.collect::<Vec<_>>()[..] {
            [] => {}
            [row] => {
                scope.push_str(" but ");
                scope.push_str(&comparison.rows[*row].name);
            }
            ref several => scope.push_str(&format!(" but {} benchmarks", several.len())),
        }
        scope
    }
}
