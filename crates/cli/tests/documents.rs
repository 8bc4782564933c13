//! What comments and data cite stands in `docs/`.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder of the checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of ours that may cite a document.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = ["crates", "extension", "www", "tests", "docs"]
        .iter()
        .map(|name| root().join(name))
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() && !path.ends_with("target") && !path.ends_with("pages") {
                folders.push(path);
            } else if ["rs", "toml", "js", "mjs", "md", "css", "tsv"].contains(&ending) {
                found.push(path);
            }
        }
    }
    found
}

/// The places that a text cites of a document: after each `name` the `§1.2` or `Q3`.
fn cited<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let marks = [format!("{name} §"), format!("{name} Q")];
    let mut found = Vec::new();
    for mark in &marks {
        for (at, _) in text.match_indices(mark.as_str()) {
            let place = &text[at + name.len() + 1..];
            let head = place.chars().next().map_or(0, char::len_utf8);
            let end = place[head..]
                .find(|c: char| !(c.is_ascii_digit() || c == '.'))
                .map_or(place.len(), |end| head + end);
            // "pages §n" speaks of citations, and is none.
            if end > head {
                found.push(place[..end].trim_end_matches('.'));
            }
        }
    }
    found
}

/// Whether a document has such a place: a heading `## §1`, a paragraph `1.2 …`, a question `Q3`.
fn has(document: &str, place: &str) -> bool {
    match place.strip_prefix('§') {
        Some(number) if number.contains('.') => {
            document.lines().any(|line| line.starts_with(&format!("{number} ")))
        }
        Some(number) => document.lines().any(|line| line.starts_with(&format!("## §{number} "))),
        None => document.contains(&format!("{place} ")),
    }
}

#[test]
fn every_citation_names_a_place_that_is_there() {
    let documents = ["law", "pages"].map(|name| {
        (name, fs::read_to_string(root().join("docs").join(format!("{name}.md"))).unwrap())
    });
    let mut followed = 0;
    for path in sources() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (name, document) in &documents {
            for place in cited(&text, name) {
                assert!(has(document, place), "{}: docs/{name}.md has no {place}", path.display());
                followed += 1;
            }
        }
    }
    assert!(followed > 40, "{followed} citations: the search for them is broken");
}

#[test]
fn no_citation_names_a_document_that_is_not_here() {
    let absent = [["rules", " §"].concat(), ["anatomy", " §"].concat(), ["rules", " Q"].concat()];
    for path in sources() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for name in &absent {
            assert!(!text.contains(name.as_str()), "{} cites “{name}”", path.display());
        }
    }
}

/// The paths of ours that a document names between backticks; a pattern names none.
fn named(document: &str) -> Vec<&str> {
    let rooms = ["crates/", "tests/", "extension/", "www/", "docs/", "fuzz/"];
    let spans = document.split('`').skip(1).step_by(2);
    spans
        .filter(|span| rooms.iter().any(|room| span.starts_with(room)))
        .filter(|span| !span.contains(['*', '{', '<', ' ', '\n']))
        .collect()
}

#[test]
fn every_path_that_a_document_names_is_there() {
    for document in ["README", "ARCHITECTURE", "DESIGN", "tests/README"] {
        let text = fs::read_to_string(root().join(document).with_extension("md")).unwrap();
        let paths = named(&text);
        let lost: Vec<_> = paths.iter().filter(|path| !root().join(path).exists()).collect();
        assert!(lost.is_empty(), "{document}.md: {lost:?}");
    }
}

#[test]
fn every_rule_stands_once_in_the_table_of_rules_and_checks() {
    let table = fs::read_to_string(root().join("tests/README.md")).unwrap();
    let mut rules: Vec<_> = table.lines().filter_map(|line| line.split('|').nth(1)).collect();
    rules.retain(|rule| !rule.trim().is_empty() && !rule.starts_with('-'));
    rules.sort_unstable();
    let twice: Vec<_> = rules.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(rules.len() > 100 && twice.is_empty(), "{}: {twice:?}", rules.len());
}
