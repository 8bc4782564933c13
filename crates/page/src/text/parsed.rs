//! The elements of a parsed page, counted through once.
//!
//! Selectors are looked for dozens of times in thousands of elements. The tree's own walk goes from
//! node to node and compares names; here the elements lie side by side, each with the bits of its
//! names, and few are looked at any closer.

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use html5ever::local_name;
use scraper::{ElementRef, Html, Node as Kind};

use super::Document;
use crate::css::Css;
use crate::css::pattern::{Pattern, bit};
use crate::node::{Node, TEXT_LIMIT, joined};

/// Where an element stands.
#[derive(Debug)]
pub(super) struct Place {
    node: NodeId,
    /// The element that it stands in; the root is its own.
    up: usize,
    /// Where the elements inside it end.
    end: usize,
    /// The element right before it in the same one; the first is its own.
    before: usize,
    /// The bits of its names.
    names: u64,
}

/// The places of a page's elements, each before those inside it.
pub(super) fn places(html: &Html) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut up = 0;
    // The element that was closed last: where it stands in the same one, it is the one before.
    let mut closed = None;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if let Kind::Element(element) = node.value() {
                    let at = places.len();
                    let before = closed.take().unwrap_or(at);
                    places.push(Place {
                        node: node.id(),
                        up,
                        end: at,
                        before,
                        names: names(element),
                    });
                    up = at;
                }
            }
            Edge::Close(node) => {
                let end = places.len();
                if let Some(place) = places.get_mut(up).filter(|place| place.node == node.id()) {
                    place.end = end;
                    closed = Some(up);
                    up = place.up;
                }
            }
        }
    }
    places
}

fn names(element: &scraper::node::Element) -> u64 {
    let mut names = bit(element.name());
    for (name, value) in &element.attrs {
        names |= bit(&name.local);
        if name.local == local_name!("class") {
            names = value.split_ascii_whitespace().fold(names, |names, class| names | bit(class));
        } else if name.local == local_name!("id") {
            names |= bit(value);
        }
    }
    names
}

/// An element of a parsed page.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'d> {
    document: &'d Document<'d>,
    at: usize,
}

impl PartialEq for Parsed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.document, other.document)
    }
}

impl<'d> Parsed<'d> {
    pub(super) fn root(document: &'d Document<'d>) -> Parsed<'d> {
        Parsed { document, at: 0 }
    }

    fn place(self) -> &'d Place {
        &self.document.places[self.at]
    }

    /// Whether it may have all names of these bits.
    pub(super) fn may_be(self, names: u64) -> bool {
        self.place().names & names == names
    }

    /// The element as the parser's tree has it.
    pub(super) fn element(self) -> Option<ElementRef<'d>> {
        ElementRef::wrap(self.document.html.tree.get(self.place().node)?)
    }

    pub(super) fn up(self) -> Option<Parsed<'d>> {
        let up = self.place().up;
        (up != self.at).then_some(Parsed { at: up, ..self })
    }

    /// The element right before this one, in the same one.
    pub(super) fn before(self) -> Option<Parsed<'d>> {
        let before = self.place().before;
        (before != self.at).then_some(Parsed { at: before, ..self })
    }

    /// The element right after this one, in the same one.
    pub(super) fn after(self) -> Option<Parsed<'d>> {
        let at = self.place().end;
        let place = self.document.places.get(at)?;
        (place.before == self.at && at != self.at).then_some(Parsed { at, ..self })
    }

    /// Whether this one begins before the other one: earlier in the page, or around it.
    pub(super) fn comes_before(self, other: Parsed<'_>) -> bool {
        self.at < other.at
    }

    /// What comes after this one begins, up to the end of its parent, and may have all of these names.
    pub(super) fn onwards(self, names: u64) -> impl Iterator<Item = Parsed<'d>> {
        let end = self.up().unwrap_or(self).place().end;
        let after = self.at + 1..end;
        let places = self.document.places[after.clone()].iter();
        let may = move |(_, place): &(usize, &Place)| place.names & names == names;
        after.zip(places).filter(may).map(move |(at, _)| Parsed { at, ..self })
    }

    /// The elements below this one that match, in document order.
    pub(super) fn select(self, pattern: &Pattern) -> impl Iterator<Item = Parsed<'d>> {
        let below = self.at + 1..self.place().end;
        // The bits first, side by side: most elements are none of these.
        let places = self.document.places[below.clone()].iter();
        let may = |(_, place): &(usize, &Place)| pattern.may_match(place.names);
        let at = below.zip(places).filter(may).map(|(at, _)| at);
        at.map(move |at| Parsed { at, ..self }).filter(|one| pattern.matches(*one))
    }
}

impl Node for Parsed<'_> {
    fn all(&self, css: &Css) -> Vec<Self> {
        css.pattern().map(|pattern| self.select(pattern).collect()).unwrap_or_default()
    }

    fn first(&self, css: &Css) -> Option<Self> {
        self.select(css.pattern()?).next()
    }

    fn is(&self, css: &Css) -> bool {
        css.pattern().is_some_and(|pattern| pattern.matches(*self))
    }

    fn parent(&self) -> Option<Self> {
        self.up()
    }

    fn holds(&self, other: &Self) -> bool {
        (self.at..self.place().end).contains(&other.at)
    }

    fn text(&self) -> String {
        let Some(element) = self.element() else { return String::new() };
        // Counted in UTF-16, as the live door must.
        let mut room = TEXT_LIMIT;
        let pieces = element.traverse().flat_map(|edge| {
            let (node, opens) = match edge {
                Edge::Open(node) => (node, true),
                Edge::Close(node) => (node, false),
            };
            let text = node.value().as_text();
            let letters = text.filter(|_| opens).map_or("", |text| &text.text);
            let edge = node.value().is_element().then_some(None);
            edge.into_iter().chain(letters.chars().map(Some))
        });
        joined(pieces.take_while(|letter| {
            let units = letter.map_or(0, char::len_utf16);
            let fits = units <= room;
            room = room.saturating_sub(units);
            fits
        }))
    }

    fn attr(&self, name: &'static str) -> Option<String> {
        self.element()?.value().attr(name).map(str::to_owned)
    }
}
