//! Compiles the data files to Rust tables; each module says of which file and into what.

#[path = "build/calendar.rs"]
mod calendar;
#[path = "build/clock.rs"]
mod clock;
#[path = "build/codes.rs"]
mod codes;

use std::path::Path;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    let read = |name: &str| {
        fs::read_to_string(Path::new("data").join(name)).map_err(|error| format!("{name}: {error}"))
    };
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, table: String| fs::write(Path::new(&out).join(name), table);

    let markets = clock::Markets::read(&read("markets.toml")?)?;
    write("markets.rs", markets.table())?;
    write("calendar.rs", calendar::compile(&read("calendar.toml")?)?)?;
    write("codes.rs", codes::compile(&read("codes.toml")?, &markets)?)?;
    Ok(())
}
