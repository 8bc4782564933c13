//! A code as it comes in by a door: pasted, typed, from a file or a list.

use contract::{Lack, Offer, OfferKind, Percent};
use deal::{Country, Currency, Instant};

use crate::error::Error;
use crate::law::check_offer;

/// A code as it is kept: uncertain, with the reason, as long as it lacks its markets, its end or its amounts.
///
/// People pass codes on without saying for which country or until when; such a code may be refused at the
/// checkout, so no total may be certain of it. This is a rule of these doors: a plan takes what is missing as
/// not limited. What the code lacked before and has now is no reason any more; reasons of other sorts stay.
pub fn doubted(mut offer: Offer) -> Offer {
    let said = offer.why.take();
    let others: Vec<&str> = said
        .iter()
        .flat_map(|why| why.split("; "))
        .filter(|why| !why.is_empty() && Lack::ALL.iter().all(|lack| reason(*lack) != *why))
        .collect();
    // Uncertain without a reason: for one that is not of this list.
    let stays = offer.uncertain == Some(true) && (said.is_none() || !others.is_empty());
    let lacks = lacks(&offer);
    offer.uncertain = if stays || !lacks.is_empty() { Some(true) } else { None };
    if offer.uncertain == Some(true) {
        let lacks = lacks.iter().map(|lack| reason(*lack));
        let why = others.into_iter().chain(lacks).collect::<Vec<_>>().join("; ");
        offer.why = Some(why).filter(|why| !why.is_empty());
    }
    offer
}

/// What a code lacks to be certain of.
pub fn lacks(offer: &Offer) -> Vec<Lack> {
    let stated = |lack: &Lack| match lack {
        Lack::Market => !offer.markets.is_empty() || !offer.not_markets.is_empty(),
        Lack::End => offer.ends.is_some() || offer.ends_local.is_some(),
        Lack::Amount => takes_off(offer),
    };
    Lack::ALL.into_iter().filter(|lack| !stated(lack)).collect()
}

/// The reason that is said for a lack.
const fn reason(lack: Lack) -> &'static str {
    match lack {
        Lack::Market => "no market is stated",
        Lack::End => "no end is stated",
        Lack::Amount => "no amount is stated",
    }
}

/// Whether a code says what it takes off; one that does not is kept and listed, and never planned.
pub(crate) fn takes_off(offer: &Offer) -> bool {
    offer.off.is_some()
        || offer.percent.is_some()
        || offer.ladder.is_some()
        || offer.pieces_ladder.is_some()
}

/// A code that the shopper states or imports, looked into as into any of a cart, and [`doubted`].
///
/// # Errors
/// The first value that cannot stand in a code, with its path: `place` is the code's.
pub fn own_code(offer: Offer, place: &str) -> Result<Offer, Error> {
    let offer = Offer { kind: OfferKind::Code, ..offer };
    check(offer.clone(), place)?;
    Ok(doubted(offer))
}

/// Sees that a code can stand in a cart of any currency.
fn check(mut offer: Offer, place: &str) -> Result<(), Error> {
    // What it takes off may be added later.
    if !takes_off(&offer) && offer.every.is_none() {
        offer.percent = Some(Percent::from(rust_decimal::Decimal::ONE));
    }
    let dollar = Currency::new("USD").map_err(Error::value("currency".into()))?;
    let market = Country::new("US").map_err(Error::value("ship_to".into()))?;
    let cart = deal::Cart::new(market, dollar, Instant::from_millis(0), Vec::new(), Vec::new())?;
    check_offer(&offer, place, &cart)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(change: impl FnOnce(&mut Offer)) -> Offer {
        let mut offer = Offer {
            code: Some("QES5".into()),
            off: serde_json::from_str("\"5\"").unwrap(),
            min_spend: Some(serde_json::from_str("\"39\"").unwrap()),
            currency: Some("EUR".into()),
            markets: vec!["ES".into()],
            ends_local: Some("2026-12-07".into()),
            ..Offer::new(OfferKind::Code)
        };
        change(&mut offer);
        offer
    }

    #[test]
    fn a_code_is_certain_only_of_a_market_an_end_and_an_amount() {
        for (change, why) in [
            ((|_| ()) as fn(&mut Offer), None),
            (|offer| offer.markets.clear(), Some("no market is stated")),
            (
                |offer| {
                    offer.markets.clear();
                    offer.not_markets.push("ES".into());
                },
                None,
            ),
            (|offer| offer.ends_local = None, Some("no end is stated")),
            (
                |offer| {
                    offer.ends_local = None;
                    offer.ends = Some("2026-12-08T00:00:00Z".into());
                },
                None,
            ),
            (|offer| offer.off = None, Some("no amount is stated")),
            (
                |offer| {
                    offer.markets.clear();
                    offer.ends_local = None;
                },
                Some("no market is stated; no end is stated"),
            ),
        ] {
            let kept = own_code(code(change), "code").unwrap();
            assert_eq!(kept.why.as_deref(), why);
            assert_eq!(kept.uncertain, why.map(|_| true));
            assert_eq!(doubted(kept.clone()), kept, "once more is the same");
        }
    }

    #[test]
    fn a_reason_goes_with_what_it_was_for_and_others_stay() {
        let doubt = |why: Option<&'static str>| {
            move |offer: &mut Offer| {
                offer.uncertain = Some(true);
                offer.why = why.map(str::to_owned);
            }
        };
        let kept = |offer: Offer| {
            let offer = doubted(offer);
            (offer.uncertain, offer.why)
        };
        assert_eq!(kept(code(doubt(Some("no market is stated; no end is stated")))), (None, None));
        assert_eq!(kept(code(doubt(None))), (Some(true), None));
        let year = Some("the year is not stated".to_owned());
        assert_eq!(
            kept(code(doubt(Some("the year is not stated; no end is stated")))),
            (Some(true), year)
        );
    }

    #[test]
    fn what_cannot_stand_in_a_code_is_told_by_its_path() {
        let off = |text: &str| serde_json::from_str(&format!("\"{text}\"")).ok();
        for (change, says) in [
            (code(|offer| offer.currency = Some("EURO".into())), "QES5.currency: "),
            (code(|offer| offer.markets = vec!["Spain".into()]), "QES5.markets[0]: "),
            (code(|offer| offer.ends = Some("soon".into())), "QES5.ends: "),
            (code(|offer| offer.off = off("-1")), "QES5.off: "),
            (
                code(|offer| offer.percent = Some(Percent::from(rust_decimal::Decimal::ONE))),
                "QES5: ",
            ),
        ] {
            let said = own_code(change, "QES5").unwrap_err().to_string();
            assert!(said.starts_with(says), "{said}");
        }
    }
}
