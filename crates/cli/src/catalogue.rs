//! `beststack catalogue`: signed catalogue files.

use crate::outcome::{Fault, Outcome};

/// Sign, verify or compare catalogue files.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Sign a catalogue file
    Sign {
        /// The secret key
        key: String,
        /// The catalogue file
        file: String,
    },
    /// Verify a signed catalogue file
    Verify {
        /// The catalogue file
        file: String,
    },
    /// Say what a newer catalogue file changes
    Diff {
        /// The older file
        old: String,
        /// The newer file
        new: String,
    },
}

/// Runs the command.
pub(crate) fn run(_args: &Command) -> Result<Outcome, Fault> {
    Err(Fault::new("`beststack catalogue` is not part of this build"))
}
