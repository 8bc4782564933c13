//! A product that is shown in places that are not known.
//!
//! The page's data says what it opened with; what it shows may be another variant's price, another way of
//! shipping. Of the data counts what the page shows somewhere, word for word.

use page::price::digit;
use page::{Element, Why};
use rust_decimal::Decimal;
use wording::Label;

use super::account::Account;
use crate::page_text::PageText;
use crate::places::{LISTING_NO_PRODUCT as NO_PRODUCT, LISTING_UNKNOWN as UNKNOWN};
use crate::range::PriceRange;
use crate::rows;

/// Texts whose words are read, at most.
const LOOKS: usize = 1_000;
/// Bytes of a text that is a price.
const SHORT: usize = 60;

/// Whether a page shows something of its own: a heading, other products, an amount.
pub(super) fn is_filled(root: Element<'_>, page_text: PageText<'_>) -> bool {
    let is_amount = |text: Element<'_>| {
        let text = text.text();
        text.len() <= SHORT && has_digit(&text) && rows::price(&text, page_text).is_ok()
    };
    NO_PRODUCT.filled.first(root).is_some()
        || UNKNOWN.text.all(root).into_iter().take(LOOKS).any(is_amount)
}

/// Takes out of an account what the page does not show.
pub(super) fn confirm(account: &mut Account, root: Element<'_>, page_text: PageText<'_>) {
    let page_text =
        PageText { currency: account.currency.clone().ok().or(page_text.currency), ..page_text };
    let texts: Vec<String> = UNKNOWN.text.all(root).into_iter().map(|text| text.text()).collect();
    let unseen =
        || Why::new("the page shows its product in places that are not known, and not this");
    let is_shown = |price: &PriceRange| {
        let figures = figures(&price.to_string());
        let may = |text: &&String| text.len() <= SHORT && self::figures(text) == figures;
        texts.iter().filter(may).any(|text| page_text.price(text).is_ok_and(|read| read == *price))
    };
    account.price = account.price.clone().and_then(|price| match is_shown(&price) {
        true => Ok(price),
        false => Err(unseen()),
    });
    account.list_price = account.list_price.clone().and_then(|list| {
        let is_whole = account.price.is_ok() && is_shown(&list);
        is_whole.then_some(list).ok_or_else(unseen)
    });
    let (fees, free_over) = shipping(&texts, page_text);
    account.shipping = account.shipping.clone().and_then(|fee| match fees.as_slice() {
        [only] if *only == fee => Ok(fee),
        _ => Err(unseen()),
    });
    account.ships_from_near &= account.shipping.is_ok();
    account.shipping_free_over = account.shipping_free_over.filter(|over| free_over.contains(over));
}

/// The fees that the texts name, each once, and from which amounts on they say that shipping is free.
fn shipping(texts: &[String], page_text: PageText<'_>) -> (Vec<Decimal>, Vec<Decimal>) {
    let (mut fees, mut free_over) = (Vec::new(), Vec::new());
    let add = |amounts: &mut Vec<Decimal>, amount: Option<Decimal>| {
        if let Some(amount) = amount.filter(|amount| !amounts.contains(amount)) {
            amounts.push(amount);
        }
    };
    // A line without figures says at most that shipping is free.
    let may = |text: &&String| has_digit(text) || text.chars().count() <= 40;
    for text in texts.iter().filter(may).take(LOOKS) {
        let said = page_text.shipping(text);
        let is_free = Label::of(text) == Some(Label::Free);
        add(&mut fees, said.fee.or(is_free.then_some(Decimal::ZERO)));
        add(&mut free_over, said.free_over);
    }
    (fees, free_over)
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|letter| digit(letter).is_some())
}

/// The figures of a text without the noughts at its end: `3.80` is shown as `3.8`.
fn figures(text: &str) -> String {
    let figures: String =
        text.chars().filter_map(digit).map(|(value, _)| char::from(b'0' + value)).collect();
    figures.trim_end_matches('0').to_owned()
}
