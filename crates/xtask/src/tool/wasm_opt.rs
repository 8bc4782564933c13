use std::path::Path;

use crate::{Outcome, process, tool::node};

/// Shrinks a wasm file in place.
///
/// No feature flags: binaryen then keeps to the features that the module names, and `--all-features`
/// writes modules that no browser loads.
pub(crate) fn shrink(wasm: &Path) -> Outcome {
    process::run(
        node::script("node_modules/binaryen/bin/wasm-opt").arg("-Oz").arg(wasm).arg("-o").arg(wasm),
    )
}
