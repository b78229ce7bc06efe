//! Copying to the clipboard.

use std::sync::Arc;

use super::*;
use crate::suite::Progress;
use crate::tui::{Chosen, Clipboard, Compare, Copied, Export, Host, OpenTree, Task, perform};

/// A program around the screens that copies one word.
struct OneWord;

impl Host for OneWord {
    fn text(&self, _open: &OpenComparison, _what: Copied) -> Result<String, String> {
        Ok("nbody".to_owned())
    }

    fn export(
        &self,
        _open: &OpenComparison,
        _file: &str,
        _overwrite: bool,
    ) -> Result<Export, String> {
        Err("no file".to_owned())
    }

    fn list_text(&self, _open: &OpenTree, _what: Copied) -> Result<String, String> {
        Ok("nbody".to_owned())
    }

    fn export_list(
        &self,
        _open: &OpenTree,
        _file: &str,
        _overwrite: bool,
    ) -> Result<Export, String> {
        Err("no file".to_owned())
    }

    fn compare(&self, _chosen: &Chosen, _progress: Arc<Progress>) -> Compare {
        Box::new(|| Err("no comparison".to_owned()))
    }
}

#[test]
fn only_tmux_is_asked_before_a_copy() {
    let mut screen = Screen::new(many(4), (80, 24));
    let effect = screen.send("Y");
    let task = perform(effect, &mut screen.app, &OneWord, Clipboard::Direct);
    let sent = matches!(&task, Task::Send(sequence) if sequence.contains("bmJvZHk="));
    assert!(sent, "{task:?}");
    assert!(!screen.app.is_waiting());
    let effect = screen.send("Y");
    let task = perform(effect, &mut screen.app, &OneWord, Clipboard::Tmux);
    assert!(matches!(task, Task::Start(_)), "{task:?}");
    assert!(screen.app.is_waiting());
    screen.app.stop_waiting();
    let effect = screen.send("ex.md\r");
    let task = perform(effect, &mut screen.app, &OneWord, Clipboard::Direct);
    assert!(matches!(task, Task::None), "{task:?}");
    assert_eq!(screen.app.message.as_deref(), Some("no file"));
}
