//! Selectors as static rules, and the branches in which a page is taken apart.

use std::fmt::Write as _;

/// What the reader of a rule asks of it.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) key: &'static str,
    /// The field of the contract that it is for: reports name it.
    field: &'static str,
    /// The rules inside whose elements it is looked for; everywhere on the page, where there are none.
    within: &'static [&'static str],
    /// Whether all elements are read, or the first.
    all: bool,
    /// Bytes of the longest text that is read.
    text: usize,
    attrs: &'static [&'static str],
    /// Rules that its elements are held to.
    also: &'static [&'static str],
    grown: bool,
    /// Whether what is struck through is none of its elements.
    is_paid: bool,
    /// The rule whose elements, and what stands in them, are none of its.
    without: Option<&'static str>,
    /// The rule from whose elements its own keep apart: they neither hold them nor stand in them.
    apart_from: Option<&'static str>,
    /// Whether other rules' elements are held to it, and it is not looked for by itself.
    is_held: bool,
    /// The layout whose branches are looked for inside its elements, where they are another's.
    holding: Option<&'static str>,
}

/// The first element, and its text.
pub(crate) const fn one(key: &'static str) -> Shape {
    Shape {
        key,
        field: key,
        within: &[],
        all: false,
        text: 16 << 10,
        attrs: &[],
        also: &[],
        grown: false,
        is_paid: false,
        without: None,
        apart_from: None,
        is_held: false,
        holding: None,
    }
}

/// All elements, and their texts.
pub(crate) const fn all(key: &'static str) -> Shape {
    Shape { all: true, ..one(key) }
}

impl Shape {
    /// For a field of the contract that is not called like the key.
    pub(crate) const fn of(self, field: &'static str) -> Shape {
        Shape { field, ..self }
    }

    /// Looked for inside the elements of these rules only.
    pub(crate) const fn within(self, within: &'static [&'static str]) -> Shape {
        Shape { within, ..self }
    }

    /// Read without its text: that it is there is enough, or what stands inside.
    pub(crate) const fn silent(self) -> Shape {
        Shape { text: 0, ..self }
    }

    /// Read with these attributes.
    pub(crate) const fn attrs(self, attrs: &'static [&'static str]) -> Shape {
        Shape { attrs, ..self }
    }

    /// A text of more bytes is none of ours.
    pub(crate) const fn longest(self, text: usize) -> Shape {
        Shape { text, ..self }
    }

    /// Its elements are held to these rules too.
    pub(crate) const fn also(self, also: &'static [&'static str]) -> Shape {
        Shape { also, ..self }
    }

    /// What stands between its elements and the one they are looked for in is taken too.
    pub(crate) const fn grown(self) -> Shape {
        Shape { grown: true, ..self }
    }

    /// What is struck through is never what is paid: no such element is one of its, nor one that holds such.
    pub(crate) const fn paid(self) -> Shape {
        Shape { is_paid: true, ..self }
    }

    /// What this rule's selectors match is none of its elements.
    pub(crate) const fn without(self, key: &'static str) -> Shape {
        Shape { without: Some(key), ..self }
    }

    /// Its elements neither are this rule's, nor hold one or stand in one.
    pub(crate) const fn apart_from(self, key: &'static str) -> Shape {
        Shape { apart_from: Some(key), ..self }
    }

    /// Inside its elements another layout is looked for.
    pub(crate) const fn holding(self, layout: &'static str) -> Shape {
        Shape { holding: Some(layout), ..self }
    }

    /// Whether another of the shapes is looked for inside its elements or apart from them, or its elements are held
    /// to it.
    pub(crate) fn is_holder(&self, shapes: &[Shape]) -> bool {
        let needs = |shape: &Shape| {
            let others = [shape.without, shape.apart_from];
            shape.within.contains(&self.key) || others.contains(&Some(self.key))
        };
        !self.also.is_empty() || shapes.iter().any(needs)
    }

    /// Not looked for by itself.
    pub(crate) const fn held(self) -> Shape {
        Shape { is_held: true, ..self }
    }
}

/// Refuses shapes that name a key of which there is no shape: what should stand in it would never be found.
pub(crate) fn consistent(shapes: &[Shape]) -> Result<(), String> {
    let is_known = |key: &str| shapes.iter().any(|shape| shape.key == key);
    let named = |shape: &Shape| {
        let others = shape.without.into_iter().chain(shape.apart_from);
        shape.within.iter().chain(shape.also).copied().chain(others)
    };
    match shapes.iter().flat_map(named).find(|key| !is_known(key)) {
        Some(key) => Err(format!("a shape names `{key}`, of which there is none")),
        None => Ok(()),
    }
}

/// One rule of a layout: its shape, its selectors, the newest first, and its number in all files.
pub(crate) struct Rule<'a> {
    pub(crate) shape: Shape,
    pub(crate) css: Vec<&'a str>,
    pub(crate) id: u16,
}

impl Rule<'_> {
    /// What the static of its selectors is called.
    fn list(&self, layout: &str) -> String {
        format!("{layout}_{}", self.shape.key.to_uppercase())
    }

    /// It as an expression.
    fn written(&self, layout: &str) -> String {
        let Shape { field, all, text, attrs, .. } = self.shape;
        let (id, list) = (self.id, self.list(layout));
        let other = |key: &str| format!("{layout}_{}", key.to_uppercase());
        let without = match self.shape.without {
            Some(key) => format!("Some(&{}[0])", other(key)),
            None if self.shape.is_paid => "Some(&STRUCK)".to_owned(),
            None => "None".to_owned(),
        };
        let apart_from =
            self.shape.apart_from.map_or("&[]".to_owned(), |key| format!("&{}", other(key)));
        let takes = format!(
            "Takes {{ all: {all}, text: {text}, attrs: &{attrs:?}, without: {without}, apart_from: {apart_from} }}"
        );
        format!("Rule {{ id: {id}, field: {field:?}, css: &{list}, takes: {takes} }}")
    }
}

/// Writes a layout as a static of a type, and its branches.
///
/// A branch holds its rules themselves and does not name the layout's: so a field of the layout is used by
/// readers alone, and the compiler knows one that nobody reads.
pub(crate) fn layout(out: &mut String, kind: &str, name: &str, rules: &[Rule<'_>]) {
    let mut fields = String::new();
    for rule in rules {
        // Selectors stand in statics of their own: they keep what they compile to.
        let list = rule.list(name);
        let selectors: String = rule.css.iter().map(|css| format!("Css::new({css:?}), ")).collect();
        let _ = writeln!(out, "static {list}: [Css; {}] = [{selectors}];", rule.css.len());
        let _ = writeln!(fields, "    {}: {},", rule.shape.key, rule.written(name));
    }
    let _ = writeln!(out, "pub(crate) static {name}: {kind} = {kind} {{\n{fields}}};");
    let branches = branches(name, rules, None);
    let _ = writeln!(out, "pub(crate) static {name}_BRANCHES: &[Branch] = &[{branches}];");
}

/// The branches of the rules that stand in a rule, or in none. What stands in a rule that the layout
/// has no selectors for stands in what that one stands in.
fn branches(name: &str, rules: &[Rule<'_>], within: Option<&str>) -> String {
    let has_css =
        |key: &&&str| rules.iter().any(|rule| rule.shape.key == **key && !rule.css.is_empty());
    let holder = |rule: &Rule<'_>| {
        let mut outer = rule.shape.within;
        while let [key] = outer
            && !has_css(&key)
        {
            let of = rules.iter().find(|rule| rule.shape.key == *key);
            outer = of.map_or(&[], |rule| rule.shape.within);
        }
        outer
    };
    let stands = |rule: &&Rule<'_>| {
        let outer = holder(rule);
        let is_here = within.map_or(outer.is_empty(), |key| outer.contains(&key));
        is_here && !rule.css.is_empty() && !rule.shape.is_held
    };
    let branch = |rule: &Rule<'_>| {
        let Shape { key, also, grown, .. } = rule.shape;
        let held_to = |key: &&str| rules.iter().find(|rule| rule.shape.key == *key);
        let also = also.iter().filter(has_css).filter_map(held_to);
        let also: String = also.map(|rule| format!("&{}, ", rule.written(name))).collect();
        let inside = match rule.shape.holding {
            Some(layout) => format!("{layout}_BRANCHES"),
            None => format!("&[{}]", branches(name, rules, Some(key))),
        };
        let rule = rule.written(name);
        format!("Branch {{ rule: &{rule}, also: &[{also}], grown: {grown}, inside: {inside} }}, ")
    };
    rules.iter().filter(stands).map(branch).collect()
}
