//! The data files of pages as static tables: selectors by layout, paths by schema.
//!
//! The tables of one kind share a struct: of all keys that have a shape, or of all keys that stand in any of
//! them. What a contributor can get wrong stops the build with its place: an entry of the wrong kind, without
//! a date or a proof, a selector after an older one, a key that has no shape. A key that no reader reads
//! stops it too, since the struct forbids dead code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::pages::FILES;
use super::proof::proven;
use super::rules::{self, Rule, Shape};

/// Tables of one type.
pub(crate) struct Kind {
    name: &'static str,
    sections: &'static [&'static str],
    /// How its keys are read; tables of paths have no shapes.
    shapes: Option<&'static [Shape]>,
    /// The section of page state of which the bridge is asked for the modules by their names.
    asked: Option<&'static str>,
}

/// Tables of selectors, each key with its shape.
pub(crate) const fn rules(
    name: &'static str,
    sections: &'static [&'static str],
    shapes: &'static [Shape],
) -> Kind {
    Kind { name, sections, shapes: Some(shapes), asked: None }
}

/// Tables of paths into data.
pub(crate) const fn paths(name: &'static str, sections: &'static [&'static str]) -> Kind {
    Kind { name, sections, shapes: None, asked: None }
}

impl Kind {
    /// Lists the first steps of a section's paths too.
    pub(crate) const fn asked(self, section: &'static str) -> Kind {
        Kind { asked: Some(section), ..self }
    }
}

type File = BTreeMap<String, Places>;
type Places = BTreeMap<String, Vec<Entry>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    css: Option<String>,
    at: Option<String>,
    seen: String,
    from: String,
}

/// The tables of the files, of which `read` gives the text.
pub(crate) fn compile(read: impl Fn(&str) -> Result<String, String>) -> Result<String, String> {
    let mut out = String::new();
    // Rules are numbered through all files.
    let mut id = 0;
    for (name, kinds) in FILES {
        let file = toml::from_str(&read(&format!("{name}.toml"))?).map_err(|e| e.to_string());
        let tables = file.and_then(|file| tables(&mut out, name, kinds, &file, &mut id));
        tables.map_err(|error| format!("{name}.toml: {error}"))?;
    }
    Ok(out)
}

fn tables(
    out: &mut String,
    name: &str,
    kinds: &[Kind],
    file: &File,
    id: &mut u16,
) -> Result<(), String> {
    let known: BTreeSet<&str> = kinds.iter().flat_map(|kind| kind.sections).copied().collect();
    if let Some(section) = file.keys().find(|section| !known.contains(section.as_str())) {
        return Err(format!("no reader of the table `{section}`"));
    }
    for kind in kinds {
        let table = |section: &&'static str| {
            let places = file.get(*section).ok_or_else(|| format!("no table `{section}`"))?;
            Ok((*section, format!("{name}_{section}").to_uppercase(), places))
        };
        let tables: Vec<_> = kind.sections.iter().map(table).collect::<Result<_, String>>()?;
        match kind.shapes {
            Some(shapes) => layouts(out, kind.name, shapes, &tables, id)?,
            None => schemas(out, kind, &tables)?,
        }
    }
    Ok(())
}

/// A section of a file, what its static is called, and its places.
type Table<'f> = (&'static str, String, &'f Places);

fn layouts(
    out: &mut String,
    kind: &str,
    shapes: &[Shape],
    tables: &[Table<'_>],
    id: &mut u16,
) -> Result<(), String> {
    rules::consistent(shapes)?;
    // What others are looked for in, or held beside, is read through them.
    let is_holder = |shape: &Shape| shape.is_holder(shapes);
    structure(out, kind, "Rule", shapes.iter().map(|it| (it.key, is_holder(it))));
    for (section, name, places) in tables {
        let has_shape = |key: &str| shapes.iter().any(|shape| shape.key == key);
        if let Some(key) = places.keys().find(|key| !has_shape(key)) {
            return Err(format!("{section}.{key}: no shape in build/pages.rs says how it is read"));
        }
        let rule = |shape: &Shape| {
            let entries = places.get(shape.key).map_or(&[][..], Vec::as_slice);
            let css = values(section, shape.key, entries, |entry| (&entry.css, &entry.at))?;
            if !entries.iter().map(|entry| &entry.seen).rev().is_sorted() {
                let key = shape.key;
                return Err(format!("{section}.{key}: an older selector stands first"));
            }
            Ok((*shape, css))
        };
        let rules: Vec<_> = shapes.iter().map(rule).collect::<Result<_, String>>()?;
        let numbered = |(shape, css)| {
            *id += 1;
            Rule { shape, css, id: *id - 1 }
        };
        let rules: Vec<_> = rules.into_iter().map(numbered).collect();
        rules::layout(out, kind, name, &rules);
    }
    Ok(())
}

fn schemas(out: &mut String, kind: &Kind, tables: &[Table<'_>]) -> Result<(), String> {
    let keys = tables.iter().flat_map(|(_, _, places)| places.keys().map(String::as_str));
    let keys: BTreeSet<&str> = keys.collect();
    structure(out, kind.name, "Paths", keys.iter().map(|key| (*key, false)));
    for (section, name, places) in tables {
        line(out, format_args!("pub(crate) static {name}: {0} = {0} {{", kind.name));
        let mut modules = BTreeSet::new();
        for key in &keys {
            let entries = places.get(*key).map_or(&[][..], Vec::as_slice);
            let paths = values(section, key, entries, |entry| (&entry.at, &entry.css))?;
            line(out, format_args!("    {key}: &{paths:?},"));
            modules.extend(paths.iter().filter_map(|path| path.split('.').next()));
        }
        line(out, format_args!("}};"));
        if kind.asked == Some(section) {
            let modules = Vec::from_iter(modules);
            line(out, format_args!("pub(crate) static {name}_MODULES: &[&str] = &{modules:?};"));
        }
    }
    Ok(())
}

/// What entries hold, once they are dated and proven; `of` gives what they must and must not hold.
fn values<'f>(
    section: &str,
    key: &str,
    entries: &'f [Entry],
    of: impl Fn(&'f Entry) -> (&'f Option<String>, &'f Option<String>),
) -> Result<Vec<&'f str>, String> {
    let value = |entry: &'f Entry| {
        proven(&entry.seen, &entry.from)?;
        match of(entry) {
            (Some(value), None) => Ok(value.as_str()),
            _ => Err("an entry of the wrong kind".to_owned()),
        }
    };
    let values: Result<_, String> = entries.iter().map(value).collect();
    values.map_err(|error| format!("{section}.{key}: {error}"))
}

/// A struct with a field of one type for each key, which must be read if nothing is read through it.
fn structure<'k>(
    out: &mut String,
    name: &str,
    of: &str,
    keys: impl Iterator<Item = (&'k str, bool)>,
) {
    line(out, format_args!("#[derive(Debug)]\n#[deny(dead_code)]\npub(crate) struct {name} {{"));
    for (key, is_holder) in keys {
        let allow = if is_holder { "#[allow(dead_code)] " } else { "" };
        line(out, format_args!("    {allow}pub(crate) {key}: {of},"));
    }
    line(out, format_args!("}}"));
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}
