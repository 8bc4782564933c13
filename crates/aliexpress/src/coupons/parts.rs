//! The texts of a card: of the elements that hold nothing but text, and of sentences that elements split.

use std::cell::OnceCell;

use contract::OfferState;
use page::{Element, Rule};
use wording::Label;

use super::state;
use crate::page_text::PageText;

/// The rules by which the texts of a part of a page are found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pieces {
    /// An element that a card may be found from.
    pub(crate) leaf: &'static Rule,
    /// An element that holds nothing but text.
    pub(crate) inside: &'static Rule,
    /// One that holds a sentence, parts of it in elements of their own.
    pub(crate) sentence: &'static Rule,
    /// What is pressed.
    pub(crate) button: &'static Rule,
    /// One that cannot be pressed.
    pub(crate) disabled: &'static Rule,
    /// A link to a product.
    pub(crate) product: &'static Rule,
    /// A link to a store.
    pub(crate) store: &'static Rule,
    /// A text that is struck through.
    pub(crate) struck: &'static Rule,
    /// What no card holds: the lines of a cart and the headings of its stores.
    pub(crate) bounds: &'static [&'static Rule],
}

/// One text, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Part<'e> {
    /// Its element.
    pub(crate) element: Element<'e>,
    /// Its words.
    pub(crate) text: String,
    /// Whether it is a button's.
    pub(crate) is_button: bool,
    /// The state that it names, once that was asked.
    state: OnceCell<Option<OfferState>>,
}

impl Part<'_> {
    /// The state that it names, if it is a badge's or a button's and nothing else.
    pub(super) fn state(&self, page_text: PageText<'_>) -> Option<OfferState> {
        *self.state.get_or_init(|| state::named(&self.text, page_text))
    }
}

/// Elements between a text and the sentence that it is part of, at most.
const DEPTH: usize = 6;
/// Bytes of a text that is a code, a button, an amount or a condition, at most.
pub(super) const SHORT: usize = 120;

impl Pieces {
    /// The texts inside an element in their order; its own if it holds nothing else.
    ///
    /// `<p><b>$5 off</b> orders over $50</p>` is one text: read in part it would lose its condition.
    pub(crate) fn parts<'e>(&self, node: Element<'e>) -> Vec<Part<'e>> {
        let mut parts: Vec<Part<'e>> = Vec::new();
        let inside = self.inside.all(node);
        let inside = if inside.is_empty() { vec![node] } else { inside };
        for leaf in inside {
            let element = self.whole(leaf, Some(node));
            if parts.last().is_some_and(|last| last.element == element) {
                continue;
            }
            let text = self.text(element);
            if !text.is_empty() {
                let is_button = self.is_button(leaf);
                parts.push(Part { element, text, is_button, state: OnceCell::new() });
            }
        }
        countdowns(parts)
    }

    /// The sentence that a text is part of; its own element if it is a whole.
    pub(crate) fn whole<'e>(&self, leaf: Element<'e>, within: Option<Element<'e>>) -> Element<'e> {
        let mut whole = leaf;
        let mut node = leaf;
        for _ in 0..DEPTH {
            if Some(node) == within {
                break;
            }
            let Some(parent) = node.parent() else { break };
            node = parent;
            if node.is(self.sentence) && self.has_own_words(node) {
                whole = node;
            }
        }
        whole
    }

    /// The words of the line that an element stands in: `US $6` and `OFF` beside it are one phrase.
    pub(crate) fn phrase(&self, element: Element<'_>) -> String {
        let line = element.parent().filter(|parent| parent.is(self.sentence));
        let text = line.map(|line| self.text(line)).filter(|text| text.len() <= SHORT);
        text.unwrap_or_else(|| self.text(element))
    }

    /// Whether an element has words beside those of the elements in it.
    fn has_own_words(&self, node: Element<'_>) -> bool {
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
        let inside: usize =
            self.inside.all(node).into_iter().map(|leaf| letters(&leaf.text())).sum();
        letters(&node.text()) > inside
    }

    /// The words of an element, those of the elements in it apart from each other: `45` and `80` are no 4580.
    fn text(&self, node: Element<'_>) -> String {
        let whole = node.text();
        let mut text = String::with_capacity(whole.len());
        let mut rest = whole.as_str();
        for leaf in self.inside.all(node) {
            let leaf = leaf.text();
            let Some((before, after)) = rest.split_once(leaf.as_str()).filter(|_| !leaf.is_empty())
            else {
                continue;
            };
            text.extend([before, " ", &leaf, " "]);
            rest = after;
        }
        text.push_str(rest);
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut joined = String::with_capacity(text.len());
        for (at, word) in words.iter().enumerate() {
            // The colon of a clock: `02` `:` `14`.
            let is_clock = |at: usize| {
                let [before, colon, after] = [at.checked_sub(1), Some(at), at.checked_add(1)]
                    .map(|at| at.and_then(|at| words.get(at)).copied().unwrap_or_default());
                colon == ":" && is_figure(before) && is_figure(after)
            };
            let is_tight = is_clock(at) || at.checked_sub(1).is_some_and(is_clock);
            if !joined.is_empty() && !is_tight {
                joined.push(' ');
            }
            joined.push_str(word);
        }
        joined
    }

    /// Whether a text is a store's name: it stands in a link to the store, which does not hold the card too,
    /// and says nothing of the offer.
    pub(super) fn is_name(
        &self,
        part: &Part<'_>,
        leaf: Element<'_>,
        page_text: PageText<'_>,
    ) -> bool {
        let link = up(part.element).find(|one| one.is(self.store));
        let is_apart = link.is_some_and(|link| up(leaf).all(|one| one != link));
        is_apart
            && Label::of(&part.text).is_none()
            && wording::may_be_name(&part.text, &page_text.context())
    }

    fn is_button(&self, leaf: Element<'_>) -> bool {
        self.button_of(leaf).is_some()
    }

    /// The button that a text stands in.
    pub(super) fn button_of<'e>(&self, leaf: Element<'e>) -> Option<Element<'e>> {
        up(leaf).find(|one| one.is(self.button))
    }
}

/// Whether a text is a figure of a clock.
fn is_figure(text: &str) -> bool {
    matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The texts with each countdown that elements split as one: `Ends in`, `02`, `:`, `14`, `:`, `33`. Only a colon
/// says that figures of several elements are one clock.
fn countdowns(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut joined: Vec<Part<'_>> = Vec::with_capacity(parts.len());
    let mut rest = parts.into_iter().peekable();
    let mut is_clock = false;
    while let Some(mut part) = rest.next() {
        let begins = is_figure(&part.text) && !is_clock;
        is_clock = false;
        while is_figure(part.text.rsplit(':').next().unwrap_or_default()) {
            let Some(colon) = rest.next_if(|next| next.text == ":") else { break };
            let Some(figure) = rest.next_if(|next| is_figure(&next.text)) else {
                joined.push(part);
                part = colon;
                break;
            };
            part.text.extend([":", &figure.text]);
            is_clock = true;
        }
        match joined.last_mut().filter(|last| begins && is_clock && !last.is_button) {
            // What it counts down to stands before it.
            Some(last) if !last.text.contains(|c: char| c.is_ascii_digit()) => {
                last.text.extend([" ", &part.text]);
                last.state = OnceCell::new();
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// An element and those around it, as far as a text may stand in what it belongs to.
fn up(element: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    std::iter::successors(Some(element), |node| node.parent()).take(DEPTH)
}
