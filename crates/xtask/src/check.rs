//! The checks that guard main, in groups: the quick ones and those that later ones build on first.

mod browser;
mod rust;
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
    pub(crate) check: fn() -> Outcome<Tally>,
}

/// Every group, in the order in which they run.
pub(crate) const GROUPS: [Group; 13] = [
    Group { name: "format", what: "rustfmt", check: rust::format },
    Group { name: "lint", what: "clippy, warnings denied", check: rust::lint },
    Group { name: "docs", what: "rustdoc, warnings denied", check: rust::docs },
    Group { name: "deny", what: "licences, bans and sources of the crates", check: rust::deny },
    Group { name: "rust", what: "the crates' own tests", check: rust::tests },
    Group {
        name: "build",
        what: "dist/ as it ships",
        check: || build::build(false).map(|_| Tally::PASSED),
    },
    Group { name: "types", what: "the scripts against the wasm's types", check: script::types },
    Group { name: "api", what: "the wasm's types against the golden ones", check: script::api },
    Group { name: "dist", what: "the package: trust, words, sizes", check: script::dist },
    Group {
        name: "size",
        what: "the size budgets",
        check: || size::run(&[]).map(|()| Tally::PASSED),
    },
    Group { name: "doors", what: "both doors read every fixture the same", check: browser::doors },
    Group { name: "e2e", what: "the extension in Chromium", check: browser::extension },
    Group { name: "corpus", what: "captured pages, where there are any", check: captured },
];

fn captured() -> Outcome<Tally> {
    let Some(place) = corpus::beside() else {
        step::skip("corpus", "no captured pages beside the checkout");
        return Ok(Tally::default());
    };
    corpus::run(&[place.to_owned()]).map(|()| Tally::PASSED)
}
