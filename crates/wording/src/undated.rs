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
        if is_number(items, at)
            && (follows_a_limit(items, at) || is_of_a_day(items, at) || is_dotted_day(items, at))
        {
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
    after || before || closes || names_month(&items[at + 1..])
}

/// Whether a month stands first in some items, behind what makes a number the one of a day: "1º de janeiro".
fn names_month(behind: &[Placed]) -> bool {
    let month = behind.iter().take(4).find_map(|placed| match placed.item {
        Item::Word(Role::Filler) | Item::Odd(_) | Item::Unknown => None,
        Item::Word(role) => Some(role.month().is_some()),
        _ => Some(false),
    });
    month == Some(true)
}

/// Whether a number with a point in it has an hour behind it, or stands at one end of a dash that has such a number
/// or a time at the other: "11.11 00:00", "1.12. - 7.12.".
fn is_dotted_day(items: &[Placed], at: usize) -> bool {
    let dotted = |item: &Item| match item {
        Item::Amount(Amount { worth: Worth::Bare(figure), .. }) => !figure.plain(),
        Item::When(_) | Item::Timed => true,
        _ => false,
    };
    let stop = |placed: &&Placed| {
        matches!(placed.item, Item::Mark(Mark::Stop | Mark::Open) | Item::Zone(_) | Item::Odd(_))
    };
    let (before, behind) = (&items[..at], &items[at + 1..]);
    let mut behind = behind.iter().filter(|it| !stop(it)).map(|placed| &placed.item);
    let mut before = before.iter().rev().filter(|it| !stop(it)).map(|placed| &placed.item);
    let dash = Some(&Item::Mark(Mark::Dash));
    dotted(&items[at].item)
        && match (behind.next(), before.next()) {
            (Some(Item::Timed), _) => true,
            // A dash with a space before it alone is taken for a minus.
            (Some(next), _) if is_minus(next) => dotted(next),
            (_, Some(last)) if is_minus(&items[at].item) => dotted(last),
            (next, _) if next == dash => behind.next().is_some_and(dotted),
            (_, last) if last == dash => before.next().is_some_and(dotted),
            _ => false,
        }
}

fn is_minus(item: &Item) -> bool {
    matches!(item, Item::Amount(Amount { negative: true, .. }))
}
