//! The flavour in the shopper's page: takes what is worth reading out of the DOM in place.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::excerpt::{Excerpt, pack};

/// Takes out of the page that the browser holds what is worth reading.
#[wasm_bindgen]
pub fn excerpt(document: &web_sys::Document, url: &str) -> Excerpt {
    let page: &page::live::Page = document.unchecked_ref();
    // A document without an element says nothing; an element of our own making says so.
    let made = || document.create_element("html").ok().map(JsCast::unchecked_into);
    let root = page::live::root(page).or_else(made);
    let elements = root.map(|root| aliexpress::excerpt(url, &root)).unwrap_or_default();
    let (scripts, cut) = page::live::scripts(page, &aliexpress::script_marks());
    pack(&elements, scripts, cut.as_slice())
}
