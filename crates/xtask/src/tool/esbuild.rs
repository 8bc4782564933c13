use crate::{Outcome, checkout, process, tool::node};

/// How a bundle is written: a script that Chrome injects, or a module that something imports.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    Script,
    Module,
}

impl Format {
    /// The name of its accounts in `.cache`: which input fills how many bytes of which output.
    pub(crate) fn accounts(self) -> &'static str {
        match self {
            Self::Script => "scripts.json",
            Self::Module => "modules.json",
        }
    }
}

/// Bundles each entry point into one minified file at the same place under `dist/`.
pub(crate) fn bundle(format: Format, entries: &[String], chrome: &str, dev: bool) -> Outcome {
    if entries.is_empty() {
        return Ok(());
    }
    let form = match format {
        Format::Script => "iife",
        Format::Module => "esm",
    };
    let accounts = checkout::cache().join(format.accounts());
    let mut command = node::script("node_modules/esbuild/bin/esbuild");
    command.args(entries).args(["--bundle", "--outdir=dist", "--outbase=.", "--charset=utf8"]);
    command.args(["--log-level=warning", "--legal-comments=eof", "--loader:.svg=dataurl"]);
    command.arg(format!("--format={form}")).arg(format!("--target=chrome{chrome}"));
    command.arg(format!("--metafile={}", accounts.display()));
    if !dev {
        command.arg("--minify");
    }
    process::run(&mut command)
}
