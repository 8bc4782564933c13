//! The live door: the page as the browser holds it, through the browser's own calls.

mod browser;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub use browser::{Page, Shown};
use browser::{Part, Text, known};

use crate::css::Css;
use crate::node::{Node, TEXT_LIMIT, joined, may_join, tidy};
use crate::reading::Why;
use crate::scripts::{Kind, Room};

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
        let has_unseen = self.first(&UNSEEN).is_some();
        let text = if has_unseen { seen_text(self) } else { self.content() };
        // Cut before it is copied: a page may hold any amount of text anywhere.
        let limit = TEXT_LIMIT as u32;
        let text = if text.length() <= limit {
            String::from(text)
        } else {
            // A pair of surrogates may be cut in two.
            let head = String::from(text.slice(0, limit));
            head.trim_end_matches(char::REPLACEMENT_CHARACTER).to_owned()
        };
        if may_join(&text) && self.inner().is_some() {
            return joined(pieces(self, has_unseen));
        }
        tidy(text.chars())
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
        let kind = Kind::of(script.attr("type").as_deref());
        let first = || String::from(text.trim_start().slice(0, 1)).chars().next();
        if kind != Kind::Runs && !kind.is_read(first()) {
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

/// Nodes of one element that are walked, at most: as many as any element of ours has, many times over.
const NODES: u32 = 50_000;

/// The text of an element letter by letter, and where the elements in it begin and end.
///
/// The browser's own text of it does not say that, so it is walked: only where digits stand side by side.
fn pieces(element: &Shown, has_unseen: bool) -> Vec<Option<char>> {
    let mut pieces = Vec::new();
    let mut room = TEXT_LIMIT as u32;
    let mut next = element.unchecked_ref::<Part>().first_child();
    let (mut depth, mut walked) = (0_u32, 0);
    while let Some(part) = next {
        walked += 1;
        if room == 0 || walked > NODES {
            break;
        }
        let mut inner = None;
        match part.kind() {
            Part::TEXT => {
                let text = part.value().unwrap_or_else(|| JsString::from(""));
                let length = text.length().min(room);
                room -= length;
                let text = String::from(text.slice(0, length));
                let is_cut = room == 0;
                let text = if is_cut {
                    text.trim_end_matches(char::REPLACEMENT_CHARACTER)
                } else {
                    text.as_str()
                };
                pieces.extend(text.chars().map(Some));
            }
            Part::ELEMENT => {
                pieces.push(None);
                let is_seen = !(has_unseen && part.unchecked_ref::<Shown>().is(&UNSEEN));
                inner = if is_seen { part.first_child() } else { None };
                if inner.is_none() {
                    pieces.push(None);
                }
            }
            _ => {}
        }
        next = inner;
        if next.is_some() {
            depth += 1;
            continue;
        }
        let mut last = part;
        loop {
            next = last.next_sibling();
            if next.is_some() || depth == 0 {
                break;
            }
            let Some(up) = last.parent_node() else { break };
            pieces.push(None);
            depth -= 1;
            last = up;
        }
    }
    pieces
}
