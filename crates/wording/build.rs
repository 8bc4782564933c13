//! Compiles the languages and the other data files to Rust tables; each module says of which and into what.

#[path = "build/clock.rs"]
#[allow(dead_code, reason = "the windows of codes are read by `aliexpress`")]
mod clock;
#[path = "build/conditions.rs"]
mod conditions;
#[path = "build/labels.rs"]
mod labels;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/paste.rs"]
mod paste;
#[path = "build/refusals.rs"]
mod refusals;
#[path = "build/regions.rs"]
mod regions;
#[path = "build/taxes.rs"]
mod taxes;
#[path = "build/words.rs"]
mod words;

use std::path::Path;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    for place in ["build", "data", "languages", "src/fold.rs", "src/role.rs", "src/labels/key.rs"] {
        println!("cargo::rerun-if-changed={place}");
    }
    let read = |name: &str| {
        fs::read_to_string(Path::new("data").join(name)).map_err(|error| format!("{name}: {error}"))
    };
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, table: String| fs::write(Path::new(&out).join(name), table);

    let languages = languages::read(Path::new("languages"))?;
    write("lexicon.rs", words::lexicon(&languages)?)?;
    write("labels.rs", labels::compile(&languages)?)?;
    write("refusals.rs", refusals::compile(&languages)?)?;
    write("taxes.rs", taxes::compile(&languages)?)?;
    write("conditions.rs", conditions::compile(&read("conditions.toml")?, &languages)?)?;
    write("currencies.rs", words::currencies(&read("currencies.toml")?, &languages)?)?;
    write("placeholders.rs", words::placeholders(&read("placeholders.toml")?)?)?;
    write("regions.rs", regions::compile(&read("regions.toml")?, &languages)?)?;
    write("paste.rs", paste::compile(&read("paste.toml")?, &languages)?)?;
    write("markets.rs", clock::Markets::read(&read("markets.toml")?)?.table())?;
    Ok(())
}
