use std::{collections::BTreeSet, fmt::Write};

use crate::{Outcome, checkout};

/// What stands between quotes in our own data, which no fuzzer would come upon: words, selectors, keys.
const QUOTED: [(&[&str], &[&str]); 2] = [
    (
        &["price", "offer", "paste"],
        &["wording/languages", "wording/data/currencies.toml", "wording/data/placeholders.toml"],
    ),
    (
        &["inline", "state", "html", "excerpt"],
        &[
            "aliexpress/data/listing.toml",
            "aliexpress/data/meaning.toml",
            "aliexpress/data/cart.toml",
            "aliexpress/data/checkout.toml",
            "aliexpress/data/coins.toml",
            "aliexpress/data/coupons.toml",
            "aliexpress/data/search.toml",
            "aliexpress/data/store.toml",
            "wording/languages",
        ],
    ),
];
/// The targets that take the contract's JSON, and where its fields are named.
const JSON: [&str; 5] = ["catalogue", "advice", "visit", "plan", "history"];
const CONTRACT: &str = "crates/contract/src";
/// libFuzzer takes no longer word, in bytes.
const LONGEST: usize = 48;

/// The words of a target, one a line, as libFuzzer reads them; none where it needs none.
pub(crate) fn of(target: &str) -> Outcome<String> {
    let mut words = BTreeSet::new();
    for (targets, places) in QUOTED {
        if !targets.contains(&target) {
            continue;
        }
        for place in places {
            for file in checkout::files(&checkout::at("crates").join(place))? {
                quoted(&checkout::read_text(&file)?, &mut words);
            }
        }
    }
    if JSON.contains(&target) {
        for file in checkout::files(&checkout::at(CONTRACT))? {
            fields(&checkout::read_text(&file)?, &mut words);
        }
    }
    Ok(words
        .iter()
        .filter(|word| word.len() <= LONGEST)
        .fold(String::new(), |lines, word| spelled(lines, word)))
}

/// What stands between quotes, and of a path or a phrase each step.
fn quoted(text: &str, words: &mut BTreeSet<String>) {
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let mut rest = line;
        while let Some(open) = rest.find(['"', '\'']) {
            let quote = &rest[open..=open];
            let Some((inside, after)) = rest[open + 1..].split_once(quote) else { break };
            let word = inside.trim_end_matches('*');
            words.extend(word.split('.').filter(|step| !step.is_empty()).map(str::to_owned));
            words.extend((!word.is_empty()).then(|| word.to_owned()));
            rest = after;
        }
    }
}

/// The fields of structs, as JSON writes their names.
fn fields(text: &str, words: &mut BTreeSet<String>) {
    for line in text.lines() {
        let name = line.trim_start().strip_prefix("pub ").and_then(|line| line.split_once(": "));
        let name = name.map(|(name, _)| name.trim_start_matches("r#"));
        let is_name =
            |name: &&str| name.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase());
        words.extend(name.filter(is_name).map(|name| format!("\"{name}\":")));
    }
}

/// Adds a word as a line, its bytes beyond ASCII escaped.
fn spelled(mut lines: String, word: &str) -> String {
    lines.push('"');
    for byte in word.bytes() {
        // Writing to a string does not fail.
        let _ = match byte {
            b'"' | b'\\' => write!(lines, "\\{}", char::from(byte)),
            b' '..=b'~' => write!(lines, "{}", char::from(byte)),
            _ => write!(lines, "\\x{byte:02X}"),
        };
    }
    lines.push_str("\"\n");
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_quotes_is_a_word_and_so_is_each_step_of_it() {
        let mut words = BTreeSet::new();
        quoted("# \"no\"\nOff = [\"rabatt*\", 'a.\"b']\n", &mut words);
        assert_eq!(words.iter().collect::<Vec<_>>(), ["\"b", "a", "a.\"b", "rabatt"]);
    }

    #[test]
    fn a_word_is_spelled_in_ascii() {
        assert_eq!(spelled(String::new(), "dès \"\\"), "\"d\\xC3\\xA8s \\\"\\\\\"\n");
    }

    #[test]
    fn every_target_of_words_knows_those_of_the_languages() {
        for target in ["offer", "html"] {
            let words = of(target).expect("a dictionary");
            assert!(words.contains("\"Zwischensumme\"\n"), "{target}");
        }
    }

    #[test]
    fn every_target_of_json_knows_the_fields() {
        let words = of("advice").expect("a dictionary");
        assert!(words.contains("\"\\\"min_spend\\\":\"\n"), "{words}");
    }
}
