//! `beststack codes`: the catalogue of codes.

use crate::outcome::{Fault, Outcome};

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
pub(crate) fn run(_args: &Args) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack codes` is not part of this build"))
}
