//! The results screen, without a terminal.

use std::num::NonZero;
use std::sync::{Arc, Mutex};

use benchlens::comparison::Rules;
use benchlens::index::{CompareOptions, Event, Plan, compare};
use benchlens::suite::LoadOptions;
use benchlens::tui::{
    App, Background, Cancellation, Clipboard, Decoder, Depth, FrameState, Glyphs, OpenTree, Task,
    Theme, ThemeName, TreeUpdate, draw, finish, fulfil, handle_event, perform,
};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use serde_json::{Value, json};

use crate::made::{Made, Made1, compared};

/// The metadata of a suite.
pub fn metadata(date: &str, suite: &str, base: &str) -> Value {
    json!({
        "commit_date": format!("{date}T10:00:00+00:00"), "benchmark_hash": suite,
        "commit_merge_base": base, "cpu_model_name": "a processor", "platform": "Linux-6.8",
    })
}

/// Two machines, with a base, a slower and a faster result on one of them, a result whose base is missing, and a file
/// that cannot be read.
pub fn made() -> Made {
    let made = Made::new(
        "[bases]\nversions = [\"3.12.0\"]\n[runners.linux]\nos = \"linux\"\n[runners.arm]\nos = \"linux\"\n",
    );
    for (runner, fork, version, hash, flags, metadata, value) in [
        (
            "linux",
            "python",
            "3.12.0",
            "aaaa111",
            "",
            metadata("2024-05-01", "s1", "0000"),
            1.0,
        ),
        (
            "linux",
            "other",
            "3.14.0a1",
            "bbbb222",
            "",
            metadata("2024-06-15", "s2", "aaaa111"),
            1.5,
        ),
        (
            "linux",
            "python",
            "3.14.0a1",
            "cccc333",
            "JIT",
            metadata("2024-06-20", "s1", "9999"),
            0.5,
        ),
        (
            "arm",
            "python",
            "3.12.0",
            "aaaa111",
            "",
            metadata("2024-05-01", "s1", "0000"),
            1.0,
        ),
    ] {
        made.add(&Made1 {
            runner,
            fork,
            version,
            hash,
            flags,
            metadata,
            value,
            ..Made1::default()
        });
    }
    made.write(
        "results/bm-20240101-3.11.0-eeee555/bm-20240101-linux-x86_64-python-main-3.11.0-eeee555.json",
        "{\"oops\u{1b}[31m",
    );
    made
}

/// An app with a tree, to which keys are sent as bytes of a terminal.
pub struct Browser {
    pub app: App,
    made: Made,
}

impl Browser {
    pub fn new() -> Self {
        Self::of(made())
    }

    /// Opens a tree, of which everything is known.
    pub fn of(made: Made) -> Self {
        let mut app = App::browsing(None);
        app.tree_updated(updates(&made));
        Self { app, made }
    }

    /// Sends keys, and carries out what they ask for.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.press(keys);
        self
    }

    /// The same. Returns what the last of them left to do.
    pub fn press(&mut self, keys: &str) -> Task {
        let mut last = Task::None;
        let mut decoder = Decoder::default();
        decoder.feed(keys.as_bytes());
        decoder.give_up();
        let events: Vec<_> = std::iter::from_fn(|| decoder.next_event()).collect();
        for event in events {
            let effect = handle_event(&mut self.app, &event, &FrameState::default());
            let program = benchlens::command::Program::default();
            last = perform(effect, &mut self.app, &program, Clipboard::Direct);
            if let Task::Start(job) = last {
                last = finish(job.run(&Cancellation::default()), &mut self.app);
            }
        }
        last
    }

    /// Chooses a facet by its value.
    pub fn choose(&mut self, value: &str) {
        let size = (120, 40);
        let text = self.text(size);
        let line = text.lines().position(|line| {
            let words = line.split(['│', ' ']).filter(|word| !word.is_empty());
            words.take(1).eq([value])
        });
        let line = line.unwrap_or_else(|| panic!("no facet {value}:\n{text}"));
        self.click(4, line + 1, size);
    }

    /// The file of a result.
    pub fn result(&self, hash: &str) -> String {
        let open = self.app.tree.as_ref().expect("a tree");
        let mut results = open.index.tree.results.iter();
        let result = results.find(|it| it.identity.hash.as_deref() == Some(hash));
        let path = &result.expect("it is there").path;
        path.to_string_lossy().into_owned()
    }

    /// Clicks on a cell of the screen, whose columns and lines are counted from 1.
    pub fn click(&mut self, column: usize, line: usize, size: (u16, u16)) {
        let state = self.draw(size).1;
        let mut decoder = Decoder::default();
        decoder.feed(format!("\u{1b}[<0;{column};{line}M").as_bytes());
        let event = decoder.next_event().expect("a click");
        handle_event(&mut self.app, &event, &state);
    }

    /// Has the tree read again.
    pub fn read_again(&mut self) {
        let again = updates(&self.made);
        self.app.tree_updated(again);
        self.app.message = None;
    }

    /// Has everything computed that the user asked for. Returns how many comparisons that took.
    pub fn settle(&mut self) -> usize {
        let mut steps = 0;
        while let Some(open) = &self.app.tree
            && let Some(wish) = open.wish()
        {
            let options = CompareOptions {
                load: LoadOptions::default(),
                jobs: NonZero::new(2).expect("two"),
            };
            let events = Mutex::new(Vec::new());
            let report = |event| events.lock().expect("no panic").push(event);
            let how = (&options, Rules::default());
            fulfil(&open.index.tree, wish, how, &report, &|| false);
            steps += wish.steps.len();
            let events = events.into_inner().expect("no panic").into_iter();
            self.app
                .wish_updated(events.map(TreeUpdate::Indexed).collect());
        }
        steps
    }

    /// Has the headline numbers of the open history computed. Returns how many comparisons that took.
    pub fn headlines(&mut self) -> usize {
        let Some(history) = self.app.shown_history() else {
            return 0;
        };
        let Some(wish) = history.wish() else {
            return 0;
        };
        let options = CompareOptions {
            load: LoadOptions::default(),
            jobs: NonZero::new(2).expect("two"),
        };
        let events = Mutex::new(Vec::new());
        let report = |event| events.lock().expect("no panic").push(event);
        let how = (&options, Rules::default());
        fulfil(&history.trends.tree, wish, how, &report, &|| false);
        let steps = wish.steps.len();
        let events = events.into_inner().expect("no panic").into_iter();
        let updates = events.map(TreeUpdate::Indexed);
        let updates = updates.chain([TreeUpdate::Complete]);
        self.app.headlines_updated(updates.collect());
        steps
    }

    fn draw(&mut self, size: (u16, u16)) -> (Terminal<TestBackend>, FrameState) {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        self.draw_in(size, &theme)
    }

    fn draw_in(&mut self, size: (u16, u16), theme: &Theme) -> (Terminal<TestBackend>, FrameState) {
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("it is memory");
        let mut state = FrameState::default();
        self.app.prepare_frame();
        terminal
            .draw(|frame| draw(frame, &self.app, theme, &mut state))
            .expect("it is memory");
        (terminal, state)
    }

    pub fn text(&mut self, size: (u16, u16)) -> String {
        let terminal = self.draw(size).0;
        self.read(&terminal)
    }

    pub fn buffer(&mut self, size: (u16, u16)) -> Buffer {
        self.draw(size).0.backend().buffer().clone()
    }

    /// The same as the text, on a terminal without Unicode and without colours.
    pub fn plain_text(&mut self, size: (u16, u16)) -> String {
        let theme = Theme::new(ThemeName::Mono, Background::Dark, Depth::None);
        let theme = theme.with_glyphs(Glyphs::Ascii);
        let terminal = self.draw_in(size, &theme).0;
        self.read(&terminal)
    }

    fn read(&self, terminal: &Terminal<TestBackend>) -> String {
        let buffer = terminal.backend().buffer();
        let (width, height) = (buffer.area.width, buffer.area.height);
        let line = |y: u16| -> String { (0..width).map(|x| buffer[(x, y)].symbol()).collect() };
        let lines: Vec<String> = (0..height).map(|y| line(y).trim_end().to_owned()).collect();
        // The folder has another name every time.
        let root = self.made.root().to_string_lossy().into_owned();
        lines.join("\n").replace(&root, "TREE")
    }

    pub fn message(&self) -> &str {
        self.app.message.as_deref().unwrap_or_default()
    }
}

/// Everything that becomes known of a tree.
pub fn updates(made: &Made) -> Vec<TreeUpdate> {
    let (index, comparisons, events) = compared(&Arc::new(made.read()), true);
    let listed = TreeUpdate::Listed(Box::new(index), comparisons);
    let events = events.into_iter().map(TreeUpdate::Indexed);
    let updates = std::iter::once(listed).chain(events);
    updates.chain([TreeUpdate::Complete]).collect()
}

#[test]
fn the_results_are_listed_at_every_size() {
    let mut browser = Browser::new();
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let text = browser.text((width, height));
        // The first line names the folder, which has another length every time.
        let text: Vec<&str> = text.lines().skip(1).collect();
        insta::assert_snapshot!(format!("results_{width}x{height}"), text.join("\n"));
    }
    for width in 40..130 {
        for height in [10, 17, 30] {
            browser.text((width, height));
        }
    }
}

#[test]
fn a_larger_terminal_shows_no_fewer_results() {
    let mut browser = Browser::new();
    let mut last = 0;
    for height in 10..60 {
        let text = browser.text((100, height));
        let table = text
            .lines()
            .skip_while(|line| !line.starts_with('┌'))
            .skip(1);
        let rows = table.take_while(|line| !line.starts_with('└')).count();
        assert!(rows >= last, "{height}: {rows} after {last}");
        last = rows;
    }
}

#[test]
fn enter_compares_with_the_selected_base_and_q_comes_back_to_the_same_place() {
    let mut browser = Browser::new();
    // The second result is that of the fork, whose base is there.
    let text = browser.send("j\r").text((120, 40));
    assert!(
        text.contains("aaaa111") && text.contains("bbbb222"),
        "{text}"
    );
    assert!(text.contains("1.50x slower"), "{text}");
    for back in ["q", "\u{1b}"] {
        browser.send("/a\r");
        // What was chosen in the comparison is taken back first.
        browser.send("\u{1b}");
        assert!(browser.text((120, 40)).contains("1.50x slower"));
        browser.send(back);
        let text = browser.text((120, 40));
        assert!(text.contains("2 of 5"), "{text}");
        browser.send("\r");
    }
}

#[test]
fn a_comparison_steps_through_the_list() {
    let mut browser = Browser::new();
    browser.send("h\r");
    assert!(browser.text((120, 40)).contains("cccc333"));
    browser.send("J");
    assert!(browser.text((120, 40)).contains("bbbb222"));
    browser.send("K");
    assert!(browser.text((120, 40)).contains("cccc333"));
    browser.send("K");
    assert_eq!(browser.message(), "this is the first result of the list");
    browser.send("q");
    assert!(browser.text((120, 40)).contains("1 of 5"));
}

#[test]
fn a_comparison_steps_over_results_that_cannot_be_compared() {
    let mut browser = Browser::new();
    // Of the five, the two bases and the unreadable one have no reference of 3.12.0.
    browser.send("hj\r");
    let before = browser.text((120, 40));
    assert!(before.contains("1.50x slower"), "{before}");
    browser.send("J");
    let message = browser.message().to_owned();
    assert!(
        message.starts_with("no result below can be compared; 3 results are skipped; aaaa111@"),
        "{message}"
    );
    assert!(!message.contains("h and l"), "{message}");
    // The cursor is where the comparison is that is shown.
    assert!(browser.send("q").text((120, 40)).contains("2 of 5"));
}

#[test]
fn a_result_between_two_others_is_skipped_and_named() {
    let made = Made::new("");
    for (date, hash, base) in [
        ("2024-05-01", "aaaa111", "0000"),
        ("2024-06-01", "bbbb222", "aaaa111"),
        ("2024-07-01", "cccc333", "9999"),
        ("2024-08-01", "dddd444", "aaaa111"),
    ] {
        // On the same machine, an earlier result would take the place of the missing base.
        made.add(&Made1 {
            hash,
            runner: if hash == "cccc333" { "arm" } else { "linux" },
            metadata: metadata(date, "s1", base),
            ..Made1::default()
        });
    }
    let mut browser = Browser::of(made);
    browser.send("\rJ");
    let text = browser.text((120, 40));
    assert!(
        text.contains("bbbb222") && !text.contains("dddd444"),
        "{text}"
    );
    let message = browser.message();
    assert!(
        message.starts_with("cccc333@arm is skipped: not compared with base: the tree has"),
        "{message}"
    );
    assert!(browser.send("q").text((120, 40)).contains("3 of 4"));
    // Marked, it does not stop the others from being compared with their bases.
    browser.send("g   E");
    let text = browser.text((120, 40));
    assert!(
        text.contains("dddd444") && text.contains("bbbb222"),
        "{text}"
    );
    let message = browser.message();
    assert!(
        message.starts_with("cccc333@arm is left out: not compared with base: the tree has"),
        "{message}"
    );
    browser.send("q\u{1b}gj E");
    let message = browser.message();
    assert!(
        message.starts_with("cccc333@arm is left out: ")
            && message.ends_with("; h and l select another base"),
        "{message}"
    );
}

#[test]
fn two_marked_results_are_compared_the_first_is_the_reference() {
    let mut browser = Browser::new();
    browser.send(" ");
    let text = browser.text((120, 40));
    assert!(text.contains("1 marked: mark another"), "{text}");
    browser.send("j\r");
    assert_eq!(
        browser.message(),
        "mark a second result with Space, or take the mark away"
    );
    let text = browser.send(" ").text((120, 40));
    assert!(text.contains("2 marked: Enter compares 2 with 1"), "{text}");
    let three = browser.send(" ").text((120, 40));
    let expected = "3 marked: Enter compares the others with 1";
    assert!(three.contains(expected), "{three}");
    browser.send("k \r");
    let text = browser.text((120, 40));
    let (reference, head) = (text.find("cccc333"), text.find("aaaa111"));
    assert!(reference.is_some() && reference < head, "{text}");
}

#[test]
fn a_pinned_result_is_the_reference_for_all() {
    let mut browser = Browser::new();
    browser.send("b");
    browser.send("\r");
    assert!(
        browser
            .message()
            .starts_with("this is the pinned reference itself")
    );
    let text = browser.send("j\r").text((120, 40));
    let (reference, head) = (text.find("cccc333"), text.find("bbbb222"));
    assert!(reference.is_some() && reference < head, "{text}");
}

#[test]
fn a_filter_and_facets_choose_results() {
    let mut browser = Browser::new();
    let text = browser.send("/machine:arm").text((120, 40));
    assert!(text.contains("1 of 5 results"), "{text}");
    let text = browser.send(" mean>\r").text((120, 40));
    assert_eq!(browser.message(), "fix mean>, or drop the filter with Esc");
    assert!(
        !text.contains("bbbb222"),
        "the last valid filter still applies"
    );
    browser.send("\u{1b}");
    let text = browser.send("\tj\r").text((120, 40));
    assert!(text.contains("4 of other facets (Esc)"), "{text}");
    assert!(
        browser
            .send("\u{1b}")
            .text((120, 40))
            .contains("5 of 5 shown")
    );
}

#[test]
fn what_cannot_be_compared_is_answered() {
    let mut browser = Browser::new();
    // The oldest result cannot be read.
    browser.send("G\r");
    assert!(
        browser.message().contains(
            "older than 3.12.0: bench_runner compares such results only if they are bases"
        ),
        "{}",
        browser.message()
    );
    browser.send("b\u{1b}");
    let text = browser.text((120, 40));
    assert!(text.contains("1 cannot be read"), "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn a_tree_that_is_read_again_keeps_the_place_and_the_choices() {
    let mut browser = Browser::new();
    browser.send("jh/-hash:eeee\rS");
    let before = browser.text((120, 40));
    let again = updates(&browser.made);
    browser.app.tree_updated(again);
    assert_eq!(browser.message(), "the tree was read again");
    browser.app.message = None;
    assert_eq!(browser.text((120, 40)), before);
}

#[test]
fn numbers_appear_as_they_become_known() {
    let made = made();
    let mut app = App::browsing(None);
    let mut updates = updates(&made).into_iter();
    app.tree_updated(updates.next().into_iter().collect());
    let mut browser = Browser { app, made };
    let text = browser.text((120, 40));
    assert!(
        text.contains("0 of 2 comparisons") && text.contains('…'),
        "{text}"
    );
    assert!(text.contains("2024-06-15"), "{text}");
    browser.app.tree_updated(updates.collect());
    let text = browser.text((120, 40));
    assert!(
        !text.contains("comparisons") && text.contains("x ↓"),
        "{text}"
    );
}

#[test]
fn without_a_base_there_is_none_to_select() {
    let made = Made::new("");
    made.add(&Made1::default());
    made.write("results/empty.json", "");
    let mut browser = Browser::of(made);
    // There are no columns of numbers, in whose place the error would be.
    let text = browser.text((120, 20));
    assert!(text.contains("the file is empty"), "{text}");
    for key in ["h", "l"] {
        browser.send(key);
        assert_eq!(browser.message(), "no result of this tree has a base");
    }
    browser.send("\r");
    assert!(browser.message().starts_with("no result has a base: pin"));
}

#[test]
fn the_keys_are_those_of_the_pane() {
    let mut browser = Browser::new();
    assert!(browser.text((120, 40)).contains("Enter compare"));
    let text = browser.send("\t").text((120, 40));
    assert!(
        text.contains("Enter choose") && !text.contains("b pin"),
        "{text}"
    );
    browser.send("b");
    assert_eq!(browser.message(), "'b' is for the table; Tab goes there");
    // Like Enter, Space chooses the first machine.
    let text = browser.send(" ").text((120, 40));
    assert!(text.contains("1 of other facets (Esc)"), "{text}");
}

#[test]
fn the_help_and_the_legend_are_about_results() {
    let mut browser = Browser::new();
    let text = browser.send("?").text((120, 40));
    assert!(text.contains("With a tree of results open"), "{text}");
    let text = browser.send("2").text((120, 40));
    assert!(
        text.contains("A filter of results") && text.contains("machine:linux"),
        "{text}"
    );
    let text = browser.send("q/\u{1b}OP2").text((120, 40));
    assert!(text.contains("A filter of results"), "{text}");
    let text = browser.send("q\u{1b}L").text((120, 40));
    for expected in [
        "* ",
        "~ ",
        "stand-in",
        "being computed",
        "n/a",
        "pinned",
        "marked",
    ] {
        assert!(text.contains(expected), "{expected} is missing in:\n{text}");
    }
    let text = browser.send("q\r").text((120, 40));
    assert!(text.contains("aaaa111"), "{text}");
    let text = browser.send("L").text((120, 40));
    assert!(!text.contains("earlier result"), "{text}");
}

#[test]
fn benchmarks_that_only_one_side_has_are_counted_and_named() {
    let names: Vec<String> = (10..20).map(|number| format!("gone_{number}")).collect();
    let mut benchmarks: Vec<&str> = names.iter().map(String::as_str).collect();
    benchmarks.push("a");
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]");
    made.add(&Made1 {
        version: "3.12.0",
        hash: "aaaa111",
        metadata: metadata("2024-05-01", "s1", "0000"),
        benchmarks: &benchmarks,
        ..Made1::default()
    });
    made.add(&Made1 {
        version: "3.14.0a1",
        hash: "bbbb222",
        metadata: metadata("2024-06-15", "s1", "0000"),
        benchmarks: &["a", "fresh\u{1b}"],
        ..Made1::default()
    });
    let text = Browser::of(made).text((120, 50));
    for expected in ["missing", "10: gone_10, gone_11,", "gone_19", "1: fresh^["] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn a_click_on_a_head_sorts_the_results() {
    let mut browser = Browser::new();
    let before = browser.text((120, 40));
    let heads = before.lines().nth(2).expect("the heads");
    let column = heads[..heads.find("Hash").expect("a head")].chars().count() + 1;
    browser.click(column, 3, (120, 40));
    assert!(browser.text((120, 40)).contains("Results by Hash"));
    browser.click(column, 5, (120, 40));
    assert!(browser.text((120, 40)).contains("2 of 5"));
}

#[test]
fn the_footer_says_that_q_goes_back_from_a_comparison() {
    let mut browser = Browser::new();
    assert!(browser.text((120, 40)).ends_with("q quit"));
    let text = browser.send("j\r").text((120, 40));
    assert!(text.ends_with("q back"), "{text}");
    assert!(browser.send("q").text((120, 40)).ends_with("q quit"));
}

/// The results in the order in which they are compared, if `order` is what is wanted.
fn compared_in(open: &OpenTree, order: impl Iterator<Item = usize>) -> Vec<usize> {
    let (tree, references) = (&open.index.tree, &open.index.references);
    let plan = Plan::new(tree, references, |_| true);
    plan.urgency().set(order);
    let heads = Mutex::new(Vec::new());
    let record = |event| match event {
        Event::Compared { head, .. } => heads.lock().expect("no panic").push(head),
        Event::Unreadable { .. } | Event::Judged { .. } => {}
    };
    let options = CompareOptions {
        load: LoadOptions::default(),
        jobs: NonZero::<usize>::MIN,
    };
    compare(tree, &plan, &options, &record, &|| false);
    let mut heads = heads.into_inner().expect("no panic");
    // Each is compared with several references in turn.
    heads.dedup();
    heads
}

#[test]
fn numbers_appear_first_where_the_user_looks() {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n[runners.linux]\nos = \"linux\"\n");
    for day in 1..=31 {
        made.add(&Made1 {
            version: if day == 1 { "3.12.0" } else { "3.14.0a1" },
            hash: &format!("{day:07}"),
            metadata: metadata(&format!("2024-05-{day:02}"), "s1", "0000"),
            ..Made1::default()
        });
    }
    let mut app = App::browsing(None);
    let listed = updates(&made).into_iter().take(1);
    app.tree_updated(listed.collect());
    let mut browser = Browser { app, made };
    for keys in ["", "jjjjjjjjjjjjjjjjj", "G"] {
        browser.send(keys);
        let (terminal, state) = browser.draw((100, 20));
        let text = terminal.backend().to_string();
        let open = browser.app.tree.as_ref().expect("a tree is open");
        let compared = compared_in(open, open.by_urgency(state.results_seen));
        let has_base = |result: &&usize| !open.index.tree.results[**result].file.contains("3.12.0");
        let in_view = |result: &&usize| {
            let file = open.index.tree.results[**result].file.strip_suffix(".json");
            let hash = file.and_then(|file| file.rsplit('-').next());
            hash.is_some_and(|hash| text.contains(hash))
        };
        let in_view = open.listing.shown.iter().filter(in_view).filter(has_base);
        let in_view: Vec<usize> = in_view.copied().collect();
        assert!(in_view.len() > 3 && in_view.len() < 20, "{text}");
        assert_eq!(compared[..in_view.len()], in_view, "{keys}");
        let rest = open.listing.shown.iter().filter(|it| !in_view.contains(it));
        let rest: Vec<usize> = rest.filter(has_base).copied().collect();
        assert_eq!(compared[in_view.len()..], rest, "{keys}");
    }
}
