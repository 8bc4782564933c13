//! Carts that nobody fills by hand: an answer with a bound when the time is over, or a clear refusal.

use contract::{OfferKind, Orders};
use deal::*;

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

/// So many lines of so many sellers.
fn lines(count: u32, sellers: u32) -> Vec<Line> {
    let line = |at: u32| {
        let price = usd(199 + i64::from(at * 7_919 % 4_001));
        Line::new(format!("{at:05}"), format!("S{:03}", at % sellers), price, 1 + at % 3)
    };
    (0..count).map(line).collect()
}

/// So many offers, in turn a code, a store's coupon of a percentage, a fixed one, a Select coupon.
fn offers(count: u32, sellers: u32) -> Vec<Offer> {
    let offer = |at: u32| {
        let least = 1_500 + i64::from(at * 104_729 % 90_001);
        let fixed = Benefit::Fixed(usd(least / 8));
        let percent = Benefit::Percent { percent: Percent::whole(1 + at % 20), cap: None };
        let (kind, benefit) = match at % 4 {
            0 => (OfferKind::Code, fixed),
            1 => (OfferKind::StoreCoupon, percent),
            2 => (OfferKind::StoreCoupon, fixed),
            _ => (OfferKind::SelectCoupon, fixed),
        };
        let mut offer = Offer::new(format!("{at:05}"), kind, benefit);
        offer.min_spend = MinSpend::Known(usd(least));
        offer.seller = (kind == OfferKind::StoreCoupon).then(|| format!("S{:03}", at % sellers));
        offer
    };
    (0..count).map(offer).collect()
}

fn cart(lines: Vec<Line>, offers: Vec<Offer>, orders: Orders) -> Result<Cart, CartError> {
    let country = Country::new("US").unwrap_or_else(|_| unreachable!("a country"));
    let cart = Cart::new(country, Currency::USD, Instant::from_millis(0), lines, offers)?;
    Ok(cart.with_orders(orders).with_tax(Percent::whole(7)))
}

/// Plans with a clock that says the time is over when it was asked so often.
fn answers(cart: &Cart, patience: u32) {
    let mut asked = 0;
    let plan = plan(cart, &mut || {
        asked += 1;
        asked > patience
    });
    assert!(asked <= patience + 1, "asked {asked} times");
    assert!(plan.bound.minor() <= plan.total.minor());
    assert_eq!(plan.proved, plan.bound == plan.total);
    assert_eq!(verify(cart, &plan), []);
}

#[test]
fn ten_thousand_lines_are_answered_when_the_time_is_over() {
    for orders in [Orders::One, Orders::Split] {
        let cart = cart(lines(10_000, 500), offers(40, 500), orders).unwrap();
        answers(&cart, 3);
    }
}

#[test]
fn a_thousand_offers_are_answered_when_the_time_is_over() {
    for orders in [Orders::One, Orders::Split] {
        let cart = cart(lines(60, 12), offers(1_000, 12), orders).unwrap();
        answers(&cart, 40);
    }
}

#[test]
fn more_lines_or_offers_than_any_cart_holds_are_refused() {
    let error = cart(lines(10_001, 9), Vec::new(), Orders::One).unwrap_err();
    assert_eq!(error.to_string(), "lines: too many: at most 10000");
    let error = cart(Vec::new(), offers(10_001, 9), Orders::One).unwrap_err();
    assert_eq!(error.to_string(), "offers: too many: at most 10000");
}
