//! The same shuffles every time.

/// Source: G. L. Steele et al., "Fast splittable pseudorandom number generators", OOPSLA 2014 (`SplitMix64`).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn shuffle(&mut self, values: &mut [f64]) {
        for place in (1..values.len()).rev() {
            let other = self.next() % (place as u64 + 1);
            values.swap(place, other as usize);
        }
    }
}
