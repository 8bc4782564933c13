//! What is written on a line of a cart beside its price: each text is an offer, says of the price for whom or for
//! what it is, says that the line is sold out, or repeats what the prices say. Anything else is quoted.

use contract::{Amount, CartLine, OfferKind, OfferState};
use deal::sums;
use page::Source;
use rust_decimal::Decimal;
use wording::{OfferText, Other, Text};

use super::account::SourceLine;
use crate::conditional;
use crate::coupons::state;
use crate::offer::{Minimum, Offer};
use crate::page_text::PageText;
use crate::unexplained::Accounted;

/// What a line costs less than before, by the higher prices on it.
pub(super) struct Saved {
    /// By piece, for all its pieces, as amounts.
    pub(super) amounts: Vec<Decimal>,
    /// The same as shares.
    shares: Vec<Decimal>,
}

impl Saved {
    /// By the prices that are struck through on the line, or written on it and higher than its own.
    pub(super) fn of(line: &CartLine, told: &SourceLine, page_text: PageText<'_>) -> Saved {
        let (mut amounts, mut shares) = (Vec::new(), Vec::new());
        let Some(price) = line.price.as_ref().map(Amount::value) else {
            return Saved { amounts, shares };
        };
        let pieces = line.quantity.map(Decimal::from);
        let context = page_text.context();
        let read = |text: &String| match wording::text(text, &context) {
            Ok(Text::Price(price)) => Some(price.max.amount()),
            // "Was US $50.00": of another day, and what it cost then.
            Err(wording::Why::Announced(word)) => {
                match wording::text(&text.replacen(&word, "", 1), &context) {
                    Ok(Text::Price(price)) => Some(price.max.amount()),
                    _ => None,
                }
            }
            _ => None,
        };
        let all = |one| sums::product(one, pieces.unwrap_or(Decimal::ONE)).unwrap_or(one);
        for before in told.struck.iter().chain(&told.tags).filter_map(read) {
            // The price before is of one piece, or of all.
            for (before, now, is_one) in [(before, price, true), (before, all(price), false)] {
                let Some(saved) = before.checked_sub(now).filter(|saved| *saved > Decimal::ZERO)
                else {
                    continue;
                };
                amounts.push(saved);
                amounts.extend(is_one.then(|| all(saved)));
                let share = sums::product(saved, Decimal::ONE_HUNDRED);
                shares.extend(share.and_then(|share| share.checked_div(before)));
            }
        }
        Saved { amounts, shares }
    }

    fn is_share(&self, said: Decimal) -> bool {
        let is_it = |share: &Decimal| (said - *share).abs() < Decimal::ONE;
        self.shares.iter().any(is_it)
    }
}

/// Hears what is written on a line, and gives the offers that stand on it.
pub(super) fn hear(
    line: &mut CartLine,
    told: &SourceLine,
    account: &mut Accounted,
    page_text: PageText<'_>,
) -> Vec<Offer> {
    let saved = Saved::of(line, told, page_text);
    let context = page_text.context();
    let near = line.title.clone().unwrap_or_else(|| "cart".to_owned());
    let mut offers = Vec::new();
    for tag in &told.tags {
        if conditional::adds(tag, page_text) {
            // A price for members or after a coupon is not everyone's.
            line.uncertain = line.uncertain.or(line.price.as_ref().map(|_| true));
            account.quote(tag, &near);
            continue;
        }
        if !wording::speaks_of_money(tag, &context) {
            continue;
        }
        match wording::text(tag, &context) {
            Ok(Text::Other(Other::SaveTag(amount) | Other::DiscountLine(amount))) => {
                if !saved.amounts.contains(&amount.amount()) {
                    account.quote(tag, &near);
                }
            }
            Ok(Text::Other(Other::DiscountPercent(share))) => {
                if !saved.is_share(share) {
                    account.quote(tag, &near);
                }
            }
            Ok(Text::Shipping(_)) if told.fee.is_none() => account.see(tag, &near),
            Ok(Text::Other(_) | Text::Shipping(_)) | Err(wording::Why::Announced(_)) => {}
            Ok(Text::Offer(said)) if said.kind == Some(OfferKind::Coins) && !said.uncertain => {}
            Ok(Text::Offer(said)) if is_of_order(&said) => {
                offers.push(offer(said, tag, line, page_text))
            }
            Ok(Text::Price(price)) if is_of_line(price.min.amount(), line, told.fee) => {}
            _ => account.see(tag, &near),
        }
    }
    gone(line, told, offers.is_empty(), account, page_text);
    offers
}

/// A line whose words say that it can no longer be had; beside an offer they may be of that one.
fn gone(
    line: &mut CartLine,
    told: &SourceLine,
    is_alone: bool,
    account: &mut Accounted,
    page_text: PageText<'_>,
) {
    let is = |tag: &&String, state| state::named(tag, page_text) == Some(state);
    // "Deal ended": whether the line still has its price, or can be had at all, is open.
    for tag in told.tags.iter().filter(|tag| is(tag, OfferState::Expired)) {
        line.uncertain = line.uncertain.or(line.price.as_ref().map(|_| true));
        account.quote(tag, "cart");
    }
    let Some(tag) = told.tags.iter().find(|tag| is(tag, OfferState::Gone)) else { return };
    let is_new = is_alone && line.valid.is_none();
    if is_new {
        line.valid = Some(false);
    }
    // Ticked, it is a part of what the page adds up.
    if is_new && line.selected == Some(true) || line.valid != Some(false) {
        account.quote(tag, "cart");
    }
}

fn offer(said: OfferText, tag: &str, line: &CartLine, page_text: PageText<'_>) -> Offer {
    let named = said.kind;
    let kind = named.unwrap_or(OfferKind::StoreCoupon);
    let mut offer = page_text.stated(said, kind, tag, Source::Dom);
    if named.is_none() {
        offer.doubt("nothing says of what kind it is");
    }
    if matches!(offer.kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount) {
        offer.seller.clone_from(&line.seller);
    }
    offer
}

/// Whether what stands on a line takes something off an order or a part of it. "Buy 3, get 10% off" there is
/// of that item alone, and no offer can say so: words must name who gives it, or ask what the order comes to.
fn is_of_order(said: &OfferText) -> bool {
    let asks = matches!(said.min_spend, Minimum::Spend(least) if !least.is_zero());
    let is_counted = said.min_pieces.is_some();
    !is_counted && (asks || said.every.is_some() || said.kind.is_some())
}

/// Whether an amount on a line is its price, that of all its pieces, its parcel's or the higher price before.
fn is_of_line(amount: Decimal, line: &CartLine, fee: Option<Decimal>) -> bool {
    let price = line.price.as_ref().map(Amount::value);
    fee == Some(amount) || price.is_some_and(|price| amount >= price)
}
