//! Words that reach for an amount and find none.

use super::items::{Item, Mark, Placed, Statement};
use super::role::Role;

/// The word of a statement that only stands before an amount, and has nothing behind it at all: "$5 off $39 is
/// over", "€ 5 korting is op". There it may say that all is past, or gone.
pub(super) fn word(statement: &Statement<'_>) -> Option<String> {
    let items = &statement.items;
    let hangs = |at: usize| {
        matches!(items[at].item, Item::Word(Role::Min | Role::From | Role::On | Role::Every))
            && ends(items.get(at + 1..).unwrap_or_default(), &items[at].item)
    };
    let at = (0..items.len()).find(|at| hangs(*at))?;
    Some(statement.quote(&items[at]))
}

/// Whether a statement ends with what comes before these items.
fn ends(behind: &[Placed], word: &Item) -> bool {
    let filler = |placed: &&Placed| placed.item == Item::Word(Role::Filler);
    match behind.iter().find(|placed| !filler(placed)).map(|placed| &placed.item) {
        None | Some(Item::Odd(_)) => true,
        Some(Item::Mark(mark)) => matches!(mark, Mark::Stop | Mark::Comma | Mark::Close),
        // "$5 off $39 each until Dec 7": no amount, and no day either.
        Some(Item::Word(Role::Expires | Role::ExpiresBefore | Role::UpTo | Role::Starts)) => {
            *word == Item::Word(Role::Every)
        }
        Some(_) => false,
    }
}
