//! Whether an element of the text door is what a selector says.

use super::parsed::Parsed;
use crate::css::pattern::{Combinator, Compound, Path, Pattern, Simple, Test};

impl Pattern {
    /// Whether an element with these names may be any of the alternatives.
    pub(super) fn may_match(&self, names: u64) -> bool {
        self.0.iter().any(|path| path.names & names == path.names)
    }

    /// Whether any of the alternatives holds.
    pub(super) fn matches(&self, element: Parsed<'_>) -> bool {
        self.0.iter().any(|path| path.matches(element))
    }
}

impl Path {
    fn matches(&self, element: Parsed<'_>) -> bool {
        // Its bits first: most elements are none of most things.
        element.may_be(self.names) && fits(&self.subject, element) && stands(&self.around, element)
    }
}

/// Whether what must stand around an element does. Where one may stand anywhere outside it, each that
/// fits is tried: the next one outwards may ask for its parent.
fn stands(around: &[(Combinator, Compound)], element: Parsed<'_>) -> bool {
    leads(around, element, None)
}

/// The same, where the last of them must be one element.
fn leads(around: &[(Combinator, Compound)], element: Parsed<'_>, to: Option<Parsed<'_>>) -> bool {
    let Some(((combinator, compound), further)) = around.split_first() else {
        return to.is_none_or(|to| to == element);
    };
    if *combinator == Combinator::Next {
        let before = element.before();
        return before.is_some_and(|one| fits(compound, one) && leads(further, one, to));
    }
    let mut outer = element.up();
    while let Some(one) = outer.filter(|one| to.is_none_or(|to| !one.comes_before(to))) {
        if fits(compound, one) && leads(further, one, to) {
            return true;
        }
        if *combinator == Combinator::Child {
            return false;
        }
        outer = one.up();
    }
    false
}

fn fits(compound: &Compound, element: Parsed<'_>) -> bool {
    compound.iter().all(|simple| is(simple, element))
}

fn is(simple: &Simple, element: Parsed<'_>) -> bool {
    match simple {
        Simple::Any => true,
        Simple::Type(name) => element
            .element()
            .is_some_and(|element| element.value().name().eq_ignore_ascii_case(name)),
        Simple::Id(id) => value(element, "id") == Some(id),
        Simple::Class(class) => value(element, "class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == *class)),
        Simple::Attribute(name, test) => value(element, name).is_some_and(|value| match test {
            Test::There => true,
            Test::Equal(whole) => value == *whole,
            // An empty part is part of nothing.
            Test::Begin(part) => !part.is_empty() && value.starts_with(part),
            Test::End(part) => !part.is_empty() && value.ends_with(part),
            Test::Hold(part) => !part.is_empty() && value.contains(part),
        }),
        Simple::FirstChild => element.element().is_some_and(|element| {
            element.prev_siblings().all(|before| !before.value().is_element())
        }),
        Simple::Is(pattern) => pattern.matches(element),
        Simple::Not(pattern) => !pattern.matches(element),
        Simple::Has(pattern) => element.select(pattern).next().is_some(),
        Simple::Before(path) => element.after().is_some_and(|after| {
            let is_so = |one| fits(&path.subject, one) && leads(&path.around, one, Some(after));
            // A further step may lead into it or on to what follows it, but never out of their parent.
            is_so(after) || !path.around.is_empty() && after.onwards(path.names).any(is_so)
        }),
    }
}

/// An attribute's value, by its small name.
fn value<'e>(element: Parsed<'e>, name: &str) -> Option<&'e str> {
    element.element()?.value().attrs().find(|(other, _)| *other == name).map(|(_, value)| value)
}
