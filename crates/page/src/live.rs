//! The live door: the page as the browser holds it, through web-sys.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::css::Css;
use crate::node::{Node, TEXT_LIMIT, tidy};
use crate::reading::Why;
use crate::scripts::{self, Room};

thread_local! {
    static TEXT_CONTENT: JsValue = JsValue::from_str("textContent");
}

/// Elements that one selector finds, at most: a page may hold a million, and no rule takes as many as this.
const MOST: u32 = 10_000;

/// What holds text that nobody sees.
static UNSEEN: Css = Css::new("script, style");

impl Node for Element {
    fn all(&self, css: &Css) -> Vec<Self> {
        let Ok(list) = self.query_selector_all(css.text()) else { return Vec::new() };
        // Selectors find elements only.
        (0..list.length().min(MOST))
            .filter_map(|index| Some(list.get(index)?.unchecked_into()))
            .collect()
    }

    fn first(&self, css: &Css) -> Option<Self> {
        self.query_selector(css.text()).ok()?
    }

    fn is(&self, css: &Css) -> bool {
        self.matches(css.text()).unwrap_or(false)
    }

    fn parent(&self) -> Option<Self> {
        self.parent_element()
    }

    fn holds(&self, other: &Self) -> bool {
        self.contains(Some(other))
    }

    fn text(&self) -> String {
        let text = if self.first(&UNSEEN).is_some() { seen_text(self) } else { raw_text(self) };
        // Cut before it is copied: a page may hold any amount of text anywhere.
        let limit = TEXT_LIMIT as u32;
        if text.length() <= limit {
            return tidy(String::from(text).chars());
        }
        let head = String::from(text.slice(0, limit));
        // A pair of surrogates cut in two.
        tidy(head.trim_end_matches(char::REPLACEMENT_CHARACTER).chars())
    }

    fn attr(&self, name: &str) -> Option<String> {
        self.get_attribute(name)
    }
}

/// The texts of a page's inline scripts that hold any of `marks`, where the browser has them: they
/// are looked at there and not copied. And why some are left out, where there are more than is read.
pub fn scripts(root: &Element, marks: &[&str]) -> (Vec<JsString>, Option<Why>) {
    static INLINE: Css = Css::new(scripts::INLINE);
    let mut room = Room::new();
    let found = root.all(&INLINE);
    let mut is_cut = found.len() >= MOST as usize;
    let texts = found.into_iter().map(|script| raw_text(&script));
    let worth = texts.filter(|text| marks.iter().any(|mark| text.includes(mark, 0)));
    let mut texts = Vec::new();
    for text in worth {
        if room.holds(text.length() as usize) {
            texts.push(text);
        } else {
            is_cut = true;
        }
    }
    let why = Why::new("the page's scripts are longer than 16 MB: not all were read");
    (texts, is_cut.then_some(why))
}

fn raw_text(element: &Element) -> JsString {
    TEXT_CONTENT
        .with(|name| Reflect::get(element, name))
        .map(JsCast::unchecked_into)
        .unwrap_or_else(|_| JsString::from(""))
}

/// The text of an element without that of the scripts and styles in it.
fn seen_text(element: &Element) -> JsString {
    let Some(copy) = element.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into().ok())
    else {
        return JsString::from("");
    };
    let copy: Element = copy;
    for unseen in copy.all(&UNSEEN) {
        unseen.remove();
    }
    raw_text(&copy)
}
