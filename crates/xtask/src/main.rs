//! Everything a developer runs: `cargo xtask`, then one of the commands below.
//!
//! One file a command, one file a tool. What is missing on the machine is found or installed, each
//! step says what it does and how long it took, and nothing is set outside the child processes.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "talking is what this program does")]

mod check;
mod checkout;
mod command;
mod failure;
mod flavour;
mod package;
mod process;
mod stamp;
mod step;
mod tool;

use std::process::ExitCode;

use failure::{Failure, Outcome};

/// A command: its name, its arguments as help shows them, what it does, and the doing.
type Command = (&'static str, &'static str, &'static str, fn(&[String]) -> Outcome);

const COMMANDS: [Command; 9] = [
    ("run", "[--dev]", "open the extension on a sample listing and cart", command::run::run),
    ("test", "[--fail-fast] [GROUP…]", "every check that guards main", command::test::run),
    ("build", "[--dev]", "make dist/, what Chrome loads", command::build::run),
    (
        "bench",
        "[--check] [native] [browser]",
        "print the speed budgets beside today's figures",
        command::bench::run,
    ),
    ("size", "", "print the size budgets beside today's figures", command::size::run),
    (
        "zip",
        "[--release]",
        "pack dist/ for the store, the same to the byte every time",
        command::zip::run,
    ),
    ("same", "", "pack it in another folder too, and compare", command::same::run),
    ("corpus", "[DIR]", "score the reader on captured pages", command::corpus::run),
    (
        "fuzz",
        "[--keep] [TARGET…] [RUNS]",
        "made-up inputs for every door text comes in by",
        command::fuzz::run,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        help();
        return ExitCode::SUCCESS;
    };
    if ["help", "-h", "--help"].contains(&name.as_str()) {
        help();
        return ExitCode::SUCCESS;
    }
    let outcome = COMMANDS.iter().find(|(known, ..)| known == name).map_or_else(
        || Err(Failure::new(format!("no command `{name}`; `cargo xtask` lists them"))),
        |(.., run)| run(rest),
    );
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn help() {
    println!("cargo xtask COMMAND\n");
    for (name, arguments, purpose, _) in COMMANDS {
        println!("  {name:<7}{arguments:<30}{purpose}");
    }
}
