//! `data/regions.toml` and the names of every language as tables: names of regions with their countries, sorted, and the words beside them.

use std::collections::{BTreeMap, BTreeSet};

use deal::Country;
use serde::Deserialize;

use crate::languages::{Languages, Regions, unknown, wrong};
use crate::words::fold::folded;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "seen")]
    _seen: String,
    #[serde(rename = "source")]
    _source: String,
    abbreviations: Vec<String>,
    clear: Vec<String>,
    /// Regions that are more than one country, by the key under which languages name them.
    groups: BTreeMap<String, Vec<String>>,
}

/// The tables, or what stands in the file that cannot.
pub(crate) fn compile(toml: &str, languages: &Languages) -> Result<String, String> {
    let file: File = toml::from_str(toml).map_err(|error| format!("regions: {error}"))?;
    for code in file.groups.values().flatten() {
        Country::new(code).map_err(|error| format!("regions: {code}: {error}"))?;
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (language, said) in languages {
        for (key, list) in &said.countries {
            let codes = match file.groups.get(key) {
                Some(codes) => codes.concat(),
                None => Country::new(key)
                    .map_err(|_| unknown(language, "countries", key))?
                    .code()
                    .to_owned(),
            };
            for name in list {
                match names.insert(folded(name), codes.clone()) {
                    Some(other) if other != codes => {
                        let what = format!("{name:?} is two regions");
                        return Err(wrong(language, "countries", key, &what));
                    }
                    _ => {}
                }
            }
        }
    }
    let abbreviations: Vec<(String, String)> = file
        .abbreviations
        .into_iter()
        .map(|short| {
            let code = match short.as_str() {
                "USA" => "US",
                "UAE" => "AE",
                "KSA" => "SA",
                other => other,
            };
            let country = Country::new(code).map_err(|error| format!("regions: {error}"))?;
            Ok((short.clone(), country.code().to_owned()))
        })
        .collect::<Result<_, String>>()?;
    // By first letter, a line each: an address and a length for each name would be a third more.
    let mut by_letter: BTreeMap<char, String> = BTreeMap::new();
    for (name, codes) in &names {
        let lines = by_letter.entry(name.chars().next().unwrap_or_default()).or_default();
        *lines += &format!("{name}\t{codes}\n");
    }
    let by_letter: Vec<(char, String)> = by_letter.into_iter().collect();
    let words = |of: fn(&Regions) -> &Vec<String>| {
        let words = languages.values().flat_map(|language| of(&language.regions));
        words.map(|word| folded(word)).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    Ok(format!(
        "static NAMES: &[(char, &str)] = &{by_letter:?};\n\
         static ABBREVIATIONS: &[(&str, &str)] = &{abbreviations:?};\n\
         static CLEAR: &[&str] = &{:?};\n\
         static BEFORE: &[&str] = &{:?};\n\
         static AFTER: &[&str] = &{:?};\n\
         static EXCEPT: &[&str] = &{:?};\n\
         static ORIGIN: &[&str] = &{:?};\n",
        file.clear,
        words(|regions| &regions.before),
        words(|regions| &regions.after),
        words(|regions| &regions.except),
        words(|regions| &regions.origin),
    ))
}
