//! From the wire into the law: every value checked, every fault with its path.

use deal::{Benefit, Country, Currency, Instant, Kind, MinSpend};

use super::names::ids;
use super::{
    Amount, Cart, CoinsLaw, Law, Line, Offer, OfferKind, OfferState, Orders, SpendAndSaveLaw, Tax,
};
use crate::error::Error;

impl Cart {
    /// The cart as the law takes it, at its own instant or else at `now`.
    ///
    /// Notes on coins (`kind: "coins"`) are left out: what the law needs of them stands in the lines'
    /// `coins_percent`.
    ///
    /// # Errors
    /// The first value that cannot stand in a cart, with its path.
    pub fn to_deal(&self, now: Instant) -> Result<deal::Cart, Error> {
        let ship_to = Country::new(&self.ship_to).map_err(Error::value("ship_to".into()))?;
        let currency = Currency::new(&self.currency).map_err(Error::value("currency".into()))?;
        let at = match &self.at {
            Some(text) => Instant::parse(text).map_err(Error::value("at".into()))?,
            None => now,
        };
        let lines = each("lines", &self.lines, |place, line| line.to_deal(place, currency))?;
        let shipping = each("shipping", &self.shipping, |place, fee| {
            let amount = |field, amount: &Option<Amount>| {
                option(amount, |amount| money(place, field, amount, currency))
            };
            Ok(deal::Shipping {
                seller: fee.seller.clone(),
                amount: amount("amount", &fee.amount)?,
                free_over: amount("free_over", &fee.free_over)?,
            })
        })?;
        let coins = deal::Coins {
            balance: self.coins.unwrap_or(0),
            value: option(&self.coin_value, |value| {
                value.coin_value().map_err(Error::value("coin_value".into()))
            })?,
            order_cap: option(&self.coins_order_cap_percent, |cap| {
                cap.percent().map_err(Error::value("coins_order_cap_percent".into()))
            })?,
        };
        let tax = option(&self.tax_percent, |tax| {
            tax.percent().map_err(Error::value("tax_percent".into()))
        })?;
        let included = option(&self.prices_include_tax_percent, |tax| {
            tax.percent().map_err(Error::value("prices_include_tax_percent".into()))
        })?;
        let cart = deal::Cart::new(ship_to, currency, at, lines, Vec::new())?
            .with_shopper(deal::Shopper {
                first_order: self.first_order,
                follower: self.follower,
                app: self.app,
            })
            .with_orders(match self.orders {
                Orders::One => deal::Orders::One,
                Orders::Split => deal::Orders::Split,
            })
            .with_law(self.law.into())
            .with_tax(tax.unwrap_or(deal::Percent::ZERO))
            .with_included_tax(included.unwrap_or(deal::Percent::ZERO))
            .with_coins(coins)?
            .with_shipping(shipping)?;
        let is_unknown = self.tax == Some(Tax::Excluded) && tax.is_none();
        let cart = if is_unknown { cart.with_unknown_tax() } else { cart };
        self.with_offers(cart, currency)
    }

    /// Gives the cart its offers; a fault counts places in the wire's list, not in the law's.
    fn with_offers(&self, cart: deal::Cart, currency: Currency) -> Result<deal::Cart, Error> {
        let (mut offers, mut places) = (Vec::new(), Vec::new());
        for (index, (offer, id)) in self.offers.iter().zip(ids(&self.offers)).enumerate() {
            if let (Some(kind), Some(id)) = (offer.kind.to_deal(), id) {
                offers.push(offer.to_deal(&format!("offers[{index}]"), id, kind, currency)?);
                places.push(index);
            }
        }
        cart.with_offers(offers).map_err(|mut fault| {
            if let Some((_, index)) = &mut fault.place.list {
                *index = places.get(*index).copied().unwrap_or(*index);
            }
            fault.into()
        })
    }
}

impl Line {
    fn to_deal(&self, place: &str, currency: Currency) -> Result<deal::Line, Error> {
        let coins_percent = option(&self.coins_percent, |percent| {
            percent.percent().map_err(Error::value(format!("{place}.coins_percent")))
        })?;
        Ok(deal::Line {
            id: self.id.clone(),
            seller: self.seller.clone(),
            price: money(place, "price", &self.price, currency)?,
            quantity: self.quantity,
            category: self.category.clone(),
            flags: self.flags.clone(),
            coins_percent: coins_percent.unwrap_or(deal::Percent::ZERO),
        })
    }
}

impl Offer {
    /// The offer as the law takes it; `cart_currency` holds where it names none of its own.
    pub(crate) fn to_deal(
        &self,
        place: &str,
        id: String,
        kind: Kind,
        cart_currency: Currency,
    ) -> Result<deal::Offer, Error> {
        let own = option(&self.currency, |code| {
            Currency::new(code).map_err(Error::value(format!("{place}.currency")))
        })?;
        let currency = own.unwrap_or(cart_currency);
        let countries = |field: &str, codes: &[String]| {
            each(&format!("{place}.{field}"), codes, |place, code| {
                Country::new(code).map_err(Error::value(place.to_owned()))
            })
        };
        Ok(deal::Offer {
            id,
            kind,
            seller: self.seller.clone(),
            category: self.category.clone(),
            benefit: self.benefit(place, currency)?,
            min_spend: match &self.min_spend {
                None => MinSpend::None,
                Some(None) => MinSpend::Unknown,
                Some(Some(amount)) => match money(place, "min_spend", amount, currency)? {
                    none if none.is_zero() => MinSpend::None,
                    known => MinSpend::Known(known),
                },
            },
            min_pieces: self.min_pieces.unwrap_or(0),
            currency: own,
            markets: countries("markets", &self.markets)?,
            not_markets: countries("not_markets", &self.not_markets)?,
            state: self.availability(place)?,
            window: self.window(place)?,
            first_order_only: self.first_order_only,
            followers_only: self.followers_only,
            app_only: self.app_only,
            excludes: self.excludes.clone(),
            uses: self.uses.unwrap_or(1),
            excludes_code: self.excludes_code,
            group: self.group.clone(),
        })
    }

    /// What has become of it, as the law takes it.
    fn availability(&self, place: &str) -> Result<deal::State, Error> {
        let held = self.state.map(|state| state == OfferState::Collected);
        if held.zip(self.collected).is_some_and(|(held, collected)| held != collected) {
            return Err(Error::StateDisagrees { place: format!("{place}.state") });
        }
        Ok(match self.state {
            None | Some(OfferState::Open | OfferState::Collected) => deal::State::Open,
            Some(OfferState::Used) => deal::State::Used,
            Some(OfferState::Gone) => deal::State::Gone,
            Some(OfferState::Expired) => deal::State::Expired,
        })
    }

    fn benefit(&self, place: &str, currency: Currency) -> Result<Benefit, Error> {
        let said = [
            self.off.is_some(),
            self.percent.is_some(),
            self.ladder.is_some(),
            self.pieces_ladder.is_some(),
        ];
        match said.iter().filter(|said| **said).count() {
            0 if self.every.is_some() => {
                return Err(Error::EveryWithoutOff { place: place.to_owned() });
            }
            0 => return Err(Error::NothingOff { place: place.to_owned() }),
            1 => (),
            _ => return Err(Error::TwoBenefits { place: place.to_owned() }),
        }
        if self.every.is_some() && self.off.is_none() {
            return Err(Error::EveryWithoutOff { place: place.to_owned() });
        }
        let cap = option(&self.cap, |cap| money(place, "cap", cap, currency))?;
        let capped = |off: deal::Money| match cap {
            Some(cap) if cap.minor() < off.minor() => cap,
            _ => off,
        };
        if let Some(percent) = &self.percent {
            let percent = percent.percent().map_err(Error::value(format!("{place}.percent")))?;
            return Ok(Benefit::Percent { percent, cap });
        }
        if let Some(steps) = &self.ladder {
            let steps = each(&format!("{place}.ladder"), steps, |place, (spend, off)| {
                let spend = spend.money(currency).map_err(Error::value(format!("{place}[0]")))?;
                let off = off.money(currency).map_err(Error::value(format!("{place}[1]")))?;
                Ok((spend, capped(off)))
            })?;
            return Ok(Benefit::Ladder(steps));
        }
        if let Some(steps) = &self.pieces_ladder {
            let steps =
                each(&format!("{place}.pieces_ladder"), steps, |place, (pieces, percent)| {
                    let percent = percent.percent().map_err(Error::value(format!("{place}[1]")))?;
                    Ok((*pieces, percent))
                })?;
            return Ok(Benefit::Pieces { steps, cap });
        }
        let Some(off) = &self.off else {
            return Err(Error::NothingOff { place: place.to_owned() });
        };
        let off = money(place, "off", off, currency)?;
        Ok(match &self.every {
            Some(every) => {
                Benefit::Every { every: money(place, "every", every, currency)?, off, cap }
            }
            None => Benefit::Fixed(capped(off)),
        })
    }
}

impl OfferKind {
    /// The kind as the law knows it; a note on coins is no offer to it.
    pub(crate) fn to_deal(self) -> Option<Kind> {
        Some(match self {
            OfferKind::StoreDiscount => Kind::StoreDiscount,
            OfferKind::StoreCoupon => Kind::StoreCoupon,
            OfferKind::SelectCoupon => Kind::SelectCoupon,
            OfferKind::SpendAndSave => Kind::SpendAndSave,
            OfferKind::PlatformCoupon => Kind::PlatformCoupon,
            OfferKind::Code => Kind::Code,
            OfferKind::Payment => Kind::Payment,
            OfferKind::Coins => return None,
        })
    }
}

impl From<Law> for deal::Law {
    fn from(law: Law) -> Self {
        deal::Law {
            coins: match law.coins {
                CoinsLaw::Outside => deal::CoinsLaw::Outside,
                CoinsLaw::Inside => deal::CoinsLaw::Inside,
            },
            spend_and_save: match law.spend_and_save {
                SpendAndSaveLaw::BeforeCode => deal::SpendAndSaveLaw::BeforeCode,
                SpendAndSaveLaw::AfterCode => deal::SpendAndSaveLaw::AfterCode,
            },
        }
    }
}

/// The amount of a field of the entry at `place`; of the whole where `place` is empty.
pub(super) fn money(
    place: &str,
    field: &str,
    amount: &Amount,
    currency: Currency,
) -> Result<deal::Money, Error> {
    let dot = if place.is_empty() { "" } else { "." };
    amount.money(currency).map_err(Error::value(format!("{place}{dot}{field}")))
}

fn option<T, U>(
    value: &Option<T>,
    into: impl FnOnce(&T) -> Result<U, Error>,
) -> Result<Option<U>, Error> {
    value.as_ref().map(into).transpose()
}

/// Converts a list; `into` is told the path of each entry.
pub(super) fn each<T, U>(
    list: &str,
    values: &[T],
    into: impl Fn(&str, &T) -> Result<U, Error>,
) -> Result<Vec<U>, Error> {
    values
        .iter()
        .enumerate()
        .map(|(index, value)| into(&format!("{list}[{index}]"), value))
        .collect()
}
