//! Two amounts beside a code with a word for the least spend alone, in every language, and cards over lines.

use wording::Context;

use super::{page, said};

/// A pair of each language, with the currency and what it says.
const PAIRS: &[(&str, &str, &str, &str)] = &[
    ("en", "£5 over £39", "5/39", "GBP"),
    ("en", "£5 min. £39", "5/39", "GBP"),
    ("fr", "5 € dès 39 €", "5/39", "EUR"),
    ("fr", "5€ à partir de 39€", "5/39", "EUR"),
    ("de", "5 € ab 39 €", "5/39", "EUR"),
    ("de", "5 € (Mindestbestellwert 39 €)", "5/39", "EUR"),
    ("es", "5€ desde 39€", "5/39", "EUR"),
    ("es", "5€ (mín. 39€)", "5/39", "EUR"),
    ("it", "5 € per ordini superiori a 39 €", "5/39", "EUR"),
    ("pt", "R$ 20 acima de R$ 160", "20/160", "BRL"),
    ("pt", "R$20 (compra mínima R$160)", "20/160", "BRL"),
    ("nl", "5€ vanaf 39€", "5/39", "EUR"),
    ("pl", "20 zł od 139 zł", "20/139", "PLN"),
    ("cs", "100 Kč od 900 Kč", "100/900", "CZK"),
    ("ru", "500 ₽ от 3900 ₽", "500/3900", "RUB"),
    ("ru", "500₽ при заказе от 3900₽", "500/3900", "RUB"),
    ("uk", "50 грн від 390 грн", "50/390", "UAH"),
    ("tr", "390 TL üzeri 50 TL", "50/390", "TRY"),
    ("ja", "3900円以上で500円", "500/3900", "JPY"),
    ("ja", "500円 3900円以上", "500/3900", "JPY"),
    ("ko", "39,000원 이상 구매 시 5,000원", "5000/39000", "KRW"),
    ("ar", "20 ر.س فوق 150 ر.س", "20/150", "SAR"),
    ("he", "₪15 מעל ₪120", "15/120", "ILS"),
    ("id", "Rp50.000 min. Rp500.000", "50000/500000", "IDR"),
    ("th", "฿50 ขั้นต่ำ ฿390", "50/390", "THB"),
    ("vi", "50.000₫ cho đơn từ 390.000₫", "50000/390000", "VND"),
];

#[test]
fn a_day_behind_a_pair_bounds_nothing_that_is_spent() {
    for (locale, text) in [
        ("es", "GLQA5 5€ desde 39€ hasta 7/12/2026"),
        ("it", "GLQA5 5€ da 39€ fino al 7/12/2026"),
        ("en", "GLQA5 5€ desde 39€ hasta 7/12/2026"),
        ("pt", "GLQA5 5€ a partir de 39€ até 7/12/2026"),
        ("de", "GLQA5 5€ ab 39€ bis 7.12.2026"),
    ] {
        let found = super::said(text, &super::page(locale, "EUR"));
        assert!(found.iter().any(|code| code.starts_with("GLQA5 5/39 EUR")), "{text}: {found:?}");
    }
}

#[test]
fn a_pair_with_a_word_for_the_least_spend_is_its_codes_wherever_that_stands() {
    for (locale, pair, terms, currency) in PAIRS {
        let expected = format!("QXA07 {terms} {currency}");
        for text in [
            format!("{pair}: QXA07"),
            format!("{pair} : QXA07"),
            format!("{pair} → QXA07"),
            format!("{pair} QXA07"),
            format!("QXA07: {pair}"),
            format!("QXA07 {pair}"),
            format!("QXA07 ({pair})"),
            format!("[QXA07] {pair}"),
            format!("({pair}) QXA07"),
            format!("{pair}\nQXA07"),
            format!("QXA07\n{pair}"),
        ] {
            assert_eq!(said(&text, &page(locale, currency)), [expected.as_str()], "{text}");
            assert_eq!(said(&text, &Context::default()), [expected.as_str()], "{text}");
        }
    }
}

#[test]
fn pairs_of_one_line_go_to_their_codes_and_to_no_other() {
    for (_, pair, terms, currency) in PAIRS {
        let first = format!("QXA07 {terms} {currency}");
        let second = format!("QXB09 {terms} {currency}");
        for text in [
            format!("{pair}: QXA07 / {pair}: QXB09"),
            format!("QXA07: {pair}\nQXB09: {pair}"),
            format!("{pair}\nQXA07\n{pair}\nQXB09"),
        ] {
            assert_eq!(
                said(&text, &Context::default()),
                [first.as_str(), second.as_str()],
                "{text}"
            );
        }
        // Whose the second pair is, nothing says.
        for text in [format!("{pair} QXA07 {pair}"), format!("{pair}, {pair}: QXA07")] {
            let found = said(&text, &Context::default());
            assert!(found.iter().all(|said| !said.contains(&format!(" {terms} "))), "{found:?}");
        }
    }
}

#[test]
fn two_amounts_that_may_be_something_else_are_no_pair() {
    for text in [
        "$19 from $65: QXA07",
        "30 € ab 39 €: QXA07",
        "Kopfhörer 5 € ab 39 €: QXA07",
        "QXA07: 12/9",
        "QXA07: 1-7",
        "24/7 QXA07",
        "QXA07 100/1000 reviews",
    ] {
        let found = said(text, &page("", "USD"));
        let bare = |said: &String| said == "QXA07 -" || said.contains(": ");
        assert!(found.iter().all(bare), "{text}: {found:?}");
    }
}

#[test]
fn two_numbers_without_any_sign_have_no_currency() {
    for text in ["5/39: QXA07", "QXA07 (5/39)", "39-5 QXA07", "5 off 39: QXA07"] {
        assert_eq!(said(text, &Context::default()), ["QXA07 5/39 ?~"], "{text}");
    }
    let two = said("5/39: QXA07 8/59: QXB09", &Context::default());
    assert_eq!(two, ["QXA07 5/39 ?~", "QXB09 8/59 ?~"]);
    // What may be a day is no pair, and keeps its code from the next one's.
    let open = said("5/39: QXA07 2/15: QXB09", &Context::default());
    assert!(open.iter().all(|said| said.ends_with(" -")), "{open:?}");
}

#[test]
fn a_card_over_several_lines_gives_its_code_exactly_its_terms() {
    let cards = [
        ("US $5 OFF\nOrders US $39+\nCode: QXA07\nCopy\nEnds Dec 9, 23:59 PT", "5/39 USD"),
        ("5 €\nab 39 €\nCode: QXA07\nKopieren\nGültig bis 9.12.2026", "5/39 EUR"),
        ("5 €\nRabatt\nab 39 €\nCode: QXA07\nKopieren", "5/39 EUR"),
        ("US $5\noff\non orders over US $39\nCode: QXA07\nCopy", "5/39 USD"),
        ("5 € de réduction\nDès 39 € d'achat\nCode : QXA07\nCopier", "5/39 EUR"),
        ("5 € de descuento\nPedidos superiores a 39 €\nCódigo: QXA07\nCopiar", "5/39 EUR"),
        ("R$ 20 OFF\nCompra mínima R$ 120\nCupom: QXA07\nCopiar", "20/120 BRL"),
        ("20 zł\nod 139 zł\nKod: QXA07\nKopiuj\ndo 9.12.2026", "20/139 PLN"),
        ("Скидка 500 ₽\nот 3900 ₽\nПромокод: QXA07\nСкопировать", "500/3900 RUB"),
        ("500円OFF\n3,900円以上のご注文\nコード: QXA07\nコピー", "500/3900 JPY"),
        ("5,000원 할인\n39,000원 이상 구매 시\n코드: QXA07\n복사", "5000/39000 KRW"),
        ("50 TL indirim\n390 TL üzeri\nKod: QXA07\nKopyala", "50/390 TRY"),
    ];
    for (card, terms) in cards {
        assert_eq!(said(card, &Context::default()), [format!("QXA07 {terms}")], "{card}");
        let two = format!("{card}\n{}", card.replace("QXA07", "QXB09"));
        let expected = [format!("QXA07 {terms}"), format!("QXB09 {terms}")];
        assert_eq!(said(&two, &Context::default()), expected, "{two}");
    }
}

#[test]
fn a_pair_that_promises_less_is_no_offer() {
    for text in [
        "Gagnez 5 € dès 39 € : QXA07",
        "QXA07: gana 5 € desde 39 €",
        "QXA07: vinci 5 € da 39 €",
        "QXA07: gewinne 5 € ab 39 €",
        "QXA07: wygraj 20 zł od 139 zł",
        "QXA07: выиграй 500 ₽ от 3900 ₽",
        "QXA07: bis zu 5 € ab 39 €",
        "QXA07: jusqu'à 5 € dès 39 €",
        "QXA07: hasta 5 € desde 39 €",
        "QXA07: até R$ 20 acima de R$ 160",
        "QXA07: fino a 5 € da 39 €",
        "QXA07: do 20 zł od 139 zł",
        "QXA07: до 500 ₽ от 3900 ₽",
        "QXA07: 50 TL'ye kadar 390 TL üzeri",
        "QXA07: 最大500円 3900円以上",
        "QXA07: 최대 5000원 39000원 이상",
        "QXA07: 5 € Cashback ab 39 €",
        "QXA07: 5 € remboursés dès 39 €",
        "QXA07: 5 € de reembolso desde 39 €",
        "QXA07: 20 zł zwrotu od 139 zł",
        "QXA07: кэшбэк 500 ₽ от 3900 ₽",
        "QXA07: 5 € Gutschein für die nächste Bestellung ab 39 €",
        "QXA07: US $5 voucher for your next order over US $39",
        "QXA07: up to US $5 off US $39",
    ] {
        let found = said(text, &Context::default());
        let bare = |said: &String| said == "QXA07 -" || said.contains(": ");
        assert!(found.iter().all(bare), "{text}: {found:?}");
    }
    // What is taken off is named: it is no prize.
    let off = said("Gagnez 5 € de réduction dès 39 € : QXA07", &Context::default());
    assert_eq!(off, ["QXA07 5/39 EUR"]);
    // A name like a placeholder's is a code with both its amounts, and alone it is none.
    assert_eq!(said("SAVE5 US $5 off US $39", &Context::default()), ["SAVE5 5/39 USD"]);
    let alone = said("SAVE10 for 10% off", &Context::default());
    assert!(alone.iter().all(|said| said.contains("placeholder")), "{alone:?}");
}
