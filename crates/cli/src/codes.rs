//! `beststack codes`: the catalogue of codes.

use aliexpress::catalogue;
use contract::{Code, CodeVerdict};
use deal::{Country, Instant};

use crate::input;
use crate::outcome::{Fault, Outcome, say, say_json};

/// List the codes of the catalogue, and whether they can be used.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The ship-to country
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
    let codes: Vec<Code> = catalogue::codes(market, at).iter().map(Code::from).collect();
    if args.json {
        say_json(&codes)?;
    } else {
        let (here, elsewhere): (Vec<Code>, Vec<Code>) =
            codes.into_iter().partition(|code| concerns(code, market));
        table(&here, at);
        if !elsewhere.is_empty() {
            say(format_args!("and {} codes for other markets", elsewhere.len()));
        }
    }
    Ok(Outcome::Yes)
}

/// Whether a code is for this market, or nobody says for which.
fn concerns(code: &Code, market: Option<Country>) -> bool {
    let Some(market) = market else { return true };
    let names = |markets: &[String]| markets.iter().any(|name| name == market.code());
    (code.markets.is_empty() || names(&code.markets)) && !names(&code.not_markets)
}

/// The same as lines: what holds first, then the rest in the catalogue's order.
fn table(codes: &[Code], at: Instant) {
    let (live, rest): (Vec<&Code>, Vec<&Code>) =
        codes.iter().partition(|code| code.verdict == CodeVerdict::Live);
    say(format_args!("{} of {} codes hold at {at}", live.len(), codes.len()));
    // A code of which nobody says where it holds may be of another country.
    let (named, open): (Vec<&Code>, Vec<&Code>) = rest.into_iter().partition(|code| {
        !(code.markets.is_empty() && code.not_markets.is_empty()) && code.code.is_some()
    });
    for code in live.into_iter().chain(named).chain(open) {
        let or = |text: Option<&str>, none: &str| text.unwrap_or(none).to_owned();
        let amounts = match (&code.off, &code.min_spend) {
            (Some(off), Some(min_spend)) => {
                format!("{off} off {min_spend} {}", or(code.currency.as_deref(), ""))
            }
            _ => "amounts not known".to_owned(),
        };
        let markets = match (&code.markets[..], &code.not_markets[..]) {
            ([], []) => "not said where".to_owned(),
            ([], excluded) => format!("all but {} countries", excluded.len()),
            (listed, _) => listed.join(" "),
        };
        let ends = code.ends.as_deref().map(|ends| ["until ", ends].concat());
        say(format_args!(
            "{:<13} {:<26} {:<12}{} {:<26} {markets}; {}",
            or(code.code.as_deref(), "not named"),
            amounts,
            word(code.verdict),
            if code.doubtful { " ?" } else { "  " },
            or(ends.as_deref(), "its days are not known"),
            or(code.event.as_deref(), ""),
        ));
    }
}

fn word(verdict: CodeVerdict) -> &'static str {
    match verdict {
        CodeVerdict::Live => "live",
        CodeVerdict::Expired => "expired",
        CodeVerdict::NotYet => "not yet",
        CodeVerdict::OtherMarket => "other market",
        CodeVerdict::UnknownWindow => "not sure",
    }
}
