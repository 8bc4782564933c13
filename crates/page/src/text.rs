//! The text door: a page from its HTML text, through scraper.

use html5ever::driver::{self, Parser};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{ElementRef, Html, HtmlTreeSink};

use crate::css::Css;
use crate::node::{Node, TEXT_LIMIT, tidy};
use crate::reading::Why;
use crate::scripts;

impl Node for ElementRef<'_> {
    fn all(&self, css: &Css) -> Vec<Self> {
        css.compiled().map(|selector| self.select(selector).collect()).unwrap_or_default()
    }

    fn first(&self, css: &Css) -> Option<Self> {
        self.select(css.compiled()?).next()
    }

    fn text(&self) -> String {
        // Counted in UTF-16, as the live door must.
        let mut room = TEXT_LIMIT;
        let letters = ElementRef::text(self).flat_map(str::chars).take_while(|letter| {
            let fits = letter.len_utf16() <= room;
            room = room.saturating_sub(letter.len_utf16());
            fits
        });
        tidy(letters)
    }

    fn attr(&self, name: &str) -> Option<String> {
        self.value().attr(name).map(str::to_owned)
    }
}

/// A page parsed from its HTML text, within bounds, and what was cut to stay within them.
///
/// The parser knows no bounds of its own: its work grows with the square of nesting and of the
/// attributes of one tag, and unclosed formatting multiplies. A page beyond the bounds is read up to
/// there.
#[derive(Debug)]
pub struct Document {
    html: Html,
    cut: Vec<Why>,
}

/// Bytes of HTML that are parsed; captured pages have half a million, search lists two.
const BYTES: usize = 16 << 20;
/// Nodes of the tree; captured pages have ten thousand, search lists forty.
const NODES: usize = 400_000;
/// Nesting; Chromium flattens what is deeper than 512.
const DEPTH: usize = 1024;
/// Attributes of one tag.
const ATTRIBUTES: usize = 2048;
/// Bytes between two looks at nodes and nesting, so that neither can run away in between.
const STRIDE: usize = 4 << 10;

impl Document {
    /// Parses HTML text.
    pub fn parse(text: &str) -> Document {
        let mut cut = Vec::new();
        let mut rest = text;
        if text.len() > BYTES {
            rest = head(text, BYTES);
            cut.push(Why::new("the page is longer than 16 MB: what comes after was not read"));
        }
        if let Some(at) = overlong_tag(rest) {
            rest = head(rest, at);
            cut.push(Why::new(
                "a tag of the page has thousands of attributes: not read from there",
            ));
        }
        let sink = HtmlTreeSink::new(Html::new_document());
        let mut parser = driver::parse_document(sink, Default::default());
        while !rest.is_empty() {
            let (next, after) = rest.split_at(head(rest, STRIDE).len());
            parser.process(StrTendril::from_slice(next));
            rest = after;
            if let Some(why) = excess(&parser) {
                cut.push(why);
                break;
            }
        }
        Document { html: parser.finish(), cut }
    }

    /// The root element.
    pub fn root(&self) -> ElementRef<'_> {
        self.html.root_element()
    }

    /// The texts of the inline scripts that hold any of `marks`.
    pub fn scripts(&self, marks: &[&str]) -> Vec<String> {
        static INLINE: Css = Css::new(scripts::INLINE);
        let mut kept = scripts::Kept::new(marks);
        for script in self.root().all(&INLINE) {
            let text: String = ElementRef::text(&script).collect();
            kept.offer(text);
        }
        kept.into_texts()
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

/// The longest beginning of a text that has at most so many bytes.
fn head(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// Where a tag with more attributes than are read begins. Scripts, styles and comments are passed
/// over; their text is no tag.
fn overlong_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = text[at..].find('<') {
        let start = at + open;
        let tag = &text[start..];
        let body = &bytes[start + 1..];
        at = start + 1;
        if tag.starts_with("<!--") {
            at = start + tag.find("-->").unwrap_or(tag.len());
        } else if body.first().is_some_and(u8::is_ascii_alphabetic) {
            let (attributes, length) = attributes(body);
            if attributes > ATTRIBUTES {
                return Some(start);
            }
            at += length;
            for (name, end) in [("script", "</script"), ("style", "</style")] {
                if body
                    .get(..name.len())
                    .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
                {
                    at += text.get(at..).and_then(|rest| rest.find(end)).unwrap_or(0);
                }
            }
        }
    }
    None
}

/// How many attributes a tag has, at most, and how long it is.
fn attributes(body: &[u8]) -> (usize, usize) {
    let mut count = 0;
    let mut quote = None;
    let mut is_between = false;
    for (length, byte) in body.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (count, length),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') => is_between = true,
            (None, _) => {
                count += usize::from(is_between);
                is_between = false;
            }
        }
    }
    (count, body.len())
}
