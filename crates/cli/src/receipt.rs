//! A plan as a till receipt: calm, in columns, the answer first.

use std::collections::BTreeSet;

use contract::{
    Amount, Cart, Certainty, Change, Line, NotCounted, Order, Plan, Shipping, Step, StepBy,
    Unexplained, Verdict,
};
use rust_decimal::Decimal;

use crate::outcome::say;

/// Columns of a receipt.
const WIDTH: usize = 60;

/// Prints the answer, the receipt of each order, what to do, what could be better, and what became of the
/// offers that are not part of it.
pub(crate) fn print(cart: &Cart, plan: &Plan, unexplained: &[Unexplained]) {
    head(cart, plan, !unexplained.is_empty());
    for text in unexplained {
        say(format_args!("Not understood: {} ({})", text.text, text.near));
    }
    for (number, order) in (1..).zip(&plan.orders) {
        let title = match plan.orders.len() {
            1 => "Receipt".to_owned(),
            several => format!("Order {number} of {several}"),
        };
        receipt(&title, cart, plan, order);
    }
    list("Do this", plan.actions.iter().filter_map(|action| action.text.as_deref()));
    list("Could be better", plan.hints.iter().filter_map(|hint| hint.text.as_deref()));
    others(cart, plan);
    if let Some(second) = &plan.runner_up {
        list("Second best", second.why.as_deref());
    }
}

fn head(cart: &Cart, plan: &Plan, is_unexplained: bool) {
    let pieces: u64 = cart.lines.iter().map(|line| u64::from(line.quantity)).sum();
    let mut sellers: Vec<&str> = cart.lines.iter().map(|line| line.seller.as_str()).collect();
    sellers.sort_unstable();
    sellers.dedup();
    let splits = plan.hints.iter().any(|hint| matches!(hint.change, Change::Split { .. }));
    let sure = match (plan.proved, plan.certainty) {
        (false, _) => format!("not proved: at least {}", plan.bound),
        (true, Certainty::Certain) if is_unexplained || !plan.left_out.is_empty() => {
            "best of what is known".into()
        }
        (true, Certainty::Certain) if splits => "✓ best in one order".into(),
        (true, Certainty::Certain) => "✓ best".into(),
        (true, Certainty::Likely) if !plan.not_counted.is_empty() => "likely".into(),
        (true, Certainty::Likely) => format!("likely; certainly {}", plan.certain_total),
    };
    say(format_args!(
        "Cart · {} · {} · {} · {}",
        counted(pieces, "item"),
        counted(sellers.len() as u64, "store"),
        cart.ship_to,
        cart.currency
    ));
    say("");
    say(format_args!("Pay {}   you save {}   {sure}", total(plan), plan.saved));
    if let Some(why) = &plan.why {
        say(format_args!("Likely: {why}"));
    }
    for left in &plan.left_out {
        say(format_args!("Left out: {}: {}", left.place, left.why));
    }
}

/// `74.85 + tax`, `from 80.72 · shipping of 2 stores not known`: a total never hides what it lacks.
fn total(plan: &Plan) -> String {
    let unknown = plan.orders.iter().flat_map(|order| &order.shipping_unknown);
    let stores = unknown.collect::<BTreeSet<_>>().len() as u64;
    let told = added(&plan.total, plan);
    if stores == 0 {
        return told;
    }
    format!("from {told} · shipping of {} not known", counted(stores, "store"))
}

/// `74.85 + tax`: a sum and what is added to it.
fn added(sum: &Amount, plan: &Plan) -> String {
    let mut told = sum.to_string();
    for what in &plan.not_counted {
        told += match what {
            NotCounted::Shipping => continue,
            NotCounted::Tax => " + tax",
            NotCounted::Duty => " + duty",
            NotCounted::Fee => " + a fee",
        };
    }
    told
}

fn receipt(title: &str, cart: &Cart, plan: &Plan, order: &Order) {
    let rest = WIDTH.saturating_sub(title.chars().count() + 3);
    say(format_args!("\n─ {title} {}", "─".repeat(rest)));
    for part in &order.lines {
        let line = cart.lines.iter().find(|line| line.id == part.id);
        let untitled = format!("Line {}", part.id);
        let title = line.and_then(|line| line.title.as_deref()).unwrap_or(&untitled);
        let price = line.map_or(Decimal::ZERO, |line| number(&line.price));
        let listed = price * Decimal::from(part.quantity);
        let pieces =
            if part.quantity == 1 { String::new() } else { format!("{} × ", part.quantity) };
        row(&format!("{pieces}{title}"), "", &with_digits(listed, &order.total));
    }
    for step in &order.steps {
        row(&label(cart, step), "−", step.saved.as_str());
    }
    fees(cart, plan, order);
    say("─".repeat(WIDTH));
    let from = if order.shipping_unknown.is_empty() { "" } else { "from " };
    row("Total", "", &format!("{from}{}", added(&order.total, plan)));
}

/// Shipping and tax, as far as the cart says anything of them; what is not known is no nothing.
fn fees(cart: &Cart, plan: &Plan, order: &Order) {
    let of_order = |fee: &&Shipping| {
        let is_its = |line: &&Line| line.seller == fee.seller;
        let ids: Vec<&str> =
            cart.lines.iter().filter(is_its).map(|line| line.id.as_str()).collect();
        fee.amount.is_some() && order.lines.iter().any(|part| ids.contains(&part.id.as_str()))
    };
    let is_some = !number(&order.shipping).is_zero();
    if is_some
        || order.shipping_unknown.is_empty() && cart.shipping.iter().any(|fee| of_order(&fee))
    {
        row("Shipping", "", order.shipping.as_str());
    }
    for seller in &order.shipping_unknown {
        row(&format!("Shipping of {seller}"), "", "not known");
    }
    if plan.not_counted.contains(&NotCounted::Tax) {
        row("Tax", "", "not known");
    } else if cart.tax_percent.is_some() {
        row("Tax", "", order.tax.as_str());
    }
}

/// `Store coupon A5`, `Code USAFF8`, `400 coins`.
fn label(cart: &Cart, step: &Step) -> String {
    let id = match &step.by {
        StepBy::Coins { coins } => return counted(coins.unwrap_or(0), "coin"),
        StepBy::Offer { offer } => offer,
    };
    let known = known_as(cart, id);
    let terms = known.find('“').and_then(|at| known.get(at..)).unwrap_or(&known);
    format!("{} {terms}", advice::layer_name(step.layer))
}

/// What the shopper knows an offer of the cart by.
fn known_as(cart: &Cart, id: &str) -> String {
    let ids = deal::ids(&cart.offers);
    let offer = cart.offers.iter().zip(ids).find(|(_, own)| own.as_deref() == Some(id));
    offer.map_or_else(|| id.to_owned(), |(offer, _)| advice::known_as(offer, id))
}

/// Everything that is not part of the plan, with its reason.
fn others(cart: &Cart, plan: &Plan) {
    let rows = plan
        .offers
        .iter()
        .filter(|row| row.verdict != Verdict::Chosen)
        .map(|row| (known_as(cart, &row.id), row.text.as_deref().unwrap_or_default()));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return;
    }
    let widest = rows.iter().map(|(known, _)| known.chars().count()).max().unwrap_or(0);
    say("\nOther offers");
    for (known, text) in rows {
        say(format_args!("  {known:<widest$}  {text}"));
    }
}

fn list<'a>(title: &str, lines: impl IntoIterator<Item = &'a str>) {
    for (number, line) in (1..).zip(lines) {
        if number == 1 {
            say(format_args!("\n{title}"));
        }
        say(format_args!("  {number}  {line}"));
    }
}

/// A label on the left and an amount on the right; a long label is cut.
fn row(label: &str, sign: &str, amount: &str) {
    let room = WIDTH.saturating_sub(sign.chars().count() + amount.chars().count() + 1);
    let mut shown: String = label.chars().take(room).collect();
    if label.chars().count() > room {
        shown.pop();
        shown.push('…');
    }
    say(format_args!("{shown:<room$} {sign}{amount}"));
}

fn number(amount: &Amount) -> Decimal {
    amount.as_str().parse().unwrap_or_default()
}

/// Printed with as many digits as `like` has.
fn with_digits(mut value: Decimal, like: &Amount) -> String {
    value.rescale(number(like).scale());
    value.to_string()
}

fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
