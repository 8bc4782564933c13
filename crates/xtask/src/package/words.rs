//! What the extension says, as it ships.
//!
//! Chrome reads `_locales` for what the manifest says, and our scripts read their words themselves: every
//! name stands once in `words/keys.json`, and a language's file is the list of what they say, `0` where
//! it has no such form of a count. That is a third less than fifteen files that all repeat the names.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{here, json as read};
use crate::{Failure, Outcome, checkout};

/// Where the words are written, each language in Chrome's form.
const SOURCES: &str = "extension/_locales";

/// The files of `dist/` that hold words, and what is in each.
pub(super) fn files(manifest: &str) -> Outcome<BTreeMap<String, String>> {
    let mut languages = BTreeMap::new();
    for file in checkout::files(&checkout::at(SOURCES))? {
        let said = read(&file)?;
        let said =
            said.as_object().ok_or_else(|| Failure::new(format!("{}: no words", here(&file))))?;
        let folder = file.parent().and_then(|folder| folder.file_name()).unwrap_or_default();
        languages.insert(folder.display().to_string(), said.clone());
    }
    Ok(packed(&languages, manifest))
}

/// The language whose words a file of [`files`] holds, as a BCP 47 tag.
pub(super) fn language(file: &str) -> Option<&str> {
    file.strip_prefix("words/")?.strip_suffix(".json").filter(|name| *name != "keys")
}

fn packed(
    languages: &BTreeMap<String, Map<String, Value>>,
    manifest: &str,
) -> BTreeMap<String, String> {
    let mut keys: Vec<&String> = languages.values().flat_map(Map::keys).collect();
    keys.sort();
    keys.dedup();
    let mut files = BTreeMap::from([("words/keys.json".to_owned(), json!(keys).to_string())]);
    for (folder, said) in languages {
        let asked: Map<String, Value> = said
            .iter()
            .filter(|(key, _)| manifest.contains(&format!("__MSG_{key}__")))
            .map(|(key, message)| (key.clone(), message.clone()))
            .collect();
        files.insert(format!("_locales/{folder}/messages.json"), json!(asked).to_string());
        let message = |key| said.get(key).map_or(json!(0), |entry| entry["message"].clone());
        let words: Vec<Value> = keys.iter().map(|key| message(*key)).collect();
        files.insert(format!("words/{}.json", folder.replace('_', "-")), json!(words).to_string());
    }
    files
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::packed;

    #[test]
    fn every_name_stands_once_and_chrome_gets_what_the_manifest_asks_for() {
        let said = |words: &[(&str, &str)]| {
            let entries =
                words.iter().map(|(key, word)| ((*key).to_owned(), json!({ "message": word })));
            entries.collect()
        };
        let languages = BTreeMap::from([
            ("en".to_owned(), said(&[("name", "Beststack"), ("pay", "Pay")])),
            (
                "pt_BR".to_owned(),
                said(&[("name", "Beststack"), ("pay", "Pague"), ("pay_many", "Paguem")]),
            ),
        ]);
        let files = packed(&languages, r#"{"name": "__MSG_name__"}"#);
        let file = |name: &str| files.get(name).map(String::as_str);
        assert_eq!(file("words/keys.json"), Some(r#"["name","pay","pay_many"]"#));
        assert_eq!(file("words/en.json"), Some(r#"["Beststack","Pay",0]"#));
        assert_eq!(file("words/pt-BR.json"), Some(r#"["Beststack","Pague","Paguem"]"#));
        assert_eq!(file("_locales/en/messages.json"), Some(r#"{"name":{"message":"Beststack"}}"#));
        assert_eq!(files.len(), 5);
    }
}
