//! `beststack plan`: the best stack for a cart.

use crate::outcome::{Fault, Outcome};

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
    /// Check this plan against the cart instead, and say what does not add up
    #[arg(long, value_name = "PLAN.json")]
    verify: Option<String>,
}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack plan` is not part of this build"))
}
