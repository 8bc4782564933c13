//! `beststack plan`: the best stack for a cart.

use std::time::{Duration, Instant};

use advice::contract::Cart;

use crate::input;
use crate::outcome::{Fault, Outcome, say_json};
use crate::receipt;

/// Plan a cart: what to order, with which offers, and why nothing is cheaper.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The cart as JSON; `-` reads standard input
    cart: String,
    /// Print JSON instead of a receipt
    #[arg(long)]
    json: bool,
    /// How long the search may take, in milliseconds
    #[arg(long, default_value_t = 1000)]
    limit_ms: u32,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let cart: Cart = input::json(&args.cart)?;
    let now = input::instant("--at", None)?;
    let (began, limit) = (Instant::now(), Duration::from_millis(args.limit_ms.into()));
    let mut plan =
        advice::plan(&cart, now, &mut || began.elapsed() >= limit).map_err(Fault::new)?;
    plan.search.elapsed_us = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    if args.json {
        say_json(&plan)?;
    } else {
        receipt::print(&cart, &plan);
    }
    Ok(Outcome::Yes)
}
