//! How a command ends, and what it prints.

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

/// What a command found, when its input was good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Yes,
    /// Exit code 1: a check says no.
    No,
}

/// Bad input, in words that name the place: exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Fault(String);

impl Fault {
    /// A fault of the whole input.
    pub(crate) fn new(what: impl Display) -> Self {
        Self(what.to_string())
    }

    /// A fault at one place: a file, or a path in it.
    pub(crate) fn at(place: impl Display, what: impl Display) -> Self {
        Self(format!("{place}: {what}"))
    }
}

/// Prints a fault on standard error and gives the exit code.
pub(crate) fn exit(ran: Result<Outcome, Fault>) -> ExitCode {
    match ran {
        Ok(Outcome::Yes) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::from(1),
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "beststack: {fault}");
            ExitCode::from(2)
        }
    }
}

/// Prints a line; a reader that has gone away is no fault.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a value as indented JSON.
pub(crate) fn say_json(value: &impl Serialize) -> Result<(), Fault> {
    say(serde_json::to_string_pretty(value).map_err(Fault::new)?);
    Ok(())
}
