//! Months that limit an offer in time, and are no payments by the month: "ends in 1 month", "until end of the month".

use super::items::{Amount, Item, Mark, Placed, Worth};
use super::role::Role;

/// Items between a month and the word that makes it an end or a beginning, at most.
const NEAR: usize = 6;

/// The items with a limit in the place of each month that is one, and of its number.
pub(super) fn limited(items: &[Placed]) -> Option<Vec<Placed>> {
    let is = |at: usize, roles: &[Role]| {
        items.get(at).is_some_and(|it| matches!(it.item, Item::Word(role) if roles.contains(&role)))
    };
    let has = |roles: &[Role]| (0..items.len()).any(|at| is(at, roles));
    let is_multiplied = items.iter().any(|it| it.item == Item::Mark(Mark::Times));
    if !has(&[Role::Month]) || has(&[Role::Installment]) || is_multiplied {
        return None;
    }
    let takes_off = has(&[Role::Off]);
    let is_between = |at: usize| match items.get(at).map(|it| &it.item) {
        Some(Item::Word(role)) => !matches!(role, Role::Off | Role::Save | Role::Saved | Role::Get),
        Some(Item::Amount(Amount { worth: Worth::Bare(_), .. }) | Item::Unknown) => true,
        _ => false,
    };
    let ends = |at: usize| {
        const BEFORE: &[Role] = &[
            Role::Expires,
            Role::ExpiresBefore,
            Role::Starts,
            Role::UpTo,
            Role::Left,
            Role::Limit,
        ];
        const AFTER: &[Role] =
            &[Role::ExpiresAfter, Role::UpToAfter, Role::StartsAfter, Role::Left];
        let before = (1..=NEAR.min(at)).map(|back| at - back);
        let after = at + 1..at + NEAR;
        let mut before = before.take_while(|at| is_between(*at));
        let mut after = after.take_while(|at| is_between(*at));
        before.any(|at| is(at, BEFORE)) || after.any(|at| is(at, AFTER))
    };
    let is_slashed =
        |at: usize| at.checked_sub(1).is_some_and(|at| items[at].item == Item::Mark(Mark::Slash));
    let is_limit = |at: usize| is(at, &[Role::Month]) && !is_slashed(at) && (takes_off || ends(at));
    let is_number = |at: usize| {
        matches!(
            items.get(at).map(|it| &it.item),
            Some(Item::Amount(Amount { worth: Worth::Bare(_), negative: false, .. }))
        )
    };
    let mut out: Vec<Placed> = Vec::with_capacity(items.len());
    for (at, placed) in items.iter().enumerate() {
        if is_limit(at) {
            let number = at.checked_sub(1).filter(|at| is_number(*at)).and_then(|_| out.pop());
            let from = number.map_or(placed.from, |number| number.from);
            out.push(Placed { item: Item::Word(Role::Limit), from, to: placed.to });
        } else {
            out.push(placed.clone());
        }
    }
    (out.as_slice() != items).then_some(out)
}
