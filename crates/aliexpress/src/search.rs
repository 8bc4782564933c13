//! A list of products: what each card shows, and what the data behind the list says of it.
//!
//! The rendered list draws a few cards at first and may show another page than the data, which stays
//! what it was when the page opened. The rule: the cards are the rendered ones; the data adds its own
//! after them only where it speaks of the same list; a price on which the two differ is missing. A
//! list is never a listing: nothing on it is the page's product.

mod source_card;

use contract::{Card, OfferKind};
use deal::Currency;
use page::json::Value;
use page::price::digit;
use page::{Element, Field, Health, Rule, Source, State, Why};
use rust_decimal::Decimal;
use wording::{Label, Other, Text};

use crate::bound::Bound;
use crate::conditional;
use crate::data::{PageData, decimal};
use crate::form::{Form, amount_of};
use crate::ids;
use crate::listing::displayed;
use crate::page_text::PageText;
use crate::places::{
    CardLayout, SEARCH_CARDS, SEARCH_DATA as LIST, SEARCH_GALLERY, SEARCH_LINKS, SEARCH_SNIPPETS,
    first, text_at,
};
use crate::rows;
use crate::touch;

use self::source_card::{SourceCard, titles, untitled};

/// Cards of one list, at most; AliExpress shows sixty.
const LIMIT: usize = 200;

/// Reads a list.
pub(crate) fn read(
    root: Element<'_>,
    page_data: &PageData<'_>,
    page_text: PageText<'_>,
    form: &mut Form,
) {
    let items = || {
        page_data.inline_roots().filter_map(|root| first(root, LIST.items)).flat_map(Value::items)
    };
    let named = match page_text.currency {
        Some(_) => None,
        None => items()
            .find_map(|item| currency_of(first(item, LIST.now)?))
            .map(|kept| Field::new(kept, Source::Inline))
            .or_else(|| Some(Field::new(shown_in(root, page_text)?, Source::Dom))),
    };
    form.priced_in(named);
    let page_text = PageText { currency: form.currency(), ..page_text };
    let kept = each_once(items().take(LIMIT).filter_map(|item| kept(item, page_text)));
    let shown = each_once(drawn(root, page_text).map(|(_, cards)| cards).unwrap_or_default());
    let linked = linked(root);
    form.reading.cards = joined(shown, kept, &linked, form);
    form.health(lost(root, page_text));
    if form.reading.cards.is_empty() {
        let found_nothing = page_data.inline_roots().any(|root| first(root, LIST.none).is_some());
        let why = match found_nothing {
            true => Why::new("the search found nothing"),
            false if linked.is_empty() => Why::NOT_SHOWN,
            false => Why::NOT_UNDERSTOOD,
        };
        form.miss("cards", &why);
        if !found_nothing && form.reading.health.is_empty() {
            form.health(SEARCH_GALLERY.card.health(State::Unmatched));
        }
    }
}

/// What the cards do not hold of the layout that is read.
fn lost(root: Element<'_>, page_text: PageText<'_>) -> Vec<Health> {
    let Some((layout, _)) = drawn(root, page_text) else { return Vec::new() };
    let cards = layout.card.all(root);
    // A card may be the link itself.
    let is_linked = cards.iter().any(|card| product_of(*card).is_some());
    let rules = [Some(&layout.link).filter(|_| !is_linked), Some(&layout.price)];
    let lost = rules.into_iter().flatten().filter_map(|rule| rule.lost(&cards));
    // Where a card has other names of the gallery, its price has changed its own.
    let gallery = SEARCH_GALLERY.card.all(root);
    let is_galleries = |card: &Element<'_>| {
        [&SEARCH_GALLERY.list_price, &SEARCH_GALLERY.tag]
            .iter()
            .any(|rule| rule.first(*card).is_some())
    };
    let is_changed = gallery.iter().any(is_galleries) && !std::ptr::eq(layout, &SEARCH_GALLERY);
    let changed = is_changed.then(|| SEARCH_GALLERY.price.lost(&gallery)).flatten();
    lost.chain(changed).collect()
}

/// The currency of the amounts, for pages whose head names none.
fn shown_in(root: Element<'_>, page_text: PageText<'_>) -> Option<Currency> {
    let prices = [&SEARCH_GALLERY.price, &SEARCH_SNIPPETS.price].into_iter();
    rows::currency_of(prices.flat_map(|rule| rule.all(root)).map(|node| node.text()), page_text)
}

/// The layouts of rendered lists.
static LAYOUTS: [&CardLayout; 3] = [&SEARCH_GALLERY, &SEARCH_CARDS, &SEARCH_SNIPPETS];

/// The cards of the layout that finds the most prices: a name of an older one may still be on the cards of
/// a newer, and says nothing where none of its prices is there.
fn drawn(
    root: Element<'_>,
    page_text: PageText<'_>,
) -> Option<(&'static CardLayout, Vec<SourceCard>)> {
    let priced = |cards: &[SourceCard]| cards.iter().filter(|card| card.price.is_ok()).count();
    let mut best: Option<(&'static CardLayout, Vec<SourceCard>)> = None;
    for layout in LAYOUTS {
        let cards = layout.card.all(root).into_iter().take(LIMIT);
        let cards: Vec<SourceCard> =
            cards.filter_map(|card| shown(layout, card, page_text)).collect();
        let is_better = match &best {
            Some((_, known)) => priced(&cards) > priced(known),
            None => !cards.is_empty(),
        };
        if is_better {
            best = Some((layout, cards));
        }
    }
    best
}

fn shown(layout: &CardLayout, card: Element<'_>, page_text: PageText<'_>) -> Option<SourceCard> {
    let mut products: Vec<&str> = Vec::new();
    for id in layout.link.all(card).into_iter().filter_map(product_of) {
        if !products.contains(&id) && products.len() < 2 {
            products.push(id);
        }
    }
    let linked = match products.as_slice() {
        [] => product_of(card),
        [one] => Some(*one),
        // What holds several products is no card, and whose its prices are nobody can tell.
        _ => return None,
    };
    let product_id = linked.or_else(|| card.attr("data-product-id"))?.to_owned();
    if !layout.spoken.css.is_empty() {
        return Some(unnamed(product_id, layout, card, page_text));
    }
    let mut tags: Vec<String> = Vec::new();
    for text in layout.tag.all(card).iter().map(|node| node.text()) {
        if !text.is_empty() && !tags.contains(&text) {
            tags.push(text);
        }
    }
    let amount = |rule: &Rule| rows::price(&rule.text(card).ok_or(Why::NOT_SHOWN)?, page_text);
    let (price, list_price) = (amount(&layout.price), amount(&layout.list_price).ok());
    let told = SourceCard { product_id, price, list_price, tags, bound: Bound::default() };
    Some(told.labelled(Some(card), &untitled(layout, card), None, page_text).reconciled())
}

/// A card of which no name tells what stands where.
///
/// What is to be paid is what an element speaks to those who do not see it, else the first text that is
/// an amount and nothing else; a higher one after it is the price before (pages §6), and a lower one
/// contradicts it. Of the rest, tags are the texts whose words are of money, and the amounts inside them are
/// no prices.
fn unnamed(
    product_id: String,
    layout: &CardLayout,
    card: Element<'_>,
    page_text: PageText<'_>,
) -> SourceCard {
    let spoken = layout.spoken.all(card).into_iter().filter_map(|node| node.attr("aria-label"));
    let mut prices: Vec<(Decimal, Element<'_>)> = Vec::new();
    let mut tags = Vec::new();
    let mut taken = None;
    let (titles, parts) = (titles(layout, card), untitled(layout, card));
    for node in parts.iter().copied() {
        let mut around = std::iter::successors(node.parent(), |one| one.parent());
        if taken.is_some() && around.any(|one| Some(one) == taken) {
            continue;
        }
        let text = node.text();
        if is_tag(&text, page_text) {
            taken = Some(node);
            if !tags.contains(&text) {
                tags.push(text);
            }
        } else if let Ok(price) = rows::price(&text, page_text) {
            taken = Some(node);
            prices.push((price, node));
        }
    }
    let spoken = spoken.filter_map(|text| rows::price(text, page_text).ok()).next();
    // What is spoken stands there to be seen as well.
    let seen = prices.iter().position(|(seen, _)| spoken.is_none_or(|spoken| spoken == *seen));
    let others = || prices.iter().skip(seen.map_or(0, |at| at + 1)).map(|(other, _)| *other);
    let first = spoken.or_else(|| seen.and_then(|at| prices.get(at)).map(|(price, _)| *price));
    let higher = first.and_then(|price| others().find(|before| *before > price));
    let lower = first.and_then(|price| others().find(|before| *before < price));
    let refused = seen
        .and_then(|at| prices.get(at))
        .and_then(|(_, node)| touch::refused(*node, card, &parts, &titles, page_text).err());
    let shown = seen.and_then(|at| prices.get(at));
    let around = shown.and_then(|(_, node)| source_card::around(*node, card, &titles));
    let price = refused.map_or(first.ok_or(Why::NOT_SHOWN), Err);
    let told = SourceCard {
        product_id,
        price,
        list_price: lower.or(higher),
        tags,
        bound: Bound::default(),
    };
    told.labelled(Some(card), &parts, around, page_text).reconciled()
}

/// Whether a text speaks of money or of who pays a price, and is no price and no mark of a discount.
fn is_tag(text: &str, page_text: PageText<'_>) -> bool {
    let label = Label::of(text);
    let names = |kind: OfferKind| !kind.is_automatic() && kind != OfferKind::Payment;
    if label == Some(Label::Free) || label.and_then(Label::kind).is_some_and(names) {
        return true;
    }
    // "New user price", "Platform coupon".
    if !text.chars().any(|c| digit(c).is_some()) {
        return conditional::sets(text, page_text);
    }
    let is_short = text.len() <= 120 && text.chars().any(|c| digit(c).is_some());
    is_short
        && match wording::text(text, &page_text.context()) {
            Ok(Text::Offer(_) | Text::Shipping(_)) => true,
            Ok(Text::Other(other)) => !matches!(other, Other::DiscountPercent(_)),
            // "Will drop to $3", but not a price and such words after it.
            Err(wording::Why::Announced(word)) => text.starts_with(&word),
            _ => false,
        }
}

/// What the data says of a card. Without a price to be paid now, the product is not reduced.
fn kept(item: Value<'_>, page_text: PageText<'_>) -> Option<SourceCard> {
    let amount = |path| first(item, path).map(|price| amount(price, page_text));
    let (price, list_price) = match (amount(LIST.now), amount(LIST.was)) {
        (Some(now), was) => (now, was.and_then(Result::ok)),
        (None, Some(was)) => (was, None),
        (None, None) => (Err(Why::NOT_SHOWN), None),
    };
    let tags = first(item, LIST.tags).into_iter().flat_map(Value::items);
    let told = SourceCard {
        product_id: text_at(item, LIST.product_id)?,
        list_price,
        price,
        tags: tags.filter_map(|tag| text_at(tag, LIST.tag)).collect(),
        bound: Bound::default(),
    };
    Some(told.labelled(None, &[], None, page_text).reconciled())
}

/// A price that the data writes as text and as a number, where the two are one.
fn amount(price: Value<'_>, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let currency = currency_of(price);
    if currency.is_some() && page_text.currency.is_some() && currency != page_text.currency {
        return Err(Why::new("the price is in another currency than the page's"));
    }
    let text = text_at(price, LIST.text).ok_or(Why::NOT_SHOWN)?;
    let page_text = PageText { currency: currency.or(page_text.currency), ..page_text };
    match text_at(price, LIST.number).and_then(|figures| decimal(&figures)) {
        Some(exact) => displayed(&text, exact, page_text),
        None => rows::price(&text, page_text),
    }
}

fn currency_of(price: Value<'_>) -> Option<Currency> {
    Currency::new(&text_at(price, LIST.currency)?).ok()
}

/// Each product once: advertised cards repeat others, and a card whose link holds another link falls
/// in two when its page is parsed.
fn each_once(cards: impl IntoIterator<Item = SourceCard>) -> Vec<SourceCard> {
    // Where each stands, by its product.
    let mut places: Vec<usize> = Vec::new();
    let mut once: Vec<SourceCard> = Vec::new();
    for card in cards {
        match places.binary_search_by(|at| once[*at].product_id.cmp(&card.product_id)) {
            Ok(place) => {
                let first = &mut once[places[place]];
                if first.price.is_err() && card.price.is_ok() {
                    *first = card;
                } else if first.tags.is_empty() {
                    first.tags = card.tags;
                }
            }
            Err(place) => {
                places.insert(place, once.len());
                once.push(card);
            }
        }
    }
    once
}

/// The product that a link leads to.
fn product_of(link: Element<'_>) -> Option<&str> {
    link.attr("href").and_then(ids::linked_product_id)
}

/// The products that the page links to, however its cards are named.
fn linked(root: Element<'_>) -> Vec<&str> {
    let links = SEARCH_LINKS.link.all(root).into_iter();
    let mut products: Vec<_> = links.filter_map(product_of).collect();
    products.sort_unstable();
    products.dedup();
    products
}

/// `linked`: the products that the page links to.
fn joined(
    shown: Vec<SourceCard>,
    mut kept: Vec<SourceCard>,
    linked: &[&str],
    form: &mut Form,
) -> Vec<Card> {
    let mut cards = Vec::new();
    let currency = form.currency();
    let mut miss = |product: &str, why: &Why| {
        form.miss("cards", &Why::with(product, &why.to_string()));
    };
    // A list that is drawn in places that are not known may be another page of it than the data's, and says
    // what it asks for there.
    let is_drawn = linked.len() > 1;
    let is_there = |card: &SourceCard| match shown.is_empty() {
        true => linked.contains(&card.product_id.as_str()),
        false => shown.iter().any(|it| it.product_id == card.product_id),
    };
    let is_same_list = !is_drawn && shown.is_empty() || kept.iter().any(is_there);
    let shown_none = shown.is_empty();
    for mut card in shown {
        if let Some(at) = kept.iter().position(|it| it.product_id == card.product_id) {
            let behind = kept.remove(at);
            card.price = match (card.price, behind.price) {
                (Ok(shown), Ok(kept)) if shown != kept => {
                    Err(Why::new("the page and the data behind it say two prices"))
                }
                (Ok(price), _) | (_, Ok(price)) => Ok(price),
                (why, _) => why,
            };
            card.list_price = card.list_price.or(behind.list_price);
            card.bound.condition = card.bound.condition.or(behind.bound.condition);
            card.bound.held_back = card.bound.held_back.or(behind.bound.held_back);
            let more: Vec<String> =
                behind.tags.into_iter().filter(|tag| !card.tags.contains(tag)).collect();
            card.tags.extend(more);
        }
        card.held_back();
        card.price.as_ref().err().into_iter().for_each(|why| miss(&card.product_id, why));
        cards.push(card);
    }
    if is_same_list {
        let is_unread = shown_none && is_drawn;
        for mut card in kept {
            if is_unread && linked.contains(&card.product_id.as_str()) {
                card.price = Err(Why::new("the page shows it in a place that is not known"));
                card.list_price = None;
            }
            card.held_back();
            card.price.as_ref().err().into_iter().for_each(|why| miss(&card.product_id, why));
            cards.push(card);
        }
    }
    let money = |amount: Decimal| amount_of(amount, currency);
    let card = |SourceCard { product_id, price, list_price, tags, bound }| Card {
        product_id,
        price: price.ok().map(money),
        list_price: list_price.map(money),
        price_condition: bound.condition,
        tags,
    };
    cards.into_iter().map(card).collect()
}
