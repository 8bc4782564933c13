//! `beststack history`: what past prices say of the price today.

use contract::{Observation, PriceHistory, PriceVerdict};

use crate::input;
use crate::outcome::{Fault, Outcome, say, say_json};

/// Judge prices by the observations of an exported history.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The export as JSON lines; `-` reads standard input
    file: String,
    /// The instant to ask for; now, where absent
    #[arg(long)]
    at: Option<String>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let at = input::instant("--at", args.at.as_deref())?;
    let seen = observations(&input::text(&args.file)?)?;
    let histories: Vec<PriceHistory> =
        history::summaries(&seen, at.millis()).iter().map(advice::price_history).collect();
    if args.json {
        say_json(&histories)?;
    } else {
        for history in &histories {
            say(line(history));
        }
    }
    Ok(Outcome::Yes)
}

/// The observations of an export, blank lines apart; the fault names every bad line by its number.
fn observations(text: &str) -> Result<Vec<history::Observation>, Fault> {
    let (mut seen, mut faults) = (Vec::new(), Vec::new());
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let read = input::parse::<Observation>(line)
            .and_then(|observation| advice::observation(&observation).map_err(Fault::new));
        match read {
            Ok(observation) => seen.push(observation),
            Err(fault) => faults.push(format!("line {}: {fault}", index + 1)),
        }
    }
    if faults.is_empty() {
        return Ok(seen);
    }
    let more = faults.len().saturating_sub(MOST_FAULTS);
    faults.truncate(MOST_FAULTS);
    if more > 0 {
        faults.push(format!("and {more} more bad lines"));
    }
    Err(Fault::new(faults.join("\n")))
}

/// Bad lines that are named before the rest is only counted.
const MOST_FAULTS: usize = 20;

fn line(history: &PriceHistory) -> String {
    let verdict = match history.verdict {
        PriceVerdict::Genuine => "genuine",
        PriceVerdict::Inflated => "inflated",
        PriceVerdict::Usual => "usual",
        PriceVerdict::NotEnough => "not enough",
    };
    let sku = history.sku.as_deref().map(|sku| format!(" {sku}")).unwrap_or_default();
    format!("{}{sku} {}: {verdict}: {}", history.product_id, history.currency, history.why)
}
