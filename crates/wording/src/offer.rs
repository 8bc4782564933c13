//! What an offer in words says.

use contract::{OfferKind, OfferState};
use deal::Currency;
use rust_decimal::Decimal;

use super::claims::Claim;
use super::doubt::Doubt;
use super::hang;
use super::items::{Item, Mark, Placed, Statement};
use super::moment::Moment;
use super::role::Role;
use super::state;
use super::terms::Terms;
use super::why::Why;

/// What must be spent for an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Minimum {
    /// The page does not say.
    #[default]
    Unknown,
    /// The page says that there is none.
    None,
    /// So much, in the offer's currency; exactly that much is enough.
    Spend(Decimal),
}

/// An offer as its words state it; amounts are in `currency`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferText {
    /// Who gives it, where the words say so.
    pub kind: Option<OfferKind>,
    /// The currency of its amounts; `None` for a percentage, and in a paste whose signs do not say.
    pub currency: Option<Currency>,
    /// The amount off.
    pub off: Option<Decimal>,
    /// The percentage off.
    pub percent: Option<Decimal>,
    /// The most that it saves.
    pub cap: Option<Decimal>,
    /// The least spend; `None` where the words state another condition in its place.
    pub min_spend: Minimum,
    /// `off` for each whole such amount.
    pub every: Option<Decimal>,
    /// The least number of pieces.
    pub min_pieces: Option<u32>,
    /// Only for a first order.
    pub first_order_only: bool,
    /// Only for followers of the store.
    pub followers_only: bool,
    /// Only in the app.
    pub app_only: bool,
    /// Only once.
    pub single_use: bool,
    /// What is typed at checkout.
    pub code: Option<String>,
    /// Its first moment.
    pub starts: Option<Moment>,
    /// Its last moment; [`Moment::ends`] is the first after it.
    pub ends: Option<Moment>,
    /// How many seconds were left when the text was shown.
    pub left: Option<u32>,
    /// What has become of it; `None` where the words do not say.
    pub state: Option<OfferState>,
    /// How many seconds were to go until it starts.
    pub opens: Option<u32>,
    /// Whether it was collected; `None` where the words do not say.
    pub collected: Option<bool>,
    /// Whether the words allow another reading, or hold some that are not known.
    pub uncertain: bool,
    /// Why it is uncertain.
    pub why: Reason,
}

/// Why an offer in words is uncertain; empty where it is not, or nothing more is known of it.
///
/// Which words raised the doubt is no part of what the offer says: all reasons are equal.
#[derive(Clone, Debug, Default)]
pub struct Reason(pub String);

impl PartialEq for Reason {
    fn eq(&self, _: &Reason) -> bool {
        true
    }
}

impl OfferText {
    /// Makes it uncertain for a reason; the first that was given stands.
    pub(super) fn doubt(&mut self, why: impl FnOnce() -> String) {
        self.uncertain = true;
        if self.why.0.is_empty() {
            self.why = Reason(why());
        }
    }
}

/// The roles that a statement holds.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Roles(u128);

impl Roles {
    /// Those of a statement.
    pub(super) fn of(statement: &Statement<'_>) -> Roles {
        let bit = |placed: &Placed| match placed.item {
            Item::Word(role) => 1_u128 << role as u8,
            _ => 0,
        };
        Roles(statement.items.iter().fold(0, |set, placed| set | bit(placed)))
    }

    /// Whether any of these is among them.
    pub(super) fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.0 & (1 << *role as u8) != 0)
    }

    /// Whether this one is.
    pub(super) fn has(self, role: Role) -> bool {
        self.any(&[role])
    }
}

/// The offer that a statement makes, if its terms are one.
///
/// # Errors
/// What is unplaced, doubled or missing.
pub(super) fn offer(
    statement: &Statement<'_>,
    terms: &Terms,
    roles: Roles,
) -> Result<OfferText, Why> {
    if let Some(text) = &terms.unplaced {
        return Err(Why::Unplaced(text.clone()));
    }
    if !terms.loose.is_empty() || (terms.off.is_some() && terms.percent.is_some()) {
        return Err(Why::SeveralAmounts);
    }
    if roles.any(&[Role::Shipping, Role::FreeShipping]) {
        return Err(Why::Stray("shipping".to_owned()));
    }
    // "Price before discount: $25": what a price is beside a discount is not the discount.
    if roles.has(Role::Price)
        && terms.off.is_some()
        && terms.min.is_none()
        && terms.pieces.is_none()
    {
        return Err(Why::Stray("price".to_owned()));
    }
    let mut offer = OfferText { currency: statement.currency, ..OfferText::default() };
    if statement.chosen {
        offer.doubt(|| Doubt::Chosen.to_string());
    }
    // "over US $39 or 3 items": either is enough, which no offer can say.
    if terms.min.is_some() && terms.pieces.is_some() && either(statement) {
        offer.doubt(|| Doubt::Either.to_string());
    }
    if roles.has(Role::EachPiece) {
        offer.doubt(|| Doubt::EachPiece.to_string());
    }
    // "over US $39-": what the mark belongs to, nobody can tell.
    if let [.., before, last] = statement.items.as_slice()
        && last.item == Item::Mark(Mark::Dash)
        && last.from == before.to
    {
        offer.doubt(|| Doubt::Dash.to_string());
    }
    // "20% off $18.40": a least spend is a round amount, a price seldom; and with no word that asks for a spend,
    // both may be.
    if terms.percent.is_some()
        && terms.min.is_some_and(|(_, min)| !min.fract().is_zero() || !asks(statement, roles))
    {
        offer.doubt(|| Doubt::PerhapsPrice.to_string());
    }
    if roles.has(Role::EachOrder) {
        offer.doubt(|| Doubt::EachOrder.to_string());
    }
    // Only what is given for each such amount needs a cap.
    if roles.has(Role::PerhapsEvery) && (terms.most.is_none() || roles.has(Role::EachOrder)) {
        offer.doubt(|| Doubt::Every.to_string());
    }
    if terms.off.is_some() && statement.currency.is_none() {
        offer.doubt(|| Doubt::Currency.to_string());
    }
    let stranger = statement.items.iter().find(|placed| placed.item == Item::Unknown);
    if let Some(placed) = stranger {
        offer.doubt(|| Why::UnknownWord(statement.quote(placed)).to_string());
    }
    // Nothing off is no offer, whatever it is off.
    let some = |amount: &Decimal| !amount.is_zero();
    match (terms.off.filter(some), terms.percent, terms.most) {
        (None, None, _) => return Err(Why::NoDiscount),
        (off, percent, most) => {
            (offer.off, offer.percent, offer.cap) = (off, percent, most.map(|(_, most)| most));
        }
    }
    // What is given once needs no cap: a bound beside it is on what may be spent.
    let often = matches!(terms.min, Some((Claim::Every | Claim::PerhapsEvery, _)))
        || roles.has(Role::EachOrder);
    if offer.off.is_some() && terms.most.is_some() && !often {
        return Err(Why::SeveralAmounts);
    }
    // Nothing takes off more than what must be spent, or than the most that it saves.
    let more = |bound: Option<(Claim, Decimal)>| {
        terms.off.zip(bound).is_some_and(|(off, (_, bound))| off > bound)
    };
    if terms.most_percent.is_some() || more(terms.min) || more(terms.most) {
        return Err(Why::SeveralAmounts);
    }
    offer.min_pieces = terms.pieces;
    match terms.min {
        Some((Claim::Every, every)) => {
            (offer.every, offer.min_spend) = (Some(every), Minimum::None)
        }
        Some((Claim::PerhapsEvery, every)) if offer.cap.is_some() => {
            (offer.every, offer.min_spend) = (Some(every), Minimum::None);
        }
        Some((_, min)) => offer.min_spend = Minimum::Spend(min),
        None if roles.has(Role::NoMinimum) || terms.pieces.is_some() => {
            offer.min_spend = Minimum::None;
        }
        None => {}
    }
    offer.describe(statement, roles);
    Ok(offer)
}

/// Whether a word or a mark says that an amount is to be spent.
fn asks(statement: &Statement<'_>, roles: Roles) -> bool {
    let is_least = |placed: &Placed| matches!(&placed.item, Item::Amount(amount) if amount.plus_before || amount.plus_after);
    roles.any(&[
        Role::Min,
        Role::MinBeside,
        Role::MinAfter,
        Role::From,
        Role::FromAfter,
        Role::Spend,
        Role::SpendAfter,
        Role::Order,
        Role::Every,
        Role::EveryAfter,
        Role::PerhapsEvery,
        Role::EachOrder,
    ]) || statement.items.iter().any(is_least)
}

/// Whether a word for "or" stands in a statement, apart from those of a least amount ("or more").
fn either(statement: &Statement<'_>) -> bool {
    const OR: &[&str] = &[
        "or",
        "oder",
        "ou",
        "o",
        "oppure",
        "lub",
        "albo",
        "или",
        "або",
        "veya",
        "ya da",
        "nebo",
        "of",
        "atau",
        "hoặc",
        "หรือ",
        "または",
        "또는",
        "或",
        "أو",
        "או",
    ];
    statement.items.iter().any(|placed| {
        let word = statement.glyphs.slice(placed.from, placed.to);
        let is_word = matches!(placed.item, Item::Word(Role::Filler) | Item::Unknown);
        is_word && OR.contains(&word.to_lowercase().as_str())
    })
}

impl OfferText {
    /// Fills in what words say beside the amounts.
    pub(super) fn describe(&mut self, statement: &Statement<'_>, roles: Roles) {
        self.first_order_only = roles.any(&[Role::NewUser, Role::NewUserCoupon]);
        self.followers_only = roles.has(Role::Follower);
        self.app_only = roles.has(Role::AppOnly);
        self.single_use = roles.has(Role::SingleUse);
        self.state = state::named(roles);
        self.collected = self.state.map(|state| state == OfferState::Collected);
        let code = statement.items.iter().find(|placed| placed.item == Item::Code);
        self.code = code.map(|placed| statement.glyphs.seen(placed.from, placed.to));
        self.hold(statement, roles);
        if roles.has(Role::NoMinimum) && matches!(self.min_spend, Minimum::Spend(_)) {
            self.doubt(|| Doubt::NoMinimum.to_string());
        }
        if statement.glyphs.source.trim_end().ends_with(['?', '？', '؟']) {
            self.doubt(|| Doubt::Asked.to_string());
        }
        if let Some(word) = hang::word(statement) {
            self.doubt(|| Why::Beside(word).to_string());
        }
        if roles.has(Role::Coins) && self.percent.is_some() {
            self.min_spend = Minimum::None;
        }
        self.kind = self.named_kind(roles);
    }

    fn named_kind(&self, roles: Roles) -> Option<OfferKind> {
        let extra = roles.has(Role::Extra)
            && self.percent.is_some()
            && self.min_pieces.is_none()
            && !roles.any(&[
                Role::Coupon,
                Role::StoreCoupon,
                Role::Code,
                Role::Order,
                Role::Store,
                Role::NewUser,
                Role::Follower,
            ])
            && self.min_spend == Minimum::Unknown;
        Some(if self.code.is_some() || roles.has(Role::Code) {
            OfferKind::Code
        } else if roles.has(Role::Coins) || extra {
            OfferKind::Coins
        } else if roles.has(Role::Select) {
            OfferKind::SelectCoupon
        } else if roles.has(Role::SpendAndSave) {
            OfferKind::SpendAndSave
        } else if roles.has(Role::StoreCoupon)
            || roles.has(Role::Store) && roles.has(Role::Coupon)
            || self.followers_only
        {
            OfferKind::StoreCoupon
        } else if roles.has(Role::Store) || self.min_pieces.is_some() {
            OfferKind::StoreDiscount
        } else if self.every.is_some() && self.cap.is_some() {
            OfferKind::SpendAndSave
        } else if self.first_order_only || roles.has(Role::Platform) {
            OfferKind::PlatformCoupon
        } else {
            return None;
        })
    }
}
