//! The amounts of a statement, each by what it is in an offer.

use rust_decimal::Decimal;

use super::claims::{Claim, Claims};
use super::items::{Item, Mark, Placed, Statement, Worth};
use super::role::Role;
use super::why::Why;

/// The amounts of a statement by what they are in an offer.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) off: Option<Decimal>,
    pub(super) percent: Option<Decimal>,
    pub(super) min: Option<(Claim, Decimal)>,
    pub(super) pieces: Option<u32>,
    /// Whether the pieces are a least number: "10 or more", not "3 for $10".
    pub(super) or_more: bool,
    pub(super) most: Option<(Claim, Decimal)>,
    pub(super) most_percent: Option<Decimal>,
    /// Money that no word takes.
    pub(super) loose: Vec<Decimal>,
    /// A percentage below nothing: "-3%".
    pub(super) lowered: bool,
    /// A number that nothing places.
    pub(super) unplaced: Option<String>,
}

impl Terms {
    /// Sorts the amounts of a statement.
    ///
    /// # Errors
    /// [`Why::SeveralAmounts`] where two are the same thing, and what a number's value raises.
    pub(super) fn of(statement: &Statement<'_>, claims: &Claims) -> Result<Terms, Why> {
        let mut terms = Terms::default();
        for (at, placed) in statement.items.iter().enumerate() {
            let Item::Amount(amount) = &placed.item else { continue };
            let percent = matches!(amount.worth, Worth::Percent(_));
            if amount.negative && !percent && !matches!(claims.of(at), None | Some(Claim::Off)) {
                terms.unplaced = Some(statement.quote(placed));
                continue;
            }
            match (&amount.worth, claims.of(at)) {
                (Worth::Percent(percent), Some(Claim::UpTo | Claim::Cap)) => {
                    once(&mut terms.most_percent, *percent)?;
                }
                (Worth::Percent(percent), claim) => {
                    terms.lowered |= amount.negative && claim == Some(Claim::Off);
                    if claim.is_none() && said_again(&statement.items, claims, at) {
                        continue;
                    }
                    once(&mut terms.percent, *percent)?;
                    if claim.is_none() {
                        terms.unplaced = Some(statement.quote(placed));
                    }
                }
                (Worth::Money(money), Some(Claim::Off)) => once(&mut terms.off, *money)?,
                (Worth::Money(money), Some(claim @ (Claim::UpTo | Claim::Cap))) => {
                    once(&mut terms.most, (claim, *money))?;
                }
                (Worth::Money(money), Some(claim)) => once(&mut terms.min, (claim, *money))?,
                (Worth::Money(money), None) => terms.loose.push(*money),
                (Worth::Bare(figure), claim) => {
                    let least = matches!(claim, Some(Claim::Min | Claim::From | Claim::Spend));
                    let counted = beside_unit(&statement.items, at);
                    let bought = claim == Some(Claim::Spend) && !ordinal(&statement.items, at);
                    match figure.count() {
                        Some(1) if per_piece(&statement.items, at) => {}
                        Some(pieces)
                            if pieces > 0 && (counted && (least || claim.is_none()) || bought) =>
                        {
                            once(&mut terms.pieces, pieces)?;
                            terms.or_more = amount.plus_after
                                || matches!(claim, Some(Claim::Min | Claim::From));
                        }
                        _ => terms.unplaced = Some(statement.quote(placed)),
                    }
                }
            }
        }
        Ok(terms)
    }
}

fn once<T>(slot: &mut Option<T>, value: T) -> Result<(), Why> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Why::SeveralAmounts),
    }
}

/// Whether a percentage in brackets repeats what is taken off before it: "Save $12 (45%)".
fn said_again(items: &[Placed], claims: &Claims, at: usize) -> bool {
    let mark =
        |at: usize, mark| items.get(at).is_some_and(|placed| placed.item == Item::Mark(mark));
    at >= 2
        && mark(at - 1, Mark::Open)
        && mark(at + 1, Mark::Close)
        && claims.of(at - 2) == Some(Claim::Off)
}

/// Whether the word for pieces stands right beside a number.
fn beside_unit(items: &[Placed], at: usize) -> bool {
    let unit = |placed: Option<&Placed>| {
        placed.is_some_and(|placed| matches!(placed.item, Item::Word(Role::Pieces)))
    };
    let skipped = |placed: Option<&Placed>| {
        placed
            .is_some_and(|placed| matches!(placed.item, Item::Word(Role::MinAfter | Role::Filler)))
    };
    if ordinal(items, at) {
        return false;
    }
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| items.get(at));
    let colon = before(1).is_some_and(|placed| placed.item == Item::Mark(Mark::Colon));
    unit(items.get(at + 1))
        || (skipped(items.get(at + 1)) && unit(items.get(at + 2)))
        || unit(before(1))
        || (colon && unit(before(2)))
}

/// Whether a number has an ending that says which one it is, as "2nd" does.
fn ordinal(items: &[Placed], at: usize) -> bool {
    let (Some(number), Some(next)) = (items.get(at), items.get(at + 1)) else { return false };
    next.item == Item::Word(Role::Filler) && number.to == next.from
}

/// Whether a number is the one piece that a price is for, as in `1個あたり`.
fn per_piece(items: &[Placed], at: usize) -> bool {
    let item = |at: Option<usize>| at.and_then(|at| items.get(at)).map(|placed| &placed.item);
    let each = Some(&Item::Word(Role::EachPiece));
    let slash = Some(&Item::Mark(Mark::Slash));
    let before = item(at.checked_sub(1));
    item(Some(at + 2)) == each || before == each || before == slash
}
