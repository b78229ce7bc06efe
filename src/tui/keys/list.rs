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
    Benchmark, Columns, Comparison, Export, Files, Filter, Heads, Help, HelpSearch, Legend,
    ListFilter, ListSort, NamedFilters, Overwrite, Palette, Results, Sort, Timeline, TrendFilter,
    TrendPlot, TrendSort, Waiting,
};

use super::actions::{
    benchmark, columns, edit, help, motion, results, screen, table, text, timeline,
};
use super::binding::Binding;
use super::bindings::bindings;
use crate::comparison::{Column, OutputFormat};
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::screen::{
    BenchmarkAction, ColumnsAction, HelpAction, HelpPage, Motion, ResultsAction, ScreenAction,
    ScreenKind, TableAction, TextAction, TimelineAction,
};
use crate::tui::state::Pane;

/// The prompts, in which text is typed.
const TYPED: &[ScreenKind] = &[Filter, ListFilter, TrendFilter, Export, Palette, HelpSearch];
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

/// All key bindings, in the order of the help. In a prompt, characters without a binding are typed as text.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let mut all = bindings! {
        &[Comparison], &[Char('/')] => Action::Open(Filter),
            "filter the benchmarks as you type", hint "filter";
        &[Comparison], &[Char('f')] => Action::Open(NamedFilters),
            "choose a named filter, such as @regressions";
        &[Comparison], &[Char('v')] => Action::Open(Heads),
            "overview of several heads: by group, or each against each", hint "overview" of TABLE;
        &[Comparison, Benchmark, Files], &[Char(']')] => Action::NextHead,
            "of several heads: select the next one, which details, verdict, files and exports are about", hint "next head" of TABLE;
        &[Comparison, Benchmark, Files], &[Char('[')] => Action::PreviousHead,
            "of several heads: select the previous one";
        &[Comparison], &[Char('s')] => Action::Open(Sort),
            "choose the column to sort by", hint "sort" of TABLE;
        &[Comparison], &[Char('S')] => table(TableAction::ReverseOrder),
            "reverse the order";
        &[Comparison], &[Char('h'), Code(Left)] => table(TableAction::ScrollLeft),
            "scroll the columns to the left";
        &[Comparison], &[Char('l'), Code(Right)] => table(TableAction::ScrollRight),
            "scroll the columns to the right";
        &[Comparison], &[Code(Enter)] => screen(ScreenAction::Accept),
            "open the benchmark", hint "open", in TABLE;
        &[Comparison], &[Char('o')] => table(TableAction::ToggleDock),
            "open the selected benchmark beside the table, from 160 columns on, or close it";
        &[Comparison], &[Code(Enter)] => screen(ScreenAction::Accept),
            "in the groups: go to the benchmarks of the group", hint "benchmarks", in GROUPS;
        &[Comparison], &[Code(Enter)] => screen(ScreenAction::Accept),
            "in the verdict: go back to the benchmarks", hint "benchmarks", in VERDICT;
        &[Comparison, Benchmark], &[Char('x')] => benchmark(BenchmarkAction::ToggleExcluded),
            "exclude the benchmark (×) from all numbers, or include it again", hint "exclude", in TABLE;
        &[Comparison, Benchmark], &[Char('m')] => benchmark(BenchmarkAction::ToggleMetric),
            "switch between time and peak memory", hint "time/memory" of TABLE;
        &[Comparison], &[Char('n')] => table(TableAction::ToggleInsignificant),
            "hide or show the benchmarks that are not significant", hint "hide/show noise" of TABLE;
        &[Comparison], &[Char('c')] => Action::Open(Columns),
            "choose and arrange the columns", hint "columns" of TABLE;
        &[Comparison], &[Char('X')] => table(TableAction::IncludeAll),
            "include all benchmarks again that you excluded (×)";
        &[Comparison], &[Char('p')] => table(TableAction::ToggleExclusions),
            "include what is excluded by configuration (°) in bench_runner's numbers, or exclude it again";
        &[Comparison], &[Char('F')] => table(TableAction::ToggleGrouping),
            "group the benchmarks by tag or by family: the first word of the name";
        &[Comparison], &[Code(Tab)] => table(TableAction::NextPane),
            "next pane: benchmarks, groups, verdict", hint "pane";
        &[Comparison], &[Code(BackTab)] => table(TableAction::PreviousPane),
            "previous pane";
        &[Comparison], &[Char('j'), Code(Down)] => motion(Motion::Down),
            "down", hint "down" of BESIDE;
        &[Comparison], &[Char('k'), Code(Up)] => motion(Motion::Up),
            "up", hint "up" of BESIDE;
        &[Results], &[Char('/')] => Action::Open(ListFilter),
            "filter the results as you type", hint "filter";
        &[Results], &[Code(Enter)] => screen(ScreenAction::Accept),
            "compare the selected result with the selected base (▸), or the marked results", hint "compare", in TABLE;
        &[Results], &[Code(Enter), Char(' ')] => screen(ScreenAction::Accept),
            "in the facets: show only the results with this one, or drop the choice", hint "choose", in GROUPS;
        &[Results], &[Char('h'), Code(Left)] => results(ResultsAction::PreviousBase),
            "select the previous base (▸), which Enter, the sorting and the filter refer to";
        &[Results], &[Char('l'), Code(Right)] => results(ResultsAction::NextBase),
            "select the next base", hint "next base" of TABLE;
        &[Results], &[Char('b')] => results(ResultsAction::Pin),
            "pin the result as the reference for all (P), or unpin it", hint "pin", in TABLE;
        &[Results], &[Char(' ')] => results(ResultsAction::Mark),
            "mark or unmark the result; Enter compares the other marked ones with the first (1)", hint "mark", in TABLE;
        &[Results], &[Char('E')] => results(ResultsAction::CompareEach),
            "compare each marked result, or the selected build on each machine, with its own base";
        &[Results], &[Char('s')] => Action::Open(ListSort),
            "choose the column to sort by", hint "sort" of TABLE;
        &[Results], &[Char('S')] => table(TableAction::ReverseOrder),
            "reverse the order";
        &[Results], &[Code(Tab)] => table(TableAction::NextPane),
            "next pane: results, facets, all details of the selected result", hint "pane";
        &[Results], &[Code(BackTab)] => table(TableAction::PreviousPane),
            "previous pane: from the results, the details";
        &[Results], &[Char('c')] => Action::Open(Columns),
            "choose and arrange the columns, such as clear regressions", hint "columns" of TABLE;
        &[Results], &[Char('R')] => Action::Reload,
            "read the tree again, and keep the place";
        &[Results], &[Code(Esc)] => screen(ScreenAction::Back),
            "leave the details; then clear the marks, the filter, the facets and the pinned reference, one at a time";
        &[Benchmark, NamedFilters, Sort, Columns, Files, Heads, Timeline, Legend, Help, Results, ListSort, TrendSort, TrendPlot], &[Char('j'), Code(Down)] => motion(Motion::Down),
            "down";
        &[Benchmark, NamedFilters, Sort, Columns, Files, Heads, Timeline, Legend, Help, Results, ListSort, TrendSort, TrendPlot], &[Char('k'), Code(Up)] => motion(Motion::Up),
            "up";
        &[Comparison, Benchmark, Files, Heads, Timeline, Legend, Help, Results], &[Ctrl('d')] => motion(Motion::HalfPageDown),
            "half a page down";
        &[Comparison, Benchmark, Files, Heads, Timeline, Legend, Help, Results], &[Ctrl('u')] => motion(Motion::HalfPageUp),
            "half a page up";
        &[Comparison, Benchmark, Files, Heads, Timeline, Legend, Help], &[Code(PageDown), Char(' '), Ctrl('f')] => motion(Motion::PageDown),
            "a page down";
        &[Results], &[Code(PageDown), Ctrl('f')] => motion(Motion::PageDown),
            "a page down";
        &[Comparison, Benchmark, Files, Heads, Timeline, Legend, Help, Results], &[Code(PageUp), Ctrl('b')] => motion(Motion::PageUp),
            "a page up";
        &[Comparison, Benchmark, Files, Heads, Timeline, Legend, Help, Results], &[Char('g'), Code(Home)] => motion(Motion::Top),
            "go to the top";
        &[Comparison, Benchmark, Files, Heads, Timeline, Legend, Help, Results], &[Char('G'), Code(End)] => motion(Motion::Bottom),
            "go to the bottom";
        &[Benchmark], &[Char('n')] => benchmark(BenchmarkAction::Next),
            "next benchmark", hint "next";
        &[Benchmark], &[Char('N')] => benchmark(BenchmarkAction::Previous),
            "previous benchmark", hint "previous";
        &[Benchmark], &[Char('w')] => benchmark(BenchmarkAction::ToggleWarmups),
            "show or hide the warm-ups in run order", hint "warm-ups";
        &[Benchmark], &[Char('s')] => benchmark(BenchmarkAction::ToggleScales),
            "in run order: scale each side separately, or both on one axis", hint "scales";
        &[Benchmark], &[Code(Esc), Code(Enter), Char('q')] => screen(ScreenAction::Back),
            "go back to where it was opened", hint "back";
        &[Comparison, Benchmark], &[Char('y')] => Action::CopyRow,
            "copy the benchmark as a row of Markdown", in TABLE;
        &[Comparison], &[Char('Y')] => Action::CopyView,
            "copy the view as Markdown", hint "copy" of TABLE;
        &[Comparison], &[Ctrl('y')] => Action::CopyFoldedView,
            "copy the view as Markdown, folded in <details>";
        &[Comparison], &[Char('e')] => Action::Open(Export),
            format!("export the view to a file: {}", OutputFormat::titles()), hint "export" of TABLE;
        &[Comparison, Benchmark, Files, Heads], &[Char('C')] => Action::CopyCommand,
            "copy the command line that opens this view";
        &[Results], &[Char('y')] => Action::CopyRow,
            "copy the result as a row of Markdown", in TABLE;
        &[Results], &[Char('Y')] => Action::CopyView,
            "copy the list as Markdown";
        &[Results], &[Ctrl('y')] => Action::CopyFoldedView,
            "copy the list as Markdown, folded in <details>";
        &[Results], &[Char('e')] => Action::Open(Export),
            format!("export what is listed to a file, as benchlens index does: {}", OutputFormat::titles());
        &[Results], &[Char('C')] => Action::CopyCommand,
            "copy the command line that prints what is listed";
        &[Comparison, Benchmark], &[Char('r')] => Action::Swap,
            "swap reference and head";
        &[Comparison, Benchmark], &[Char('R')] => Action::Reload,
            "reload the files";
        &[Comparison], &[Char('J')] => results(ResultsAction::NextResult),
            "in a tree: compare the next result of the list";
        &[Comparison], &[Char('K')] => results(ResultsAction::PreviousResult),
            "in a tree: compare the previous result of the list";
        &[Comparison, Results, Timeline], &[Char('L')] => Action::Open(Legend),
            "show the legend: what colours and marks mean";
        &[Comparison, Results], &[Char('M')] => Action::ToggleMouse,
            "turn the mouse on or off; while it is on, hold Shift to select text";
        &[Comparison], &[Code(Esc)] => screen(ScreenAction::Back),
            "clear the filter; then go back to the table; then to all groups";
        &[Comparison], &[Char('i')] => Action::Open(Files),
            "show whether the files can be compared, and what differs", hint "files" of TABLE;
        &[Heads], &[Code(Enter)] => screen(ScreenAction::Accept),
            "go to the head and the group, or compare the pair", hint "open";
        &[Heads], &[Code(Tab), Code(BackTab)] => table(TableAction::NextPane),
            "heads by group, or each result against each", hint "by group/pairs";
        &[Heads], &[Char('h'), Code(Left)] => table(TableAction::ScrollLeft),
            "to the left";
        &[Heads], &[Char('l'), Code(Right)] => table(TableAction::ScrollRight),
            "to the right";
        &[Heads], &[Char('m')] => benchmark(BenchmarkAction::ToggleMetric),
            "switch between time and peak memory", hint "time/memory";
        &[Heads], &[Char('F')] => table(TableAction::ToggleGrouping),
            "group the benchmarks by tag or by family", hint "tags/families";
        &[Heads], &[Code(Esc), Char('v'), Char('q')] => screen(ScreenAction::Back),
            "go back to the table", hint "back";
        &[Comparison, Results, Benchmark], &[Char('t')] => Action::OpenTimeline,
            "in a tree: show the history, each benchmark over time";
        &[Timeline], &[Code(Enter)] => screen(ScreenAction::Accept),
            "compare the result under the cursor with the one before", hint "compare";
        &[Timeline], &[Char('h'), Code(Left)] => table(TableAction::ScrollLeft),
            "move the cursor to the previous point";
        &[Timeline], &[Char('l'), Code(Right)] => table(TableAction::ScrollRight),
            "move the cursor to the next point", hint "point";
        &[Timeline], &[Char('n')] => timeline(TimelineAction::NextChange),
            "move the cursor to the next change of the level";
        &[Timeline], &[Char('N')] => timeline(TimelineAction::PreviousChange),
            "move the cursor to the previous change of the level", hint "change";
        &[Timeline], &[Char('+')] => timeline(TimelineAction::ZoomIn),
            "zoom in: show half as many points", hint "zoom in";
        &[Timeline], &[Char('-')] => timeline(TimelineAction::ZoomOut),
            "zoom out: show twice as many points";
        &[Timeline], &[Char('<')] => timeline(TimelineAction::PanLeft),
            "show earlier points";
        &[Timeline], &[Char('>')] => timeline(TimelineAction::PanRight),
            "show later points";
        &[Timeline], &[Char('/')] => Action::Open(TrendFilter),
            "filter the series as you type", hint "filter";
        &[Timeline], &[Char('s')] => Action::Open(TrendSort),
            "choose the order of the series", hint "sort";
        &[Timeline], &[Char('r')] => timeline(TimelineAction::ToggleRatios),
            "show ratios to the base, or absolute values again", hint "ratios";
        &[Timeline], &[Char('o')] => timeline(TimelineAction::ToggleOthers),
            "draw the same series of other machines and flags over it, each as ratios to its own base, or hide them again", hint "overlay";
        &[Timeline], &[Char('p')] => Action::Open(TrendPlot),
            "choose one of bench_runner's plots, each machine with its own base";
        &[Timeline], &[Char('B')] => timeline(TimelineAction::CopyBisect),
            "copy bench_runner's command line that bisects the change at or before the cursor";
        &[Timeline], &[Code(Esc), Char('t')] => screen(ScreenAction::Back),
            "clear the filter; then leave the plot; then the history";
        &[Files], &[Code(Enter)] => screen(ScreenAction::Accept),
            "open the benchmark; expand or collapse the list", hint "open/expand";
        &[Files], &[Code(Esc), Char('q'), Char('i')] => screen(ScreenAction::Back),
            "go back to the table", hint "back";
        &[Comparison, Results, ListSort, Benchmark, Files, Heads, Timeline, TrendSort, TrendPlot, NamedFilters, Sort, Columns, Legend, Help], &[Char(':')] => Action::Open(Palette),
            "find a command by its name or key", hint "commands";
        &[Comparison, Results, ListSort, Benchmark, Files, Heads, Timeline, TrendSort, TrendPlot, NamedFilters, Sort, Columns], &[Char('?'), Code(F(1))] => Action::Open(Help),
            "help: the keys, the filter language and the glossary", hint "help";
        &[Filter, ListFilter, TrendFilter, Export, Palette], &[Code(F(1))] => Action::Open(Help),
            "help: the keys, the filter language and the glossary";
        &[ListSort], &[Code(Enter)] => screen(ScreenAction::Accept),
            "sort by the selected column", hint "sort";
        &[TrendSort], &[Code(Enter)] => screen(ScreenAction::Accept),
            "sort in the selected order", hint "sort";
        &[TrendPlot], &[Code(Enter)] => screen(ScreenAction::Accept),
            "show the selected plot, or the whole history", hint "show";
        &[TrendPlot], &[Code(Esc), Char('p'), Char('q')] => screen(ScreenAction::Back),
            "close the menu", hint "close";
        &[TrendSort], &[Code(Esc), Char('s'), Char('q')] => screen(ScreenAction::Back),
            "go back to the history", hint "back";
        &[ListSort], &[Code(Esc), Char('s'), Char('q')] => screen(ScreenAction::Back),
            "go back to the results", hint "back";
        ScreenKind::ALL, &[Ctrl('l')] => Action::Redraw,
            "redraw the screen";
        &[Comparison, Results, Timeline, Waiting], &[Char('q')] => Action::Quit,
            "quit", hint "quit";
        ScreenKind::ALL, &[Ctrl('c')] => Action::Interrupt,
            "quit at once";
        ScreenKind::ALL, &[Ctrl('z')] => Action::Suspend,
            "suspend (resume with fg)";
        TYPED, &[Ctrl('u')] => edit(InputRequest::DeleteLine),
            "delete the whole text", hint "delete all";
        &[Filter], &[Code(Tab)] => text(TextAction::Complete),
            "complete the word", hint "complete";
        &[Filter, ListFilter, TrendFilter], &[Code(Enter)] => screen(ScreenAction::Accept),
            "apply the filter", hint "apply";
        &[Filter, ListFilter, TrendFilter], &[Code(Esc)] => screen(ScreenAction::Back),
            "clear the filter", hint "clear";
        &[Filter, ListFilter, TrendFilter], &[Code(Up)] => text(TextAction::Earlier),
            "previous filter in the history";
        &[Filter, ListFilter, TrendFilter], &[Code(Down)] => text(TextAction::Later),
            "next filter in the history";
        &[Filter, ListFilter, TrendFilter], &[Code(PageDown)] => motion(Motion::PageDown),
            "scroll the table a page down";
        &[Filter, ListFilter, TrendFilter], &[Code(PageUp)] => motion(Motion::PageUp),
            "scroll the table a page up";
        TYPED, &[Code(Backspace), Ctrl('h')] => edit(InputRequest::DeletePrevChar),
            "delete the character before the cursor";
        TYPED, &[Ctrl('w')] => edit(InputRequest::DeletePrevWord),
            "delete the word before the cursor";
        TYPED, &[Code(Delete), Ctrl('d')] => edit(InputRequest::DeleteNextChar),
            "delete the character at the cursor";
        TYPED, &[Ctrl('k')] => edit(InputRequest::DeleteTillEnd),
            "delete from the cursor to the end";
        TYPED, &[Code(Left)] => edit(InputRequest::GoToPrevChar),
            "move a character to the left";
        TYPED, &[Code(Right)] => edit(InputRequest::GoToNextChar),
            "move a character to the right";
        TYPED, &[CtrlCode(Left)] => edit(InputRequest::GoToPrevWord),
            "move a word to the left";
        TYPED, &[CtrlCode(Right)] => edit(InputRequest::GoToNextWord),
            "move a word to the right";
        TYPED, &[Code(Home), Ctrl('a')] => edit(InputRequest::GoToStart),
            "move to the start";
        TYPED, &[Code(End), Ctrl('e')] => edit(InputRequest::GoToEnd),
            "move to the end";
    };
    all.extend(bindings! {
        &[NamedFilters], &[Code(Enter)] => screen(ScreenAction::Accept),
            "filter by the selected one", hint "filter";
        &[NamedFilters], &[Code(Esc), Char('f'), Char('q')] => screen(ScreenAction::Back),
            "go back to the table", hint "back";
    });
    all.extend(Column::ALL.iter().map(|&column| sort_binding(column)));
    all.extend(bindings! {
        &[Sort], &[Code(Enter)] => screen(ScreenAction::Accept),
            "sort by the selected column", hint "sort";
        &[Sort], &[Code(Esc), Char('s')] => screen(ScreenAction::Back),
            "go back to the table", hint "back";
        &[Columns], &[Char(' ')] => columns(ColumnsAction::Toggle),
            "show or hide the column", hint "show/hide";
        &[Columns], &[Char('K'), ShiftCode(Up)] => columns(ColumnsAction::MoveUp),
            "move the column up in the list", hint "move up";
        &[Columns], &[Char('J'), ShiftCode(Down)] => columns(ColumnsAction::MoveDown),
            "move the column down in the list", hint "move down";
        &[Columns], &[Char('r')] => columns(ColumnsAction::Reset),
            "show all columns in their usual order", hint "reset";
        &[Columns], &[Code(Esc), Code(Enter), Char('c'), Char('q')] => screen(ScreenAction::Back),
            "go back to the table", hint "back";
        &[Export], &[Code(Tab)] => text(TextAction::Complete),
            format!("next format: {}", OutputFormat::extensions()), hint "next format";
        &[Export], &[Code(Enter)] => screen(ScreenAction::Accept),
            "write the file", hint "write";
        &[Export], &[Code(Esc)] => screen(ScreenAction::Back),
            "close without writing", hint "cancel";
        &[Overwrite], &[Char('y')] => screen(ScreenAction::Agree),
            "overwrite the file", hint "overwrite";
        &[Overwrite], &[Char('n'), Code(Esc)] => screen(ScreenAction::Back),
            "keep the file and choose another name", hint "another name";
        &[Legend], &[Code(Esc), Code(Enter), Char('L'), Char('q')] => screen(ScreenAction::Back),
            "go back to the table", hint "back";
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
            "cancel; the comparison stays as it is, and nothing is written", hint "cancel";
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
            "close the help", hint "back";
        &[Help], &[Char('?'), Code(F(1))] => screen(ScreenAction::Back),
            "close the help";
    });
    all
});
