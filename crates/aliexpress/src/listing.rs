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
mod sources;
mod unexplained;
mod unknown;
mod witness;

pub(crate) use embedded::{currency, linked_currency, number_format};
pub(crate) use freight::destination;
pub(crate) use price::displayed;

use contract::{Availability, Listing};
use page::{Element, Source, State, Why};

use crate::data::PageData;
use crate::form::Form;
use crate::layout::Rendered;
use crate::page_text::PageText;
use crate::places::{LISTING_HASHED as HASHED, LISTING_NO_PRODUCT as NO_PRODUCT, Layout};

/// Reads a listing. `page_text` is how the page speaks.
pub(crate) fn read(
    url: &str,
    page: &Rendered<'_>,
    page_data: &PageData<'_>,
    page_text: PageText<'_>,
    form: &mut Form,
) {
    let product = page.product;
    if product.is_none() && NO_PRODUCT.not_found.first(page.root).is_some() {
        let why = Why::new("AliExpress says that there is no such product");
        return reconcile::nothing(url, Some(Availability::NotFound), &why, form);
    }
    let data: Vec<_> = [page_data.state(), page_data.inline()].into_iter().flatten().collect();
    let is_unknown = product.is_none() && unknown::is_filled(page.root, page_text);
    if is_unknown {
        form.health(HASHED.main.health(State::Unmatched));
    }
    if product.is_none() && data.is_empty() {
        let (availability, why) = match is_unknown {
            true => {
                (None, "not understood: the page shows its product in places that are not known")
            }
            false => (
                Some(Availability::NotLoaded),
                "the page's own scripts have not loaded the product yet",
            ),
        };
        return reconcile::nothing(url, availability, &Why::new(why), form);
    }
    let shown = product.map(|(layout, main)| dom::shown(layout, page.root, main, page_text));
    let mut told: Vec<_> = data.iter().map(|data| embedded::account(*data, page_text)).collect();
    if is_unknown {
        told.iter_mut().for_each(|account| unknown::confirm(account, page.root, page_text));
    }
    let witnesses = witness::witnesses(page.root, page_data, page_text);
    let has_variants = product.is_some_and(|(layout, main)| dom::has_variants(layout, main));
    let listing = reconcile::read(url, shown, told, &data, (&witnesses, has_variants), form);
    if let Some((layout, main)) = product {
        let offers = &form.reading.offers;
        let texts = unexplained::texts(layout, page.root, main, (&listing, offers), page_text);
        form.reading.unexplained.extend(texts);
        health(layout, page.root, main, &listing, form);
    }
    form.reading.listing = Some(listing);
}

/// How the selectors fared of the fields that every listing shows. Its parcel may be none; where it has
/// lines on it, one must be understood.
fn health(
    layout: &Layout,
    page: Element<'_>,
    main: Element<'_>,
    listing: &Listing,
    form: &mut Form,
) {
    let is_shipped = listing.shipping_free_over.is_some() || listing.shipping.is_some();
    let shipping = if is_shipped { Some(Source::Dom) } else { None };
    let lost = [
        (&layout.title, main, form.source_of("title")),
        (&layout.price, main, form.source_of("price")),
        (&layout.store, page, form.source_of("store.name")),
        (if layout.fee.css.is_empty() { &layout.fee_alone } else { &layout.fee }, page, shipping),
    ]
    .into_iter()
    .filter(|(.., source)| *source != Some(Source::Dom))
    .filter_map(|(rule, within, _)| match rule.text(within) {
        None => rule.health(State::Unmatched),
        Some(_) => rule.health(State::Unreadable),
    });
    form.health(lost);
}
