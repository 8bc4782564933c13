//! What page state says of a cart: a flat map of nodes, of which the lines are known by what they hold.

use deal::Currency;
use page::json::Value;
use page::{Source, Why};
use rust_decimal::Decimal;

use super::account::{Account, SourceLine};
use super::dom::LINES;
use crate::data::{decimal, scalar_of, text_of};
use crate::ids;
use crate::listing::displayed;
use crate::page_text::PageText;
use crate::places::{CART_STATE as AT, first, says, text_at};
use crate::rows::{self, Row, Rows};

/// What the state says, where it holds a cart.
pub(super) fn account(state: Value<'_>, page_text: PageText<'_>) -> Option<Account> {
    // The name of the module has dots in it, so it is a key and no path. Without it, it is an answer.
    let module = AT.module.iter().find_map(|name| state.get(name)).unwrap_or(state);
    let nodes = AT.nodes.iter().filter_map(|path| module.at(path)).chain([module]);
    let nodes = nodes.into_iter().find(|nodes| holds_fields(*nodes))?;
    let fields = || nodes.items().filter_map(|node| node.get("fields"));
    let currency = fields().find_map(|node| Currency::new(&text_at(node, AT.currency)?).ok());
    let page_text = PageText { currency: currency.or(page_text.currency), ..page_text };
    let summary = fields().find(|node| first(*node, AT.rows).is_some());
    Some(Account {
        source: Source::State,
        lines: fields().filter_map(|node| line(node, page_text)).take(LINES).collect(),
        rows: summary.map(|node| rows(node, page_text)).unwrap_or_default(),
        lines_said: None,
        ticked_said: summary.and_then(|node| text_at(node, AT.ticked)?.parse().ok()),
        is_partial: fields().any(|node| says(node, AT.more)),
        currency,
    })
}

/// The currency that the first price names, where the cart itself names none.
pub(super) fn priced_in(state: Value<'_>) -> Option<Currency> {
    let module = AT.module.iter().find_map(|name| state.get(name)).unwrap_or(state);
    let nodes = AT.nodes.iter().filter_map(|path| module.at(path)).chain([module]);
    let nodes = nodes.into_iter().find(|nodes| holds_fields(*nodes))?;
    let fields = nodes.items().filter_map(|node| node.get("fields"));
    let mut views = fields.filter_map(|node| first(node, AT.prices)).flat_map(Value::items);
    views.find_map(|view| Currency::new(&text_of(view, "currency")?).ok())
}

fn holds_fields(nodes: Value<'_>) -> bool {
    nodes.items().any(|node| node.get("fields").is_some())
}

fn line(node: Value<'_>, page_text: PageText<'_>) -> Option<SourceLine> {
    let is_alive = first(node, AT.line).is_some();
    let is_dead = first(node, AT.dead).is_some();
    if !is_alive && !is_dead {
        return None;
    }
    let fee = first(node, AT.fee).and_then(Value::scalar);
    let is_free = says(node, AT.free);
    let seller = text_at(node, AT.store_seller);
    let store_url = text_at(node, AT.store_url);
    Some(SourceLine {
        product_id: text_at(node, AT.product_id)?,
        sku: text_at(node, AT.sku),
        store_id: store_url.as_deref().and_then(ids::store_id).map(str::to_owned).or(seller),
        store_name: text_at(node, AT.store_name),
        title: text_at(node, AT.title),
        variant: text_at(node, AT.variant),
        price: price(node, page_text),
        quantity: quantity(node),
        selected: if is_alive {
            first(node, AT.selected).and_then(Value::flag)
        } else {
            Some(false)
        },
        valid: if is_alive { first(node, AT.valid).and_then(Value::flag) } else { Some(false) },
        fee: match fee {
            _ if is_free => Some(Decimal::ZERO),
            Some(text) => rows::price(&text, page_text).ok(),
            None => None,
        },
        struck: Vec::new(),
        tags: Vec::new(),
    })
}

fn quantity(node: Value<'_>) -> Result<u32, Why> {
    let text = text_at(node, AT.quantity).ok_or(Why::NOT_SHOWN)?;
    let count = text.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| Why::with("no number of pieces", &text))
}

/// The price to be paid now: as displayed, once its number agrees.
fn price(node: Value<'_>, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let is_payable =
        |view: &Value<'_>| text_of(*view, "priceType").is_some_and(|kind| kind == "showPrice");
    let views = first(node, AT.prices).ok_or(Why::NOT_SHOWN)?;
    let view = views.items().find(is_payable).ok_or(Why::NOT_SHOWN)?;
    let currency = text_of(view, "currency").and_then(|code| Currency::new(&code).ok());
    if currency.is_some() && page_text.currency.is_some() && currency != page_text.currency {
        return Err(Why::new("its price is in another currency than the cart's"));
    }
    let currency = currency.or(page_text.currency).ok_or(Why::new("the currency is not known"))?;
    let number = scalar_of(view, "value").and_then(|figures| decimal(&figures));
    let page_text = PageText { currency: Some(currency), ..page_text };
    match (text_of(view, "formattedAmount"), number) {
        (Some(text), Some(exact)) => displayed(&text, exact, page_text),
        (Some(text), None) => rows::price(&text, page_text),
        (None, Some(exact)) if exact.is_sign_negative() => Err(Why::new("its price is below zero")),
        (None, Some(exact)) if exact.normalize().scale() <= currency.digits() => Ok(exact),
        (None, _) => Err(Why::NOT_SHOWN),
    }
}

fn rows(node: Value<'_>, page_text: PageText<'_>) -> Rows {
    let mut rows = Rows::default();
    for row in first(node, AT.rows).into_iter().flat_map(Value::items) {
        if let (Some(label), Some(text)) = (text_at(row, AT.row_label), text_at(row, AT.row_text)) {
            rows.add(Row::new(&label, &text, page_text));
        }
    }
    rows
}
