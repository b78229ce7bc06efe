//! The scroll position of a list.

use std::ops::Range;

/// The first line to show so that `selected` is visible, as close to `top` as possible.
#[must_use]
pub fn scrolled(top: usize, selected: usize, count: usize, height: usize) -> usize {
    let height = height.max(1);
    let lowest = selected.saturating_sub(height - 1);
    let max_top = count.saturating_sub(height);
    top.clamp(lowest.min(selected), selected).min(max_top)
}

/// As many of `count` places around the selected one as fit, at least one if there are any.
#[must_use]
pub fn around(selected: usize, count: usize, fitting: usize) -> Range<usize> {
    let fitting = fitting.max(1).min(count);
    let first = selected.saturating_sub(fitting / 2).min(count - fitting);
    first..first + fitting
}

/// Like [`scrolled`], but puts the selected line in the middle when it would leave the screen. On a slow link, a held
/// key then redraws the whole table only once per half screen, and otherwise only what has moved.
#[must_use]
pub fn scrolled_by_half(top: usize, selected: usize, count: usize, height: usize) -> usize {
    let height = height.max(1);
    let is_seen = (top..top + height).contains(&selected);
    let top = if is_seen {
        top
    } else {
        selected.saturating_sub(height / 2)
    };
    scrolled(top, selected, count, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_key_scrolls_twice_a_screen() {
        let (mut top, mut moves) = (0, 0);
        for selected in 0..100 {
            let next = scrolled_by_half(top, selected, 100, 20);
            moves += usize::from(next != top);
            top = next;
        }
        assert_eq!((top, moves), (80, 8));
        for selected in (0..100).rev() {
            top = scrolled_by_half(top, selected, 100, 20);
            assert!((top..top + 20).contains(&selected));
        }
        assert_eq!(top, 0);
    }

    #[test]
    fn the_selected_line_is_always_seen() {
        for count in 0..30usize {
            for height in 0..12 {
                for selected in 0..count {
                    for top in 0..35 {
                        let half = scrolled_by_half(top, selected, count, height);
                        assert!(half <= selected && selected < half + height.max(1));
                        let top = scrolled(top, selected, count, height);
                        assert!(top <= selected && selected < top + height.max(1));
                        assert!(
                            top + height.max(1) <= count || top == 0,
                            "no empty lines below the last"
                        );
                    }
                }
            }
        }
    }
}
