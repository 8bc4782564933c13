//! `beststack history`: what past prices say of the price today.

use crate::outcome::{Fault, Outcome};

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
pub(crate) fn run(_args: &Args) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack history` is not part of this build"))
}
