//! A store's front: whose it is, and its coupons.

use contract::{OffersOf, Store};
use page::{Element, Field, Found, Source, State, Why};

use crate::coupons::{self, Cards};
use crate::form::Form;
use crate::ids;
use crate::page_text::PageText;
use crate::places::STORE_FRONT;

/// Reads a store's front. `is_whole`: nothing of the page was cut off.
pub(crate) fn read(
    url: &str,
    root: Element<'_>,
    is_whole: bool,
    page_text: PageText<'_>,
    form: &mut Form,
) {
    let id = ids::store_id(url).ok_or(Why::new("its address holds no number"));
    let id = id.map(|id| Field::new(id.to_owned(), Source::Url));
    let name = name(root);
    if name.is_err() {
        let is_shown = STORE_FRONT.title.text(root).is_some();
        let state = if is_shown { State::Unreadable } else { State::Unmatched };
        form.health(STORE_FRONT.title.health(state));
    }
    let store = Store { id: form.take("store.id", id), name: form.take("store.name", name) };
    let blocks = STORE_FRONT.coupons.all(root);
    let mut is_complete = !blocks.is_empty();
    let mut is_silent = true;
    for block in blocks.iter().copied() {
        let cards = Cards::Of(store.id.as_deref());
        let block = coupons::read(block, cards, Some(&STORE_FRONT.coupons), page_text);
        is_complete &= block.is_complete;
        is_silent &= block.offers.is_empty() && block.missing.is_empty();
        block.fill(form);
    }
    if is_silent && !is_complete && !blocks.is_empty() {
        let is_bare = blocks.iter().all(|block| block.text().is_empty());
        let why = if is_bare { Why::NOT_LOADED } else { Why::NOT_UNDERSTOOD };
        form.miss("offers", &why);
    }
    form.reading.all_offers_of = (is_complete && is_whole).then_some(OffersOf::Store);
    form.reading.store = Some(store);
}

/// The store's name: what stands in the title before AliExpress's own words.
fn name(root: Element<'_>) -> Found<String> {
    let title = STORE_FRONT.title.text(root).ok_or(Why::NOT_SHOWN)?;
    let name = title.rsplit_once(" - ").filter(|(_, words)| words.contains("AliExpress"));
    let name = name.map(|(name, _)| name.trim()).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| Why::with("the title is not one of a store's front", &title))?;
    Ok(Field::new(name.to_owned(), Source::Dom))
}
