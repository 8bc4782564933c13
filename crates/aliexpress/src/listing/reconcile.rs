//! One listing from what several sources say.

use std::fmt::Display;

use contract::{Availability, OfferKind, OfferState, Unexplained};
use deal::Currency;
use page::{Field, Found, Health, Missing, Source, Why};

use super::account::Account;
use super::dom::Shown;
use super::sku;
use crate::coupons::state;
use crate::data::Data;
use crate::ids;
use crate::offer::Offer;
use crate::reading::{Doubt, Flag, Listing, PriceRange, Sku, Store};

/// A listing with its offers, and what is to be said about them.
pub(crate) struct Read {
    pub(crate) listing: Listing,
    pub(crate) offers: Vec<Offer>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) health: Vec<Health>,
    pub(crate) unexplained: Vec<Unexplained>,
}

impl Read {
    /// A page without a product: its number is known from the address, and why there is no more.
    pub(super) fn nothing(url: &str, availability: Option<Availability>, why: Why) -> Read {
        let silent = [Account::silent(Source::Dom)];
        let currency = &Err(why.clone());
        let mut read =
            Sources { accounts: &silent, selected: Err(why.clone()), currency }.read(url);
        for missing in &mut read.missing {
            missing.why = why.clone();
        }
        if let Some(availability) = availability {
            read.missing.retain(|missing| missing.field != "availability");
            read.listing.availability = Ok(Field::new(availability, Source::Dom));
        }
        read
    }
}

/// The listing that the sources tell of together.
///
/// `currency` is the page's own, for a product whose price does not name one.
pub(super) fn read(
    url: &str,
    shown: Option<Shown>,
    mut told: Vec<Account>,
    data: &[Data<'_>],
    currency: &Found<Currency>,
) -> Read {
    let mut foreign = Vec::new();
    told.retain(|account| match stranger(url, shown.as_ref(), account) {
        Some(why) => {
            foreign.push(Missing { field: "data", why });
            false
        }
        None => true,
    });
    let data = data.iter().find(|data| told.iter().any(|account| account.source == data.source));
    let selected = selected(shown.as_ref(), &told, data.copied());
    let accounts: Vec<_> = shown.into_iter().map(|shown| shown.account).chain(told).collect();
    let mut read = Sources { accounts: &accounts, selected, currency }.read(url);
    read.missing.extend(foreign);
    read
}

/// Why data is not about the product that is shown: a page can change its product without loading
/// anew, and keep the data of the one before.
fn stranger(url: &str, shown: Option<&Shown>, account: &Account) -> Option<Why> {
    let [here, there] = [ids::product_id(url), account.product_id.as_deref().ok()]
        .map(|id| id.and_then(ids::global_id));
    if here.is_some() && there.is_some() && here != there {
        return Some(Why::new("the data is another product's"));
    }
    let shown = shown.and_then(|shown| shown.account.currency.as_ref().ok());
    let differs =
        shown.is_some_and(|shown| account.currency.as_ref().is_ok_and(|told| told != shown));
    differs.then(|| Why::new("the data is in another currency than the price"))
}

/// The variant that is selected.
fn selected(shown: Option<&Shown>, told: &[Account], data: Option<Data<'_>>) -> Found<String> {
    let (Some(data), Some(account)) = (data, told.iter().find(|account| !account.skus.is_empty()))
    else {
        return Err(Why::NOT_SHOWN);
    };
    if let [only] = account.skus.as_slice() {
        return Ok(Field::new(only.id.clone(), account.source));
    }
    let from_state = || {
        let selected = account.selected.clone().map(|id| Field::new(id, account.source));
        selected.map_err(|_| Why::new("the page does not show which variant is selected"))
    };
    match shown {
        None => from_state(),
        Some(Shown { chosen: None, .. }) => Err(Why::new("no variant is selected")),
        Some(Shown { chosen: Some(chosen), .. }) if chosen.is_empty() => from_state(),
        Some(Shown { chosen: Some(chosen), account: shown }) => {
            let price = shown.price.as_ref().ok().copied();
            sku::selected(data, &account.skus, chosen, price).map(|id| Field::new(id, Source::Dom))
        }
    }
}

/// The sources of a page, the best first.
struct Sources<'a> {
    accounts: &'a [Account],
    selected: Found<String>,
    currency: &'a Found<Currency>,
}

impl Sources<'_> {
    fn read(self, url: &str) -> Read {
        let mut doubts = Vec::new();
        let skus = self.all(|account| account.skus.first().map(|_| account.skus.clone()));
        let mut skus = skus.map(|skus| skus.value).unwrap_or_default();
        let (price, list_price) = self.prices(&skus, &mut doubts);
        // What holds the price back holds back its variants' too.
        if self.held_back().is_some() {
            skus.iter_mut().for_each(|sku| (sku.price, sku.list_price) = (None, None));
        }
        let shipping = self.shipping(&mut doubts);
        let from_url = ids::product_id(url).map(|id| Field::new(id.to_owned(), Source::Url));
        let product_id = from_url
            .ok_or(Why::NOT_SHOWN)
            .or_else(|why| self.kept(|account| &account.product_id).map_err(|_| why));
        let global_id = product_id.clone().and_then(|id| {
            let global = ids::global_id(&id.value).ok_or(Why::NOT_SHOWN)?;
            Ok(Field::new(global, id.source))
        });
        // Only where the data speaks of the way of shipping that is displayed.
        let fee = shipping.as_ref().map(|fee| fee.value).ok();
        let is_near = self.accounts.iter().any(|account| {
            account.ships_from_near && account.shipping.as_ref().ok().copied() == fee
        });
        let mut flags: Vec<_> =
            self.accounts.iter().flat_map(|account| account.flags.iter().copied()).collect();
        flags.extend(is_near.then_some(Flag::LocalWarehouse));
        flags.sort_unstable();
        flags.dedup();
        let store = Store {
            id: self.agreed("store", |account| &account.store_id, &mut doubts),
            name: self.kept(|account| &account.store_name),
        };
        let listing = Listing {
            product_id,
            global_id,
            title: self.kept(|account| &account.title),
            currency: self
                .agreed("currency", |account| &account.currency, &mut doubts)
                .or_else(|_| self.currency.clone()),
            price,
            list_price,
            price_condition: self.all(|account| account.price_condition),
            availability: self.availability(),
            purchase_limit: self.all(|account| account.purchase_limit),
            shipping_free_over: self.free_over(),
            shipping,
            tax: self.kept(|account| &account.tax),
            coins_percent: self.all(|account| account.coins_percent),
            flags,
            bulk: self
                .all(|account| account.bulk.clone())
                .map(|bulk| bulk.value)
                .into_iter()
                .collect(),
            selected_sku: self.selected.clone(),
            skus,
            store,
        };
        // The head of a page and its price may name two currencies: the price's is its own.
        if let (Ok(own), Ok(page)) = (&listing.currency, self.currency) {
            doubt("currency", own, page, &mut doubts);
        }
        let missing = self.missing(&listing);
        let offers = self.offers(&listing);
        Read { listing, offers, missing, doubts, health: Vec::new(), unexplained: Vec::new() }
    }

    /// What the best source says that does not keep silent: what it cannot say for certain, a lesser
    /// one does not say in its place.
    fn kept<T: Clone>(&self, field: impl Fn(&Account) -> &Result<T, Why>) -> Found<T> {
        let told = self.accounts.iter().map(|account| (account.source, field(account)));
        let spoken =
            told.into_iter().find(|(_, told)| !matches!(told, Err(why) if *why == Why::NOT_SHOWN));
        let (source, told) = spoken.ok_or(Why::NOT_SHOWN)?;
        told.clone().map(|value| Field::new(value, source))
    }

    /// The same, and a doubt where a lesser source says another thing.
    fn agreed<T: Clone + PartialEq + Display>(
        &self,
        name: &'static str,
        field: impl Fn(&Account) -> &Result<T, Why>,
        doubts: &mut Vec<Doubt>,
    ) -> Found<T> {
        let kept = self.kept(&field)?;
        for account in self.accounts {
            if let Ok(other) = field(account) {
                doubt(name, &kept, &Field::new(other.clone(), account.source), doubts);
            }
        }
        Ok(kept)
    }

    /// The first that any source has of what is either there or not.
    fn all<T>(&self, field: impl Fn(&Account) -> Option<T>) -> Option<Field<T>> {
        self.accounts.iter().find_map(|account| Some(Field::new(field(account)?, account.source)))
    }

    /// Why the price is nobody's who just buys one piece: whoever says it.
    fn held_back(&self) -> Option<Why> {
        self.accounts.iter().find_map(|account| account.held_back.clone())
    }

    /// The price and the price before, from one source. The data's price is the selected variant's.
    fn prices(
        &self,
        skus: &[Sku],
        doubts: &mut Vec<Doubt>,
    ) -> (Found<PriceRange>, Found<PriceRange>) {
        if let Some(why) = self.held_back() {
            return (Err(why.clone()), Err(why));
        }
        let price = self.kept(|account| &account.price);
        let selected = self.selected.as_ref().ok();
        let variant = selected.and_then(|id| skus.iter().find(|sku| sku.id == id.value));
        if let (Ok(kept), Some(Sku { price: Some(told), .. })) = (&price, variant) {
            let told = PriceRange { min: *told, max: *told };
            let source = self.accounts.iter().find(|account| !account.skus.is_empty());
            if let Some(account) = source {
                doubt("price", kept, &Field::new(told, account.source), doubts);
            }
        } else if let Ok(kept) = &price {
            for account in self.accounts {
                if let Ok(told) = account.price
                    && !(told.min <= kept.value.min && kept.value.max <= told.max)
                {
                    doubt("price", kept, &Field::new(told, account.source), doubts);
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
    fn shipping(&self, doubts: &mut Vec<Doubt>) -> Found<rust_decimal::Decimal> {
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
            _ => self.agreed("shipping", |account| &account.shipping, doubts),
        }
    }

    fn free_over(&self) -> Option<Field<rust_decimal::Decimal>> {
        let speaks = |account: &&Account| {
            account.shipping_free_over.is_some() || account.shipping != Err(Why::NOT_SHOWN)
        };
        let account = self.accounts.iter().find(speaks)?;
        account.shipping_free_over.map(|amount| Field::new(amount, account.source))
    }

    /// Whether it can be bought: the data counts the stock, buttons only stand there.
    fn availability(&self) -> Found<Availability> {
        let by_data = self.accounts.iter().rev().find_map(|account| {
            let availability = account.availability.as_ref().ok()?;
            (account.source != Source::Dom).then(|| Field::new(*availability, account.source))
        });
        by_data.map_or_else(|| self.kept(|account| &account.availability), Ok)
    }

    /// The data's offers and, after them, those that only the rendered page shows.
    fn offers(&self, listing: &Listing) -> Vec<Offer> {
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
            offer.seller =
                listing.store.id.as_ref().ok().filter(|_| is_stores).map(|id| id.value.clone());
            offer.currency = offer.currency.or(listing.currency.as_ref().ok().map(|of| of.value));
        }
        offers
    }

    fn missing(&self, listing: &Listing) -> Vec<Missing> {
        let fields = [
            ("product_id", listing.product_id.as_ref().err()),
            ("global_id", listing.global_id.as_ref().err()),
            ("title", listing.title.as_ref().err()),
            ("store.id", listing.store.id.as_ref().err()),
            ("store.name", listing.store.name.as_ref().err()),
            ("currency", listing.currency.as_ref().err()),
            ("price", listing.price.as_ref().err()),
            ("list_price", listing.list_price.as_ref().err()),
            ("availability", listing.availability.as_ref().err()),
            ("shipping", listing.shipping.as_ref().err()),
            ("tax", listing.tax.as_ref().err()),
            ("selected_sku", listing.selected_sku.as_ref().err()),
        ];
        let fields = fields.into_iter().filter_map(|(field, why)| Some((field, why?)));
        let unread = self.accounts.iter().flat_map(|account| &account.coupons.unread);
        fields
            .chain(unread.map(|why| ("offers", why)))
            .map(|(field, why)| Missing { field, why: why.clone() })
            .collect()
    }
}

/// Notes that two sources say different things.
fn doubt<T: PartialEq + Display>(
    field: &'static str,
    kept: &Field<T>,
    other: &Field<T>,
    doubts: &mut Vec<Doubt>,
) {
    if kept.value != other.value {
        let said = |said: &Field<T>| Field::new(said.value.to_string(), said.source);
        doubts.push(Doubt { field, kept: said(kept), other: said(other) });
    }
}
