//! What the words on a page mean, in the language and the currency of the page.

use contract::{Bulk, OfferKind};
use deal::{Currency, Instant, LocalTime, Money};
use page::{Source, Why};
use rust_decimal::Decimal;
use wording::{Context, NumberFormat, OfferText, Other, Text};

use crate::offer::Offer;
use crate::range::PriceRange;

/// How a page speaks: what a bare `$` or `1.234` means on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PageText<'a> {
    /// Its language as a BCP 47 tag.
    pub(crate) locale: Option<&'a str>,
    /// The currency that it names.
    pub(crate) currency: Option<Currency>,
    /// How it says that it writes numbers.
    pub(crate) number_format: Option<NumberFormat>,
    /// The country that it ships to.
    pub(crate) ship_to: Option<&'a str>,
    /// When it was read, where that is known.
    pub(crate) at: Option<Instant>,
}

/// Of what the words in brackets behind a fee speak; English is understood on every page.
const FREE_OF: &str = "Shipping: ";
/// Bytes of a text that says when an offer holds, at most.
const LONGEST_LIMIT: usize = 160;

/// What a line on shipping says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shipping {
    /// The fee; zero where shipping is free.
    pub(crate) fee: Option<Decimal>,
    /// From which amount on it is free.
    pub(crate) free_over: Option<Decimal>,
}

impl Shipping {
    /// What this line says, and what it leaves open another one.
    pub(crate) fn or(self, other: Shipping) -> Shipping {
        Shipping { fee: self.fee.or(other.fee), free_over: self.free_over.or(other.free_over) }
    }
}

impl PageText<'_> {
    /// The context in which its words are read.
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            locale: self.locale.unwrap_or_default(),
            currency: self.currency,
            number_format: self.number_format,
        }
    }

    /// A price or a range, and its currency.
    pub(crate) fn priced(&self, text: &str) -> Result<(PriceRange, Currency), Why> {
        let price = wording::price(text, &self.context()).map_err(|why| unread(text, &why))?;
        if price.open {
            return Err(Why::with("only the least of several prices is shown", text));
        }
        let range = PriceRange { min: price.min.amount(), max: price.max.amount() };
        Ok((range, price.min.currency()))
    }

    /// A price or a range in the page's currency.
    pub(crate) fn price(&self, text: &str) -> Result<PriceRange, Why> {
        let (range, currency) = self.priced(text)?;
        match self.currency {
            Some(own) if own != currency => {
                Err(Why::with("in another currency than the page's", text))
            }
            _ => Ok(range),
        }
    }

    /// An amount, unless it is in another currency than the page's.
    fn own(&self, money: Money) -> Option<Decimal> {
        let is_own = self.currency.is_none_or(|own| own == money.currency());
        is_own.then(|| money.amount())
    }

    /// What a line on shipping says.
    pub(crate) fn shipping(&self, text: &str) -> Shipping {
        let fee = |fee| Shipping { fee, free_over: None };
        match wording::text(text, &self.context()) {
            Ok(Text::Shipping(price)) if price.min == price.max && !price.open => {
                fee(self.own(price.min))
            }
            Ok(Text::Other(Other::FreeShipping { over: None })) => fee(Some(Decimal::ZERO)),
            Ok(Text::Other(Other::FreeShipping { over: Some(over) })) => {
                Shipping { fee: None, free_over: self.own(over) }
            }
            Ok(Text::Other(Other::FreeForNow)) => {
                fee(Some(Decimal::ZERO).filter(|_| self.lasts(text)))
            }
            Ok(_) => Shipping::default(),
            Err(_) => {
                // "Free shipping to US", where that is where it goes.
                let home = self.ship_to.and_then(|it| text.strip_suffix(it)?.strip_suffix(' '));
                home.map(|text| self.shipping(text))
                    .or_else(|| self.bracketed(text))
                    .unwrap_or_default()
            }
        }
    }

    /// A fee, and in brackets behind it from which amount on it is free: "Shipping: $4.79 (free over $20)".
    fn bracketed(&self, text: &str) -> Option<Shipping> {
        let (fee, free) = text.trim_end().strip_suffix([')', '）'])?.split_once(['(', '（'])?;
        let Ok(Text::Shipping(fee)) = wording::text(fee, &self.context()) else { return None };
        let free = [FREE_OF, free].concat();
        let Ok(Text::Other(Other::FreeShipping { over })) = wording::text(&free, &self.context())
        else {
            return None;
        };
        let fee = Some(fee).filter(|fee| fee.min == fee.max && !fee.open)?;
        Some(Shipping { fee: Some(self.own(fee.min)?), free_over: Some(self.own(over?)?) })
    }

    /// Whether the days that a text names last, wherever the shopper is, at the time of the reading.
    fn lasts(&self, text: &str) -> bool {
        let (Some(at), Ok(limit)) = (self.at, wording::limit(text, &self.context())) else {
            return false;
        };
        let held = limit.held(Some(at));
        let first = held.starts.or(held.starts_local.map(|it| it.starts_at(LocalTime::BEHIND)));
        let last = held.ends.or(held.ends_local.map(|it| it.ends_at(LocalTime::AHEAD)));
        let is_clear = !limit.uncertain && held.why.is_none_or(|why| wording::is_of_days(&why));
        let has_begun = first.is_none_or(|first| first.millis() <= at.millis());
        is_clear && has_begun && last.is_some_and(|last| at.millis() < last.millis())
    }

    /// The share of the price that coins may pay.
    pub(crate) fn coins(&self, text: &str) -> Option<Decimal> {
        let offer = wording::offer(text, &self.context()).ok()?;
        offer.percent.filter(|_| offer.kind == Some(OfferKind::Coins))
    }

    /// A cheaper price for many pieces.
    pub(crate) fn bulk(&self, text: &str) -> Option<Bulk> {
        match wording::text(text, &self.context()).ok()? {
            Text::Other(Other::BulkPrice { amount, pieces }) => Some(Bulk {
                min_pieces: pieces,
                percent: None,
                price: Some(self.own(amount)?.into()),
            }),
            Text::Offer(offer) => Some(Bulk {
                min_pieces: offer.min_pieces?,
                percent: Some(offer.percent?.into()),
                price: None,
            }),
            _ => None,
        }
    }

    /// An offer in words. Of what kind it is, the page may say better than the words do; where neither
    /// says it, a line on a listing is taken for its store's coupon, and not for certain.
    pub(crate) fn offer(
        &self,
        text: &str,
        kind: Option<OfferKind>,
        source: Source,
    ) -> Result<Offer, Why> {
        let said = wording::offer(text, &self.context()).map_err(|why| unread(text, &why))?;
        let kind_said = kind.or(said.kind);
        let mut offer =
            self.stated(said, kind_said.unwrap_or(OfferKind::StoreCoupon), text, source);
        if kind_said.is_none() {
            offer.uncertain = true;
            offer.why.get_or_insert_with(|| "its words do not say who gives it".to_owned());
        }
        if offer.kind == OfferKind::Coins {
            return Err(Why::with("a line on coins, not an offer", text));
        }
        Ok(offer)
    }

    /// A coupon whose amount stands apart from the words on its minimum.
    pub(crate) fn coupon(
        &self,
        amount: &str,
        terms: &str,
        kind: OfferKind,
        source: Source,
    ) -> Result<Offer, Why> {
        // English stands on every page, so "off" joins the two in any language; where the amount says
        // as much itself, one is too many.
        let joined = |joint: &str| [amount, joint, terms].concat();
        let said = wording::offer(joined(" off ").trim_end(), &self.context())
            .or_else(|_| wording::offer(joined(" ").trim_end(), &self.context()))
            .map_err(|why| unread(&joined(" "), &why))?;
        Ok(self.stated(said, kind, [amount, terms].join(" ").trim_end(), source))
    }

    /// Takes in what the texts around an offer say of when it holds, where its own words say nothing of it.
    pub(crate) fn limit(&self, offer: &mut Offer, texts: &[String]) {
        let stated = [offer.starts.is_some(), offer.ends.is_some()];
        let local = [offer.starts_local.is_some(), offer.ends_local.is_some()];
        if stated.into_iter().chain(local).any(|stated| stated) {
            return;
        }
        for text in texts.iter().filter(|text| text.len() <= LONGEST_LIMIT) {
            let Ok(limit) = wording::limit(text, &self.context()) else { continue };
            let held = limit.held(self.at);
            offer.starts = offer.starts.or(held.starts);
            offer.ends = offer.ends.or(held.ends);
            offer.starts_local = offer.starts_local.or(held.starts_local);
            offer.ends_local = offer.ends_local.or(held.ends_local);
            let why = Some(limit.why.0).filter(|_| limit.uncertain).or(held.why);
            if let Some(why) = why {
                offer.doubt(&why);
            }
        }
    }

    /// An offer of what words say, of a kind.
    pub(crate) fn stated(
        &self,
        said: OfferText,
        kind: OfferKind,
        text: &str,
        source: Source,
    ) -> Offer {
        let held = said.held(self.at);
        Offer {
            currency: said.currency.or(self.currency),
            off: said.off,
            percent: said.percent,
            cap: said.cap,
            every: said.every,
            min_spend: said.min_spend,
            min_pieces: said.min_pieces,
            code: said.code,
            starts: held.starts,
            ends: held.ends,
            starts_local: held.starts_local,
            ends_local: held.ends_local,
            first_order_only: said.first_order_only,
            followers_only: said.followers_only,
            app_only: said.app_only,
            collected: said.collected,
            state: said.state,
            uncertain: said.uncertain || held.why.is_some(),
            why: Some(said.why.0).filter(|why| !why.is_empty()).or(held.why),
            ..Offer::new(kind, text.to_owned(), source)
        }
    }
}

fn unread(text: &str, why: &wording::Why) -> Why {
    let mut reason = why.to_string();
    reason.push_str(", in");
    Why::with(&reason, text)
}
