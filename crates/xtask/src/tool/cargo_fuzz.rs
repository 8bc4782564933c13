use std::process::Command;

use crate::{Failure, Outcome, checkout, process, step};

/// Makes sure of cargo-fuzz, and of a C++ compiler for the fuzzer that it links.
///
/// # Errors
/// What is missing, with the command to type.
pub(crate) fn find_or_install() -> Outcome {
    if process::which("c++").is_none() {
        return Err(Failure::new("c++ is not on the PATH, and the fuzzer is written in C++")
            .by_hand("sudo apt-get install g++"));
    }
    if process::capture(process::cargo().args(["fuzz", "--version"])).is_ok() {
        return Ok(());
    }
    step::step("cargo install cargo-fuzz", || {
        process::run(process::cargo().args(["install", "cargo-fuzz", "--locked"]))
            .map_err(|failure| failure.by_hand("cargo install cargo-fuzz --locked"))
    })
}

/// One run of a target: `folders` first the one that takes what opens new ground, then `options` of libFuzzer.
///
/// Our crates forbid unsafe code, so that no sanitizer slows it; debug assertions and checks for overflow
/// are on. Coverage is asked of a stable compiler.
pub(crate) fn target(name: &str, folders: &[&str], options: &[&str]) -> Command {
    let mut run = process::cargo();
    run.env("RUSTC_BOOTSTRAP", "1")
        .args(["fuzz", "run", "--sanitizer", "none", "--target-dir"])
        .arg(checkout::target().join("fuzz"))
        .arg(name)
        .args(folders)
        .arg("--")
        .args(options);
    run
}
