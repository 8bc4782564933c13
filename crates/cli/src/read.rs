//! `beststack read`: what a saved page says.

use advice::contract;

use crate::input;
use crate::outcome::{Fault, Outcome, say_json};
use crate::summary;

/// Read a saved page: its listing, cart or checkout, and every offer on it.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The page as HTML; `-` reads standard input
    page: String,
    /// The address of the page
    #[arg(long)]
    url: String,
    /// The page state that only its own scripts can see, as JSON
    #[arg(long, value_name = "STATE.json")]
    state: Option<String>,
    /// Print JSON instead of a summary
    #[arg(long)]
    json: bool,
    /// Say where each field was read
    #[arg(long)]
    sources: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let html = input::text(&args.page)?;
    let state = args.state.as_deref().map(input::text).transpose()?;
    let reading = contract::Reading::of(
        &aliexpress::read_text(&html, &args.url, state.as_deref()),
        args.sources,
    );
    if args.json {
        say_json(&reading)?;
    } else {
        summary::print(&reading);
    }
    Ok(Outcome::Yes)
}
