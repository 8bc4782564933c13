//! Wait or buy: the same cart when the codes that are known for later hold.

use aliexpress::calendar;
use contract::{Advice, AdviceRequest, OfferKind, Plan, Wait};
use deal::{Country, Instant, Money};

use crate::advise::{advise, place_of};
use crate::error::Error;
use crate::shelf::{Shelf, Shelves};

/// How far ahead waiting is thought of, in milliseconds: two months, as the calendar looks.
const AHEAD: i64 = 62 * 86_400_000;
/// No more moments than this are planned for; the nearest come first.
const MOST_MOMENTS: usize = 6;

/// The cheapest of the coming moments at which a sale or a known code begins, where the cart costs less
/// then than now; of equals the first.
///
/// Only what is known counts: today's prices, and codes whose window a source names. Most sales to come
/// have neither, and then there is nothing to say.
///
/// # Errors
/// The first value of the request that cannot stand where it stands, with its path.
pub fn wait(
    request: &AdviceRequest,
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Option<Wait>, Error> {
    let at = |at: Instant| AdviceRequest { at: at.to_string(), ..request.clone() };
    let (place, now) = place_of(request)?;
    let shelf = Shelf::of(&request.cart, place, &request.imported, now);
    waited(request, now, &shelf.begin, &mut |then| advise(&at(then), out_of_time))
}

impl Shelves {
    /// The same as [`wait`], with the signed file that lies here in place of the request's, and with what was
    /// resolved of the catalogues before.
    ///
    /// # Errors
    /// As for [`wait`].
    pub fn wait(
        &mut self,
        request: &AdviceRequest,
        out_of_time: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Wait>, Error> {
        let at = |at: Instant| AdviceRequest { at: at.to_string(), ..request.clone() };
        let (place, now) = place_of(request)?;
        let shelf = self.of(&request.cart, place, now);
        waited(request, now, &shelf.begin, &mut |then| self.advise(&at(then), out_of_time))
    }
}

/// The best of the moments at which something begins; `begin` are those of the catalogues.
fn waited(
    request: &AdviceRequest,
    at: Instant,
    begin: &[Instant],
    advise_at: &mut dyn FnMut(Instant) -> Result<Advice, Error>,
) -> Result<Option<Wait>, Error> {
    let now = advise_at(at)?;
    let mut best: Option<Wait> = None;
    for then in moments(&now, begin, &request.cart.ship_to, at) {
        let advice = advise_at(then)?;
        let Some(less) = less(&now.plan, &advice.plan, &request.cart.currency) else { continue };
        if best.as_ref().is_none_or(|best| advice.plan.total.value() < best.total.value()) {
            best = Some(Wait {
                at: then.to_string(),
                sale: sale_at(&request.cart.ship_to, at, then),
                total: advice.plan.total.clone(),
                less: less.into(),
                certainty: advice.plan.certainty,
                codes: codes(&advice),
            });
        }
    }
    Ok(best)
}

/// How much less the later plan costs; `None` where it costs no less.
fn less(now: &Plan, then: &Plan, currency: &str) -> Option<Money> {
    let currency = deal::Currency::new(currency).ok()?;
    let less = now.total.value() - then.total.value();
    Money::new(less, currency).ok().filter(|less| !less.is_zero() && less.amount() > 0.into())
}

/// When something begins: an offer that is not yet there, the nearest first.
fn moments(now: &Advice, begin: &[Instant], ship_to: &str, at: Instant) -> Vec<Instant> {
    let market = Country::new(ship_to).ok();
    let offers = now.offers.iter().filter(|offer| offer.kind == OfferKind::Code);
    let mut moments: Vec<Instant> = offers.filter_map(crate::window::has_begun).collect();
    moments.extend(begin);
    let with_series = calendar::next(market, at)
        .into_iter()
        .filter(|occasion| market.is_some_and(|market| !occasion.series(market).is_empty()));
    moments.extend(with_series.map(|occasion| occasion.starts()));
    moments.retain(|then| *then > at && then.millis() - at.millis() <= AHEAD);
    moments.sort_unstable();
    moments.dedup();
    moments.truncate(MOST_MOMENTS);
    moments
}

/// The surest sale that is on at that moment and was still to come.
fn sale_at(ship_to: &str, at: Instant, then: Instant) -> Option<String> {
    let market = Country::new(ship_to).ok();
    let on = calendar::now(market, then);
    let fresh = on.iter().find(|occasion| occasion.starts() > at && occasion.starts() <= then);
    fresh.map(|occasion| occasion.name().to_owned())
}

/// The codes that a plan takes.
fn codes(advice: &Advice) -> Vec<String> {
    let steps = advice.plan.orders.iter().flat_map(|order| &order.steps);
    let offer = |id: &str| advice.offers.iter().find(|offer| offer.id.as_deref() == Some(id));
    steps
        .filter_map(|step| step.offer().and_then(offer))
        .filter(|offer| offer.kind == OfferKind::Code)
        .filter_map(|offer| offer.code.clone())
        .collect()
}
