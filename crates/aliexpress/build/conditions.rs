//! `data/conditions.toml` as a static table: what the label of a price says, by language.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::listing::{camel, proven};
use super::words::fold::worded;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    condition: Vec<Condition>,
}

#[derive(Deserialize)]
struct Condition {
    makes: Option<String>,
    holds_back: Option<String>,
    flag: Option<String>,
    seen: String,
    from: String,
    /// Phrases by the language that they are of.
    #[serde(flatten)]
    phrases: BTreeMap<String, Vec<String>>,
}

/// The table of the file.
pub(crate) fn compile(text: &str) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("conditions.toml: {error}"))?;
    let mut out = String::from("pub(crate) static CONDITIONS: &[Condition] = &[\n");
    for it in &file.condition {
        let name = it.phrases.values().flatten().next().map_or("", String::as_str);
        proven("conditions", name, &it.seen, &it.from)?;
        if it.makes.is_some() == it.holds_back.is_some() && it.flag.is_none() {
            return Err(format!("conditions.toml: `{name}` makes nothing of a price"));
        }
        let makes = it.makes.as_deref().map(camel);
        let makes = makes.map_or("None".into(), |name| format!("Some(PriceCondition::{name})"));
        let flag = it.flag.as_deref().map(camel);
        let flag = flag.map_or("None".into(), |name| format!("Some(Flag::{name})"));
        let _ = writeln!(
            out,
            "    Condition {{ makes: {makes}, holds_back: {:?}, flag: {flag}, phrases: &[",
            it.holds_back
        );
        for (language, phrases) in &it.phrases {
            let phrases =
                phrases.iter().map(|phrase| plain(phrase)).collect::<Result<Vec<_>, _>>()?;
            let _ = writeln!(out, "        ({language:?}, {:?}),", phrases.join("\n"));
        }
        out.push_str("    ] },\n");
    }
    out.push_str("];\n");
    Ok(out)
}

/// A phrase as labels are compared, with its star.
fn plain(phrase: &str) -> Result<String, String> {
    let (words, star) = match phrase.strip_suffix('*') {
        Some(words) => (words, "*"),
        None => (phrase, ""),
    };
    let plain = worded(words);
    match plain.is_empty() || words != words.to_lowercase() {
        true => Err(format!("conditions.toml: `{phrase}` is not in small letters")),
        false => Ok(plain + star),
    }
}
