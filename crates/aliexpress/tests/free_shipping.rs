//! Free shipping with a condition is not free, wherever on its line the condition stands.

#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

const URL: &str = "https://www.aliexpress.us/item/3256809400000517.html";

/// A listing of today's layout with these lines on shipping.
fn listing(lines: &[&str]) -> String {
    let lines: String = lines
        .iter()
        .map(|line| format!(r#"<div class="dynamic-shipping-line dynamic-shipping-titleLayout"><span>{line}</span></div>"#))
        .collect();
    format!(
        r#"<html lang="en"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 US"></span><div class="ship-to--text--x"><span>EN/</span><b>USD</b></div></div><div class="pdp-body pdp-wrap"><div class="pdp-info-right"><div data-pl="product-price"><span class="price-default--current--x">$45.80</span></div><h1 data-pl="product-title">Kettle</h1></div><div class="pdp-body-top-right"><a data-pl="store-name" href="//www.aliexpress.us/store/1102400057">Ember Store</a><div class="shipping--item--x"><div class="dynamic-shipping">{lines}</div></div></div></div></body></html>"#
    )
}

/// The fee that is read, and the least spend for free shipping.
fn shipping(lines: &[&str]) -> (Option<String>, Option<String>) {
    let reading = aliexpress::read_text(&listing(lines), URL, None);
    let listing = reading.listing.expect("a listing");
    (
        listing.shipping.as_ref().ok().map(|fee| fee.value.to_string()),
        listing.shipping_free_over.as_ref().map(|over| over.value.to_string()),
    )
}

#[test]
fn free_shipping_is_free_if_nothing_restricts_it() {
    for lines in [
        &["<strong>Free shipping</strong>"][..],
        &["<strong>Free shipping</strong>&nbsp;"],
        &["<strong>Free shipping</strong>", "Delivery: Dec 12 - 20"],
    ] {
        assert_eq!(shipping(lines), (Some("0".into()), None), "{lines:?}");
    }
}

#[test]
fn a_condition_beside_free_shipping_makes_the_fee_unknown() {
    for lines in [
        &["<strong>Free shipping</strong> for Choice members"][..],
        &["<strong>Free shipping</strong> <b>on your first order</b>"],
        &["<strong>Free shipping</strong> with coupon"],
        &["<strong>Free shipping</strong> when you buy 3+ items"],
        &["<strong>Free shipping</strong> + $2.00 handling"],
        &["<strong>Free shipping</strong> until Dec 3"],
        &["<strong>Free shipping</strong> in the app"],
        &["<strong>Free shipping</strong>", "for new users"],
    ] {
        assert_eq!(shipping(lines), (None, None), "{lines:?}");
    }
    for lines in [
        &["<strong>Free shipping</strong> on orders over <b>$60</b>"][..],
        &["<strong>Free shipping</strong>", "on orders over $60"],
    ] {
        assert_eq!(shipping(lines), (None, Some("60.00".into())), "{lines:?}");
    }
}
