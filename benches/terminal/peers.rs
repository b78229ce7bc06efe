//! What benchlens is measured beside: programs that show the same table.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use crossterm::event::{self, Event, KeyCode};
use ratatui::layout::Constraint;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Row, Table, TableState};

/// The argument by which this program is started again as the bare table.
pub const BARE: &str = "--bare";

/// A program to measure, and what it is started with.
pub struct Peer {
    pub name: &'static str,
    pub command: Vec<String>,
    /// Whether it is benchlens itself, whose keys are known.
    pub is_ours: bool,
}

/// Those that are on this machine, benchlens first. The others show what it says of the pair, written to `folder`.
pub fn all(benchlens: &str, pair: &[String; 2], folder: &Path) -> Vec<Peer> {
    let [reference, head] = pair;
    let export = |format: &str, file: &str| -> String {
        let file = folder.join(file).to_string_lossy().into_owned();
        let arguments = [
            "report",
            reference,
            head,
            "--no-config",
            "--format",
            format,
            "--output",
            &file,
        ];
        let status = Command::new(benchlens).args(arguments).status();
        assert!(status.expect("benchlens runs").success());
        file
    };
    let (markdown, csv) = (export("markdown", "report.md"), export("csv", "report.csv"));
    let this = std::env::current_exe().expect("this program has a file");
    let this = this.to_string_lossy().into_owned();
    let found = |name: &str| on_path(name).map(|path| path.to_string_lossy().into_owned());
    let ours = [benchlens, reference, head, "--no-config"].map(str::to_owned);
    let peers = [
        Some(("benchlens", ours.to_vec())),
        found("less").map(|less| ("less", vec![less, markdown])),
        Some(("bare ratatui", vec![this, BARE.to_owned(), csv.clone()])),
        found("csvlens").map(|csvlens| ("csvlens", vec![csvlens, csv])),
    ];
    let peers = peers.into_iter().flatten();
    peers
        .map(|(name, command)| Peer {
            is_ours: name == "benchlens",
            name,
            command,
        })
        .collect()
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(name));
    files.find(|file| file.is_file())
}

/// A table as ratatui's own examples draw it, with nothing around: what the library itself costs.
pub fn bare(file: &str) -> io::Result<()> {
    let text = std::fs::read_to_string(file)?;
    let rows: Vec<Vec<String>> = text
        .lines()
        .map(|line| line.split(',').take(6).map(str::to_owned).collect())
        .collect();
    let widths = [40, 16, 16, 16, 16, 16].map(Constraint::Length);
    let mut state = TableState::new().with_selected(Some(0));
    let mut terminal = ratatui::init();
    loop {
        terminal.draw(|frame| {
            let rows = rows
                .iter()
                .map(|cells| Row::new(cells.iter().map(String::as_str)));
            let selected = Style::new().add_modifier(Modifier::REVERSED);
            let table = Table::new(rows, widths).row_highlight_style(selected);
            frame.render_stateful_widget(table, frame.area(), &mut state);
        })?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Char('j') => state.select_next(),
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            _ => {}
        }
    }
    ratatui::restore();
    io::stdout().flush()
}
