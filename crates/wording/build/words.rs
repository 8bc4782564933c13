//! `data/currencies.toml` as a table, and the words of every language as tables of phrases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

#[path = "../src/fold.rs"]
#[allow(dead_code, reason = "only folding is needed to compile")]
pub(crate) mod fold;
#[path = "../src/role.rs"]
#[allow(dead_code, reason = "only the names are needed here")]
mod role;

use fold::folded;
use role::Role;

use crate::languages::{Language, Languages, unknown, wrong};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currencies {
    currency: Vec<Currency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    code: String,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    bare: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    decimal: String,
    group: String,
    #[serde(rename = "seen")]
    _seen: Option<String>,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placeholders {
    placeholder: Vec<Placeholder>,
    word: Vec<Placeholder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placeholder {
    words: Vec<String>,
    #[serde(rename = "seen")]
    _seen: Option<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// Marks as the bits of `page::price::Mark`; `_` is a space of either kind.
fn marks(text: &str) -> Result<u8, String> {
    text.chars().try_fold(0, |set, c| {
        Ok(set
            | match c {
                '.' => 1,
                ',' => 2,
                '\'' => 4,
                '_' => 8 | 16,
                '٫' => 32,
                '٬' => 64,
                _ => return Err(format!("{c:?} is no mark of numbers")),
            })
    })
}

/// A currency a line: its code, its marks, its signs parted by line ends; `!` before a bare sign, `?`
/// before a weak one. What languages call it stands behind its own signs.
pub(crate) fn currencies(toml: &str, languages: &Languages) -> Result<String, String> {
    let file: Currencies = toml::from_str(toml).map_err(|error| format!("currencies: {error}"))?;
    let mut out = format!("static CURRENCIES: [Entry; {}] = [\n", file.currency.len());
    let mut known = BTreeSet::new();
    for currency in &file.currency {
        if deal::Currency::new(&currency.code).is_err() || !known.insert(&currency.code) {
            return Err(format!("currencies: {} is unknown or listed twice", currency.code));
        }
        let mut signs: Vec<String> = Vec::new();
        let mut add = |mark: &str, list: &[String]| {
            for sign in list {
                let sign = [mark, sign].concat();
                if !signs.contains(&sign) {
                    signs.push(sign);
                }
            }
        };
        let called = || languages.values().filter_map(|it| it.currencies.get(&currency.code));
        add("", &currency.signs);
        called().for_each(|called| add("", &called.signs));
        add("!", &currency.bare);
        called().for_each(|called| add("!", &called.bare));
        add("?", &currency.weak);
        called().for_each(|called| add("?", &called.weak));
        let (decimal, group) = (marks(&currency.decimal)?, marks(&currency.group)?);
        let (code, signs) = (&currency.code, signs.join("\n"));
        writeln!(
            out,
            "Entry {{ code: {code:?}, decimal: {decimal}, group: {group}, signs: {signs:?} }},"
        )
        .map_err(|error| error.to_string())?;
    }
    for (code, language) in languages {
        if let Some(currency) = language.currencies.keys().find(|it| !known.contains(it)) {
            return Err(unknown(code, "currencies", currency));
        }
    }
    out.push_str("];\n");
    Ok(out)
}

/// The words that are never codes, a line each.
pub(crate) fn placeholders(toml: &str) -> Result<String, String> {
    let file: Placeholders =
        toml::from_str(toml).map_err(|error| format!("placeholders: {error}"))?;
    let table = |name: &str, lists: &[Placeholder]| {
        let words: BTreeSet<&String> = lists.iter().flat_map(|list| &list.words).collect();
        let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
        format!("static {name}: &str = {:?};\n", words.join("\n"))
    };
    Ok(table("PLACEHOLDERS", &file.placeholder) + &table("WORDS", &file.word))
}

/// The languages of which the words are known by their code, each with its phrases.
///
/// The phrases stand by role, a line each, and beside them how many each role has: a list of pairs would
/// hold an address for each phrase, which no archive can shrink.
pub(crate) fn lexicon(languages: &Languages) -> Result<String, String> {
    let spoken = || languages.iter().filter_map(|(code, it)| Some((code, it, it.writes.as_ref()?)));
    let mut out = format!("static LANGUAGES: [Language; {}] = [\n", spoken().count());
    for (code, language, writes) in spoken() {
        let phrases = phrases(code, language, &writes.months)?;
        let roles: Vec<String> = phrases
            .iter()
            .map(|(role, phrases)| format!("(Role::{role:?}, {})", phrases.len()))
            .collect();
        let lines: Vec<&str> = phrases.values().flatten().map(String::as_str).collect();
        writeln!(
            out,
            "Language {{ code: {code:?}, decimal: {}, group: {}, reversed: {:?}, dates: Dates::{:?}, \
             roles: &[{}], phrases: {:?} }},",
            marks(&writes.decimal)?,
            marks(&writes.group)?,
            writes.reversed.join(" "),
            writes.dates,
            roles.join(", "),
            lines.join("\n"),
        )
        .map_err(|error| error.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// Every phrase folded, by its role; no phrase has two roles.
fn phrases(
    code: &str,
    language: &Language,
    months: &[String],
) -> Result<BTreeMap<Role, BTreeSet<String>>, String> {
    let mut roles: BTreeMap<String, &str> = BTreeMap::new();
    let mut add = |phrase: &str, role| match roles.insert(folded(phrase), role) {
        Some(other) if other != role => {
            Err(wrong(code, "words", role, &format!("{phrase:?} is also {other}")))
        }
        _ => Ok(()),
    };
    let numbered: Vec<String> = (1..=12).map(|month| format!("Month{month}")).collect();
    for (names, role) in months.iter().zip(&numbered) {
        for name in names.split_whitespace() {
            add(&name.replace('_', " "), role.as_str())?;
        }
    }
    for (role, phrases) in &language.words {
        for phrase in phrases {
            add(phrase, role)?;
        }
    }
    for phrase in language.seen.iter().flat_map(|seen| &seen.say) {
        if !roles.contains_key(&folded(phrase)) {
            return Err(wrong(code, "seen", "say", &format!("{phrase:?} has no role")));
        }
    }
    let mut phrases: BTreeMap<Role, BTreeSet<String>> = BTreeMap::new();
    for (phrase, name) in roles {
        let role = Role::ALL.iter().find(|role| format!("{role:?}") == name);
        let role = role.ok_or_else(|| unknown(code, "words", name))?;
        if phrase.is_empty() || phrase.contains('\n') {
            return Err(wrong(code, "words", name, &format!("{phrase:?} is not one line")));
        }
        if phrase.find('*').is_some_and(|at| at + 1 < phrase.len()) {
            return Err(wrong(code, "words", name, &format!("{phrase:?}: `*` ends a phrase")));
        }
        phrases.entry(*role).or_default().insert(phrase);
    }
    Ok(phrases)
}
