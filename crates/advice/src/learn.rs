//! What a checkout teaches: a code that it refused.

use contract::{Amount, Cart, OrderLine, Reading, Refusal};
use deal::{Instant, sums};
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

/// So many refusals are remembered, the newest last.
const MOST: usize = 100;
/// The words of a refusal may still stand while another code is typed, so that for so long, in milliseconds,
/// the same words teach nothing of another code: one refusal too few, rather than one of a code that was
/// never tried.
const STANDS: i64 = 600_000;

/// The refusals that are remembered after a checkout was read, once for all that it says the same of; `None`
/// if they are those from before. `kept` is the cart of the checkout's currency.
pub fn refusals(
    refused: &[Refusal],
    reading: &Reading,
    kept: Option<&Cart>,
    at: Instant,
) -> Option<Vec<Refusal>> {
    let learned = learn(reading, kept, &at.to_string())?;
    let stands = |one: &Refusal| {
        let age = Instant::parse(&one.at).map(|then| (at.millis() - then.millis()).abs());
        one.code != learned.code && one.why == learned.why && age.is_ok_and(|age| age < STANDS)
    };
    if refused.iter().any(stands) {
        return None;
    }
    let said = |one: &Refusal| Refusal { at: String::new(), ..one.clone() };
    let others = refused.iter().filter(|one| said(one) != said(&learned));
    let mut all: Vec<Refusal> = others.cloned().collect();
    all.push(learned);
    all.drain(..all.len().saturating_sub(MOST));
    Some(all)
}
