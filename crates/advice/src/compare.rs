//! A checkout beside the plan: which of them are of the same goods, and which rows differ.

use std::collections::BTreeMap;

use deal::{Currency, Money};
use rust_decimal::Decimal;

use crate::contract::{Amount, Checkout, ComparedRow, Comparison, Order, Plan, Reading, RowKind};
use crate::error::Error;

/// What AliExpress computed beside what we computed; none where the page is no checkout.
///
/// # Errors
/// A checkout that does not say in which currency its amounts are.
pub fn compare(plan: &Plan, reading: &Reading) -> Result<Option<Comparison>, Error> {
    let Some(checkout) = &reading.checkout else { return Ok(None) };
    let currency = reading.site.currency.as_deref().ok_or(Error::NoCurrency)?;
    let currency = Currency::new(currency).map_err(Error::value("site.currency".into()))?;
    Ok(Some(compared(plan, checkout, currency)))
}

/// The order of the plan is the one whose listed goods come to the checkout's. Where none does, the
/// checkout is of another cart than the one that was planned: that is said, and no row is called wrong.
fn compared(plan: &Plan, checkout: &Checkout, currency: Currency) -> Comparison {
    let goods = checkout.goods.as_ref().map(Amount::value);
    let order = plan.orders.iter().find(|order| goods.is_some() && goods == listed(order));
    let theirs = theirs(checkout);
    let ours = order.map(ours).unwrap_or_default();
    let amount = |row: Decimal| -> Amount {
        Money::new(row, currency).map_or_else(|_| row.into(), Amount::from)
    };
    let mut rows = Vec::new();
    let mut kinds: Vec<RowKind> = theirs.keys().chain(ours.keys()).copied().collect();
    kinds.sort_unstable();
    kinds.dedup();
    for row in kinds {
        // A discount that one of the two does not have is nothing there; a fee that is not shown is not known.
        let is_fee = matches!(row, RowKind::Shipping | RowKind::Tax | RowKind::Total);
        let nothing = (!is_fee).then_some(Decimal::ZERO);
        let mine = ours.get(&row).copied().or(nothing).filter(|_| order.is_some());
        let shown = theirs.get(&row).copied().or(nothing);
        let is_nothing = |amount: Option<Decimal>| amount.is_none_or(|it| it.is_zero());
        if row != RowKind::Total && is_nothing(mine) && is_nothing(shown) {
            continue;
        }
        let by = mine.zip(shown).map(|(mine, shown)| mine.saturating_sub(shown).abs());
        rows.push(ComparedRow {
            row,
            ours: mine.map(amount),
            theirs: shown.map(amount),
            by: by.filter(|by| !by.is_zero()).map(amount),
        });
    }
    let total = |of: &BTreeMap<RowKind, Decimal>| of.get(&RowKind::Total).copied();
    let matches = total(&theirs).zip(total(&ours)).map(|(theirs, ours)| theirs == ours);
    Comparison { same_goods: order.is_some(), matches, rows }
}

/// The goods of an order before its discounts.
fn listed(order: &Order) -> Option<Decimal> {
    let saved = order.steps.iter().map(|step| step.saved.value());
    let sum = saved.fold(order.goods.value(), |sum, saved| sum.saturating_add(saved));
    Some(order.listed.as_ref().map_or(sum, Amount::value))
}

fn ours(order: &Order) -> BTreeMap<RowKind, Decimal> {
    let mut rows = BTreeMap::new();
    for step in &order.steps {
        add(&mut rows, step.layer.into(), step.saved.value());
    }
    rows.extend(listed(order).map(|goods| (RowKind::Goods, goods)));
    rows.insert(RowKind::Shipping, order.shipping.value());
    rows.insert(RowKind::Tax, order.tax.value());
    rows.insert(RowKind::Total, order.total.value());
    rows
}

fn theirs(checkout: &Checkout) -> BTreeMap<RowKind, Decimal> {
    let mut rows = BTreeMap::new();
    for discount in &checkout.discounts {
        let row = discount.layer.map_or(RowKind::Other, RowKind::from);
        add(&mut rows, row, discount.amount.value());
    }
    for (row, amount) in [
        (RowKind::Goods, &checkout.goods),
        (RowKind::Shipping, &checkout.shipping),
        (RowKind::Tax, &checkout.tax),
        (RowKind::Total, &checkout.total),
    ] {
        rows.extend(amount.as_ref().map(|amount| (row, amount.value())));
    }
    rows
}

fn add(rows: &mut BTreeMap<RowKind, Decimal>, row: RowKind, amount: Decimal) {
    let sum = rows.entry(row).or_default();
    *sum = sum.saturating_add(amount);
}
