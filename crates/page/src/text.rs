//! The text door: a page from its HTML text, through scraper.

mod markup;
mod matching;
mod parsed;

use html5ever::driver::{self, Parser};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use crate::reading::Why;
use crate::scripts::Room;
use markup::{Markup, head};
pub use parsed::Parsed;
use parsed::{Place, places};

/// A page parsed from its HTML text, within bounds, and what was cut to stay within them.
///
/// The parser knows no bounds of its own: its work grows with the square of nesting and of the
/// attributes of one tag, and unclosed formatting multiplies. A page beyond the bounds is read up to
/// there. What scripts, styles and comments hold is no part of the tree: most of a page is that.
#[derive(Debug)]
pub struct Document<'t> {
    html: Html,
    /// Its elements, in their order.
    places: Vec<Place>,
    scripts: Vec<&'t str>,
    cut: Vec<Why>,
}

/// Bytes of HTML that are parsed; captured pages have half a million, search lists two.
const BYTES: usize = 16 << 20;
/// Nodes of the tree; captured pages have ten thousand, search lists forty.
const NODES: usize = 400_000;
/// Nesting; Chromium flattens what is deeper than 512.
const DEPTH: usize = 1024;
/// Bytes between two looks at nodes and nesting, so that neither can run away in between.
const STRIDE: usize = 4 << 10;

impl<'t> Document<'t> {
    /// Parses HTML text.
    pub fn parse(text: &'t str) -> Document<'t> {
        let mut cut = Vec::new();
        let whole = head(text, BYTES);
        if whole.len() < text.len() {
            cut.push(Why::new("the page is longer than 16 MB: what comes after was not read"));
        }
        let sink = HtmlTreeSink::new(Html::new_document());
        let mut parser = driver::parse_document(sink, Default::default());
        let mut markup = Markup::new(whole);
        'page: for piece in markup.by_ref() {
            let mut rest = piece;
            while !rest.is_empty() {
                let (next, after) = rest.split_at(head(rest, STRIDE).len());
                parser.process(StrTendril::from_slice(next));
                rest = after;
                if let Some(why) = excess(&parser) {
                    cut.push(why);
                    break 'page;
                }
            }
        }
        if markup.has_overlong_tag {
            cut.push(Why::new(
                "a tag of the page has thousands of attributes: not read from there",
            ));
        }
        let mut html = parser.finish();
        // What a template holds is no part of the page until a script makes it one.
        let held = html.tree.nodes().filter(|node| node.value().is_fragment());
        for id in held.map(|node| node.id()).collect::<Vec<_>>() {
            if let Some(mut fragment) = html.tree.get_mut(id) {
                fragment.detach();
            }
        }
        Document { places: places(&html), html, scripts: markup.scripts, cut }
    }

    /// The root element.
    pub fn root(&self) -> Parsed<'_> {
        Parsed::root(self)
    }

    /// The texts of the inline scripts that hold any of `marks`.
    pub fn scripts(&self, marks: &[&str]) -> Vec<String> {
        let mut room = Room::new();
        let has_mark = |script: &&&str| marks.iter().any(|mark| script.contains(mark));
        let worth = self.scripts.iter().filter(has_mark).filter(|script| room.holds(script.len()));
        worth.map(|script| (*script).to_owned()).collect()
    }

    /// What was cut.
    pub fn cut(&self) -> &[Why] {
        &self.cut
    }
}

/// Why the parser must not go on, if so.
fn excess(parser: &Parser<HtmlTreeSink>) -> Option<Why> {
    let html = parser.tokenizer.sink.sink.0.borrow();
    let mut nodes = html.tree.nodes();
    if nodes.len() > NODES {
        return Some(Why::new("the page has more elements than are read: read up to there"));
    }
    let deepest = nodes.next_back()?;
    let is_deep = deepest.ancestors().nth(DEPTH).is_some();
    is_deep.then(|| Why::new("the page is nested deeper than is read: read up to there"))
}
