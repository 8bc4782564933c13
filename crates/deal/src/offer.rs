//! What a store, AliExpress or a bank takes off, and on which terms.

use contract::{OfferKind, OfferState};

use crate::country::Country;
use crate::currency::Currency;
use crate::error::Error;
use crate::line::Line;
use crate::money::{Money, Percent};
use crate::time::Instant;

/// What an offer takes off its base: the sum of its eligible lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Benefit {
    /// A fixed amount; larger than the base, it saves the base.
    Fixed(Money),
    /// A share of the base, rounded half-up to the minor unit, then capped.
    Percent {
        /// The share.
        percent: Percent,
        /// The most that it saves.
        cap: Option<Money>,
    },
    /// An amount for each whole `every` of the base ("$1 off every $10").
    Every {
        /// The amount that earns one step.
        every: Money,
        /// What one step saves.
        off: Money,
        /// The most that it saves.
        cap: Option<Money>,
    },
    /// The saving of the highest step reached, never multiplied: rising `(spend, off)`.
    Ladder(Vec<(Money, Money)>),
    /// The percentage of the highest step reached: rising `(pieces, percent)`.
    Pieces {
        /// The steps.
        steps: Vec<(u32, Percent)>,
        /// The most that it saves.
        cap: Option<Money>,
    },
}

/// The least spend that earns an offer, inclusive, tested on its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinSpend {
    /// The offer asks for no minimum.
    None,
    /// This amount.
    Known(Money),
    /// One may be asked for, but it was not read: the offer is never used.
    Unknown,
}

/// When an offer is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// From `starts` (inclusive) to `ends` (exclusive), if they are given.
    Known {
        /// The first moment.
        starts: Option<Instant>,
        /// The first moment after it.
        ends: Option<Instant>,
    },
    /// Not known well enough to propose it.
    Unknown,
}

impl Window {
    /// Valid whenever.
    pub const ALWAYS: Window = Window::Known { starts: None, ends: None };
}

/// An offer with its terms.
///
/// Amounts are in the cart's currency unless `currency` names another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Unique among the cart's offers.
    pub id: String,
    /// Who gives it.
    pub kind: OfferKind,
    /// Only this store's lines.
    pub seller: Option<String>,
    /// Only lines of this category.
    pub category: Option<String>,
    /// What it takes off.
    pub benefit: Benefit,
    /// The least spend.
    pub min_spend: MinSpend,
    /// The least number of pieces among its lines; 0 for none.
    pub min_pieces: u32,
    /// The currency of its amounts; in another than the cart's it is never used.
    pub currency: Option<Currency>,
    /// Ship-to countries it is for; empty for all.
    pub markets: Vec<Country>,
    /// Ship-to countries it is not for.
    pub not_markets: Vec<Country>,
    /// What has become of it.
    pub state: OfferState,
    /// When it is valid.
    pub window: Window,
    /// Only in the shopper's first order, and in one order of a plan.
    pub first_order_only: bool,
    /// Only for followers of the store.
    pub followers_only: bool,
    /// Only in the app.
    pub app_only: bool,
    /// Marks (or categories) whose lines neither count nor gain.
    pub excludes: Vec<String>,
    /// How many orders of a plan it may serve; 0 when it is used up.
    pub uses: u32,
    /// A Select coupon that leaves no place for a code in its order.
    pub excludes_code: bool,
    /// Steps of one ladder share a group: only one of them applies. Names are the cart's: two
    /// stores' ladders need two.
    pub group: Option<String>,
}

impl Offer {
    /// An offer without any condition, usable once.
    pub fn new(id: impl Into<String>, kind: OfferKind, benefit: Benefit) -> Offer {
        Offer {
            id: id.into(),
            kind,
            seller: None,
            category: None,
            benefit,
            min_spend: MinSpend::None,
            min_pieces: 0,
            currency: None,
            markets: Vec::new(),
            not_markets: Vec::new(),
            state: OfferState::Open,
            window: Window::ALWAYS,
            first_order_only: false,
            followers_only: false,
            app_only: false,
            excludes: Vec::new(),
            uses: 1,
            excludes_code: false,
            group: None,
        }
    }

    /// Whether a line is of its store and category.
    pub fn covers(&self, line: &Line) -> bool {
        self.seller.as_ref().is_none_or(|seller| *seller == line.seller)
            && self
                .category
                .as_ref()
                .is_none_or(|category| Some(category) == line.category.as_ref())
    }

    /// Whether a mark or the category of a line shuts it out.
    pub fn shuts_out(&self, line: &Line) -> bool {
        self.excludes
            .iter()
            .any(|mark| line.flags.contains(mark) || line.category.as_ref() == Some(mark))
    }

    /// Whether a line counts for it and gains by it.
    pub fn is_for(&self, line: &Line) -> bool {
        self.covers(line) && !self.shuts_out(line)
    }

    /// The field that cannot be as it is, and why; `currency` is the cart's.
    pub(crate) fn fault(&self, currency: Currency) -> Option<(&'static str, Error)> {
        let currency = self.currency.unwrap_or(currency);
        if self.id.is_empty() {
            return Some(("id", Error::Empty));
        }
        if self.kind.needs_seller() && self.seller.is_none() {
            return Some(("seller", Error::NoSeller));
        }
        if let MinSpend::Known(spend) = self.min_spend
            && let Some(error) = foreign(spend, currency)
        {
            return Some(("min_spend", error));
        }
        if let Window::Known { starts: Some(starts), ends: Some(ends) } = self.window
            && ends < starts
        {
            return Some(("ends", Error::EndsBeforeStart));
        }
        self.benefit.fault(currency)
    }
}

impl Benefit {
    fn fault(&self, currency: Currency) -> Option<(&'static str, Error)> {
        let amount = |field, amount: Money| foreign(amount, currency).map(|error| (field, error));
        let cap_of = |cap: &Option<Money>| cap.and_then(|cap| amount("cap", cap));
        match self {
            Benefit::Fixed(off) => amount("off", *off),
            Benefit::Percent { percent, cap } => {
                above_all("percent", *percent).or_else(|| cap_of(cap))
            }
            Benefit::Every { every, off, cap } => amount("every", *every)
                .or_else(|| every.is_zero().then_some(("every", Error::Zero)))
                .or_else(|| amount("off", *off))
                .or_else(|| cap_of(cap)),
            Benefit::Ladder(steps) => steps
                .iter()
                .find_map(|(spend, off)| {
                    amount("ladder", *spend).or_else(|| amount("ladder", *off))
                })
                .or_else(|| ladder_fault("ladder", steps.iter().map(|(spend, _)| spend.minor()))),
            Benefit::Pieces { steps, cap } => steps
                .iter()
                .find_map(|(_, percent)| above_all("pieces_ladder", *percent))
                .or_else(|| {
                    ladder_fault(
                        "pieces_ladder",
                        steps.iter().map(|(pieces, _)| i64::from(*pieces)),
                    )
                })
                .or_else(|| cap_of(cap)),
        }
    }
}

fn foreign(amount: Money, expected: Currency) -> Option<Error> {
    let found = amount.currency();
    (found != expected).then(|| Error::mixed(expected.code(), found.code()))
}

fn above_all(field: &'static str, percent: Percent) -> Option<(&'static str, Error)> {
    (percent > Percent::ALL).then_some((field, Error::AboveAll))
}

fn ladder_fault(
    field: &'static str,
    mut steps: impl Iterator<Item = i64>,
) -> Option<(&'static str, Error)> {
    let Some(mut last) = steps.next() else { return Some((field, Error::NoSteps)) };
    steps
        .any(|step| std::mem::replace(&mut last, step) >= step)
        .then_some((field, Error::StepsNotRising))
}
