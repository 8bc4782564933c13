//! What a text of money means, in the words of the contract.

use contract::{
    Amount, OtherKind, OtherMoney, Percent, PriceLabel, TextOffer, TextPrice, Understood,
};
use deal::{Currency, Instant, Money};
use rust_decimal::Decimal;

use crate::meaning::CONDITION;
use crate::{Context, Minimum, OfferText, Other, PriceText, Stated, Text, Why};

/// What a text says, in the words of the contract.
fn understood(text: &str, read: Result<Text, Why>, at: Option<Instant>) -> Understood {
    let none = Understood::default();
    match read {
        Ok(Text::Price(price)) => Understood { price: Some(priced(&price, None)), ..none },
        Ok(Text::Shipping(fee)) => {
            Understood { price: Some(priced(&fee, Some(PriceLabel::Shipping))), ..none }
        }
        Ok(Text::Offer(offer)) => Understood { offer: Some(offered(&offer, text, at)), ..none },
        // Whether they last is the page's to ask.
        Ok(Text::Other(Other::FreeForNow)) => {
            Understood { none: Some(Why::Stray(CONDITION.to_owned()).to_string()), ..none }
        }
        Ok(Text::Other(other)) => Understood { other: Some(other_money(other)), ..none },
        Err(why) => Understood { none: Some(why.to_string()), ..none },
    }
}

/// Words are given back in full up to here, in characters.
pub const LONGEST: usize = 600;

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

/// An offer in words, in the words of the contract: read at an instant, time that is left counts from there.
pub fn offered(offer: &OfferText, words: &str, at: Option<Instant>) -> TextOffer {
    let amount = |value: Option<Decimal>| value.map(|value| in_currency(value, offer.currency));
    let held = offer.held(at);
    let uncertain = offer.uncertain || held.why.is_some();
    TextOffer {
        kind: offer.kind,
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
        state: offer.state,
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
        Other::FreeShipping { over: None } | Other::FreeForNow => {
            bare(OtherKind::FreeShipping, Decimal::ZERO)
        }
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
    let context = Context { locale, currency, number_format: None };
    Ok(understood(text, crate::text(text, &context), at))
}
