use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::{Failure, Outcome};

/// Writes a compiled wasm's browser half into `out`: `<name>.js`, `<name>.d.ts`, `<name>_bg.wasm`.
///
/// The library is linked in, so that its version is Cargo.lock's and nothing needs installing.
pub(crate) fn write(wasm: &Path, name: &str, out: &Path, dev: bool) -> Outcome {
    let mut bindgen = Bindgen::new();
    let written = bindgen.web(true).and_then(|bindgen| {
        bindgen
            .input_path(wasm)
            .out_name(name)
            .typescript(true)
            .debug(dev)
            .omit_default_module_path(true)
            .remove_name_section(!dev)
            .remove_producers_section(true)
            .generate(out)
    });
    written.map_err(|error| Failure::new(format!("bindings of {}: {error:#}", wasm.display())))
}
