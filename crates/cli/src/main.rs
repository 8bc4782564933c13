//! The native door to the core: `beststack`.
//!
//! Exit code 0, 1 where a check says no, 2 for bad input.

mod calendar;
mod catalogue;
mod codes;
mod corpus;
mod history;
mod input;
mod outcome;
mod plan;
mod question;
mod read;
mod receipt;
mod summary;
mod text;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The provably best legal stack of AliExpress discounts.
#[derive(Parser)]
#[command(name = "beststack", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Plan(plan::Args),
    Read(read::Args),
    Text(text::Args),
    Codes(codes::Args),
    Calendar(calendar::Args),
    #[command(subcommand)]
    Catalogue(catalogue::Command),
    History(history::Args),
    Corpus(corpus::Args),
}

fn main() -> ExitCode {
    let ran = match Cli::parse().command {
        Command::Plan(args) => plan::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Text(args) => text::run(&args),
        Command::Codes(args) => codes::run(&args),
        Command::Calendar(args) => calendar::run(&args),
        Command::Catalogue(command) => catalogue::run(&command),
        Command::History(args) => history::run(&args),
        Command::Corpus(args) => corpus::run(&args),
    };
    outcome::exit(ran)
}
