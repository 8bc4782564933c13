//! From a cart and everything known beside it to the advice.

use std::collections::BTreeSet;

use contract::{Advice, AdviceRequest, Cart, Offer, OfferKind, OrderLine, Refusal, SeenCode};
use deal::{Country, Currency, Instant};
use wording::refusal::{self, Reason};

use crate::error::Error;
use crate::law::law_cart;
use crate::merge::merge;
use crate::moments;
use crate::own_code::doubted;
use crate::plan::{named, plan_named};
use crate::seal;
use crate::shelf::{Counted, Shelf, Shelves};
use crate::sound::Sieve;
use crate::window::begins;

/// Plans a cart with its own offers, the shopper's codes and the catalogues', less what the checkout
/// refused.
///
/// The same request gives the same advice: the instant comes with it, and `out_of_time` is asked now and
/// then whether the search must end.
///
/// An offer that cannot stand in a plan is left out with its reason, whoever it came from. Codes of the
/// catalogues that cannot help here and now are counted; each that the shopper has met has its verdict.
///
/// # Errors
/// The first value of the request but for its offers that cannot stand where it stands, with its path.
pub fn advise(
    request: &AdviceRequest,
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Advice, Error> {
    let (place, at) = place_of(request)?;
    let shelf = Shelf::of(&request.cart, place, &request.imported, at);
    advise_with(request, &shelf, at, out_of_time)
}

impl Shelves {
    /// The same as [`advise`], with the signed file that lies here in place of the request's, and with what
    /// was resolved of the catalogues before.
    ///
    /// # Errors
    /// As for [`advise`].
    pub fn advise(
        &mut self,
        request: &AdviceRequest,
        out_of_time: &mut dyn FnMut() -> bool,
    ) -> Result<Advice, Error> {
        let (place, at) = place_of(request)?;
        let shelf = self.of(&request.cart, place, at);
        advise_with(request, &shelf, at, out_of_time)
    }
}

/// Where and when a request is about, if its cart can be planned at all.
pub(crate) fn place_of(request: &AdviceRequest) -> Result<((Country, Currency), Instant), Error> {
    let at = Instant::parse(&request.at).map_err(Error::value("at".into()))?;
    Ok((check(&request.cart, at)?, at))
}

fn advise_with(
    request: &AdviceRequest,
    shelf: &Shelf,
    at: Instant,
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Advice, Error> {
    let currency = &request.cart.currency;
    let mut sieve = Sieve::new(&request.cart, at);
    let mut offers = named(&sieve.held(&request.cart.offers));
    let first = offers.len();
    for code in sieve.own(&request.own_codes) {
        merge(&mut offers, code, currency);
    }
    let own = first..offers.len();
    sieve.left_out.extend(shelf.left_out.iter().cloned());
    for (index, seen) in request.seen.iter().enumerate() {
        match shown(seen, &sieve, at) {
            Ok(code) => merge(&mut offers, code, currency),
            Err(why) => sieve.leave_out(&seen.offer, format!("seen[{index}]"), why),
        }
    }
    let counted = take_in(&mut offers, shelf, request);
    // What the catalogues lent is no longer missing.
    for offer in offers.get_mut(own).unwrap_or_default() {
        *offer = doubted(offer.clone());
    }
    for offer in &mut offers {
        if refusal(request, offer).is_some() {
            offer.uses = Some(0);
        }
    }
    let next = [moments::next(&offers, at), shelf.next].into_iter().flatten().min();
    let cart = Cart { at: Some(request.at.clone()), offers, ..request.cart.clone() };
    let mut plan = plan_named(&cart, &cart.offers, at, &counted.spoken, out_of_time)?;
    for row in &mut plan.offers {
        let offer = cart.offers.iter().find(|offer| offer.id.as_deref() == Some(&row.id));
        if let Some(refusal) = offer.and_then(|offer| refusal(request, offer)) {
            row.refused = Some(refusal.why.clone());
            row.refused_at = Some(refusal.at.clone());
        }
    }
    let mut advice = Advice {
        plan,
        offers: cart.offers,
        left_out: sieve.left_out,
        seal: None,
        seal_why: Vec::new(),
        aside: counted.told(),
        next: next.map(|next| next.to_string()),
    };
    seal::give(&mut advice, request.unexplained);
    Ok(advice)
}

/// Takes in what the catalogues know: what may help, and of the rest what the shopper has met under its
/// name. The others are counted.
fn take_in(offers: &mut Vec<Offer>, shelf: &Shelf, request: &AdviceRequest) -> Counted {
    let upper = |code: &String| code.to_ascii_uppercase();
    let known: BTreeSet<String> =
        offers.iter().filter_map(|offer| offer.code.as_ref()).map(upper).collect();
    let refused: BTreeSet<String> = request.refused.iter().map(|one| upper(&one.code)).collect();
    for code in &shelf.front {
        merge(offers, code.clone(), &request.cart.currency);
    }
    let mut counted = Counted::default();
    for set in &shelf.aside {
        let name = set.offer.code.as_ref().map(upper).unwrap_or_default();
        match (known.contains(&name), refused.contains(&name)) {
            (true, _) if set.is_dated => (),
            (true, _) | (_, true) => merge(offers, set.offer.clone(), &request.cart.currency),
            _ => counted.add(set),
        }
    }
    counted
}

/// Finds the first bad value of a cart but for its offers, and else the country that it ships to and its
/// currency.
fn check(cart: &Cart, at: Instant) -> Result<(Country, Currency), Error> {
    let bare = Cart { offers: Vec::new(), ..cart.clone() };
    let bare = law_cart(&bare, at).map_err(|error| error.moved(|at| format!("cart.{at}")))?;
    Ok((bare.ship_to(), bare.currency()))
}

/// How long a code that a page showed without an end is taken to hold, in milliseconds: seller windows
/// are of 24 to 48 hours.
const SHOWN_LONG: i64 = 2 * 86_400_000;

/// A code that a page showed, with where and when, or why it cannot stand in a plan.
///
/// It was shown for where the page shipped to. One without an end has none that anybody knows, once it
/// was not seen for two days.
fn shown(seen: &SeenCode, sieve: &Sieve, at: Instant) -> Result<Offer, String> {
    let last = Instant::parse(&seen.at).map_err(|error| format!("at: {error}"))?;
    let mut code = Offer { id: None, kind: OfferKind::Code, ..seen.offer.clone() };
    if code.code.is_none() {
        return Err("it has no code".to_owned());
    }
    if code.markets.is_empty() && code.not_markets.is_empty() {
        code.markets.extend(seen.ship_to.clone());
    }
    let endless = code.ends.is_none() && code.ends_local.is_none();
    code.unknown_window |= endless && at.millis() - last.millis() > SHOWN_LONG;
    let day = seen.at.get(..10).unwrap_or(&seen.at);
    code.source = Some([&seen.page, " · ", day].concat());
    sieve.fault(&code).map_or(Ok(code), Err)
}

/// The newest refusal of the offer's code that still speaks of it in this cart.
fn refusal<'a>(request: &'a AdviceRequest, offer: &Offer) -> Option<&'a Refusal> {
    let code = offer.code.as_ref().or(offer.id.as_ref())?;
    request.refused.iter().rfind(|refusal| {
        refusal.code.eq_ignore_ascii_case(code)
            && !begins_after(offer, &refusal.at)
            && reaches(refusal, &request.cart)
    })
}

/// Whether an offer begins after a moment: the same name with a later window is another code.
fn begins_after(offer: &Offer, at: &str) -> bool {
    begins(offer).zip(Instant::parse(at).ok()).is_some_and(|(begins, at)| begins > at)
}

/// Whether what was said of one cart holds for another.
fn reaches(refusal: &Refusal, cart: &Cart) -> bool {
    let there = refusal.ship_to.as_ref().is_none_or(|ship_to| *ship_to == cart.ship_to);
    match refusal::reason(&refusal.why) {
        Some(Reason::Expired | Reason::Used | Reason::FirstOrder) => true,
        Some(Reason::Market) => there,
        Some(Reason::Minimum | Reason::Items) | None => there && same_lines(refusal, cart),
    }
}

fn same_lines(refusal: &Refusal, cart: &Cart) -> bool {
    let held = |line: &OrderLine| {
        cart.lines.iter().any(|other| other.id == line.id && other.quantity == line.quantity)
    };
    refusal.lines.is_empty()
        || (refusal.lines.len() == cart.lines.len() && refusal.lines.iter().all(held))
}
