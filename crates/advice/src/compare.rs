//! A checkout beside the plan: which of them are of the same goods, and which rows differ.

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
    let mut kinds: Vec<RowKind> = theirs.0.iter().chain(&ours.0).map(|(row, _)| *row).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for row in kinds {
        // A discount that one of the two does not have is nothing there; a fee that is not shown is not known.
        let is_fee = matches!(row, RowKind::Shipping | RowKind::Tax | RowKind::Total);
        let nothing = (!is_fee).then_some(Decimal::ZERO);
        let mine = ours.of(row).or(nothing).filter(|_| order.is_some());
        let shown = theirs.of(row).or(nothing);
        let is_nothing = |amount: Option<Decimal>| amount.is_none_or(|it| it.is_zero());
        if row != RowKind::Total && is_nothing(mine) && is_nothing(shown) {
            continue;
        }
        let by = mine.zip(shown).map(|(mine, shown)| plus(mine, -shown).abs());
        rows.push(ComparedRow {
            row,
            ours: mine.map(amount),
            theirs: shown.map(amount),
            by: by.filter(|by| !by.is_zero()).map(amount),
        });
    }
    let total = theirs.of(RowKind::Total).zip(ours.of(RowKind::Total));
    let matches = total.map(|(theirs, ours)| theirs == ours);
    Comparison { same_goods: order.is_some(), matches, rows, not_entered: Vec::new() }
}

/// The goods of an order before its discounts.
fn listed(order: &Order) -> Option<Decimal> {
    let saved = order.steps.iter().map(|step| step.saved.value());
    let sum = saved.fold(order.goods.value(), plus);
    Some(order.listed.as_ref().map_or(sum, Amount::value))
}

fn ours(order: &Order) -> Rows {
    let mut rows = Rows::default();
    for step in &order.steps {
        rows.add(step.layer.into(), Some(step.saved.value()));
    }
    rows.add(RowKind::Goods, listed(order));
    for (row, amount) in [
        (RowKind::Shipping, &order.shipping),
        (RowKind::Tax, &order.tax),
        (RowKind::Total, &order.total),
    ] {
        rows.add(row, Some(amount.value()));
    }
    rows
}

fn theirs(checkout: &Checkout) -> Rows {
    let mut rows = Rows::default();
    for discount in &checkout.discounts {
        let row = discount.layer.map_or(RowKind::Other, RowKind::from);
        rows.add(row, Some(discount.amount.value()));
    }
    for (row, amount) in [
        (RowKind::Goods, &checkout.goods),
        (RowKind::Shipping, &checkout.shipping),
        (RowKind::Tax, &checkout.tax),
        (RowKind::Total, &checkout.total),
    ] {
        rows.add(row, amount.as_ref().map(Amount::value));
    }
    rows
}

/// The rows of a receipt, each kind once.
#[derive(Default)]
struct Rows(Vec<(RowKind, Decimal)>);

impl Rows {
    fn of(&self, row: RowKind) -> Option<Decimal> {
        self.0.iter().find(|(kind, _)| *kind == row).map(|(_, amount)| *amount)
    }

    /// Adds to a row, where there is anything to add.
    fn add(&mut self, row: RowKind, amount: Option<Decimal>) {
        let Some(amount) = amount else { return };
        match self.0.iter_mut().find(|(kind, _)| *kind == row) {
            Some((_, sum)) => *sum = plus(*sum, amount),
            None => self.0.push((row, amount)),
        }
    }
}

/// A sum of amounts of one order; the first where no decimal holds it, which no order comes to.
fn plus(one: Decimal, other: Decimal) -> Decimal {
    deal::sums::sum(one, other).unwrap_or(one)
}
