//! Rows of a cart's summary that no line and no offer explains: what is charged on top, and what is taken off.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{Reading, Tax};

const CART: &str = "https://www.aliexpress.com/p/shoppingcart/index.html";

/// A language, its words for the sum of the goods and the total, for what is charged, and for what is taken off.
type Language = (&'static str, [&'static str; 2], [&'static str; 3], [&'static str; 2]);

const LANGUAGES: [Language; 7] = [
    (
        "en",
        ["Subtotal", "Estimated total"],
        ["Tax", "Customs duty", "Handling fee"],
        ["Discount", "Coins"],
    ),
    (
        "de",
        ["Zwischensumme", "Gesamtsumme"],
        ["Einfuhrumsatzsteuer", "Zollabgaben", "Bearbeitungsgebühr"],
        ["Shop-Rabatt", "Münzen"],
    ),
    (
        "fr",
        ["Sous-total", "Total"],
        ["TVA à l'importation", "Droits d'importation", "Frais de dossier"],
        ["Coupon de la boutique", "Pièces"],
    ),
    (
        "es",
        ["Subtotal", "Total"],
        ["IVA (est.)", "Arancel", "Gastos de gestión"],
        ["Cupón de la tienda", "Monedas"],
    ),
    (
        "pl",
        ["Suma częściowa", "Razem"],
        ["Szacowany podatek", "Należności celne", "Opłata manipulacyjna"],
        ["Kupon sklepu", "Monety"],
    ),
    ("ja", ["小計", "合計"], ["輸入消費税", "輸入関税", "手数料"], ["ストアクーポン", "コイン"]),
    (
        "ko",
        ["소계", "총 합계"],
        ["부가가치세", "수입 관세", "통관 수수료"],
        ["스토어 쿠폰", "코인"],
    ),
];

/// A cart of goods of 40 with a bar above its store, and one more row in its summary.
fn cart(lang: &str, [goods, total]: [&str; 2], bar: &str, more: [&str; 2], sum: &str) -> Reading {
    let row = |[label, amount]: [&str; 2]| {
        format!("<div><i>{label}</i><b>{amount}</b></div>").repeat(usize::from(!label.is_empty()))
    };
    let html = format!(
        "<html lang={lang}><body><div class=ship-to--menuItem--Z><span class='country-flag-y2023 US'></span>\
         <div class=ship-to--text--R><span>{}/</span><b>USD</b></div></div>\
         <div class=cart-header-title>x (1)</div><div class=g><div class=group-title-ctn>\
         <a href='/store/1108000101'>S</a></div>{bar}<div class=cart-product>\
         <i class='comet-v2-checkbox comet-v2-checkbox-checked'></i><a class=cart-product-name-title href='/item/1005008811330001.html'>x</a>\
         <div class=cart-product-block-price-wrapper><span class=cart-product-price-s>US $40.00</span></div>\
         <input class=comet-v2-input-number-input value=1></div></div>\
         <div class=cart-summary>{}{}{}</div></body></html>",
        lang.to_uppercase(),
        row([goods, "US $40.00"]),
        row(more),
        row([total, sum]),
    );
    read_text(&html, CART, None)
}

fn quoted(reading: &Reading) -> Vec<&str> {
    reading.unexplained.iter().map(|open| open.text.as_str()).collect()
}

#[test]
fn a_tax_a_duty_and_a_fee_of_the_summary_are_not_in_the_prices_in_any_language() {
    for (lang, ends, charges, _) in LANGUAGES {
        for charge in charges {
            let reading = cart(lang, ends, "", [charge, "US $2.00"], "US $42.00");
            let tax = reading.cart.and_then(|cart| cart.tax);
            assert_eq!(tax, Some(Tax::Excluded), "{lang} {charge}");
        }
        let reading = cart(lang, ends, "", [charges[0], "US $0.00"], "US $40.00");
        assert_eq!(reading.cart.and_then(|cart| cart.tax), None, "{lang}");
    }
}

#[test]
fn what_the_summary_takes_off_beside_the_offers_is_quoted_in_every_language() {
    for (lang, ends, _, savings) in LANGUAGES {
        for saving in savings {
            let reading = cart(lang, ends, "", [saving, "-US $2.00"], "US $38.00");
            let row = format!("{saving}-US $2.00");
            assert_eq!(quoted(&reading), [row.as_str()], "{lang}");
        }
        let reading = cart(lang, ends, "", ["", ""], "US $40.00");
        assert!(quoted(&reading).is_empty(), "{lang}");
    }
}

#[test]
fn a_discount_that_was_read_explains_its_row_and_no_other_amount() {
    let bar = "<div class=b>Buy 1 get 5% off</div>";
    let ends = ["Subtotal", "Total"];
    for (amount, sum, open) in [("-US $2.00", "US $38.00", 0), ("-US $3.00", "US $37.00", 1)] {
        let reading = cart("en", ends, bar, ["Store discount", amount], sum);
        assert_eq!((reading.offers.len(), reading.unexplained.len()), (1, open), "{amount}");
    }
}

#[test]
fn what_led_to_the_prices_and_what_repeats_them_is_no_discount_of_the_cart() {
    let ends = ["Subtotal", "Total"];
    // Savings that the total does not take off again.
    let reading = cart("en", ends, "", ["Discount", "-US $2.00"], "US $40.00");
    assert!(quoted(&reading).is_empty(), "{:?}", quoted(&reading));
}

#[test]
fn a_fee_that_the_summary_contradicts_is_quoted_in_every_language() {
    let words = [
        ("Shipping", "Free"),
        ("Versand", "Kostenlos"),
        ("Livraison", "Gratuit"),
        ("Envío", "Gratis"),
        ("Dostawa", "Darmowa"),
        ("送料", "無料"),
        ("배송비", "무료"),
    ];
    for ((lang, ends, ..), (label, free)) in LANGUAGES.into_iter().zip(words) {
        let bar = |fee: &str| format!("<div class=b><span>{label}: {fee}</span></div>");
        for (fee, stated, sum, is_open) in [
            ("US $3.00", free, "US $40.00", true),
            ("US $3.00", "US $3.00", "US $43.00", false),
            ("US $3.00", "US $2.00", "US $42.00", true),
        ] {
            let reading = cart(lang, ends, &bar(fee), [label, stated], sum);
            let row = format!("{label}: {fee}");
            let right: &[&str] = if is_open { &[&row] } else { &[] };
            assert_eq!(quoted(&reading), right, "{lang} {stated}");
        }
    }
}
