//! From a cart and everything known beside it to the advice.

use aliexpress::catalogue::{self, Listed};
use contract::{
    Advice, AdviceRequest, Amount, Cart, CodeVerdict, Offer, OfferKind, OrderLine, Refusal,
    SeenCode,
};
use deal::{Country, Instant};
use rust_decimal::Decimal;
use wording::refusal::{self, Reason};

use crate::error::Error;
use crate::law::law_cart;
use crate::own_code::doubted;
use crate::plan::{named, plan_named};
use crate::seal;
use crate::sound::Sieve;
use crate::window::begins;

/// Plans a cart with its own offers, the shopper's codes and the catalogue's, less what the checkout
/// refused.
///
/// The same request gives the same advice: the instant comes with it, and `out_of_time` is asked now and
/// then whether the search must end.
///
/// An offer that cannot stand in a plan is left out with its reason, whoever it came from.
///
/// # Errors
/// The first value of the request but for its offers that cannot stand where it stands, with its path.
pub fn advise(
    request: &AdviceRequest,
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Advice, Error> {
    let at = Instant::parse(&request.at).map_err(Error::value("at".into()))?;
    let market = check(&request.cart, at)?;
    let currency = &request.cart.currency;
    let mut sieve = Sieve::new(&request.cart, at);
    let mut offers = named(&sieve.held(&request.cart.offers));
    let first = offers.len();
    let mut brought = sieve.own(&request.own_codes);
    brought.extend(sieve.imported(&request.imported));
    for code in brought {
        merge(&mut offers, code, currency);
    }
    let own = first..offers.len();
    for (index, seen) in request.seen.iter().enumerate() {
        match shown(seen, &sieve, at) {
            Ok(code) => merge(&mut offers, code, currency),
            Err(why) => sieve.leave_out(&seen.offer, format!("seen[{index}]"), why),
        }
    }
    for row in catalogue::offers(market, at) {
        merge_listed(&mut offers, &row, currency);
    }
    // What the catalogue lent is no longer missing.
    for offer in offers.get_mut(own).unwrap_or_default() {
        *offer = doubted(offer.clone());
    }
    for offer in &mut offers {
        if refusal(request, offer).is_some() {
            offer.uses = Some(0);
        }
    }
    let cart = Cart { at: Some(request.at.clone()), offers, ..request.cart.clone() };
    let mut plan = plan_named(&cart, &cart.offers, at, out_of_time)?;
    for row in &mut plan.offers {
        let offer = cart.offers.iter().find(|offer| offer.id.as_deref() == Some(&row.id));
        let refusal = offer.and_then(|offer| refusal(request, offer));
        row.refused = refusal.map(|refusal| refusal.why.clone());
    }
    let mut advice = Advice {
        plan,
        offers: cart.offers,
        left_out: sieve.left_out,
        seal: None,
        seal_why: Vec::new(),
    };
    seal::give(&mut advice, request.unexplained);
    Ok(advice)
}

/// Finds the first bad value of a cart but for its offers, and else the country it ships to.
fn check(cart: &Cart, at: Instant) -> Result<Country, Error> {
    let bare = Cart { offers: Vec::new(), ..cart.clone() };
    let bare = law_cart(&bare, at).map_err(|error| error.moved(|at| format!("cart.{at}")))?;
    Ok(bare.ship_to())
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

/// Takes in an offer; one that says the same of the same code is that offer, and lends what the other
/// does not know.
fn merge(offers: &mut Vec<Offer>, new: Offer, currency: &str) {
    let name = deal::name(&new);
    match offers
        .iter_mut()
        .find(|known| deal::name(known) == name && same_terms(known, &new, currency))
    {
        Some(known) => lend(known, new),
        None => {
            let taken: Vec<String> = offers.iter().filter_map(|offer| offer.id.clone()).collect();
            let id = deal::unique_id(new.id.clone().unwrap_or(name), &taken);
            offers.push(Offer { id: Some(id), ..new });
        }
    }
}

/// Takes in a row of the catalogue.
///
/// A code may come back with the same name and the same amounts in another window: a row that is over says
/// nothing against a code that the page or the shopper knows.
fn merge_listed(offers: &mut Vec<Offer>, row: &Listed, currency: &str) {
    let Some(new) = offer_of(row) else { return };
    let known = offers.iter().any(|offer| offer.code == new.code);
    if row.verdict == CodeVerdict::Live || !known {
        merge(offers, new, currency);
    }
}

fn offer_of(row: &Listed) -> Option<Offer> {
    let code = row.code;
    let country = |country: Country| country.to_string();
    Some(Offer {
        id: Some(code.name()?.to_owned()),
        code: Some(code.name()?.to_owned()),
        off: Some(code.off()?.into()),
        min_spend: Some(Some(code.min_spend()?.into())),
        currency: code.currency().map(|currency| currency.to_string()),
        markets: code.markets().map(country).collect(),
        not_markets: code.not_markets().map(country).collect(),
        starts: code.starts().map(|at| at.to_string()),
        ends: code.ends().map(|at| at.to_string()),
        unknown_window: row.verdict == CodeVerdict::UnknownWindow,
        first_order_only: code.first_order_only(),
        title: Some(code.event().to_owned()),
        uncertain: row.doubt.map(|_| true),
        source: Some(code.source().to_owned()),
        ..Offer::new(OfferKind::Code)
    })
}

/// Whether both take the same off the same minimum, as far as it is known, wherever and whenever.
fn same_terms(one: &Offer, other: &Offer, cart_currency: &str) -> bool {
    let currency = |offer: &Offer| offer.currency.as_deref().unwrap_or(cart_currency).to_owned();
    let off = |offer: &Offer| offer.off.as_ref().map(Amount::value);
    let least = match (minimum(one), minimum(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    one.kind == other.kind
        && one.seller == other.seller
        && one.percent == other.percent
        && currency(one) == currency(other)
        && off(one) == off(other)
        && least
}

/// The least base; none where it is not known.
fn minimum(offer: &Offer) -> Option<Decimal> {
    match &offer.min_spend {
        None => Some(Decimal::ZERO),
        Some(least) => least.as_ref().map(Amount::value),
    }
}

/// Fills in what `known` leaves open; what it says stands.
fn lend(known: &mut Offer, other: Offer) {
    if known.min_spend == Some(None) {
        known.min_spend = other.min_spend;
    }
    let dated = [&known.starts, &known.ends, &known.starts_local, &known.ends_local];
    if dated.into_iter().all(Option::is_none) {
        (known.starts, known.ends) = (other.starts, other.ends);
        (known.starts_local, known.ends_local) = (other.starts_local, other.ends_local);
    }
    if known.markets.is_empty() && known.not_markets.is_empty() {
        (known.markets, known.not_markets) = (other.markets, other.not_markets);
    }
    known.first_order_only |= other.first_order_only;
    known.title = known.title.take().or(other.title);
    known.text = known.text.take().or(other.text);
    known.source = known.source.take().or(other.source);
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
