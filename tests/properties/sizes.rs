//! Every screen at every size.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::files::{SAMPLE, results};
use crate::support::session::Session;
use crate::{SCREENS, config};

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn every_screen_fits_every_size(
        size in (1..=500_u16, 1..=200_u16),
        small in (1..60_u16, 1..20_u16),
        sizes in vec((1..=500_u16, 1..=60_u16), 5),
        is_toured in any::<bool>(),
    ) {
        let text = SAMPLE.to_string();
        let results = results(("ref.json", &text), ("head.json", &text));
        let mut session = Session::new(results.clone(), size);
        if is_toured {
            session.app.start_tour();
        }
        for keys in SCREENS {
            for size in [size, small, (1, size.1), (size.0, 1)] {
                session.size = size;
                session.press(keys);
                session.buffer();
            }
            session.press("<Esc><Esc><Esc>");
        }
        session.press("/");
        for (size, letter) in sizes.into_iter().zip("2to3*".chars()) {
            session.size = size;
            session.press(&letter.to_string());
        }
        prop_assert_eq!(session.open().view.filter_text.as_str(), "2to3*");
    }
}
