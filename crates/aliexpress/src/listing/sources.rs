//! What follows from several sources that tell of one product, field by field.

use std::fmt::Display;

use contract::{Availability, OfferKind, OfferState, Sku};
use deal::Currency;
use page::{Field, Found, Source, Why};
use rust_decimal::Decimal;

use super::account::Account;
use crate::coupons::state;
use crate::form::Form;
use crate::offer::Offer;
use crate::range::PriceRange;

/// The sources of a page, the best first.
pub(super) struct Sources<'a> {
    pub(super) accounts: &'a [Account],
    /// The variant that is selected.
    pub(super) selected: Found<String>,
    /// Why others are not heard.
    pub(super) foreign: Vec<Why>,
}

impl Sources<'_> {
    /// What the best source says that does not keep silent: what it cannot say for certain, a lesser
    /// one does not say in its place.
    pub(super) fn kept<T: Clone>(&self, field: impl Fn(&Account) -> &Result<T, Why>) -> Found<T> {
        let told = self.accounts.iter().map(|account| (account.source, field(account)));
        let spoken =
            told.into_iter().find(|(_, told)| !matches!(told, Err(why) if *why == Why::NOT_SHOWN));
        let (source, told) = spoken.ok_or(Why::NOT_SHOWN)?;
        told.clone().map(|value| Field::new(value, source))
    }

    /// The same, and a doubt where a lesser source says another thing.
    pub(super) fn agreed<T: Clone + PartialEq + Display>(
        &self,
        name: &'static str,
        field: impl Fn(&Account) -> &Result<T, Why>,
        form: &mut Form,
    ) -> Found<T> {
        let kept = self.kept(&field)?;
        for account in self.accounts {
            if let Ok(other) = field(account) {
                form.doubt(name, &kept, &Field::new(other.clone(), account.source));
            }
        }
        Ok(kept)
    }

    /// The first that any source has of what is either there or not.
    pub(super) fn all<T>(&self, field: impl Fn(&Account) -> Option<T>) -> Option<Field<T>> {
        self.accounts.iter().find_map(|account| Some(Field::new(field(account)?, account.source)))
    }

    /// Why the price is nobody's who just buys one piece: whoever says it.
    pub(super) fn held_back(&self) -> Option<Why> {
        self.accounts.iter().find_map(|account| account.held_back.clone())
    }

    /// The price and the price before, from one source. The data's price is the selected variant's.
    pub(super) fn prices(
        &self,
        skus: &[Sku],
        form: &mut Form,
    ) -> (Found<PriceRange>, Found<PriceRange>) {
        if let Some(why) = self.held_back() {
            return (Err(why.clone()), Err(why));
        }
        let price = self.kept(|account| &account.price);
        let selected = self.selected.as_ref().ok();
        let variant = selected.and_then(|id| skus.iter().find(|sku| sku.id == id.value));
        if let (Ok(kept), Some(Sku { price: Some(told), .. })) = (&price, variant) {
            let told = PriceRange::one(told.value());
            let source = self.accounts.iter().find(|account| !account.skus.is_empty());
            if let Some(account) = source {
                form.doubt("price", kept, &Field::new(told, account.source));
            }
        } else if let Ok(kept) = &price {
            for account in self.accounts {
                if let Ok(told) = account.price
                    && !(told.min <= kept.value.min && kept.value.max <= told.max)
                {
                    form.doubt("price", kept, &Field::new(told, account.source));
                }
            }
        }
        let list_price = match &price {
            // Where a price is displayed without one before it, there is none.
            Ok(price) => self
                .accounts
                .iter()
                .find(|account| account.source == price.source && account.price.is_ok())
                .map_or(Err(Why::NOT_SHOWN), |account| account.list_price.clone())
                .map(|list_price| Field::new(list_price, price.source)),
            Err(why) => Err(why.clone()),
        };
        // What is struck through and lower than what is shown: one of the two was misread.
        let is_lower = |list: &Field<PriceRange>| {
            price.as_ref().is_ok_and(|price| list.value.max < price.value.min)
        };
        if list_price.as_ref().is_ok_and(is_lower) {
            let why = Why::new("what is struck through is less than the price that is shown");
            return (Err(why.clone()), Err(why));
        }
        let is_higher = |list: &Field<PriceRange>| {
            price
                .as_ref()
                .is_ok_and(|price| list.value.max >= price.value.max && list.value != price.value)
        };
        let list_price = list_price.and_then(|list| match is_higher(&list) {
            true => Ok(list),
            false => Err(Why::new("what is struck through is not more than the price")),
        });
        (price, list_price)
    }

    /// The fee. Where the page shows lines on shipping, no other source says what they do not.
    pub(super) fn shipping(&self, form: &mut Form) -> Found<Decimal> {
        match self.accounts.first() {
            Some(shown) if shown.shipping.is_err() && shown.shipping_free_over.is_some() => {
                Err(Why::new("the page shows only from which amount on shipping is free"))
            }
            // What the data of its scripts opened with is not what the page shows by now.
            Some(shown) if shown.source == Source::Dom && shown.shipping == Err(Why::NOT_SHOWN) => {
                let state = self.accounts.iter().find(|account| account.source == Source::State);
                let fee = state.map_or(Err(Why::NOT_SHOWN), |state| state.shipping.clone());
                fee.map(|fee| Field::new(fee, Source::State))
            }
            _ => self.agreed("shipping", |account| &account.shipping, form),
        }
    }

    pub(super) fn free_over(&self) -> Option<Field<Decimal>> {
        let speaks = |account: &&Account| {
            account.shipping_free_over.is_some() || account.shipping != Err(Why::NOT_SHOWN)
        };
        let account = self.accounts.iter().find(speaks)?;
        account.shipping_free_over.map(|amount| Field::new(amount, account.source))
    }

    /// Whether it can be bought: the data counts the stock, buttons only stand there.
    pub(super) fn availability(&self) -> Found<Availability> {
        let by_data = self.accounts.iter().rev().find_map(|account| {
            let availability = account.availability.as_ref().ok()?;
            (account.source != Source::Dom).then(|| Field::new(*availability, account.source))
        });
        by_data.map_or_else(|| self.kept(|account| &account.availability), Ok)
    }

    /// The data's offers and, after them, those that only the rendered page shows.
    pub(super) fn offers(&self, store: Option<&str>, currency: Option<Currency>) -> Vec<Offer> {
        let (shown, told): (Vec<_>, Vec<_>) =
            self.accounts.iter().partition(|account| account.source == Source::Dom);
        let told = told.into_iter().find(|account| !account.coupons.offers.is_empty());
        let mut offers = told.map(|account| account.coupons.offers.clone()).unwrap_or_default();
        let shown: Vec<&Offer> =
            shown.into_iter().flat_map(|account| &account.coupons.offers).collect();
        // What has become of an offer by now the page shows, whatever its data opened with.
        for known in &mut offers {
            let terms = |offer: &Offer| (offer.off, offer.percent, offer.min_spend);
            let same = shown.iter().filter(|offer| terms(offer) == terms(known));
            let states: Vec<_> = same.map(|offer| offer.state).collect();
            let is_over = states.iter().all(|it| it.is_some_and(OfferState::is_over));
            if is_over && !states.is_empty() {
                state::give(known, state::of(states.into_iter().flatten()));
            }
        }
        for offer in shown {
            let is_known =
                offers.iter().any(|known| known.off == offer.off && known.percent == offer.percent);
            if !is_known {
                offers.push(offer.clone());
            }
        }
        for offer in &mut offers {
            let is_stores = matches!(offer.kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount);
            offer.seller = store.filter(|_| is_stores).map(str::to_owned);
            offer.currency = offer.currency.or(currency);
        }
        offers
    }
}
