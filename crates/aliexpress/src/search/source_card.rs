//! A card as one source tells it, and what the labels on it say of its price.

use page::{Element, Why};
use rust_decimal::Decimal;

use crate::bound::{Bound, Labelled};
use crate::page_text::PageText;
use crate::places::CardLayout;
use crate::range::PriceRange;

/// Why a price is missing beside a lower one that is struck through.
const CONTRADICTED: &str = "what is struck through is less than the price that is shown";

/// Bytes of what stands around a price in its own part of a card, at most.
const LABEL: usize = 80;
/// Elements of one card that name its product, at most.
const TITLES: usize = 8;

/// A card as one source tells it: an amount that cannot be read is why.
pub(super) struct SourceCard {
    pub(super) product_id: String,
    pub(super) price: Result<Decimal, Why>,
    pub(super) list_price: Option<Decimal>,
    pub(super) tags: Vec<String>,
    /// What the labels on it say of its price.
    pub(super) bound: Bound,
}

/// What the seller calls the product of a card.
pub(super) fn titles(layout: &CardLayout, card: Element<'_>) -> Vec<String> {
    layout.title.all(card).into_iter().take(TITLES).map(|title| title.text()).collect()
}

/// The elements of a card that have texts, without what the seller calls the product.
pub(super) fn untitled<'e>(layout: &CardLayout, card: Element<'e>) -> Vec<Element<'e>> {
    let titles = titles(layout, card);
    let is_title = |text: &str| titles.iter().any(|title| title.contains(text));
    let parts = layout.text.all(card).into_iter();
    parts.filter(|part| !is_title(&part.text())).collect()
}

/// The smallest element around a price that shows more than it, if that is a part of its own: not the card, not
/// much of it, and without what the product is called, which is a word that is not known, too.
pub(super) fn around<'e>(
    shown: Element<'e>,
    card: Element<'e>,
    titles: &[String],
) -> Option<Element<'e>> {
    let price = shown.text();
    let mut up = std::iter::successors(shown.parent(), |one| one.parent());
    let around = up.find(|one| *one == card || one.text() != price)?;
    let text = around.text();
    let is_apart = !titles.is_empty() && titles.iter().all(|title| !text.contains(title.as_str()));
    (around != card && is_apart && text.len() <= price.len() + LABEL).then_some(around)
}

impl SourceCard {
    /// Hears the labels on a card, and its tags. Around the price itself, words that are not known may say anything
    /// of it.
    pub(super) fn labelled(
        mut self,
        card: Option<Element<'_>>,
        parts: &[Element<'_>],
        around: Option<Element<'_>>,
        page_text: PageText<'_>,
    ) -> SourceCard {
        let price = self.price.as_ref().ok().copied().map(PriceRange::one);
        let labelled =
            Labelled { page_text, price, list_price: self.list_price.map(PriceRange::one) };
        let mut bound = Bound::default();
        if let Some(card) = card {
            labelled.hear(&mut bound, card, parts, false);
            if let Some(around) = around {
                let is_inside = |part: &&Element<'_>| {
                    std::iter::successors(Some(**part), |one| one.parent()).any(|one| one == around)
                };
                let inside: Vec<_> = parts.iter().filter(is_inside).copied().collect();
                labelled.hear(&mut bound, around, &inside, true);
            }
        }
        labelled.hear_alone(&mut bound, self.tags.iter().map(String::as_str));
        self.bound = bound;
        self
    }

    /// Takes out a price that is nobody's who just buys one piece.
    pub(super) fn held_back(&mut self) {
        if let Some(why) = self.bound.held_back.clone() {
            self.price = Err(why);
            self.list_price = None;
        }
    }

    /// Refuses a price that what is struck through contradicts.
    pub(super) fn reconciled(mut self) -> SourceCard {
        let price = self.price.as_ref().ok().copied();
        if self.list_price.zip(price).is_some_and(|(before, price)| before < price) {
            self.price = Err(Why::new(CONTRADICTED));
            self.list_price = None;
        }
        self.list_price = self.list_price.filter(|before| Some(*before) != price);
        self
    }
}
