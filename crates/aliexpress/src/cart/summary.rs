//! What a summary adds to the goods, and what it takes off them beside the offers that were read.

use contract::{CartLine, CartPage, OfferKind};
use deal::sums;
use rust_decimal::{Decimal, RoundingStrategy};
use wording::Label;

use super::account::Account;
use crate::offer::{Minimum, Offer};
use crate::page_text::PageText;
use crate::rows::Row;

/// Whether a tax, a duty or a fee is shown: what it would be for other goods, no page says.
pub(super) fn is_charged(accounts: &[Account]) -> bool {
    let is_charge = |row: &Row| {
        matches!(row.means, Some(Label::Tax | Label::Duty | Label::Fee))
            && row.amount().is_some_and(|amount| amount > Decimal::ZERO)
    };
    accounts.iter().any(|account| account.rows.0.iter().any(is_charge))
}

/// The rows that take something off the goods, where no discount that was read comes to it.
///
/// The rendered page is the first account: where it has a summary, page state repeats it.
pub(super) fn taken_off<'a>(
    accounts: &'a [Account],
    cart: &CartPage,
    offers: &[Offer],
) -> Vec<&'a Row> {
    let Some(account) = accounts.iter().find(|account| !account.rows.is_empty()) else {
        return Vec::new();
    };
    let goods = goods(cart, None).map(|(goods, _)| goods);
    let given: Option<Vec<Decimal>> =
        offers.iter().filter(|offer| is_automatic(offer)).map(|offer| gives(offer, cart)).collect();
    let mut given = given.unwrap_or_default();
    let all = given.iter().try_fold(Decimal::ZERO, |sum, one| sums::sum(sum, *one));
    given.extend(all);
    let is_given = |row: &&Row| {
        let amount = row.amount().unwrap_or_default().abs();
        let at = |strategy| {
            given.iter().any(|one| one.round_dp_with_strategy(amount.scale(), strategy) == amount)
        };
        at(RoundingStrategy::MidpointAwayFromZero) || at(RoundingStrategy::ToZero)
    };
    account.rows.taken_off(goods).into_iter().filter(|row| !is_given(row)).collect()
}

/// A row in words, for one that is nowhere on the page.
pub(super) fn quoted(row: &Row, page_text: PageText<'_>) -> String {
    let amount = row.amount().unwrap_or_default().to_string();
    let currency = page_text.currency.map(|currency| currency.code().to_owned());
    [row.label.as_str(), " ", &amount, " ", &currency.unwrap_or_default()].concat()
}

/// Whether an offer is taken off without a choice of the shopper's.
fn is_automatic(offer: &Offer) -> bool {
    matches!(offer.kind, OfferKind::StoreDiscount | OfferKind::SpendAndSave)
}

/// What a discount takes off the ticked lines; none where a line's price is not known.
fn gives(offer: &Offer, cart: &CartPage) -> Option<Decimal> {
    let (goods, pieces) = goods(cart, offer.seller.as_deref())?;
    let is_reached = match offer.min_spend {
        Minimum::Spend(least) => goods >= least,
        _ => true,
    };
    if !is_reached || offer.min_pieces.is_some_and(|least| pieces < u64::from(least)) {
        return Some(Decimal::ZERO);
    }
    let off = match (offer.off, offer.percent, offer.every) {
        (Some(off), _, Some(every)) => sums::product(off, goods.checked_div(every)?.floor())?,
        (Some(off), _, None) => off,
        (None, Some(percent), _) => {
            sums::product(goods, percent)?.checked_div(Decimal::ONE_HUNDRED)?
        }
        (None, None, _) => Decimal::ZERO,
    };
    Some(offer.cap.map_or(off, |cap| off.min(cap)))
}

/// What the ticked lines come to, of one store or of all, and how many pieces they are.
fn goods(cart: &CartPage, seller: Option<&str>) -> Option<(Decimal, u64)> {
    let has_ticks = cart.lines.iter().any(|line| line.selected.is_some());
    let is_ordered = |line: &&CartLine| {
        line.valid != Some(false)
            && (!has_ticks || line.selected == Some(true))
            && seller.is_none_or(|seller| line.seller.as_deref() == Some(seller))
    };
    cart.lines.iter().filter(is_ordered).try_fold((Decimal::ZERO, 0_u64), |(sum, count), line| {
        let pieces = line.quantity?;
        let price = line.price.as_ref()?.value();
        let sum = sums::sum(sum, sums::product(price, Decimal::from(pieces))?)?;
        Some((sum, count.saturating_add(u64::from(pieces))))
    })
}
