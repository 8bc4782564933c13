//! The browser's steady clock.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds of the browser's steady clock, in pages and in the worker.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub(super) fn now() -> f64;
}

/// Starts a clock that says when so many milliseconds are over.
pub(super) fn timer(limit_ms: u32) -> Box<dyn FnMut() -> bool> {
    let until = now() + f64::from(limit_ms);
    Box::new(move || now() >= until)
}
