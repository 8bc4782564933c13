//! Which word takes which amount: the few rules by which roles place the numbers of an offer.

use super::items::{Amount, Item, Mark, Placed, Statement, Worth};
use super::role::Role;
use super::why::Why;

/// What an amount is in an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// The least spend or the least number of pieces.
    Min,
    /// The same, or the lowest of several prices.
    From,
    /// So much money spent, or so many pieces bought.
    Spend,
    /// The least spend or each such amount: pages use the word for both.
    PerhapsEvery,
    /// Each such amount.
    Every,
    /// The most of something.
    UpTo,
    /// The most that is saved.
    Cap,
    /// What is taken off.
    Off,
}

/// What each item was found to be; `None` for words and for amounts that no word takes.
pub(super) struct Claims(Vec<Option<Claim>>);

impl Claims {
    /// The claim on an item.
    pub(super) fn of(&self, at: usize) -> Option<Claim> {
        self.0.get(at).copied().flatten()
    }

    /// Claims an item that nothing claims.
    pub(super) fn take(&mut self, at: usize, claim: Claim) {
        if let Some(slot @ None) = self.0.get_mut(at) {
            *slot = Some(claim);
        }
    }

    /// Places the amounts of a statement.
    ///
    /// # Errors
    /// [`Why::Stray`] where two words take one amount for different things.
    pub(super) fn place(statement: &Statement<'_>) -> Result<Claims, Why> {
        let items = &statement.items;
        let mut claims = Claims(vec![None; items.len()]);
        for at in 0..items.len() {
            let Item::Word(role) = items[at].item else { continue };
            let target = match role {
                // "min. $20", "$20 min."; "max. $5", "$5 max.".
                Role::MinBeside | Role::Cap => {
                    let claim = if role == Role::Cap { Claim::Cap } else { Claim::Min };
                    next(items, at, claim)
                        .or_else(|| previous(items, at, role))
                        .map(|to| (claim, to))
                }
                // "Buy 2", "2 kaufen".
                Role::Spend => next(items, at, Claim::Spend)
                    .or_else(|| previous(items, at, role).filter(|at| bare(items, *at)))
                    .map(|to| (Claim::Spend, to)),
                _ => forward(role)
                    .and_then(|claim| Some((claim, next(items, at, claim)?)))
                    .or_else(|| Some((backward(role)?, previous(items, at, role)?))),
            };
            if let Some((claim, to)) = target {
                claims.join(to, claim).map_err(|()| Why::Stray(statement.quote(&items[at])))?;
            }
        }
        claims.take_plus(items);
        claims.take_off(items);
        Ok(claims)
    }

    fn join(&mut self, at: usize, claim: Claim) -> Result<(), ()> {
        let most = |claim| matches!(claim, Claim::UpTo | Claim::Cap);
        match self.0[at] {
            Some(known) if most(known) != most(claim) => Err(()),
            Some(known) => {
                self.0[at] = Some(known.max(claim));
                Ok(())
            }
            None => {
                self.0[at] = Some(claim);
                Ok(())
            }
        }
    }

    /// "orders +$40", "$40+" and "2+ pieces" are least amounts.
    fn take_plus(&mut self, items: &[Placed]) {
        let orders = items.iter().any(|placed| placed.item == Item::Word(Role::Order));
        for (at, placed) in items.iter().enumerate() {
            let Item::Amount(amount) = &placed.item else { continue };
            let least = amount.plus_after || (amount.plus_before && orders);
            if least && self.0[at].is_none() && !matches!(amount.worth, Worth::Percent(_)) {
                self.0[at] = Some(Claim::Min);
            }
        }
    }

    /// What is left and stands beside a word for a discount, or below nothing, is taken off.
    fn take_off(&mut self, items: &[Placed]) {
        for (at, placed) in items.iter().enumerate() {
            let Item::Amount(amount) = &placed.item else { continue };
            if self.0[at].is_none() && !matches!(amount.worth, Worth::Bare(_)) {
                let gain = |role| gains(role, amount);
                // "6 € offerts".
                let given = matches!(amount.worth, Worth::Money(_))
                    && items.get(at + 1).is_some_and(|next| next.item == Item::Word(Role::Free));
                if amount.negative || given || beside(items, at, gain) {
                    self.0[at] = Some(Claim::Off);
                }
            }
        }
        self.infix(items);
        self.take_on(items);
        self.terse(items);
    }

    /// "Cupom BRQ11: R$ 95 acima R$ 850", "30 zł od 200 zł: PLQ30": beside a code, the first of two amounts
    /// is off if the second is a least spend and at least twice as much.
    fn terse(&mut self, items: &[Placed]) {
        let money = |placed: &Placed| match &placed.item {
            Item::Amount(Amount { worth: Worth::Money(value), negative: false, .. }) => {
                Some(*value)
            }
            _ => None,
        };
        let mut amounts = (0..items.len()).filter(|at| matches!(items[*at].item, Item::Amount(_)));
        let (Some(first), Some(second), None) = (amounts.next(), amounts.next(), amounts.next())
        else {
            return;
        };
        let (Some(off), Some(least)) = (money(&items[first]), money(&items[second])) else {
            return;
        };
        let spent = matches!(self.0[second], Some(Claim::Min | Claim::From | Claim::Spend));
        let has = |item: &Item| items.iter().any(|placed| placed.item == *item);
        // "$19 from $65 with code ABC12": what it costs now, and what it did.
        let lowered = self.0[second] == Some(Claim::From)
            && (has(&Item::Word(Role::Code)) || has(&Item::Word(Role::Coupon)));
        let coded = has(&Item::Code) && !lowered;
        let fits = |placed: &Placed| {
            matches!(
                placed.item,
                Item::Amount(_)
                    | Item::Code
                    | Item::Mark(Mark::Colon | Mark::Comma | Mark::Dash | Mark::Stop)
                    | Item::Mark(Mark::Open | Mark::Close | Mark::Plus)
                    | Item::Word(
                        Role::Min
                            | Role::MinBeside
                            | Role::From
                            | Role::On
                            | Role::Spend
                            | Role::Order
                            | Role::Filler
                            | Role::Code
                            | Role::Coupon
                            | Role::Platform
                    )
            )
        };
        let twice = off.checked_add(off).is_some_and(|twice| twice <= least);
        if coded && spent && twice && self.0[first].is_none() && items.iter().all(fits) {
            self.0[first] = Some(Claim::Off);
        }
    }

    /// "скидка 100 ₽ на 1000 ₽": what a discount is on, where its own amount stands before.
    fn take_on(&mut self, items: &[Placed]) {
        for at in 1..items.len() {
            let money =
                matches!(&items[at].item, Item::Amount(Amount { worth: Worth::Money(_), .. }));
            let on = items[at - 1].item == Item::Word(Role::On);
            let gained = self.0[..at].contains(&Some(Claim::Off));
            if money && on && gained && self.0[at].is_none() {
                self.0[at] = Some(Claim::Min);
            }
        }
    }

    /// "$14 off $115": of two amounts parted by nothing but the word, the second is the least spend.
    fn infix(&mut self, items: &[Placed]) {
        let off: Vec<usize> =
            (0..items.len()).filter(|at| self.of(*at) == Some(Claim::Off)).collect();
        let &[first, second] = off.as_slice() else { return };
        let between = items.get(first + 1..second).unwrap_or_default();
        let word = between.iter().any(|placed| placed.item == Item::Word(Role::Off));
        let only = between.iter().all(|placed| {
            matches!(placed.item, Item::Word(Role::Off | Role::Filler | Role::On | Role::Coupon))
        });
        let own = items.get(second + 1).is_some_and(|placed| placed.item == Item::Word(Role::Off));
        if word && only && !own && !minus(items, second) {
            self.0[second] = Some(Claim::Min);
        }
    }
}

fn minus(items: &[Placed], at: usize) -> bool {
    matches!(&items.get(at).map(|placed| &placed.item), Some(Item::Amount(amount)) if amount.negative)
}

fn bare(items: &[Placed], at: usize) -> bool {
    matches!(&items[at].item, Item::Amount(Amount { worth: Worth::Bare(_), .. }))
}

/// Words beside which an amount is what the shopper gains.
fn gains(role: Role, amount: &Amount) -> bool {
    let percent = matches!(amount.worth, Worth::Percent(_));
    matches!(
        role,
        Role::Off
            | Role::Save
            | Role::Saved
            | Role::Get
            | Role::Coupon
            | Role::StoreCoupon
            | Role::NewUserCoupon
            | Role::Select
    ) || (percent && matches!(role, Role::Coins | Role::Extra))
}

fn forward(role: Role) -> Option<Claim> {
    Some(match role {
        Role::Min => Claim::Min,
        Role::From => Claim::From,
        Role::Spend => Claim::Spend,
        Role::Every => Claim::Every,
        Role::PerhapsEvery => Claim::PerhapsEvery,
        Role::UpTo => Claim::UpTo,
        _ => return None,
    })
}

fn backward(role: Role) -> Option<Claim> {
    Some(match role {
        Role::MinAfter => Claim::Min,
        Role::FromAfter => Claim::From,
        Role::SpendAfter => Claim::Spend,
        Role::EveryAfter => Claim::Every,
        Role::UpToAfter => Claim::UpTo,
        _ => return None,
    })
}

/// The amount after a word, where nothing parts them.
fn next(items: &[Placed], at: usize, claim: Claim) -> Option<usize> {
    let most = matches!(claim, Claim::UpTo | Claim::Cap);
    for (offset, placed) in items.get(at + 1..)?.iter().enumerate() {
        match &placed.item {
            Item::Amount(amount) => {
                let fits = most || !matches!(amount.worth, Worth::Percent(_));
                return fits.then_some(at + 1 + offset);
            }
            Item::Word(Role::Off) if most => {}
            Item::Word(Role::Off | Role::Save | Role::Saved | Role::Get) => return None,
            Item::Word(Role::Pieces) if claim == Claim::Every => return None,
            Item::Word(_) | Item::Mark(Mark::Colon | Mark::Open | Mark::Plus) => {}
            _ => return None,
        }
    }
    None
}

/// The amount before a word, where nothing but its unit parts them.
fn previous(items: &[Placed], at: usize, role: Role) -> Option<usize> {
    for (offset, placed) in items.get(..at)?.iter().rev().enumerate() {
        match &placed.item {
            Item::Amount(amount) => {
                let fits = role == Role::UpToAfter || !matches!(amount.worth, Worth::Percent(_));
                return fits.then_some(at - 1 - offset);
            }
            Item::Word(Role::Off) if role == Role::UpToAfter => {}
            Item::Word(
                Role::Filler
                | Role::Pieces
                | Role::Order
                | Role::SpendAfter
                | Role::MinAfter
                | Role::Store,
            ) => {}
            _ => return None,
        }
    }
    None
}

/// Whether a word of some kind stands beside an item, with nothing between that has a say of its own.
pub(super) fn beside(items: &[Placed], at: usize, wanted: impl Fn(Role) -> bool) -> bool {
    let reaches = |placed: &Placed| match &placed.item {
        Item::Word(role) if wanted(*role) => Some(true),
        Item::Word(_)
        | Item::Mark(Mark::Colon | Mark::Comma | Mark::Open | Mark::Close | Mark::Dash) => None,
        _ => Some(false),
    };
    let after = items.get(at + 1..).unwrap_or_default().iter().find_map(reaches);
    let before = items.get(..at).unwrap_or_default().iter().rev().find_map(reaches);
    after == Some(true) || before == Some(true)
}
