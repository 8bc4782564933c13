//! What the rendered page shows of a product.

use contract::{Availability, OfferKind, PriceCondition, Tax};
use page::{Element, Source, Why};

use super::account::Account;
use super::coupon;
use super::coupons::Coupons;
use super::sku::Chosen;
use rust_decimal::Decimal;
use wording::{Flag, Label, speaks_of_money};

use crate::bound::{Bound, Labelled};
use crate::ids;
use crate::page_text::{PageText, Shipping};
use crate::places::{LISTING_COLUMN as COLUMN, Layout};
use crate::range::PriceRange;
use crate::rows;
use crate::touch;

/// What the rendered page shows of a product, and which values of its axes are chosen.
pub(super) struct Shown {
    pub(super) account: Account,
    /// The chosen values; none where not every axis has one.
    pub(super) chosen: Option<Vec<Chosen>>,
}

/// How many elements of one kind are read.
const LIMIT: usize = 200;
/// What stands between two notes.
const PARTS: [char; 4] = ['·', '丨', '|', ';'];
/// Bytes of a note on tax that stands by itself.
const NOTE: usize = 120;

/// What the rendered page shows of a product. `main` is the product's own part of the page; the
/// store and the shipping may stand beside it, under names that nothing else on the page has.
pub(super) fn shown(
    layout: &Layout,
    root: Element<'_>,
    main: Element<'_>,
    page_text: PageText<'_>,
) -> Shown {
    let (store_id, store_name) = store(layout, root);
    let price = layout.price.text(main).ok_or(Why::NOT_SHOWN);
    let price = price.and_then(|text| touched(layout, main, &text, page_text)?.priced(&text));
    let currency = price.clone().map(|(_, currency)| currency);
    let price = price.map(|(price, _)| price);
    // Whatever else is displayed is in the currency of the price.
    let page_text =
        PageText { currency: currency.as_ref().ok().copied().or(page_text.currency), ..page_text };
    let list_price = list_price(layout, main, page_text);
    let bound = bound(layout, main, [&price, &list_price], page_text);
    let shipping = shipping(layout, root, page_text);
    let free_over = shipping.as_ref().ok().and_then(|shipping| shipping.free_over);
    // A fee that is shown and not understood is not another source's to say.
    let fee = shipping.and_then(|shipping| {
        shipping.fee.ok_or_else(|| match unread_fee(layout, root, page_text) {
            Some(text) if shipping.free_over.is_none() => Why::with("not understood", &text),
            _ => Why::NOT_SHOWN,
        })
    });
    let (tax, coins_of_price) = notes(layout, main, page_text);
    let tax = if is_taxed(root) { Some(Tax::Excluded) } else { tax };
    let has_buttons = price.is_ok() && layout.buy.first(root).is_some();
    let marked =
        [(layout.choice.first(root), Flag::Choice), (layout.bundle.first(main), Flag::Bundle)];
    let account = Account {
        title: layout.title.text(main).ok_or(Why::NOT_SHOWN),
        store_id,
        store_name,
        currency,
        list_price,
        price,
        availability: has_buttons.then_some(Availability::InStock).ok_or(Why::NOT_SHOWN),
        shipping: fee,
        shipping_free_over: free_over,
        tax: tax.ok_or(Why::NOT_SHOWN),
        coins_percent: coins(layout, main, page_text).or(coins_of_price),
        price_condition: bound.condition,
        held_back: bound.held_back,
        flags: marked
            .into_iter()
            .filter_map(|(shown, flag)| shown.map(|_| flag))
            .chain(bound.flags)
            .collect(),
        bulk: layout.bulk.text(main).and_then(|text| page_text.bulk(&text)),
        coupons: coupons(layout, main, page_text),
        ..Account::silent(Source::Dom)
    };
    Shown { account, chosen: chosen(layout, main) }
}

/// What the labels around the price say of it: in its block, right beside that, and on banners.
fn bound(
    layout: &Layout,
    main: Element<'_>,
    [price, list_price]: [&Result<PriceRange, Why>; 2],
    page_text: PageText<'_>,
) -> Bound {
    let [price, list_price] = [price, list_price].map(|told| told.as_ref().ok().copied());
    let labelled = Labelled { page_text, price, list_price };
    let mut bound = Bound::default();
    for block in blocks(layout, main) {
        let mut parts = layout.part.all(block);
        parts.push(block);
        labelled.hear(&mut bound, block, &parts, block.is(&layout.pricing));
    }
    let texts = |rule: &page::Rule| rule.all(main).into_iter().take(LIMIT).map(|it| it.text());
    let marks: Vec<String> = texts(&layout.marks).collect();
    labelled.hear_alone(&mut bound, marks.iter().map(String::as_str));
    // "New shoppers save $10.95" among the coupons is the price before less the price.
    let context = page_text.context();
    let is_tag = texts(&layout.coupons).any(|text| wording::is_new_customer_tag(&text, &context));
    bound.condition = bound.condition.or(is_tag.then_some(PriceCondition::NewCustomer));
    bound
}

/// The blocks of the price, and what stands right beside them.
fn blocks<'e>(layout: &Layout, main: Element<'e>) -> Vec<Element<'e>> {
    let blocks = [&layout.pricing, &layout.beside].map(|rule| rule.all(main));
    blocks.into_iter().flatten().take(LIMIT).collect()
}

/// Refuses a price that a sign or a digit of a neighbouring element touches.
fn touched<'v>(
    layout: &Layout,
    main: Element<'_>,
    price: &str,
    page_text: PageText<'v>,
) -> Result<PageText<'v>, Why> {
    for block in blocks(layout, main) {
        let parts = layout.part.all(block);
        if let Some(own) = parts.iter().find(|part| part.text() == price) {
            touch::refused(*own, block, &parts, &[], page_text)?;
        }
    }
    Ok(page_text)
}

fn list_price(
    layout: &Layout,
    main: Element<'_>,
    page_text: PageText<'_>,
) -> Result<PriceRange, Why> {
    let text = layout.list_price.text(main).ok_or(Why::NOT_SHOWN)?;
    page_text.price(&text)
}

/// The store's number from its link and its name from the link's text; neither where the page shows
/// links to several stores.
fn store(layout: &Layout, root: Element<'_>) -> (Result<String, Why>, Result<String, Why>) {
    let links: Vec<_> = layout.store.all(root).into_iter().take(LIMIT).collect();
    let mut ids = links.iter().filter_map(|link| ids::store_id(link.attr("href")?));
    let id = ids.next();
    if ids.any(|other| Some(other) != id) {
        let several = || Err(Why::new("the page shows several stores"));
        return (several(), several());
    }
    let name = |link: &Element<'_>| layout.store_name.text(*link).unwrap_or_else(|| link.text());
    let name = links.iter().map(name).find(|name| !name.is_empty());
    (id.map(str::to_owned).ok_or(Why::NOT_SHOWN), name.ok_or(Why::NOT_SHOWN))
}

/// The lines on shipping, together: a fee, and from which amount on it is free.
///
/// # Errors
/// Two different fees: which of them is asked, the page does not say.
fn shipping(layout: &Layout, root: Element<'_>, page_text: PageText<'_>) -> Result<Shipping, Why> {
    let alone = layout.fee_alone.first(root).map(|line| line.text()).unwrap_or_default();
    let is_free = Label::of(&alone) == Some(Label::Free);
    let fee = if is_free { Some(Decimal::ZERO) } else { rows::price(&alone, page_text).ok() };
    let mut said = Shipping { fee, free_over: None };
    for line in layout.fee.all(root).into_iter().take(LIMIT) {
        let other = fee_of(layout, root, line, page_text);
        if let (Some(fee), Some(other)) = (said.fee, other.fee)
            && fee != other
        {
            let fees = [fee.to_string(), other.to_string()].join(" and ");
            return Err(Why::with("the page shows two fees", &fees));
        }
        said = said.or(other);
    }
    Ok(said)
}

/// What a line on shipping says, with what stands behind it, and without what it would have been.
pub(super) fn fee_of(
    layout: &Layout,
    root: Element<'_>,
    line: Element<'_>,
    page_text: PageText<'_>,
) -> Shipping {
    let whole = free_if(layout, root, line, page_text);
    let text = whole.unwrap_or_else(|| unstruck(layout, line));
    match page_text.shipping(&text) {
        // "Free" beside a fee that is struck through.
        said if said == Shipping::default()
            && Label::of(&text) == Some(Label::Free)
            && layout.fee_struck.first(line).is_some() =>
        {
            Shipping { fee: Some(Decimal::ZERO), free_over: None }
        }
        said => said,
    }
}

/// The words of a line without what is struck through in it.
fn unstruck(layout: &Layout, line: Element<'_>) -> String {
    layout.fee_struck.all(line).into_iter().take(LIMIT).fold(line.text(), |text, struck| {
        let struck = struck.text();
        let (before, after) = text.split_once(struck.as_str()).unwrap_or((text.as_str(), ""));
        [before.trim_end(), " ", after.trim_start()].concat().trim().to_owned()
    })
}

/// The whole sentence of free shipping, where it says more than that: its line, and the next where that
/// goes on with it.
fn free_if(
    layout: &Layout,
    root: Element<'_>,
    fee: Element<'_>,
    page_text: PageText<'_>,
) -> Option<String> {
    let own = unstruck(layout, fee);
    let is_free = page_text.shipping(&own).fee == Some(Decimal::ZERO)
        || own != fee.text() && Label::of(&own) == Some(Label::Free);
    if !is_free {
        return None;
    }
    let lines = layout.fee_line.all(root).into_iter().take(LIMIT);
    let lines: Vec<String> = lines.map(|line| unstruck(layout, line)).collect();
    let at = lines.iter().position(|line| line.contains(&own))?;
    let mut whole = lines[at].clone();
    let next = lines.get(at + 1);
    let goes_on = |text: &String| {
        text.starts_with(|letter: char| letter.is_lowercase() || letter == '+')
            || speaks_of_money(text, &page_text.context())
                && page_text.shipping(text) == Shipping::default()
    };
    if let Some(next) = next.filter(|next| goes_on(next)) {
        whole = [whole.as_str(), " ", next].concat();
    }
    (whole.trim() != own.trim()).then_some(whole)
}

/// A line on shipping that names an amount or a condition, where none is understood.
fn unread_fee(layout: &Layout, root: Element<'_>, page_text: PageText<'_>) -> Option<String> {
    let conditions = layout.fee.all(root).into_iter().take(LIMIT);
    let mut conditions = conditions.filter_map(|fee| free_if(layout, root, fee, page_text));
    if let Some(condition) = conditions.next() {
        return Some(condition);
    }
    let lines = layout.fee.all(root).into_iter().chain(layout.fee_alone.all(root)).take(LIMIT);
    let is_fee = |text: &String| {
        let context = page_text.context();
        speaks_of_money(text, &context)
            || wording::beside(text, &context).is_free_shipping
                && page_text.shipping(text) == Shipping::default()
    };
    lines.map(|line| line.text()).find(is_fee)
}

/// The notes by the price: on tax, and on coins.
fn notes(
    layout: &Layout,
    main: Element<'_>,
    page_text: PageText<'_>,
) -> (Option<Tax>, Option<Decimal>) {
    let text = layout.tax.text(main).unwrap_or_default();
    let parts = || text.split(PARTS);
    let taxes: Vec<Tax> = parts().filter_map(tax_of).collect();
    // What is added counts, whatever else is included.
    let is_added = taxes.contains(&Tax::Excluded);
    let tax = if is_added { Some(Tax::Excluded) } else { taxes.first().copied() };
    (tax, parts().find_map(|part| page_text.coins(part)))
}

/// Whether a note anywhere in the product's columns says that tax is added.
fn is_taxed(root: Element<'_>) -> bool {
    let notes = COLUMN.text.all(root).into_iter().map(|it| it.text());
    let adds = |note: &str| wording::is_tax_note(note) && tax_of(note) == Some(Tax::Excluded);
    notes.filter(|text| text.len() <= NOTE).take(1_000).any(|text| text.split(PARTS).any(adds))
}

/// What one part of the note says of tax: in words of its own, or as a label such as "calculated at checkout".
fn tax_of(part: &str) -> Option<Tax> {
    match Label::of(part) {
        Some(Label::Excluded) => Some(Tax::Excluded),
        Some(Label::Included) => Some(Tax::Included),
        _ => wording::tax(part),
    }
}

fn coins(layout: &Layout, main: Element<'_>, page_text: PageText<'_>) -> Option<Decimal> {
    let tags = layout.coins.all(main).into_iter().take(LIMIT);
    tags.into_iter().find_map(|tag| page_text.coins(&tag.text()))
}

/// Whether another variant than the one that is shown can be chosen: an axis with one value has none.
pub(super) fn has_variants(layout: &Layout, main: Element<'_>) -> bool {
    layout.axis.all(main).into_iter().any(|axis| layout.value.all(axis).len() != 1)
}

/// The values chosen on the product's axes, where there is one on each.
fn chosen(layout: &Layout, main: Element<'_>) -> Option<Vec<Chosen>> {
    let axes = layout.axis.all(main);
    if axes.len() > LIMIT {
        return None;
    }
    let chosen = axes.into_iter().map(|axis| {
        let value = layout.chosen.first(axis)?;
        let numbers = value.attr("data-sku-col").map(|column| column.replacen('-', ":", 1));
        let label = layout.label.text(axis).or_else(|| Some(value.text()));
        Some(Chosen { numbers, label: label? })
    });
    chosen.collect()
}

fn coupons(layout: &Layout, main: Element<'_>, page_text: PageText<'_>) -> Coupons {
    let mut coupons = Coupons::default();
    for (rule, kind) in [
        (&layout.store_coupons, Some(OfferKind::StoreCoupon)),
        (&layout.platform_coupons, Some(OfferKind::PlatformCoupon)),
        (&layout.store_discounts, Some(OfferKind::StoreDiscount)),
        (&layout.coupons, None),
    ] {
        for element in rule.all(main).into_iter().take(LIMIT) {
            // What leads to a store is the store's.
            let leads = layout.coupon_store.first(element).map(|_| OfferKind::StoreCoupon);
            coupons.add(coupon::read(layout, element, kind.or(leads), page_text));
        }
    }
    coupons
}
