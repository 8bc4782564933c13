//! The cart as its page shows it: what is in it, from whom, and what it comes to.
//!
//! A cart is told twice: by the rendered page and, since 2024, by page state. The rule: a line is
//! what both say; where they differ, the one with which the page's own subtotal agrees is right, and
//! where neither or both do, the price is missing. No capture shows the price of a rendered line, so
//! one that only the rendered page tells is uncertain until the subtotal agrees with it.

mod account;
mod dom;
mod join;
mod offers;
mod on_line;
mod settle;
mod state;
mod summary;
mod unknown;

use contract::{CartLine, CartPage, Tax};
use deal::sums;
use page::{Element, Field, Source, State, Why};
use rust_decimal::Decimal;

use crate::data::PageData;
use crate::form::Form;
use crate::page_text::PageText;
use crate::unexplained::Accounted;
use account::{Account, SourceLine};
use on_line::Saved;

/// Reads a cart.
pub(crate) fn read(
    root: Element<'_>,
    page_data: &PageData<'_>,
    page_text: PageText<'_>,
    form: &mut Form,
) {
    let mut kept = page_data.state_root().and_then(|state| state::account(state, page_text));
    // What is displayed is what counts: state in another currency is another cart's, or none.
    let told = kept.as_ref().and_then(|kept| kept.currency);
    let told = told.or_else(|| state::priced_in(page_data.state_root()?));
    let amounts =
        unknown::amounts(root, PageText { currency: told.or(page_text.currency), ..page_text });
    let named_by_shown = dom::currency(root, PageText { currency: None, ..page_text })
        .or_else(|| amounts.first().map(|(_, currency)| *currency));
    let is_foreign = |kept: &Account| {
        kept.currency.is_some_and(|told| named_by_shown.is_some_and(|shown| shown != told))
    };
    let foreign = kept.take_if(|kept| is_foreign(kept));
    if let Some(kept) = kept.as_mut().filter(|_| !amounts.is_empty()) {
        unknown::confirm(kept, &amounts);
    }
    let named = kept.as_ref().and_then(|kept| kept.currency);
    form.priced_in(named.map(|named| Field::new(named, Source::State)).or_else(|| {
        let is_told = page_text.currency.is_some() && foreign.is_none();
        Some(Field::new(named_by_shown.filter(|_| !is_told)?, Source::Dom))
    }));
    let page_text = PageText { currency: form.currency(), ..page_text };
    let shown = dom::account(root, page_text);
    let layout = shown.as_ref().map(|(layout, _)| *layout);
    let accounts: Vec<Account> = shown.map(|(_, shown)| shown).into_iter().chain(kept).collect();
    if accounts.is_empty() {
        let is_loading = dom::is_loading(root);
        let why = match is_loading {
            _ if offers::shows_money(root, is_loading, page_text) => Why::NOT_UNDERSTOOD,
            true => Why::NOT_LOADED,
            false => Why::NOT_SHOWN,
        };
        form.miss("cart", &why);
        form.health(if is_loading { Vec::new() } else { dom::unmatched(root) });
        return;
    }
    let (mut cart, is_empty) = settle::cart(&accounts, form);
    if foreign.is_some() {
        let words = "the state is in another currency than the amounts that are shown";
        form.miss("data", &Why::new(words));
    }
    let layout = layout.filter(|_| !is_empty);
    form.health(layout.map(|layout| dom::lost(layout, root)).unwrap_or_default());
    let shown = accounts.iter().find(|account| account.source == Source::Dom);
    let is_unread = shown.is_some_and(|shown| {
        !shown.lines.is_empty() && shown.lines.iter().all(|line| line.price.is_err())
    });
    if is_unread && form.reading.health.is_empty() {
        form.health(layout.and_then(|layout| layout.price.health(State::Unreadable)));
    }
    let mut account = Accounted::default();
    let lines: Vec<_> = shown.into_iter().flat_map(|shown| &shown.lines).collect();
    let saved = saved(&cart, &lines, page_text);
    let (mut found, lacking) = offers::read(root, &cart, &saved, &mut account, page_text);
    lacking.iter().for_each(|why| form.miss("offers", why));
    for told in lines {
        let line = cart.lines.iter_mut().find(|line| is_of(line, told));
        let on_line = line.map(|line| on_line::hear(line, told, &mut account, page_text));
        for offer in on_line.into_iter().flatten() {
            if !found.contains(&offer) {
                found.push(offer);
            }
        }
    }
    let mut taken_off = summary::taken_off(&accounts, &cart, &found);
    if let Some(layout) = layout {
        cart.tax = dom::tax(layout, root, page_text);
        dom::account_for_rows(layout, root, &mut taken_off, &mut account, page_text);
    }
    taken_off.iter().for_each(|row| account.see(&summary::quoted(row, page_text), "summary"));
    if summary::is_charged(&accounts) {
        cart.tax = Some(Tax::Excluded);
    }
    form.offers(found);
    form.reading.unexplained = account.unexplained(page_text);
    form.reading.cart = Some(cart);
}

/// Whether a source's line is this one.
fn is_of(line: &CartLine, told: &SourceLine) -> bool {
    line.product_id == told.product_id && (line.sku == told.sku || told.sku.is_none())
}

/// What the lines cost less than before: each of them, and all together.
fn saved(cart: &CartPage, lines: &[&SourceLine], page_text: PageText<'_>) -> Vec<Decimal> {
    let mut saved = Vec::new();
    let mut whole = Some(Decimal::ZERO);
    for told in lines {
        let Some(line) = cart.lines.iter().find(|line| is_of(line, told)) else { continue };
        let amounts = Saved::of(line, told, page_text).amounts;
        // The first is of one piece, the next of all.
        whole =
            whole.and_then(|whole| sums::sum(whole, amounts.get(1).copied().unwrap_or_default()));
        saved.extend(amounts);
    }
    saved.extend(whole.filter(|whole| !whole.is_zero()));
    saved
}
