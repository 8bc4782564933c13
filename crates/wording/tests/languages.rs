//! What the build refuses to compile of the files of languages.

#[path = "../build/conditions.rs"]
mod conditions;
#[path = "../build/labels.rs"]
mod labels;
#[path = "../build/languages.rs"]
mod languages;
#[path = "../build/paste.rs"]
mod paste;
#[path = "../build/refusals.rs"]
mod refusals;
#[path = "../build/regions.rs"]
mod regions;
#[path = "../build/taxes.rs"]
mod taxes;
#[path = "../build/words.rs"]
mod words;

use std::path::Path;

const GERMAN: &str = include_str!("../languages/de.toml");

/// What the build says of German, changed in one place, beside all other languages.
fn refusal(old: &str, new: &str) -> String {
    assert!(GERMAN.contains(old), "{old}");
    compiled(&GERMAN.replacen(old, new, 1)).err().unwrap_or_default()
}

fn compiled(german: &str) -> Result<(), String> {
    let folder = Path::new("languages");
    let mut languages = languages::read(folder).map_err(|error| error.to_string())?;
    languages.insert("de".to_owned(), languages::parse("de", german)?);
    words::lexicon(&languages)?;
    words::currencies(include_str!("../data/currencies.toml"), &languages)?;
    words::placeholders(include_str!("../data/placeholders.toml"))?;
    regions::compile(include_str!("../data/regions.toml"), &languages)?;
    paste::compile(include_str!("../data/paste.toml"), &languages)?;
    refusals::compile(&languages)?;
    conditions::compile(include_str!("../data/conditions.toml"), &languages)?;
    taxes::compile(&languages)?;
    labels::compile(&languages).map(drop)
}

#[test]
fn the_files_compile() {
    assert_eq!(compiled(GERMAN), Ok(()));
}

#[test]
fn an_unknown_key_is_refused_with_its_file_and_its_name() {
    for (old, new, names) in [
        ("[pasted]", "[paste]", "`paste`"),
        ("decimal = ", "decimals = ", "`decimals`"),
        ("Off = [", "Of = [", "words.Of:"),
        ("subtotal = [", "sum = [", "labels.sum:"),
        ("subtotal = [{ say = ", "subtotal = [{ says = ", "`says`"),
        ("expired = [", "late = [", "refusals.late:"),
        ("deposit = [", "deposits = [", "conditions.deposits:"),
        ("\noutside = [", "\nwithout = [", "taxes.without:"),
        ("USD = {", "DOL = {", "currencies.DOL:"),
        ("USD = { bare", "USD = { bear", "`bear`"),
        ("narrows = [", "narrow = [", "`narrow`"),
        ("origin = [", "origins = [", "`origins`"),
        ("AE = [", "XX = [", "countries.XX:"),
        ("several = [", "many = [", "countries.many:"),
    ] {
        let said = refusal(old, new);
        assert!(said.contains("languages/de.toml") && said.contains(names), "{names}: {said}");
    }
}

#[test]
fn what_can_not_be_is_refused_with_its_place() {
    for (old, new, says) in [
        ("say = [\"Zwischensumme\"]", "say = [\"Zwischensumme\", \"Gesamt\"]", "means two things"),
        ("say = [\"Zwischensumme\"]", "say = [\" : \"]", "labels.subtotal: \" : \" is empty"),
        (
            "say = [\"Zwischensumme\"], source = \"unverified\"",
            "say = [\"Zwischensumme\"], source = \"\"",
            "`source` is empty",
        ),
        ("Cap = [\"max\",", "Cap = [\"max\", \"über\",", "is also Cap"),
        ("Cap = [\"max\",", "Cap = [\"ma*x\",", "`*` ends a phrase"),
        ("dates = \"Dmy\"", "dates = \"Day\"", "unknown variant `Day`"),
        ("[words]", "[words]\n[labels.more2]", "languages/de.toml"),
        (
            "say = [\"abgelaufen\"]",
            "say = [\"Abgelaufen\"]",
            "refusals.expired: \"Abgelaufen\" is too short or has capitals",
        ),
        ("say = [\"abgelaufen\"]", "say = [\"abgelaufen\", \"mindest\"]", "is of two reasons"),
        ("\"zzgl\"", "\"Zzgl\"", "taxes.outside: \"Zzgl\" is not in small letters"),
        ("\"anzahlung*\"", "\"Anzahlung*\"", "deposit: `Anzahlung*` is not in small letters"),
        ("AE = [", "AE = [\"polen\", ", "is two regions"),
        ("[words]", "[words]\n[pasted2]", "`pasted2`"),
    ] {
        let said = refusal(old, new);
        assert!(said.contains(says), "{says:?} is not in {said:?}");
    }
    let said = languages::parse("xx", "[words]\nOff = [\"off\"]").err().unwrap_or_default();
    assert!(said.contains("[writes] and [words] stand together"), "{said}");
}

/// A fixture that is named as proof exists.
#[test]
fn a_page_that_proves_a_phrase_is_in_the_tree() {
    let mut proofs = 0;
    for code in ["de", "en", "pl"] {
        let text = std::fs::read_to_string(format!("languages/{code}.toml")).unwrap_or_default();
        for (at, _) in text.match_indices("\"tests/pages/") {
            let proof = text[at + 1..].split('"').next().unwrap_or_default();
            assert!(Path::new("../..").join(proof).join("page.html").is_file(), "{code}: {proof}");
            proofs += 1;
        }
    }
    assert!(proofs > 4, "{proofs}");
}
