//! A store's front: whose it is, and its coupons.

use contract::Unexplained;
use page::{Element, Field, Found, Health, Missing, Source, State, Why};

use crate::coupons::{self, Cards};
use crate::ids;
use crate::offer::Offer;
use crate::page_text::PageText;
use crate::places::STORE_FRONT;
use crate::reading::Store;

/// A store, its offers, and what is lacking.
pub(crate) struct Read {
    pub(crate) store: Store,
    pub(crate) offers: Vec<Offer>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) unexplained: Vec<Unexplained>,
    /// Whether these are all coupons of the store.
    pub(crate) is_complete: bool,
    /// How the selector of its name fared.
    pub(crate) health: Option<Health>,
}

/// Reads a store's front.
pub(crate) fn read(url: &str, root: Element<'_>, page_text: PageText<'_>) -> Read {
    let id = ids::store_id(url).ok_or(Why::new("its address holds no number"));
    let store = Store { id: id.map(|id| Field::new(id.to_owned(), Source::Url)), name: name(root) };
    let seller = store.id.as_ref().ok().map(|id| id.value.clone());
    let mut missing = Vec::new();
    for (field, found) in [("store.id", &store.id), ("store.name", &store.name)] {
        missing.extend(found.as_ref().err().map(|why| Missing { field, why: why.clone() }));
    }
    let blocks = STORE_FRONT.coupons.all(root);
    let mut offers = Vec::new();
    let mut unexplained = Vec::new();
    let mut is_complete = !blocks.is_empty();
    for block in blocks.iter().copied() {
        let cards = Cards::Of(seller.as_deref());
        let block = coupons::read(block, cards, Some(&STORE_FRONT.coupons), page_text);
        offers.extend(block.offers);
        missing.extend(block.missing);
        unexplained.extend(block.unexplained);
        is_complete &= block.is_complete;
    }
    let is_lacking = offers.is_empty() && !is_complete && !blocks.is_empty();
    if is_lacking && missing.iter().all(|missing| missing.field != "offers") {
        let is_bare = blocks.iter().all(|block| block.text().is_empty());
        let why = if is_bare { Why::NOT_LOADED } else { Why::NOT_UNDERSTOOD };
        missing.push(Missing { field: "offers", why });
    }
    let title = STORE_FRONT.title.text(root);
    let state = if title.is_some() { State::Unreadable } else { State::Unmatched };
    let health = store.name.as_ref().err().and_then(|_| STORE_FRONT.title.health(state));
    Read { store, offers, missing, unexplained, is_complete, health }
}

/// The store's name: what stands in the title before AliExpress's own words.
fn name(root: Element<'_>) -> Found<String> {
    let title = STORE_FRONT.title.text(root).ok_or(Why::NOT_SHOWN)?;
    let name = title.rsplit_once(" - ").filter(|(_, words)| words.contains("AliExpress"));
    let name = name.map(|(name, _)| name.trim()).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| Why::with("the title is not one of a store's front", &title))?;
    Ok(Field::new(name.to_owned(), Source::Dom))
}
