//! The live door: the page as the browser holds it, through the browser's own calls.

mod browser;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub use browser::{Page, Shown};
use browser::{Text, known};

use crate::css::Css;
use crate::node::{Node, TEXT_LIMIT, tidy};
use crate::reading::Why;
use crate::scripts::Room;

/// Elements that one selector finds, at most: a page may hold a million, and no rule takes as many as this.
const MOST: u32 = 10_000;

/// What holds text that nobody sees.
static UNSEEN: Css = Css::new("script, style");

impl Node for Shown {
    fn all(&self, css: &Css) -> Vec<Self> {
        let list = self.query_all(known(css.text()));
        (0..list.length().min(MOST)).filter_map(|nth| list.item(nth)).collect()
    }

    fn first(&self, css: &Css) -> Option<Self> {
        self.query(known(css.text()))
    }

    fn is(&self, css: &Css) -> bool {
        self.matches(known(css.text()))
    }

    fn parent(&self) -> Option<Self> {
        self.above()
    }

    fn holds(&self, other: &Self) -> bool {
        self.contains(other)
    }

    fn text(&self) -> String {
        let text = if self.first(&UNSEEN).is_some() { seen_text(self) } else { self.content() };
        // Cut before it is copied: a page may hold any amount of text anywhere.
        let limit = TEXT_LIMIT as u32;
        if text.length() <= limit {
            return tidy(String::from(text).chars());
        }
        let head = String::from(text.slice(0, limit));
        // A pair of surrogates cut in two.
        tidy(head.trim_end_matches(char::REPLACEMENT_CHARACTER).chars())
    }

    fn attr(&self, name: &'static str) -> Option<String> {
        self.attribute(known(name))
    }
}

/// The root element of a page, where it has one.
pub fn root(page: &Page) -> Option<Shown> {
    page.top()
}

/// The texts of a page's inline scripts that hold any of `marks`, where the browser has them: they
/// are looked at there and not copied. And why some are left out, where there are more than is read.
pub fn scripts(page: &Page, marks: &[&'static str]) -> (Vec<JsString>, Option<Why>) {
    let mut room = Room::new();
    // The browser keeps the list: looking for them would be a walk over the page.
    let found = page.scripts();
    let mut is_cut = found.length() > MOST;
    let mut texts = Vec::new();
    for nth in 0..found.length().min(MOST) {
        let Some(script) = found.item(nth) else { continue };
        let text = script.content();
        let has = |mark: &&'static str| text.unchecked_ref::<Text>().includes(known(mark));
        if !marks.iter().any(has) || script.attr("src").is_some() {
            continue;
        }
        if room.holds(text.length() as usize) {
            texts.push(text);
        } else {
            is_cut = true;
        }
    }
    let why = Why::new("the page's scripts are longer than 16 MB: not all were read");
    (texts, is_cut.then_some(why))
}

/// The text of an element without that of the scripts and styles in it.
fn seen_text(element: &Shown) -> JsString {
    let copy = element.unchecked_ref::<Element>().clone_node_with_deep(true);
    let Ok(copy) = copy.map(JsCast::unchecked_into::<Shown>) else { return JsString::from("") };
    for unseen in copy.all(&UNSEEN) {
        unseen.unchecked_ref::<Element>().remove();
    }
    copy.content()
}
