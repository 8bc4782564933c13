//! Whether an element of the text door is what a selector says.

use std::ops::Deref;

use scraper::ElementRef;

use crate::css::pattern::{Combinator, Compound, Path, Pattern, Simple, Test};

impl Pattern {
    /// Whether any of the alternatives holds.
    pub(super) fn matches(&self, element: ElementRef<'_>) -> bool {
        self.0.iter().any(|path| path.matches(element))
    }

    /// The elements below one that match, in document order.
    pub(super) fn select<'p, 'e>(
        &'p self,
        root: ElementRef<'e>,
    ) -> impl Iterator<Item = ElementRef<'e>> + use<'p, 'e> {
        // The tree's own walk: what an element hands out itself lives no longer than the handle.
        let below = Deref::deref(&root).descendants().skip(1).filter_map(ElementRef::wrap);
        below.filter(move |element| self.matches(*element))
    }
}

impl Path {
    fn matches(&self, element: ElementRef<'_>) -> bool {
        fits(&self.subject, element) && stands(&self.around, element)
    }
}

/// Whether what must stand around an element does. Where one may stand anywhere outside it, each that
/// fits is tried: the next one outwards may ask for its parent.
fn stands(around: &[(Combinator, Compound)], element: ElementRef<'_>) -> bool {
    let Some(((combinator, compound), further)) = around.split_first() else { return true };
    let mut outer = parent(element);
    while let Some(one) = outer {
        if fits(compound, one) && stands(further, one) {
            return true;
        }
        if *combinator == Combinator::Child {
            return false;
        }
        outer = parent(one);
    }
    false
}

fn fits(compound: &Compound, element: ElementRef<'_>) -> bool {
    compound.iter().all(|simple| is(simple, element))
}

fn is(simple: &Simple, element: ElementRef<'_>) -> bool {
    match simple {
        Simple::Any => true,
        Simple::Type(name) => element.value().name().eq_ignore_ascii_case(name),
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
        Simple::FirstChild => element.prev_siblings().all(|before| !before.value().is_element()),
        Simple::Is(pattern) => pattern.matches(element),
        Simple::Not(pattern) => !pattern.matches(element),
        Simple::Has(pattern) => pattern.select(element).next().is_some(),
    }
}

/// An attribute's value, by its small name.
fn value<'e>(element: ElementRef<'e>, name: &str) -> Option<&'e str> {
    element.value().attrs().find(|(other, _)| *other == name).map(|(_, value)| value)
}

fn parent(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    ElementRef::wrap(Deref::deref(&element).parent()?)
}
