//! What has become of a coupon that a page's data lists: what its button says there, in every language.
#![cfg(feature = "text")]

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
