//! Moving through lines.

/// A step through a list or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the next line.
    Down,
    /// To the line before.
    Up,
    /// Some lines down, by the wheel of the mouse.
    WheelDown,
    /// Some lines up, by the wheel of the mouse.
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
    /// Where it leads from `place` in a list of `count` lines, a page being `page` long.
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

    /// Where it leads from line `top` of a text whose length only a drawn frame knows, which limits it afterwards.
    #[must_use]
    pub fn scroll(self, top: usize, page: usize) -> usize {
        self.apply(top, usize::from(u16::MAX), page)
    }
}
