//! What nobody sees is neither a price nor a coupon, whatever hides it and however far above; linked data without a
//! context is a witness all the same; words that are not known beside a price take it or its seal away.
#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

use aliexpress::read_text;
use contract::{Amount, Reading};
use rust_decimal::Decimal;

const ITEM: &str = "https://www.aliexpress.com/item/1005009400000517.html";
const SEARCH: &str = "https://www.aliexpress.com/w/wholesale-kettle.html";
const CENTRE: &str = "https://www.aliexpress.com/ssr/300000512/glo-coupon-center";

const HIDES: [&str; 6] = [
    "hidden",
    "style=\"display:none\"",
    "style=\"color: red; display: none\"",
    "style=\"visibility:hidden\"",
    "style=\"visibility: hidden\"",
    "aria-hidden=\"true\"",
];
const NOW: &str = r#"<span class="price-default--current--x">US $10.95</span>"#;
const LOWER: &str = r#"<span class="price-default--current--x">US $1.95</span>"#;

fn read(head: &str, body: &str, url: &str) -> Reading {
    let html = format!(
        r#"<html lang="en"><head>{head}</head><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 US"></span><div class="ship-to--text--x"><span>EN/</span><b>USD</b></div></div>{body}</body></html>"#
    );
    read_text(&html, url, None)
}

/// A listing with something in its head, its price's block and behind that.
fn listing(head: &str, block: &str, behind: &str) -> Reading {
    let body = format!(
        r#"<div class="pdp-body"><div class="pdp-info-right"><h1 data-pl="product-title">Kettle</h1><div data-pl="product-price">{block}</div>{behind}</div></div>"#
    );
    read(head, &body, ITEM)
}

fn card(inside: &str) -> Reading {
    let body = format!(
        r#"<div id="card-list"><div class="search-item-card-wrapper-gallery"><a href="//www.aliexpress.com/item/1005010000110001.html"><div><h3>Kettle</h3></div>{inside}</a></div></div>"#
    );
    read("", &body, SEARCH)
}

fn price(reading: Reading) -> Option<String> {
    reading.listing.expect("a listing").price.map(|price| price.min.to_string())
}

#[test]
fn nothing_that_an_ancestor_hides_is_a_price_or_a_coupon() {
    for hides in HIDES {
        for [begin, end] in [["", ""], ["<div>", "</div>"], ["<div><p>", "</p></div>"]] {
            let hide = |inside: &str| format!("<div {hides}>{begin}{inside}{end}</div>");
            let two = [hide(LOWER), NOW.to_owned()].concat();
            assert_eq!(price(listing("", &two, "")).as_deref(), Some("10.95"), "{two}");
            assert_eq!(price(listing("", &hide(NOW), "")), None, "{hides}");
            let coupon = "<div class=coupon-block--wrap--x><div class=coupon-block--couponItem--x>Store coupon US $5 off \
                          over US $30</div></div>";
            let reading = listing("", NOW, &hide(coupon));
            assert_eq!((reading.offers.len(), reading.unexplained), (0, Vec::new()), "{hides}");
            assert_eq!(listing("", NOW, coupon).offers.len(), 1);
            let words = "<span>Store coupon</span><div><span>US $5 OFF</span></div><div><span>orders over US $30</span></div>";
            let seen = words.replace('5', "4");
            let cards = format!("<main><ul><li>{}</li><li>{seen}</li></ul></main>", hide(words));
            let offers = read("", &cards, CENTRE).offers;
            let off: Vec<_> = offers.iter().map(|it| it.off.as_ref().map(Amount::value)).collect();
            assert_eq!(off, [Some(Decimal::from(4))], "{hides}");
            let both = [hide("<span>US $1.95</span>"), "<div>US $10.95</div>".to_owned()].concat();
            let amount = card(&both).cards[0].price.as_ref().map(ToString::to_string);
            assert_eq!(amount.as_deref(), Some("10.95"), "{hides}");
        }
    }
}

#[test]
fn a_page_whose_dialog_hides_all_else_from_listeners_is_read() {
    let body = format!(
        r#"<div aria-hidden="true"><div class="pdp-info-right"><h1 data-pl="product-title">Kettle</h1><div data-pl="product-price">{NOW}</div></div></div>"#
    );
    assert_eq!(price(read("", &body, ITEM)).as_deref(), Some("10.95"));
}

#[test]
fn linked_data_that_names_no_context_contradicts_a_price_all_the_same() {
    let offer = |price: &str| {
        format!(
            r#"{{"@type":"Product","name":"Kettle","offers":{{"price":"{price}","priceCurrency":"USD"}}}}"#
        )
    };
    for (price_said, is_read) in [("10.95", true), ("9.99", false)] {
        let offer = offer(price_said);
        for json in [
            offer.clone(),
            format!("[{offer}]"),
            format!(r#"{{"@graph":[{{"@type":"Organization"}},{offer}]}}"#),
            offer.replacen('{', r#"{"@context":"https://schema.org","#, 1),
        ] {
            let head = format!(r#"<script type="application/ld+json">{json}</script>"#);
            assert_eq!(price(listing(&head, NOW, "")).is_some(), is_read, "{json}");
        }
    }
}

#[test]
fn words_that_are_not_known_beside_a_price_take_it_from_a_card_and_the_seal_from_a_listing() {
    for strange in ["with Zibbel card", "Zibbel only", "Zibbel"] {
        for inside in [
            format!("<div><span>{strange}</span><div>US $10.95</div></div>"),
            format!("<div><div>US $10.95</div><div>{strange}</div></div>"),
            format!("<div><div><b>US $10.95</b></div><i>{strange}</i></div>"),
        ] {
            let reading = card(&inside);
            assert_eq!(reading.cards[0].price, None, "{inside}");
            let why =
                reading.missing.iter().find(|it| it.field == "cards").map(|it| it.why.to_string());
            assert!(why.is_some_and(|why| why.ends_with(strange)), "{inside}");
        }
        let apart = format!(
            "<div><div>US $10.95</div><div>1,000+ sold</div></div><div><span>{strange}</span><span>and much of what \
             else a card may say of its product and of who sells it, far away from its price</span></div>"
        );
        assert!(card(&apart).cards[0].price.is_some(), "{apart}");
        let reading = listing("", NOW, &format!("<div>{strange}</div>"));
        let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(quoted, [strange]);
    }
    for known in ["Sale", "Tax excluded", "1,000+ sold", "Free shipping", "Ends tomorrow"] {
        let reading = listing("", NOW, &format!("<div>{known}</div>"));
        assert_eq!(reading.unexplained, [], "{known}");
    }
}
