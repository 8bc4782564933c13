//! A checkout beside the plan: which of them are of the same goods, and which rows differ.

use contract::{
    Amount, Checkout, ComparedRow, Comparison, Law, Layer, NotCounted, Order, Plan, Reading,
    RowKind, Task,
};
use deal::{Currency, Money};
use rust_decimal::Decimal;

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
    let at = plan.orders.iter().position(|order| goods.is_some() && goods == listed(order));
    let order = at.map(|at| &plan.orders[at]);
    let theirs = theirs(checkout);
    let mut ours = order.map(ours).unwrap_or_default();
    if let Some(order) = order {
        ours.count_unknown(plan, order, &theirs);
    }
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
    let not_entered = at.map_or(Vec::new(), |at| not_entered(plan, at, checkout, &ours, &theirs));
    Comparison { same_goods: order.is_some(), matches, rows, not_entered }
}

/// The codes of the plan's order that the checkout lacks, if nothing else makes the two differ.
fn not_entered(
    plan: &Plan,
    at: usize,
    checkout: &Checkout,
    ours: &Rows,
    theirs: &Rows,
) -> Vec<String> {
    if checkout.code.is_some() || checkout.refused.is_some() || checkout.error.is_some() {
        return Vec::new();
    }
    let is_its =
        |order: Option<u32>| order.is_none_or(|order| usize::try_from(order) == Ok(at + 1));
    let codes: Vec<&String> = plan
        .actions
        .iter()
        .filter_map(|action| match &action.task {
            Task::EnterCode { offer, order, .. } if is_its(*order) => Some(offer),
            _ => None,
        })
        .collect();
    // What the code saves, and the tax on it, is all that is more. A discount that one of the two does
    // not show is nothing there; a fee that one does not know is no difference.
    let discount =
        |row: RowKind| plus(theirs.of(row).unwrap_or_default(), -ours.of(row).unwrap_or_default());
    let fee = |row: RowKind| {
        theirs.of(row).zip(ours.of(row)).map_or(Decimal::ZERO, |(their, our)| plus(their, -our))
    };
    let (code, tax) = (-discount(RowKind::Code), fee(RowKind::Tax));
    let layers = Law::default().layers().into_iter().filter(|layer| *layer != Layer::Code);
    let mut discounts = layers.map(RowKind::from).chain([RowKind::Other]);
    let total = theirs.of(RowKind::Total).zip(ours.of(RowKind::Total));
    let is_all = discounts.all(|row| discount(row).is_zero())
        && fee(RowKind::Shipping).is_zero()
        && total.is_none_or(|_| fee(RowKind::Total) == plus(code, tax));
    if codes.is_empty() || code <= Decimal::ZERO || tax < Decimal::ZERO || !is_all {
        return Vec::new();
    }
    codes.into_iter().map(|id| code_of(id).to_owned()).collect()
}

/// The code that an id names: of several offers with one code the later have a number, `ABC (2)`.
fn code_of(id: &str) -> &str {
    id.split_once(" (").map_or(id, |(code, _)| code)
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

    /// Fills in what the plan does not count from the checkout, which knows it: what is compared is
    /// what is counted.
    fn count_unknown(&mut self, plan: &Plan, order: &Order, theirs: &Rows) {
        let unknown = [
            (RowKind::Shipping, !order.shipping_unknown.is_empty()),
            (RowKind::Tax, plan.not_counted.contains(&NotCounted::Tax)),
        ];
        for (row, _) in unknown.into_iter().filter(|(_, is_unknown)| *is_unknown) {
            let counted = self.of(row).unwrap_or_default();
            self.0.retain(|(kind, _)| *kind != row);
            let both = theirs.of(RowKind::Total);
            let total = self.0.iter_mut().find(|(kind, _)| *kind == RowKind::Total);
            match (total, theirs.of(row)) {
                (Some((_, total)), Some(theirs)) => *total = plus(*total, plus(theirs, -counted)),
                // It comes to the same without.
                (Some((_, total)), None) if both == Some(*total) => (),
                // Nobody knows what it comes to.
                _ => self.0.retain(|(kind, _)| *kind != RowKind::Total),
            }
        }
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
