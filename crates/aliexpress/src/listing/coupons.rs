//! The offers that data lists: with their codes, minimums and windows.

use contract::{OfferKind, OfferState};
use deal::sums::product;
use deal::{Currency, Instant};
use page::json::{Tape, Value};
use page::{Why, plain};
use rust_decimal::Decimal;

use super::price::{amount, is_rounding};
use crate::coupons::state;
use crate::data::{Data, decimal, scalar_of, text_of};
use crate::meaning::{TOOLS, Tool};
use crate::offer::{Minimum, Offer};
use crate::page_text::PageText;
use crate::places::first;
use wording::Label;

/// Offers, and the reasons why others were not understood.
#[derive(Debug, Default)]
pub(super) struct Coupons {
    pub(super) offers: Vec<Offer>,
    pub(super) unread: Vec<Why>,
}

/// How many offers of one page are read.
const LIMIT: usize = 200;

impl Coupons {
    pub(super) fn add(&mut self, offer: Result<Offer, Why>) {
        match offer {
            Ok(offer) if self.offers.len() < LIMIT => self.offers.push(offer),
            Err(why) if self.unread.len() < LIMIT => self.unread.push(why),
            _ => {}
        }
    }
}

/// The offers that data lists.
pub(super) fn read(data: Data<'_>, page_text: PageText<'_>) -> Coupons {
    let mut coupons = Coupons::default();
    let schema = data.schema;
    for (name, group) in first(data, schema.coupons).into_iter().flat_map(Value::entries) {
        let lists = group.items().filter_map(|group| group.get("promotionPanelDetailDTOList"));
        for detail in lists.flat_map(Value::items) {
            panel(detail, &name, data, page_text, &mut coupons);
        }
    }
    for level in first(data, schema.levels).into_iter().flat_map(Value::items) {
        coupons.add(step(level, data, page_text));
    }
    for line in first(data, schema.coupon_lines).into_iter().flat_map(Value::items) {
        if let Some(text) = text_of(line, "text") {
            // A line that says whose it is is believed before what the page says of all lines.
            let said =
                wording::offer(&text, &page_text.context()).ok().and_then(|offer| offer.kind);
            coupons.add(page_text.offer(&text, said.or(kind_of_lines(data)), data.source));
        }
    }
    coupons
}

/// One entry of the panel of promotions: a coupon, or a discount with one sentence for each step.
fn panel(
    detail: Value<'_>,
    group: &str,
    data: Data<'_>,
    page_text: PageText<'_>,
    coupons: &mut Coupons,
) {
    let code = text_of(detail, "toolCode").unwrap_or_default();
    let tool = TOOLS.iter().find(|tool| tool.code == code);
    let Some(tool) = tool.or_else(|| TOOLS.iter().find(|tool| tool.code == group)) else {
        return coupons.add(Err(Why::with("an unknown kind of offer", &code)));
    };
    let list = detail.get("promotionDetailList");
    let sentences: Vec<_> = list
        .into_iter()
        .flat_map(Value::items)
        .filter_map(|sentence| sentence.text().map(|text| plain(&text)))
        .collect();
    let amount = text_of(detail, "promotionDesc");
    if sentences.is_empty() && !tool.is_sentence {
        return coupons.add(coupon(detail, tool, data, page_text));
    }
    // Steps of one ladder: only the best of them applies.
    let id = coupons.offers.len().to_string();
    let group = (sentences.len() > 1).then(|| [tool.code, "-", &id].concat());
    for sentence in sentences.into_iter().chain(amount) {
        let offer = page_text.offer(&sentence, Some(tool.kind), data.source);
        coupons.add(offer.map(|offer| Offer { group: group.clone(), ..dated(offer, detail) }));
    }
}

/// A coupon: its amount stands apart from the words on its minimum.
fn coupon(
    detail: Value<'_>,
    tool: &Tool,
    data: Data<'_>,
    page_text: PageText<'_>,
) -> Result<Offer, Why> {
    let amount = text_of(detail, "promotionDesc").ok_or(Why::new("a coupon without an amount"))?;
    let terms = text_of(detail, "promotionDetail").unwrap_or_default();
    let mut offer = page_text.coupon(&amount, &terms, tool.kind, data.source)?;
    if let Some(off) = offer.off {
        check(off, offer.currency.or(page_text.currency), detail)?;
    }
    // "US $2.00 coins": another word in the amount's place is of something else than money off.
    let is_amount = page_text.price(&amount).is_ok()
        || amount.contains('%')
        || wording::offer(&amount, &page_text.context()).is_ok();
    if !is_amount {
        offer.doubt(&["its amount is not understood: ", &amount].concat());
    }
    let attributes = detail.get("attributes");
    let attribute = |key| attributes.and_then(|attributes| text_of(attributes, key));
    let is_private = attribute("codeScope").is_some_and(|scope| scope == "private");
    offer.code = attribute("couponCode").filter(|_| !is_private);
    offer.collected = collected(detail);
    pressed(&mut offer, detail, page_text);
    Ok(dated(offer, detail))
}

/// Refuses an amount that is not what the coupon's own record says in minor units: one of the two
/// was misread. In another currency the two cannot be held against each other.
fn check(off: Decimal, shown: Option<Currency>, detail: Value<'_>) -> Result<(), Why> {
    let meta = detail.at("couponAssignParam.couponMeta").and_then(Value::text).unwrap_or_default();
    let Ok(meta) = Tape::parse(&meta) else { return Ok(()) };
    let meta = meta.root();
    let currency = text_of(meta, "currency").and_then(|code| Currency::new(&code).ok());
    let minor = scalar_of(meta, "price").and_then(|figures| decimal(&figures));
    match (minor, currency) {
        (Some(_), Some(currency)) if shown.is_some_and(|shown| shown != currency) => {
            Err(Why::with("a coupon's amount is recorded in another currency", currency.code()))
        }
        (Some(minor), Some(currency)) => {
            let unit = Decimal::new(1, currency.digits());
            let recorded = product(minor, unit).unwrap_or_default();
            let why =
                || Why::with("a coupon's amount is not the one recorded", &recorded.to_string());
            is_rounding(off, recorded).then_some(()).ok_or_else(why)
        }
        _ => Ok(()),
    }
}

/// Whether the shopper holds a coupon: one that can be acquired is not collected yet.
fn collected(detail: Value<'_>) -> Option<bool> {
    if detail.get("acquirable").and_then(Value::flag) == Some(true) {
        return Some(false);
    }
    let done = detail.get("attributes").and_then(|tips| text_of(tips, "collectedTips"))?;
    (text_of(detail, "actionTips")? == done).then_some(true)
}

/// What the words of a coupon's button say has become of it, as on a card: what is neither a state nor an action
/// that is known, and a coupon that cannot be acquired and does not say why, leave it open.
fn pressed(offer: &mut Offer, detail: Value<'_>, page_text: PageText<'_>) {
    let button = text_of(detail, "actionTips").map(|tips| plain(&tips)).unwrap_or_default();
    let named = state::named(&button, page_text);
    let is_over = |state: &OfferState| !matches!(state, OfferState::Open | OfferState::Collected);
    let acquirable = detail.get("acquirable").and_then(Value::flag);
    if let Some(over) = named.filter(is_over) {
        state::give(offer, Some(over));
    } else if offer.collected.is_none() && named == Some(OfferState::Collected) {
        offer.collected = Some(true);
    } else if offer.collected == Some(false) && named == Some(OfferState::Collected) {
        offer.collected = None;
        offer.doubt("its button says that it is collected, and the page's data that it can be");
    } else if !button.is_empty()
        && named.is_none()
        && offer.collected != Some(true)
        && !matches!(Label::of(&button), Some(Label::Action | Label::More))
    {
        offer.doubt(&["its button is not understood: ", &button].concat());
    } else if acquirable == Some(false)
        && offer.collected != Some(true)
        && (button.is_empty() || named == Some(OfferState::Open))
    {
        offer.doubt("the page's data says that it cannot be collected, and not why");
    }
}

/// An offer with the window of its entry, given in milliseconds; where the entry gives none, the words' own
/// stands.
fn dated(offer: Offer, detail: Value<'_>) -> Offer {
    let (starts, ends) = (Stamp::of(detail, "startTime"), Stamp::of(detail, "endTime"));
    let mut offer = offer;
    match starts {
        Stamp::At(at) => (offer.starts, offer.starts_local) = (Some(at), None),
        // What never ends never starts.
        Stamp::Unread | Stamp::Never if offer.starts.is_none() && offer.starts_local.is_none() => {
            offer.doubt("its start in the page's data is not understood");
        }
        _ => {}
    }
    match ends {
        Stamp::At(at) => (offer.ends, offer.ends_local) = (Some(ended(at)), None),
        // What the data says of an end is not understood, and nothing else says one.
        Stamp::Unread if offer.ends.is_none() && offer.ends_local.is_none() => {
            offer.doubt("its end in the page's data is not understood");
        }
        Stamp::Unread | Stamp::Never | Stamp::None => {}
    }
    if offer.starts.zip(offer.ends).is_some_and(|(starts, ends)| ends < starts) {
        (offer.starts, offer.ends) = (None, None);
        offer.doubt("it ends before it starts");
    }
    offer
}

/// The first moment after a last second, which data gives where the end is meant.
fn ended(last: Instant) -> Instant {
    let seconds = last.millis().div_euclid(1000);
    if seconds % 60 == 59 { Instant::from_millis((seconds + 1) * 1000) } else { last }
}

/// What an entry says of an end of its window.
enum Stamp {
    /// Nothing.
    None,
    /// A moment that stands for ever.
    Never,
    /// A moment.
    At(Instant),
    /// Something that is no moment in milliseconds.
    Unread,
}

impl Stamp {
    fn of(detail: Value<'_>, key: &str) -> Stamp {
        // 1973: what is below counts seconds. 2100: what is beyond stands for ever, as 9999 does.
        const LEAST: i64 = 100_000_000_000;
        const MOST: i64 = 4_102_444_800_000;
        let Some(figures) = scalar_of(detail, key).filter(|figures| !figures.is_empty()) else {
            return Stamp::None;
        };
        match figures.parse::<i64>() {
            Ok(..=0) => Stamp::None,
            Ok(MOST..) => Stamp::Never,
            Ok(millis @ LEAST..) => Stamp::At(Instant::from_millis(millis)),
            _ => Stamp::Unread,
        }
    }
}

/// A step of the store's discount, as it was kept until 2021: amounts without words.
fn step(level: Value<'_>, data: Data<'_>, page_text: PageText<'_>) -> Result<Offer, Why> {
    let money = |key| {
        let value = level.get(key).ok_or(Why::NOT_SHOWN)?;
        match value.scalar() {
            Some(text) if value.number().is_none() => {
                page_text.price(&plain(&text)).map(|price| price.min)
            }
            Some(figures) => {
                decimal(&figures).filter(|amount| !amount.is_sign_negative()).ok_or(Why::NOT_SHOWN)
            }
            None => amount(value, page_text),
        }
    };
    let (off, minimum) = (money("discountAmount")?, money("fixedAmount")?);
    if off.is_zero() || off >= minimum {
        return Err(Why::new(
            "a step of a discount that takes off nothing, or all that it asks for",
        ));
    }
    let mut text = [off, minimum].map(|amount| amount.to_string()).join(" / ");
    if let Some(currency) = page_text.currency {
        text = [currency.code(), " ", &text].concat();
    }
    let mut offer = Offer::new(OfferKind::StoreDiscount, text, data.source);
    (offer.off, offer.min_spend) = (Some(off), Minimum::Spend(minimum));
    (offer.currency, offer.group) = (page_text.currency, Some("level".to_owned()));
    Ok(offer)
}

/// The kind of offers that stand as lines of text, where the page says that all are of one.
fn kind_of_lines(data: Data<'_>) -> Option<OfferKind> {
    let codes = first(data, data.schema.coupon_tools)?;
    let mut kinds = codes.items().map(|code| {
        let code = code.text()?;
        TOOLS.iter().find(|tool| tool.code == code).map(|tool| tool.kind)
    });
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}
