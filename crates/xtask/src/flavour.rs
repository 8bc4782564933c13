use std::{path::PathBuf, process::Command};

use crate::{
    Outcome, checkout, process,
    stamp::Stamp,
    step::step,
    tool::{
        bindings,
        compiler::{Compiler, TARGET},
        wasm_opt,
    },
};

/// The wasm files that ship, by what they do.
#[derive(Clone, Copy)]
pub(crate) enum Flavour {
    /// Reads the live DOM; small, for the page.
    Live,
    /// Reads HTML text; carries an HTML parser, for the worker.
    Text,
    /// Understands what either took and any text; carries the words, for the worker and our own pages.
    Read,
    /// Plans a cart, for the worker and our own pages.
    Plan,
}

impl Flavour {
    pub(crate) const ALL: [Self; 4] = [Self::Live, Self::Text, Self::Read, Self::Plan];

    /// The feature of `crates/wasm`, and the name of the files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Text => "text",
            Self::Read => "read",
            Self::Plan => "plan",
        }
    }

    /// `dist/wasm/<name>.<extension>`
    pub(crate) fn file(self, extension: &str) -> PathBuf {
        checkout::dist().join("wasm").join(self.name()).with_extension(extension)
    }

    /// Compiles, binds and shrinks this flavour, unless its sources and its compiler are the same.
    ///
    /// A dev build keeps names and the panic hook and is not shrunk. (Cargo alone would link again
    /// each time, as all flavours leave their result under one name.)
    pub(crate) fn build(self, compiler: &Compiler, dev: bool) -> Outcome {
        let profile = if dev { "dev" } else { "wasm" };
        let outputs = ["js", "d.ts", "wasm"].map(|extension| self.file(extension)).to_vec();
        let recipe = format!("{} {:?}", compiler.name(), self.command(compiler, profile));
        Stamp::new(self.name(), sources(), outputs, &recipe)
            .unless_fresh(&format!("{} wasm", self.name()), || self.make(compiler, dev, profile))
    }

    fn command(self, compiler: &Compiler, profile: &str) -> Command {
        let mut command = compiler.command("build", profile);
        command.args(["--package", "wasm", "--features", self.name()]);
        // The live door works at each change of the shopper's page; elsewhere the bytes count.
        if matches!(self, Self::Live) && profile == "wasm" {
            command.args(["--config", "profile.wasm.package.page.opt-level=2"]);
        }
        command
    }

    fn make(self, compiler: &Compiler, dev: bool, profile: &str) -> Outcome {
        let name = self.name();
        step(&format!("compile the {name} wasm"), || {
            process::run(&mut self.command(compiler, profile))
        })?;
        let folder = if dev { "debug" } else { profile };
        let compiled = compiler.target_dir().join(TARGET).join(folder).join("wasm.wasm");
        let out = checkout::cache().join("bindings").join(name);
        bindings::write(&compiled, name, &out, dev)?;
        let wasm = out.join(format!("{name}_bg.wasm"));
        if !dev {
            step(&format!("shrink the {name} wasm"), || wasm_opt::shrink(&wasm))?;
        }
        for (made, extension) in [
            (wasm, "wasm"),
            (out.join(name).with_extension("js"), "js"),
            (out.join(name).with_extension("d.ts"), "d.ts"),
        ] {
            checkout::write(&self.file(extension), &checkout::read(&made)?)?;
        }
        Ok(())
    }
}

/// Whatever of the workspace can reach the wasm: no tests, no benches, no tools.
fn sources() -> Vec<PathBuf> {
    let mut sources = ["Cargo.toml", "Cargo.lock"].map(checkout::at).to_vec();
    for room in
        ["atoms", "contract", "deal", "page", "wording", "aliexpress", "history", "advice", "wasm"]
    {
        let parts = ["Cargo.toml", "build.rs", "build", "src", "data", "languages"];
        sources.extend(parts.map(|part| checkout::at("crates").join(room).join(part)));
    }
    sources
}
