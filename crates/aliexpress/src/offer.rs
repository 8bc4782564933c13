//! Offers as a page states them.

use contract::{OfferKind, OfferState};
use deal::{Currency, Instant, LocalTime};
use page::Source;
use rust_decimal::Decimal;
pub use wording::Minimum;

/// An offer as a page states it; each step of a ladder is one.
///
/// Amounts are in `currency`. What the page does not say is absent; nothing is inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who gives it and how it is taken.
    pub kind: OfferKind,
    /// The store that gives it, by its number.
    pub seller: Option<String>,
    /// The currency of its amounts.
    pub currency: Option<Currency>,
    /// The amount off.
    pub off: Option<Decimal>,
    /// The percentage off: 5 for five per cent.
    pub percent: Option<Decimal>,
    /// The most that it saves.
    pub cap: Option<Decimal>,
    /// `off` for each whole such amount.
    pub every: Option<Decimal>,
    /// What must be spent.
    pub min_spend: Minimum,
    /// How many pieces must be bought.
    pub min_pieces: Option<u32>,
    /// The code to type or to collect it by.
    pub code: Option<String>,
    /// From when on it holds.
    pub starts: Option<Instant>,
    /// From when on it no longer holds.
    pub ends: Option<Instant>,
    /// The first day, or the first second of one, where the page names no zone.
    pub starts_local: Option<LocalTime>,
    /// The last day, or the first second after it, where the page names no zone.
    pub ends_local: Option<LocalTime>,
    /// Whether only a first order may use it.
    pub first_order_only: bool,
    /// Whether only followers of the store may use it.
    pub followers_only: bool,
    /// Whether it holds only in the app.
    pub app_only: bool,
    /// Whether the shopper has collected it, where the page says.
    pub collected: Option<bool>,
    /// What has become of it, where the page says.
    pub state: Option<OfferState>,
    /// The ladder that it is a step of.
    pub group: Option<String>,
    /// Whether its words allow another reading.
    pub uncertain: bool,
    /// Why it is uncertain.
    pub why: Option<String>,
    /// Its words.
    pub text: String,
    /// Where it was found.
    pub source: Source,
}

impl Offer {
    /// An offer of which nothing is known but its kind, its words and where they stand.
    pub fn new(kind: OfferKind, text: String, source: Source) -> Offer {
        Offer {
            kind,
            seller: None,
            currency: None,
            off: None,
            percent: None,
            cap: None,
            every: None,
            min_spend: Minimum::Unknown,
            min_pieces: None,
            code: None,
            starts: None,
            ends: None,
            starts_local: None,
            ends_local: None,
            first_order_only: false,
            followers_only: false,
            app_only: false,
            collected: None,
            state: None,
            group: None,
            uncertain: false,
            why: None,
            text,
            source,
        }
    }

    /// Makes it uncertain for a reason; the first that was given stands.
    pub(crate) fn doubt(&mut self, why: &str) {
        self.uncertain = true;
        self.why.get_or_insert_with(|| why.to_owned());
    }
}
