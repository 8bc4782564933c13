//! What a label beside a price holds: amounts of its own, and the words that make the price another one.

use contract::PriceCondition;
use rust_decimal::Decimal;

use super::claims::Claims;
use super::items::{Amount, Item, Mark, Placed, Statement, Worth};
use super::offer::Roles;
use super::read::{Context, Manner, check, spoken};
use super::role::Role;
use super::terms::Terms;
use super::why::Why;

/// What a label beside a price holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Its own amounts of money.
    pub amounts: Vec<Decimal>,
    /// Whether a percentage stands in it.
    pub has_percent: bool,
    /// Whether it speaks of an end.
    pub is_ending: bool,
    /// Whether it speaks of a parcel.
    pub is_shipping: bool,
    /// Whether it asks for a number of something at the least: "Min. order: 3".
    pub asks_least: bool,
    /// Whether it says that a parcel is free, perhaps under a condition.
    pub is_free_shipping: bool,
    /// Whether it names a coupon, and no price with one.
    pub is_coupon: bool,
    /// Whether a word of it is not known.
    pub has_unknown: bool,
    /// Whether it says nothing but that the amount beside it is the least of several.
    pub is_least: bool,
    /// Whether it says how often its amount is taken, and nothing else: "x 4".
    pub is_multiplied: bool,
    /// Whether it stands behind its amount, as "から" does.
    pub is_after: bool,
    /// For whom the price beside it holds, where it says that in words of the vocabulary and nothing else.
    pub only: Option<PriceCondition>,
    /// What the price holds for, where words of the vocabulary say that it is not for one piece today.
    pub holds_for: Option<&'static str>,
}

/// What a label holds; nothing where it is none.
pub fn beside(text: &str, context: &Context<'_>) -> Beside {
    let read = check(text).and_then(|()| spoken(text, context, Manner::default(), held));
    read.unwrap_or_default()
}

fn held(statement: &Statement<'_>) -> Result<Beside, Why> {
    let roles = Roles::of(statement);
    let amounts = statement.items.iter().filter_map(|placed| match &placed.item {
        Item::Amount(amount) => Some(amount),
        _ => None,
    });
    let money = |amount: &Amount| match amount.worth {
        Worth::Money(value) => Some(value),
        _ => None,
    };
    let has_percent = amounts.clone().any(|amount| matches!(amount.worth, Worth::Percent(_)));
    let is_ending = roles.any(&[Role::Expires, Role::ExpiresAfter, Role::ExpiresBefore]);
    let is_later = roles.any(&[Role::Starts, Role::StartsAfter]) && !is_ending;
    let only = [(Role::NewUser, PriceCondition::NewCustomer), (Role::AppOnly, PriceCondition::App)];
    let says = |wanted: Role| {
        let is_of_it = |placed: &Placed| match &placed.item {
            Item::Word(Role::Price | Role::Filler | Role::Limit) => true,
            Item::Word(role) => *role == wanted,
            Item::Mark(_) | Item::Odd(_) => true,
            _ => false,
        };
        roles.has(wanted) && statement.items.iter().all(is_of_it)
    };
    let is_times = |placed: &Placed| placed.item == Item::Mark(Mark::Times);
    let is_bare = |placed: &Placed| {
        matches!(&placed.item, Item::Amount(Amount { worth: Worth::Bare(_), .. }))
    };
    let items = &statement.items;
    // "x 4" beside a price: one of four payments, or four pieces.
    let is_multiplied = items.len() == 2 && items.iter().any(is_times) && items.iter().any(is_bare);
    // "from Dec 3, 10:00".
    let is_dated = items.iter().any(|placed| matches!(placed.item, Item::When(_)))
        && roles.any(&[Role::From, Role::FromAfter, Role::Since])
        && !roles.any(&[Role::Off, Role::Save, Role::Saved]);
    let holds_for = [
        (roles.has(Role::WithCoupon) && !has_percent, "a coupon"),
        (is_later || (is_dated && !is_ending), "another day"),
        (is_multiplied, "several payments or pieces"),
        (!has_percent && is_counted(statement, roles), "several pieces"),
    ];
    Ok(Beside {
        amounts: amounts.filter_map(money).collect(),
        has_percent,
        is_ending,
        is_shipping: roles.any(&[Role::Shipping, Role::FreeShipping]),
        asks_least: roles.any(&[Role::Min, Role::MinBeside])
            && statement.items.iter().filter(|placed| is_bare(placed)).count() == 1,
        is_free_shipping: roles.has(Role::FreeShipping)
            || roles.has(Role::Free) && roles.has(Role::Shipping),
        is_coupon: roles.any(&[Role::Coupon, Role::StoreCoupon, Role::NewUserCoupon, Role::Select])
            && !roles.has(Role::WithCoupon),
        has_unknown: statement.unknown() > 0,
        is_least: is_least(statement, roles),
        is_multiplied,
        is_after: roles.any(&[Role::FromAfter, Role::MinAfter]),
        only: only.into_iter().find(|(role, _)| says(*role)).map(|(_, makes)| makes),
        holds_for: holds_for.into_iter().find(|(holds, _)| *holds).map(|(_, what)| what),
    })
}

/// Whether all its words are ones for a least amount: "From", "Price from", "à partir de", "от".
fn is_least(statement: &Statement<'_>, roles: Roles) -> bool {
    use Role::{Filler, From, FromAfter, Min, MinAfter, MinBeside, On, Price, Since};
    let is_of_it = |placed: &Placed| match placed.item {
        Item::Word(role) => matches!(
            role,
            Filler | From | FromAfter | Min | MinAfter | MinBeside | On | Price | Since
        ),
        Item::Mark(_) | Item::Odd(_) => true,
        _ => false,
    };
    roles.any(&[From, FromAfter, Since, Min, MinAfter, MinBeside, On])
        && statement.items.iter().all(is_of_it)
}

/// Whether it asks for several pieces: "3+ pieces", "Buy 3+", "ab 3 Stück".
fn is_counted(statement: &Statement<'_>, roles: Roles) -> bool {
    const OTHER: &[Role] = &[
        Role::Off,
        Role::Get,
        Role::Extra,
        Role::Save,
        Role::Saved,
        Role::Free,
        Role::Not,
        Role::Cap,
        Role::UpTo,
        Role::UpToAfter,
        Role::AtMost,
        Role::Left,
        Role::Gone,
    ];
    // "1,000+個販売": what is not understood of it may be that they are sold.
    let is_known = statement.items.iter().all(|placed| placed.item != Item::Unknown);
    if roles.any(OTHER) || !is_known {
        return false;
    }
    let terms = Claims::place(statement).and_then(|claims| Terms::of(statement, &claims));
    let asks = roles.any(&[Role::Spend, Role::SpendAfter, Role::Min, Role::MinBeside])
        || roles.any(&[Role::MinAfter, Role::From, Role::FromAfter]);
    terms
        .is_ok_and(|terms| terms.pieces.is_some_and(|pieces| pieces > 1) && (terms.or_more || asks))
}
