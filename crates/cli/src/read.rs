//! `beststack read`: what a saved page says.

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
    /// When it was opened, as 2026-05-05T12:00:00Z: "ends in 2 hours" counts from then; where absent, by the
    /// page's own clock, or now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
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
    let now = input::instant("--at", args.at.as_deref())?;
    let read = |at| aliexpress::read_text_at(&html, &args.url, state.as_deref(), at);
    let mut page = read(args.at.as_ref().map(|_| now));
    if args.at.is_none() && page.site.clock.is_none() {
        page = read(Some(now));
    }
    let reading = if args.sources { page } else { page.without_sources() };
    if args.json {
        say_json(&reading)?;
    } else {
        summary::print(&reading);
    }
    Ok(Outcome::Yes)
}
