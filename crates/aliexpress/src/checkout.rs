//! What AliExpress computed for an order: goods, parcel, tax, each discount with its layer, the code.
//!
//! The rows are known by their labels in every language. They are given as displayed, and only where
//! they add up to the total beside them, or where a row that is not understood leaves that open.

use std::collections::BTreeSet;

use contract::{
    ChargeSort, Checkout, CheckoutCharge, CheckoutDiscount, CheckoutLine, OfferState, Unexplained,
};
use deal::{Country, Currency, sums};
use page::{Element, Field, Found, Health, Rule, Source, State, Why};
use rust_decimal::Decimal;
use wording::Label;

use crate::conditional;
use crate::coupons::{code_in, state};
use crate::form::{Form, amount_of};
use crate::ids;
use crate::page_text::PageText;
use crate::places::{CHECKOUT_FUSION, CHECKOUT_PL, CheckoutLayout};
use crate::rows::{self, Cell, Row, Rows, Sum};
use crate::unexplained::Accounted;

/// Texts that are looked through for money if no summary is known.
const TEXTS: usize = 400;
/// Rows of a summary, at most.
const ROWS: usize = 50;

/// Lines of an order, at most.
const LINES: usize = 200;

/// The layouts, the newest first.
static LAYOUTS: [&CheckoutLayout; 2] = [&CHECKOUT_PL, &CHECKOUT_FUSION];

/// Reads a checkout.
pub(crate) fn read(url: &str, root: Element<'_>, page_text: PageText<'_>, form: &mut Form) {
    let shown = if page_text.currency.is_none() { currency(root, page_text) } else { None };
    form.priced_in(shown.map(|shown| Field::new(shown, Source::Dom)));
    let country = ids::parameter(url, "countryCode").and_then(|code| Country::new(code).ok());
    if let (Err(_), Some(country)) = (&form.site.ship_to, country) {
        form.site.ship_to = Ok(Field::new(country, Source::Url));
    }
    let currency = form.currency();
    let page_text = PageText { currency, ..page_text };
    let rows = |layout: &'static CheckoutLayout| {
        let rows = rows(layout, root, page_text);
        (!rows.is_empty()).then_some((layout, rows))
    };
    let Some((layout, rows)) = LAYOUTS.into_iter().find_map(rows) else {
        let is_loading = LAYOUTS.iter().any(|layout| layout.loading.first(root).is_some());
        let why = match is_loading {
            _ if is_full(root, page_text) => Why::NOT_UNDERSTOOD,
            true => Why::NOT_LOADED,
            false => Why::NOT_SHOWN,
        };
        form.miss("checkout", &why);
        form.health(if is_loading { Vec::new() } else { lost(&CHECKOUT_PL, root) });
        return;
    };
    let sum = rows.sum();
    let total = total(&rows, &sum);
    let is_total_lost = total.as_ref().is_err_and(|why| *why == Why::NOT_SHOWN);
    let lost = lost(layout, root).into_iter();
    form.health(lost.filter(|lost| is_total_lost || lost.field != layout.total.field));
    form.reading.unexplained = unexplained(layout, root, &rows, page_text);
    let (code, error) = (code(layout, root, &rows), layout.error.text(root));
    let against = error.as_deref().and_then(|error| refused(layout, root, error));
    let is_applied = |against: &String| code.as_ref().is_ok_and(|code| code.value == *against);
    let money = |amount: Decimal| amount_of(amount, currency);
    let discounts = discounts(&rows, &sum, form);
    let charges = charges(&rows, currency);
    let (lines, unread) = lines(layout, root, currency, page_text);
    unread.iter().for_each(|why| form.miss("checkout.lines", why));
    form.reading.checkout = Some(Checkout {
        lines,
        goods: form.take("checkout.goods", goods(&rows)).map(money),
        shipping: form.take("checkout.shipping", amount(&rows, Label::Shipping)).map(money),
        tax: form.take("checkout.tax", tax(&rows, &charges)).map(money),
        total: form.take("checkout.total", total).map(money),
        discounts,
        charges,
        refused: against.filter(|against| !is_applied(against)),
        code: form.take("checkout.code", code),
        error: form.known("checkout.error", error.map(|error| Field::new(error, Source::Dom))),
    });
}

/// Whether a page without a summary that is known shows money all the same.
fn is_full(root: Element<'_>, page_text: PageText<'_>) -> bool {
    let texts = CHECKOUT_PL.text.all(root).into_iter().take(TEXTS).map(|node| node.text());
    texts.into_iter().any(|text| wording::speaks_of_money(&text, &page_text.context()))
}

/// The rows of money of which nothing is known: what they add, no comparison can explain. And what stands elsewhere
/// on the page, and is no row's, no line's and not of the code's.
fn unexplained(
    layout: &CheckoutLayout,
    root: Element<'_>,
    rows: &Rows,
    page_text: PageText<'_>,
) -> Vec<Unexplained> {
    let mut account = Accounted::default();
    let apart = match rows.sum() {
        Sum::Right { repeats } => repeats,
        _ => Vec::new(),
    };
    for (label, text) in texts(layout, root) {
        let row = Row::new(&label, &text, page_text);
        let is_apart = apart.iter().any(|at| rows.0.get(*at) == Some(&row));
        let is_unknown = row.means.is_none() && (!row.is_discount() || is_apart);
        if is_unknown || row.beside == Cell::Words {
            account.see(&[&label, " ", &text].concat(), "summary");
        }
    }
    let mut open = account.unexplained(page_text);
    open.extend(elsewhere(layout, root, rows, page_text));
    open
}

/// What is said of money beside the summary, the lines and the code; or that something cannot be had, or is dearer.
fn elsewhere(
    layout: &CheckoutLayout,
    root: Element<'_>,
    rows: &Rows,
    page_text: PageText<'_>,
) -> Vec<Unexplained> {
    // A store's own sum is of its goods with their parcel.
    let [goods, parcel] = [goods(rows), amount(rows, Label::Shipping)].map(|it| it.ok());
    let both = goods.zip(parcel).and_then(|(goods, parcel)| goods.value.checked_add(parcel.value));
    let is_sum = |text: &str| both.is_some() && rows::price(text, page_text).ok() == both;
    let mut account = Accounted::default();
    let of_rows = texts(layout, root).into_iter().flat_map(|(label, text)| [label, text]);
    let of_lines = layout.line.all(root).into_iter().take(LINES).flat_map(|line| {
        [&layout.line_title, &layout.line_price].into_iter().filter_map(move |it| it.text(line))
    });
    let of_code = layout.code_row.all(root).into_iter().map(|row| row.text());
    let known = of_rows.chain(of_lines).chain(of_code).chain(layout.error.text(root));
    known.for_each(|text| account.explain(&text));
    for node in CHECKOUT_PL.text.all(root).into_iter().take(TEXTS) {
        let text = node.text();
        let is_over = || state::named(&text, page_text).is_some_and(OfferState::is_over);
        if conditional::adds(&text, page_text) || is_over() {
            account.quote(&text, "checkout");
        } else if !is_sum(&text) {
            account.see(&text, "checkout");
        }
    }
    account.unexplained(page_text)
}

/// What of a layout is nowhere: its rows, or what each of them holds.
fn lost(layout: &CheckoutLayout, root: Element<'_>) -> Vec<Health> {
    let parts = [
        (&layout.row, &layout.row_label, &layout.row_amount),
        (&layout.total, &layout.total_label, &layout.total_amount),
    ];
    let lost = |(row, label, amount): (&Rule, &Rule, &Rule)| -> Vec<Health> {
        let rows: Vec<_> = row.all(root).into_iter().take(ROWS).collect();
        match rows.is_empty() {
            true => row.health(State::Unmatched).into_iter().collect(),
            false => [label, amount].into_iter().filter_map(|rule| rule.lost(&rows)).collect(),
        }
    };
    parts.into_iter().flat_map(lost).collect()
}

/// The currency of the amounts, for pages whose head names none.
fn currency(root: Element<'_>, page_text: PageText<'_>) -> Option<Currency> {
    let amounts = LAYOUTS.into_iter().flat_map(|layout| [&layout.row_amount, &layout.total_amount]);
    let texts = amounts.flat_map(|rule| rule.all(root)).map(|node| node.text());
    rows::currency_of(texts, page_text)
}

/// The labels of a summary, each with the text beside it.
fn texts(layout: &CheckoutLayout, root: Element<'_>) -> Vec<(String, String)> {
    let parts = [
        (&layout.row, &layout.row_label, &layout.row_amount),
        (&layout.total, &layout.total_label, &layout.total_amount),
    ];
    let of = |(row, label, amount): (&Rule, &Rule, &Rule)| {
        let nodes = row.all(root).into_iter().take(ROWS);
        nodes.filter_map(|node| Some((label.text(node)?, amount.text(node)?))).collect::<Vec<_>>()
    };
    parts.into_iter().flat_map(of).collect()
}

/// The lines of what is ordered, and why there is none, or one without its price.
fn lines(
    layout: &CheckoutLayout,
    root: Element<'_>,
    currency: Option<Currency>,
    page_text: PageText<'_>,
) -> (Vec<CheckoutLine>, Option<Why>) {
    let mut unread = None;
    let line = |node: Element<'_>| {
        let link = layout.line_link.first(node).and_then(|link| link.attr("href"));
        let text = layout.line_price.text(node).ok_or(Why::NOT_SHOWN);
        let price = text.and_then(|text| rows::price(&text, page_text));
        let price = price.inspect_err(|why| unread = unread.take().or(Some(why.clone())));
        let count = layout.line_quantity.first(node).and_then(|count| count.attr("value"));
        CheckoutLine {
            product_id: link.and_then(ids::product_id).map(str::to_owned),
            title: layout.line_title.text(node),
            price: price.ok().map(|price| amount_of(price, currency)),
            quantity: count.and_then(|count| count.parse().ok()).filter(|count| *count > 0),
        }
    };
    let lines: Vec<_> = layout.line.all(root).into_iter().take(LINES).map(line).collect();
    let none = lines.is_empty().then_some(Why::NOT_SHOWN);
    (lines, unread.or(none))
}

fn rows(layout: &CheckoutLayout, root: Element<'_>, page_text: PageText<'_>) -> Rows {
    let mut rows = Rows::default();
    for (label, text) in texts(layout, root) {
        rows.add(Row::new(&label, &text, page_text));
    }
    rows
}

/// The taxes, duties and fees that a summary adds.
fn charges(rows: &Rows, currency: Option<Currency>) -> Vec<CheckoutCharge> {
    let charge = |row: &Row| {
        let r#for = match row.means? {
            Label::Tax => ChargeSort::Tax,
            Label::Duty => ChargeSort::Duty,
            Label::Fee => ChargeSort::Fee,
            _ => return None,
        };
        let Cell::Amount(amount) = row.beside else { return None };
        (amount > Decimal::ZERO).then(|| {
            let amount = amount_of(amount, currency);
            CheckoutCharge { r#for, text: row.label.clone(), amount }
        })
    };
    rows.0.iter().filter_map(charge).collect()
}

/// The tax: of several rows with names of their own their sum.
fn tax(rows: &Rows, charges: &[CheckoutCharge]) -> Found<Decimal> {
    let found = amount(rows, Label::Tax);
    let shown: Vec<&Row> = rows.0.iter().filter(|row| row.means == Some(Label::Tax)).collect();
    if let Some(row) = shown.iter().find(|row| row.beside == Cell::Words) {
        return Err(Why::with("the page does not say how much it is", &row.label));
    }
    let is_tax = |charge: &&CheckoutCharge| charge.r#for == ChargeSort::Tax;
    let taxes: Vec<&CheckoutCharge> = charges.iter().filter(is_tax).collect();
    let names = taxes.iter().map(|tax| &tax.text).collect::<BTreeSet<_>>().len();
    if found.is_err() && taxes.len() > 1 && names == taxes.len() && shown.len() == taxes.len() {
        let sum =
            taxes.iter().try_fold(Decimal::ZERO, |sum, tax| sums::sum(sum, tax.amount.value()));
        return sum.map(|sum| Field::new(sum, Source::Dom)).ok_or(Why::new("too large a sum"));
    }
    found
}

/// The amount of a row.
fn amount(rows: &Rows, label: Label) -> Found<Decimal> {
    rows.amount(label, Source::Dom)
}

/// The goods: what the summary calls their sum, or else all items.
fn goods(rows: &Rows) -> Found<Decimal> {
    match amount(rows, Label::Subtotal) {
        Err(why) if why == Why::NOT_SHOWN => amount(rows, Label::Items),
        goods => goods,
    }
}

/// What is to be paid, where the rows before it come to it.
fn total(rows: &Rows, sum: &Sum) -> Found<Decimal> {
    let total = amount(rows, Label::Total)?;
    let Sum::Wrong(sum) = sum else { return Ok(total) };
    let mut words = String::from("the page shows ");
    words.push_str(&total.value.to_string());
    words.push_str(", its rows come to");
    Err(Why::with(&words, &sum.to_string()))
}

/// What is taken off. A row of which nothing is known is told as missing.
fn discounts(rows: &Rows, sum: &Sum, form: &mut Form) -> Vec<CheckoutDiscount> {
    let repeats = |at: usize| matches!(sum, Sum::Right { repeats } if repeats.contains(&at));
    let mut discounts = Vec::new();
    for (at, row) in rows.0.iter().enumerate() {
        let Cell::Amount(amount) = row.beside else { continue };
        // A credit that the total is less by is taken off now, whatever it is called.
        let is_credit = || {
            let is_counted = matches!(sum, Sum::Right { .. }) && amount < Decimal::ZERO;
            row.means == Some(Label::Promise) && is_counted
        };
        if row.is_discount() || is_credit() {
            if !repeats(at) && !amount.is_zero() {
                let amount = amount_of(amount.abs(), form.currency());
                let layer = row.means.and_then(Label::layer);
                discounts.push(CheckoutDiscount { layer, text: row.label.clone(), amount });
            }
        } else if row.means.is_none() {
            form.miss("checkout", &Why::with("a row that is not understood", &row.label));
        }
    }
    discounts
}

/// The code that is applied: only where its row takes something off.
fn code(layout: &CheckoutLayout, root: Element<'_>, rows: &Rows) -> Found<String> {
    let takes_off = |row: &&Row| {
        row.means == Some(Label::Code)
            && matches!(row.beside, Cell::Amount(amount) if amount < Decimal::ZERO)
    };
    if !rows.0.iter().any(|row| takes_off(&row)) {
        return Err(Why::new("no code is applied"));
    }
    let beside = layout.code_row.all(root);
    let words = beside.iter().map(|node| node.text());
    let labels: Vec<&str> =
        rows.0.iter().filter(takes_off).filter_map(|row| row.code.as_deref()).collect();
    // Since 2023 the field is emptied when a code is accepted: what stands in it is another one.
    let typed =
        layout.code_input.first(root).and_then(|input| input.attr("value")).map(str::to_owned);
    let typed = typed.filter(|_| layout.code_row.css.is_empty());
    let texts: Vec<String> = words.chain(typed).collect();
    let beside = texts.iter().filter_map(|text| code_in(text));
    let named: Vec<&str> = beside.chain(labels).collect();
    match named.as_slice() {
        [] => Err(Why::new("a code is applied, the page does not name it")),
        [code, others @ ..] if others.iter().all(|other| other == code) => {
            Ok(Field::new((*code).to_owned(), Source::Dom))
        }
        _ => Err(Why::new("a code is applied, the page names several")),
    }
}

/// The code that an error is about: the one that it names, or the one that stands in the field. Where they
/// are two, it is not known.
fn refused(layout: &CheckoutLayout, root: Element<'_>, error: &str) -> Option<String> {
    let input = layout.code_input.first(root).and_then(|input| input.attr("value"));
    let typed = input.map(str::trim).filter(|typed| {
        (4..=16).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    match (code_in(error), typed) {
        (Some(named), Some(typed)) if !typed.eq_ignore_ascii_case(named) => None,
        (named, typed) => named.or(typed).map(str::to_ascii_uppercase),
    }
}
