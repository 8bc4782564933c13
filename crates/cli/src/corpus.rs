//! `beststack corpus`: how well a folder of pages is read.

use crate::outcome::{Fault, Outcome};

/// Score the reader on a folder of pages with their truth.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of `<base>.html` with `<base>.truth.json`
    dir: std::path::PathBuf,
}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack corpus` is not part of this build"))
}
