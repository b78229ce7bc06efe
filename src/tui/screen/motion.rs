//! Moving through lines.

/// A step through a list or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the next line.
    Down,
    /// To the line before.
    Up,
    /// A few lines down, with the mouse wheel.
    WheelDown,
    /// A few lines up, with the mouse wheel.
    WheelUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
}

/// Lines for each step of the wheel.
const WHEEL: usize = 3;

impl Motion {
    /// The new place after a motion from `place`, in a list of `count` lines with pages of `page` lines.
    #[must_use]
    pub fn apply(self, place: usize, count: usize, page: usize) -> usize {
        let last = count.saturating_sub(1);
        let page = page.max(1);
        let half = (page / 2).max(1);
        match self {
            Self::Down => place.saturating_add(1),
            Self::Up => place.saturating_sub(1),
            Self::WheelDown => place.saturating_add(WHEEL),
            Self::WheelUp => place.saturating_sub(WHEEL),
            Self::HalfPageDown => place.saturating_add(half),
            Self::HalfPageUp => place.saturating_sub(half),
            Self::PageDown => place.saturating_add(page),
            Self::PageUp => place.saturating_sub(page),
            Self::Top => 0,
            Self::Bottom => last,
        }
        .min(last)
    }

    /// The new first line after a motion from `top`, in a text of unknown length. The length is known only after a
    /// frame is drawn, which then limits the scroll position.
    #[must_use]
    pub fn scroll(self, top: usize, page: usize) -> usize {
        self.apply(top, usize::from(u16::MAX), page)
    }
}
