//! The built-in table as offers.

use aliexpress::catalogue::{self, Listed};
use contract::{CodeVerdict, Offer, OfferKind};
use deal::{Country, Instant};

use crate::merge::merge;

/// Takes in the rows of the table, and says which of the offers are rows that do not hold now.
///
/// A code may come back with the same name and the same amounts in another window: a row that is over says
/// nothing against a code that the signed file knows.
pub(super) fn merge_table(
    offers: &mut Vec<Offer>,
    market: Country,
    at: Instant,
    currency: &str,
) -> Vec<usize> {
    let mut dated = Vec::new();
    for row in catalogue::offers(market, at) {
        let Some(new) = offer_of(&row) else { continue };
        let known = offers.iter().any(|offer| offer.code == new.code);
        let is_live = row.verdict == CodeVerdict::Live;
        if !is_live && !known {
            dated.push(offers.len());
        }
        if is_live || !known {
            merge(offers, new, currency);
        }
    }
    dated
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
