//! One product's page: what each source says of the product, and what follows from all of them.
//!
//! A page tells of its product up to three times, and not always the same. The rule: what is displayed
//! is what the rendered page shows, then what page state says, then the data of its scripts. Offers
//! are the data's, which knows their codes, minimums and windows; the rendered page adds what only it
//! shows. Where two sources say different things the reading keeps the first and tells of both.

mod account;
mod coupon;
mod coupons;
mod dom;
mod embedded;
mod freight;
mod price;
mod reconcile;
mod sku;
mod unexplained;
mod unknown;
mod witness;

pub(crate) use embedded::{currency, linked_currency, number_format};
pub(crate) use freight::destination;
pub(crate) use price::displayed;
pub(crate) use reconcile::Read;

use contract::Availability;
use deal::Currency;
use page::{Element, Found, Health, Source, State, Why};

use crate::data::PageData;
use crate::layout::Rendered;
use crate::page_text::PageText;
use crate::places::{LISTING_HASHED as HASHED, LISTING_NO_PRODUCT as NO_PRODUCT, Layout};

/// Reads a listing. `page_text` is how the page speaks, `currency` the page's with its source.
pub(crate) fn read(
    url: &str,
    page: &Rendered<'_>,
    page_data: &PageData<'_>,
    page_text: PageText<'_>,
    currency: &Found<Currency>,
) -> Read {
    let product = page.product;
    if product.is_none() && NO_PRODUCT.not_found.first(page.root).is_some() {
        let why = Why::new("AliExpress says that there is no such product");
        return Read::nothing(url, Some(Availability::NotFound), why);
    }
    let data: Vec<_> = [page_data.state(), page_data.inline()].into_iter().flatten().collect();
    let is_unknown = product.is_none() && unknown::is_filled(page.root, page_text);
    if product.is_none() && data.is_empty() {
        let mut read = if is_unknown {
            let why =
                Why::new("not understood: the page shows its product in places that are not known");
            Read::nothing(url, None, why)
        } else {
            let why = Why::new("the page's own scripts have not loaded the product yet");
            Read::nothing(url, Some(Availability::NotLoaded), why)
        };
        let lost = is_unknown.then(|| HASHED.main.health(State::Unmatched)).flatten();
        read.health.extend(lost);
        return read;
    }
    let shown = product.map(|(layout, main)| dom::shown(layout, page.root, main, page_text));
    let mut told: Vec<_> = data.iter().map(|data| embedded::account(*data, page_text)).collect();
    if is_unknown {
        told.iter_mut().for_each(|account| unknown::confirm(account, page.root, page_text));
    }
    let has_variants = product.is_some_and(|(layout, main)| !layout.axis.all(main).is_empty());
    let witnesses = witness::witnesses(page.root, page_data, page_text);
    let mut read = reconcile::read(url, shown, told, &data, currency);
    read.testify(&witnesses, has_variants);
    if let Some((layout, main)) = product {
        read.unexplained = unexplained::texts(layout, page.root, main, &read, page_text);
        read.health = health(layout, page.root, main, &read);
    } else if is_unknown {
        read.health.extend(HASHED.main.health(State::Unmatched));
    }
    read
}

/// How the selectors fared of the fields that every listing shows. Its parcel may be none; where it has
/// lines on it, one must be understood.
fn health(layout: &Layout, page: Element<'_>, main: Element<'_>, read: &Read) -> Vec<Health> {
    fn source<T>(found: &Found<T>) -> Option<Source> {
        found.as_ref().ok().map(|found| found.source)
    }
    let listing = &read.listing;
    let is_shipped = listing.shipping_free_over.is_some() || source(&listing.shipping).is_some();
    let shipping = if is_shipped { Some(Source::Dom) } else { None };
    [
        (&layout.title, main, source(&listing.title)),
        (&layout.price, main, source(&listing.price)),
        (&layout.store, page, source(&listing.store.name)),
        (if layout.fee.css.is_empty() { &layout.fee_alone } else { &layout.fee }, page, shipping),
    ]
    .into_iter()
    .filter(|(.., source)| *source != Some(Source::Dom))
    .filter_map(|(rule, within, _)| match rule.text(within) {
        None => rule.health(State::Unmatched),
        Some(_) => rule.health(State::Unreadable),
    })
    .collect()
}
