//! The colours of each palette, for dark and light backgrounds, at each depth.
//!
//! No colour is derived from another. At each depth they are chosen from the available colours and checked by the
//! tests. Text has a contrast of at least 4.5 (WCAG 2.2, AA), or 7 in the high-contrast theme (AAA), on black to
//! #1e1e1e, or on white to #f0f0f0 and cream. A stronger tone stands out from the background at least as much as a
//! weaker one.
//!
//! The terminal decides what the sixteen named colours look like, so they are chosen by name: none that common schemes
//! make dark on a dark background, and none that is bright on a light one. Faint is dim, not `DarkGray`, which is the
//! background itself in Solarized.

pub(super) mod blue_orange;
pub(super) mod green_red;
pub(super) mod high_contrast;
pub(super) mod mono;
