//! Offers as a page states them.

use contract::{OfferKind, OfferState};
use deal::{Currency, Instant, LocalTime};
use page::Source;
use rust_decimal::Decimal;
pub(crate) use wording::Minimum;

use crate::form::amount_of;

/// An offer while it is read; each step of a ladder is one.
///
/// It becomes the contract's only when its reader has heard all around it: its amounts are written with the
/// digits of a currency that the page may name elsewhere, and are compared and counted with until then.
/// Amounts are in `currency`. What the page does not say is absent; nothing is inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Who gives it and how it is taken.
    pub(crate) kind: OfferKind,
    /// The store that gives it, by its number.
    pub(crate) seller: Option<String>,
    /// The currency of its amounts.
    pub(crate) currency: Option<Currency>,
    /// The amount off.
    pub(crate) off: Option<Decimal>,
    /// The percentage off: 5 for five per cent.
    pub(crate) percent: Option<Decimal>,
    /// The most that it saves.
    pub(crate) cap: Option<Decimal>,
    /// `off` for each whole such amount.
    pub(crate) every: Option<Decimal>,
    /// What must be spent.
    pub(crate) min_spend: Minimum,
    /// How many pieces must be bought.
    pub(crate) min_pieces: Option<u32>,
    /// The code to type or to collect it by.
    pub(crate) code: Option<String>,
    /// From when on it holds.
    pub(crate) starts: Option<Instant>,
    /// From when on it no longer holds.
    pub(crate) ends: Option<Instant>,
    /// The first day, or the first second of one, where the page names no zone.
    pub(crate) starts_local: Option<LocalTime>,
    /// The last day, or the first second after it, where the page names no zone.
    pub(crate) ends_local: Option<LocalTime>,
    /// Whether only a first order may use it.
    pub(crate) first_order_only: bool,
    /// Whether only followers of the store may use it.
    pub(crate) followers_only: bool,
    /// Whether it holds only in the app.
    pub(crate) app_only: bool,
    /// Whether the shopper has collected it, where the page says.
    pub(crate) collected: Option<bool>,
    /// What has become of it, where the page says.
    pub(crate) state: Option<OfferState>,
    /// The ladder that it is a step of.
    pub(crate) group: Option<String>,
    /// Whether its words allow another reading.
    pub(crate) uncertain: bool,
    /// Why it is uncertain.
    pub(crate) why: Option<String>,
    /// Its words.
    pub(crate) text: String,
    /// Where it was found.
    pub(crate) source: Source,
}

impl Offer {
    /// An offer of which nothing is known but its kind, its words and where they stand.
    pub(crate) fn new(kind: OfferKind, text: String, source: Source) -> Offer {
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

impl From<Offer> for contract::Offer {
    fn from(offer: Offer) -> Self {
        let money = |amount: Decimal| amount_of(amount, offer.currency);
        contract::Offer {
            seller: offer.seller,
            off: offer.off.map(money),
            percent: offer.percent.map(Into::into),
            cap: offer.cap.map(money),
            every: offer.every.map(money),
            min_spend: match offer.min_spend {
                // Pieces or a repeating amount are a minimum of their own.
                Minimum::Unknown if offer.min_pieces.or(offer.every.map(|_| 0)).is_some() => None,
                Minimum::Unknown => Some(None),
                Minimum::None => Some(Some(money(Decimal::ZERO))),
                Minimum::Spend(spend) => Some(Some(money(spend))),
            },
            min_pieces: offer.min_pieces,
            group: offer.group,
            currency: offer.currency.map(|currency| currency.code().to_owned()),
            code: offer.code,
            starts: offer.starts.map(|starts| starts.to_string()),
            ends: offer.ends.map(|ends| ends.to_string()),
            starts_local: offer.starts_local.map(|starts| starts.to_string()),
            ends_local: offer.ends_local.map(|ends| ends.to_string()),
            first_order_only: offer.first_order_only,
            followers_only: offer.followers_only,
            app_only: offer.app_only,
            text: Some(offer.text).filter(|text| !text.is_empty()),
            // What says both says one thing.
            collected: match offer.state {
                Some(state) => Some(state == OfferState::Collected),
                None => offer.collected,
            },
            state: offer.state,
            why: offer.why.filter(|_| offer.uncertain),
            uncertain: offer.uncertain.then_some(true),
            source: Some(offer.source.name().to_owned()),
            ..contract::Offer::new(offer.kind)
        }
    }
}
