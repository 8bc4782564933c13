//! An offer of the contract as the law takes it.

use contract::OfferState;

use super::values::{each, money, option, value};
use super::window::window;
use crate::country::Country;
use crate::currency::Currency;
use crate::error::{BadValue, Error};
use crate::money::{Money, Percent};
use crate::offer::{Benefit, MinSpend, Offer};

impl Offer {
    /// The offer of the contract as the law takes it, by this id; `cart_currency` holds if it names none of
    /// its own.
    ///
    /// # Errors
    /// The first value that cannot stand in an offer, with its path: `place` is the offer's.
    pub fn of(
        offer: &contract::Offer,
        place: &str,
        id: String,
        cart_currency: Currency,
    ) -> Result<Offer, BadValue> {
        let own = option(&offer.currency, |code| {
            Currency::new(code).map_err(value(format!("{place}.currency")))
        })?;
        let currency = own.unwrap_or(cart_currency);
        let countries = |field: &str, codes: &[String]| {
            each(&format!("{place}.{field}"), codes, |place, code| {
                Country::new(code).map_err(value(place.to_owned()))
            })
        };
        Ok(Offer {
            id,
            kind: offer.kind,
            seller: offer.seller.clone(),
            category: offer.category.clone(),
            benefit: benefit(offer, place, currency)?,
            min_spend: match &offer.min_spend {
                None => MinSpend::None,
                Some(None) => MinSpend::Unknown,
                Some(Some(amount)) => match money(place, "min_spend", amount, currency)? {
                    none if none.is_zero() => MinSpend::None,
                    known => MinSpend::Known(known),
                },
            },
            min_pieces: offer.min_pieces.unwrap_or(0),
            currency: own,
            markets: countries("markets", &offer.markets)?,
            not_markets: countries("not_markets", &offer.not_markets)?,
            state: state(offer, place)?,
            window: window(offer, place)?,
            first_order_only: offer.first_order_only,
            followers_only: offer.followers_only,
            app_only: offer.app_only,
            excludes: offer.excludes.clone(),
            uses: offer.uses.unwrap_or(1),
            excludes_code: offer.excludes_code,
            group: offer.group.clone(),
        })
    }
}

/// What has become of it: `state` and `collected` must agree.
fn state(offer: &contract::Offer, place: &str) -> Result<OfferState, BadValue> {
    let held = offer.state.map(|state| state == OfferState::Collected);
    if held.zip(offer.collected).is_some_and(|(held, collected)| held != collected) {
        return Err(value(format!("{place}.state"))(Error::StateDisagrees));
    }
    Ok(offer.state.unwrap_or(OfferState::Open))
}

/// What it takes off: one of four ways.
fn benefit(offer: &contract::Offer, place: &str, currency: Currency) -> Result<Benefit, BadValue> {
    let said = [
        offer.off.is_some(),
        offer.percent.is_some(),
        offer.ladder.is_some(),
        offer.pieces_ladder.is_some(),
    ];
    match said.iter().filter(|said| **said).count() {
        0 if offer.every.is_some() => {
            return Err(value(place)(Error::EveryWithoutOff));
        }
        0 => return Err(value(place)(Error::NothingOff)),
        1 => (),
        _ => return Err(value(place)(Error::TwoBenefits)),
    }
    if offer.every.is_some() && offer.off.is_none() {
        return Err(value(place)(Error::EveryWithoutOff));
    }
    let cap = option(&offer.cap, |cap| money(place, "cap", cap, currency))?;
    let capped = |off: Money| match cap {
        Some(cap) if cap.minor() < off.minor() => cap,
        _ => off,
    };
    if let Some(percent) = &offer.percent {
        let percent =
            Percent::parse(percent.as_str()).map_err(value(format!("{place}.percent")))?;
        return Ok(Benefit::Percent { percent, cap });
    }
    if let Some(steps) = &offer.ladder {
        let steps = each(&format!("{place}.ladder"), steps, |place, (spend, off)| {
            let spend =
                Money::parse(spend.as_str(), currency).map_err(value(format!("{place}[0]")))?;
            let off = Money::parse(off.as_str(), currency).map_err(value(format!("{place}[1]")))?;
            Ok((spend, capped(off)))
        })?;
        return Ok(Benefit::Ladder(steps));
    }
    if let Some(steps) = &offer.pieces_ladder {
        let steps = each(&format!("{place}.pieces_ladder"), steps, |place, (pieces, percent)| {
            let percent = Percent::parse(percent.as_str()).map_err(value(format!("{place}[1]")))?;
            Ok((*pieces, percent))
        })?;
        return Ok(Benefit::Pieces { steps, cap });
    }
    let Some(off) = &offer.off else {
        return Err(value(place)(Error::NothingOff));
    };
    let off = money(place, "off", off, currency)?;
    Ok(match &offer.every {
        Some(every) => Benefit::Every { every: money(place, "every", every, currency)?, off, cap },
        None => Benefit::Fixed(capped(off)),
    })
}
