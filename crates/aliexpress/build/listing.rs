//! `data/listing.toml` as static tables: selectors by layout, paths by schema, codes by meaning.
//!
//! Everything that a contributor can get wrong in the file stops the build with its place: an unknown
//! field, a selector after an older one, an entry without a date or a proof.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::proof::{camel, proven};
use super::rules::{self, Rule, Shape, all, one};

/// The fields of `Layout`, and the fields of the contract that they are for.
const LAYOUT: [(Shape, &str); 31] = [
    (one("main").silent(), "page"),
    (one("side").silent(), "page"),
    (one("title").within(MAIN), "title"),
    (all("pricing").within(MAIN), "price_condition"),
    (one("price").within(PRICING).paid(), "price"),
    (one("list_price").within(PRICING), "list_price"),
    (one("bulk").within(MAIN), "bulk"),
    (one("tax").within(MAIN), "tax"),
    (all("coins").within(MAIN), "coins_percent"),
    (all("store").attrs(&["href"]), "store"),
    (one("store_name").within(&["store"]), "store"),
    (all("fee").within(SIDE), "shipping"),
    (all("fee_alone").within(SIDE), "shipping"),
    (all("fee_line").within(SIDE), "shipping"),
    (all("axis").within(MAIN).silent(), "selected_sku"),
    (one("chosen").within(&["axis"]).attrs(&["data-sku-col"]), "selected_sku"),
    (one("label").within(&["axis"]), "selected_sku"),
    (all("store_coupons").within(MAIN), "offers"),
    (all("platform_coupons").within(MAIN), "offers"),
    (all("store_discounts").within(MAIN), "offers"),
    (all("coupons").within(MAIN), "offers"),
    (all("coupon_part").within(COUPONS).longest(PART).grown().also(COUPON), "offers"),
    (one("coupon_store").held().silent(), "offers"),
    (one("coupon_disabled").held().silent(), "offers"),
    (all("area").within(MAIN).longest(AREA), "offers"),
    (all("beside").within(MAIN).longest(PART), "price_condition"),
    (all("part").within(&["area", "pricing", "beside"]).longest(PART).grown(), "offers"),
    (all("marks").within(MAIN), "price_condition"),
    (one("bundle").within(MAIN).silent(), "flags"),
    (one("choice").within(SIDE).silent(), "flags"),
    (one("buy").within(SIDE).silent(), "availability"),
];

/// Bytes of the longest text of an area of promotions, and of a part of one.
const AREA: usize = 2 << 10;
const PART: usize = 300;

const COUPONS: &[&str] = &["store_coupons", "platform_coupons", "store_discounts", "coupons"];
const COUPON: &[&str] = &["coupon_store", "coupon_disabled"];
const MAIN: &[&str] = &["main"];
const PRICING: &[&str] = &["pricing"];
const SIDE: &[&str] = &["side"];

/// The fields of `Frame`.
const FRAME: [(Shape, &str); 6] = [
    (one("canonical").silent().attrs(&["href"]), "locale"),
    (one("beacon").silent().attrs(&["exparams"]), "site"),
    (one("flag").silent().attrs(&["class"]), "ship_to"),
    (one("currency"), "currency"),
    (one("strange").held(), "page"),
    (one("hidden").held(), "page"),
];

/// The fields of `NoProduct`.
const NO_PRODUCT: [(Shape, &str); 3] = [
    (one("human_check").silent(), "page"),
    (one("not_found").silent(), "availability"),
    (one("filled").silent(), "page"),
];

/// The fields of `Unknown`.
const UNKNOWN: [(Shape, &str); 1] = [(all("text").longest(PART), "page")];

/// The fields of `Witness`.
const WITNESS: [(Shape, &str); 5] = [
    (one("amount").silent().attrs(&["content"]), "price"),
    (one("currency").silent().attrs(&["content"]), "price"),
    (one("title").silent().attrs(&["content"]), "price"),
    (all("item_amount").longest(PART).attrs(&["content"]), "price"),
    (one("item_currency").longest(PART).attrs(&["content"]), "price"),
];

/// The fields of `Schema`.
const SCHEMA: [&str; 39] = [
    "mark",
    "product_id",
    "title",
    "store_id",
    "store_name",
    "currency",
    "country",
    "locale",
    "site",
    "canonical",
    "terms",
    "reduced",
    "now_text",
    "now_min",
    "now_max",
    "was_text",
    "was_min",
    "was_max",
    "banner",
    "tax",
    "tags",
    "skus",
    "axes",
    "selected",
    "sku_prices",
    "stock",
    "status",
    "limit",
    "bulk_shown",
    "bulk_pieces",
    "bulk_percent",
    "number_format",
    "clock",
    "freight",
    "fee_text",
    "choice",
    "flash",
    "digital",
    "members",
];

/// The fields of `Schema` that hold offers.
const SCHEMA_OFFERS: [&str; 4] = ["coupons", "levels", "coupon_lines", "coupon_tools"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    plain: Places,
    hashed: Places,
    snow: Places,
    frame: Places,
    no_product: Places,
    unknown: Places,
    witness: Places,
    scripts: Places,
    modules: Places,
    tree: Places,
    components: Places,
    state: Places,
    list: Places,
    shell: Places,
    site: Vec<Site>,
    tool: Vec<Tool>,
}

type Places = BTreeMap<String, Vec<Entry>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    css: Option<String>,
    at: Option<String>,
    seen: String,
    from: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    code: String,
    label: String,
    locale: String,
    seen: String,
    from: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tool {
    code: String,
    kind: String,
    #[serde(default)]
    sentence: bool,
    seen: String,
    from: String,
}

/// The tables of the file.
pub(crate) fn compile(text: &str, id: &mut u16) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("listing.toml: {error}"))?;
    let mut out = String::new();
    for (name, places) in [("PLAIN", &file.plain), ("HASHED", &file.hashed), ("SNOW", &file.snow)] {
        selectors(&mut out, "Layout", name, places, &LAYOUT, id)?;
    }
    selectors(&mut out, "Frame", "FRAME", &file.frame, &FRAME, id)?;
    selectors(&mut out, "NoProduct", "NO_PRODUCT", &file.no_product, &NO_PRODUCT, id)?;
    selectors(&mut out, "Unknown", "UNKNOWN", &file.unknown, &UNKNOWN, id)?;
    selectors(&mut out, "Witness", "WITNESS", &file.witness, &WITNESS, id)?;
    for (name, places) in [
        ("MODULES", &file.modules),
        ("TREE", &file.tree),
        ("COMPONENTS", &file.components),
        ("STATE", &file.state),
        ("LIST", &file.list),
        ("SHELL", &file.shell),
    ] {
        paths(&mut out, name, places)?;
    }
    for (name, field) in [("SCRIPT_NAMES", "names"), ("STATE_ROOTS", "state")] {
        names(&mut out, name, file.scripts.get(field).into_iter().flatten())?;
    }
    state_modules(&mut out, &file.state);
    sites(&mut out, &file.site)?;
    tools(&mut out, &file.tool)?;
    Ok(out)
}

fn selectors(
    out: &mut String,
    kind: &str,
    name: &str,
    places: &Places,
    fields: &[(Shape, &'static str)],
    id: &mut u16,
) -> Result<(), String> {
    known(name, places, fields.iter().map(|(shape, _)| shape.key))?;
    let mut rules = Vec::new();
    for (shape, field) in fields {
        let key = shape.key;
        let entries = places.get(key).map(Vec::as_slice).unwrap_or_default();
        if !entries.iter().map(|entry| &entry.seen).rev().is_sorted() {
            return Err(format!("listing.toml: {name}.{key}: an older selector stands first"));
        }
        let css = entries.iter().map(|entry| dated(name, key, entry, entry.css.as_deref()));
        rules.push(Rule { shape: *shape, field, css: css.collect::<Result<_, _>>()? });
    }
    rules::layout(out, kind, name, &rules, id);
    Ok(())
}

fn paths(out: &mut String, name: &str, places: &Places) -> Result<(), String> {
    let fields = || SCHEMA.iter().chain(&SCHEMA_OFFERS);
    known(name, places, fields().copied())?;
    line(out, format_args!("pub(crate) static {name}: Schema = Schema {{"));
    for field in fields() {
        let entries = places.get(*field).map(Vec::as_slice).unwrap_or_default();
        let paths: Result<Vec<_>, _> =
            entries.iter().map(|entry| dated(name, field, entry, entry.at.as_deref())).collect();
        line(out, format_args!("    {field}: &{:?},", paths?));
    }
    line(out, format_args!("}};"));
    Ok(())
}

fn names<'a>(
    out: &mut String,
    name: &str,
    entries: impl Iterator<Item = &'a Entry>,
) -> Result<(), String> {
    let names: Result<Vec<_>, _> =
        entries.map(|entry| dated(name, "names", entry, entry.at.as_deref())).collect();
    line(out, format_args!("pub(crate) static {name}: &[&str] = &{:?};", names?));
    Ok(())
}

/// The first steps of the paths into page state: what the bridge is asked for.
fn state_modules(out: &mut String, state: &Places) {
    let paths = state.values().flatten().filter_map(|entry| entry.at.as_deref());
    let modules: BTreeSet<_> = paths.filter_map(|path| path.split('.').next()).collect();
    let modules: Vec<_> = modules.into_iter().collect();
    line(out, format_args!("pub(crate) static STATE_MODULES: &[&str] = &{modules:?};"));
}

fn sites(out: &mut String, sites: &[Site]) -> Result<(), String> {
    line(out, format_args!("pub(crate) static SITES: &[SiteOf] = &["));
    for Site { code, label, locale, seen, from } in sites {
        proven("listing", "site", code, seen, from)?;
        line(
            out,
            format_args!("    SiteOf {{ code: {code:?}, label: {label:?}, locale: {locale:?} }},"),
        );
    }
    line(out, format_args!("];"));
    Ok(())
}

fn tools(out: &mut String, tools: &[Tool]) -> Result<(), String> {
    line(out, format_args!("pub(crate) static TOOLS: &[Tool] = &["));
    for Tool { code, kind, sentence, seen, from } in tools {
        proven("listing", "tool", code, seen, from)?;
        let kind = camel(kind);
        line(
            out,
            format_args!(
                "    Tool {{ code: {code:?}, kind: OfferKind::{kind}, is_sentence: {sentence} }},"
            ),
        );
    }
    line(out, format_args!("];"));
    Ok(())
}

/// What an entry holds, once it is dated and proven.
fn dated<'a>(
    table: &str,
    field: &str,
    entry: &Entry,
    value: Option<&'a str>,
) -> Result<&'a str, String> {
    proven("listing", table, field, &entry.seen, &entry.from)?;
    value.ok_or_else(|| format!("listing.toml: {table}.{field}: an entry of the wrong kind"))
}

fn known<'a>(
    name: &str,
    places: &Places,
    fields: impl Iterator<Item = &'a str>,
) -> Result<(), String> {
    let fields: BTreeSet<_> = fields.collect();
    match places.keys().find(|field| !fields.contains(field.as_str())) {
        Some(field) => Err(format!("listing.toml: {name} has no field `{field}`")),
        None => Ok(()),
    }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}
