use wasm_bindgen::prelude::wasm_bindgen;

/// Says on the console where a dev build panicked; a release has no panic to tell of.
#[wasm_bindgen(start)]
fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}
