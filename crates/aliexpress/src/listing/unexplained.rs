//! What a listing shows of money or of discounts that no part of its reading explains.

use contract::{Amount, Availability, Listing, Offer, OfferState, Percent, Unexplained};
use deal::Currency;
use deal::sums::product;
use page::Element;
use rust_decimal::Decimal;
use wording::{Other, Text};

use super::dom::fee_of;
use crate::bound::Labelled;
use crate::conditional;
use crate::coupons::{is_code, state};
use crate::data::decimal;
use crate::offer::Minimum;
use crate::page_text::PageText;
use crate::places::{LISTING_COLUMN as COLUMN, Layout};
use crate::unexplained::Accounted;

/// Elements of one kind that are looked at.
const LIMIT: usize = 200;
/// Texts of the columns that are looked at; captured ones have two hundred.
const TEXTS: usize = 1_000;
/// What a text of the columns stands beside.
const NEAR: &str = "product";
/// What the texts of the coupons' box stand beside.
const COUPONS: &str = "coupons";
/// Bytes of what may be a label of a price, or a note.
const LABEL: usize = 80;

/// The texts of the product's own block, as far as a named layout reaches, that have no role in a reading.
pub(super) fn texts(
    layout: &Layout,
    root: Element<'_>,
    main: Element<'_>,
    read: (&Listing, &[Offer]),
    page_text: PageText<'_>,
) -> Vec<Unexplained> {
    let (listing, offers) = read;
    let own = listing.currency.as_deref().and_then(|code| Currency::new(code).ok());
    let page_text = PageText { currency: own.or(page_text.currency), ..page_text };
    let mut account = Accounted::default();
    let mut see = |near: &str, text: &str| {
        match role(text, read, page_text) {
            true => account.explain(text),
            // What a code alone takes off, nobody knows.
            false if near == COUPONS && is_code(text) => account.quote(text, near),
            false => account.see(text, near),
        };
    };
    for rule in
        [&layout.store_coupons, &layout.platform_coupons, &layout.store_discounts, &layout.coupons]
    {
        rule.all(main).into_iter().take(LIMIT).for_each(|it| see(COUPONS, &it.text()));
    }
    // A price that is missing says so, with the text that it was not read from.
    let pricing = listing.price.as_ref().map(|_| (&layout.pricing, "price"));
    for (rule, near) in [(&layout.area, COUPONS)].into_iter().chain(pricing) {
        for area in rule.all(main).into_iter().take(LIMIT) {
            let parts = layout.part.all(area).into_iter().take(LIMIT);
            parts.for_each(|part| see(near, &part.text()));
        }
    }
    for rule in [&layout.bulk, &layout.coins] {
        rule.all(main).into_iter().take(LIMIT).for_each(|it| see("promotions", &it.text()));
    }
    let fees: Vec<Element<'_>> = layout.fee.all(root).into_iter().take(LIMIT).collect();
    for line in &fees {
        let text = line.text();
        let is_read =
            listing.shipping.is_some() && fee_of(layout, root, *line, page_text).fee.is_some();
        see("shipping", if is_read { "" } else { &text });
    }
    // What is struck through in the line of a fee that was read says what it would have been.
    if listing.shipping.is_some() {
        let lines = layout.fee_line.all(root).into_iter().take(LIMIT).chain(fees);
        let is_struck = |line: &Element<'_>| layout.fee_struck.first(*line).is_some();
        lines.filter(is_struck).for_each(|line| account.explain(&line.text()));
    }
    offers.iter().filter_map(|offer| offer.text.as_deref()).for_each(|text| account.explain(text));
    let store = listing.store.as_ref().and_then(|store| store.name.as_ref());
    store.into_iter().chain(&listing.title).for_each(|name| account.explain(name));
    let labelled = Labelled { page_text, price: None, list_price: None };
    for block in layout.beside.all(main).into_iter().take(LIMIT) {
        let mut parts = layout.part.all(block);
        parts.push(block);
        let texts = labelled.strange(&parts).into_iter().filter(|text| text.len() <= LABEL);
        texts.for_each(|text| account.quote(&text, "price"));
    }
    layout.fee_alone.all(root).into_iter().take(LIMIT).for_each(|fee| account.explain(&fee.text()));
    // A price that is missing has its reason beside it; who would pay it is no question.
    if listing.price.is_some() {
        let mut texts: Vec<_> = COLUMN.text.all(root).into_iter().map(|it| it.text()).collect();
        // An element alone in another one says the same.
        texts.dedup();
        texts.retain(|text| !text.is_empty());
        texts.iter().take(TEXTS).for_each(|text| hear(text, read, &mut account, page_text));
        // What lies beyond was not looked at, and may be anything.
        texts.iter().skip(TEXTS).take(1).for_each(|text| account.quote(text, NEAR));
    }
    account.unexplained(page_text)
}

/// Hears what stands somewhere in the product's columns.
fn hear(text: &str, read: (&Listing, &[Offer]), account: &mut Accounted, page_text: PageText<'_>) {
    let (listing, offers) = read;
    let is_of_money = wording::speaks_of_money(text, &page_text.context());
    // A fee has its own lines: another one elsewhere is no other way of shipping.
    let fee = page_text.shipping(text).fee;
    let is_fee = fee.is_some() && fee != listing.shipping.as_ref().map(Amount::value);
    let is_said = || !is_fee && !is_new(text, offers, page_text) && role(text, read, page_text);
    if is_of_money && (is_said() || is_aside(text, page_text)) {
        account.explain(text);
    } else if is_of_money {
        account.see(text, NEAR);
    } else if text.len() <= LABEL && is_against(text, listing, page_text) {
        account.quote(text, NEAR);
    }
}

/// Whether a text is an offer of which no other has the terms: two may take the same off, from other amounts on.
fn is_new(text: &str, offers: &[Offer], page_text: PageText<'_>) -> bool {
    let Ok(said) = wording::offer(text, &page_text.context()) else { return false };
    let Minimum::Spend(least) = said.min_spend else { return false };
    let is_it = |known: &Offer| {
        known.off.as_ref().map(Amount::value) == said.off
            && known.percent == said.percent.map(Percent::from)
            && known.min_spend.iter().flatten().any(|known| known.value() == least)
    };
    !offers.iter().any(is_it)
}

/// Whether a text that states no offer is of no price of this order: a promise for later, a warranty, how many buyers
/// liked it. A hundred per cent alone are of cotton.
fn is_aside(text: &str, page_text: PageText<'_>) -> bool {
    let context = page_text.context();
    let says = || wording::conditions(text, context.locale).any(|kind| kind.is_aside);
    let whole = || text.replace("100%", "").replace("100 %", "");
    wording::offer(text, &context).is_err()
        && (says()
            || wording::promises(text, &context)
            || !wording::speaks_of_money(&whole(), &context))
}

/// Whether a text without an amount says another thing of the product than its reading: that it is sold out, that
/// its price is not everyone's.
fn is_against(text: &str, listing: &Listing, page_text: PageText<'_>) -> bool {
    let is_in_stock = listing.availability == Some(Availability::InStock);
    let is_everyones = listing.price_condition.is_none();
    is_in_stock && state::named(text, page_text).is_some_and(OfferState::is_over)
        || is_everyones && conditional::sets(text, page_text)
}

/// Whether a text has a role: it is an offer that was read, or another part of the reading says what it says.
fn role(text: &str, read: (&Listing, &[Offer]), page_text: PageText<'_>) -> bool {
    let (listing, offers) = read;
    let said = page_text.shipping(text);
    let free_over = listing.shipping_free_over.as_ref().map(Amount::value);
    // A fee beside the one that is shown first is another way of shipping.
    if (said.fee.is_some() && listing.shipping.is_some())
        || (said.free_over.is_some() && said.free_over == free_over)
    {
        return true;
    }
    if is_percent_off(text, listing) {
        return true;
    }
    match wording::text(text, &page_text.context()) {
        Ok(Text::Offer(offer)) => {
            let percent = offer.percent.map(Percent::from);
            let is_coins = listing.coins_percent.is_some() && percent == listing.coins_percent;
            let is_bulk = listing
                .bulk
                .iter()
                .any(|bulk| offer.min_pieces == Some(bulk.min_pieces) && percent == bulk.percent);
            let is_read = offers.iter().any(|known| {
                known.off.as_ref().map(Amount::value) == offer.off && known.percent == percent
            });
            is_coins || is_bulk || is_read
        }
        // What the price is less than the one before says nothing new; another amount may be a coupon.
        Ok(Text::Other(Other::SaveTag(saved))) => is_saved(saved.amount(), listing),
        Ok(Text::Other(Other::DiscountPercent(share))) => is_share_off(share, listing),
        // Payments in parts and prices of many pieces are no discount.
        Ok(Text::Other(
            Other::Installment { .. } | Other::UnitPrice(_) | Other::BulkPrice { .. },
        )) => true,
        Ok(Text::Price(price)) => [&listing.price, &listing.list_price].iter().any(|known| {
            known.as_ref().is_some_and(|known| {
                known.min.value() == price.min.amount() && known.max.value() == price.max.amount()
            })
        }),
        _ => false,
    }
}

/// Whether a text is how many per cent the price is less than the price before: "-50%", "50%".
fn is_percent_off(text: &str, listing: &Listing) -> bool {
    let figures = text.trim_matches(|letter: char| !letter.is_ascii_digit());
    let is_percent = text.contains('%') && text.chars().count() <= 8;
    decimal(figures).filter(|_| is_percent).is_some_and(|said| is_share_off(said, listing))
}

/// The price and the price before, at each end of their ranges.
fn ends(listing: &Listing) -> Vec<(Decimal, Decimal)> {
    let (Some(price), Some(list)) = (&listing.price, &listing.list_price) else {
        return Vec::new();
    };
    vec![(price.min.value(), list.min.value()), (price.max.value(), list.max.value())]
}

/// Whether the price is so many per cent less than the price before.
fn is_share_off(said: Decimal, listing: &Listing) -> bool {
    let share = |now: Decimal, before: Decimal| {
        let left = product(now, Decimal::ONE_HUNDRED)?.checked_div(before)?;
        Decimal::ONE_HUNDRED.checked_sub(left)
    };
    // Pages round as they like.
    ends(listing).into_iter().filter_map(|(now, before)| share(now, before)).any(|share| {
        said.checked_sub(share).is_some_and(|difference| difference.abs() < Decimal::ONE)
    })
}

/// Whether the price is so much less than the price before.
fn is_saved(said: Decimal, listing: &Listing) -> bool {
    ends(listing).into_iter().any(|(now, before)| before.checked_sub(now) == Some(said))
}
