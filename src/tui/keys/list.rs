//! The list of all key bindings.

use std::borrow::Cow;
use std::sync::LazyLock;

use KeyCode::{
    BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab,
    Up,
};
use crossterm::event::KeyCode;
use tui_input::InputRequest;

use Key::{Char, Code, Ctrl, CtrlCode, ShiftCode};
use ScreenKind::{
    Benchmark, Columns, Comparison, Export, Files, Filter, Help, HelpSearch, Legend, Overwrite,
    Palette, Sort, Waiting,
};

use super::binding::{Binding, Hint};
use crate::comparison::{Column, OutputFormat};
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::screen::{
    BenchmarkAction, ColumnsAction, HelpAction, HelpPage, Motion, ScreenAction, ScreenKind,
    TableAction, TextAction,
};
use crate::tui::state::Pane;

const TABLE: &[Pane] = &[Pane::Table];
const GROUPS: &[Pane] = &[Pane::Groups];
const VERDICT: &[Pane] = &[Pane::Verdict];
/// The panes beside the table, in which the keys that move are less obvious.
const BESIDE: &[Pane] = &[Pane::Groups, Pane::Verdict];

/// The binding that sorts by a column, in the sort menu.
fn sort_binding(column: Column) -> Binding {
    let (letter, words) = column.sort_key();
    Binding {
        screens: Cow::Borrowed(&[Sort]),
        panes: &[],
        keys: Cow::Owned(vec![Char(letter)]),
        action: screen(ScreenAction::SortBy(column)),
        words: words.into(),
        hint: None,
    }
}

/// Builds bindings. Each has its screens, its keys, its action, and a description. A hint for the footer may follow,
/// with the panes for which it is shown (`of`), and then the only panes in which the binding applies (`in`).
macro_rules! bindings {
    ($($screens:expr, $keys:expr => $action:expr, $words:expr
        $(, hint $hint:literal $(of $hinted:ident)?)? $(, in $panes:ident)?;)*) => {
        vec![$(Binding {
            screens: Cow::Borrowed($screens),
            panes: bindings!(@panes $($panes)?),
            keys: Cow::Borrowed($keys),
            action: $action,
            words: $words.into(),
            hint: bindings!(@hint $($hint $(of $hinted)?)?),
        }),*]
    };
    (@hint) => { None };
    (@hint $hint:literal $(of $hinted:ident)?) => {
        Some(Hint { words: $hint, panes: bindings!(@panes $($hinted)?) })
    };
    (@panes) => { &[] };
    (@panes $panes:ident) => { $panes };
}

/// All key bindings, in the order of the help. In a prompt, characters without a binding are typed as text.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let mut all = bindings! {
        &[Comparison], &[Char('/')] => Action::Open(Filter),
            "filter as you type (see the filter language below)", hint "filter";
        &[Comparison], &[Char('s')] => Action::Open(Sort),
            "choose the column to sort by", hint "sort" of TABLE;
        &[Comparison], &[Char('S')] => table(TableAction::ReverseOrder),
            "reverse the order";
        &[Comparison], &[Char('h'), Code(Left)] => table(TableAction::ScrollLeft),
            "columns to the left";
        &[Comparison], &[Char('l'), Code(Right)] => table(TableAction::ScrollRight),
            "columns to the right";
        &[Comparison], &[Code(Enter)] => screen(ScreenAction::Accept),
            "open the benchmark", hint "open", in TABLE;
        &[Comparison], &[Code(Enter)] => screen(ScreenAction::Accept),
            "in the groups: go to the benchmarks of the group", hint "benchmarks", in GROUPS;
        &[Comparison], &[Code(Enter)] => screen(ScreenAction::Accept),
            "in the verdict: go back to the benchmarks", hint "benchmarks", in VERDICT;
        &[Comparison, Benchmark], &[Char('x')] => benchmark(BenchmarkAction::ToggleExcluded),
            "exclude the benchmark from all numbers, or include it again", hint "exclude", in TABLE;
        &[Comparison, Benchmark], &[Char('m')] => benchmark(BenchmarkAction::ToggleMetric),
            "peak memory instead of time, or back", hint "time/memory" of TABLE;
        &[Comparison], &[Char('n')] => table(TableAction::ToggleInsignificant),
            "hide or show the rows that are not significant", hint "hide/show noise" of TABLE;
        &[Comparison], &[Char('c')] => Action::Open(Columns),
            "choose and order the columns", hint "columns" of TABLE;
        &[Comparison], &[Char('X')] => table(TableAction::IncludeAll),
            "take all benchmarks back in";
        &[Comparison], &[Char('p')] => table(TableAction::ToggleExclusions),
            "count the published exclusions (°) in bench_runner's numbers, or leave them out";
        &[Comparison], &[Code(Tab)] => table(TableAction::NextPane),
            "next pane: benchmarks, groups, verdict", hint "pane";
        &[Comparison], &[Code(BackTab)] => table(TableAction::PreviousPane),
            "previous pane";
        &[Comparison], &[Char('j'), Code(Down)] => motion(Motion::Down),
            "down", hint "down" of BESIDE;
        &[Comparison], &[Char('k'), Code(Up)] => motion(Motion::Up),
            "up", hint "up" of BESIDE;
        &[Benchmark, Sort, Columns, Files, Legend, Help], &[Char('j'), Code(Down)] => motion(Motion::Down),
            "down";
        &[Benchmark, Sort, Columns, Files, Legend, Help], &[Char('k'), Code(Up)] => motion(Motion::Up),
            "up";
        &[Comparison, Benchmark, Files, Legend, Help], &[Ctrl('d')] => motion(Motion::HalfPageDown),
            "half a page down";
        &[Comparison, Benchmark, Files, Legend, Help], &[Ctrl('u')] => motion(Motion::HalfPageUp),
            "half a page up";
        &[Comparison, Benchmark, Files, Legend, Help], &[Code(PageDown), Char(' '), Ctrl('f')] => motion(Motion::PageDown),
            "a page down";
        &[Comparison, Benchmark, Files, Legend, Help], &[Code(PageUp), Ctrl('b')] => motion(Motion::PageUp),
            "a page up";
        &[Comparison, Benchmark, Files, Legend, Help], &[Char('g'), Code(Home)] => motion(Motion::Top),
            "to the top";
        &[Comparison, Benchmark, Files, Legend, Help], &[Char('G'), Code(End)] => motion(Motion::Bottom),
            "to the bottom";
        &[Benchmark], &[Char('n')] => benchmark(BenchmarkAction::Next),
            "next benchmark", hint "next";
        &[Benchmark], &[Char('N')] => benchmark(BenchmarkAction::Previous),
            "previous benchmark", hint "previous";
        &[Benchmark], &[Char('w')] => benchmark(BenchmarkAction::ToggleWarmups),
            "warm-ups among the values in run order, or not", hint "warm-ups";
        &[Benchmark], &[Code(Esc), Code(Enter), Char('q')] => screen(ScreenAction::Back),
            "back to where it was opened", hint "back";
        &[Comparison, Benchmark], &[Char('y')] => Action::CopyRow,
            "copy the benchmark as a row of Markdown", in TABLE;
        &[Comparison], &[Char('Y')] => Action::CopyView,
            "copy the view as Markdown", hint "copy" of TABLE;
        &[Comparison], &[Char('e')] => Action::Open(Export),
            format!("export the view to a file: {}", OutputFormat::titles()), hint "export" of TABLE;
        &[Comparison, Benchmark], &[Char('C')] => Action::CopyCommand,
            "copy the command line that opens this view";
        &[Comparison, Benchmark], &[Char('r')] => Action::Swap,
            "swap reference and head";
        &[Comparison, Benchmark], &[Char('R')] => Action::Reload,
            "read both files again";
        &[Comparison], &[Char('L')] => Action::Open(Legend),
            "legend: what colours and marks mean";
        &[Comparison], &[Char('M')] => Action::ToggleMouse,
            "mouse on or off; while it is on, the terminal selects text with Shift";
        &[Comparison], &[Code(Esc)] => screen(ScreenAction::Back),
            "clear the filter, then back to the table, then to all groups";
        &[Comparison], &[Char('i')] => Action::Open(Files),
            "the files: can they be compared, and what differs", hint "files" of TABLE;
        &[Files], &[Code(Enter)] => screen(ScreenAction::Accept),
            "open the benchmark", hint "open";
        &[Files], &[Code(Esc), Char('q'), Char('i')] => screen(ScreenAction::Back),
            "back to the table", hint "back";
        &[Comparison, Benchmark, Files, Sort, Columns, Legend, Help], &[Char(':')] => Action::Open(Palette),
            "find a command by its name or key", hint "commands";
        &[Comparison, Benchmark, Files, Sort, Columns], &[Char('?'), Code(F(1))] => Action::Open(Help),
            "keys, and what the numbers mean", hint "help";
        &[Filter, Export, Palette], &[Code(F(1))] => Action::Open(Help),
            "keys, the filter language, and words";
        ScreenKind::ALL, &[Ctrl('l')] => Action::Redraw,
            "redraw the screen";
        &[Comparison, Waiting], &[Char('q')] => Action::Quit,
            "quit", hint "quit";
        ScreenKind::ALL, &[Ctrl('c')] => Action::Interrupt,
            "quit at once";
        ScreenKind::ALL, &[Ctrl('z')] => Action::Suspend,
            "stop; the shell's fg goes on";
        &[Filter, Export, Palette, HelpSearch], &[Ctrl('u')] => edit(InputRequest::DeleteLine),
            "erase all", hint "erase all";
        &[Filter], &[Code(Tab)] => text(TextAction::Complete),
            "complete the word", hint "complete";
        &[Filter], &[Code(Enter)] => screen(ScreenAction::Accept),
            "keep the filter", hint "keep";
        &[Filter], &[Code(Esc)] => screen(ScreenAction::Back),
            "drop the filter", hint "drop";
        &[Filter], &[Code(Up)] => text(TextAction::Earlier),
            "an earlier filter";
        &[Filter], &[Code(Down)] => text(TextAction::Later),
            "a later filter";
        &[Filter], &[Code(PageDown)] => motion(Motion::PageDown),
            "a page down in the table";
        &[Filter], &[Code(PageUp)] => motion(Motion::PageUp),
            "a page up in the table";
        &[Filter, Export, Palette, HelpSearch], &[Code(Backspace), Ctrl('h')] => edit(InputRequest::DeletePrevChar),
            "erase a character";
        &[Filter, Export, Palette, HelpSearch], &[Ctrl('w')] => edit(InputRequest::DeletePrevWord),
            "erase a word";
        &[Filter, Export, Palette, HelpSearch], &[Code(Delete), Ctrl('d')] => edit(InputRequest::DeleteNextChar),
            "erase the character at the cursor";
        &[Filter, Export, Palette, HelpSearch], &[Ctrl('k')] => edit(InputRequest::DeleteTillEnd),
            "erase all from the cursor on";
        &[Filter, Export, Palette, HelpSearch], &[Code(Left)] => edit(InputRequest::GoToPrevChar),
            "a character to the left";
        &[Filter, Export, Palette, HelpSearch], &[Code(Right)] => edit(InputRequest::GoToNextChar),
            "a character to the right";
        &[Filter, Export, Palette, HelpSearch], &[CtrlCode(Left)] => edit(InputRequest::GoToPrevWord),
            "a word to the left";
        &[Filter, Export, Palette, HelpSearch], &[CtrlCode(Right)] => edit(InputRequest::GoToNextWord),
            "a word to the right";
        &[Filter, Export, Palette, HelpSearch], &[Code(Home), Ctrl('a')] => edit(InputRequest::GoToStart),
            "to the start";
        &[Filter, Export, Palette, HelpSearch], &[Code(End), Ctrl('e')] => edit(InputRequest::GoToEnd),
            "to the end";
    };
    all.extend(Column::ALL.iter().map(|&column| sort_binding(column)));
    all.extend(bindings! {
        &[Sort], &[Code(Enter)] => screen(ScreenAction::Accept),
            "sort by the selected column", hint "sort";
        &[Sort], &[Code(Esc), Char('s')] => screen(ScreenAction::Back),
            "back to the table", hint "back";
        &[Columns], &[Char(' ')] => columns(ColumnsAction::Toggle),
            "show or hide the column", hint "show/hide";
        &[Columns], &[Char('K'), ShiftCode(Up)] => columns(ColumnsAction::MoveUp),
            "move the column up in the list", hint "move up";
        &[Columns], &[Char('J'), ShiftCode(Down)] => columns(ColumnsAction::MoveDown),
            "move the column down in the list", hint "move down";
        &[Columns], &[Char('r')] => columns(ColumnsAction::Reset),
            "all columns in their usual order", hint "reset";
        &[Columns], &[Code(Esc), Code(Enter), Char('c'), Char('q')] => screen(ScreenAction::Back),
            "back to the table", hint "back";
        &[Export], &[Code(Tab)] => text(TextAction::Complete),
            format!("the next form: {}", OutputFormat::extensions()), hint "next form";
        &[Export], &[Code(Enter)] => screen(ScreenAction::Accept),
            "write the file", hint "write";
        &[Export], &[Code(Esc)] => screen(ScreenAction::Back),
            "write nothing", hint "cancel";
        &[Overwrite], &[Char('y')] => screen(ScreenAction::Agree),
            "overwrite the file", hint "overwrite";
        &[Overwrite], &[Char('n'), Code(Esc)] => screen(ScreenAction::Back),
            "keep the file, and name another", hint "another name";
        &[Legend], &[Code(Esc), Code(Enter), Char('L'), Char('q')] => screen(ScreenAction::Back),
            "back to the table", hint "back";
        &[Palette], &[Code(Up), Ctrl('p')] => motion(Motion::Up),
            "previous command";
        &[Palette], &[Code(Down), Ctrl('n')] => motion(Motion::Down),
            "next command";
        &[Palette], &[Code(PageDown)] => motion(Motion::PageDown),
            "a page down";
        &[Palette], &[Code(PageUp)] => motion(Motion::PageUp),
            "a page up";
        &[Palette], &[Code(Enter)] => screen(ScreenAction::Accept),
            "run the selected command", hint "run";
        &[Palette], &[Code(Esc)] => screen(ScreenAction::Back),
            "close the palette", hint "close";
        &[Waiting], &[Code(Esc)] => screen(ScreenAction::Back),
            "cancel: keep the old comparison, write nothing", hint "cancel";
        &[Help], &[Char('/')] => help(HelpAction::Search),
            "search all pages of the help", hint "search";
        &[Help], &[Char('n')] => help(HelpAction::NextMatch),
            "next match", hint "next match";
        &[Help], &[Char('N')] => help(HelpAction::PreviousMatch),
            "previous match", hint "previous match";
        &[Help], &[Code(Tab), Code(Right)] => help(HelpAction::NextPage),
            "next page of the help", hint "next page";
        &[Help], &[Code(BackTab), Code(Left)] => help(HelpAction::PreviousPage),
            "previous page of the help";
        &[Help], &[Char('1')] => help(HelpAction::Show(HelpPage::Keys)),
            "page 1: the keys";
        &[Help], &[Char('2')] => help(HelpAction::Show(HelpPage::Filter)),
            "page 2: the filter language";
        &[Help], &[Char('3')] => help(HelpAction::Show(HelpPage::Glossary)),
            "page 3: the glossary";
        &[HelpSearch], &[Code(Enter)] => screen(ScreenAction::Accept),
            "go on reading at the match", hint "search";
        &[HelpSearch], &[Code(Esc)] => screen(ScreenAction::Back),
            "cancel the search", hint "cancel";
        &[Help], &[Code(Esc), Char('q')] => screen(ScreenAction::Back),
            "back to where it was asked", hint "back";
        &[Help], &[Char('?'), Code(F(1))] => screen(ScreenAction::Back),
            "back to where it was asked";
    });
    all
});

const fn screen(action: ScreenAction) -> Action {
    Action::Screen(action)
}

const fn motion(motion: Motion) -> Action {
    screen(ScreenAction::Move(motion))
}

const fn table(action: TableAction) -> Action {
    screen(ScreenAction::Table(action))
}

const fn benchmark(action: BenchmarkAction) -> Action {
    screen(ScreenAction::Benchmark(action))
}

const fn columns(action: ColumnsAction) -> Action {
    screen(ScreenAction::Columns(action))
}

const fn help(action: HelpAction) -> Action {
    screen(ScreenAction::Help(action))
}

const fn text(action: TextAction) -> Action {
    screen(ScreenAction::Text(action))
}

const fn edit(request: InputRequest) -> Action {
    text(TextAction::Edit(request))
}
