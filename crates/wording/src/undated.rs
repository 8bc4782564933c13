//! Numbers that stand where a day should and are none that is understood.

use super::items::{Amount, Item, Mark, Placed, Worth};
use super::role::Role;

/// Takes numbers without a sign behind a word for an end or a beginning, and such with a slash or a point between
/// them, for a time that is not understood: what they limit is uncertain, and they are no amount of it.
pub(super) fn mark(items: &mut [Placed]) {
    let signed = items.iter().any(|placed| match &placed.item {
        Item::Amount(amount) => !matches!(amount.worth, Worth::Bare(_)),
        _ => false,
    });
    if !signed {
        return;
    }
    for at in 0..items.len() {
        if is_number(items, at) && (follows_a_limit(items, at) || is_of_a_day(items, at)) {
            items[at].item = Item::Timed;
        }
    }
}

/// Whether an item is a number that counts nothing.
fn is_number(items: &[Placed], at: usize) -> bool {
    let bare = matches!(
        &items[at].item,
        Item::Amount(Amount { worth: Worth::Bare(_), plus_before: false, plus_after: false, .. })
    );
    let unit = items.get(at + 1).is_some_and(|next| {
        matches!(
            next.item,
            Item::Word(Role::Pieces | Role::EachPiece | Role::Off | Role::Order | Role::Month)
        )
    });
    bare && !unit
}

/// Whether a word that wants a day stands before a number, with nothing but words that change nothing between
/// them.
fn follows_a_limit(items: &[Placed], at: usize) -> bool {
    let word = items[..at].iter().rev().find_map(|placed| match placed.item {
        Item::Word(Role::Filler | Role::Weekday) | Item::Timed | Item::When(_) => None,
        Item::Word(role) => Some(Some(role)),
        Item::Mark(Mark::Colon | Mark::Dash | Mark::Slash | Mark::Comma) => None,
        _ => Some(None),
    });
    use Role::{Expires, ExpiresBefore, Since, Starts};
    matches!(word, Some(Some(Expires | ExpiresBefore | Since | Starts)))
}

/// Whether a number is one of two with a slash between them, neither of which has a sign; or has a word for an
/// end behind it.
fn is_of_a_day(items: &[Placed], at: usize) -> bool {
    let slash = |at: usize| items.get(at).is_some_and(|it| it.item == Item::Mark(Mark::Slash));
    let day = |at: usize| match items.get(at).map(|placed| &placed.item) {
        Some(Item::Timed) => true,
        Some(Item::Amount(amount)) => matches!(amount.worth, Worth::Bare(_)),
        _ => false,
    };
    let after = slash(at + 1) && day(at + 2);
    let before = at >= 2 && slash(at - 1) && day(at - 2);
    let closes = items.get(at + 1).is_some_and(|next| {
        matches!(next.item, Item::Word(Role::ExpiresAfter | Role::StartsAfter))
    });
    after || before || closes
}
