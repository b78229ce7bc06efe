//! A column and a direction to sort by. Every order puts missing values last, and breaks ties by name.

use super::definition::First;
use super::list::Column;
use crate::comparison::context::ViewContext;

/// A column and a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The column to sort by.
    pub column: Column,
    /// Whether the largest values come first.
    pub descending: bool,
}

impl Default for Order {
    /// The worst slowdown first.
    fn default() -> Self {
        Self::first_of(Column::Ratio)
    }
}

impl Order {
    /// Sorts by a column in its default direction.
    #[must_use]
    pub fn first_of(column: Column) -> Self {
        Self {
            column,
            descending: column.definition().first == First::Largest,
        }
    }

    /// Parses an order from the command line: a column's key, with a `-` before it for the opposite direction.
    ///
    /// # Errors
    /// Returns what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (is_reversed, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        let order = Self::first_of(Column::from_key(key)?);
        Ok(if is_reversed { order.reversed() } else { order })
    }

    /// The order as [`Order::parse`] reads it.
    #[must_use]
    pub fn key(self) -> String {
        let sign = if self == Self::first_of(self.column) {
            ""
        } else {
            "-"
        };
        format!("{sign}{}", self.column.key())
    }

    /// The opposite direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            descending: !self.descending,
            ..self
        }
    }
}

impl ViewContext<'_> {
    /// Sorts `rows`, which are indices. Rows without a value come last, and rows with equal values are sorted by name.
    pub fn sort(&self, rows: &mut [usize], order: Order) {
        match (order.column, order.column.definition().quantity) {
            (Column::Tags, _) => self.sort_by_tags(rows, order.descending),
            (_, None) => {
                let places = self.comparison.places_by_name();
                self.sort_by_key(rows, order.descending, |row| Some(u64::from(places[row])));
            }
            (_, Some(quantity)) => self.sort_by_key(rows, order.descending, |row| {
                quantity.value(row, self).map(as_ordered)
            }),
        }
    }

    fn sort_by_tags(&self, rows: &mut [usize], descending: bool) {
        let places = self.comparison.places_by_name();
        let all = &self.comparison.rows;
        rows.sort_unstable_by(|&a, &b| {
            let (tags_a, tags_b) = (&all[a].tags, &all[b].tags);
            let by_tags = if descending {
                tags_b.cmp(tags_a)
            } else {
                tags_a.cmp(tags_b)
            };
            let missing = tags_a.is_empty().cmp(&tags_b.is_empty());
            missing.then(by_tags).then(places[a].cmp(&places[b]))
        });
    }

    /// Each key is computed only once, not in every comparison of two rows. A single integer that consists of the key,
    /// the position by name and the row is compared faster than three integers.
    fn sort_by_key(
        &self,
        rows: &mut [usize],
        descending: bool,
        key: impl Fn(usize) -> Option<u64>,
    ) {
        let places = self.comparison.places_by_name();
        let joined = |&row: &usize| {
            let key = key(row).map(|key| if descending { !key } else { key });
            let key = u128::from(key.unwrap_or(u64::MAX));
            key << 64 | u128::from(places[row]) << 32 | row as u128
        };
        let mut keys: Vec<u128> = rows.iter().map(joined).collect();
        keys.sort_unstable();
        for (row, key) in rows.iter_mut().zip(keys) {
            *row = key as u32 as usize;
        }
    }
}

/// Maps each double except NaN to an integer, in the same order. The largest and the smallest integer remain unused.
fn as_ordered(number: f64) -> u64 {
    /// The sign is the highest bit of a double. Among negative doubles, the order of the other bits is reversed.
    const SIGN: u64 = 1 << 63;
    let bits = number.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_as_it_is_written() {
        assert_eq!(Order::default().key(), "ratio");
        assert_eq!(Order::default().reversed().key(), "-ratio");
        for &column in Column::ALL {
            let order = Order::first_of(column);
            for order in [order, order.reversed()] {
                assert_eq!(Order::parse(&order.key()), Ok(order));
            }
        }
    }

    #[test]
    fn numbers_keep_their_order_as_integers() {
        let numbers = [
            f64::NEG_INFINITY,
            f64::MIN,
            -2.0,
            -1.0,
            -f64::MIN_POSITIVE,
            0.0,
            5e-324,
            1.0,
            2.0,
            f64::MAX,
            f64::INFINITY,
        ];
        let integers = numbers.map(as_ordered);
        assert!(integers.is_sorted_by(|a, b| a < b), "{integers:?}");
        // A missing number is the largest integer, in either direction.
        assert!(
            integers
                .iter()
                .all(|&key| key != u64::MAX && !key != u64::MAX)
        );
    }
}
