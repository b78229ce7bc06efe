//! A view depends on what is chosen, and not on what was chosen before.

use std::sync::LazyLock;

use benchlens::command::demo;
use benchlens::comparison::{Column, Comparison, Order, View};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::config;
use crate::support::session::load;

static DEMO: LazyLock<Comparison> =
    LazyLock::new(|| Comparison::of(&load(demo())).expect("the built-in pair is valid"));

/// One choice of a user who looks around.
#[derive(Debug, Clone)]
enum Choice {
    Group(Index),
    Filter(&'static str),
    Exclude(Index),
    Order(Index, bool),
    Metric,
    Exclusions,
    Insignificant,
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let filters = [
        "",
        "a",
        "as",
        "tag:x",
        "is:slower",
        "influence>1%",
        "is:excluded",
        "-a",
    ];
    let choice = prop_oneof![
        any::<Index>().prop_map(Choice::Group),
        select(filters.to_vec()).prop_map(Choice::Filter),
        any::<Index>().prop_map(Choice::Exclude),
        (any::<Index>(), any::<bool>()).prop_map(|(column, down)| Choice::Order(column, down)),
        Just(Choice::Metric),
        Just(Choice::Exclusions),
        Just(Choice::Insignificant),
    ];
    vec(choice, 1..12)
}

/// All that a view comes to.
fn outcome(view: &View) -> String {
    let means: Vec<_> = view.groups.iter().map(|group| group.mean).collect();
    let counted = (
        view.filtered,
        view.unknown,
        view.hidden,
        view.tested,
        view.counts,
    );
    format!(
        "{:?} {counted:?} {means:?} {:?} {:?}",
        view.shown, view.influences, view.verdict
    )
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_view_comes_to_the_same_whatever_was_chosen_before(choices in choices()) {
        let comparison = &*DEMO;
        let mut view = View::new(comparison);
        for choice in choices {
            match choice {
                Choice::Group(group) => view.group = group.index(view.groups.len()),
                Choice::Filter(text) => view.set_filter(text.to_owned()),
                Choice::Exclude(row) => {
                    let row = row.index(comparison.rows.len());
                    if !view.excluded.remove(&row) {
                        view.excluded.insert(row);
                    }
                }
                Choice::Order(column, descending) => {
                    let column = *column.get(Column::ALL);
                    view.set_order(Order { column, descending });
                }
                Choice::Metric => view.metric = view.metric.other(),
                Choice::Exclusions => {
                    view.exclusions = view.exclusions.toggled();
                }
                Choice::Insignificant => view.show_insignificant = !view.show_insignificant,
            }
            view.update(comparison);
            let mut fresh = View::before_update(comparison);
            fresh.take_choices(&view, view.excluded.clone());
            fresh.group = view.group;
            fresh.update(comparison);
            prop_assert_eq!(outcome(&view), outcome(&fresh));
        }
    }
}
