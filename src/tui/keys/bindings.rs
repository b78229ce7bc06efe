//! How the list of key bindings is written.

/// Builds bindings. Each has its screens, its keys, its action, and a description. A hint for the footer may follow,
/// with the panes for which it is shown (`of`), and then the only panes in which the binding applies (`in`).
macro_rules! bindings {
    ($($screens:expr, $keys:expr => $action:expr, $words:expr
        $(, hint $hint:literal $(of $hinted:ident)?)? $(, in $panes:ident)?;)*) => {
        vec![$($crate::tui::keys::binding::Binding {
            screens: std::borrow::Cow::Borrowed($screens),
            panes: bindings!(@panes $($panes)?),
            keys: std::borrow::Cow::Borrowed($keys),
            action: $action,
            words: $words.into(),
            hint: bindings!(@hint $($hint $(of $hinted)?)?),
        }),*]
    };
    (@hint) => { None };
    (@hint $hint:literal $(of $hinted:ident)?) => {
        Some($crate::tui::keys::binding::Hint {
            words: $hint,
            panes: bindings!(@panes $($hinted)?),
        })
    };
    (@panes) => { &[] };
    (@panes $panes:ident) => { $panes };
}

pub(super) use bindings;
