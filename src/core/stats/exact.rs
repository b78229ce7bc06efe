//! Sums of doubles that are rounded only once, at the end.
//!
//! Source: CPython's `statistics.mean` adds fractions and rounds once, `math.fsum` rounds the exact sum once. Both are
//! reproduced with one fixed-point number that is wide enough for every finite double: its lowest bit is 2^-1074, and
//! the sum of 2^64 of the largest doubles still fits.

/// The number of 64-bit limbs: enough for bits from 2^-1074 up to 2^1024, and 64 more bits for the carries.
const LIMBS: usize = 34;

/// The exact sum of non-negative finite doubles.
#[derive(Clone)]
struct Magnitude {
    limbs: [u64; LIMBS],
}

impl Magnitude {
    const ZERO: Self = Self { limbs: [0; LIMBS] };

    /// Adds the magnitude of `value`, which must be finite.
    fn add(&mut self, value: f64) {
        let bits = value.abs().to_bits();
        let exponent = (bits >> 52) as usize;
        let fraction = bits & ((1 << 52) - 1);
        let (mantissa, shift) = match exponent {
            0 => (fraction, 0),
            _ => (fraction + (1 << 52), exponent - 1),
        };
        let wide = u128::from(mantissa) << (shift % 64);
        let mut limb = shift / 64;
        let (sum, mut carry) = self.limbs[limb].overflowing_add(wide as u64);
        self.limbs[limb] = sum;
        limb += 1;
        let mut rest = (wide >> 64) as u64;
        while rest != 0 || carry {
            let (sum, first) = self.limbs[limb].overflowing_add(rest);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            self.limbs[limb] = sum;
            carry = first || second;
            rest = 0;
            limb += 1;
        }
    }

    /// `self - other`, where `other` is not larger.
    fn minus(&self, other: &Self) -> Self {
        let mut result = Self::ZERO;
        let mut borrow = false;
        for (limb, out) in result.limbs.iter_mut().enumerate() {
            let (difference, first) = self.limbs[limb].overflowing_sub(other.limbs[limb]);
            let (difference, second) = difference.overflowing_sub(u64::from(borrow));
            *out = difference;
            borrow = first || second;
        }
        result
    }

    /// The quotient, rounded once to the nearest double, ties to even; infinite if it is too large for a double.
    fn divided_by(mut self, divisor: u64) -> f64 {
        let mut remainder = 0u64;
        for limb in self.limbs.iter_mut().rev() {
            let dividend = wide(remainder, *limb);
            if dividend == 0 {
                continue;
            }
            *limb = (dividend / u128::from(divisor)) as u64;
            remainder = (dividend % u128::from(divisor)) as u64;
        }
        let top = self.limbs.iter().rposition(|&limb| limb != 0);
        let length = top.map_or(0, |top| {
            top * 64 + 64 - self.limbs[top].leading_zeros() as usize
        });
        if length <= 53 {
            let whole = self.limbs[0];
            let twice = u128::from(remainder) * 2;
            let half = u128::from(divisor);
            let up = twice > half || (twice == half && whole & 1 == 1);
            return f64::from_bits(whole + u64::from(up));
        }
        let dropped = length - 53;
        let mantissa = self.bits_from(dropped);
        let half = self.bit(dropped - 1);
        let rest = remainder != 0 || self.any_below(dropped - 1);
        let up = half && (rest || mantissa & 1 == 1);
        let exponent = dropped as u64 + 1;
        if exponent >= 2047 {
            return f64::INFINITY;
        }
        // A mantissa that rounds up to 2^53 carries into the exponent, as it should.
        f64::from_bits((exponent << 52) + (mantissa - (1 << 52)) + u64::from(up))
    }

    fn bit(&self, index: usize) -> bool {
        self.limbs[index / 64] >> (index % 64) & 1 == 1
    }

    /// The 53 bits from `index` upwards.
    fn bits_from(&self, index: usize) -> u64 {
        let (limb, offset) = (index / 64, index % 64);
        let high = self.limbs.get(limb + 1).copied().unwrap_or(0);
        (wide(high, self.limbs[limb]) >> offset) as u64 & ((1 << 53) - 1)
    }

    fn any_below(&self, index: usize) -> bool {
        let (limb, offset) = (index / 64, index % 64);
        self.limbs[..limb].iter().any(|&limb| limb != 0)
            || self.limbs[limb] & ((1 << offset) - 1) != 0
    }
}

/// The number whose upper 64 bits are `high`.
fn wide(high: u64, low: u64) -> u128 {
    (u128::from(high) << 64) + u128::from(low)
}

/// The exact sum of `values` divided by `divisor`, rounded once. As in `math.fsum`, a value that is not finite decides
/// the result. Infinities of both signs, or a NaN, give NaN; for the former, `math.fsum` raises `ValueError`.
fn rounded_once(values: impl Iterator<Item = f64>, divisor: u64) -> f64 {
    let mut positive = Magnitude::ZERO;
    let mut negative = Magnitude::ZERO;
    let mut special = None::<f64>;
    let mut any_negative = false;
    for value in values {
        if !value.is_finite() {
            special = Some(special.unwrap_or(0.0) + value);
        } else if value.is_sign_negative() {
            any_negative = true;
            negative.add(value);
        } else {
            positive.add(value);
        }
    }
    if let Some(special) = special {
        return special;
    }
    if !any_negative {
        return positive.divided_by(divisor);
    }
    if positive.limbs.iter().rev().ge(negative.limbs.iter().rev()) {
        positive.minus(&negative).divided_by(divisor)
    } else {
        -negative.minus(&positive).divided_by(divisor)
    }
}

/// The sum of `values`, rounded once: `math.fsum`. A finite sum beyond the largest double is infinite here, where
/// Python raises `OverflowError`.
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    rounded_once(values.into_iter(), 1)
}

/// The mean of `values`, rounded once: `statistics.mean`. `None` without values.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    let count = values.len() as u64;
    (count > 0).then(|| rounded_once(values.iter().copied(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_forgets_nothing() {
        assert_eq!(sum([1e100, 1.0, -1e100]), 1.0);
        assert_eq!(sum([0.1; 10]), 1.0);
        assert_eq!(sum([]), 0.0);
        assert_eq!(sum([-1.5, 0.25]), -1.25);
        assert_eq!(sum([1e16, 1.0, 1e-16]), 10_000_000_000_000_002.0);
    }

    #[test]
    fn a_carry_goes_as_far_as_it_must() {
        let ones = 2f64.powi(53) - 1.0;
        // The sum of the first two is 2^78 - 2^14, that of the others 2^14.
        let parts = [
            ones * 2f64.powi(25),
            2047.0 * 2f64.powi(14),
            ones * 2f64.powi(-39),
            2f64.powi(-39),
        ];
        assert_eq!(sum(parts), 2f64.powi(78));
        let (large, small) = (ones * 2f64.powi(25), ones * 2f64.powi(-16));
        assert_eq!(sum([large, small]), large + small);
    }

    #[test]
    fn the_smallest_numbers_are_rounded_to_the_nearest_and_ties_to_even() {
        // The mean of a sum and zeros, in units of the smallest double: (sum, number of values, statistics.mean).
        for (total, count, expected) in [
            (1, 2, 0),
            (3, 2, 2),
            (5, 2, 2),
            (7, 2, 4),
            (1, 3, 0),
            (2, 3, 1),
            (4, 3, 1),
            (5, 3, 2),
            (6, 4, 2),
            (7, 4, 2),
            (9, 4, 2),
            (10, 4, 2),
        ] {
            let mut values = vec![0.0; count];
            values[0] = f64::from_bits(total);
            assert_eq!(
                mean(&values),
                Some(f64::from_bits(expected)),
                "{total} / {count}"
            );
        }
    }

    #[test]
    fn a_mean_is_rounded_once() {
        // Each expectation was printed by CPython's statistics.mean.
        assert_eq!(mean(&[0.1, 0.2, 0.3]), Some(0.2));
        assert_eq!(mean(&[0.1, 0.1, 0.1]), Some(0.1));
        assert_eq!(mean(&[1e308, 1e308, 1e308]), Some(1e308));
        assert_eq!(mean(&[5e-324, 1e-323]), Some(1e-323));
        assert_eq!(mean(&[5e-324, 0.0, 0.0]), Some(0.0));
        assert_eq!(
            mean(&[1.0, 1.0 + f64::EPSILON]),
            Some(1.0),
            "a tie goes to even"
        );
        assert_eq!(
            mean(&[1.0 + f64::EPSILON, 1.0 + 2.0 * f64::EPSILON]),
            Some(1.0 + 2.0 * f64::EPSILON),
            "and that may be upwards"
        );
        assert_eq!(
            mean(&[2.225_073_858_507_201e-308, 2.225_073_858_507_201_4e-308]),
            Some(2.225_073_858_507_201_4e-308)
        );
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn what_is_not_finite_wins() {
        assert_eq!(sum([1.0, f64::INFINITY]), f64::INFINITY);
        assert!(sum([f64::NEG_INFINITY, f64::INFINITY]).is_nan());
        assert_eq!(sum([f64::MAX, f64::MAX]), f64::INFINITY);
        assert_eq!(
            sum([f64::MAX, f64::MAX, -f64::MAX]),
            f64::MAX,
            "an intermediate overflow is none"
        );
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_the_values_does_not_matter(mut values in proptest::collection::vec(proptest::num::f64::NORMAL, 0..40)) {
            let forward = sum(values.iter().copied());
            values.reverse();
            proptest::prop_assert_eq!(forward.to_bits(), sum(values.iter().copied()).to_bits());
        }

        #[test]
        fn sums_of_integers_agree_with_integer_arithmetic(values in proptest::collection::vec(1u32.., 1..60)) {
            let total: u64 = values.iter().map(|&value| u64::from(value)).sum();
            let doubles: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
            proptest::prop_assert_eq!(sum(doubles.iter().copied()), total as f64);
            proptest::prop_assert_eq!(mean(&doubles), Some(total as f64 / values.len() as f64));
        }
    }
}
