use std::{env, path::Path};

use super::{Tally, rust::counted};
use crate::{Failure, Outcome, checkout, process, step, tool::node};

/// Biome over every script of ours: its format and its lint.
pub(super) fn biome() -> Outcome<Tally> {
    node::packages()?;
    let mut biome = node::script("node_modules/@biomejs/biome/bin/biome");
    biome.args(["ci", "--error-on-warnings"]);
    process::run(&mut biome).map(|()| Tally::PASSED)
}

/// `tsc` over what ships, then over what tests it: the two run under different globals.
pub(super) fn types() -> Outcome<Tally> {
    checkout::built()?;
    for project in ["jsconfig.json", "tests/jsconfig.json"] {
        process::run(node::script("node_modules/typescript/bin/tsc").args(["--project", project]))?;
    }
    Ok(Tally { passed: 2, failed: 0 })
}

/// `BLESS=1` writes the golden types anew.
pub(super) fn api() -> Outcome<Tally> {
    if env::var_os("BLESS").is_some() {
        step::skip("golden types", "written anew");
    }
    suite("tests/api", None)
}

pub(super) fn dist() -> Outcome<Tally> {
    suite("tests/dist", None)
}

/// Runs the `*.test.js` and `*.test.mjs` of a folder under Node's own runner, with the browser that it
/// may drive. Each of them looks at what was built.
pub(super) fn suite(folder: &str, chrome: Option<&Path>) -> Outcome<Tally> {
    checkout::built()?;
    let all = checkout::files(&checkout::at(folder))?;
    let files: Vec<_> = all
        .iter()
        .filter(|file| {
            let name = file.to_string_lossy();
            name.ends_with(".test.mjs") || name.ends_with(".test.js")
        })
        .collect();
    if files.is_empty() {
        return Err(Failure::new(format!("{folder}: no tests there")));
    }
    let mut runner = process::command("node");
    runner.args(["--test", "--test-reporter=spec"]).args(files);
    if let Some(chrome) = chrome {
        runner.env("CHROME", chrome);
    }
    counted(&mut runner)
}
