//! Selectors taken apart, for the text door.
//!
//! The browser has its own engine; scraper's would be a fifth of the text wasm. What the tables need is
//! little: types, classes, ids, attributes, `:first-child`, `:is`, `:not`, `:has`, and three combinators.
//! Anything else is no selector here, which the tests of each table find before a page does.

/// A list of alternatives: `h1, .title > b`.
#[derive(Debug)]
pub(crate) struct Pattern(pub(crate) Vec<Path>);

/// What an element must be, and what must stand around it.
#[derive(Debug)]
pub(crate) struct Path {
    /// The [bits](bit) of all names that the element itself must have.
    pub(crate) names: u64,
    /// The element itself.
    pub(crate) subject: Compound,
    /// From the nearest outwards.
    pub(crate) around: Vec<(Combinator, Compound)>,
}

/// How one element stands to the next one outwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Combinator {
    /// Anywhere inside it.
    Inside,
    /// Directly inside it.
    Child,
    /// Right after it.
    Next,
}

/// All that one element must be at once.
pub(crate) type Compound = Vec<Simple>;

/// One thing that an element must be.
#[derive(Debug)]
pub(crate) enum Simple {
    /// `*`
    Any,
    /// `h1`; the names of HTML's elements are small.
    Type(&'static str),
    /// `#id`
    Id(&'static str),
    /// `.class`
    Class(&'static str),
    /// `[name]`, `[name="value"]` and the like.
    Attribute(&'static str, Test),
    /// `:first-child`
    FirstChild,
    /// `:is(…)`
    Is(Pattern),
    /// `:not(…)`
    Not(Pattern),
    /// `:has(…)`: anything inside it is so.
    Has(Pattern),
    /// `:has(+ …)`: what comes right after it is so, or something that stands there as the steps say.
    Before(Path),
}

impl Simple {
    fn names(&self) -> u64 {
        match self {
            Simple::Type(name) | Simple::Attribute(name, _) => bit(name),
            Simple::Id(id) => bit("id") | bit(id),
            Simple::Class(class) => bit("class") | bit(class),
            Simple::Any | Simple::FirstChild | Simple::Is(_) | Simple::Not(_) => 0,
            Simple::Has(_) | Simple::Before(_) => 0,
        }
    }
}

/// One bit for a name of an element: its type, its id, a class of it, an attribute.
///
/// An element without the bit has no such name; one with it may have another.
pub(crate) fn bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let at = |nth: usize| bytes.get(nth).map_or(0, |byte| u32::from(byte | 0x20));
    let last = bytes.len().wrapping_sub(1);
    let mix = at(0) | at(last / 2) << 8 | at(last) << 16 | (last as u32) << 24;
    1 << (mix.wrapping_mul(0x9e37_79b1) >> 26)
}

/// What an attribute's value must be.
#[derive(Debug)]
pub(crate) enum Test {
    There,
    Equal(&'static str),
    Begin(&'static str),
    End(&'static str),
    Hold(&'static str),
}

impl Pattern {
    /// Takes a selector apart; none where it is none, or has what this door does not know.
    pub(crate) fn parse(text: &'static str) -> Option<Pattern> {
        let mut rest = text.trim();
        let pattern = list(&mut rest)?;
        rest.is_empty().then_some(pattern)
    }
}

/// Alternatives up to the end or a closing bracket.
fn list(rest: &mut &'static str) -> Option<Pattern> {
    let mut paths = vec![path(rest)?];
    while take(rest, ",") {
        *rest = rest.trim_start();
        paths.push(path(rest)?);
    }
    Some(Pattern(paths))
}

fn path(rest: &mut &'static str) -> Option<Path> {
    let mut subject = compound(rest)?;
    let mut around = Vec::new();
    loop {
        let spaced = rest.starts_with(char::is_whitespace);
        *rest = rest.trim_start();
        let combinator = match rest.bytes().next() {
            None | Some(b',' | b')') => break,
            Some(b'>') => Combinator::Child,
            Some(b'+') => Combinator::Next,
            Some(_) if spaced => Combinator::Inside,
            Some(_) => return None,
        };
        if combinator != Combinator::Inside {
            *rest = rest[1..].trim_start();
        }
        let outer = std::mem::replace(&mut subject, compound(rest)?);
        around.insert(0, (combinator, outer));
    }
    let names = subject.iter().fold(0, |names, simple| names | simple.names());
    Some(Path { names, subject, around })
}

fn compound(rest: &mut &'static str) -> Option<Compound> {
    let mut compound = Vec::new();
    if take(rest, "*") {
        compound.push(Simple::Any);
    } else if let Some(name) = name(rest) {
        compound.push(Simple::Type(name));
    }
    loop {
        let simple = if take(rest, ".") {
            Simple::Class(name(rest)?)
        } else if take(rest, "#") {
            Simple::Id(name(rest)?)
        } else if take(rest, "[") {
            let (name, test) = (name(rest)?, test(rest)?);
            take(rest, "]").then_some(())?;
            Simple::Attribute(name, test)
        } else if take(rest, ":first-child") {
            Simple::FirstChild
        } else if take(rest, ":is(") {
            Simple::Is(inside(rest)?)
        } else if take(rest, ":not(") {
            Simple::Not(inside(rest)?)
        } else if take(rest, ":has(+") {
            *rest = rest.trim_start();
            let after = path(rest)?;
            take(rest, ")").then_some(())?;
            Simple::Before(after)
        } else if take(rest, ":has(") {
            let inner = inside(rest)?;
            // What stands around the inner one would have to be looked for from here.
            inner.0.iter().all(|path| path.around.is_empty()).then_some(())?;
            Simple::Has(inner)
        } else {
            break;
        };
        compound.push(simple);
    }
    (!compound.is_empty()).then_some(compound)
}

fn inside(rest: &mut &'static str) -> Option<Pattern> {
    *rest = rest.trim_start();
    let pattern = list(rest)?;
    take(rest, ")").then_some(pattern)
}

fn test(rest: &mut &'static str) -> Option<Test> {
    let make: fn(&'static str) -> Test = if take(rest, "*=") {
        Test::Hold
    } else if take(rest, "^=") {
        Test::Begin
    } else if take(rest, "$=") {
        Test::End
    } else if take(rest, "=") {
        Test::Equal
    } else {
        return Some(Test::There);
    };
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, after) = rest[1..].split_once(quote)?;
    *rest = after;
    (!value.contains('\\')).then(|| make(value))
}

/// A name of letters, digits, hyphens and underscores that begins with no digit.
fn name(rest: &mut &'static str) -> Option<&'static str> {
    let belongs = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let begins = name.trim_start_matches('-').starts_with(|c: char| !c.is_ascii_digit());
    *rest = if begins { after } else { rest };
    begins.then_some(name)
}

fn take(rest: &mut &'static str, what: &str) -> bool {
    let after = rest.strip_prefix(what);
    *rest = after.unwrap_or(rest);
    after.is_some()
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn what_the_tables_write_is_known() {
        for css in [
            "*",
            "h1",
            ".a.b",
            "#a > b",
            "a  .b  c",
            "[x]",
            r#"[x="y"]"#,
            "[x*='y'] [z^='y']",
            "i:first-child",
            ":is(div, b):not(:has(*)):not(.a *)",
            "a , b",
            r#"li[data-a$="b"].c"#,
            "a + b",
            "a+b > c",
            ":has(+ a)",
            "b:has(+ * > a)",
        ] {
            assert!(Pattern::parse(css).is_some(), "{css}");
        }
    }

    #[test]
    fn what_is_no_selector_here_is_none() {
        for css in [
            "",
            " ",
            ",",
            "a,",
            ">",
            "> a",
            "a >",
            ".",
            "#",
            ".1",
            "[",
            "[x",
            "[x=y]",
            "[x='y]",
            "a:hover",
            "a::before",
            "+ a",
            "a +",
            "a ~ b",
            ":has(+)",
            ":has(+ a, b)",
            ":has(> a)",
            "a b)",
            ":is(",
            ":is()",
            ":has(a b)",
            "a.b\\:c",
            "[x='\\61']",
            "a!b",
            "a*",
            ".a b*",
        ] {
            assert!(Pattern::parse(css).is_none(), "{css}");
        }
    }
}
