//! `data/regions.toml` as tables: names of regions with their countries, sorted, and the words beside them.

use std::collections::BTreeMap;

use deal::Country;
use serde::Deserialize;

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
    before: Vec<String>,
    after: Vec<String>,
    except: Vec<String>,
    origin: Vec<String>,
    group: Vec<Group>,
    country: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    names: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    code: String,
    names: Vec<String>,
}

/// The tables, or what stands in the file that cannot.
pub(crate) fn compile(toml: &str) -> Result<String, String> {
    let file: File = toml::from_str(toml).map_err(|error| format!("regions: {error}"))?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let groups = file.group.iter().map(|group| (&group.names, group.codes.clone()));
    let countries = file.country.iter().map(|named| (&named.names, vec![named.code.clone()]));
    for (list, codes) in groups.chain(countries) {
        for code in &codes {
            Country::new(code).map_err(|error| format!("regions: {code}: {error}"))?;
        }
        for name in list {
            let codes = codes.concat();
            match names.insert(folded(name), codes.clone()) {
                Some(other) if other != codes => {
                    return Err(format!("regions: \"{name}\" is two regions"));
                }
                _ => {}
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
    let names: Vec<(String, String)> = names.into_iter().collect();
    let folded = |words: Vec<String>| words.iter().map(|word| folded(word)).collect::<Vec<_>>();
    Ok(format!(
        "static NAMES: &[(&str, &str)] = &{names:?};\n\
         static ABBREVIATIONS: &[(&str, &str)] = &{abbreviations:?};\n\
         static CLEAR: &[&str] = &{:?};\n\
         static BEFORE: &[&str] = &{:?};\n\
         static AFTER: &[&str] = &{:?};\n\
         static EXCEPT: &[&str] = &{:?};\n\
         static ORIGIN: &[&str] = &{:?};\n",
        file.clear,
        folded(file.before),
        folded(file.after),
        folded(file.except),
        folded(file.origin),
    ))
}
