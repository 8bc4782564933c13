use std::path::Path;

use crate::{Outcome, process, tool::node};

/// Shrinks a wasm file in place.
///
/// No feature flags: binaryen then keeps to the features that the module names, and `--all-features`
/// writes modules that no browser loads. The code is flattened and its branches laid out anew first,
/// which takes another half per cent off; what can never be is asked of the whole program last. The first kilobyte of
/// memory is the far end of the stack, where nothing lies: so a place may be folded into what reads from it.
pub(crate) fn shrink(wasm: &Path) -> Outcome {
    let mut command = node::script("node_modules/binaryen/bin/wasm-opt");
    command.args([
        "--low-memory-unused",
        "--flatten",
        "--rereloop",
        "-Oz",
        "-Oz",
        "--gufa-optimizing",
        "-Oz",
    ]);
    process::run(command.arg(wasm).arg("-o").arg(wasm))
}
