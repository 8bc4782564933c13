//! Words on a cart or a card that say for whom or for what a price is, or name a code, without an amount to go with it.

use contract::Tax;
use wording::{Other, Text};

use crate::page_text::PageText;

/// Bytes of such words, at most.
const LONGEST: usize = 120;

/// Whether a text, as a label of a price, says that it is not everyone's: new customers', members', the app's, one
/// with coins, a coupon or a code, a deposit, one of another day; or that nobody here can buy at it.
pub(crate) fn sets(text: &str, page_text: PageText<'_>) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let context = page_text.context();
    let is_understood = matches!(
        wording::text(text, &context),
        Ok(Text::Offer(_) | Text::Shipping(_) | Text::Other(Other::FreeShipping { .. }))
    );
    if is_understood {
        return false;
    }
    let beside = wording::beside(text, &context);
    let (mut says, mut bars) = (false, false);
    for kind in wording::conditions(text, context.locale) {
        says |= kind.makes.is_some() || kind.holds_back.is_some() && !kind.is_of_next;
        bars |= kind.bars;
    }
    let is_of_price = says || beside.only.is_some() || beside.holds_for.is_some();
    // "x 2" is how many pieces are in the cart.
    let is_note = beside.is_shipping || beside.is_ending || beside.is_multiplied;
    is_of_price && !is_note || bars || wording::names_a_code(text, &context)
}

/// Whether a text on a cart says that more is paid or must be bought than its lines say: the same, a tax or a parcel
/// that comes on top, a least number of pieces; or that their sum may be another one.
pub(crate) fn adds(text: &str, page_text: PageText<'_>) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let is_added = wording::is_tax_note(text) && wording::tax(text) == Some(Tax::Excluded);
    let beside = || wording::beside(text, &page_text.context());
    let is_apart = || wording::says_apart(text) && beside().is_shipping;
    let context = page_text.context();
    let may_change = || wording::conditions(text, context.locale).any(|kind| kind.may_change);
    sets(text, page_text) || is_added || is_apart() || beside().asks_least || may_change()
}
