use std::{path::Path, process::Command};

use crate::{Failure, Outcome, check::rust, checkout, process};

/// Where captured pages lie when there are any: beside the checkout, never in it.
const BESIDE: &str = "../shared/real";

/// `cargo xtask corpus [DIR]`
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => score(&checkout::at(BESIDE)),
        [place] => score(Path::new(place)),
        _ => Err(Failure::new("`corpus` takes one directory")),
    }
}

/// Scores the reader on a folder of pages with their truth; fails on any wrong amount.
fn score(place: &Path) -> Outcome {
    let mut run = process::cargo();
    run.args(["run", "--locked", "--quiet", "--profile", "test", "--package", "cli", "--"]);
    scored(run, place)
}

/// The same, by the `beststack` that the tests were run with: built for itself, cargo would ask for other
/// features of what it stands on, and compile half the house again.
pub(crate) fn score_as_tested(place: &str) -> Outcome {
    rust::build_tests()?;
    scored(process::command(checkout::target().join("debug/beststack")), &checkout::at(place))
}

fn scored(mut beststack: Command, place: &Path) -> Outcome {
    if !place.is_dir() {
        return Err(Failure::new(format!("{}: no captured pages there", place.display())));
    }
    let place = place.canonicalize().map_err(Failure::at(place))?;
    process::run(beststack.arg("corpus").arg(place))
}

/// The folder beside the checkout, if it is there.
pub(crate) fn beside() -> Option<&'static str> {
    checkout::at(BESIDE).is_dir().then_some(BESIDE)
}
