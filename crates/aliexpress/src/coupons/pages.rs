//! The pages that are made of coupons, and the front page, of which only codes count.

use contract::OffersOf;
use page::Element;

use super::{Cards, section};
use crate::form::Form;
use crate::kind;
use crate::page_text::PageText;

/// Reads the coupon centre, or the shopper's own coupons. `is_whole`: nothing of the page was cut off.
pub(crate) fn read(
    url: &str,
    root: Element<'_>,
    is_whole: bool,
    page_text: PageText<'_>,
    form: &mut Form,
) {
    let is_own = kind::is_wallet(url);
    let cards = if is_own { Cards::Held } else { Cards::Offered };
    let mut read = super::read(root, cards, None, page_text);
    if is_own {
        section::by_address(&mut read, url, page_text);
    }
    let is_all = is_own && read.is_complete && is_whole;
    form.reading.all_offers_of = is_all.then_some(OffersOf::Wallet);
    read.fill(form);
}

/// Reads the codes on the front page.
pub(crate) fn codes(root: Element<'_>, page_text: PageText<'_>, form: &mut Form) {
    super::read(root, Cards::Codes, None, page_text).fill(form);
}
