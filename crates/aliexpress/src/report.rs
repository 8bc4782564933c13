//! What the reader found, in the words of the contract.

mod pages;

use contract::{
    Amount, Bulk, By, Card, Doubt, Health, HealthState, Listing, Missing, Offer, OfferState,
    PriceRange, Reading, Site, Sku, SourceOf, Store,
};
use deal::{Currency, Money};
use page::{Field, Found, Source};
use rust_decimal::Decimal;

use crate::offer::Minimum;

/// What a page says, in the words of the contract; with the source of every field, if asked for.
pub fn report(reading: &crate::Reading, with_sources: bool) -> Reading {
    let currency = value(&reading.site.currency);
    Reading {
        page: reading.page,
        site: (&reading.site).into(),
        listing: reading.listing.as_ref().map(Into::into),
        store: reading.store.as_ref().map(Into::into),
        cart: reading.cart.as_ref().map(|cart| pages::cart(cart, currency)),
        checkout: reading.checkout.as_ref().map(|checkout| pages::checkout(checkout, currency)),
        cards: reading.cards.iter().map(|card| of_card(card, &reading.site)).collect(),
        coins_balance: reading.coins_balance.as_ref().map(|coins| coins.value),
        offers: reading.offers.iter().map(Into::into).collect(),
        all_offers_of: reading.all_offers_of,
        missing: reading.missing.iter().map(of_missing).collect(),
        unexplained: reading.unexplained.clone(),
        by: By::Names,
        doubts: reading.doubts.iter().map(Into::into).collect(),
        health: reading.health.iter().map(of_health).collect(),
        sources: with_sources.then(|| sources(reading)),
    }
}

impl From<&crate::Site> for Site {
    fn from(site: &crate::Site) -> Self {
        Site {
            host: Some(site.host.clone()).filter(|host| !host.is_empty()),
            locale: value(&site.locale),
            ship_to: value(&site.ship_to).map(|country| country.code().to_owned()),
            currency: value(&site.currency).map(|currency| currency.code().to_owned()),
            clock: site.clock.as_ref().map(|clock| clock.value.to_string()),
        }
    }
}

impl From<&crate::Listing> for Listing {
    fn from(listing: &crate::Listing) -> Self {
        let currency = value(&listing.currency);
        let money = |amount: Decimal| amount_of(amount, currency);
        let range =
            |range: &crate::PriceRange| PriceRange { min: money(range.min), max: money(range.max) };
        let store: Store = (&listing.store).into();
        Listing {
            product_id: value(&listing.product_id),
            global_id: value(&listing.global_id),
            title: value(&listing.title),
            store: (store.id.is_some() || store.name.is_some()).then_some(store),
            currency: currency.map(|currency| currency.code().to_owned()),
            price: listing.price.as_ref().ok().map(|price| range(&price.value)),
            list_price: listing.list_price.as_ref().ok().map(|price| range(&price.value)),
            price_condition: listing.price_condition.as_ref().map(|of| of.value),
            availability: value(&listing.availability),
            purchase_limit: listing.purchase_limit.as_ref().map(|limit| limit.value),
            shipping: value(&listing.shipping).map(money),
            shipping_free_over: listing.shipping_free_over.as_ref().map(|over| money(over.value)),
            tax: value(&listing.tax),
            coins_percent: listing.coins_percent.as_ref().map(|percent| percent.value.into()),
            flags: listing.flags.iter().map(|flag| flag.name().to_owned()).collect(),
            bulk: listing
                .bulk
                .iter()
                .map(|bulk| Bulk {
                    min_pieces: bulk.min_pieces,
                    percent: bulk.percent.map(Into::into),
                    price: bulk.price.map(money),
                })
                .collect(),
            selected_sku: value(&listing.selected_sku),
            skus: listing
                .skus
                .iter()
                .map(|sku| Sku {
                    id: sku.id.clone(),
                    name: Some(sku.name.clone()).filter(|name| !name.is_empty()),
                    price: sku.price.map(money),
                    list_price: sku.list_price.map(money),
                    in_stock: sku.in_stock,
                })
                .collect(),
        }
    }
}

impl From<&crate::Store> for Store {
    fn from(store: &crate::Store) -> Self {
        Store { id: value(&store.id), name: value(&store.name) }
    }
}

impl From<&crate::Offer> for Offer {
    fn from(offer: &crate::Offer) -> Self {
        let money = |amount: Decimal| amount_of(amount, offer.currency);
        Offer {
            seller: offer.seller.clone(),
            off: offer.off.map(money),
            percent: offer.percent.map(Into::into),
            cap: offer.cap.map(money),
            every: offer.every.map(money),
            min_spend: match offer.min_spend {
                // Pieces or a repeating amount are a minimum of their own.
                Minimum::Unknown if offer.min_pieces.or(offer.every.map(|_| 0)).is_some() => None,
                Minimum::Unknown => Some(None),
                Minimum::None => Some(Some(money(Decimal::ZERO))),
                Minimum::Spend(spend) => Some(Some(money(spend))),
            },
            min_pieces: offer.min_pieces,
            group: offer.group.clone(),
            currency: offer.currency.map(|currency| currency.code().to_owned()),
            code: offer.code.clone(),
            starts: offer.starts.map(|starts| starts.to_string()),
            ends: offer.ends.map(|ends| ends.to_string()),
            starts_local: offer.starts_local.map(|starts| starts.to_string()),
            ends_local: offer.ends_local.map(|ends| ends.to_string()),
            first_order_only: offer.first_order_only,
            followers_only: offer.followers_only,
            app_only: offer.app_only,
            text: Some(offer.text.clone()).filter(|text| !text.is_empty()),
            // What says both says one thing.
            collected: match offer.state {
                Some(state) => Some(state == OfferState::Collected),
                None => offer.collected,
            },
            state: offer.state,
            why: offer.why.clone().filter(|_| offer.uncertain),
            uncertain: offer.uncertain.then_some(true),
            source: Some(offer.source.name().to_owned()),
            ..Offer::new(offer.kind)
        }
    }
}

fn of_missing(missing: &page::Missing) -> Missing {
    Missing { field: missing.field.to_owned(), why: missing.why.to_string() }
}

impl From<&crate::Doubt> for Doubt {
    fn from(doubt: &crate::Doubt) -> Self {
        Doubt {
            field: doubt.field.to_owned(),
            kept: doubt.kept.value.clone(),
            source: doubt.kept.source.name().to_owned(),
            other: doubt.other.value.clone(),
            other_source: doubt.other.source.name().to_owned(),
        }
    }
}

fn of_health(health: &page::Health) -> Health {
    Health {
        field: health.field.to_owned(),
        selector: health.selector.to_owned(),
        state: match health.state {
            page::State::Unmatched => HealthState::Unmatched,
            page::State::Unreadable => HealthState::Unreadable,
        },
    }
}

fn of_card(card: &crate::Card, site: &crate::Site) -> Card {
    let money = |amount: Decimal| amount_of(amount, value(&site.currency));
    Card {
        product_id: card.product_id.clone(),
        price: card.price.map(money),
        list_price: card.list_price.map(money),
        price_condition: card.price_condition,
        tags: card.tags.clone(),
    }
}

pub(super) fn value<T: Clone>(found: &Found<T>) -> Option<T> {
    found.as_ref().ok().map(|field| field.value.clone())
}

/// An amount with the digits of its currency; with its own, where that cannot hold them.
pub(super) fn amount_of(amount: Decimal, currency: Option<Currency>) -> Amount {
    let money = currency.and_then(|currency| Money::new(amount, currency).ok());
    money.map_or_else(|| amount.into(), Into::into)
}

/// Where each field that was found was read.
fn sources(reading: &crate::Reading) -> Vec<SourceOf> {
    let mut sources = Vec::new();
    let mut add =
        |field: &str, source: Option<Source>| {
            sources.extend(source.map(|source| SourceOf {
                field: field.to_owned(),
                source: source.name().to_owned(),
            }));
        };
    let site = &reading.site;
    add("site.locale", of(&site.locale));
    add("site.ship_to", of(&site.ship_to));
    add("site.currency", of(&site.currency));
    if let Some(store) = &reading.store {
        add("store.id", of(&store.id));
        add("store.name", of(&store.name));
    }
    if let Some(cart) = &reading.cart {
        add("cart.subtotal", of(&cart.subtotal));
        add("cart.total", of(&cart.total));
    }
    if let Some(checkout) = &reading.checkout {
        add("checkout.goods", of(&checkout.goods));
        add("checkout.shipping", of(&checkout.shipping));
        add("checkout.tax", of(&checkout.tax));
        add("checkout.total", of(&checkout.total));
        add("checkout.code", of(&checkout.code));
        add("checkout.error", of_some(&checkout.error));
    }
    add("coins_balance", of_some(&reading.coins_balance));
    if let Some(listing) = &reading.listing {
        add("product_id", of(&listing.product_id));
        add("global_id", of(&listing.global_id));
        add("title", of(&listing.title));
        add("store.id", of(&listing.store.id));
        add("store.name", of(&listing.store.name));
        add("currency", of(&listing.currency));
        add("price", of(&listing.price));
        add("list_price", of(&listing.list_price));
        add("price_condition", of_some(&listing.price_condition));
        add("availability", of(&listing.availability));
        add("purchase_limit", of_some(&listing.purchase_limit));
        add("shipping", of(&listing.shipping));
        add("shipping_free_over", of_some(&listing.shipping_free_over));
        add("tax", of(&listing.tax));
        add("coins_percent", of_some(&listing.coins_percent));
        add("selected_sku", of(&listing.selected_sku));
    }
    sources
}

fn of<T>(found: &Found<T>) -> Option<Source> {
    found.as_ref().ok().map(|field| field.source)
}

fn of_some<T>(field: &Option<Field<T>>) -> Option<Source> {
    field.as_ref().map(|field| field.source)
}
