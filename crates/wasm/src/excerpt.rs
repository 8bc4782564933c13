use js_sys::Array;
#[cfg(feature = "read")]
use js_sys::Reflect;
#[cfg(any(feature = "live", feature = "text"))]
use js_sys::{JsString, Object};
use page::Why;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What either door takes out of a page, for `read`: it goes through messages as it is. */
export interface Excerpt {
  /** The elements that the page's rules point at, as JSON text. */
  elements: string;
  /** The texts of the inline scripts that are worth reading. */
  scripts: string[];
  /** What was cut off before the page could be opened whole. */
  cut: string[];
}
"#;

#[wasm_bindgen]
extern "C" {
    /// What a door takes out of a page, in the shape above.
    #[wasm_bindgen(typescript_type = "Excerpt")]
    #[derive(Debug)]
    pub type Excerpt;

    #[cfg(any(feature = "live", feature = "text"))]
    #[wasm_bindgen(method, setter)]
    fn set_elements(this: &Excerpt, elements: &str);

    #[cfg(any(feature = "live", feature = "text"))]
    #[wasm_bindgen(method, setter)]
    fn set_scripts(this: &Excerpt, scripts: Array);

    #[cfg(any(feature = "live", feature = "text"))]
    #[wasm_bindgen(method, setter)]
    fn set_cut(this: &Excerpt, cut: Array);
}

/// Makes an excerpt of its parts.
#[cfg(any(feature = "live", feature = "text"))]
pub(crate) fn parcel(
    elements: &page::Excerpt,
    scripts: impl IntoIterator<Item = JsString>,
    cut: &[Why],
) -> Excerpt {
    let parcel: Excerpt = Object::new().unchecked_into();
    parcel.set_elements(&elements.to_json());
    parcel.set_scripts(scripts.into_iter().collect());
    parcel.set_cut(cut.iter().map(|why| JsValue::from_str(&why.to_string())).collect());
    parcel
}

/// The parts of an excerpt: its elements as JSON text, its scripts, and what was cut.
#[cfg(feature = "read")]
pub(crate) fn parts(excerpt: &Excerpt) -> Option<(String, Vec<String>, Vec<Why>)> {
    let part = |name: &str| Reflect::get(excerpt, &JsValue::from_str(name)).ok();
    let texts = |list: JsValue| -> Option<Vec<String>> {
        list.dyn_into::<Array>().ok()?.iter().map(|text| text.as_string()).collect()
    };
    let cut = texts(part("cut")?)?.into_iter().map(Why::from).collect();
    Some((part("elements")?.as_string()?, texts(part("scripts")?)?, cut))
}
