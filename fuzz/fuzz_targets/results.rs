//! Any bytes from a terminal, at any size, leave the list of a tree's results in a state that can be drawn. The first two
//! bytes are the size.

#![no_main]

use std::fs;
use std::sync::{Arc, LazyLock};

use benchlens::bench_runner::Config;
use benchlens::command::Program;
use benchlens::index::Index;
use benchlens::tree::{Place, Tree, TreeOptions};
use benchlens::tui::{
    App, Background, Clipboard, Decoder, Depth, FrameState, Task, Theme, ThemeName, TreeUpdate,
    draw, handle_event, perform,
};
use libfuzzer_sys::fuzz_target;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Two results, the one of which is the base of the other, and a file that cannot be read.
static TREE: LazyLock<Arc<Tree>> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("benchlens-fuzz-{}", std::process::id()));
    let results = root.join("results");
    fs::create_dir_all(&results).expect("the folder is writable");
    let suite = r#"{"benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1.0, 1.1]}]}], "metadata": {}, "version": "1.0"}"#;
    for (version, hash, text) in [
        ("3.12.0", "aaaaaaa", suite),
        ("3.13.0", "bbbbbbb", suite),
        ("3.14.0", "ccccccc", ""),
    ] {
        let name = format!("bm-20240101-linux-x86_64-python-main-{version}-{hash}.json");
        fs::write(results.join(name), text).expect("the folder is writable");
    }
    let config = Config {
        bases: vec!["3.12.0".to_owned()],
        ..Config::default()
    };
    let place = Place::of(&root).expect("it is a folder");
    let tree = Tree::read(place, Arc::new(config), &TreeOptions::default(), &|| false);
    // All that is listed is known by now.
    fs::remove_dir_all(&root).expect("it is ours");
    Arc::new(tree)
});

fn listed() -> Vec<TreeUpdate> {
    let tree = Arc::clone(&TREE);
    let references = tree.references(true);
    let index = Index::new(tree, references);
    vec![TreeUpdate::Listed(Box::new(index), 1)]
}

fn draw_frame(app: &mut App, terminal: &mut Terminal<TestBackend>, state: &mut FrameState) {
    let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
    app.prepare_frame();
    terminal.draw(|frame| draw(frame, app, &theme, state)).expect("it is memory");
    app.apply_frame_metrics(state);
}

fuzz_target!(|bytes: &[u8]| {
    let [width, height, keys @ ..] = bytes else {
        return;
    };
    let size = TestBackend::new(u16::from(*width).max(1), u16::from(*height % 64).max(1));
    let mut terminal = Terminal::new(size).expect("it is memory");
    let mut app = App::browsing(None);
    app.tree_updated(listed());
    let mut state = FrameState::default();
    let mut decoder = Decoder::default();
    decoder.feed(keys);
    decoder.give_up();
    while let Some(event) = decoder.next_event() {
        draw_frame(&mut app, &mut terminal, &mut state);
        let effect = handle_event(&mut app, &event, &state);
        match perform(effect, &mut app, &Program::default(), Clipboard::Direct) {
            // Nothing is read or written.
            Task::Start(_) => app.stop_waiting(),
            Task::ReadTree => app.tree_updated(listed()),
            _ => {}
        }
    }
    draw_frame(&mut app, &mut terminal, &mut state);
});
