//! aliexpress.ru is another code base, of which little is known: under names that nobody knows its pages are not
//! understood, and nothing on them becomes an amount that is not theirs.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::Reading;

/// What a page of that site may hold around its content: state of its own kinds, which is not read.
const STATE: &str = r#"<script>window.__AER_DATA__ = {"price":{"value":1249},"coupon":{"amount":300,"min":2500}};</script>
<script id=__NEXT_DATA__ type=application/json>{"props":{"price":1249,"currency":"RUB"}}</script>"#;

/// A full page whose names nobody knows, in Russian or in English for Georgia.
fn page(lang: &str, [price, total, coupon, fee]: [&str; 4]) -> String {
    format!(
        "<html lang={lang}><head><title>x — AliExpress</title>{STATE}</head><body><div id=__aer_root__><main class=Zq_Main>\
         <h1 class=Zq_Title>Рюкзак</h1><div class=Zq_Now>{price}</div><div class=Zq_Was><del>{total}</del></div>\
         <div class=Zq_Coupon>{coupon}</div>\
         <div class=Zq_Line><a href=/item/1005006600770011.html>Рюкзак</a><span>{price}</span><input value=2></div>\
         <div class=Zq_Sum><span>{total}</span><button>OK</button></div><p>{fee}</p></main></div></body></html>"
    )
}

const PAGES: [(&str, [&str; 4]); 2] = [
    (
        "ru",
        [
            "1 249 ₽",
            "2 498 ₽",
            "Купон продавца: скидка 300 ₽ на заказы от 2 500 ₽",
            "Доставка 99 ₽",
        ],
    ),
    (
        "en",
        [
            "24.68\u{a0}GEL",
            "49.36\u{a0}GEL",
            "Store coupon: 5.00 GEL off orders over 40.00 GEL",
            "Shipping 3.50 GEL",
        ],
    ),
];

/// The addresses of that site, with what is missing of a page there whose names nobody knows.
const ADDRESSES: [(&str, &str); 7] = [
    ("https://aliexpress.ru/item/1005011000030001.html?sku_id=12000050000300011", "price"),
    ("https://m.aliexpress.ru/item/1005011000030001.html", "price"),
    ("https://aliexpress.ru/cart", "cart"),
    ("https://shoppingcart.aliexpress.ru/shopcart/shopcartDetail.htm", "cart"),
    ("https://aliexpress.ru/p/trade/confirm.html", "checkout"),
    ("https://aliexpress.ru/wholesale?SearchText=x", "cards"),
    ("https://aliexpress.ru/store/1105000777", "store.name"),
];

/// No amount of a page is in its reading, but for those of offers.
fn is_without_amounts(reading: &Reading) -> bool {
    let priced = reading.listing.as_ref().is_some_and(|it| {
        it.price.is_some()
            || it.list_price.is_some()
            || it.shipping.is_some()
            || !it.skus.is_empty()
    });
    !priced && reading.cart.is_none() && reading.checkout.is_none() && reading.cards.is_empty()
}

#[test]
fn a_page_of_another_layout_is_not_understood_and_has_no_amount() {
    for (lang, words) in PAGES {
        let html = page(lang, words);
        for (url, field) in ADDRESSES {
            let reading = read_text(&html, url, None);
            assert!(is_without_amounts(&reading), "{url} {lang}");
            assert_eq!(reading.offers, [], "{url} {lang}");
            let whys: Vec<String> = reading
                .missing
                .iter()
                .filter(|missing| missing.field == field)
                .map(|missing| missing.why.to_string())
                .collect();
            let is_said = |why: &String| {
                why.contains("not understood") || why.contains("not one of a store's front")
            };
            assert!(matches!(whys.as_slice(), [why] if is_said(why)), "{url} {lang} {whys:?}");
        }
    }
}

#[test]
fn a_page_that_is_not_known_at_all_says_nothing() {
    for (lang, words) in PAGES {
        let html = page(lang, words);
        for path in ["checkout", "coupons", "my-coupons", "order", "order-list", "promo/sale"] {
            let reading = read_text(&html, &["https://aliexpress.ru/", path].concat(), None);
            assert!(is_without_amounts(&reading), "{path} {lang}");
            assert_eq!(reading.offers, [], "{path} {lang}");
        }
    }
}
