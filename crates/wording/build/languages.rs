//! `languages/*.toml`: all that pages say in one language, one file each. What sections and keys mean
//! stands in README.md beside them.

use std::collections::BTreeMap;
use std::path::Path;
use std::{error, fs};

use serde::Deserialize;

/// The languages by their code, which is the file's name.
pub(crate) type Languages = BTreeMap<String, Language>;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Language {
    pub(crate) writes: Option<Writes>,
    pub(crate) words: BTreeMap<String, Vec<String>>,
    pub(crate) seen: Vec<Seen>,
    pub(crate) labels: BTreeMap<String, Vec<Phrases>>,
    pub(crate) refusals: BTreeMap<String, Vec<Phrases>>,
    pub(crate) conditions: BTreeMap<String, Vec<String>>,
    pub(crate) taxes: BTreeMap<String, Vec<Phrases>>,
    pub(crate) currencies: BTreeMap<String, Signs>,
    pub(crate) pasted: Pasted,
    pub(crate) regions: Regions,
    pub(crate) countries: BTreeMap<String, Vec<String>>,
}

/// How numbers and dates are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Writes {
    pub(crate) decimal: String,
    pub(crate) group: String,
    /// The regions that write decimals and thousands the other way round.
    #[serde(default)]
    pub(crate) reversed: Vec<String>,
    pub(crate) dates: Dates,
    #[serde(rename = "source")]
    _source: String,
    #[serde(default)]
    pub(crate) months: Vec<String>,
}

/// The names are those of `lexicon::Dates`.
#[derive(Deserialize, Debug)]
pub(crate) enum Dates {
    Dmy,
    Mdy,
    Ymd,
}

/// Phrases of a vocabulary that a page was seen to print.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Seen {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "when")]
    _when: String,
    pub(crate) say: Vec<String>,
}

/// Phrases, and where they were seen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrases {
    pub(crate) say: Vec<String>,
    #[serde(rename = "seen")]
    _seen: Option<String>,
    source: String,
}

/// What a currency is called, as `currencies.toml` tells its signs apart.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Signs {
    pub(crate) signs: Vec<String>,
    pub(crate) bare: Vec<String>,
    pub(crate) weak: Vec<String>,
}

/// Words around pasted codes.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Pasted {
    pub(crate) holds: Vec<String>,
    pub(crate) narrows: Vec<String>,
    pub(crate) chatter: Vec<String>,
    pub(crate) over: Vec<String>,
}

/// Words beside the name or the code of a region.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Regions {
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
    pub(crate) except: Vec<String>,
    pub(crate) origin: Vec<String>,
}

/// A phrase of some section with the language it is of and the key that it stands under.
pub(crate) struct Said<'a> {
    pub(crate) code: &'a str,
    pub(crate) key: &'a str,
    pub(crate) phrase: &'a str,
}

/// The files of a folder.
pub(crate) fn read(folder: &Path) -> Result<Languages, Box<dyn error::Error>> {
    let mut languages = Languages::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let code = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            languages.insert(code.to_owned(), parse(code, &fs::read_to_string(&path)?)?);
        }
    }
    Ok(languages)
}

/// One file.
///
/// # Errors
/// What is not in its shape, with the file and the key.
pub(crate) fn parse(code: &str, text: &str) -> Result<Language, String> {
    let language: Language =
        toml::from_str(text).map_err(|error| format!("languages/{code}.toml: {error}"))?;
    if language.writes.is_some() == language.words.is_empty() {
        return Err(format!("languages/{code}.toml: [writes] and [words] stand together"));
    }
    for (section, keys) in
        [("labels", &language.labels), ("refusals", &language.refusals), ("taxes", &language.taxes)]
    {
        for (key, entries) in keys {
            if entries.iter().any(|entry| entry.say.is_empty() || entry.source.is_empty()) {
                return Err(wrong(code, section, key, "`say` or `source` is empty"));
            }
        }
    }
    Ok(language)
}

/// All phrases of a section of phrases and sources, under keys that are known.
pub(crate) fn said<'a>(
    languages: &'a Languages,
    section: &str,
    of: impl Fn(&'a Language) -> &'a BTreeMap<String, Vec<Phrases>>,
    known: &[&str],
) -> Result<Vec<Said<'a>>, String> {
    let mut said = Vec::new();
    for (code, language) in languages {
        for (key, entries) in of(language) {
            if !known.contains(&key.as_str()) {
                return Err(unknown(code, section, key));
            }
            let phrases = entries.iter().flat_map(|entry| &entry.say);
            said.extend(phrases.map(|phrase| Said { code, key, phrase }));
        }
    }
    Ok(said)
}

/// A key that means nothing.
pub(crate) fn unknown(code: &str, section: &str, key: &str) -> String {
    wrong(code, section, key, "there is no such key")
}

/// What is wrong under a key.
pub(crate) fn wrong(code: &str, section: &str, key: &str, what: &str) -> String {
    format!("languages/{code}.toml: {section}.{key}: {what}")
}
