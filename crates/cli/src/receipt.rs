//! A plan as a till receipt: calm, in columns, the answer first.

use advice::contract::{Amount, Cart, Certainty, Layer, Order, Plan, Step, Verdict};
use rust_decimal::Decimal;

use crate::outcome::say;

/// Columns of a receipt.
const WIDTH: usize = 60;

/// Prints the answer, the receipt of each order, what to do, what could be better, and what became of the
/// offers that are not part of it.
pub(crate) fn print(cart: &Cart, plan: &Plan) {
    head(cart, plan);
    for (number, order) in (1..).zip(&plan.orders) {
        let title = match plan.orders.len() {
            1 => "Receipt".to_owned(),
            several => format!("Order {number} of {several}"),
        };
        receipt(&title, cart, order);
    }
    list("Do this", plan.actions.iter().filter_map(|action| action.text.as_deref()));
    list("Could be better", plan.hints.iter().filter_map(|hint| hint.text.as_deref()));
    others(plan);
    if let Some(second) = &plan.runner_up {
        list("Second best", second.why.as_deref());
    }
}

fn head(cart: &Cart, plan: &Plan) {
    let pieces: u64 = cart.lines.iter().map(|line| u64::from(line.quantity)).sum();
    let mut sellers: Vec<&str> = cart.lines.iter().map(|line| line.seller.as_str()).collect();
    sellers.sort_unstable();
    sellers.dedup();
    let sure = match (plan.proved, plan.certainty) {
        (false, _) => format!("not proved: at least {}", plan.bound),
        (true, Certainty::Certain) => "✓ best".into(),
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
    say(format_args!("Pay {}   you save {}   {sure}", plan.total, plan.saved));
}

fn receipt(title: &str, cart: &Cart, order: &Order) {
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
    row("Shipping", "", order.shipping.as_str());
    row("Tax", "", order.tax.as_str());
    say("─".repeat(WIDTH));
    row("Total", "", order.total.as_str());
}

/// `Store coupon A5`, `Code USAFF8`, `400 coins`.
fn label(cart: &Cart, step: &Step) -> String {
    let offer = cart.offers.iter().find(|offer| offer.id == step.offer);
    let named = |noun: &str| {
        let code = offer.and_then(|offer| offer.code.as_deref());
        format!("{noun} {}", code.or(step.offer.as_deref()).unwrap_or_default())
    };
    match step.layer {
        Layer::StoreDiscount => named("Store discount"),
        Layer::StoreCoupon => named("Store coupon"),
        Layer::SelectCoupon => named("Select coupon"),
        Layer::SpendAndSave => named("Spend and save"),
        Layer::Code => named("Code"),
        Layer::Coins => counted(step.coins.unwrap_or(0), "coin"),
        Layer::Payment => named("Payment"),
    }
}

/// Everything that is not part of the plan, with its reason.
fn others(plan: &Plan) {
    let rows: Vec<_> = plan.offers.iter().filter(|row| row.verdict != Verdict::Chosen).collect();
    if rows.is_empty() {
        return;
    }
    let widest = rows.iter().map(|row| row.id.chars().count()).max().unwrap_or(0);
    say("\nOther offers");
    for row in rows {
        let text = row.text.as_deref().unwrap_or_default();
        say(format_args!("  {:<widest$}  {text}", row.id));
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
