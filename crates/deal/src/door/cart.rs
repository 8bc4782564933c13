//! A cart of the contract becomes one that adds up: every value checked, every fault with its path.

use contract::{OfferKind, Tax};

use super::names::ids;
use super::values::{each, money, option, value};
use crate::cart::{Cart, Coins, Shipping, Shopper};
use crate::country::Country;
use crate::currency::Currency;
use crate::error::BadValue;
use crate::line::Line;
use crate::money::{CoinValue, Percent};
use crate::offer::Offer;
use crate::time::Instant;

impl Cart {
    /// The cart of the contract as the law takes it, at its own instant or else at `now`.
    ///
    /// Notes on coins (`kind: "coins"`) are left out: what the law needs of them stands in the lines'
    /// `coins_percent`.
    ///
    /// # Errors
    /// The first value that cannot stand in a cart, with its path.
    pub fn of(cart: &contract::Cart, now: Instant) -> Result<Cart, BadValue> {
        let ship_to = Country::new(&cart.ship_to).map_err(value("ship_to"))?;
        let currency = Currency::new(&cart.currency).map_err(value("currency"))?;
        let at = match &cart.at {
            Some(text) => Instant::parse(text).map_err(value("at"))?,
            None => now,
        };
        let lines = each("lines", &cart.lines, |place, line| Line::of(line, place, currency))?;
        let shipping = each("shipping", &cart.shipping, |place, fee| {
            let amount = |field, amount: &Option<contract::Amount>| {
                option(amount, |amount| money(place, field, amount, currency))
            };
            Ok(Shipping {
                seller: fee.seller.clone(),
                amount: amount("amount", &fee.amount)?,
                free_over: amount("free_over", &fee.free_over)?,
            })
        })?;
        let coins = Coins {
            balance: cart.coins.unwrap_or(0),
            value: option(&cart.coin_value, |coin| {
                CoinValue::parse(coin.as_str()).map_err(value("coin_value"))
            })?,
            order_cap: option(&cart.coins_order_cap_percent, |cap| {
                Percent::parse(cap.as_str()).map_err(value("coins_order_cap_percent"))
            })?,
        };
        let tax = option(&cart.tax_percent, |tax| {
            Percent::parse(tax.as_str()).map_err(value("tax_percent"))
        })?;
        let included = option(&cart.prices_include_tax_percent, |tax| {
            Percent::parse(tax.as_str()).map_err(value("prices_include_tax_percent"))
        })?;
        let law_cart = Cart::new(ship_to, currency, at, lines, Vec::new())?
            .with_shopper(Shopper {
                first_order: cart.first_order,
                follower: cart.follower,
                app: cart.app,
            })
            .with_orders(cart.orders)
            .with_law(cart.law)
            .with_tax(tax.unwrap_or(Percent::ZERO))
            .with_included_tax(included.unwrap_or(Percent::ZERO))
            .with_coins(coins)?
            .with_shipping(shipping)?;
        let is_unknown = cart.tax == Some(Tax::Excluded) && tax.is_none();
        let law_cart = if is_unknown { law_cart.with_unknown_tax() } else { law_cart };
        law_cart.with_contract_offers(&cart.offers)
    }

    /// Gives the cart its offers; a fault counts places in the contract's list, not in the law's.
    fn with_contract_offers(self, listed: &[contract::Offer]) -> Result<Cart, BadValue> {
        let (mut offers, mut places) = (Vec::new(), Vec::new());
        for (index, (offer, id)) in listed.iter().zip(ids(listed)).enumerate() {
            // What the law needs of a note on coins stands in the lines' `coins_percent`.
            let Some(id) = id.filter(|_| offer.kind != OfferKind::Coins) else { continue };
            offers.push(Offer::of(offer, &format!("offers[{index}]"), id, self.currency())?);
            places.push(index);
        }
        self.with_offers(offers).map_err(|mut fault| {
            if let Some((_, index)) = &mut fault.place.list {
                *index = places.get(*index).copied().unwrap_or(*index);
            }
            fault.into()
        })
    }
}

impl Line {
    fn of(line: &contract::Line, place: &str, currency: Currency) -> Result<Line, BadValue> {
        let coins_percent = option(&line.coins_percent, |percent| {
            Percent::parse(percent.as_str()).map_err(value(format!("{place}.coins_percent")))
        })?;
        Ok(Line {
            id: line.id.clone(),
            seller: line.seller.clone(),
            price: money(place, "price", &line.price, currency)?,
            quantity: line.quantity,
            category: line.category.clone(),
            flags: line.flags.clone(),
            coins_percent: coins_percent.unwrap_or(Percent::ZERO),
        })
    }
}
