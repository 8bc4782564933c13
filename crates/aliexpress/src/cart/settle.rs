//! What a cart is, once its sources and its own totals have been heard.

use contract::{CartLine, CartPage, Shipping, Store};
use deal::sums;
use page::{Field, Found, Source, Why};
use rust_decimal::Decimal;
use wording::Label;

use super::account::Account;
use super::join::{self, Joined, Prefer};
use crate::form::{Form, amount_of};
use crate::rows::Sum;

/// One cart out of what its sources say, the rendered page first, and whether the page says that nothing is in it.
pub(super) fn cart(accounts: &[Account], form: &mut Form) -> (CartPage, bool) {
    let of = |source| accounts.iter().find(|account| account.source == source);
    let joined = join::lines(of(Source::Dom), of(Source::State));
    let lines_said = accounts.iter().find_map(|account| account.lines_said);
    let ticked_said = accounts.iter().find_map(|account| account.ticked_said);
    let ticked = joined.iter().filter(|line| line.is_ticked() == Some(true)).count();
    let is_partial = accounts.iter().any(|account| account.is_partial)
        || lines_said.is_some_and(|said| said > joined.len())
        || ticked_said.is_some_and(|said| said > ticked);
    if is_partial {
        let words = "the page has not loaded all lines yet; so many are read";
        form.miss("cart.lines", &Why::with(words, &joined.len().to_string()));
    }
    let mut subtotal = amount(accounts, &[Label::Subtotal, Label::Items]);
    let total = total(accounts);
    let goods = [Label::Subtotal, Label::Items].map(|label| amount(accounts, &[label]));
    let goods: Vec<Decimal> = goods.into_iter().filter_map(|it| Some(it.ok()?.value)).collect();
    let fits = |prefer| {
        let sum = join::sum(&joined, prefer);
        let adds_up = |sum| accounts.iter().any(|account| account.rows.confirms(sum));
        sum.is_some_and(|sum| goods.contains(&sum) || goods.is_empty() && adds_up(sum))
    };
    let (prefer, is_confirmed) = match (fits(Prefer::Shown), fits(Prefer::Kept)) {
        (true, false) => (Some(Prefer::Shown), true),
        (false, true) => (Some(Prefer::Kept), true),
        (is_confirmed, _) => (None, is_confirmed),
    };
    let mut is_doubtful = false;
    if let (Ok(shown), Some(sum), false) =
        (&subtotal, join::sum(&joined, Prefer::Shown), is_confirmed || is_partial)
    {
        let mut words = String::from("the page shows ");
        words.push_str(&shown.value.to_string());
        words.push_str(", the ticked lines come to");
        subtotal = Err(Why::with(&words, &sum.to_string()));
        is_doubtful = true;
    }
    let mut lines: Vec<CartLine> = Vec::new();
    for joined in &joined {
        let price = prefer.map_or_else(|| joined.undisputed(), |prefer| joined.price(prefer));
        let is_uncertain = is_doubtful || joined.is_only_shown() && !is_confirmed;
        lines.push(line(joined, price, is_uncertain, &lines, form));
    }
    let is_empty = lines.is_empty() && (lines_said == Some(0) || goods.contains(&Decimal::ZERO));
    if lines.is_empty() && !is_empty {
        form.miss("cart.lines", &Why::NOT_SHOWN);
    }
    let (fees, unknown) = fees(&joined, amount(accounts, &[Label::Shipping]).ok());
    unknown.iter().for_each(|why| form.miss("cart.shipping", why));
    let currency = form.currency();
    let money = |amount: Decimal| amount_of(amount, currency);
    let fee = |(seller, fee)| Shipping { seller, amount: Some(money(fee)), free_over: None };
    let cart = CartPage {
        lines,
        stores: stores(&joined),
        shipping: fees.into_iter().map(fee).collect(),
        subtotal: form.take("cart.subtotal", subtotal).map(money),
        total: form.take("cart.total", total).map(money),
        tax: None,
        complete: !is_partial,
    };
    (cart, is_empty)
}

/// A line, with what it lacks told unless it cannot be bought at all.
fn line(
    joined: &Joined,
    price: Found<Decimal>,
    is_uncertain: bool,
    before: &[CartLine],
    form: &mut Form,
) -> CartLine {
    let told = &joined.line;
    let mut id = told.product_id.clone();
    if let Some(sku) = &told.sku {
        id.push('/');
        id.push_str(sku);
    }
    let twins =
        before.iter().filter(|line| line.product_id == told.product_id && line.sku == told.sku);
    let twins = twins.count();
    if twins > 0 {
        id.push('#');
        id.push_str(&(twins + 1).to_string());
    }
    if told.valid != Some(false) {
        let nameless = Why::new("the page does not name its store");
        let store = told.store_id.is_none().then_some(&nameless);
        let whys = [price.as_ref().err(), told.quantity.as_ref().err(), store];
        for why in whys.into_iter().flatten() {
            form.miss("cart.lines", &Why::with(&id, &why.to_string()));
        }
    }
    CartLine {
        id,
        seller: told.store_id.clone(),
        uncertain: (is_uncertain && price.is_ok()).then_some(true),
        price: price.ok().map(|price| amount_of(price.value, form.currency())),
        quantity: told.quantity.as_ref().ok().copied(),
        title: told.title.clone(),
        text: told.variant.clone(),
        product_id: told.product_id.clone(),
        sku: told.sku.clone(),
        selected: told.selected,
        valid: told.valid,
        source: joined.source.name().to_owned(),
    }
}

/// The first of some amounts of a summary that its sources tell, and do not tell differently.
fn amount(accounts: &[Account], labels: &[Label]) -> Found<Decimal> {
    let mut why = Why::NOT_SHOWN;
    for label in labels {
        let told = accounts.iter().map(|account| account.rows.amount(*label, account.source));
        let mut known = told.clone().filter_map(Result::ok);
        match (known.next(), known.next()) {
            (Some(shown), Some(kept)) if shown.value != kept.value => {
                return Err(join::differ(shown.value, kept.value));
            }
            (Some(shown), _) => return Ok(shown),
            (None, _) => {
                why = told.filter_map(Result::err).find(|it| *it != Why::NOT_SHOWN).unwrap_or(why)
            }
        }
    }
    Err(why)
}

/// The total, where the rows before it come to it.
fn total(accounts: &[Account]) -> Found<Decimal> {
    let total = amount(accounts, &[Label::Total])?;
    let wrong = accounts.iter().find_map(|account| match account.rows.sum() {
        Sum::Wrong(sum) => Some(sum),
        _ => None,
    });
    match wrong {
        Some(sum) => {
            let mut words = String::from("the page shows ");
            words.push_str(&total.value.to_string());
            words.push_str(", its rows come to");
            Err(Why::with(&words, &sum.to_string()))
        }
        None => Ok(total),
    }
}

fn stores(lines: &[Joined]) -> Vec<Store> {
    let mut stores: Vec<Store> = Vec::new();
    for Joined { line, .. } in lines.iter().filter(|joined| joined.line.store_id.is_some()) {
        if stores.iter().all(|store| store.id != line.store_id) {
            stores.push(Store { id: line.store_id.clone(), name: line.store_name.clone() });
        }
    }
    stores
}

/// What each store asks for the parcel of its ticked lines, and why one is not known.
///
/// A store's lines each state a fee, and a page does not say whether two of them add up: only one may
/// be above nothing. Where the summary states the sum, it must be theirs.
fn fees(lines: &[Joined], stated: Option<Field<Decimal>>) -> (Vec<(String, Decimal)>, Option<Why>) {
    let mut fees: Vec<(String, Option<Decimal>)> = Vec::new();
    for joined in lines.iter().filter(|line| line.is_ticked() == Some(true)) {
        let Some(seller) = &joined.line.store_id else { continue };
        let fee = joined.line.fee;
        match fees.iter_mut().find(|(listed, _)| listed == seller) {
            None => fees.push((seller.clone(), fee)),
            Some((_, known)) => {
                *known = match (*known, fee) {
                    (Some(known), Some(fee)) if known.is_zero() || fee.is_zero() => {
                        Some(known + fee)
                    }
                    _ => None,
                }
            }
        }
    }
    let stated = stated.map(|stated| stated.value);
    match (stated, fees.as_mut_slice()) {
        (Some(stated), [(_, fee)]) => *fee = Some(stated),
        (Some(stated), several) if stated.is_zero() => {
            several.iter_mut().for_each(|(_, fee)| *fee = Some(Decimal::ZERO));
        }
        _ => {}
    }
    let known = |(seller, fee): &(String, Option<Decimal>)| fee.map(|fee| (seller.clone(), fee));
    let all: Option<Vec<(String, Decimal)>> = fees.iter().map(known).collect();
    let Some(all) = all else {
        let why = Why::new("the page does not say every store's fee");
        return (fees.iter().filter_map(known).collect(), Some(why));
    };
    let sum = all.iter().try_fold(Decimal::ZERO, |sum, (_, fee)| sums::sum(sum, *fee));
    match (stated, sum.unwrap_or(Decimal::MAX)) {
        (Some(stated), sum) if stated != sum && !all.is_empty() => {
            let mut words = String::from("the page shows ");
            words.push_str(&stated.to_string());
            words.push_str(", the stores' fees come to");
            (Vec::new(), Some(Why::with(&words, &sum.to_string())))
        }
        _ => (all, None),
    }
}
