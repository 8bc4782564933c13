//! `beststack plan`: the best stack for a cart, or whether a plan for it adds up.

use std::time::{Duration, Instant};

use contract::{Cart, Plan};
use deal::Instant as Moment;

use crate::input;
use crate::outcome::{Fault, Outcome, say, say_json};
use crate::question::{self, Question};
use crate::receipt;

/// The smallest cart, and what else is planned.
const EXAMPLES: &str = r#"The smallest cart:
  {"ship_to": "US", "currency": "USD",
   "lines": [{"id": "1", "seller": "A", "price": "45.80", "quantity": 1}],
   "offers": [{"id": "USAFF5", "kind": "code", "off": "5", "min_spend": "39"}]}

What is not known is said: "shipping": [{"seller": "A", "amount": null}], "tax": "excluded".
What `beststack read --json` prints of a cart page, a checkout or a listing is planned as it is, and so is a cart
that the extension keeps, such as tests/sample/cart.json."#;

/// Plan a cart: what to order, with which offers, and why nothing is cheaper.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The cart, or a reading of a cart page, a checkout or a listing, as JSON; `-` reads standard input
    cart: String,
    /// Print JSON instead of a receipt
    #[arg(long)]
    json: bool,
    /// How long the search may take, in milliseconds
    #[arg(long, default_value_t = 1000)]
    limit_ms: u32,
    /// Say what of this plan (JSON; `-` reads standard input) does not add up, instead of planning
    #[arg(long, value_name = "PLAN")]
    verify: Option<String>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    if args.cart == "-" && args.verify.as_deref() == Some("-") {
        return Err(Fault::at("--verify", "standard input is the cart already"));
    }
    let Question { cart, unexplained } = question::read(&args.cart)?;
    let now = input::instant("--at", None)?;
    let began = Instant::now();
    let mut limit = || began.elapsed() >= Duration::from_millis(args.limit_ms.into());
    if let Some(plan) = &args.verify {
        return verify(&cart, plan, now, &mut limit, args.json);
    }
    let mut plan = advice::plan(&cart, now, &mut limit).map_err(Fault::new)?;
    plan.search.elapsed_us = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    if args.json {
        say_json(&plan)?;
    } else {
        receipt::print(&cart, &plan, &unexplained);
    }
    Ok(Outcome::Yes)
}

/// Says what of a plan does not add up: exit code 1 where anything does not.
///
/// The receipts are recomputed from the law alone; what no receipt can show, such as that nothing
/// costs less, is held against a search of our own, within the limit.
fn verify(
    cart: &Cart,
    plan: &str,
    now: Moment,
    limit: &mut dyn FnMut() -> bool,
    json: bool,
) -> Result<Outcome, Fault> {
    let plan: Plan = input::json(plan).map_err(|fault| Fault::at("--verify", fault))?;
    let mut found = advice::verify(cart, &plan, now).map_err(Fault::new)?;
    found.extend(advice::refute(cart, &plan, now, limit).map_err(Fault::new)?);
    if json {
        say_json(&found)?;
    } else if found.is_empty() {
        say(format_args!("It adds up: {} {}", plan.total, cart.currency));
    } else {
        for fault in &found {
            say(format_args!("{}: {}", fault.place, fault.what));
        }
    }
    Ok(if found.is_empty() { Outcome::Yes } else { Outcome::No })
}
