//! What stands in sums and beside them: rows, counts, and how much is still lacking.

use super::items::{Amount, Item, Mark, Placed, Statement, Worth};
use super::role::Role;

/// Whether a statement is a row of a sum: what gives the discount, then what it takes off, below nothing
/// ("Store coupon -US $4.00"). Words that are not known may stand beside one that is.
pub(super) fn row_of_a_sum(statement: &Statement<'_>) -> bool {
    use Role::{
        Code, Coins, Coupon, Extra, Filler, Off, Platform, Price, Save, Saved, Select, Shipping,
        SpendAndSave, Store, StoreCoupon,
    };
    let (mut taken, mut named, mut unknown) = (false, false, false);
    statement.items.iter().all(|placed| match &placed.item {
        Item::Amount(amount) => {
            let first = !std::mem::replace(&mut taken, true);
            first && amount.negative && matches!(amount.worth, Worth::Money(_))
        }
        Item::Word(
            Code | Coins | Coupon | Off | Platform | Save | Saved | Select | Shipping
            | SpendAndSave | Store | StoreCoupon,
        ) => {
            named = true;
            !taken
        }
        Item::Word(Extra | Filler | Price) => !taken,
        Item::Unknown => {
            unknown = true;
            !taken
        }
        Item::Mark(Mark::Colon | Mark::Open | Mark::Close | Mark::Stop | Mark::Comma) => true,
        _ => false,
    }) && taken
        && (named || !unknown)
}

/// A word that tells how much more must be spent, or how few are left: "noch 5 € bis", "mua thêm 5₫".
/// What follows is no condition of an offer.
pub(super) fn lacking(statement: &Statement<'_>) -> Option<String> {
    let items = &statement.items;
    let timed = items.iter().any(|placed| matches!(placed.item, Item::Lasting(_) | Item::When(_)));
    let sum = |at: usize| {
        matches!(
            items.get(at).map(|placed| &placed.item),
            Some(Item::Amount(Amount { worth: Worth::Money(_), .. }))
        )
    };
    let more = |at: usize| at > 0 && items[at - 1].item == Item::Word(Role::Spend) && sum(at + 1);
    let at = (0..items.len()).find(|at| match items[*at].item {
        Item::Word(Role::Left) => !timed,
        Item::Word(Role::Extra) => more(*at),
        _ => false,
    })?;
    Some(statement.quote(&items[at]))
}

/// The items without how many things a sum is of: "Subtotal (3 items): $20".
pub(super) fn uncounted(items: &[Placed]) -> Option<Vec<Placed>> {
    let at = items.windows(5).position(|five| {
        let counted = matches!(
            five[2].item,
            Item::Amount(Amount { worth: Worth::Bare(_), plus_after: false, .. })
        );
        counted
            && five[0].item == Item::Word(Role::Price)
            && five[1].item == Item::Mark(Mark::Open)
            && five[3].item == Item::Word(Role::Pieces)
            && five[4].item == Item::Mark(Mark::Close)
    })?;
    Some(items[..=at].iter().chain(&items[at + 5..]).cloned().collect())
}
