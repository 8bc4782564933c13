//! Paragraphs, tables and rendered lists, with their lines and without.

use std::collections::HashMap;

use super::{bare, page, said};

/// Messages with the terms of their codes, in the language and the currency of whoever reads them.
const MESSAGES: [(&str, &str, &str, &[&str]); 19] = [
    (
        "es",
        "EUR",
        "Códigos: QES03: €3 de descuento en compras mínimas de €29 QES08: €8 de descuento en compras \
         mínimas de €69 QES12: €12 de descuento en compras mínimas de €89",
        &["QES03 3/29 EUR", "QES08 8/69 EUR", "QES12 12/89 EUR"],
    ),
    (
        "pt_BR",
        "BRL",
        "🏷️ QBR1 ou QGM1\nR$ 20 OFF\nCompra mínima\nR$ 120\n✂️ QBR1\n✂️ QGM1\n\n🏷️ QBR2\nR$ 45 OFF\n\
         Compra mínima\nR$ 260\n✂️ QBR2",
        &[
            "QBR1 20/120 BRL",
            "QGM1 20/120 BRL",
            "QBR1 20/120 BRL again",
            "QGM1 20/120 BRL again",
            "QBR2 45/260 BRL",
            "QBR2 45/260 BRL again",
        ],
    ),
    // The same cards with nothing between them.
    (
        "pt_BR",
        "BRL",
        "QBR1 ou QGM1\nR$ 20 OFF\nCompra mínima\nR$ 120\n✂️ QBR1\n✂️ QGM1\nQBR2\nR$ 45 OFF\n\
         Compra mínima\nR$ 260\n✂️ QBR2",
        &[
            "QBR1 20/120 BRL",
            "QGM1 20/120 BRL",
            "QBR1 20/120 BRL again",
            "QGM1 20/120 BRL again",
            "QBR2 45/260 BRL",
            "QBR2 45/260 BRL again",
        ],
    ),
    (
        "en",
        "USD",
        "Code (US only): Q2AFF $29-$2, Q8AFF $69-$8",
        &["Q2AFF 2/29 USD", "Q8AFF 8/69 USD"],
    ),
    (
        "es",
        "EUR",
        "-5€ desde 39€: QCH5 -20€ desde 139€: QCH20",
        &["QCH5 5/39 EUR", "QCH20 20/139 EUR"],
    ),
    (
        "en",
        "USD",
        "SUMMER5 = $5 off $45\nSPRING04 – $4 off $32",
        &["SUMMER5 5/45 USD", "SPRING04 4/32 USD"],
    ),
    ("en", "USD", "TOP10: QUS5 $5 off $39", &["QUS5 5/39 USD"]),
    (
        "en",
        "USD",
        "WINTER10 $10 off $80\n$5 off $45 HELLO5",
        &["WINTER10 10/80 USD", "HELLO5 5/45 USD"],
    ),
    ("en", "USD", "SAVE20: 20% off orders over $100", &["SAVE20 20%/100 USD"]),
    (
        "en",
        "USD",
        "Code\tOff\tMin\nQAF2\t$2\t$15\nQAF4\t$4\t$30",
        &["QAF2 2/15 USD", "QAF4 4/30 USD"],
    ),
    (
        "en",
        "USD",
        "| Code | Min spend | Discount |\n|---|---|---|\n| QAF2 | $15 | $2 |\n| QAF4 | $30 | $4 |",
        &["QAF2 2/15 USD", "QAF4 4/30 USD"],
    ),
    (
        "es",
        "EUR",
        "QES5\n5€ de descuento\nCompra mínima 39€\n\nQES8\n8€ de descuento\nCompra mínima 59€",
        &["QES5 5/39 EUR", "QES8 8/59 EUR"],
    ),
    ("es", "EUR", "QES5: 5€ de descuento\nCompra mínima 39€", &["QES5 5/39 EUR"]),
    (
        "de",
        "EUR",
        "QDE3: 3 € Rabatt ab 29 €, QDE8: 8 € Rabatt ab 69 €",
        &["QDE3 3/29 EUR", "QDE8 8/69 EUR"],
    ),
    ("fr", "EUR", "-2€ dès 18€ : QFR2\n-5€ dès 39€ : QFR5", &["QFR2 2/18 EUR", "QFR5 5/39 EUR"]),
    (
        "ko",
        "USD",
        "$50 이상 구매 시 $6 할인 QKR06\n$86 이상 구매 시 $10 할인 QKR10",
        &["QKR06 6/50 USD", "QKR10 10/86 USD"],
    ),
    ("en", "ILS", "QIL3: On order over ILS 62.2 , get ILS 3.11 off", &["QIL3 3.11/62.2 ILS"]),
    ("en", "AUD", "AU$50-5 QAU5\nAU$90-10 QAU10", &["QAU5 5/50 AUD", "QAU10 10/90 AUD"]),
    (
        "pt_BR",
        "BRL",
        "R$12 OFF em R$90: QFS1\nR$25 OFF em R$180: QFS2",
        &["QFS1 12/90 BRL", "QFS2 25/180 BRL"],
    ),
];

#[test]
fn each_code_has_exactly_its_own_amounts() {
    for (locale, currency, text, expected) in MESSAGES {
        assert_eq!(said(text, &page(locale, currency)), expected, "{text}");
        let returned = text.replace('\n', "\r\n");
        assert_eq!(
            said(&returned, &page(locale, currency)),
            expected,
            "lines of another system: {text}"
        );
    }
}

/// The same messages as a browser copies them, one after the other, or cut: what is missing may be missing, but
/// no code has amounts that are not its own.
#[test]
fn without_its_lines_or_its_ends_a_message_gives_no_wrong_amount() {
    for (locale, currency, text, expected) in MESSAGES {
        let right: HashMap<&str, &str> = expected
            .iter()
            .filter_map(|said| said.trim_end_matches(" again").split_once(' '))
            .collect();
        let look = |text: &str| {
            for said in said(text, &page(locale, currency)) {
                let said = said.trim_end_matches(" again");
                let Some((code, terms)) = said.split_once(' ') else { continue };
                if let Some(right) = right.get(code)
                    && terms != "-"
                    && !said.starts_with('"')
                {
                    let terms = terms.trim_end_matches('~');
                    let open = terms.split_once("/?").map(|(off, _)| [off, "/"].concat());
                    let fits = terms == *right || open.is_some_and(|open| right.starts_with(&open));
                    assert!(fits, "{code}: {terms}, not {right}, in {text:?}");
                }
            }
        };
        look(&text.replace('\n', " "));
        look(&text.replace('\n', "  "));
        look(&["Save up to $60 on $500 with these codes: ", text].concat().replace('\n', " "));
        look(&[text, " QXX9 soon"].concat());
        // A piece that begins or ends at any code; but a card's last mention would be the next card's first.
        if expected.iter().any(|said| said.ends_with(" again")) {
            continue;
        }
        let words: Vec<&str> = text.split(' ').collect();
        for cut in 1..words.len() {
            let (head, tail) = words.split_at(cut);
            // Half an amount is another amount: the cut stands before a code.
            let code =
                |word: &str| right.contains_key(word.trim_matches(|c: char| !c.is_alphanumeric()));
            if code(tail[0]) {
                look(&tail.join(" "));
                if head.iter().any(|word| code(word)) {
                    look(&head.join(" "));
                }
            }
        }
    }
}

#[test]
fn where_both_readings_are_possible_no_code_has_amounts() {
    for text in [
        "$60 off $500 QUS5 $5 off $39 QUS8 $8 off $59",
        "QUS5 $5 off $39 QUS8",
        "$60 off $500\nQUS5\n$5 off $39\nQUS8\n$8 off $59",
        "QUS5\n$5 off $39\nQUS8",
        "$5 off $39\n$8 off $59\nQUS5\nQUS8",
        "min. $39 QUS5 -$5, min. $59 QUS8 -$8",
        "Save $60 QUS5 $5 off $39 QUS8",
        "$5 off $39:\nQUS5 $8 off $59:\nQUS8",
        "EXPIRED: QUS5 $5 off $39",
    ] {
        let found = wording::paste(text, &page("en", "USD"));
        assert!(found.iter().all(bare), "{text}: {found:?}");
    }
}

#[test]
fn a_code_without_amounts_is_listed_with_the_reason() {
    for (text, codes) in [
        ("Cupom: QPX9MHWY ou QAE1 + 700 moedas no app", &["QPX9MHWY", "QAE1"][..]),
        ("QUS5: coming soon", &["QUS5"]),
        ("Code QUS5 (price: $45.99 after it)", &["QUS5"]),
    ] {
        let found = wording::paste(text, &page("", "USD"));
        assert!(found.iter().all(|piece| bare(piece) && piece.why.is_some()), "{text}: {found:?}");
        let names: Vec<_> = found.into_iter().filter_map(|piece| piece.found.ok()?.code).collect();
        assert_eq!(names, codes, "{text}");
    }
}

#[test]
fn the_same_code_with_other_amounts_is_uncertain_in_both_places() {
    let found = wording::paste("QUS5 $5 off $39\nQUS5 $6 off $39", &page("en", "USD"));
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|piece| piece.why.is_some() && piece.duplicate_of.is_none()));
    assert!(found.iter().all(|piece| piece.found.as_ref().is_ok_and(|offer| offer.uncertain)));
}

#[test]
fn letters_of_another_script_and_hidden_marks_make_no_code() {
    for text in [
        "US\u{410}FF8X: $8 off $59",
        "AF\u{200B}MC22 $2 off $15",
        "QUS5\u{336} $5 off $39",
        "https://example.com/e/QUS55 $5 off $39",
    ] {
        let found = wording::paste(text, &page("en", "USD"));
        assert!(found.iter().all(|piece| piece.found.is_err()), "{text}: {found:?}");
    }
    assert_eq!(said("\u{200F}QUS5\u{200E}: $5 off $39", &page("en", "USD")), ["QUS5 5/39 USD"]);
}
