//! Offers that cannot stand in a plan: each is left out with its reason, and never fails a cart.

use std::collections::BTreeSet;

use contract::{Cart, LeftOut, Offer};
use deal::Instant;

use crate::add::empty;
use crate::age::is_unseen;
use crate::law::law_cart;

/// Sorts offers into those that can stand in a plan of one cart and those that are left out.
pub(crate) struct Sieve {
    /// The cart with nothing in it.
    cart: Cart,
    at: Instant,
    pub(crate) left_out: Vec<LeftOut>,
}

impl Sieve {
    /// For offers beside this cart at this instant.
    pub(crate) fn new(cart: &Cart, at: Instant) -> Sieve {
        Sieve { cart: empty(&cart.ship_to, &cart.currency), at, left_out: Vec::new() }
    }

    /// The kept cart's own offers that a page has shown of late, each id once.
    pub(crate) fn held(&mut self, offers: &[Offer]) -> Vec<Offer> {
        let mut ids = BTreeSet::new();
        self.sound("cart.offers", offers, |offer, at| {
            if is_unseen(offer, at) {
                return Some("no page has shown it for thirty days".to_owned());
            }
            let is_new = offer.id.as_ref().is_none_or(|id| ids.insert(id.clone()));
            (!is_new).then(|| "another offer has its id".to_owned())
        })
    }

    /// The shopper's own codes.
    pub(crate) fn own(&mut self, codes: &[Offer]) -> Vec<Offer> {
        self.sound("own_codes", codes, |_, _| None)
    }

    /// The codes of a signed file.
    pub(crate) fn imported(&mut self, codes: &[Offer]) -> Vec<Offer> {
        self.sound("imported", codes, |_, _| None)
    }

    /// Leaves an offer out.
    pub(crate) fn leave_out(&mut self, offer: &Offer, place: String, why: String) {
        let code = offer.code.clone().or_else(|| offer.id.clone());
        self.left_out.push(LeftOut { place, code, why });
    }

    /// What keeps an offer from standing in any plan of this cart; none if it can.
    pub(crate) fn fault(&self, offer: &Offer) -> Option<String> {
        let alone = Cart { offers: vec![offer.clone()], ..self.cart.clone() };
        let error = law_cart(&alone, self.at).err()?;
        let inside = |path: &str| {
            let path = path.strip_prefix("offers[0]").unwrap_or(path);
            path.strip_prefix('.').unwrap_or(path).to_owned()
        };
        let why = error.moved(inside).to_string();
        Some(why.strip_prefix(": ").map(str::to_owned).unwrap_or(why))
    }

    fn sound(
        &mut self,
        list: &str,
        offers: &[Offer],
        mut other_fault: impl FnMut(&Offer, Instant) -> Option<String>,
    ) -> Vec<Offer> {
        let mut kept = Vec::with_capacity(offers.len());
        for (index, offer) in offers.iter().enumerate() {
            match self.fault(offer).or_else(|| other_fault(offer, self.at)) {
                Some(why) => self.leave_out(offer, format!("{list}[{index}]"), why),
                None => kept.push(offer.clone()),
            }
        }
        kept
    }
}
