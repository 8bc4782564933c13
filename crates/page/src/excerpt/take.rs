//! Taking an excerpt of a page, through either door.

use super::{Excerpt, Taken};
use crate::css::Css;
use crate::node::Node;
use crate::rules::{Branch, Rule};

/// Elements of an excerpt, at most; a listing gives fifty, a list of products some thousands.
const ELEMENTS: usize = 20_000;
/// Bytes of texts and attributes, at most.
const BYTES: usize = 2 << 20;
/// Elements that one rule finds in one place, at most.
const FOUND: usize = 4_000;
/// Elements between one that is found and the one it is looked for in, at most.
const HEIGHT: usize = 256;

/// An excerpt in the taking: what is looked for next may depend on what was found.
#[derive(Debug)]
pub struct Taking<'n, N> {
    root: &'n N,
    excerpt: Excerpt,
    room: usize,
    /// Where what is never taken stands.
    without: Vec<&'static Rule>,
}

impl<'n, N: Node> Taking<'n, N> {
    /// Nothing but the root yet, and these attributes of it.
    pub fn of(root: &'n N, attrs: &[&'static str]) -> Taking<'n, N> {
        let mut taking =
            Taking { root, excerpt: Excerpt::default(), room: BYTES, without: Vec::new() };
        taking.put(root, Vec::new(), 0, 0, attrs);
        taking
    }

    /// From now on nothing that a rule finds is taken, whatever points at it.
    pub fn leave_out(&mut self, rule: &'static Rule) {
        self.without.push(rule);
    }

    /// Takes what the branches point at; whether they found any.
    pub fn take(&mut self, branches: &[Branch]) -> bool {
        let before = self.excerpt.taken.len();
        self.fill(self.root, branches, 0);
        self.excerpt.taken.len() > before
    }

    /// The same, of what is looked at as far as there is room: that there was more of it is no loss.
    pub fn glance(&mut self, branches: &[Branch]) -> bool {
        let is_cut = self.excerpt.is_cut;
        let has_found = self.take(branches);
        self.excerpt.is_cut = is_cut;
        has_found
    }

    /// What was taken.
    pub fn finish(mut self) -> Excerpt {
        self.close(0);
        self.excerpt
    }

    /// Puts an element in and gives its place; none where there is no more room.
    fn put(
        &mut self,
        node: &N,
        marks: Vec<(u16, u8)>,
        up: usize,
        longest: usize,
        attrs: &[&'static str],
    ) -> Option<usize> {
        let text = if longest > 0 { node.text() } else { String::new() };
        let text = if text.len() > longest { String::new() } else { text };
        let attrs: Vec<_> =
            attrs.iter().filter_map(|name| Some(((*name).to_owned(), node.attr(name)?))).collect();
        let bytes = text.len() + attrs.iter().map(|(_, value)| value.len()).sum::<usize>();
        let at = self.excerpt.taken.len();
        if at >= ELEMENTS || bytes > self.room {
            self.excerpt.is_cut = true;
            return None;
        }
        self.room -= bytes;
        self.excerpt.taken.push(Taken { marks, up, end: at + 1, text, attrs });
        Some(at)
    }

    /// Ends an element: what comes now is no longer inside it.
    fn close(&mut self, at: usize) {
        let end = self.excerpt.taken.len();
        if let Some(taken) = self.excerpt.taken.get_mut(at) {
            taken.end = end;
        }
    }

    fn fill(&mut self, node: &N, branches: &[Branch], up: usize) {
        for branch in branches {
            if branch.grown {
                self.grow(node, branch, up);
                continue;
            }
            for css in 0..branch.rule.css.len() {
                let found = self.found(node, branch.rule, css);
                // An empty place is like none: an older one is looked for as well.
                let mut is_shown = branch.rule.takes.text == 0 && !found.is_empty();
                for (nth, found) in found.iter().enumerate() {
                    let marks = marks(found, branch, css);
                    let longest = branch.rule.takes.text;
                    let attrs = branch.rule.takes.attrs;
                    let Some(at) = self.put(found, marks, up, longest, attrs) else { return };
                    is_shown |= nth == 0 && !self.excerpt.taken[at].text.is_empty();
                    self.fill(found, branch.inside, at);
                    self.close(at);
                }
                if is_shown {
                    break;
                }
            }
        }
    }

    fn found(&mut self, node: &N, rule: &Rule, css: usize) -> Vec<N> {
        let css = &rule.css[css];
        let without: Vec<&'static Css> =
            self.without.iter().flat_map(|rule| rule.css).chain(rule.takes.without).collect();
        let is_ours = |found: &N| !without.iter().any(|css| found.is(css));
        if !rule.takes.all {
            let first = node.first(css);
            if first.as_ref().is_none_or(is_ours) {
                return first.into_iter().collect();
            }
            return node.all(css).into_iter().take(FOUND).find(is_ours).into_iter().collect();
        }
        let mut found = node.all(css);
        let is_cut = found.len() > FOUND;
        found.truncate(FOUND);
        if !rule.takes.apart_from.is_empty() {
            found = apart(found, rule.takes.apart_from);
        }
        found.retain(is_ours);
        self.excerpt.is_cut |= is_cut;
        found
    }

    /// What a branch finds, with all that stands between it and `node`.
    ///
    /// Elements are found in the page's order, so each stands in the one found before it or in one above.
    fn grow(&mut self, node: &N, branch: &Branch, up: usize) {
        let mut above = vec![(node.clone(), up)];
        for found in self.found(node, branch.rule, 0) {
            while above.len() > 1 && above.last().is_some_and(|(last, _)| !last.holds(&found)) {
                let closed = above.pop();
                closed.into_iter().for_each(|(_, at)| self.close(at));
            }
            let Some((top, _)) = above.last() else { return };
            let mut between = Vec::new();
            let mut parent = found.parent();
            while let Some(one) = parent.filter(|one| one != top && between.len() < HEIGHT) {
                parent = one.parent();
                between.push(one);
            }
            for one in between.into_iter().rev() {
                let up = above.last().map_or(up, |(_, at)| *at);
                let Some(at) = self.put(&one, Vec::new(), up, 0, &[]) else { return };
                above.push((one, at));
            }
            let marks = marks(&found, branch, 0);
            let also = branch.also.iter().filter(|rule| marks.iter().any(|mark| mark.0 == rule.id));
            let longest = also.map(|rule| rule.takes.text).fold(branch.rule.takes.text, usize::max);
            let up = above.last().map_or(up, |(_, at)| *at);
            let attrs = branch.rule.takes.attrs;
            let Some(at) = self.put(&found, marks, up, longest, attrs) else { return };
            above.push((found, at));
        }
        for (_, at) in above.into_iter().skip(1) {
            self.close(at);
        }
    }
}

/// Those of some elements that keep apart from what a selector matches: they are none such, stand in none and hold
/// none. What is kept apart from must be among them.
///
/// They stand in the page's order, so one walk over them with those that are still open asks each only once, where
/// `:not(.a, .a *, :has(.a))` looks at all that stands around and in each.
fn apart<N: Node>(found: Vec<N>, from: &[Css]) -> Vec<N> {
    let mut is_apart = vec![true; found.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut other: Option<&N> = None;
    for (at, node) in found.iter().enumerate() {
        if other.is_some_and(|other| other.holds(node)) {
            is_apart[at] = false;
            continue;
        }
        while open.last().is_some_and(|last| !found[*last].holds(node)) {
            open.pop();
        }
        if from.iter().any(|css| node.is(css)) {
            is_apart[at] = false;
            open.drain(..).for_each(|holder| is_apart[holder] = false);
            other = Some(node);
        } else {
            open.push(at);
        }
    }
    found.into_iter().zip(is_apart).filter_map(|(node, is)| is.then_some(node)).collect()
}

/// The rules that an element matches which a branch found.
fn marks<N: Node>(node: &N, branch: &Branch, css: usize) -> Vec<(u16, u8)> {
    let place = |css: usize| u8::try_from(css).unwrap_or(u8::MAX);
    let mut marks = vec![(branch.rule.id, place(css))];
    for rule in branch.also {
        let matched = rule.css.iter().position(|css| node.is(css));
        marks.extend(matched.map(|css| (rule.id, place(css))));
    }
    marks
}
