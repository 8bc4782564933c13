//! What a checkout teaches: a code that it refused.

use contract::{Amount, Cart, OrderLine, Reading, Refusal};
use deal::sums;
use rust_decimal::Decimal;
use wording::refusal::{self, Reason};

/// The refusal that a checkout shows; none where it shows none, or does not tell of which code.
///
/// What is said of a cart is remembered only with that cart, which is the kept one where its goods come to
/// the checkout's, and what is said of a ship-to only with that: without them it would be held against the
/// code everywhere.
pub fn learn(reading: &Reading, kept: Option<&Cart>, at: &str) -> Option<Refusal> {
    let checkout = reading.checkout.as_ref()?;
    let (code, why) = (checkout.refused.clone()?, checkout.error.clone()?);
    let goods = checkout.goods.as_ref().map(Amount::value);
    let kept = kept.filter(|cart| goods.is_some() && listed(cart) == goods);
    let ship_to = reading.site.ship_to.clone().or_else(|| kept.map(|cart| cart.ship_to.clone()));
    let learned = Refusal { code, why, at: at.to_owned(), ship_to: None, lines: Vec::new() };
    match refusal::reason(&learned.why) {
        Some(Reason::Expired | Reason::Used | Reason::FirstOrder) => Some(learned),
        Some(Reason::Market) => ship_to.map(|to| Refusal { ship_to: Some(to), ..learned }),
        Some(Reason::Minimum | Reason::Items) | None => {
            let line = |(id, quantity): (&String, u32)| OrderLine { id: id.clone(), quantity };
            let lines = kept?.lines.iter().map(|it| line((&it.id, it.quantity))).collect();
            Some(Refusal { ship_to, lines, ..learned })
        }
    }
}

/// What the lines of a cart come to before any discount.
fn listed(cart: &Cart) -> Option<Decimal> {
    cart.lines.iter().try_fold(Decimal::ZERO, |sum, line| {
        sums::sum(sum, sums::product(line.price.value(), line.quantity.into())?)
    })
}
