//! The data files of all pages but listings as static tables: selectors by layout, paths by schema.
//!
//! The tables of one kind share a struct, made of all keys that stand in any of them. What a contributor
//! can get wrong stops the build with its place: an entry of the wrong kind, without a date or a proof, a
//! selector after an older one. A key that no reader reads is dead code, and stops it too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::rules::{self, Rule, Shape, all, one};

/// The files, and in each the kinds of tables with their sections.
const FILES: [(&str, &[Kind]); 6] = [
    (
        "cart",
        &[
            Kind { name: "CartLayout", sections: &["comet", "fusion", "snow"], shapes: CART },
            Kind { name: "CartAround", sections: &["around"], shapes: AROUND },
            Kind { name: "CartState", sections: &["state"], shapes: &[] },
        ],
    ),
    ("checkout", &[Kind { name: "CheckoutLayout", sections: &["pl", "fusion"], shapes: CHECKOUT }]),
    (
        "search",
        &[
            Kind {
                name: "CardLayout",
                sections: &["gallery", "cards", "snippets"],
                shapes: SEARCH,
            },
            Kind { name: "CardLinks", sections: &["links"], shapes: LINKS },
            Kind { name: "CardData", sections: &["data"], shapes: &[] },
        ],
    ),
    (
        "coupons",
        &[
            Kind { name: "CouponCards", sections: &["cards"], shapes: CARDS },
            Kind { name: "CouponList", sections: &["list"], shapes: LIST },
        ],
    ),
    ("store", &[Kind { name: "StoreFront", sections: &["front"], shapes: STORE }]),
    ("coins", &[Kind { name: "CoinsPage", sections: &["page"], shapes: &[one("balance")] }]),
];

/// Tables of one type: of rules with these shapes, or of paths where there are none.
struct Kind {
    name: &'static str,
    sections: &'static [&'static str],
    shapes: &'static [Shape],
}

/// Bytes of a text that is a row, a price or a tag: what is longer holds several.
const SHORT: usize = 160;

/// Bytes of a sentence that elements split, at most.
const SENTENCE: usize = 2 << 10;

const CART: &[Shape] = &[
    // Only the outline points there.
    one("summary").held(),
    all("sequence").silent().also(&["line"]),
    one("line").held(),
    one("store").within(LINE).attrs(&["href"]),
    one("link").within(LINE).silent().attrs(&["href"]),
    one("title").within(LINE),
    one("variant").within(LINE),
    one("price").within(LINE).paid(),
    one("price_number").within(LINE).silent().attrs(&["data-product-unformatted-price"]),
    one("quantity").within(LINE).silent().attrs(&["value", "data-product-quantity"]),
    one("tick").within(LINE).silent(),
    one("ticked").within(LINE).silent(),
    one("dead").within(LINE).silent(),
    one("fee").within(LINE),
    all("tag").within(LINE).longest(SHORT),
    all("struck").within(LINE).longest(SHORT),
    one("count"),
    one("checkout"),
    all("row").silent(),
    one("row_label").within(ROW),
    one("row_amount").within(ROW),
    all("row_text").longest(SHORT),
    one("loading").silent(),
];
const LINE: &[&str] = &["sequence"];
const ROW: &[&str] = &["row"];

const CHECKOUT: &[Shape] = &[
    one("summary").held(),
    all("row").silent(),
    one("row_label").within(ROW),
    one("row_amount").within(ROW),
    all("total").silent(),
    one("total_label").within(&["total"]),
    one("total_amount").within(&["total"]).paid(),
    all("code_row"),
    one("code_input").silent().attrs(&["value"]),
    one("error"),
    one("loading").silent(),
    // All short texts: whether a page of a layout that is not known is full.
    all("text").longest(SHORT),
];

const SEARCH: &[Shape] = &[
    all("card").silent().attrs(&["href", "data-product-id"]),
    all("link").within(CARD).silent().attrs(&["href"]),
    one("price").within(CARD).paid(),
    one("list_price").within(CARD),
    all("tag").within(CARD),
    all("title").within(CARD).longest(SENTENCE),
    all("text").within(CARD).longest(SHORT).grown(),
    all("spoken").within(CARD).silent().attrs(&["aria-label"]),
];
const CARD: &[&str] = &["card"];

const LINKS: &[Shape] = &[all("link").silent().attrs(&["href"])];

const CARDS: &[Shape] = &[
    all("piece").silent().grown().attrs(&["href"]).also(&[
        "leaf", "inside", "sentence", "button", "product", "store", "struck", "disabled", "title",
        "tab",
    ]),
    one("leaf").held(),
    one("inside").held(),
    one("sentence").held().longest(SENTENCE),
    one("button").held().silent(),
    one("product").held().silent(),
    one("store").held().silent(),
    one("struck").held().silent(),
    one("disabled").held().silent(),
    one("title").held().silent(),
    one("tab").held().silent(),
];

/// What stands around the lines of a cart: the shape of a page of coupons, with the lines as its bounds.
const AROUND: &[Shape] = &[
    all("piece").silent().grown().attrs(&["href"]).also(&[
        "leaf", "inside", "sentence", "button", "product", "store", "struck", "disabled",
        "heading", "line",
    ]),
    one("leaf").held(),
    one("inside").held(),
    one("sentence").held().longest(SENTENCE),
    one("button").held().silent(),
    one("product").held().silent(),
    one("store").held().silent(),
    one("struck").held().silent(),
    one("disabled").held().silent(),
    one("heading").held().silent(),
    one("line").held().silent(),
];

const LIST: &[Shape] = &[
    all("card").silent(),
    one("amount").within(CARD),
    one("terms").within(CARD),
    one("window").within(CARD),
    all("badge").within(CARD).longest(SHORT),
    one("store").within(CARD).silent().attrs(&["href"]),
];

const STORE: &[Shape] = &[one("title"), all("coupons").silent().holding("COUPONS_CARDS")];

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
pub(crate) fn compile(
    read: impl Fn(&str) -> Result<String, String>,
    id: &mut u16,
) -> Result<String, String> {
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
            tables(&mut out, name, kind, &file, id)
                .map_err(|error| format!("{name}.toml: {error}"))?;
        }
    }
    Ok(out)
}

fn tables(
    out: &mut String,
    file: &str,
    kind: &Kind,
    tables: &File,
    id: &mut u16,
) -> Result<(), String> {
    let is_css = !kind.shapes.is_empty();
    let sections = kind.sections.iter().filter_map(|section| tables.get(*section));
    let keys: BTreeSet<&str> =
        sections.flat_map(|section| section.keys().map(String::as_str)).collect();
    let unread = keys.iter().find(|key| !kind.shapes.iter().any(|shape| shape.key == **key));
    if let Some(key) = unread.filter(|_| is_css) {
        return Err(format!("no reader of `{key}`"));
    }
    let of = if is_css { "Rule" } else { "Paths" };
    line(out, format_args!("#[derive(Debug)]\npub(crate) struct {} {{", kind.name));
    for key in
        kind.shapes.iter().map(|shape| shape.key).chain(keys.iter().copied().filter(|_| !is_css))
    {
        line(out, format_args!("    pub(crate) {key}: {of},"));
    }
    line(out, format_args!("}}"));
    for section in kind.sections {
        let name = format!("{file}_{section}").to_uppercase();
        let places = tables.get(*section).ok_or_else(|| format!("no table `{section}`"))?;
        let values = |key: &str| {
            let entries = places.get(key).map(Places::entries).unwrap_or_default();
            values(section, key, entries, is_css)
        };
        if is_css {
            let field = |key| match tables.get("fields").and_then(|fields| fields.get(key)) {
                Some(Places::Of(field)) => field.as_str(),
                _ => key,
            };
            let rule = |shape: &Shape| {
                let key = shape.key;
                Ok(Rule { shape: *shape, field: field(key), css: values(key)? })
            };
            let rules: Result<Vec<_>, String> = kind.shapes.iter().map(rule).collect();
            rules::layout(out, kind.name, &name, &rules?, id);
        } else {
            line(out, format_args!("pub(crate) static {name}: {0} = {0} {{", kind.name));
            for key in &keys {
                line(out, format_args!("    {key}: &{:?},", values(key)?));
            }
            line(out, format_args!("}};"));
        }
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
