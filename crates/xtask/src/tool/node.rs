use std::process::Command;

use crate::{Failure, Outcome, checkout, process, stamp::Stamp};

/// The oldest Node whose test runner and module resolution the checks rely on.
const SINCE: u32 = 20;

/// Makes sure of Node and of the packages that `package-lock.json` names.
///
/// No package's install script runs.
pub(crate) fn packages() -> Outcome {
    let way_out = format!("install Node.js {SINCE} or newer, https://nodejs.org");
    let version = process::capture(process::command("node").arg("--version"))
        .map_err(|_| Failure::new("node is not on the PATH").by_hand(&way_out))?;
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < SINCE) {
        return Err(Failure::new(format!("node {version} is too old")).by_hand(way_out));
    }
    let named = ["package.json", "package-lock.json"].map(checkout::at).to_vec();
    let installed = vec![checkout::at("node_modules/.package-lock.json")];
    Stamp::new("npm", named, installed, &version).unless_fresh("npm ci", || {
        process::run(process::command("npm").args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]))
        .map_err(|failure| failure.by_hand("npm ci --ignore-scripts"))
    })
}

/// Node, running a script of the checkout or of one of its packages.
pub(crate) fn script(path: &str) -> Command {
    let mut command = process::command("node");
    command.arg(path);
    command
}
