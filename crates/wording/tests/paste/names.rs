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
