//! A cart that is shown in places that are not known.
//!
//! Page state may be another moment's cart, or one in another currency. Of what it says counts what the page
//! shows somewhere; a page that shows no amounts yet contradicts nothing.

use deal::Currency;
use page::{Element, Why};
use rust_decimal::Decimal;

use super::account::Account;
use crate::page_text::PageText;
use crate::places::LISTING_UNKNOWN as UNKNOWN;

/// Texts whose words are read, at most.
const LOOKS: usize = 1_000;
/// Bytes of a text that is an amount.
const SHORT: usize = 60;

/// The amounts that a page shows, each with its currency.
pub(super) fn amounts(root: Element<'_>, page_text: PageText<'_>) -> Vec<(Decimal, Currency)> {
    let context = PageText { currency: None, ..page_text };
    let named = |text: String| {
        let is_short = text.len() <= SHORT && text.chars().any(|letter| letter.is_ascii_digit());
        let read = |page_text: PageText<'_>| wording::price(&text, &page_text.context()).ok();
        // A sign of its own names its currency; one that several share has the page's.
        let price = is_short.then(|| read(context).or_else(|| read(page_text))).flatten()?;
        (price.min == price.max).then(|| (price.min.amount(), price.min.currency()))
    };
    let texts = UNKNOWN.text.all(root).into_iter().map(|text| text.text());
    texts.take(LOOKS).filter_map(named).collect()
}

/// Takes out of what state says of a cart the amounts that the page does not show.
pub(super) fn confirm(account: &mut Account, shown: &[(Decimal, Currency)]) {
    let is_shown = |amount: &Decimal| shown.iter().any(|(shown, _)| shown == amount);
    for line in &mut account.lines {
        line.price = line.price.clone().and_then(|price| match is_shown(&price) {
            true => Ok(price),
            false => {
                Err(Why::new("the page shows its cart in places that are not known, and not this"))
            }
        });
        line.fee = line.fee.filter(is_shown);
    }
    account.rows.0.retain(|row| match row.beside {
        crate::rows::Cell::Amount(amount) => is_shown(&amount.abs()),
        _ => true,
    });
}
