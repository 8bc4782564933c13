use std::process::Command;

use super::Tally;
use crate::{Outcome, process, step};

/// All flavours at once, so that none escapes on the host.
const FLAVOURS: &str = "wasm/live,wasm/text,wasm/read,wasm/plan";

pub(super) fn format() -> Outcome<Tally> {
    process::run(process::cargo().args(["fmt", "--all", "--check"])).map(|()| Tally::PASSED)
}

/// The workspace with all flavours. (Nothing of ours is there for the wasm target alone, so a second
/// walk with that target would see the same lines, and a standard library built for it.)
pub(super) fn lint() -> Outcome<Tally> {
    let workspace = ["clippy", "--locked", "--workspace", "--all-targets", "--features", FLAVOURS];
    process::run(process::cargo().args(workspace).args(["--", "-D", "warnings"]))
        .map(|()| Tally::PASSED)
}

pub(super) fn docs() -> Outcome<Tally> {
    let mut doc = process::cargo();
    doc.args(["doc", "--locked", "--workspace", "--no-deps", "--features", FLAVOURS])
        .env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut doc).map(|()| Tally::PASSED)
}

/// Advisories need the network, so they are not asked for here.
pub(super) fn deny() -> Outcome<Tally> {
    if process::which("cargo-deny").is_none() {
        step::skip("cargo deny", "cargo-deny is not installed (`cargo install cargo-deny`, 4 min)");
        return Ok(Tally::default());
    }
    process::run(
        process::cargo().args(["deny", "--locked", "check", "licenses", "bans", "sources"]),
    )
    .map(|()| Tally::PASSED)
}

/// The crates that are tested together, with the features that all of them ask for.
const ROOMS: [&str; 6] = ["--locked", "--workspace", "--exclude", "xtask", "--exclude", "wasm"];

/// Random cases are the same in every run, so that a failure belongs to the change that made it. Others are
/// tried by naming another number (CONTRIBUTING), and by the fuzzer.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20261130");

/// Compiles what [`tests`] runs, and nothing where that was run.
pub(crate) fn build_tests() -> Outcome {
    process::run(process::cargo().args(["test", "--no-run", "--quiet"]).args(ROOMS))
}

/// The crates' tests, their documentation's examples, and this program's own tests under the
/// profile that it is already built with.
pub(super) fn tests() -> Outcome<Tally> {
    let rooms = ROOMS.iter().copied().chain(["--no-fail-fast"]);
    let ours = ["--locked", "--package", "xtask", "--no-fail-fast"];
    let mut tally = Tally::default();
    if process::which("cargo-nextest").is_some() {
        let nextest = ["nextest", "run", "--no-tests=pass", "--status-level=fail"];
        tally += counted(tester().args(nextest).args(rooms.clone()))?;
        tally += counted(tester().args(nextest).args(ours).args(["--cargo-profile", "dev"]))?;
        tally += counted(tester().args(["test", "--doc", "--quiet"]).args(rooms))?;
    } else {
        tally += counted(tester().args(["test", "--quiet"]).args(rooms))?;
        tally += counted(tester().args(["test", "--quiet", "--profile", "dev"]).args(ours))?;
    }
    Ok(tally)
}

/// cargo for tests, with [`SEED`] unless another one is set.
fn tester() -> Command {
    let mut cargo = process::cargo();
    if std::env::var_os(SEED.0).is_none() {
        cargo.env(SEED.0, SEED.1);
    }
    cargo
}

/// Runs a test runner and counts; a failure that it did not count (a test that does not compile)
/// counts as one.
pub(super) fn counted(command: &mut Command) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let succeeded = process::watch(command, |line| tally.read(line))?;
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}
