//! What the rendered page says of a cart, in each of its layouts.

use contract::Tax;
use deal::Currency;
use page::{Element, Health, Rule, Source, State, Why};
use wording::{Label, Other, Text};

use super::account::{Account, SourceLine};
use crate::ids;
use crate::page_text::PageText;
use crate::places::{CART_COMET, CART_FUSION, CART_SNOW, CartLayout};
use crate::rows::{self, Row, Rows};
use crate::unexplained::Accounted;

/// The layouts, the newest first.
static LAYOUTS: [&CartLayout; 3] = [&CART_COMET, &CART_FUSION, &CART_SNOW];

/// The layout of a rendered cart and what it says; none where no layout is known by anything.
pub(super) fn account(
    root: Element<'_>,
    page_text: PageText<'_>,
) -> Option<(&'static CartLayout, Account)> {
    LAYOUTS.into_iter().find_map(|layout| {
        let lines = lines(layout, root, page_text);
        let rows = rows(layout, root, page_text);
        if lines.is_empty() && rows.is_empty() && layout.count.first(root).is_none() {
            return None;
        }
        let account = Account {
            source: Source::Dom,
            lines,
            rows,
            lines_said: layout.count.text(root).as_deref().and_then(bracketed),
            ticked_said: layout.checkout.text(root).as_deref().and_then(bracketed),
            is_partial: false,
            currency: None,
        };
        Some((layout, account))
    })
}

/// The currency of the amounts, for pages whose head names none.
pub(super) fn currency(root: Element<'_>, page_text: PageText<'_>) -> Option<Currency> {
    let amounts = LAYOUTS.iter().flat_map(|layout| [&layout.price, &layout.row_amount]);
    let texts = amounts.flat_map(|rule| rule.all(root)).map(|node| node.text());
    rows::currency_of(texts, page_text)
}

/// Whether the page says that its cart is still to come.
pub(super) fn is_loading(root: Element<'_>) -> bool {
    LAYOUTS.iter().any(|layout| layout.loading.first(root).is_some())
}

/// What of a layout's lines is nowhere: the lines themselves, or what each of them holds.
pub(super) fn lost(layout: &CartLayout, root: Element<'_>) -> Vec<Health> {
    let lines = layout.sequence.all(root).into_iter().filter(|node| node.is(&layout.line));
    let lines: Vec<_> = lines.take(LINES).collect();
    if lines.is_empty() {
        return layout.line.health(State::Unmatched).into_iter().collect();
    }
    let rules = [&layout.link, &layout.title, &layout.price, &layout.quantity];
    rules.iter().filter_map(|rule| rule.lost(&lines)).collect()
}

/// What of the newest layout is nowhere.
pub(super) fn unmatched(root: Element<'_>) -> Vec<Health> {
    lost(&CART_COMET, root)
}

/// The lines, each with the store of the heading before it.
fn lines(layout: &CartLayout, root: Element<'_>, page_text: PageText<'_>) -> Vec<SourceLine> {
    let mut store = None;
    let mut lines = Vec::new();
    for node in layout.sequence.all(root).into_iter().take(LINES) {
        if node.is(&layout.line) {
            lines.extend(line(layout, node, store.as_ref(), page_text));
        } else {
            store = Some(store_of(layout, node));
        }
    }
    lines
}

/// The number and the name of the store that a heading or a line links to.
fn store_of(layout: &CartLayout, node: Element<'_>) -> (Option<String>, Option<String>) {
    let link = layout.store.first(node);
    let href = link.as_ref().and_then(|link| link.attr("href"));
    let name = link.map(|link| link.text()).filter(|name| !name.is_empty());
    (href.and_then(ids::store_id).map(str::to_owned), name)
}

fn line(
    layout: &CartLayout,
    node: Element<'_>,
    heading: Option<&(Option<String>, Option<String>)>,
    page_text: PageText<'_>,
) -> Option<SourceLine> {
    let href = layout.link.first(node)?.attr("href")?;
    let own = store_of(layout, node);
    let (store_id, store_name) =
        if own.0.is_some() { own } else { heading.cloned().unwrap_or_default() };
    let texts = |rule: &Rule| rule.all(node).into_iter().map(|it| it.text()).take(TAGS).collect();
    let quantity = quantity(layout, node);
    let is_dead = layout.dead.first(node).is_some();
    Some(SourceLine {
        product_id: ids::product_id(href)?.to_owned(),
        sku: ids::sku_id(href).map(str::to_owned),
        store_id,
        store_name,
        title: layout.title.text(node),
        variant: layout.variant.text(node),
        price: price(layout, node, quantity.as_ref().ok().copied(), page_text),
        quantity,
        selected: layout.tick.first(node).map(|_| layout.ticked.first(node).is_some()),
        valid: is_dead.then_some(false),
        fee: layout.fee.text(node).and_then(|text| page_text.shipping(&text).fee),
        struck: texts(&layout.struck),
        tags: texts(&layout.tag),
    })
}

/// How many pieces: the value of the field, or of the attribute that holds it.
fn quantity(layout: &CartLayout, node: Element<'_>) -> Result<u32, Why> {
    let field = layout.quantity.first(node).ok_or(Why::NOT_SHOWN)?;
    let text = field.attr("value").or_else(|| field.attr("data-product-quantity"));
    let text = text.ok_or(Why::NOT_SHOWN)?;
    let count = text.trim().parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| Why::with("no number of pieces", text))
}

/// The price of one piece as displayed.
///
/// aliexpress.ru keeps it as a number beside the text, which may show what all the pieces cost.
fn price(
    layout: &CartLayout,
    node: Element<'_>,
    quantity: Option<u32>,
    page_text: PageText<'_>,
) -> Result<rust_decimal::Decimal, Why> {
    let text = layout.price.text(node).ok_or(Why::NOT_SHOWN)?;
    let shown = rows::price(&text, page_text)?;
    let number = layout
        .price_number
        .first(node)
        .and_then(|node| node.attr("data-product-unformatted-price"));
    let Some(number) = number else { return Ok(shown) };
    let one = crate::data::decimal(number).ok_or_else(|| Why::with("no number", number))?;
    let pieces = rust_decimal::Decimal::from(quantity.unwrap_or(1));
    let is_same = one == shown || deal::sums::product(one, pieces) == Some(shown);
    is_same.then_some(one).ok_or_else(|| Why::with("its text and its number are two prices", &text))
}

fn rows(layout: &CartLayout, root: Element<'_>, page_text: PageText<'_>) -> Rows {
    let mut rows = Rows::default();
    for node in layout.row.all(root).into_iter().take(ROWS) {
        let (label, amount) = (layout.row_label.text(node), layout.row_amount.text(node));
        if let (Some(label), Some(text)) = (label, amount) {
            rows.add(Row::new(&label, &text, page_text));
        }
    }
    for node in layout.row_text.all(root).into_iter().take(ROWS) {
        let text = Some(node.text()).filter(|text| text.len() <= LONGEST_ROW);
        text.and_then(|text| Row::of(&text, page_text)).into_iter().for_each(|row| rows.add(row));
    }
    rows
}

/// Whether the summary says that its amounts hold tax.
///
/// A row that names a tax with its amount speaks by its amount.
pub(super) fn tax(layout: &CartLayout, root: Element<'_>, page_text: PageText<'_>) -> Option<Tax> {
    let texts = layout.row_text.all(root).into_iter().chain(layout.row_amount.all(root));
    let texts = texts.chain(layout.row_label.all(root)).take(ROWS).map(|node| node.text());
    let said = |text: String| match Label::of(&text) {
        Some(Label::Excluded) => Some(Tax::Excluded),
        Some(Label::Included) => Some(Tax::Included),
        Some(Label::Tax | Label::Duty | Label::Fee) => None,
        _ if Row::of(&text, page_text).is_some_and(|row| row.means.is_some()) => None,
        _ if text.len() <= LONGEST_ROW => wording::tax(&text),
        _ => None,
    };
    // What is added counts, whatever else is included.
    let said: Vec<Tax> = texts.filter_map(said).collect();
    let is_added = said.contains(&Tax::Excluded);
    if is_added { Some(Tax::Excluded) } else { said.first().copied() }
}

/// Hands the texts of the summary to the account: its rows have a role, each by its label, but for those
/// that take off what no offer explains; of these the ones that are nowhere on the page stay in the list.
pub(super) fn account_for_rows(
    layout: &CartLayout,
    root: Element<'_>,
    taken_off: &mut Vec<&Row>,
    account: &mut Accounted,
    page_text: PageText<'_>,
) {
    let mut open = Vec::new();
    for node in layout.row_text.all(root).into_iter().take(ROWS) {
        let text = node.text();
        if text.len() > LONGEST_ROW {
            continue;
        }
        let row = Row::of(&text, page_text);
        let is_open = row.as_ref().is_some_and(|row| taken_off.contains(&row));
        let is_row = row.is_some() && !is_open;
        if is_open {
            open.extend(row);
        }
        let is_other = matches!(
            wording::text(&text, &page_text.context()),
            Ok(Text::Shipping(_) | Text::Other(Other::FreeShipping { .. }))
        );
        if is_row || is_other {
            account.explain(&text);
        }
        account.see(&text, "summary");
    }
    for node in layout.row.all(root).into_iter().take(ROWS) {
        let (label, amount) = (layout.row_label.text(node), layout.row_amount.text(node));
        let (Some(label), Some(amount)) = (label, amount) else { continue };
        let row = Row::new(&label, &amount, page_text);
        let is_open = taken_off.contains(&&row);
        if row.means.is_none() || is_open {
            account.see(&[&label, " ", &amount].concat(), "summary");
        }
        open.extend(is_open.then_some(row));
    }
    taken_off.retain(|row| !open.contains(row));
}

/// Texts of a line that are looked at, at most.
const TAGS: usize = 40;
/// Elements of a summary that are looked at, at most.
const ROWS: usize = 200;
/// Lines of a cart, at most; AliExpress allows a few hundred.
pub(super) const LINES: usize = 500;
/// Bytes of a row that is one text: what is longer is several rows.
const LONGEST_ROW: usize = 160;

/// The number in the brackets at the end of a text: "Checkout (3)".
fn bracketed(text: &str) -> Option<usize> {
    let (_, rest) = text.rsplit_once('(')?;
    rest.split(')').next()?.trim().parse().ok()
}
