//! Compiles the data files to Rust tables; each module says of which file and into what.

#[path = "build/calendar.rs"]
mod calendar;
// Codes run on the clocks of markets.
#[path = "../wording/build/clock.rs"]
#[allow(dead_code, reason = "the table of markets is made by `wording`")]
mod clock;
#[path = "build/codes.rs"]
mod codes;
#[path = "build/meaning.rs"]
mod meaning;
#[path = "build/pages.rs"]
mod pages;
#[path = "build/proof.rs"]
mod proof;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/tables.rs"]
mod tables;

use std::path::Path;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=../wording/build/clock.rs");
    println!("cargo::rerun-if-changed=../wording/data/markets.toml");
    let read = |name: &str| {
        fs::read_to_string(Path::new("data").join(name)).map_err(|error| format!("{name}: {error}"))
    };
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, table: String| fs::write(Path::new(&out).join(name), table);

    let markets = clock::Markets::read(&read("../../wording/data/markets.toml")?)?;
    write("calendar.rs", calendar::compile(&read("calendar.toml")?)?)?;
    write("codes.rs", codes::compile(&read("codes.toml")?, &markets)?)?;
    write("meaning.rs", meaning::compile(&read("meaning.toml")?)?)?;
    write("pages.rs", tables::compile(read)?)?;
    Ok(())
}
