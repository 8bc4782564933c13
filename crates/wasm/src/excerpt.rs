//! What a door takes out of a page, on its way to whoever reads it.

use js_sys::{Array, JsString, Object};
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

    #[wasm_bindgen(method, setter)]
    fn set_elements(this: &Excerpt, elements: &str);

    #[wasm_bindgen(method, setter)]
    fn set_scripts(this: &Excerpt, scripts: Array);

    #[wasm_bindgen(method, setter)]
    fn set_cut(this: &Excerpt, cut: Array);
}

/// Makes an excerpt of its parts.
pub(crate) fn pack(
    elements: &page::Excerpt,
    scripts: impl IntoIterator<Item = JsString>,
    cut: &[Why],
) -> Excerpt {
    let excerpt: Excerpt = Object::new().unchecked_into();
    excerpt.set_elements(&elements.to_json());
    excerpt.set_scripts(scripts.into_iter().collect());
    excerpt.set_cut(cut.iter().map(|why| JsValue::from_str(&why.to_string())).collect());
    excerpt
}
