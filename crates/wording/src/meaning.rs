//! What sort of statement a text of money is.

use deal::{Currency, Money};
use page::price::Unsettled;
use rust_decimal::Decimal;

use super::Context;
use super::claims::{Claim, Claims};
use super::items::{Amount, Item, Mark, Placed, Statement, Worth, quote};
use super::offer::{OfferText, Roles, offer};
use super::pair;
use super::price::{PriceText, price};
use super::promise;
use super::role::Role;
use super::state;
use super::sums::{lacking, row_of_a_sum, uncounted};
use super::terms::Terms;
use super::why::Why;

/// What a text of money says.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// A price.
    Price(PriceText),
    /// The fee for shipping.
    Shipping(PriceText),
    /// An offer.
    Offer(OfferText),
    /// Money that is neither.
    Other(Other),
}

/// Money that is neither a price nor an offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Other {
    /// One of several payments.
    Installment {
        /// Each payment.
        amount: Money,
        /// How many, where the text says.
        times: Option<u32>,
    },
    /// How much less than a list price: a boast, not an offer.
    SaveTag(Money),
    /// How many per cent less than a list price, or up to so many.
    DiscountPercent(Decimal),
    /// Nothing to pay for shipping, from a least spend on where the text says.
    FreeShipping {
        /// The least spend.
        over: Option<Money>,
    },
    /// Nothing to pay for shipping while the days last that the text names.
    FreeForNow,
    /// A least spend alone: the other half of an offer.
    Threshold(Money),
    /// What was taken off in a sum, without its minus.
    DiscountLine(Money),
    /// A price for many pieces.
    BulkPrice {
        /// The price of a piece.
        amount: Money,
        /// How many must be bought.
        pieces: u32,
    },
    /// A price of one piece of many.
    UnitPrice(Money),
}

/// What a statement means.
///
/// # Errors
/// The reason why it is none of these; for an offer the offer's own.
pub(super) fn meaning(statement: &Statement<'_>, context: &Context<'_>) -> Result<Text, Why> {
    let uncounted = uncounted(&statement.items).map(|items| statement.with(items));
    let statement = uncounted.as_ref().unwrap_or(statement);
    let why = match price(statement, context) {
        Ok(price) => return Ok(Text::Price(price)),
        Err(why @ Why::Announced(_)) => return Err(why),
        Err(why) => why,
    };
    let plain = statement.plain()?;
    let statement = plain.as_ref().unwrap_or(statement);
    let counted = state::without_share(&statement.items).map(|items| statement.with(items));
    let statement = counted.as_ref().unwrap_or(statement);
    let roles = Roles::of(statement);
    if let Some(taken) = first(statement, Role::Not) {
        return Err(Why::Negated(taken));
    }
    let Some((word, items)) = state::apart(statement) else {
        return sort(statement, roles, context, why);
    };
    // What is over is an offer that is over, or nothing.
    match sort(&statement.with(items), roles, context, why)? {
        Text::Offer(offer) => Ok(Text::Offer(offer)),
        Text::Price(_) | Text::Shipping(_) | Text::Other(_) => Err(Why::Negated(word)),
    }
}

/// What sort of statement it is that is no price; `why` it is none.
fn sort(
    statement: &Statement<'_>,
    roles: Roles,
    context: &Context<'_>,
    why: Why,
) -> Result<Text, Why> {
    if let Some(announced) = first(statement, Role::Future) {
        return Err(Why::Announced(announced));
    }
    let bare = pair::bare(statement).map(|items| statement.with(items));
    let statement = bare.as_ref().unwrap_or(statement);
    if let Some(promise) = promise::word(statement) {
        return Err(Why::Promise(promise));
    }
    if let Some(lacking) = lacking(statement) {
        return Err(Why::Stray(lacking));
    }
    let claims = Claims::place(statement)?;
    let terms = Terms::of(statement, &claims)?;
    let money = Sum { statement, currency: statement.currency.or(context.currency) };
    if let (Some(off), true) = (terms.off, row_of_a_sum(statement)) {
        return Ok(Text::Other(Other::DiscountLine(money.of(off)?)));
    }
    if roles.has(Role::FreeShipping) || (roles.has(Role::Free) && roles.has(Role::Shipping)) {
        return free_shipping(&terms, &money).map(Text::Other);
    }
    if let Some(text) = installment(statement, roles, &claims, &money)? {
        return Ok(Text::Other(text));
    }
    if let Some(text) = many(statement, roles, &terms, &claims, &money)? {
        return Ok(Text::Other(text));
    }
    if roles.has(Role::Shipping) {
        return fee(statement, context).map(Text::Shipping);
    }
    if let Some(text) = boast(statement, roles, &terms, &money)? {
        return Ok(Text::Other(text));
    }
    let bare = terms.off.is_none() && terms.percent.is_none() && terms.most.is_none();
    match terms.min {
        Some((Claim::Every | Claim::PerhapsEvery, _)) if bare => Err(Why::NoDiscount),
        Some((_, least))
            if bare
                && terms.loose.is_empty()
                && terms.unplaced.is_none()
                && terms.pieces.is_none() =>
        {
            known(statement)?;
            Ok(Text::Other(Other::Threshold(money.of(least)?)))
        }
        _ if bare && terms.pieces.is_none() => Err(why),
        _ => offer(statement, &terms, roles).map(Text::Offer),
    }
}

/// Amounts of a statement in its currency, or the page's.
struct Sum<'a> {
    statement: &'a Statement<'a>,
    currency: Option<Currency>,
}

impl Sum<'_> {
    fn of(&self, value: Decimal) -> Result<Money, Why> {
        Money::new(value, self.currency.ok_or(Why::NoCurrency)?)
            .map_err(|_| Why::Number(quote(self.statement.glyphs.source), Unsettled::TooLong))
    }
}

fn first(statement: &Statement<'_>, role: Role) -> Option<String> {
    let placed = statement.items.iter().find(|placed| placed.item == Item::Word(role))?;
    Some(statement.quote(placed))
}

/// Refuses a statement with a word that is not known.
fn known(statement: &Statement<'_>) -> Result<(), Why> {
    match statement.items.iter().find(|placed| placed.item == Item::Unknown) {
        Some(placed) => Err(Why::UnknownWord(statement.quote(placed))),
        None => Ok(()),
    }
}

/// What shipping that is not free for everyone, or not for ever, has.
pub(super) const CONDITION: &str = "a condition of free shipping";

fn free_shipping(terms: &Terms, money: &Sum<'_>) -> Result<Other, Why> {
    let most = terms.most.is_some() || terms.most_percent.is_some();
    if terms.off.is_some() || terms.percent.is_some() || !terms.loose.is_empty() || most {
        return Err(Why::SeveralAmounts);
    }
    if let Some(text) = &terms.unplaced {
        return Err(Why::Unplaced(text.clone()));
    }
    if let Some(pieces) = terms.pieces {
        return Err(Why::Stray(pieces.to_string()));
    }
    // "Free shipping on your first order", "with coupon": not everyone's.
    let limits = [
        Role::NewUser,
        Role::NewUserCoupon,
        Role::Follower,
        Role::AppOnly,
        Role::Coupon,
        Role::WithCoupon,
        Role::Code,
        Role::Chosen,
    ];
    let is_timed = |placed: &Placed| matches!(placed.item, Item::When(_) | Item::Timed);
    // "Free shipping on selected items": from a least spend on it is nobody's fee yet.
    let is_of_some = money.statement.chosen && terms.min.is_none();
    let is_limited = Roles::of(money.statement).any(&limits) || is_of_some;
    let is_for_now = money.statement.items.iter().any(is_timed);
    if is_limited || is_for_now && terms.min.is_some() {
        return Err(Why::Stray(CONDITION.to_owned()));
    }
    known(money.statement)?;
    if is_for_now {
        return Ok(Other::FreeForNow);
    }
    let over = terms.min.map(|(_, least)| money.of(least)).transpose()?;
    Ok(Other::FreeShipping { over })
}

fn installment(
    statement: &Statement<'_>,
    roles: Roles,
    claims: &Claims,
    money: &Sum<'_>,
) -> Result<Option<Other>, Why> {
    let times = statement.items.iter().any(|placed| placed.item == Item::Mark(Mark::Times));
    let counts: Vec<u32> = amounts(statement)
        .filter_map(|(_, amount)| match &amount.worth {
            Worth::Bare(figure) => figure.count(),
            _ => None,
        })
        .collect();
    // "US $5 x 2" is a price and a quantity.
    let first = amounts(statement).next().map(|(_, amount)| &amount.worth);
    let counted = times && !counts.is_empty() && !matches!(first, Some(Worth::Money(_)));
    if !counted && !roles.any(&[Role::Installment, Role::Month]) {
        return Ok(None);
    }
    known(statement)?;
    let sums: Vec<Decimal> = amounts(statement)
        .filter_map(|(at, amount)| match amount.worth {
            Worth::Money(value) if claims.of(at) != Some(Claim::Off) => Some(value),
            _ => None,
        })
        .collect();
    match (sums.as_slice(), counts.as_slice()) {
        ([amount], []) => Ok(Some(Other::Installment { amount: money.of(*amount)?, times: None })),
        ([amount], [times]) if *times > 0 => {
            Ok(Some(Other::Installment { amount: money.of(*amount)?, times: Some(*times) }))
        }
        ([], _) => Err(Why::NoAmount),
        _ => Err(Why::SeveralAmounts),
    }
}

fn amounts<'a>(statement: &'a Statement<'_>) -> impl Iterator<Item = (usize, &'a Amount)> {
    statement.items.iter().enumerate().filter_map(|(at, placed)| match &placed.item {
        Item::Amount(amount) => Some((at, amount)),
        _ => None,
    })
}

/// A price per piece, or for so many pieces: never what one piece costs here.
fn many(
    statement: &Statement<'_>,
    roles: Roles,
    terms: &Terms,
    claims: &Claims,
    money: &Sum<'_>,
) -> Result<Option<Other>, Why> {
    let items = &statement.items;
    let slashed = items.windows(2).any(|pair| {
        pair[0].item == Item::Mark(Mark::Slash) && pair[1].item == Item::Word(Role::Pieces)
    });
    let sums: Vec<Decimal> = amounts(statement)
        .filter_map(|(at, amount)| match amount.worth {
            Worth::Money(value) if claims.of(at) != Some(Claim::Off) => Some(value),
            _ => None,
        })
        .collect();
    let each = slashed || roles.has(Role::EachPiece);
    let counted = terms.pieces.is_some() && terms.or_more;
    let &[sum] = sums.as_slice() else { return Ok(None) };
    if !(each || counted) || terms.off.is_some() || terms.percent.is_some() {
        return Ok(None);
    }
    known(statement)?;
    if let Some(text) = &terms.unplaced {
        return Err(Why::Unplaced(text.clone()));
    }
    let amount = money.of(sum)?;
    Ok(Some(match terms.pieces {
        Some(pieces) if pieces > 1 => Other::BulkPrice { amount, pieces },
        _ => Other::UnitPrice(amount),
    }))
}

/// A fee: "Shipping: $4.79", "+ envio: R$15,7"; but "12 € + Versand" and "12 € inkl. Versand" are a price
/// and what it leaves out or takes in. "Shipping from $4.79" names the least of several.
fn fee(statement: &Statement<'_>, context: &Context<'_>) -> Result<PriceText, Why> {
    let amount = |placed: &Placed| matches!(placed.item, Item::Amount(_));
    let shipping =
        statement.items.iter().position(|placed| placed.item == Item::Word(Role::Shipping));
    let before = shipping.map(|at| &statement.items[..at]).unwrap_or_default();
    if before.iter().any(amount) && !before.last().is_some_and(amount) {
        return Err(Why::Stray(
            shipping.map_or_else(String::new, |at| statement.quote(&statement.items[at])),
        ));
    }
    if statement.marked {
        return Err(Why::Mark(quote(statement.glyphs.source)));
    }
    let first = statement.items.iter().position(amount).unwrap_or_default();
    let beside = |at: usize| {
        let word = |at: Option<usize>| {
            at.and_then(|at| statement.items.get(at)).is_some_and(|placed| {
                matches!(placed.item, Item::Word(_) | Item::Mark(Mark::Colon))
            })
        };
        at < first || (word(at.checked_sub(1)) || word(Some(at + 1)))
    };
    let label = |(at, placed): &(usize, &Placed)| match placed.item {
        Item::Word(Role::Shipping | Role::To) => false,
        // A dash or a plus parts the label from the fee: "+ envio: R$15,7", "Shipping - $4".
        Item::Mark(Mark::Plus | Mark::Dash) => !beside(*at),
        _ => true,
    };
    let items = statement.items.iter().enumerate().filter(label);
    let mut items: Vec<Placed> = items.map(|(_, placed)| placed.clone()).collect();
    for placed in &mut items {
        if let Item::Amount(amount) = &mut placed.item {
            amount.plus_before = false;
        }
    }
    price(&statement.with(items), context)
}

/// An amount or a percentage less than a list price, with no condition that would make it an offer.
fn boast(
    statement: &Statement<'_>,
    roles: Roles,
    terms: &Terms,
    money: &Sum<'_>,
) -> Result<Option<Other>, Why> {
    use Role::{
        AppOnly, Code, Coins, Coupon, Extra, Follower, NewUser, NewUserCoupon, NoMinimum, Platform,
        Select, SpendAndSave, Store, StoreCoupon,
    };
    let condition = terms.min.is_some()
        || terms.pieces.is_some()
        || terms.most.is_some()
        || terms.unplaced.is_some()
        || !terms.loose.is_empty();
    // "New shoppers save $10.95": the struck price less the shown one, which is theirs.
    let saves = roles.any(&[Role::Save, Role::Saved]);
    let theirs = roles.has(NewUser) && saves && !roles.has(Role::Off);
    let named = (roles.has(NewUser) && !theirs)
        || roles.any(&[
            AppOnly,
            Code,
            Coins,
            Coupon,
            Extra,
            Follower,
            NewUserCoupon,
            NoMinimum,
            Platform,
            Select,
            SpendAndSave,
            Store,
            StoreCoupon,
        ]);
    if let (Some((Claim::UpTo, most)), None, None, true) =
        (terms.most, terms.off, terms.percent, saves && !named)
        && terms.min.is_none()
        && terms.pieces.is_none()
        && terms.unplaced.is_none()
        && terms.loose.is_empty()
    {
        known(statement)?;
        return Ok(Some(Other::SaveTag(money.of(most)?)));
    }
    // "You saved $2 with the store's discount": whose it was changes nothing.
    match statement.items.iter().find(|placed| placed.item == Item::Word(Role::Saved)) {
        Some(saved) if condition => return Err(Why::Stray(statement.quote(saved))),
        None if condition || named => return Ok(None),
        _ => {}
    }
    match (terms.off, terms.percent, terms.most_percent) {
        (None, None, Some(percent)) => {
            known(statement)?;
            Ok(Some(Other::DiscountPercent(percent)))
        }
        (None, Some(percent), None) if !(terms.lowered && roles.has(Role::Off)) => {
            known(statement)?;
            Ok(Some(Other::DiscountPercent(percent)))
        }
        (Some(off), None, None) if saves => {
            known(statement)?;
            Ok(Some(Other::SaveTag(money.of(off)?)))
        }
        (Some(off), None, None) if !roles.any(&[Role::Off, Role::Get, Role::Free]) => {
            known(statement)?;
            Ok(Some(Other::DiscountLine(money.of(off)?)))
        }
        _ => Ok(None),
    }
}
