//! The browser's own calls that a reading makes.
//!
//! A page is asked for the same forty selectors at each change of it. Each text of ours goes over to
//! the browser once: decoding it takes as long as looking for it does. Each call is the prototype's own
//! (`final`): a form in the page may have a field named `querySelector`.
// The bindings expand to unsafe code; nothing else here is.
#![allow(unsafe_code)]

use std::cell::RefCell;

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// An element of the page that the browser shows.
    #[wasm_bindgen(js_name = Element)]
    #[derive(Clone, Debug, PartialEq)]
    pub type Shown;

    /// The elements that a selector found.
    pub(super) type Found;

    /// A text of the page.
    pub(super) type Text;

    /// Any part of an element: a text, another element.
    #[wasm_bindgen(js_name = Node)]
    pub(super) type Part;

    /// The page that the browser shows.
    #[wasm_bindgen(js_name = Document)]
    #[derive(Debug)]
    pub type Page;

    /// Its scripts, as the browser keeps them.
    pub(super) type Scripts;

    #[wasm_bindgen(method, final, getter, js_class = Document, js_name = documentElement)]
    pub(super) fn top(this: &Page) -> Option<Shown>;

    #[wasm_bindgen(method, final, getter, js_class = Document)]
    pub(super) fn scripts(this: &Page) -> Scripts;

    #[wasm_bindgen(method, getter)]
    pub(super) fn length(this: &Scripts) -> u32;

    #[wasm_bindgen(method)]
    pub(super) fn item(this: &Scripts, nth: u32) -> Option<Shown>;

    #[wasm_bindgen(method, final, js_class = Element, js_name = querySelector)]
    pub(super) fn query(this: &Shown, css: &JsString) -> Option<Shown>;

    #[wasm_bindgen(method, final, js_class = Element, js_name = querySelectorAll)]
    pub(super) fn query_all(this: &Shown, css: &JsString) -> Found;

    #[wasm_bindgen(method, final, js_class = Element)]
    pub(super) fn matches(this: &Shown, css: &JsString) -> bool;

    #[wasm_bindgen(method, final, js_class = Element)]
    pub(super) fn contains(this: &Shown, other: &Shown) -> bool;

    #[wasm_bindgen(method, final, getter, js_class = Element, js_name = parentElement)]
    pub(super) fn above(this: &Shown) -> Option<Shown>;

    #[wasm_bindgen(method, final, getter, js_class = Element, js_name = textContent)]
    pub(super) fn content(this: &Shown) -> JsString;

    #[wasm_bindgen(method, final, js_class = Element, js_name = getAttribute)]
    pub(super) fn attribute(this: &Shown, name: &JsString) -> Option<String>;

    #[wasm_bindgen(method, final, getter, js_class = Element, js_name = firstElementChild)]
    pub(super) fn inner(this: &Shown) -> Option<Shown>;

    #[wasm_bindgen(method, final, getter, js_class = Node, js_name = nodeType)]
    pub(super) fn kind(this: &Part) -> u16;

    #[wasm_bindgen(method, final, getter, js_class = Node, js_name = nodeValue)]
    pub(super) fn value(this: &Part) -> Option<JsString>;

    #[wasm_bindgen(method, final, getter, js_class = Node, js_name = firstChild)]
    pub(super) fn first_child(this: &Part) -> Option<Part>;

    #[wasm_bindgen(method, final, getter, js_class = Node, js_name = nextSibling)]
    pub(super) fn next_sibling(this: &Part) -> Option<Part>;

    #[wasm_bindgen(method, final, getter, js_class = Node, js_name = parentNode)]
    pub(super) fn parent_node(this: &Part) -> Option<Part>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn length(this: &Found) -> u32;

    #[wasm_bindgen(method)]
    pub(super) fn item(this: &Found, nth: u32) -> Option<Shown>;

    #[wasm_bindgen(method)]
    pub(super) fn includes(this: &Text, part: &JsString) -> bool;
}

impl Part {
    /// The kind of elements.
    pub(super) const ELEMENT: u16 = 1;
    /// The kind of texts.
    pub(super) const TEXT: u16 = 3;
}

thread_local! {
    /// By address and length; none is ever let go.
    static KNOWN: RefCell<Vec<((usize, usize), &'static JsString)>> = const { RefCell::new(Vec::new()) };
}

/// A text of ours, as the browser has it.
pub(super) fn known(text: &'static str) -> &'static JsString {
    let key = (text.as_ptr() as usize, text.len());
    KNOWN.with_borrow_mut(|known| match known.binary_search_by_key(&key, |(key, _)| *key) {
        Ok(at) => known[at].1,
        Err(at) => {
            let text: &JsString = Box::leak(Box::new(JsString::from(text)));
            known.insert(at, (key, text));
            text
        }
    })
}
