//! The flavour that takes what is worth reading out of HTML text, with a parser, in the worker.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::excerpt::{Excerpt, pack};

/// Takes out of the text of a page what is worth reading.
#[wasm_bindgen(js_name = excerptOfText)]
pub fn excerpt_of_text(html: &str, url: &str) -> Excerpt {
    let document = page::text::Document::parse(html);
    let scripts = document.scripts(&aliexpress::script_marks());
    let scripts = scripts.into_iter().map(js_sys::JsString::from);
    pack(&aliexpress::excerpt(url, &document.root()), scripts, document.cut())
}
