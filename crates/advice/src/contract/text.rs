//! What `beststack text` prints, and what the paste box shows.

use aliexpress::words::{self, OfferText, Other, PriceText, Stated, Text, Why};
use aliexpress::{self as shop, Minimum};
use deal::{Currency, Instant, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Amount, OfferKind, OfferState, Percent};

/// What a text of money says: exactly one of the four.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Understood {
    /// A price, or the fee for shipping.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<TextPrice>,
    /// An offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<TextOffer>,
    /// Money that is neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<OtherMoney>,
    /// Why it is none of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<String>,
}

/// A price in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct TextPrice {
    /// The lowest.
    pub min: Amount,
    /// The highest.
    pub max: Amount,
    /// Their currency.
    pub currency: String,
    /// Whether more may be asked ("from $5").
    #[serde(default, skip_serializing_if = "is_false")]
    pub open: bool,
    /// What it is the price of, where it is not the goods'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<PriceLabel>,
    /// The page's currency, where the text names another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
}

/// What a price is of, where it is not the goods'.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, wire::Wire,
)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PriceLabel {
    /// The fee for shipping.
    Shipping,
}

/// An offer in words: the fields of an offer, with its kind only where the words tell it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct TextOffer {
    /// What kind of offer it is, where the words say so.
    pub kind: Option<OfferKind>,
    /// The amount taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<Amount>,
    /// The share taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// The most that it saves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Amount>,
    /// `off` is taken off for each whole `every` of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Amount>,
    /// The least base: `"0"` is none, `null` is unknown.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", tsify(optional, type = "Amount | null"))]
    pub min_spend: Option<Option<Amount>>,
    /// The least number of pieces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_pieces: Option<u32>,
    /// The currency of its amounts; null where it has none or the text does not say whose they are.
    pub currency: Option<String>,
    /// What is typed at the checkout.
    pub code: Option<String>,
    /// The first instant it holds, where day, year and zone are all named.
    pub starts: Option<String>,
    /// The first instant it no longer holds, likewise.
    pub ends: Option<String>,
    /// The first day or minute it holds, where no zone is named: `2026-12-03`, `2026-12-03T10:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_local: Option<String>,
    /// Without a zone: the last day it holds (`2026-12-09`), or with a clock time the first minute at
    /// which it no longer does (`2026-12-10T00:00`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_local: Option<String>,
    /// How many seconds were left when the text was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_seconds: Option<u32>,
    /// Only for a shopper's first order.
    #[serde(default, skip_serializing_if = "is_false")]
    pub first_order_only: bool,
    /// Only for followers of the store.
    #[serde(default, skip_serializing_if = "is_false")]
    pub followers_only: bool,
    /// Only in the app.
    #[serde(default, skip_serializing_if = "is_false")]
    pub app_only: bool,
    /// Whether the shopper holds it already; null where the words do not say.
    pub collected: Option<bool>,
    /// What has become of it, where the words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<OfferState>,
    /// Whether the words leave its terms open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<bool>,
    /// Why it is uncertain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The words.
    pub text: String,
}

/// Money that is neither a price nor an offer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct OtherMoney {
    /// What it is.
    pub r#type: OtherKind,
    /// The amount; for `discount_percent` the percentage.
    pub amount: Amount,
    /// The currency of the amount; null for a percentage.
    pub currency: Option<String>,
    /// How many payments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How many pieces must be bought for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pieces: Option<u32>,
    /// What a threshold is for, where the text says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<OtherKind>,
}

/// What money is that is neither a price nor an offer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, wire::Wire,
)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum OtherKind {
    /// One of several payments.
    Installment,
    /// How much less than a list price.
    SaveTag,
    /// How many per cent less than a list price.
    DiscountPercent,
    /// Nothing to pay for shipping.
    FreeShipping,
    /// A least spend.
    Threshold,
    /// What was taken off in a sum.
    DiscountLine,
    /// The price of a piece, where so many are bought.
    BulkPrice,
    /// The price of one piece of many.
    UnitPrice,
}

/// What a text says, in the contract's words.
fn understood(text: &str, read: Result<Text, Why>, at: Option<Instant>) -> Understood {
    let none = Understood::default();
    match read {
        Ok(Text::Price(price)) => Understood { price: Some(priced(&price, None)), ..none },
        Ok(Text::Shipping(fee)) => {
            Understood { price: Some(priced(&fee, Some(PriceLabel::Shipping))), ..none }
        }
        Ok(Text::Offer(offer)) => Understood { offer: Some(offered(&offer, text, at)), ..none },
        Ok(Text::Other(other)) => Understood { other: Some(other_money(other)), ..none },
        Err(why) => Understood { none: Some(why.to_string()), ..none },
    }
}

/// Words are given back in full up to here.
pub(super) const LONGEST: usize = 600;

fn priced(price: &PriceText, label: Option<PriceLabel>) -> TextPrice {
    TextPrice {
        min: price.min.into(),
        max: price.max.into(),
        currency: price.min.currency().to_string(),
        open: price.open,
        label,
        against: match price.stated {
            Stated::Against(page) => Some(page.to_string()),
            Stated::Named | Stated::Shared | Stated::Page => None,
        },
    }
}

pub(super) fn offered(offer: &OfferText, words: &str, at: Option<Instant>) -> TextOffer {
    let amount = |value: Option<Decimal>| value.map(|value| in_currency(value, offer.currency));
    let held = offer.held(at);
    let uncertain = offer.uncertain || held.why.is_some();
    TextOffer {
        kind: offer.kind.map(kind),
        off: amount(offer.off),
        percent: offer.percent.map(Percent::from),
        cap: amount(offer.cap),
        every: amount(offer.every),
        min_spend: Some(match offer.min_spend {
            Minimum::Unknown => None,
            Minimum::None => Some(Amount::from(Decimal::ZERO)),
            Minimum::Spend(least) => Some(in_currency(least, offer.currency)),
        }),
        min_pieces: offer.min_pieces,
        currency: offer.currency.map(|currency| currency.to_string()),
        code: offer.code.clone(),
        starts: held.starts.map(|instant| instant.to_string()),
        ends: held.ends.map(|instant| instant.to_string()),
        starts_local: held.starts_local.map(|local| local.to_string()),
        ends_local: held.ends_local.map(|local| local.to_string()),
        left_seconds: offer.left,
        first_order_only: offer.first_order_only,
        followers_only: offer.followers_only,
        app_only: offer.app_only,
        collected: offer.collected,
        state: offer.state.map(OfferState::from),
        uncertain: uncertain.then_some(true),
        why: uncertain.then(|| reason(&offer.why.0, held.why)),
        text: words.chars().take(LONGEST).collect(),
    }
}

/// An amount with all digits of its currency, where that is known.
fn in_currency(value: Decimal, currency: Option<Currency>) -> Amount {
    currency
        .and_then(|currency| Money::new(value, currency).ok())
        .map_or_else(|| Amount::from(value), Amount::from)
}

/// Why an offer is uncertain: as its words say, as its dates do, or in general.
fn reason(words: &str, dates: Option<String>) -> String {
    let words = Some(words.to_owned()).filter(|words| !words.is_empty());
    words.or(dates).unwrap_or_else(|| "its words can be read in more than one way".to_owned())
}

fn kind(kind: shop::OfferKind) -> OfferKind {
    match kind {
        shop::OfferKind::StoreDiscount => OfferKind::StoreDiscount,
        shop::OfferKind::StoreCoupon => OfferKind::StoreCoupon,
        shop::OfferKind::SelectCoupon => OfferKind::SelectCoupon,
        shop::OfferKind::SpendAndSave => OfferKind::SpendAndSave,
        shop::OfferKind::PlatformCoupon => OfferKind::PlatformCoupon,
        shop::OfferKind::Code => OfferKind::Code,
        shop::OfferKind::Coins => OfferKind::Coins,
    }
}

fn other_money(other: Other) -> OtherMoney {
    let money = |kind, amount: Money| OtherMoney {
        r#type: kind,
        amount: amount.into(),
        currency: Some(amount.currency().to_string()),
        times: None,
        pieces: None,
        of: None,
    };
    let bare = |kind, amount: Decimal| OtherMoney {
        r#type: kind,
        amount: amount.into(),
        currency: None,
        times: None,
        pieces: None,
        of: None,
    };
    match other {
        Other::Installment { amount, times } => {
            OtherMoney { times, ..money(OtherKind::Installment, amount) }
        }
        Other::SaveTag(amount) => money(OtherKind::SaveTag, amount),
        Other::DiscountPercent(percent) => bare(OtherKind::DiscountPercent, percent),
        Other::FreeShipping { over: None } => bare(OtherKind::FreeShipping, Decimal::ZERO),
        Other::FreeShipping { over: Some(over) } => {
            OtherMoney { of: Some(OtherKind::FreeShipping), ..money(OtherKind::Threshold, over) }
        }
        Other::Threshold(amount) => money(OtherKind::Threshold, amount),
        Other::DiscountLine(amount) => {
            let negative = Amount::from(-amount.amount());
            OtherMoney { amount: negative, ..money(OtherKind::DiscountLine, amount) }
        }
        Other::BulkPrice { amount, pieces } => {
            OtherMoney { pieces: Some(pieces), ..money(OtherKind::BulkPrice, amount) }
        }
        Other::UnitPrice(amount) => money(OtherKind::UnitPrice, amount),
    }
}

/// Keeps `null` apart from absence.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Amount>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// What a text says where it stands, read at an instant: a day without a year is the one nearest to it, and
/// "ends in 2 hours" counts from it.
///
/// # Errors
/// An unknown currency.
pub fn understand(
    text: &str,
    locale: &str,
    currency: Option<&str>,
    at: Option<Instant>,
) -> Result<Understood, deal::Error> {
    let currency = currency.map(Currency::new).transpose()?;
    let context = words::Context { locale, currency, number_format: None };
    Ok(understood(text, words::text(text, &context), at))
}
