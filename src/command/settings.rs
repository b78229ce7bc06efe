//! The settings of a command: those of the file, below those of the command line; and `benchlens config`.

use std::io::{self, IsTerminal};

use super::outcome::{Error, Outcome};
use super::{output, view_args};
use crate::cli::{ConfigArgs, ExploreArgs, LookArgs, ReportArgs, SettingsArgs};
use crate::settings::{Entry, Origin, Settings, SettingsChoice, default_file};
use crate::text::{self, visible};
use crate::tui::ThemeName;

/// The longest value that decides the width of its column.
const WIDEST_VALUE: usize = 48;

/// The settings of the screens.
///
/// # Errors
/// If the file or the command line is not valid. The user's own file is no exception: if it were passed over, the
/// screen would look as if its filters and thresholds applied.
pub fn of_screen(args: &ExploreArgs) -> Result<Settings, Error> {
    let mut settings = load(choice(&args.settings))?;
    add_look(&mut settings, &args.look)?;
    add_rows(&mut settings, args.view.sort.as_deref(), args.view.small)?;
    settings.group_by.override_with(args.view.group_by);
    Ok(settings)
}

/// The settings of a report. The user's own file is not read, so that a pipeline does not depend on whose machine it
/// runs on.
///
/// # Errors
/// If the file or the command line is not valid.
pub fn of_report(args: &ReportArgs) -> Result<Settings, Error> {
    let choice = args.settings.clone();
    let mut settings = load(choice.map_or(SettingsChoice::None, SettingsChoice::File))?;
    add_rows(&mut settings, args.view.sort.as_deref(), args.view.small)?;
    settings.group_by.override_with(args.view.group_by);
    Ok(settings)
}

fn load(choice: SettingsChoice) -> Result<Settings, Error> {
    let themes: Vec<&str> = ThemeName::ALL.iter().map(|theme| theme.name()).collect();
    Ok(Settings::load(choice, &themes)?)
}

fn choice(args: &SettingsArgs) -> SettingsChoice {
    match &args.settings {
        Some(file) => SettingsChoice::File(file.clone()),
        None if args.no_settings => SettingsChoice::None,
        None => SettingsChoice::Find,
    }
}

fn add_look(settings: &mut Settings, args: &LookArgs) -> Result<(), Error> {
    if let Some(name) = &args.theme {
        view_args::theme(name)?;
        settings.theme.override_with(Some(Some(name.clone())));
    }
    if !args.columns.is_empty() {
        let columns = view_args::columns(&args.columns)?;
        settings.columns.override_with(Some(Some(columns)));
    }
    settings.ascii.override_with(args.ascii.map(Some));
    settings.mouse.override_with(args.mouse);
    settings.dock.override_with(args.dock);
    Ok(())
}

fn add_rows(settings: &mut Settings, sort: Option<&str>, small: Option<f64>) -> Result<(), Error> {
    let order = sort.map(view_args::order).transpose()?;
    settings.sort.override_with(order);
    settings.small.override_with(small);
    Ok(())
}

/// Prints the settings as a table, or the path of their file.
///
/// # Errors
/// If the file or the command line is not valid, or if there is no place for a file.
pub fn print(args: &ConfigArgs) -> Result<Outcome, Error> {
    if args.path {
        return print_path(&args.settings);
    }
    let mut settings = load(choice(&args.settings))?;
    add_look(&mut settings, &args.look)?;
    add_rows(&mut settings, args.sort.as_deref(), args.small)?;
    settings.group_by.override_with(args.group_by);
    output::print(&table(&settings))?;
    Ok(Outcome::Done)
}

fn print_path(args: &SettingsArgs) -> Result<Outcome, Error> {
    let own = || default_file(|name| std::env::var_os(name));
    let Some(path) = args.settings.clone().or_else(own) else {
        return Err("no variable says where the settings are; set HOME or XDG_CONFIG_HOME, or name a file with --settings FILE".into());
    };
    if io::stdout().is_terminal() {
        output::print(&format!("{}\n", visible(&path.to_string_lossy())))?;
    } else {
        // For other programs, such as an editor: $EDITOR "$(benchlens config --path)".
        output::print_bytes(&[path.as_os_str().as_encoded_bytes(), b"\n"].concat())?;
    }
    Ok(Outcome::Done)
}

/// The settings, a line each.
fn table(settings: &Settings) -> String {
    let entries = settings.entries();
    let file = settings.file.as_ref();
    let file = file.map(|file| file.to_string_lossy().into_owned());
    let from = |entry: &Entry| match entry.origin {
        Origin::Default => "default".to_owned(),
        Origin::CommandLine => "command line".to_owned(),
        Origin::File { line } => format!("{}:{line}", file.as_deref().unwrap_or_default()),
    };
    let heading = ["Setting", "Value", "From"].map(str::to_owned);
    let cells = entries
        .iter()
        .map(|entry| [entry.key.clone(), entry.value.clone(), from(entry)]);
    let lines: Vec<[String; 3]> = std::iter::once(heading)
        .chain(cells)
        .map(|cells| cells.map(|cell| visible(&cell).into_owned()))
        .collect();
    let width = |column: usize| {
        let widths = lines.iter().map(|cells| text::width(&cells[column]));
        widths.max().unwrap_or(0)
    };
    let (key_width, value_width) = (width(0), width(1).min(WIDEST_VALUE));
    let mut table = String::new();
    for [key, value, from] in &lines {
        let gap = " ".repeat(value_width.saturating_sub(text::width(value)));
        let key = text::align_left(key, key_width);
        table.push_str(&format!("{key}  {value}{gap}  {from}\n"));
    }
    if settings.file.is_none() && settings.choice == SettingsChoice::Find {
        let path = default_file(|name| std::env::var_os(name));
        if let Some(path) = path {
            let path = path.to_string_lossy();
            table.push_str(&format!("\nThere is no file {}.\n", visible(&path)));
        }
    }
    table
}
