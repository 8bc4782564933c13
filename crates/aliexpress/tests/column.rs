//! What is said of money anywhere in the product's columns is read or quoted, in every layout of a listing; what is of
//! no price and takes nothing off is neither.
#![cfg(feature = "text")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may")]

use std::fs;
use std::path::PathBuf;

use aliexpress::read_text;
use contract::{Reading, Tax};

const ANCHORS: [&str; 9] = [
    "<div class=\"price-default--wrap--p8vPK\"",
    "<div class=\"vat-installment",
    "<div class=\"coupon-block--wrap",
    "<div class=\"title--wrap",
    "<div class=\"sku--wrap",
    "<div class=\"delivery-v2--wrap",
    "<div class=\"shipping--item",
    "<button class=\"comet-v2-btn add-to-cart",
    "<a class=\"store-detail--wrap",
];

fn fixture(name: &str) -> Option<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages").join(name);
    let file = |file: &str| fs::read_to_string(folder.join(file)).ok();
    Some((file("page.html")?, file("url.txt")?.trim().to_owned()))
}

fn quoted(reading: &Reading) -> Vec<&str> {
    reading.unexplained.iter().map(|it| it.text.as_str()).collect()
}

/// A page with a text before one of its elements.
fn with(html: &str, anchor: &str, inside: &str) -> String {
    assert!(html.contains(anchor), "{anchor}");
    html.replacen(anchor, &[inside, anchor].concat(), 1)
}

#[test]
fn what_may_change_the_answer_is_seen_wherever_it_stands() {
    let (html, url) = fixture("csr-us").unwrap();
    let html = html.replace("Tax excluded, add at checkout if applicable", "Price includes VAT");
    assert_eq!(quoted(&read_text(&html, &url, None)), [""; 0]);
    for anchor in ANCHORS {
        for text in [
            "Store coupon: $5 off on $10",
            "US $5 off orders over $10",
            "20% off with code ABCDE5",
            "Coupon code ABCDE5",
            "Shipping: $9.00",
            "frobnicate $7",
            "This item is sold out",
            "New users only",
            "$11.00",
        ] {
            for [begin, end] in [
                ["<div>", "</div>"],
                ["<div><p><span>", "</span></p></div>"],
                ["<select><option>", "</option></select>"],
                ["<label>", "</label>"],
                ["<article><summary>", "</summary></article>"],
                ["<table><td>", "</td></table>"],
                ["<x-tile><h5>", "</h5></x-tile>"],
            ] {
                let page = with(&html, anchor, &[begin, text, end].concat());
                let reading = read_text(&page, &url, None);
                let is_seen = quoted(&reading).iter().any(|quoted| quoted.contains(text));
                // Right beside the price a label makes it somebody's, which the reading says.
                let said = |reading: Reading| reading.listing.unwrap();
                let is_read = || {
                    let listing = said(read_text(&page, &url, None));
                    listing.price_condition.is_some() || listing.price.is_none()
                };
                assert!(is_seen || is_read(), "{text} before {anchor}");
            }
        }
        for text in ["Tax excluded", "VAT not included", "Import duties may be charged"] {
            let page = with(&html, anchor, &["<div>", text, "</div>"].concat());
            let tax = read_text(&page, &url, None).listing.unwrap().tax.unwrap();
            assert_eq!(tax, Tax::Excluded, "{text} before {anchor}");
        }
    }
}

#[test]
fn what_is_of_no_price_is_not_quoted() {
    let (html, url) = fixture("csr-us").unwrap();
    for (language, texts) in [
        (
            "en",
            &["Refund $1 coupon if delayed", "2-year warranty $3.99", "98% positive feedback"][..],
        ),
        (
            "en",
            &[
                "Free returns within 90 days",
                "1,000+ sold",
                "100% cotton",
                "Earn $5: invite friends",
            ],
        ),
        ("en", &["4 interest-free payments of $4.60", "4x $4.60 with Klarna", "$18.40", "$36.80"]),
        ("de", &["2 Jahre Garantie 3,99 $", "98 % positive Bewertungen", "1 $ bei Verspätung"]),
        ("fr", &["Garantie 2 ans 3,99 $", "1 $ en cas de retard", "98 % d'avis positifs"]),
        ("es", &["Garantía de 2 años: 3,99 $", "1 $ si se retrasa", "98% valoraciones positivas"]),
        ("ja", &["2年保証 $3.99", "遅延した場合 $1", "98% 高評価"]),
        ("ru", &["Гарантия 2 года $3.99", "98% положительных отзывов", "$1 при задержке"]),
    ] {
        let html = html.replace("lang=\"en\"", &format!("lang=\"{language}\""));
        let before = read_text(&html, &url, None);
        for text in texts {
            for anchor in &ANCHORS[4..] {
                let page = with(&html, anchor, &["<div>", text, "</div>"].concat());
                let reading = read_text(&page, &url, None);
                assert_eq!(quoted(&reading), quoted(&before), "{text} before {anchor}");
            }
        }
    }
}

#[test]
fn every_layout_of_a_listing_hears_what_stands_beside_its_title() {
    let mut heard = 0;
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some((html, url)) = fixture(&name).filter(|(_, url)| url.contains("/item/")) else {
            continue;
        };
        // The last heading is the product's: one before it stands in a dialog.
        let Some(at) = html.rfind("</h1>") else { continue };
        let has_price = |html: &str| {
            let listing = read_text(html, &url, None).listing;
            listing.is_some_and(|listing| listing.price.is_some())
        };
        if !has_price(&html) {
            continue;
        }
        let page =
            [&html[..at], "</h1><div class=zz>frobnicate USD 7</div>", &html[at + 5..]].concat();
        let reading = read_text(&page, &url, None);
        assert!(quoted(&reading).contains(&"frobnicate USD 7"), "{name}: {:?}", quoted(&reading));
        heard += 1;
    }
    assert!(heard >= 25, "{heard}");
}

#[test]
fn a_column_of_more_texts_than_are_looked_at_has_no_seal() {
    let (html, url) = fixture("csr-us").unwrap();
    let many: String = (0..1_500).map(|nth| format!("<p>note {nth}</p>")).collect();
    let page = with(&html, ANCHORS[4], &[many.as_str(), "<p>frobnicate $7</p>"].concat());
    assert_eq!(quoted(&read_text(&page, &url, None)).len(), 1);
}

#[test]
fn a_code_alone_among_the_coupons_is_quoted_and_one_with_its_terms_is_not() {
    let (html, url) = fixture("csr-us").unwrap();
    let (begin, rest) = html.split_once("<div class=\"coupon-block--couponItem--").unwrap();
    let at = rest.find('>').unwrap() + 1;
    for (text, open) in [
        ("SAVE2", true),
        ("Coupon code SAVE2", true),
        ("Coupon code: KETTLE20", true),
        ("Code: KETTLE20", true),
        ("Code: KETTLE20 $2 off on $15", false),
        ("Coupons", false),
    ] {
        for tag in ["div", "span"] {
            let item =
                format!("<div class=\"coupon-block--couponItem--x\"><{tag}>{text}</{tag}></div>");
            let page = format!(
                "{begin}{item}<div class=\"coupon-block--couponItem--{}{}",
                &rest[..at],
                &rest[at..]
            );
            let reading = read_text(&page, &url, None);
            assert_eq!(quoted(&reading).contains(&text), open, "{text} {:?}", quoted(&reading));
            let is_planned =
                reading.offers.iter().any(|it| it.off.is_none() && it.percent.is_none());
            assert!(!is_planned, "{text}");
        }
    }
}
