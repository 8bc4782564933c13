//! Which files of a crate use which, read from their paths; for any crate.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// By file, named as a module (`split::parts`; the root is `""`): the files that it uses.
pub struct Rooms(pub BTreeMap<String, BTreeSet<String>>);

impl Rooms {
    /// The files below a folder of sources; unit tests do not count, as nothing uses them.
    pub fn read(src: &Path) -> Rooms {
        let mut files = BTreeMap::new();
        collect(src, "", &mut files);
        Rooms::of(&files)
    }

    /// The same of texts.
    pub fn of(files: &BTreeMap<String, String>) -> Rooms {
        let uses = |name: &String, text: &String| {
            let paths = paths(&code(text));
            paths
                .iter()
                .filter_map(|path| resolve(files, name, path))
                .filter(|used| used != name)
                .collect()
        };
        Rooms(files.iter().map(|(name, text)| (name.clone(), uses(name, text))).collect())
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let name = if prefix.is_empty() { stem.to_owned() } else { format!("{prefix}::{stem}") };
        if path.is_dir() {
            collect(&path, &name, files);
        } else if path.extension().is_some_and(|end| end == "rs") && stem != "tests" {
            let name = match stem {
                "lib" | "main" if prefix.is_empty() => String::new(),
                "mod" => prefix.to_owned(),
                _ => name,
            };
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The text without comments, strings and the unit tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::new();
    for line in text.lines() {
        // Within a line, quotes enclose what is every second part.
        let plain: Vec<&str> = line.split('"').step_by(2).collect();
        let plain = plain.join("\"\"");
        code.push_str(plain.split("//").next().unwrap_or_default());
        code.push('\n');
    }
    code
}

/// Every path that starts at `crate`, `super` or `self`, and every `use`, with its groups unfolded.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let words: Vec<&str> = words(code);
    for (at, word) in words.iter().enumerate() {
        let starts =
            matches!(*word, "crate" | "super" | "self") && words.get(at + 1) == Some(&"::");
        let continued = at > 0 && matches!(words[at - 1], "::" | "use");
        if *word == "use" {
            unfold(&words, at + 1, &mut Vec::new(), &mut found);
        } else if starts && !continued {
            unfold(&words, at, &mut Vec::new(), &mut found);
        }
    }
    found
}

fn words(code: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        if !word.trim().is_empty() {
            words.push(word);
        }
        rest = after;
    }
    words
}

/// Reads one path from `at` on, with what stands before it, and says where it ends.
fn unfold(
    words: &[&str],
    at: usize,
    before: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    let (mut at, length) = (at, before.len());
    loop {
        match words.get(at) {
            Some(&"{") => {
                at += 1;
                while words.get(at).is_some_and(|word| *word != "}") {
                    at = if words[at] == "," { at + 1 } else { unfold(words, at, before, found) };
                }
                at += 1;
                break;
            }
            Some(word) => {
                before.push((*word).to_owned());
                at += 1;
                if words.get(at) == Some(&"::") {
                    at += 1;
                    continue;
                }
                if words.get(at) == Some(&"as") {
                    at += 2;
                }
                found.push(before.clone());
                break;
            }
            None => break,
        }
    }
    before.truncate(length);
    at.max(1)
}

/// The file that a path leads to: the longest that it names.
fn resolve(files: &BTreeMap<String, String>, from: &str, path: &[String]) -> Option<String> {
    let mut base: Vec<&str> = from.split("::").filter(|part| !part.is_empty()).collect();
    let mut rest = path;
    let mut anchored = false;
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "crate" => base.clear(),
            "super" => drop(base.pop()),
            "self" if !anchored => {}
            _ => break,
        }
        anchored = true;
        rest = after;
    }
    let parts: Vec<&str> = base
        .iter()
        .copied()
        .chain(rest.iter().map(String::as_str).filter(|part| *part != "self"))
        .collect();
    let names = (base.len()..=parts.len()).rev().map(|length| (length, parts[..length].join("::")));
    let (length, name) = names.into_iter().find(|(_, name)| files.contains_key(name))?;
    // A path that starts at no anchor names another crate, unless it names a file below.
    (anchored || length > base.len()).then_some(name)
}

/// Files that use each other in a circle, the shortest that is found from any of them; `None` if they
/// stand in a line.
pub fn circle(rooms: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let shortest = |from: &String| {
        let mut trails = vec![vec![from.clone()]];
        let mut seen = BTreeSet::new();
        while !trails.is_empty() {
            let mut longer = Vec::new();
            for trail in trails {
                for used in rooms.get(trail.last()?).into_iter().flatten() {
                    if used == from {
                        return Some(trail);
                    }
                    if seen.insert(used.clone()) {
                        longer.push([trail.as_slice(), std::slice::from_ref(used)].concat());
                    }
                }
            }
            trails = longer;
        }
        None
    };
    rooms.keys().filter_map(shortest).min_by_key(Vec::len)
}
