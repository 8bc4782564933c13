//! `beststack text`: what a price or an offer in words means.

use crate::outcome::{Fault, Outcome};

/// Understand one price or offer text.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The text
    text: String,
    /// The language of the page it stands on, as a BCP 47 tag
    #[arg(long)]
    locale: Option<String>,
    /// The currency of the page it stands on
    #[arg(long)]
    currency: Option<String>,
    /// Print JSON instead of a sentence
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack text` is not part of this build"))
}
