//! The products of a list: what their cards show, or the data behind the cards before they are there.

use page::json::Value;
use page::{Node, Rule};
use rust_decimal::Decimal;

use crate::data::{Data, Held, decimal, scalar_of, text_of};
use crate::ids;
use crate::layout::CARDS;
use crate::listing::displayed;
use crate::reading::Card;
use crate::said::Voice;

/// How many cards of one list are read; AliExpress shows sixty.
const LIMIT: usize = 200;
/// How many tags of one card are read.
const TAGS: usize = 20;

/// The cards of a list.
pub(crate) fn read<N: Node>(root: &N, held: &Held<'_>, voice: Voice<'_>) -> Vec<Card> {
    let shown: Vec<_> =
        CARDS.card.all(root).iter().take(LIMIT).filter_map(|card| of_node(card, voice)).collect();
    if !shown.is_empty() {
        return shown;
    }
    held.all().flat_map(|data| of_data(data, voice)).collect()
}

fn of_node<N: Node>(card: &N, voice: Voice<'_>) -> Option<Card> {
    let link = || ids::product_id(&card.attr("href")?).map(str::to_owned);
    let product_id = card.attr("data-product-id").or_else(link)?;
    let price = |rule: &Rule| {
        let price = voice.price(&rule.text(card)?).ok()?;
        (price.min == price.max).then_some(price.min)
    };
    let tags: Vec<_> = CARDS.tag.all(card).iter().take(TAGS).map(Node::text).collect();
    let card = in_order(product_id, price(&CARDS.price), price(&CARDS.list_price), tags);
    // A card that is not filled in yet.
    (card.price.is_some() || !card.tags.is_empty()).then_some(card)
}

fn of_data(data: Data<'_>, voice: Voice<'_>) -> Vec<Card> {
    let entries = data.get(data.schema.cards).into_iter().flat_map(Value::items).take(LIMIT);
    let cards = entries.filter_map(|entry| {
        let price = |name: &str| {
            let price = entry.at(name)?;
            let exact = decimal(&scalar_of(price, "minPrice")?)?;
            displayed(&text_of(price, "formattedPrice")?, exact, voice).ok()
        };
        let (sale, original) = (price("prices.salePrice"), price("prices.originalPrice"));
        let points = entry.get("sellingPoints").into_iter().flat_map(Value::items).take(TAGS);
        let tags =
            points.filter_map(|point| text_of(point.get("tagContent")?, "tagText")).collect();
        let product_id = scalar_of(entry, "productId")?.into_owned();
        Some(in_order(product_id, sale.or(original), original, tags))
    });
    cards.collect()
}

/// A card whose price before is higher than its price, or none.
fn in_order(
    product_id: String,
    price: Option<Decimal>,
    list_price: Option<Decimal>,
    tags: Vec<String>,
) -> Card {
    Card { product_id, price, list_price: list_price.filter(|list| Some(*list) > price), tags }
}
