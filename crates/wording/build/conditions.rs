//! `data/conditions.toml` with the phrases of every language as a static table: what the label of a price says.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::words::fold::worded;
use crate::languages::{Languages, unknown};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    condition: Vec<Condition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    name: String,
    makes: Option<String>,
    holds_back: Option<String>,
    flag: Option<String>,
    #[serde(default)]
    of_next: bool,
    #[serde(default)]
    bars: bool,
    #[serde(default)]
    may_change: bool,
    #[serde(default)]
    harmless: bool,
    #[serde(default)]
    aside: bool,
    seen: String,
    from: String,
    /// What the data behind a page calls it, in no language.
    #[serde(default)]
    codes: Vec<String>,
}

/// The table of the file and the languages.
pub(crate) fn compile(text: &str, languages: &Languages) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("conditions.toml: {error}"))?;
    for (code, language) in languages {
        let is_known = |key: &&String| file.condition.iter().any(|it| it.name == **key);
        if let Some(key) = language.conditions.keys().find(|key| !is_known(key)) {
            return Err(unknown(code, "conditions", key));
        }
    }
    let mut out = String::from("pub(crate) static CONDITIONS: &[Condition] = &[\n");
    for it in &file.condition {
        let name = it.name.as_str();
        if it.seen.len() != 7 || it.from.is_empty() {
            return Err(format!(
                "conditions.toml: `{name}`: `seen` is no month or `from` is empty"
            ));
        }
        if it.makes.is_some() == it.holds_back.is_some()
            && it.flag.is_none()
            && !it.harmless
            && !it.aside
            && !it.bars
            && !it.may_change
        {
            return Err(format!("conditions.toml: `{name}` makes nothing of a price"));
        }
        let makes = it.makes.as_deref().map(camel);
        let makes = makes.map_or("None".into(), |name| format!("Some(PriceCondition::{name})"));
        let flag = it.flag.as_deref().map(camel);
        let flag = flag.map_or("None".into(), |name| format!("Some(Flag::{name})"));
        let said = languages.iter().filter_map(|(code, language)| {
            Some((code.as_str(), language.conditions.get(name)?.as_slice()))
        });
        let codes = [("codes", it.codes.as_slice())].into_iter().filter(|(_, it)| !it.is_empty());
        let said: BTreeMap<&str, &[String]> = said.chain(codes).collect();
        let mut lines = Vec::new();
        for (language, phrases) in said {
            let phrases = phrases.iter().map(|phrase| plain(name, phrase));
            let phrases = phrases.collect::<Result<Vec<_>, _>>()?;
            lines.push([language, "\t", &phrases.join("\t")].concat());
        }
        let _ = writeln!(
            out,
            "    Condition {{ makes: {makes}, holds_back: {:?}, flag: {flag}, is_of_next: {}, \
             bars: {}, may_change: {}, is_harmless: {}, is_aside: {}, phrases: {:?} }},",
            it.holds_back,
            it.of_next,
            it.bars,
            it.may_change,
            it.harmless,
            it.aside,
            lines.join("\n")
        );
    }
    out.push_str("];\n");
    Ok(out)
}

/// A phrase as labels are compared, with its star.
fn plain(name: &str, phrase: &str) -> Result<String, String> {
    let (words, star) = match phrase.strip_suffix('*') {
        Some(words) => (words, "*"),
        None => (phrase, ""),
    };
    let plain = worded(words);
    match plain.is_empty() || words != words.to_lowercase() {
        true => Err(format!("conditions: {name}: `{phrase}` is not in small letters")),
        false => Ok(plain + star),
    }
}

/// A name in small letters as a variant.
fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
