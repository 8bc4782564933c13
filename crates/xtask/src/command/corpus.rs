use std::path::Path;

use crate::{Failure, Outcome, checkout, process};

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
    if !place.is_dir() {
        return Err(Failure::new(format!("{}: no captured pages there", place.display())));
    }
    let place = place.canonicalize().map_err(Failure::at(place))?;
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--profile", "test", "--package", "cli", "--", "corpus"])
            .arg(place),
    )
}

/// The folder beside the checkout, if it is there.
pub(crate) fn beside() -> Option<&'static str> {
    checkout::at(BESIDE).is_dir().then_some(BESIDE)
}
