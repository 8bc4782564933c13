//! What has become of a coupon that a page's data lists: what its button says there, in every language.
#![cfg(feature = "text")]
#![allow(clippy::unwrap_used, reason = "a test may")]

use aliexpress::read_text;
use contract::{Offer, OfferState};

const PAGE: &str = include_str!("../../../tests/pages/components-es/page.html");
const URL: &str = include_str!("../../../tests/pages/components-es/url.txt");

/// The coupon of the page whose button says these words; `acquirable` as it stands there.
fn coupon(button: &str, acquirable: bool) -> Offer {
    let was = "\"acquirable\": true,\n       \"actionTips\": \"Collect\"";
    assert!(PAGE.contains(was), "the page has such a coupon");
    let now = format!("\"acquirable\": {acquirable}, \"actionTips\": \"{button}\"");
    let reading = read_text(&PAGE.replacen(was, &now, 1), URL.trim(), None);
    let before = read_text(PAGE, URL.trim(), None);
    let changed = reading.offers.iter().zip(&before.offers).find(|(now, then)| now != then);
    changed.map_or_else(|| before.offers[0].clone(), |(now, _)| now.clone())
}

#[test]
fn a_coupon_of_the_data_has_the_state_that_its_button_says() {
    for (button, state) in [
        ("Expired", OfferState::Expired),
        ("Used", OfferState::Used),
        ("Sold out", OfferState::Gone),
        ("Agotado", OfferState::Gone),
        ("Caducado", OfferState::Expired),
    ] {
        for acquirable in [true, false] {
            assert_eq!(coupon(button, acquirable).state, Some(state), "{button}");
        }
    }
}

#[test]
fn a_button_of_the_data_that_is_not_understood_leaves_its_coupon_uncertain() {
    for button in ["Redeem 100 coins", "Canjear 100 monedas", "Zibbel", "ジッベル"] {
        let coupon = coupon(button, true);
        let why = coupon.why.unwrap_or_default();
        assert!(coupon.uncertain.is_some() && why.contains(button), "{button}: {why}");
    }
    let coupon = coupon("Collect", false);
    assert!(coupon.uncertain.is_some(), "{coupon:?}");
}

/// The first coupon of the page with one thing in its data changed.
fn changed(was: &str, now: &str) -> Option<Offer> {
    assert!(PAGE.contains(was), "the page has {was}");
    let before = read_text(PAGE, URL.trim(), None).offers[0].clone();
    let offers = read_text(&PAGE.replacen(was, now, 1), URL.trim(), None).offers;
    offers.into_iter().find(|now| now.code == before.code && now.off == before.off)
}

#[test]
fn data_that_contradicts_itself_leaves_its_coupon_uncertain_or_out() {
    let sure = changed("\"acquirable\": true", "\"acquirable\": true").unwrap();
    assert!(sure.uncertain.is_none(), "{sure:?}");
    for start in ["1669881600", "253402300799000"] {
        let was = start_of(PAGE);
        let coupon = changed(&was, &format!("\"startTime\": {start}")).unwrap();
        assert!(coupon.uncertain.is_some() && coupon.starts.is_none(), "{start}: {coupon:?}");
    }
    let held = coupon("Collected", true);
    assert!(held.uncertain.is_some() && held.collected != Some(false), "{held:?}");
    let coins = changed("MXN$69,54", "MXN$69,54 monedas").unwrap();
    assert!(coins.uncertain.is_some(), "{coins:?}");
    let dollars = changed("\\\"currency\\\": \\\"MXN\\\"", "\\\"currency\\\": \\\"USD\\\"");
    assert_eq!(dollars, None, "an amount that is recorded in another currency");
}

/// The first start in the page's data, as it stands there.
fn start_of(page: &str) -> String {
    let at = page.find("\"startTime\": ").unwrap();
    let end = page[at..].find([',', '\n']).unwrap();
    page[at..at + end].to_owned()
}
