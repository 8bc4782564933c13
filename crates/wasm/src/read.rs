use advice::contract::{Outline, Reading};
use aliexpress::{Page, script_marks};
use page::Node;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::crossing::give;

/// Where to look on the page of an address, before it is read.
#[wasm_bindgen]
pub fn outline(url: &str) -> Ts<Outline> {
    give(&Outline::from(aliexpress::outline(url)))
}

/// Reads the page that the browser holds, with the state that the bridge fetched, as JSON text.
#[cfg(feature = "live")]
#[wasm_bindgen(js_name = readPage)]
pub fn read_page(document: &web_sys::Document, url: &str, state: Option<String>) -> Ts<Reading> {
    // A document without an element says nothing; an element of our own making says so.
    let Some(root) = document.document_element().or_else(|| document.create_element("html").ok())
    else {
        return Ts::new_unchecked(wasm_bindgen::JsValue::NULL);
    };
    let scripts = page::live::scripts(&root, &script_marks());
    told(&Page { url, root, scripts: &scripts, state: state.as_deref(), cut: &[] })
}

/// Reads the text of a page, with its state as JSON text.
#[cfg(feature = "text")]
#[wasm_bindgen(js_name = readText)]
pub fn read_text(html: &str, url: &str, state: Option<String>) -> Ts<Reading> {
    let document = page::text::Document::parse(html);
    let scripts = document.scripts(&script_marks());
    let cut = document.cut();
    told(&Page { url, root: document.root(), scripts: &scripts, state: state.as_deref(), cut })
}

fn told<N: Node>(page: &Page<'_, N>) -> Ts<Reading> {
    give(&Reading::of(&aliexpress::read(page), false))
}
