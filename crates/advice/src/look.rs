//! What a page comes to for its shopper: the item as they would buy it, or the kept cart.

use aliexpress::calendar::calendar;
use contract::{
    About, Answer, Cart, Glance, Item, KeptCart, Offer, PageState, Reading, Shown, Trouble, Verdict,
};
use wording::markets;

use crate::compare::compare;
use crate::error::Error;
use crate::kept_cart::{stores, unclear, with_item};
use crate::question::Desk;
use crate::state::{is_readable, is_worth, page_state};
use crate::visit::visit_at;

/// A kept cart of which it may be that it cannot be read.
pub type OneCart = Option<Result<KeptCart, Trouble>>;

impl From<&Error> for Trouble {
    fn from(error: &Error) -> Self {
        Self { name: error.name().to_owned(), message: error.to_string() }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl Desk<'_> {
    /// What a look at a page comes to; `own` is the kept cart of its currency.
    pub fn glance(&mut self, reading: Option<&Reading>, own: OneCart) -> Glance {
        let state = page_state(reading);
        let (item, readable) = match reading.filter(|_| is_worth(state)) {
            Some(reading) if self.is_whole(reading, &own) => match self.item(reading, own, 1) {
                // A checkout of other goods is not a place for what the kept cart saves.
                Ok(item) => (item.filter(|item| !is_of_others(item, reading)), true),
                Err(trouble) => (None, !trouble.name.starts_with("no_")),
            },
            _ => (None, is_readable(state)),
        };
        let of = |verdicts: &[Verdict]| {
            let rows = item.iter().flat_map(|item| &item.alone.advice.plan.offers);
            rows.filter(|row| verdicts.contains(&row.verdict)).count()
        };
        let answers = item.iter().flat_map(|item| [Some(&item.alone), item.together.as_ref()]);
        Glance {
            readable,
            applying: u32::try_from(of(&[Verdict::Chosen, Verdict::Applies])).unwrap_or(u32::MAX),
            worth: of(&[Verdict::Chosen, Verdict::Applies, Verdict::Short]) > 0,
            next: answers.flatten().filter_map(|answer| answer.advice.next.clone()).min(),
            item,
        }
    }

    /// What the popup draws of a page or a kept cart: `page` is the kept cart of the page's currency, `cart`
    /// the one that is shown.
    pub fn shown(
        &mut self,
        reading: Option<&Reading>,
        about: About,
        quantity: u32,
        page: OneCart,
        cart: OneCart,
    ) -> Shown {
        let state = page_state(reading);
        let kept_to = cart.iter().flatten().map(|kept| kept.cart.ship_to.clone()).next();
        // What is wrong with the page's own cart is told in place of an answer of another one.
        let own_fault = reading
            .filter(|reading| reading.cart.is_some())
            .and_then(|reading| self.visit_fault(reading, &page));
        let taken = state == PageState::Elsewhere
            && reading.is_some_and(|reading| self.visit_fault(reading, &page).is_none());
        let (answer, trouble) = match self.asked(reading, state, about, quantity, page, cart) {
            Ok(_) if own_fault.is_some() => (None, own_fault),
            Ok(answer) => (answer, None),
            Err(trouble) => (None, Some(trouble)),
        };
        let plan =
            answer.as_ref().filter(|_| about == About::Cart).map(|answer| &answer.advice.plan);
        let comparison =
            plan.zip(reading).and_then(|(plan, reading)| compare(plan, reading).ok()?);
        let asked_to = answer.as_ref().map(|answer| answer.cart.ship_to.clone());
        let ship_to = asked_to
            .or_else(|| self.kept.settings.ship_to.clone())
            .or_else(|| reading.and_then(|reading| reading.site.ship_to.clone()))
            .or(kept_to);
        let calendar = ship_to.map(|to| calendar(markets::country(&to), self.at));
        Shown { answer, trouble, comparison, taken, calendar }
    }

    fn asked(
        &mut self,
        reading: Option<&Reading>,
        state: PageState,
        about: About,
        quantity: u32,
        page: OneCart,
        cart: OneCart,
    ) -> Result<Option<Answer>, Trouble> {
        match (about, reading) {
            (About::Item, Some(reading)) if state == PageState::Item => {
                Ok(self.item(reading, page, quantity)?.map(|item| item.alone))
            }
            (About::Item, _) => Ok(None),
            (About::Cart, _) => match cart.transpose()? {
                Some(cart) if !cart.cart.lines.is_empty() => Ok(Some(self.answer(cart)?)),
                _ => Ok(None),
            },
        }
    }

    /// The item of a listing, so many pieces of it; on AliExpress's own pages of the cart, or at the checkout,
    /// the kept cart. `own` is the cart of its currency.
    ///
    /// # Errors
    /// What keeps the item from being bought as it is shown.
    fn item(
        &mut self,
        reading: &Reading,
        own: OneCart,
        quantity: u32,
    ) -> Result<Option<Item>, Trouble> {
        let own = own.transpose()?;
        let full = own.as_ref().filter(|own| !own.cart.lines.is_empty());
        if reading.listing.is_none() {
            let about = full.map(|own| KeptCart {
                unexplained: unclear(&own.unexplained, reading),
                ..own.clone()
            });
            let alone = about.map(|about| self.answer(about)).transpose()?;
            return Ok(alone.map(|alone| Item { listing: false, alone, together: None }));
        }
        let nothing = own.as_ref().map(|own| KeptCart {
            cart: emptied(&own.cart, reading),
            stores: stores(Default::default(), reading),
            at: own.at.clone(),
            unexplained: Vec::new(),
        });
        let alone = self.answer(with_item(nothing, reading, quantity, self.at)?)?;
        // If it does not fit into the cart, the item alone is shown.
        let both =
            full.and_then(|own| with_item(Some(own.clone()), reading, quantity, self.at).ok());
        let together = both.map(|both| self.answer(both)).transpose()?;
        Ok(Some(Item { listing: true, alone, together }))
    }

    /// Whether the page's cart, if it is a cart page, was read whole: in place of one that was not, no other
    /// is shown.
    fn is_whole(&self, reading: &Reading, own: &OneCart) -> bool {
        reading.cart.is_none() || self.visit_fault(reading, own).is_none()
    }

    /// What keeps a page from being taken into the kept cart of its currency.
    fn visit_fault(&self, reading: &Reading, own: &OneCart) -> Option<Trouble> {
        let cart = match own {
            Some(Err(trouble)) => return Some(trouble.clone()),
            Some(Ok(kept)) => Some(kept.cart.clone()),
            None => None,
        };
        visit_at(cart, reading, self.at).err().map(Trouble::from)
    }
}

/// Whether a checkout is of other goods than the cart.
fn is_of_others(item: &Item, reading: &Reading) -> bool {
    let compared = compare(&item.alone.advice.plan, reading);
    compared.is_ok_and(|found| found.is_some_and(|found| !found.same_goods))
}

/// A cart with nothing in it but what pages told of this item's store and of AliExpress's own coupons.
fn emptied(cart: &Cart, reading: &Reading) -> Cart {
    let store = reading.listing.as_ref().and_then(|listing| listing.store.as_ref());
    let store = store.and_then(|store| store.id.as_ref());
    let stays = |offer: &&Offer| offer.seller.is_none() || offer.seller.as_ref() == store;
    Cart {
        offers: cart.offers.iter().filter(stays).cloned().collect(),
        lines: Vec::new(),
        shipping: Vec::new(),
        ..cart.clone()
    }
}
