//! The colours of each palette, for dark and light backgrounds, at each depth.
//!
//! None is derived from another: at each depth they are chosen from what is there, against the measures in the tests.
//! Text has a contrast of at least 4.5 (WCAG 2.2, AA), in high contrast 7 (AAA), on black to #1e1e1e or on white to
//! #f0f0f0 and cream. A stronger tone stands out from the background at least as much as a weaker one.
//!
//! What the sixteen named colours look like is up to the terminal, so they are chosen by name: none that is dark in
//! common schemes on a dark background, and none that is bright on a light one. Faint is dim, not `DarkGray`, which in
//! Solarized is the background itself.

pub(super) mod blue_orange;
pub(super) mod green_red;
pub(super) mod high_contrast;
pub(super) mod mono;
