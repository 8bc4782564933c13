//! The data files of all pages but listings as static tables: selectors by layout, paths by schema.
//!
//! The tables of one kind share a struct, made of all keys that stand in any of them. What a contributor
//! can get wrong stops the build with its place: an entry of the wrong kind, without a date or a proof, a
//! selector after an older one. A key that no reader reads is dead code, and stops it too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

/// The files, and in each the kinds of tables with their sections.
const FILES: [(&str, &[Kind]); 6] = [
    (
        "cart",
        &[
            Kind { name: "CartLayout", sections: &["comet", "fusion", "snow"] },
            Kind { name: "CartState", sections: &["state"] },
        ],
    ),
    ("checkout", &[Kind { name: "CheckoutLayout", sections: &["pl", "fusion"] }]),
    (
        "search",
        &[
            Kind { name: "CardLayout", sections: &["gallery", "cards", "snippets"] },
            Kind { name: "CardData", sections: &["data"] },
        ],
    ),
    (
        "coupons",
        &[
            Kind { name: "CouponCards", sections: &["cards"] },
            Kind { name: "CouponList", sections: &["list"] },
        ],
    ),
    ("store", &[Kind { name: "StoreFront", sections: &["front"] }]),
    ("coins", &[Kind { name: "CoinsPage", sections: &["page"] }]),
];

struct Kind {
    name: &'static str,
    sections: &'static [&'static str],
}

type File = BTreeMap<String, BTreeMap<String, Places>>;

/// What stands under a key: entries, or in `[fields]` the name in the contract that the key is for.
#[derive(Deserialize)]
#[serde(untagged)]
enum Places {
    Of(String),
    Entries(Vec<Entry>),
}

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
    for (name, kinds) in FILES {
        let file: File = toml::from_str(&read(&format!("{name}.toml"))?)
            .map_err(|error| format!("{name}.toml: {error}"))?;
        let known = kinds.iter().flat_map(|kind| kind.sections).chain([&"fields"]);
        let known: BTreeSet<&str> = known.copied().collect();
        if let Some(section) = file.keys().find(|section| !known.contains(section.as_str())) {
            return Err(format!("{name}.toml has no table `{section}`"));
        }
        for kind in kinds {
            tables(&mut out, name, kind, &file).map_err(|error| format!("{name}.toml: {error}"))?;
        }
    }
    Ok(out)
}

fn tables(out: &mut String, file: &str, kind: &Kind, tables: &File) -> Result<(), String> {
    let sections = kind.sections.iter().filter_map(|section| tables.get(*section));
    let keys: BTreeSet<&str> =
        sections.flat_map(|section| section.keys().map(String::as_str)).collect();
    let is_css = |section: &&str| {
        let entries = tables.get(*section).into_iter().flat_map(BTreeMap::values);
        entries.flat_map(Places::entries).any(|entry| entry.css.is_some())
    };
    let (of, is_css) =
        if kind.sections.iter().any(is_css) { ("Rule", true) } else { ("Paths", false) };
    line(out, format_args!("#[derive(Debug)]\npub(crate) struct {} {{", kind.name));
    for key in &keys {
        line(out, format_args!("    pub(crate) {key}: {of},"));
    }
    line(out, format_args!("}}"));
    for section in kind.sections {
        let name = format!("{file}_{section}").to_uppercase();
        // Lists of their own: a compiled selector is kept in place, and a part of a static cannot be.
        let mut table = format!("pub(crate) static {name}: {0} = {0} {{\n", kind.name);
        let places = tables.get(*section).ok_or_else(|| format!("no table `{section}`"))?;
        for key in &keys {
            let entries = places.get(*key).map(Places::entries).unwrap_or_default();
            let values = values(section, key, entries, is_css)?;
            if is_css {
                let field = match tables.get("fields").and_then(|fields| fields.get(*key)) {
                    Some(Places::Of(field)) => field,
                    _ => *key,
                };
                let list = format!("{name}_{}", key.to_uppercase());
                let css: String = values.iter().map(|css| format!("Css::new({css:?}), ")).collect();
                line(out, format_args!("static {list}: [Css; {}] = [{css}];", values.len()));
                line(
                    &mut table,
                    format_args!("    {key}: Rule {{ field: {field:?}, css: &{list} }},"),
                );
            } else {
                line(&mut table, format_args!("    {key}: &{values:?},"));
            }
        }
        line(out, format_args!("{table}}};"));
    }
    Ok(())
}

impl Places {
    fn entries(&self) -> &[Entry] {
        match self {
            Places::Entries(entries) => entries,
            Places::Of(_) => &[],
        }
    }
}

/// What entries hold, once they are dated, proven and in order.
fn values<'a>(
    section: &str,
    key: &str,
    entries: &'a [Entry],
    is_css: bool,
) -> Result<Vec<&'a str>, String> {
    if is_css && !entries.iter().map(|entry| &entry.seen).rev().is_sorted() {
        return Err(format!("{section}.{key}: an older selector stands first"));
    }
    let value = |entry: &'a Entry| {
        let Entry { css, at, seen, from } = entry;
        let is_month = seen.len() == 7
            && seen
                .bytes()
                .enumerate()
                .all(|(at, byte)| if at == 4 { byte == b'-' } else { byte.is_ascii_digit() });
        if !is_month || from.is_empty() {
            return Err(format!("{section}.{key}: `seen` is no month or `from` is empty"));
        }
        let value = if is_css { css } else { at };
        value.as_deref().ok_or_else(|| format!("{section}.{key}: an entry of the wrong kind"))
    };
    entries.iter().map(value).collect()
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}
