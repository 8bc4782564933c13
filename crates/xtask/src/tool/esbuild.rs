use serde_json::json;

use crate::{Outcome, checkout, process, tool::node};

/// How a bundle is written.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    /// A classic script that Chrome injects.
    Script,
    /// A module that a page of AliExpress's imports: one file, since one behind a dynamic address may
    /// import no other.
    Import,
    /// Modules of our own pages and the worker: what several need is one file of its own.
    Module,
}

impl Format {
    /// The name of its accounts in `.cache`: which input fills how many bytes of which output.
    pub(crate) fn accounts(self) -> &'static str {
        match self {
            Self::Script => "scripts.json",
            Self::Import => "imports.json",
            Self::Module => "modules.json",
        }
    }
}

/// Bundles each entry point into a minified file at the same place under `dist/`; `languages` are those that we speak.
pub(crate) fn bundle(
    format: Format,
    entries: &[String],
    chrome: &str,
    languages: &[&str],
    dev: bool,
) -> Outcome {
    if entries.is_empty() {
        return Ok(());
    }
    let form = match format {
        Format::Script => "iife",
        Format::Import | Format::Module => "esm",
    };
    let accounts = checkout::cache().join(format.accounts());
    let mut command = node::script("node_modules/esbuild/bin/esbuild");
    command.args(entries).args(["--bundle", "--outdir=dist", "--outbase=.", "--charset=utf8"]);
    command.args(["--log-level=warning", "--legal-comments=eof", "--loader:.svg=dataurl"]);
    command.arg(format!("--format={form}")).arg(format!("--target=chrome{chrome}"));
    command.arg(format!("--define:OUR_LANGUAGES={}", json!(languages)));
    command.arg(format!("--metafile={}", accounts.display()));
    if matches!(format, Format::Module) {
        command.args(["--splitting", "--chunk-names=www/shared-[hash]"]);
    }
    if !dev {
        command.arg("--minify");
    }
    process::run(&mut command)
}
