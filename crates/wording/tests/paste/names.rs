//! Which words of a paste are names of codes.

use super::{page, said};

/// The names of the codes of a paste.
fn names(text: &str) -> Vec<String> {
    let found = wording::paste(text, &page("", "USD"));
    found.into_iter().filter_map(|piece| piece.found.ok()?.code).collect()
}

#[test]
fn what_is_said_of_a_code_is_none_in_any_language() {
    let data: toml::Table = include_str!("../../data/placeholders.toml").parse().expect("a table");
    let lists = data["word"].as_array().expect("lists").iter();
    let words: Vec<&str> = lists
        .flat_map(|list| list["words"].as_array().expect("words"))
        .filter_map(|word| word.as_str())
        .collect();
    assert!(words.len() > 150, "{}", words.len());
    for word in words {
        for text in [
            format!("NO CODE {word}: $5 off $39"),
            format!("CODE {word}: $5 off $39"),
            format!("COUPON {word} - $5 off $39"),
            format!("PROMO CODE {word}!\n$5 off $39"),
        ] {
            assert!(names(&text).is_empty(), "{text}: {:?}", names(&text));
        }
    }
    for text in [
        "NO CODE ANYTHING: $5 off $39",
        "AUCUN CODE REQUIS : 5 € dès 39 €",
        "OHNE CODE QUALSAR: $5 off $39",
        "SIN CUPON ALGUNO: $5 off $39",
        "SENZA CODICE ALCUNO: $5 off $39",
        "BEZ KODU ZADNEGO: $5 off $39",
        "TANPA KODE APAPUN: $5 off $39",
        "CODE EPUISE: $5 off $39",
    ] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
    assert_eq!(names("CODE BRMEGA: $5 off $39"), ["BRMEGA"]);
    assert_eq!(names("Code: QSALFA $5 off $39"), ["QSALFA"]);
}

#[test]
fn a_model_in_a_cell_is_no_code_where_another_cell_is_one() {
    for (text, expected) in [
        ("Phone X200\t$249\t$199\tQSAV50", &["QSAV50"][..]),
        ("Phone X200 | $50 | $249 | QSAV50", &["QSAV50"]),
        ("QSAV50\t$5\t$39", &["QSAV50"]),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
    assert!(!names("Phone X200\t$249\t$199\tSAVE50").contains(&"X200".to_owned()));
}

#[test]
fn a_generic_name_is_a_code_where_it_stands_with_its_amounts() {
    for text in [
        "• $5 off $39 — SAVE5",
        "$5 off $39 – SAVE5",
        "1. SAVE5 $5 off $39",
        "2) SAVE5 $5 off $39",
        "$5 off $39 SAVE5",
        "1️⃣ SAVE5 $5 off $39",
        "In the app: SAVE5 $5 off $39",
        "[12:01] Bob: SAVE5 $5 off $39",
        "SAVE5 ........ $5 off $39",
        "SAVE5 … $5 off $39",
        "$5 off $39 with SAVE5",
        "$5 off $39 with SAVE5, app and web",
        "SAVE5: $5 off $39",
    ] {
        let found = said(text, &page("en", "USD"));
        assert!(found.iter().any(|code| code.starts_with("SAVE5 5/39 USD")), "{text}: {found:?}");
    }
    for text in ["SAVE5", "Big SALE2026", "WELCOME10: 10% off", "TOP10 of 2026: $5"] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
}

#[test]
fn each_of_two_codes_of_a_row_is_listed() {
    for (text, expected) in [
        ("QSAV5 or QSAV6: $5 off $39", ["QSAV5", "QSAV6"]),
        ("QSAV5/QSAV6: $5 off $39", ["QSAV5", "QSAV6"]),
        ("SAVE5 or SAVE6: $5 off $39", ["SAVE5", "SAVE6"]),
        ("USQA5/USQA8 = $5 off $39 / $8 off $59", ["USQA5", "USQA8"]),
        ("USQA5, USQA8 = $5 off $39 / $8 off $59", ["USQA5", "USQA8"]),
        ("QSAV5 oder QSAV6: 5 € Rabatt ab 39 €", ["QSAV5", "QSAV6"]),
        ("QSAV5 или QSAV6: скидка 5 € от 39 €", ["QSAV5", "QSAV6"]),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
}

#[test]
fn a_name_of_a_country_and_a_digit_is_a_code_beside_its_amounts() {
    for (name, text) in [
        ("UK5", "UK5 £5 off £39"),
        ("ES5", "ES5: 5€ de descuento desde 39€"),
        ("DE5", "DE5: 5 € Rabatt ab 39 €"),
        ("FR5", "FR5 : 5 € dès 39 €"),
        ("IT5", "IT5: 5 € di sconto da 39 €"),
        ("PL5", "Kod PL5: 5 zł zniżki od 39 zł"),
    ] {
        assert_eq!(names(text), [name], "{text}");
    }
    for text in ["ES5", "MP3 $5 off $39", "PS5: $400", "DE5 bis 7.12.", "US2 to US4: $9.99"] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
}
