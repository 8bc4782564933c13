//! `beststack calendar`: which sales are on, and which come next.

use contract::{Sale, SalePhase, SaleSure};

use crate::input;
use crate::outcome::{Fault, Outcome, say, say_json};

/// List the sales that are on or begin within two months, and how sure that is.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The ship-to country, on whose clock sales run
    #[arg(long)]
    market: Option<String>,
    /// The instant to ask for; now, where absent
    #[arg(long)]
    at: Option<String>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let market = input::market(args.market.as_deref())?;
    let at = input::instant("--at", args.at.as_deref())?;
    let told = aliexpress::calendar::calendar(market, at);
    if args.json {
        say_json(&told)?;
    } else {
        let later = told.next.iter().filter(|sale| !told.now.contains(sale));
        for sale in told.now.iter().chain(later) {
            say(line(sale));
        }
        if let Some(until) = &told.known_until {
            say(format_args!("the last code that is known here ends {until}"));
        }
    }
    Ok(Outcome::Yes)
}

fn line(sale: &Sale) -> String {
    let phase = match sale.phase {
        SalePhase::Coming => "coming",
        SalePhase::WarmUp => "warms up",
        SalePhase::Peak => "on, first day",
        SalePhase::On => "on",
        SalePhase::Perhaps => "perhaps on",
        SalePhase::Over => "over",
    };
    let sure = match sale.sure {
        SaleSure::High => "sure",
        SaleSure::Medium => "fairly sure",
        SaleSure::Low => "unsure",
    };
    format!("{:<28} {phase:<14} {} to {}, {sure}", sale.name, sale.starts, sale.ends)
}
