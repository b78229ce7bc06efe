//! Makes the pictures of the documents: the program runs in a terminal, keys are pressed, and each screen becomes an SVG.

mod animation;
mod cell;
mod frame;
mod glyph;
mod palette;
mod runs;
mod scenes;
mod shapes;
mod svg;
mod terminal;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tree;
use scenes::{ANIMATION, SCENES, Scene};
use terminal::Terminal;

/// What to do with the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Write them.
    Write,
    /// Only compare them with those that are there.
    Check,
}

/// Makes all pictures with a program, and writes them into a folder, or compares them with what is there. Returns how
/// many there are.
///
/// # Errors
/// If the program does not show what is expected, or if a picture differs or cannot be written.
pub fn make(program: &Path, folder: &Path, purpose: Purpose) -> Result<usize, Box<dyn Error>> {
    let tree = tempfile::tempdir()?;
    let root = tree.path().join(scenes::TREE);
    tree::write(&root)?;
    let mut pictures: Vec<(PathBuf, String)> = Vec::new();
    for scene in &SCENES {
        let screen = photograph(program, tree.path(), scene)?;
        let picture = svg::still(&screen, scene.title, scene.description);
        pictures.push((folder.join(format!("{}.svg", scene.name)), picture));
    }
    let frames = scenes::film(program, tree.path())?;
    let film = animation::film(&frames, ANIMATION.title, ANIMATION.description);
    pictures.push((folder.join(format!("{}.svg", ANIMATION.name)), film));
    let mut stale = Vec::new();
    for (file, picture) in &pictures {
        match purpose {
            Purpose::Write => fs::write(file, picture)
                .map_err(|error| format!("{} cannot be written: {error}", file.display()))?,
            Purpose::Check if fs::read_to_string(file).ok().as_ref() != Some(picture) => {
                stale.push(file.display().to_string());
            }
            Purpose::Check => {}
        }
    }
    if stale.is_empty() {
        return Ok(pictures.len());
    }
    let stale = stale.join(", ");
    Err(
        format!("not what the program shows: {stale}; write them again: cargo xtask pictures")
            .into(),
    )
}

/// The screen of a scene, once it is settled.
fn photograph(
    program: &Path,
    folder: &Path,
    scene: &Scene,
) -> Result<frame::Frame, Box<dyn Error>> {
    let mut terminal = Terminal::start(program, scene.arguments, folder, scene.size)?;
    for step in scene.steps {
        terminal.press(step.keys)?;
        terminal.wait_for(step.until)?;
    }
    let contents = terminal.contents();
    match number_not_shown(scene.description, &contents) {
        None => Ok(terminal.frame()),
        Some(number) => {
            let name = scene.name;
            Err(
                format!("the description of {name} has {number}, which is not shown:\n{contents}")
                    .into(),
            )
        }
    }
}

/// A number of a description that the screen does not show, if there is one: those who do not see the picture would be
/// told something else.
fn number_not_shown<'d>(description: &'d str, contents: &str) -> Option<&'d str> {
    let words = description.split_whitespace();
    let numbers = words.filter(|word| word.contains(|character: char| character.is_ascii_digit()));
    let bare = |word: &'d str| word.trim_matches(|character| matches!(character, ',' | '.' | ':'));
    numbers.map(bare).find(|number| !contents.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program;

    #[test]
    fn a_description_may_have_the_numbers_that_are_shown() {
        assert_eq!(
            number_not_shown("it is 1.5 times slower, 2.", "1.5x 2"),
            None
        );
        assert_eq!(
            number_not_shown("it is 1.5 times slower.", "1.6x"),
            Some("1.5")
        );
    }

    #[test]
    fn the_pictures_of_the_documents_are_small_and_say_what_they_show() {
        let names = SCENES.iter().map(|scene| (scene.name, scene.title, 40));
        let film = (ANIMATION.name, ANIMATION.title, 300);
        for (name, title, kilobytes) in names.chain([film]) {
            let file = program::root().join(format!("assets/{name}.svg"));
            let picture = fs::read_to_string(&file).expect("it was written");
            assert!(
                picture.len() < kilobytes * 1024,
                "{name}: {}",
                picture.len()
            );
            let title = format!("<title id=\"t\">{}</title>", svg::escaped(title));
            assert!(picture.contains(&title), "{name}");
            assert!(
                picture.contains("role=\"img\" aria-labelledby=\"t d\""),
                "{name}"
            );
            // Nothing of the machine that made them, and nothing that an image may not load or run.
            for part in ["/home/", "/tmp/", "http:", "https:", "<script", "<image"] {
                let count = picture.replace("http://www.w3.org/2000/svg", "");
                assert!(!count.contains(part), "{name} has {part}");
            }
        }
    }
}
