//! What pages say of when an offer holds: it comes through reading, keeping and planning, or is doubted.
#![allow(clippy::expect_used, reason = "a test may")]

use contract::{Cart, Offer, OfferKind, Reading};
use deal::Instant;

/// A fixture's page, read as at an instant.
fn page(name: &str, changed: impl Fn(String) -> String) -> Reading {
    let file = |file: &str| {
        let path = format!("{}/../../tests/pages/{name}/{file}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).expect(&path)
    };
    let url = file("url.txt");
    aliexpress::read_text_at(&changed(file("page.html")), url.trim(), None, None).without_sources()
}

/// Every `endTime` of a page with another value.
fn with_end(html: &str, end: &str) -> String {
    let mut parts = html.split("\"endTime\":");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        out.push_str(&format!("\"endTime\":{end}{rest}"));
    }
    out
}

/// The coupons whose window the data gives.
fn coupons(reading: &Reading) -> Vec<&Offer> {
    let coupon = |offer: &&Offer| offer.kind == OfferKind::StoreCoupon && offer.code.is_some();
    reading.offers.iter().filter(coupon).collect()
}

/// One line of a store that gives all that a page offers.
fn cart_with(offers: &[Offer]) -> Cart {
    let cart = r#"{"ship_to": "US", "currency": "USD", "offers": [],
        "lines": [{"id": "1", "seller": "S", "price": "200.00", "quantity": 1}]}"#;
    let of_store = |offer: &Offer| Offer { seller: Some("S".into()), ..offer.clone() };
    let cart: Cart = serde_json::from_str(cart).expect("a cart");
    Cart { offers: offers.iter().map(of_store).collect(), ..cart }
}

#[test]
fn whatever_the_data_says_of_an_end_the_cart_can_be_kept_and_planned() {
    for end in [
        "253402300799000",
        "253402300800000",
        "9007199254740991",
        "9223372036854775807",
        "-9223372036854775808",
        "4102444799000",
        "4102444800000",
        "0",
        "-1",
        "1",
        "1667285999",
        "1667285999000",
        "1706774399000",
        "99999999999999999999999",
        "null",
        "\"\"",
        "\"soon\"",
        "\"2026-12-09\"",
        "1e12",
        "[]",
        "{}",
        "true",
    ] {
        let reading = page("modules-coupons", |html| with_end(&html, end));
        assert!(!coupons(&reading).is_empty(), "{end}");
        let cart = cart_with(&reading.offers);
        let kept: Cart =
            contract::from_json(&serde_json::to_string(&cart).unwrap()).expect("what we wrote");
        assert_eq!(kept, cart, "{end}");
        for at in ["2022-10-15T00:00:00Z", "2026-11-30T00:00:00Z"] {
            let at = Instant::parse(at).expect(at);
            assert!(advice::plan(&kept, at, &mut || false).is_ok(), "{end}");
        }
    }
}

#[test]
fn an_end_that_stands_for_ever_is_none_and_one_that_is_not_understood_is_doubted() {
    for (end, ends, open) in [
        ("253402300799000", None, false),
        ("253402300800000", None, false),
        ("4102444800000", None, false),
        ("0", None, false),
        ("-1", None, false),
        ("\"soon\"", None, true),
        ("1667285999", None, true),
        ("1893455999000", Some("2030-01-01T00:00:00Z"), false),
        ("1893452400000", Some("2029-12-31T23:00:00Z"), false),
    ] {
        let reading = page("modules-coupons", |html| with_end(&html, end));
        for coupon in coupons(&reading) {
            assert_eq!(coupon.ends.as_deref(), ends, "{end}");
            assert_eq!(coupon.uncertain.is_some(), open, "{end}: {:?}", coupon.why);
            assert_eq!(coupon.why.is_some(), open, "{end}");
        }
    }
}

#[test]
fn the_days_on_a_card_go_with_its_coupon() {
    let mine = page("coupons-mine", |html| html);
    let days: Vec<_> = mine
        .offers
        .iter()
        .map(|offer| (offer.starts_local.as_deref(), offer.ends_local.as_deref()))
        .collect();
    assert_eq!(days[0], (Some("2021-03-01"), Some("2021-03-31")));
    assert_eq!(days[1], (None, None), "a card without a window");
    for (locale, window, days) in [
        ("de", "Vom 2021-03-01 bis 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("fr", "Du 2021-03-01 au 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("es", "Desde 2021-03-01 hasta 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("pt", "De 2021-03-01 a 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("it", "Dal 2021-03-01 al 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("pl", "Od 2021-03-01 do 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("nl", "Van 2021-03-01 tot 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("ru", "С 2021-03-01 по 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("ja", "2021-03-01から2021-03-31まで", ("2021-03-01", "2021-03-31")),
        ("ko", "2021-03-01부터 2021-03-31까지", ("2021-03-01", "2021-03-31")),
        ("tr", "2021-03-01 - 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("ar", "من 2021-03-01 إلى 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("he", "מ-2021-03-01 עד 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("th", "ตั้งแต่ 2021-03-01 ถึง 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("vi", "Từ 2021-03-01 đến 2021-03-31", ("2021-03-01", "2021-03-31")),
        ("id", "Dari 2021-03-01 hingga 2021-03-31", ("2021-03-01", "2021-03-31")),
    ] {
        let reading = page("coupons-mine", |html| {
            let html = html.replace("From 2021-03-01 to 2021-03-31", window);
            html.replace("<html lang=\"en\">", &format!("<html lang=\"{locale}\">"))
        });
        let offer = reading.offers.first().expect(locale);
        let found = (offer.starts_local.as_deref(), offer.ends_local.as_deref());
        assert_eq!(found, (Some(days.0), Some(days.1)), "{locale}: {offer:?}");
    }
}
