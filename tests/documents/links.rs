//! Links lead to files and headings that exist.

use std::path::Path;

use crate::document::{Document, path};

/// The targets of the links and pictures of a line.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split("](").skip(1);
    let inline = parts.filter_map(|part| part.split(')').next());
    let elements = line.split("src=\"").skip(1);
    inline.chain(elements.filter_map(|part| part.split('"').next()))
}

/// What is wrong with a link of a document.
fn problem(document: &Document, target: &str) -> Option<String> {
    let (file, anchor) = target
        .split_once('#')
        .map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    let folder = Path::new(&document.name).parent().expect("it is a file");
    let name = match file {
        "" => document.name.clone(),
        file => folder.join(file).to_string_lossy().into_owned(),
    };
    if !path(&name).exists() {
        return Some(format!("{name} does not exist"));
    }
    let anchor = anchor?;
    let anchors = Document::read(&name).anchors();
    let is_known = anchors.iter().any(|it| it == anchor);
    (!is_known).then(|| format!("{name} has no heading '{anchor}', only {anchors:?}"))
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut count = 0;
    for document in Document::all() {
        for (line, language, text) in document.lines() {
            let inside = targets(text).filter(|target| !target.contains("://"));
            for target in inside.filter(|_| language.is_none()) {
                count += 1;
                let problem = problem(&document, target);
                let name = &document.name;
                assert_eq!(problem, None, "{name}:{line}: the link to {target}");
            }
        }
    }
    assert!(count > 30, "{count} links");
}

#[test]
fn every_document_can_be_reached_from_the_readme() {
    let readme = Document::read("README.md").text;
    for document in Document::all() {
        let name = document.name;
        assert!(
            name == "README.md" || readme.contains(&format!("({name}")),
            "the README has no link to {name}"
        );
    }
}

#[test]
fn every_picture_has_alternative_text() {
    for document in Document::all() {
        for (line, _, text) in document.lines() {
            let is_silent = text.contains("![](") || text.contains("alt=\"\"");
            assert!(!is_silent, "{}:{line}: {text}", document.name);
        }
    }
}

#[test]
fn the_readme_is_short() {
    let count = Document::read("README.md").text.lines().count();
    assert!(count <= 150, "the README has {count} lines");
}
