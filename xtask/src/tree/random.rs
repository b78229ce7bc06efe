//! Random numbers that are the same on every run.

/// A generator of random numbers: `SplitMix64` (Steele, Lea and Flood 2014).
pub struct Random(u64);

impl Random {
    /// The numbers that belong to these words, whatever is drawn elsewhere.
    pub fn of(words: &[&str]) -> Self {
        // FNV-1a, with the end of each word counted.
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, mix))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number between 0 and 1.
    pub fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number of the normal distribution with mean 0 and standard deviation 1, nearly: the sum of twelve uniform ones.
    /// It uses no function whose last digit differs between platforms.
    pub fn normal(&mut self) -> f64 {
        let sum: f64 = (0..12).map(|_| self.uniform()).sum();
        sum - 6.0
    }

    /// Hexadecimal digits.
    pub fn digits(&mut self, count: usize) -> String {
        let mut text = String::new();
        while text.len() < count {
            text.push_str(&format!("{:016x}", self.next()));
        }
        text.truncate(count);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_have_the_same_numbers_and_others_have_others() {
        let numbers = |words: &[&str]| {
            let mut random = Random::of(words);
            [random.uniform(), random.normal(), random.uniform()]
        };
        assert_eq!(numbers(&["a", "b"]), numbers(&["a", "b"]));
        assert_ne!(numbers(&["a", "b"]), numbers(&["ab"]));
        assert_eq!(Random::of(&["a"]).digits(40).len(), 40);
    }

    #[test]
    fn normal_numbers_have_their_mean_and_their_spread() {
        let mut random = Random::of(&["normal"]);
        let numbers: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = numbers.iter().sum::<f64>() / 20_000.0;
        let variance = numbers.iter().map(|it| it * it).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03, "{mean}");
        assert!((variance - 1.0).abs() < 0.04, "{variance}");
    }
}
