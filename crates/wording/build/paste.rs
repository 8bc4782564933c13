//! `data/paste.toml` and the words of every language as tables: words and marks around pasted codes.

use serde::Deserialize;

use crate::languages::{Languages, Pasted};
use crate::words::fold::folded;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "seen")]
    _seen: String,
    #[serde(rename = "source")]
    _source: String,
    limits: String,
    clocks: String,
    notes: String,
    ornaments: String,
    buttons: Vec<String>,
}

/// The tables, or what stands in the file that cannot.
pub(crate) fn compile(toml: &str, languages: &Languages) -> Result<String, String> {
    let file: File = toml::from_str(toml).map_err(|error| format!("paste: {error}"))?;
    let words = |of: fn(&Pasted) -> &Vec<String>| {
        let words = languages.values().flat_map(|language| of(&language.pasted));
        let mut words: Vec<String> = words.map(|word| folded(word)).collect();
        words.sort();
        words.dedup();
        words
    };
    let marks = |marks: &str| {
        let mut marks: Vec<char> = marks.chars().filter(|c| !c.is_whitespace()).collect();
        marks.sort_unstable();
        marks.dedup();
        marks.into_iter().collect::<String>()
    };
    let said = [&file.limits, &file.clocks, &file.notes];
    if let Some(twice) = file.ornaments.chars().find(|c| said.iter().any(|said| said.contains(*c)))
    {
        return Err(format!("paste: {twice:?} adorns and says something"));
    }
    // The longest first: a word may be part of a phrase.
    let mut chatter = words(|pasted| &pasted.chatter);
    chatter.extend(words(|pasted| &pasted.holds));
    chatter.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    Ok(format!(
        "static HOLDS: &str = {:?};\n\
         static NARROWS: &str = {:?};\n\
         static OVER: &str = {:?};\n\
         static CHATTER: &str = {:?};\n\
         static BUTTONS: &[&str] = &{:?};\n\
         static LIMITS: &str = {:?};\n\
         static CLOCKS: &str = {:?};\n\
         static NOTES: &str = {:?};\n\
         static ORNAMENTS: &str = {:?};\n",
        words(|pasted| &pasted.holds).join("\n"),
        words(|pasted| &pasted.narrows).join("\n"),
        words(|pasted| &pasted.over).join("\n"),
        chatter.join("\n"),
        file.buttons,
        marks(&file.limits),
        marks(&file.clocks),
        marks(&file.notes),
        marks(&file.ornaments),
    ))
}
