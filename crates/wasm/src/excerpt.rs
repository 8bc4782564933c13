use js_sys::{Array, Reflect};
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
}

/// Makes an excerpt of its parts.
#[cfg(any(feature = "live", feature = "text"))]
pub(crate) fn parcel(
    elements: &page::Excerpt,
    scripts: impl IntoIterator<Item = JsString>,
    cut: &[Why],
) -> Excerpt {
    let parcel = Object::new();
    let cut: Array = cut.iter().map(|why| JsValue::from_str(&why.to_string())).collect();
    for (name, part) in [
        ("elements", JsValue::from_str(&elements.to_json())),
        ("scripts", scripts.into_iter().collect::<Array>().into()),
        ("cut", cut.into()),
    ] {
        // A new object of our own takes whatever it is given.
        let _ = Reflect::set(&parcel, &JsValue::from_str(name), &part);
    }
    parcel.unchecked_into()
}

/// The parts of an excerpt: its elements as JSON text, its scripts, and what was cut.
#[cfg(feature = "plan")]
pub(crate) fn parts(excerpt: &Excerpt) -> Option<(String, Vec<String>, Vec<Why>)> {
    let part = |name: &str| Reflect::get(excerpt, &JsValue::from_str(name)).ok();
    let texts = |list: JsValue| -> Option<Vec<String>> {
        list.dyn_into::<Array>().ok()?.iter().map(|text| text.as_string()).collect()
    };
    let cut = texts(part("cut")?)?.into_iter().map(Why::from).collect();
    Some((part("elements")?.as_string()?, texts(part("scripts")?)?, cut))
}
