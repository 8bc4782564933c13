//! What stands by a listing's price and in its coupon box: a tax that is not in the price is never taken for included,
//! and a share or a saving that the prices do not explain is quoted.
#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

use aliexpress::read_text;
use contract::{Reading, Tax};

const URL: &str = "https://www.aliexpress.us/item/3256809400000517.html";

fn listing(list_price: &str, tax: &str, coupon: &str) -> Reading {
    let html = format!(
        r#"<html lang="en"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 US"></span><div class="ship-to--text--x"><span>EN/</span><b>USD</b></div></div><div class="pdp-body pdp-wrap"><div class="pdp-info-right"><div data-pl="product-price"><span class="price-default--current--x">$16.00</span>{list_price}</div><div class="vat-installment--wrap--x">{tax}</div><div class="coupon-block--wrap--x"><div class="coupon-block--content--x"><div class="coupon-block--couponItem--x">{coupon}</div></div></div><h1 data-pl="product-title">Kettle</h1></div></div></body></html>"#
    );
    read_text(&html, URL, None)
}

#[test]
fn a_tax_that_is_added_is_never_included() {
    for (words, right) in [
        ("Price includes VAT", Some(Tax::Included)),
        ("Price does not include VAT", Some(Tax::Excluded)),
        ("Price includes VAT; import duties extra", Some(Tax::Excluded)),
        ("Calculated at checkout", Some(Tax::Excluded)),
        ("Import charges: $3.20", Some(Tax::Excluded)),
        ("Extra 5% off with coins", None),
    ] {
        let tax = listing("", words, "$2 off on $15").listing.expect("a listing").tax;
        assert_eq!(tax, right, "{words}");
    }
}

#[test]
fn a_share_or_a_saving_that_the_prices_do_not_explain_is_quoted() {
    let struck = r#"<span class="price-default--original--x">$20.00</span>"#;
    for (coupon, before, is_quoted) in [
        ("20% off", "", true),
        ("Save 20%", "", true),
        ("Save $4.00", "", true),
        ("25% off", struck, true),
        ("20% off", struck, false),
        ("Save $4.00", struck, false),
    ] {
        let quoted = listing(before, "", coupon).unexplained;
        let is_it = quoted.iter().any(|open| open.text.contains(coupon));
        assert_eq!(is_it, is_quoted, "{coupon} beside {before}: {quoted:?}");
    }
}
