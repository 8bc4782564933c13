//! The checks that guard main, in groups: the quick ones and those that later ones build on first.

mod browser;
pub(crate) mod rust;
mod script;
mod tally;

pub(crate) use tally::Tally;

use crate::{
    Outcome,
    command::{build, corpus, size},
    step,
};

/// Checks that are run and counted together.
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// The group without which this one says nothing: where that failed, this one is not run.
    pub(crate) after: Option<&'static str>,
    pub(crate) check: fn() -> Outcome<Tally>,
}

/// What makes `dist/`: who looks at that would else look at an old one, or wait in vain for one.
const BUILD: &str = "build";

/// Every group, in the order in which they run.
pub(crate) const GROUPS: [Group; 14] = [
    group("format", "rustfmt", rust::format),
    group("lint", "clippy, warnings denied", rust::lint),
    group("biome", "the scripts' format and lint", script::biome),
    group("docs", "rustdoc, warnings denied", rust::docs),
    group("deny", "licences, bans and sources of the crates", rust::deny),
    group("rust", "the crates' own tests", rust::tests),
    group(BUILD, "dist/ as it ships", || build::build(false).map(|_| Tally::PASSED)),
    of_dist("types", "the scripts against the wasm's types", script::types),
    of_dist("api", "the wasm's types against the golden ones", script::api),
    of_dist("dist", "the package: trust, words, sizes", script::dist),
    of_dist("size", "the size budgets", || size::run(&[]).map(|()| Tally::PASSED)),
    of_dist("doors", "both doors read every fixture the same", browser::doors),
    of_dist("e2e", "the extension in Chromium", browser::extension),
    group("corpus", "captured pages, where there are any", captured),
];

/// A group that stands for itself.
const fn group(name: &'static str, what: &'static str, check: fn() -> Outcome<Tally>) -> Group {
    Group { name, what, after: None, check }
}

/// A group that looks at what the build made.
const fn of_dist(name: &'static str, what: &'static str, check: fn() -> Outcome<Tally>) -> Group {
    Group { name, what, after: Some(BUILD), check }
}

fn captured() -> Outcome<Tally> {
    let Some(place) = corpus::beside() else {
        step::skip("corpus", "no captured pages beside the checkout");
        return Ok(Tally::default());
    };
    corpus::score_as_tested(place).map(|()| Tally::PASSED)
}
