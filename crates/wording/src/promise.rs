//! Words that promise less than an amount off this order.

use super::items::{Item, Placed, Statement};
use super::role::Role;

/// The word by which a statement promises less than an amount off this order: a later credit, a prize,
/// something for a friend or a review, or a bound on what may be spent ("for orders up to $40").
pub(super) fn word(statement: &Statement<'_>) -> Option<String> {
    let items = &statement.items;
    let off = items.iter().any(|placed| placed.item == Item::Word(Role::Off));
    if let Some(at) = reward(items).filter(|_| !off) {
        return Some(statement.quote(&items[at]));
    }
    let at = (0..items.len()).find(|at| match items[*at].item {
        Item::Word(Role::Earn) => !off,
        Item::Word(Role::Promise | Role::AtMost) => true,
        Item::Word(Role::UpTo | Role::Cap) => of_orders(items, *at),
        // "400円割引から", "minimal diskon": the least of several discounts.
        Item::Word(Role::FromAfter) => *at > 0 && items[*at - 1].item == Item::Word(Role::Off),
        Item::Word(Role::MinBeside) => {
            items.get(*at + 1).is_some_and(|next| next.item == Item::Word(Role::Off))
        }
        Item::Word(Role::UpToAfter) => role_after(items, *at) == Some(Role::Order),
        _ => false,
    })?;
    Some(statement.quote(&items[at]))
}

/// Whether a bound is on what is ordered: a word for orders stands right before it, or right behind its
/// amount.
fn of_orders(items: &[Placed], at: usize) -> bool {
    let before = items[..at].iter().rev().find_map(|placed| match placed.item {
        Item::Word(Role::Filler) => None,
        Item::Word(role) => Some(Some(role)),
        _ => Some(None),
    });
    let amount = items.get(at + 1).is_some_and(|placed| matches!(placed.item, Item::Amount(_)));
    // "max $15 orders over $50": the orders are those of the least amount behind them.
    let of_least = || {
        let mut after = roles_after(items, at + 1).skip(1);
        matches!(after.next(), Some(Some(Role::Min | Role::MinBeside | Role::From)))
    };
    matches!(before, Some(Some(Role::Order | Role::Spend)))
        || (amount && role_after(items, at + 1) == Some(Role::Order) && !of_least())
}

/// The role of the next word behind an item, but for those that change nothing.
fn role_after(items: &[Placed], at: usize) -> Option<Role> {
    roles_after(items, at).next()?
}

/// The roles of the words behind an item, but for those that change nothing; none for what is no word.
fn roles_after(items: &[Placed], at: usize) -> impl Iterator<Item = Option<Role>> {
    let behind = items.get(at + 1..).unwrap_or_default();
    behind.iter().filter_map(|placed| match placed.item {
        Item::Word(Role::Filler) => None,
        Item::Word(role) => Some(Some(role)),
        _ => Some(None),
    })
}

/// The coupon that spending brings: "Spend $50 to get $5 coupon", and not "Get $5 off with a coupon".
fn reward(items: &[Placed]) -> Option<usize> {
    let word = |from: usize, roles: &[Role]| {
        let found =
            |placed: &Placed| matches!(placed.item, Item::Word(role) if roles.contains(&role));
        items.get(from..)?.iter().position(found).map(|at| from + at)
    };
    let amount = |from: usize, to: usize| {
        let behind = items.get(from..to).unwrap_or_default();
        behind.iter().any(|placed| matches!(placed.item, Item::Amount(_)))
    };
    let spent = word(0, &[Role::Spend])?;
    let got = word(spent + 1, &[Role::Get, Role::Earn])?;
    let coupon = word(got + 1, &[Role::Coupon, Role::StoreCoupon])?;
    (amount(spent, got) && amount(got, coupon)).then_some(coupon)
}
