//! One product's page: what each source says of the product, and what follows from all of them.
//!
//! A page tells of its product up to three times, and not always the same. The rule: what is displayed
//! is what the rendered page shows, then what page state says, then the data of its scripts. Offers
//! are the data's, which knows their codes, minimums and windows; the rendered page adds what only it
//! shows. Where two sources say different things the reading keeps the first and tells of both.

mod account;
mod coupons;
mod dom;
mod freight;
mod price;
mod reconcile;
mod sku;
mod told;

pub(crate) use freight::destination;
pub(crate) use price::displayed;
pub(crate) use reconcile::Read;
pub(crate) use told::{currency, linked_currency, number_format};

use deal::Currency;
use page::{Element, Found, Health, Source, State, Why};

use crate::data::Held;
use crate::layout::{FRAME, Layout, Rendered};
use crate::reading::Availability;
use crate::said::Voice;

/// Reads a listing. `voice` is how the page speaks, `currency` the page's with its source.
pub(crate) fn read(
    url: &str,
    page: &Rendered<'_>,
    held: &Held<'_>,
    voice: Voice<'_>,
    currency: &Found<Currency>,
) -> Read {
    let product = page.product();
    if product.is_none() && FRAME.not_found.first(page.root).is_some() {
        let why = Why::new("AliExpress says that there is no such product");
        return Read::nothing(url, Availability::NotFound, why);
    }
    let data: Vec<_> = [held.state(), held.inline()].into_iter().flatten().collect();
    if product.is_none() && data.is_empty() {
        let why = Why::new("the page's own scripts have not loaded the product yet");
        return Read::nothing(url, Availability::NotLoaded, why);
    }
    let shown = product.map(|(layout, main)| dom::shown(layout, page.root, main, voice));
    let told = data.iter().map(|data| told::account(*data, voice)).collect();
    let mut read = reconcile::read(url, shown, told, &data, currency);
    read.health = product.map(|(layout, main)| health(layout, main, &read)).unwrap_or_default();
    read
}

/// How the selectors fared of the fields that every listing shows.
fn health(layout: &Layout, main: Element<'_>, read: &Read) -> Vec<Health> {
    let is_shown = |source: Option<Source>| source == Some(Source::Dom);
    let title = read.listing.title.as_ref().ok().map(|title| title.source);
    let price = read.listing.price.as_ref().ok().map(|price| price.source);
    [(&layout.title, title), (&layout.price, price)]
        .into_iter()
        .filter(|(_, source)| !is_shown(*source))
        .filter_map(|(rule, _)| match rule.text(main) {
            None => rule.health(State::Unmatched),
            Some(_) => rule.health(State::Unreadable),
        })
        .collect()
}
