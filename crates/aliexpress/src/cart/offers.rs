//! The coupons, discounts and codes that stand between the lines of a cart, each with its store.

use contract::{CartPage, OfferKind};
use page::{Element, Why};
use rust_decimal::Decimal;
use wording::{Other, Text};

use crate::conditional;
use crate::coupons::{self, Cards, Found, Looks, Part, Pieces};
use crate::ids;
use crate::offer::Offer;
use crate::page_text::PageText;
use crate::places::CART_AROUND as AROUND;
use crate::unexplained::Accounted;

/// The texts around the lines.
static PIECES: Pieces = Pieces {
    leaf: &AROUND.leaf,
    inside: &AROUND.inside,
    sentence: &AROUND.sentence,
    button: &AROUND.button,
    disabled: &AROUND.disabled,
    product: &AROUND.product,
    store: &AROUND.store,
    struck: &AROUND.struck,
    bounds: &[&AROUND.heading, &AROUND.line],
};

/// Offers of a cart, at most.
const LIMIT: usize = 100;
/// Texts that are looked through for money where no cart is known.
const LOOKS: usize = 400;
/// Elements above a heading in which its lines are looked for.
const HEIGHT: usize = 8;

/// Whether a page without a cart that is known shows money all the same. While it loads, that of products which may
/// be advertised is none: where no name is known, a line of a cart looks the same.
pub(super) fn shows_money(root: Element<'_>, is_loading: bool, page_text: PageText<'_>) -> bool {
    let speaks = |part: &&Part<'_>| wording::speaks_of_money(&part.text, &page_text.context());
    let mut parts = PIECES.parts(root);
    parts.truncate(LOOKS);
    parts.iter().filter(speaks).any(|part| !is_loading || !is_recommended(part.element))
}

/// Reads the offers around the lines of a cart, and why others are missing; what is not understood goes into the
/// account.
pub(super) fn read(
    root: Element<'_>,
    cart: &CartPage,
    saved: &[Decimal],
    account: &mut Accounted,
    page_text: PageText<'_>,
) -> (Vec<Offer>, Vec<Why>) {
    let (mut offers, mut missing) = (Vec::new(), Vec::new());
    let groups = groups(root, cart);
    let parts = PIECES.parts(root);
    let mut looks = Looks::new(page_text);
    let mut of_cards: Vec<Element<'_>> = Vec::new();
    let mut near = "cart";
    for part in &parts {
        let speaks = wording::speaks_of_money(&part.text, &page_text.context());
        let group = groups.iter().find(|group| group.holds(part.element));
        if !of_cards.contains(&part.element) && offers.len() < LIMIT {
            let takes_off =
                looks.takes_off(&part.text) || looks.takes_off(&PIECES.phrase(part.element));
            let cards = Cards::InCart(group.and_then(|group| group.seller.as_deref()));
            let found = match takes_off {
                true => coupons::around(part.element, &PIECES, cards, None, &mut looks),
                false => Found::Nothing,
            };
            match found {
                Found::Offer(offer, texts) => {
                    texts.iter().for_each(|text| account.explain(&text.text));
                    of_cards.extend(texts.iter().map(|text| text.element));
                    if !offers.contains(&*offer) {
                        offers.push(*offer);
                    }
                }
                Found::Refused(why, texts) => {
                    of_cards.extend(texts.iter().map(|text| text.element));
                    missing.push(why);
                }
                Found::Nothing => {}
            }
        }
        if !speaks {
            if conditional::adds(&part.text, page_text) && !is_recommended(part.element) {
                account.quote(&part.text, near);
            }
            near = &part.text;
        } else if !is_other(part, group, cart, saved, page_text) {
            account.see(&part.text, near);
        }
    }
    missing.dedup();
    (offers, missing)
}

/// Whether a text is of money that is no offer's: a product's beside the cart, a fee, what coins may pay, a saving
/// that the prices say as well.
fn is_other(
    part: &Part<'_>,
    group: Option<&Group<'_>>,
    cart: &CartPage,
    saved: &[Decimal],
    page_text: PageText<'_>,
) -> bool {
    let is_understood = match wording::text(&part.text, &page_text.context()) {
        // What may still be free is shipping's, and says nothing of an offer.
        Ok(Text::Other(Other::Threshold(_))) => false,
        Ok(Text::Other(Other::SaveTag(amount))) => saved.contains(&amount.amount()),
        Ok(Text::Other(Other::DiscountPercent(_) | Other::DiscountLine(_))) => false,
        Ok(Text::Shipping(fee)) => group.is_none_or(|group| {
            let seller = group.seller.as_ref();
            let known = cart.shipping.iter().find(|of| seller == Some(&of.seller));
            let known = known.and_then(|known| known.amount.as_ref());
            known.is_none_or(|known| known.value() == fee.min.amount())
        }),
        Ok(Text::Other(_)) => true,
        Ok(Text::Offer(said)) => said.kind == Some(OfferKind::Coins) && !said.uncertain,
        // Outside of the stores' groups a price is a product's that is advertised.
        Ok(Text::Price(_)) => group.is_none(),
        _ => false,
    };
    is_understood || is_recommended(part.element)
}

/// Whether what stands at an element belongs to a product that is no line of the cart.
fn is_recommended(element: Element<'_>) -> bool {
    let mut node = Some(element);
    for _ in 0..HEIGHT {
        let Some(one) = node else { return false };
        if PIECES.bounds.iter().any(|bound| bound.first(one).is_some()) {
            return false;
        }
        if one.is(PIECES.product) || PIECES.product.first(one).is_some() {
            return true;
        }
        node = one.parent();
    }
    false
}

/// The lines of one store and what stands between them.
struct Group<'e> {
    /// The smallest element that holds the store's heading and a line.
    node: Element<'e>,
    seller: Option<String>,
}

impl Group<'_> {
    fn holds(&self, element: Element<'_>) -> bool {
        let mut node = Some(element);
        while let Some(one) = node {
            if one == self.node {
                return true;
            }
            node = one.parent();
        }
        false
    }
}

/// The groups of a cart: an element with the headings of several stores is none.
fn groups<'e>(root: Element<'e>, cart: &CartPage) -> Vec<Group<'e>> {
    let group = |heading: Element<'e>| {
        let mut node = heading;
        for _ in 0..HEIGHT {
            node = node.parent()?;
            if AROUND.line.first(node).is_some() {
                let is_one = AROUND.heading.all(node).len() == 1;
                return is_one.then(|| Group { node, seller: seller(heading, node, cart) });
            }
        }
        None
    };
    AROUND.heading.all(root).into_iter().take(LIMIT).filter_map(group).collect()
}

/// The store of a group as the cart's lines know it, else as its heading links to it.
fn seller(heading: Element<'_>, group: Element<'_>, cart: &CartPage) -> Option<String> {
    let links = AROUND.product.all(group);
    let of_line = links.into_iter().find_map(|link| {
        let id = ids::product_id(link.attr("href")?)?;
        cart.lines.iter().find(|line| line.product_id == id)?.seller.clone()
    });
    let linked = AROUND.store.first(heading).and_then(|link| ids::store_id(link.attr("href")?));
    of_line.or(linked.map(str::to_owned))
}
