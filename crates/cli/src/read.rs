//! `beststack read`: what a saved page says.

use crate::outcome::{Fault, Outcome};

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
pub(crate) fn run(_args: &Args) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack read` is not part of this build"))
}
