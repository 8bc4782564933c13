//! Compiles the data files to Rust tables; each module says of which file and into what.

#[path = "build/calendar.rs"]
mod calendar;
#[path = "build/clock.rs"]
mod clock;
#[path = "build/codes.rs"]
mod codes;
#[path = "build/conditions.rs"]
mod conditions;
#[path = "build/labels.rs"]
mod labels;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/listing.rs"]
mod listing;
#[path = "build/pages.rs"]
mod pages;
#[path = "build/paste.rs"]
mod paste;
#[path = "build/proof.rs"]
mod proof;
#[path = "build/refusals.rs"]
mod refusals;
#[path = "build/regions.rs"]
mod regions;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/taxes.rs"]
mod taxes;
#[path = "build/words.rs"]
mod words;

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
    let languages = languages::read(Path::new("data/languages"))?;
    write("currencies.rs", words::currencies(&read("currencies.toml")?, &languages)?)?;
    write("placeholders.rs", words::placeholders(&read("placeholders.toml")?)?)?;
    write("regions.rs", regions::compile(&read("regions.toml")?, &languages)?)?;
    write("paste.rs", paste::compile(&read("paste.toml")?, &languages)?)?;
    write("lexicon.rs", words::lexicon(&languages)?)?;
    write("refusals.rs", refusals::compile(&languages)?)?;
    // Rules are numbered through all files.
    let mut id = 0;
    write("listing.rs", listing::compile(&read("listing.toml")?, &mut id)?)?;
    write("conditions.rs", conditions::compile(&read("conditions.toml")?, &languages)?)?;
    write("taxes.rs", taxes::compile(&languages)?)?;
    write("labels.rs", labels::compile(&languages)?)?;
    write("pages.rs", pages::compile(read, &mut id)?)?;
    Ok(())
}
