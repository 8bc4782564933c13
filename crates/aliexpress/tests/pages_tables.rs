//! What the build refuses to compile of the data files of pages, and what it makes of them.

#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

#[path = "../build/meaning.rs"]
mod meaning;
#[path = "../build/pages.rs"]
mod pages;
#[path = "../build/proof.rs"]
mod proof;
#[path = "../build/rules.rs"]
mod rules;
#[path = "../build/tables.rs"]
mod tables;

use std::collections::BTreeMap;

/// A file by its tables, their keys, the entries of these and their fields.
type File = BTreeMap<String, BTreeMap<String, Vec<Entry>>>;
type Entry = BTreeMap<String, String>;

fn file(name: &str) -> Result<String, String> {
    std::fs::read_to_string(format!("data/{name}")).map_err(|error| error.to_string())
}

/// What the build makes of the files, with another text for one of them.
fn build(changed: &str, text: &str) -> Result<String, String> {
    tables::compile(|name| if name == changed { Ok(text.to_owned()) } else { file(name) })
}

/// The files with one thing changed in one of them, and what the build says of it.
fn refusal(changed: &str, old: &str, new: &str) -> String {
    let text = file(changed).unwrap();
    assert!(text.contains(old), "{old} is not in {changed}");
    build(changed, &text.replacen(old, new, 1)).err().unwrap_or_default()
}

#[test]
fn the_files_compile() {
    assert_eq!(tables::compile(file).err(), None);
    assert_eq!(meaning::compile(&file("meaning.toml").unwrap()).err(), None);
}

/// Goes through every table of every file, with its first key and the kind of its entries.
fn each(mut with: impl FnMut(&str, &File, [&str; 2], &'static str)) -> usize {
    let mut count = 0;
    for (name, _) in pages::FILES {
        let name = format!("{name}.toml");
        let file: File = toml::from_str(&file(&name).unwrap()).unwrap();
        for (section, places) in &file {
            let (key, entries) = places.first_key_value().unwrap();
            let kind = if entries[0].contains_key("css") { "css" } else { "at" };
            with(&name, &file, [section, key], kind);
            count += 1;
        }
    }
    count
}

/// A file as TOML.
fn written(file: &File) -> String {
    let mut text = String::new();
    for (section, places) in file {
        text += &format!("[{section}]\n");
        for (key, entries) in places {
            let field = |(name, value): (&String, &String)| format!("{name} = {value:?}");
            let entry = |entry: &Entry| {
                format!("{{ {} }}", entry.iter().map(field).collect::<Vec<_>>().join(", "))
            };
            let entries: Vec<_> = entries.iter().map(entry).collect();
            text += &format!("{key} = [{}]\n", entries.join(", "));
        }
    }
    text
}

/// What the build says of a file with the entries of one key as `change` leaves them.
fn changed(
    name: &str,
    file: &File,
    [section, key]: [&str; 2],
    change: impl FnOnce(&mut Vec<Entry>),
) -> Result<String, String> {
    let mut file = file.clone();
    change(file.get_mut(section).unwrap().entry(key.to_owned()).or_default());
    build(name, &written(&file))
}

fn put(entry: &mut Entry, field: &str, value: &str) {
    entry.insert(field.to_owned(), value.to_owned());
}

#[test]
fn a_wrong_entry_is_refused_in_every_table_of_every_file_with_its_place() {
    let tables = each(|name, file, [section, key], kind| {
        let says = |what: &str, change: &dyn Fn(&mut Entry)| {
            let said = changed(name, file, [section, key], |entries| change(&mut entries[0]));
            let said = said.err().unwrap_or_default();
            let is_said = said.starts_with(&format!("{name}: ")) && said.contains(what);
            assert!(is_said, "{name} {section}.{key}: {what:?} is not in {said:?}");
        };
        let undated = format!("{section}.{key}: `seen` is no month or `from` is empty");
        for seen in ["September", "2026", "2026-9", "2026-09-01", "2026/09", ""] {
            says(&undated, &|entry| put(entry, "seen", seen));
        }
        says(&undated, &|entry| put(entry, "from", ""));
        for field in ["seen", "from"] {
            says(&format!("missing field `{field}`"), &|entry| drop(entry.remove(field)));
        }
        says("unknown field `note`", &|entry| put(entry, "note", "why"));
        // Neither selector nor path, both, or the one that the table does not hold.
        let wrong = format!("{section}.{key}: an entry of the wrong kind");
        let other = if kind == "css" { "at" } else { "css" };
        says(&wrong, &|entry| drop(entry.remove(kind)));
        says(&wrong, &|entry| put(entry, other, "a.b"));
        says(&wrong, &|entry| {
            entry.remove(kind);
            put(entry, other, "a.b");
        });
        // Selectors stand newest first; paths stand best first, whatever their age.
        let built = changed(name, file, [section, key], |entries| {
            let mut older = entries[0].clone();
            put(&mut older, "seen", "2001-01");
            entries.insert(0, older);
        });
        let older = format!("{name}: {section}.{key}: an older selector stands first");
        assert_eq!(built.err(), (kind == "css").then_some(older));
    });
    assert!(tables > 25, "{tables}");
}

#[test]
fn a_table_that_no_kind_has_and_one_that_is_not_there_are_refused() {
    each(|name, file, [section, _], _| {
        let mut file = file.clone();
        let places = file.remove(section).unwrap();
        let built = build(name, &written(&file));
        assert_eq!(built.err(), Some(format!("{name}: no table `{section}`")));
        file.insert(section.to_owned(), places.clone());
        file.insert("elsewhere".to_owned(), places);
        let built = build(name, &written(&file));
        assert_eq!(built.err(), Some(format!("{name}: no reader of the table `elsewhere`")));
    });
}

/// A key that nobody reads: of selectors it has no shape; of paths it becomes a field of a struct that
/// forbids fields which are never read.
#[test]
fn a_key_that_nobody_reads_stops_the_build() {
    each(|name, file, [section, key], kind| {
        let entries = file[section][key].clone();
        let built = changed(name, file, [section, "nobodys"], |list| *list = entries);
        if kind == "css" {
            let why = "no shape in build/pages.rs says how it is read";
            assert_eq!(built.err(), Some(format!("{name}: {section}.nobodys: {why}")));
            return;
        }
        let built = built.unwrap();
        let structs = built.split("#[derive(Debug)]\n").skip(1);
        let of: Vec<_> = structs.filter(|text| text.contains("    pub(crate) nobodys: ")).collect();
        let forbids = matches!(of[..], [one] if one.starts_with("#[deny(dead_code)]\n"));
        assert!(forbids, "{name} {section}");
    });
}

#[test]
fn every_struct_forbids_fields_that_are_never_read() {
    let built = tables::compile(file).unwrap();
    let kinds: BTreeMap<&str, bool> = built
        .split("#[derive(Debug)]\n")
        .skip(1)
        .map(|text| {
            let name = text.split("pub(crate) struct ").nth(1).unwrap().split(' ').next().unwrap();
            (name, text.starts_with("#[deny(dead_code)]\npub(crate) struct "))
        })
        .collect();
    assert!(kinds.len() > 15 && kinds.values().all(|is_denied| *is_denied), "{kinds:?}");
    // Branches hold rules themselves: a field that they named would count as read.
    let branches: Vec<_> = built.lines().filter(|line| line.contains("_BRANCHES: ")).collect();
    assert!(branches.len() > 15, "{}", branches.len());
    for (layout, _) in built
        .lines()
        .filter_map(|line| line.strip_prefix("pub(crate) static "))
        .filter_map(|line| line.split_once(':'))
    {
        let named = format!("&{layout}.");
        assert!(!branches.iter().any(|line| line.contains(&named)), "{layout}");
    }
}

/// What others are looked for in may be read through them alone; everything else must be read itself.
#[test]
fn a_field_may_be_unread_only_if_others_stand_in_it() {
    use rules::{all, one};
    let shapes = [all("a"), one("b").within(&["a"]), one("c"), all("d").also(&["c"])];
    let holders = shapes.map(|shape| shape.is_holder(&shapes));
    assert_eq!(holders, [true, false, false, true]);
    let built = tables::compile(file).unwrap();
    for (field, is_free) in [
        ("side: Rule", true),
        ("piece: Rule", true),
        ("title: Rule", false),
        ("names: Paths", false),
    ] {
        let place = ["pub(crate) ", field].concat();
        let mut lines = built.lines().filter(|line| line.contains(&place)).peekable();
        assert!(lines.peek().is_some(), "{field}");
        assert!(lines.all(|line| line.contains("#[allow(dead_code)]") == is_free), "{field}");
    }
}

#[test]
fn a_shape_that_stands_in_a_key_which_is_not_there_is_refused() {
    use rules::{all, consistent, one};
    assert_eq!(consistent(&[one("a"), one("b").within(&["a"]), all("c").also(&["b"])]), Ok(()));
    for shapes in [[one("a"), one("b").within(&["x"])], [one("a"), all("b").also(&["a", "x"])]] {
        let said = consistent(&shapes).unwrap_err();
        assert!(said.contains("`x`"), "{said}");
    }
}

#[test]
fn what_an_entry_lacks_is_said_where_it_stands() {
    for (name, old, new, says) in [
        ("cart.toml", "[comet]", "[comte]", "cart.toml: no reader of the table `comte`"),
        (
            "cart.toml",
            "seen = \"2026-02\"",
            "seen = \"2024-02\"",
            "cart.toml: comet.price: an older selector stands first",
        ),
        ("coins.toml", "css =", "ccs =", "coins.toml: TOML parse error at line 4"),
        ("coins.toml", "css =", "ccs =", "unknown field `ccs`"),
    ] {
        let said = refusal(name, old, new);
        assert!(said.contains(says), "{says:?} is not in {said:?}");
    }
}

#[test]
fn a_wrong_meaning_is_refused_with_its_table_and_code() {
    let text = file("meaning.toml").unwrap();
    for (old, new, says) in [
        ("seen = \"2024-07\"", "seen = \"July\"", "site.glo: `seen` is no month"),
        ("from = \"modules-pkr\"", "from = \"\"", "site.glo: `seen` is no month or `from`"),
        ("seen = \"2026-05\"", "seen = \"2026\"", "tool.platformCoupon: `seen` is no month"),
        ("label = \"www\"", "lable = \"www\"", "unknown field `lable`"),
        ("[[tool]]", "[[tol]]", "tol"),
    ] {
        assert!(text.contains(old), "{old}");
        let said = meaning::compile(&text.replacen(old, new, 1)).err().unwrap_or_default();
        assert!(said.starts_with("meaning.toml: ") && said.contains(says), "{says:?}: {said:?}");
    }
}
