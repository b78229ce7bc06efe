//! Nights on which the machine was disturbed: most benchmarks move together, and back.
//!
//! The rule is benchlens' own. A benchmark is away on a night if it is at least 2% above the median of the seven nights
//! before it and above that of the seven nights after it, or below both. A night is disturbed if more than half of its
//! benchmarks are away in the same direction.

use super::summary;

/// How many nights before and after a night are looked at.
const REACH: usize = 7;

/// How far a benchmark is away at least, as a logarithm: 2%.
const AWAY: f64 = 0.02;

/// The fewest benchmarks of which "most" says something.
const FEWEST_BENCHMARKS: usize = 10;

/// Whether each night is disturbed. `nights` has a row a night, and in each the logarithms of the same benchmarks, `None`
/// for those that the night lacks.
///
/// Of the newest night it is not known whether the benchmarks move back, so it never is. Of the oldest night it is not
/// known where they came from: it is disturbed if it is away from the night after it, and from the median of those after
/// it.
#[must_use]
pub fn disturbed(nights: &[Vec<Option<f64>>]) -> Vec<bool> {
    (0..nights.len())
        .map(|night| is_disturbed(nights, night))
        .collect()
}

fn is_disturbed(nights: &[Vec<Option<f64>>], night: usize) -> bool {
    let away = |benchmark: usize| away(nights, night, benchmark);
    are_most_away((0..nights[night].len()).filter_map(away))
}

/// Whether more than half of the benchmarks are away in the same direction.
fn are_most_away(distances: impl Iterator<Item = f64>) -> bool {
    let known: Vec<f64> = distances.collect();
    let above = known.iter().filter(|&&distance| distance >= AWAY).count();
    let below = known.iter().filter(|&&distance| distance <= -AWAY).count();
    known.len() >= FEWEST_BENCHMARKS && 2 * above.max(below) > known.len()
}

/// Whether most benchmarks of the newest night are away from the nights before it, so that it may turn out to be disturbed.
/// `nights` is as for [`disturbed`].
#[must_use]
pub fn has_newest_moved(nights: &[Vec<Option<f64>>]) -> bool {
    let Some((newest, earlier)) = nights.split_last() else {
        return false;
    };
    let away = |benchmark: usize| {
        let values = earlier.iter().rev();
        let values = values.filter_map(|night| night.get(benchmark).copied().flatten());
        let values: Vec<f64> = values.take(REACH).collect();
        Some(newest[benchmark]? - median(&values)?)
    };
    are_most_away((0..newest.len()).filter_map(away))
}

/// How far a benchmark is away from the nights before and after, whichever is less; 0 if it is between them. `None` if that
/// is not known.
fn away(nights: &[Vec<Option<f64>>], night: usize, benchmark: usize) -> Option<f64> {
    let value = |night: &Vec<Option<f64>>| night.get(benchmark).copied().flatten();
    let own = value(&nights[night])?;
    let earlier: Vec<f64> = nights[..night]
        .iter()
        .rev()
        .filter_map(value)
        .take(REACH)
        .collect();
    let later: Vec<f64> = nights[night + 1..]
        .iter()
        .filter_map(value)
        .take(REACH)
        .collect();
    let after = own - median(&later)?;
    let before = match median(&earlier) {
        Some(median) => own - median,
        None => own - later.first()?,
    };
    Some(if before * after <= 0.0 {
        0.0
    } else if before.abs() < after.abs() {
        before
    } else {
        after
    })
}

fn median(values: &[f64]) -> Option<f64> {
    summary::median(&summary::sorted(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [usize; 0] = [];

    const BENCHMARKS: usize = 20;

    /// Nights on which `share` of the benchmarks are moved by these logarithms.
    fn nights(moves: &[f64], share: usize) -> Vec<Vec<Option<f64>>> {
        let value = |benchmark: usize, by: f64| {
            let own = benchmark as f64 * 0.3;
            Some(if benchmark < share { own + by } else { own })
        };
        let night = |&by: &f64| {
            (0..BENCHMARKS)
                .map(|benchmark| value(benchmark, by))
                .collect()
        };
        moves.iter().map(night).collect()
    }

    fn found(nights: &[Vec<Option<f64>>]) -> Vec<usize> {
        let disturbed = disturbed(nights);
        (0..nights.len())
            .filter(|&night| disturbed[night])
            .collect()
    }

    #[test]
    fn the_newest_night_may_be_disturbed_if_most_move_on_it() {
        let mut moves = [0.0; 20];
        assert!(!has_newest_moved(&nights(&moves, BENCHMARKS)));
        moves[19] = 0.03;
        assert!(has_newest_moved(&nights(&moves, 11)));
        assert!(!has_newest_moved(&nights(&moves, 10)));
        assert!(!has_newest_moved(&nights(&[0.0], BENCHMARKS)));
        assert!(!has_newest_moved(&[]));
    }

    #[test]
    fn nights_on_which_most_move_and_come_back_are_found() {
        let mut moves = [0.0; 20];
        moves[0] = 1.1;
        moves[9] = 0.14;
        moves[10] = 0.4;
        moves[15] = -0.03;
        assert_eq!(found(&nights(&moves, BENCHMARKS)), [0, 9, 10, 15]);
        assert_eq!(found(&nights(&moves, 11)), [0, 9, 10, 15]);
        assert_eq!(
            found(&nights(&moves, 10)),
            NONE,
            "half of them are not most"
        );
    }

    #[test]
    fn a_change_that_stays_is_none_wherever_it_is() {
        for start in 1..12 {
            let moves: Vec<f64> = (0..12)
                .map(|night| if night < start { 0.0 } else { 0.2 })
                .collect();
            let expected: &[usize] = if start == 1 { &[0] } else { &[] };
            assert_eq!(found(&nights(&moves, BENCHMARKS)), expected, "{start}");
        }
    }

    #[test]
    fn small_moves_and_few_benchmarks_say_nothing() {
        let mut moves = [0.0; 9];
        moves[4] = 0.019;
        assert_eq!(found(&nights(&moves, BENCHMARKS)), NONE);
        moves[4] = 0.5;
        let mut few = nights(&moves, BENCHMARKS);
        assert_eq!(found(&few), [4]);
        for night in &mut few {
            night.truncate(9);
        }
        assert_eq!(found(&few), NONE);
        assert_eq!(found(&[]), NONE);
        assert_eq!(found(&nights(&[0.5], BENCHMARKS)), NONE);
    }

    #[test]
    fn benchmarks_that_a_night_lacks_do_not_count() {
        let mut moves = [0.0; 9];
        moves[4] = 0.1;
        let mut nights = nights(&moves, 12);
        nights[4][..8].fill(None);
        assert_eq!(found(&nights), NONE, "4 of the 12 that it has");
        nights[3].fill(None);
        nights[4][12..].fill(None);
        nights[4][..6].copy_from_slice(&[Some(9.0); 6]);
        assert_eq!(found(&nights), [4]);
    }
}
