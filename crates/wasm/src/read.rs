#[cfg(any(feature = "live", feature = "read"))]
use tsify::Ts;
#[cfg(feature = "live")]
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(any(feature = "live", feature = "read"))]
use crate::crossing::give;
use crate::excerpt::Excerpt;

/// Where to look on the page of an address, before it is read.
#[cfg(any(feature = "live", feature = "read"))]
#[wasm_bindgen]
pub fn outline(url: &str) -> Ts<advice::contract::Outline> {
    give(&aliexpress::outline(url).into())
}

/// Takes out of the page that the browser holds what is worth reading.
#[cfg(feature = "live")]
#[wasm_bindgen]
pub fn excerpt(document: &web_sys::Document, url: &str) -> Excerpt {
    let page: &page::live::Page = document.unchecked_ref();
    // A document without an element says nothing; an element of our own making says so.
    let made = || document.create_element("html").ok().map(JsCast::unchecked_into);
    let root = page::live::root(page).or_else(made);
    let elements = root.map(|root| aliexpress::excerpt(url, &root)).unwrap_or_default();
    let (scripts, cut) = page::live::scripts(page, &aliexpress::script_marks());
    crate::excerpt::parcel(&elements, scripts, cut.as_slice())
}

/// Takes out of the text of a page what is worth reading.
#[cfg(feature = "text")]
#[wasm_bindgen(js_name = excerptOfText)]
pub fn excerpt_of_text(html: &str, url: &str) -> Excerpt {
    let document = page::text::Document::parse(html);
    let scripts = document.scripts(&aliexpress::script_marks());
    let scripts = scripts.into_iter().map(js_sys::JsString::from);
    crate::excerpt::parcel(&aliexpress::excerpt(url, &document.root()), scripts, document.cut())
}

/// Reads what a door took out of a page, with the state that the bridge fetched, as JSON text.
///
/// `at` is when it was opened: "ends in 2 hours" counts from then.
///
/// @throws an `Error` named `bad_value` where the excerpt or the instant is none.
#[cfg(feature = "read")]
#[wasm_bindgen]
pub fn read(
    excerpt: &Excerpt,
    url: &str,
    state: Option<String>,
    at: Option<String>,
) -> Result<Ts<advice::contract::Reading>, crate::Fault> {
    let broken = |why: &str| crate::Fault::new("bad_value", why);
    let (elements, scripts, cut) =
        crate::excerpt::parts(excerpt).ok_or_else(|| broken("excerpt: a part of it is missing"))?;
    let elements = page::Excerpt::from_json(&elements);
    let elements = elements.map_err(|error| broken(&error.to_string()))?;
    let page = aliexpress::Page {
        url,
        excerpt: &elements,
        scripts: &scripts,
        state: state.as_deref(),
        cut: &cut,
        at: crate::understand::instant(at)?,
    };
    Ok(give(&advice::contract::Reading::of(&aliexpress::read(&page), false)))
}
