//! `data/meaning.toml`: what AliExpress's own codes stand for, as the tables of `meaning`.

use std::fmt::Write as _;

use serde::Deserialize;

use super::proof::proven;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    site: Vec<Site>,
    tool: Vec<Tool>,
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
pub(crate) fn compile(text: &str) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("meaning.toml: {error}"))?;
    let dated = |table: &str, code: &str, seen: &str, from: &str| {
        proven(seen, from).map_err(|error| format!("meaning.toml: {table}.{code}: {error}"))
    };
    let mut out = "pub(crate) static SITES: &[SiteOf] = &[\n".to_owned();
    for Site { code, label, locale, seen, from } in &file.site {
        dated("site", code, seen, from)?;
        let row = format!("SiteOf {{ code: {code:?}, label: {label:?}, locale: {locale:?} }}");
        let _ = writeln!(out, "    {row},");
    }
    out.push_str("];\npub(crate) static TOOLS: &[Tool] = &[\n");
    for Tool { code, kind, sentence, seen, from } in &file.tool {
        dated("tool", code, seen, from)?;
        let kind = camel(kind);
        let row =
            format!("Tool {{ code: {code:?}, kind: OfferKind::{kind}, is_sentence: {sentence} }}");
        let _ = writeln!(out, "    {row},");
    }
    out.push_str("];\n");
    Ok(out)
}

/// A name in small letters as a variant.
fn camel(name: &str) -> String {
    let word = |word: &str| {
        word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default()
    };
    name.split('_').map(word).collect()
}
