//! One code from several sources: what each knows of it comes together in one offer.

use contract::{Amount, Offer, Percent};
use rust_decimal::Decimal;

/// Takes in an offer; one that says the same of the same code is that offer, and lends what the other
/// does not know.
pub(crate) fn merge(offers: &mut Vec<Offer>, new: Offer, currency: &str) {
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

/// Whether both take the same off the same minimum, as far as it is known, wherever and whenever.
fn same_terms(one: &Offer, other: &Offer, cart_currency: &str) -> bool {
    let currency = |offer: &Offer| offer.currency.as_deref().unwrap_or(cart_currency).to_owned();
    let off = |offer: &Offer| offer.off.as_ref().map(Amount::value);
    let percent = |offer: &Offer| offer.percent.as_ref().map(Percent::value);
    let least = match (minimum(one), minimum(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    one.kind == other.kind
        && one.seller == other.seller
        && percent(one) == percent(other)
        && currency(one) == currency(other)
        && off(one) == off(other)
        && least
}

/// The least base; none where it is not known.
pub(crate) fn minimum(offer: &Offer) -> Option<Decimal> {
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
