//! What has become of an offer: the words of its badge or button.

use contract::OfferState;
use rust_decimal::Decimal;

use super::items::{Amount, Item, Mark, Placed, Statement, Worth};
use super::mention::speaks_of_money;
use super::offer::Roles;
use super::read::{Context, Manner, check, spoken};
use super::role::Role;
use super::why::Why;

/// The state that the text of a badge or a button names, where it says nothing else.
///
/// It is `None` for a text that names none, and for one with an amount, a word that is not known or a
/// word that takes the state back ("not used").
///
/// # Example
/// ```
/// use contract::OfferState;
/// use wording::{Context, state};
///
/// let page = Context { locale: "de_DE", ..Context::default() };
/// assert_eq!(state("Eingelöst", &page), Some(OfferState::Used));
/// assert_eq!(state("Zu den Gutscheinen", &page), None);
/// ```
pub fn state(text: &str, context: &Context<'_>) -> Option<OfferState> {
    check(text).ok()?;
    spoken(text, context, Manner::default(), badge).ok()
}

/// The state of a statement that is a badge or a button. A share that others have taken is none but for all of it.
fn badge(statement: &Statement<'_>) -> Result<OfferState, Why> {
    let counted = without_share(&statement.items).map(|items| statement.with(items));
    let statement = counted.as_ref().unwrap_or(statement);
    // "Used on Nov 20, 2026", "Expired: Nov 20, 2026": the day on which it was.
    let over = Roles::of(statement).any(&[Role::Used, Role::Expired]);
    let is_dated =
        over && statement.items.iter().any(|placed| matches!(placed.item, Item::When(_)));
    let dated = |placed: &Placed| {
        let beside =
            matches!(placed.item, Item::When(_) | Item::Word(Role::On | Role::Since | Role::Min));
        is_dated && beside
    };
    let stray = statement.items.iter().filter(|placed| !dated(placed)).find(|placed| {
        !matches!(
            placed.item,
            Item::Word(
                Role::Used
                    | Role::Expired
                    | Role::Gone
                    | Role::Collected
                    | Role::Collect
                    | Role::Get
                    | Role::Coupon
                    | Role::StoreCoupon
                    | Role::Filler
            ) | Item::Mark(_)
                | Item::Odd(_)
        )
    });
    if let Some(stray) = stray {
        return Err(Why::Stray(statement.quote(stray)));
    }
    let roles = Roles::of(statement);
    let open = || roles.has(Role::Get).then_some(OfferState::Open);
    named(roles).or_else(open).ok_or(Why::NoState)
}

/// Whether a text that stands where a store's name does may be one: it sets no condition, and a number in it
/// stands beside a word for a store ("Shop1102345678 Store").
pub fn may_be_name(text: &str, context: &Context<'_>) -> bool {
    let is_numbered = text.chars().any(|letter| page::price::digit(letter).is_some());
    let may = |statement: &Statement<'_>| {
        let roles = Roles::of(statement);
        let is_store = roles.has(Role::Store);
        let sets = roles.any(&[
            Role::NewUser,
            Role::NewUserCoupon,
            Role::AppOnly,
            Role::SingleUse,
            Role::Limit,
            Role::Not,
            Role::Promise,
        ]);
        let is_condition = statement.chosen || roles.has(Role::Follower) || sets && !is_store;
        let counts = roles.any(&[Role::Pieces, Role::Order, Role::Left]);
        Ok(match is_numbered {
            true => is_store && !counts && !is_condition,
            false => statement.unknown() > 0 || !is_condition,
        })
    };
    check(text).is_ok()
        && !(is_numbered && speaks_of_money(text, context))
        && spoken(text, context, Manner::default(), may) != Ok(false)
}

/// Whether an item says nothing but what has become of some codes.
pub(super) fn is_of_a_badge(placed: &Placed) -> bool {
    use Role::{Code, Coupon, Expired, Filler, Over, Platform, StoreCoupon};
    match placed.item {
        Item::Mark(_) | Item::Odd(_) => true,
        Item::Word(role) => {
            matches!(role, Code | Coupon | Expired | Filler | Over | Platform | StoreCoupon)
        }
        _ => false,
    }
}

/// The state that the words of a statement name; of several the one that holds most back.
pub(super) fn named(roles: Roles) -> Option<OfferState> {
    [
        (Role::Used, OfferState::Used),
        (Role::Gone, OfferState::Gone),
        (Role::Expired, OfferState::Expired),
        (Role::Collected, OfferState::Collected),
        (Role::Collect, OfferState::Open),
    ]
    .into_iter()
    .find_map(|(role, state)| roles.has(role).then_some(state))
}

/// The word by which an offer can no longer be had, and the items with a mark in the place of each such
/// word: it says nothing of the amounts beside it.
pub(super) fn apart(statement: &Statement<'_>) -> Option<(String, Vec<Placed>)> {
    let over = |placed: &Placed| {
        matches!(placed.item, Item::Word(Role::Used | Role::Expired | Role::Gone))
    };
    let word = statement.items.iter().find(|placed| over(placed))?;
    let items = statement.items.iter().map(|placed| {
        let item = if over(placed) { Item::Mark(Mark::Stop) } else { placed.item.clone() };
        Placed { item, ..*placed }
    });
    Some((statement.quote(word), items.collect()))
}

/// The items without how much of an offer others have taken: "63% claimed". All of it is gone.
pub(super) fn without_share(items: &[Placed]) -> Option<Vec<Placed>> {
    let share = |at: usize| match items.get(at).map(|placed| &placed.item) {
        Some(Item::Amount(Amount { worth: Worth::Percent(share), negative: false, .. })) => {
            Some(*share)
        }
        _ => None,
    };
    let taken = |at: usize| {
        matches!(
            items.get(at).map(|placed| &placed.item),
            Some(Item::Word(Role::Collected | Role::Used | Role::Gone))
        )
    };
    let off = |at: usize| items.get(at).is_some_and(|next| next.item == Item::Word(Role::Off));
    let (at, share) = (0..items.len()).find_map(|at| {
        let after = share(at).filter(|_| taken(at + 1));
        let before = share(at + 1).filter(|_| taken(at) && !off(at + 2));
        after.or(before).map(|share| (at, share))
    })?;
    let all = share >= Decimal::ONE_HUNDRED;
    let gone = items.get(at).filter(|_| all).map(|first| Placed {
        item: Item::Word(Role::Gone),
        from: first.from,
        to: first.to,
    });
    Some(items[..at].iter().cloned().chain(gone).chain(items[at + 2..].iter().cloned()).collect())
}
