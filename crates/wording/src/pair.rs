//! Offers as people write them to each other: two amounts and hardly a word.

use rust_decimal::Decimal;

use super::claims::{Claim, Claims};
use super::doubt::Doubt;
use super::items::{Amount, Item, Mark, Placed, Statement, Worth};
use super::mark::arrow;
use super::moment::Moment;
use super::offer::{OfferText, Roles, offer};
use super::promise;
use super::role::Role;
use super::state;
use super::terms::Terms;
use super::why::Why;
use crate::offer::Minimum;

/// When everything in a paste holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Window {
    pub(super) starts: Option<Moment>,
    pub(super) ends: Option<Moment>,
    /// How many seconds are left.
    pub(super) left: Option<u32>,
    /// Whether what it says of time leaves something open.
    pub(super) unclear: bool,
}

impl Window {
    /// Holds for an offer whose own words do not say when it does.
    pub(super) fn hold(self, offer: &mut OfferText) {
        if offer.starts.is_none() && offer.ends.is_none() && offer.left.is_none() {
            (offer.starts, offer.ends, offer.left) = (self.starts, self.ends, self.left);
            if self.unclear {
                offer.doubt(|| "what is said of its days leaves something open".to_owned());
            }
        }
    }
}

/// The offer of a piece of a paste: what its words say, or else what its two amounts are by their size.
///
/// # Errors
/// What the words lack to be an offer.
pub(super) fn pasted(statement: &Statement<'_>) -> Result<OfferText, Why> {
    let plain = statement.plain()?;
    let statement = plain.as_ref().unwrap_or(statement);
    let counted = state::without_share(&statement.items).map(|items| statement.with(items));
    let statement = counted.as_ref().unwrap_or(statement);
    let roles = Roles::of(statement);
    let over = state::apart(statement).map(|(_, items)| statement.with(items));
    let statement = over.as_ref().unwrap_or(statement);
    for role in [Role::Not, Role::Future, Role::Installment, Role::EachPiece] {
        if let Some(placed) = statement.items.iter().find(|placed| placed.item == Item::Word(role))
        {
            return Err(Why::Stray(statement.quote(placed)));
        }
    }
    let bare = bare(statement).map(|items| statement.with(items));
    let statement = bare.as_ref().unwrap_or(statement);
    if let Some(promise) = promise::word(statement) {
        return Err(Why::Promise(promise));
    }
    let mut claims = Claims::place(statement)?;
    if let Some(off) = short(statement, &claims) {
        claims.take(off, Claim::Off);
    }
    let spoken = Terms::of(statement, &claims).and_then(|terms| offer(statement, &terms, roles));
    let mut offer = match spoken {
        Ok(offer) => offer,
        Err(why) => pair(statement, &claims, roles).ok_or(why)?,
    };
    if offer.currency.is_none() && offer.off.is_some() {
        offer.doubt(|| Doubt::Currency.to_string());
    }
    Ok(offer)
}

/// The amount off of a pair that a code is for: "5€ dès 39€", "3900円以上 500円". One of its two amounts is a
/// least spend, the other has no word at all and is half of it at most, and nothing else is said of them.
fn short(statement: &Statement<'_>, claims: &Claims) -> Option<usize> {
    let items = &statement.items;
    let amounts: Vec<usize> =
        (0..items.len()).filter(|at| matches!(items[*at].item, Item::Amount(_))).collect();
    let &[first, second] = amounts.as_slice() else { return None };
    let spent = |at| matches!(claims.of(at), Some(Claim::Min | Claim::From | Claim::Spend));
    let (off, least) = match (claims.of(first), claims.of(second)) {
        (None, _) if spent(second) => (first, second),
        (_, None) if spent(first) => (second, first),
        _ => return None,
    };
    let money = |at: usize| match &items[at].item {
        Item::Amount(Amount { worth: Worth::Money(value), negative: false, .. }) => Some(*value),
        _ => None,
    };
    let twice = money(off)?.checked_mul(Decimal::TWO)? <= money(least)?;
    // "$19 from $65" is what it costs now, and what it did.
    let lowered = items[..least].last().is_some_and(|placed| {
        let word = statement.glyphs.slice(placed.from, placed.to);
        placed.item == Item::Word(Role::From) && word.eq_ignore_ascii_case("from")
    });
    // "hasta 7/12/2026": with a day behind it the word bounds nothing that is spent.
    let closes = |at: usize| {
        let day = items.get(at + 1).map(|next| &next.item);
        items[at].item == Item::Word(Role::UpTo) && matches!(day, Some(Item::When(_) | Item::Timed))
    };
    let fits = (0..items.len()).all(|at| is_of_a_pair(&items[at]) || closes(at));
    (twice && !lowered && fits).then_some(off)
}

/// Whether an item says nothing of the amounts of a pair but that one of them is the least spend.
fn is_of_a_pair(placed: &Placed) -> bool {
    match placed.item {
        Item::Amount(_) | Item::When(_) | Item::Timed | Item::Zone(_) => true,
        Item::Mark(mark) => mark != Mark::Times,
        Item::Word(role) => matches!(
            role,
            Role::Min
                | Role::MinBeside
                | Role::MinAfter
                | Role::From
                | Role::FromAfter
                | Role::On
                | Role::Spend
                | Role::SpendAfter
                | Role::Order
                | Role::Filler
                | Role::Code
                | Role::Coupon
                | Role::Platform
                | Role::NewUser
                | Role::AppOnly
                | Role::Follower
                | Role::Expires
                | Role::ExpiresAfter
        ),
        _ => false,
    }
}

/// Two amounts with nothing but marks between them: no offer takes off more than it asks for, so the
/// smaller is off and the larger the least spend, in whatever order (`2/15$`, `AU$50-5`).
fn pair(statement: &Statement<'_>, claims: &Claims, roles: Roles) -> Option<OfferText> {
    let items = &statement.items;
    let amounts: Vec<(usize, &Amount)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, placed)| match &placed.item {
            Item::Amount(amount) => Some((at, amount)),
            _ => None,
        })
        .collect();
    let &[(first_at, first), (second_at, second)] = amounts.as_slice() else { return None };
    let placed = |at| !matches!(claims.of(at), None | Some(Claim::Off));
    if placed(first_at) || placed(second_at) {
        return None;
    }
    let between = items.get(first_at + 1..second_at)?;
    let joined = between.iter().all(|placed| {
        matches!(placed.item, Item::Mark(_) | Item::Word(Role::Filler | Role::On | Role::Off))
    });
    let mark =
        between.iter().any(|placed| matches!(placed.item, Item::Mark(Mark::Dash | Mark::Slash)));
    let signs =
        [first, second].into_iter().filter(|amount| !matches!(amount.worth, Worth::Bare(_)));
    let unsigned = signs.count() == 0;
    let wordless = items.iter().all(|placed| match placed.item {
        Item::Word(role) => {
            matches!(role, Role::Filler | Role::Code | Role::Coupon | Role::Platform)
        }
        ref item => *item != Item::Unknown,
    });
    let apart = statement.glyphs.slice(items.get(first_at)?.to, items.get(second_at)?.from);
    let arrow = apart.contains(arrow);
    if !joined || arrow || !(wordless || mark) || (unsigned && !(wordless && mark)) {
        return None;
    }
    let (first, second) = (value(statement, first)?, value(statement, second)?);
    let (off, least) = (first.min(second), first.max(second));
    // "12/1", "1-7": without a sign, such two numbers may be a day.
    if unsigned && off <= Decimal::from(12) && least <= Decimal::from(31) {
        return None;
    }
    // Closer than that, two amounts are a price and what it was.
    if off * Decimal::TWO > least {
        return None;
    }
    let mut offer = OfferText {
        currency: statement.currency,
        off: Some(off),
        min_spend: Minimum::Spend(least),
        ..OfferText::default()
    };
    if statement.unknown() > 0 {
        offer.doubt(|| Doubt::Words.to_string());
    }
    offer.describe(statement, roles);
    Some(offer)
}

/// The items of "15 off 120", whose amounts are money though no sign stands beside them: two numbers, and
/// between them a word for what is taken off and no other that counts.
pub(super) fn bare(statement: &Statement<'_>) -> Option<Vec<Placed>> {
    let items = &statement.items;
    let number = |placed: &Placed| matches!(placed.item, Item::Amount(_));
    let first = items.iter().position(number)?;
    let second = first + 1 + items.get(first + 1..)?.iter().position(number)?;
    let between = items.get(first + 1..second)?;
    let off = between.first()?.item == Item::Word(Role::Off)
        && between[1..].iter().all(|placed| {
            matches!(
                placed.item,
                Item::Word(Role::Filler | Role::On | Role::Min | Role::From | Role::Order)
            )
        });
    let counted = items.iter().any(|placed| {
        matches!(placed.item, Item::Word(Role::Pieces | Role::EachPiece | Role::Price))
    });
    if !off || counted || items.iter().filter(|placed| number(placed)).count() != 2 {
        return None;
    }
    let money = |at: usize| match &items[at].item {
        Item::Amount(amount @ Amount { worth: Worth::Bare(_), negative: false, .. }) => {
            value(statement, amount)
        }
        _ => None,
    };
    let (less, least) = (money(first)?, money(second)?);
    if less * Decimal::TWO > least {
        return None;
    }
    let mut items = items.clone();
    for (at, value) in [(first, less), (second, least)] {
        if let Item::Amount(amount) = &mut items[at].item {
            amount.worth = Worth::Money(value);
        }
    }
    Some(items)
}

fn value(statement: &Statement<'_>, amount: &Amount) -> Option<Decimal> {
    match &amount.worth {
        Worth::Money(value) => Some(*value),
        Worth::Bare(figure) => statement.money(figure).ok(),
        Worth::Percent(_) => None,
    }
    .filter(|value| !value.is_zero())
}

/// When everything holds, where a line says that and no amount.
///
/// # Errors
/// [`Why::NoAmount`] where it says anything else.
pub(super) fn window(statement: &Statement<'_>) -> Result<Window, Why> {
    let plain = statement.plain()?;
    let statement = plain.as_ref().unwrap_or(statement);
    let amounts = worth(statement);
    let mut offer = OfferText::default();
    offer.hold(statement, Roles::of(statement));
    let OfferText { starts, ends, left, uncertain: unclear, .. } = offer;
    let silent = starts.is_none() && ends.is_none() && left.is_none();
    if amounts || silent { Err(Why::NoAmount) } else { Ok(Window { starts, ends, left, unclear }) }
}

/// Whether a statement holds an amount of money or a percentage.
pub(super) fn worth(statement: &Statement<'_>) -> bool {
    statement.items.iter().any(|placed| match &placed.item {
        Item::Amount(amount) => !matches!(amount.worth, Worth::Bare(_)),
        _ => false,
    })
}
