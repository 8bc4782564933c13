//! An excerpt, taken and sent.

use proptest::prelude::*;

use super::{Broken, Element, Excerpt, Taking};
use crate::text::Document;
use crate::{Branch, Css, Rule, Takes};

const WHOLE: usize = 4096;

static MAIN_CSS: [Css; 1] = [Css::new(".main")];
static PRICE_CSS: [Css; 2] = [Css::new(".new"), Css::new(".old")];
static TAG_CSS: [Css; 1] = [Css::new(".tag")];
static ITEM_CSS: [Css; 1] = [Css::new("a[href]")];
static LEAF_CSS: [Css; 1] = [Css::new("i, a[href]")];
static BARE_CSS: [Css; 1] = [Css::new("i")];

static MAIN: Rule =
    rule(1, &MAIN_CSS, Takes { all: false, text: 0, attrs: &[], without: None, apart_from: &[] });
static PRICE: Rule = rule(
    2,
    &PRICE_CSS,
    Takes { all: false, text: WHOLE, attrs: &["id"], without: None, apart_from: &[] },
);
static TAG: Rule =
    rule(3, &TAG_CSS, Takes { all: true, text: 5, attrs: &[], without: None, apart_from: &[] });
static LEAF: Rule =
    rule(4, &LEAF_CSS, Takes { all: true, text: 0, attrs: &[], without: None, apart_from: &[] });
static BARE: Rule = rule(
    5,
    &BARE_CSS,
    Takes { all: false, text: WHOLE, attrs: &[], without: None, apart_from: &[] },
);
static ITEM: Rule =
    rule(6, &ITEM_CSS, Takes { all: false, text: 0, attrs: &[], without: None, apart_from: &[] });

static BRANCHES: [Branch; 2] = [
    Branch {
        rule: &MAIN,
        also: &[],
        grown: false,
        inside: &[
            Branch { rule: &PRICE, also: &[], grown: false, inside: &[] },
            Branch { rule: &TAG, also: &[], grown: false, inside: &[] },
        ],
    },
    Branch { rule: &LEAF, also: &[&BARE, &ITEM], grown: true, inside: &[] },
];

const fn rule(id: u16, css: &'static [Css], takes: Takes) -> Rule {
    Rule { id, field: "field", css, takes }
}

fn excerpt(html: &str) -> Excerpt {
    let document = Document::parse(html);
    let root = document.root();
    let mut taking = Taking::of(&root, &["lang"]);
    taking.take(&BRANCHES);
    taking.finish()
}

fn texts(elements: &[Element<'_>]) -> Vec<String> {
    elements.iter().map(|element| element.text()).collect()
}

#[test]
fn the_newest_selector_that_shows_anything_is_taken_and_only_inside_its_place() {
    for (html, price, id) in [
        ("<p class=old>1</p><div class=main><p class=old id=a>2</p></div>", Some("2"), Some("a")),
        ("<div class=main><p class=old>2</p><p class=new id=b>3</p></div>", Some("3"), Some("b")),
        // An empty place is like none.
        ("<div class=main><p class=new id=c> </p><p class=old>2</p></div>", Some("2"), Some("c")),
        ("<p class=new>1</p>", None, None),
    ] {
        let excerpt = excerpt(html);
        let main = MAIN.first(excerpt.root());
        assert_eq!(main.and_then(|main| PRICE.text(main)).as_deref(), price, "{html}");
        let first = main.and_then(|main| PRICE.first(main));
        assert_eq!(first.and_then(|price| price.attr("id")), id, "{html}");
    }
}

#[test]
fn a_taking_says_whether_it_found_any() {
    let document = Document::parse("<div class=main><p class=new>1</p></div>");
    let root = document.root();
    let mut taking = Taking::of(&root, &[]);
    assert!(taking.take(&BRANCHES[..1]));
    assert!(!taking.take(&BRANCHES[1..]));
    assert!(MAIN.first(taking.finish().root()).is_some());
}

#[test]
fn a_text_that_is_too_long_is_not_taken_and_its_element_is() {
    let excerpt = excerpt("<div class=main><b class=tag>12345</b><b class=tag>123456</b></div>");
    assert_eq!(texts(&TAG.all(excerpt.root())), ["12345", ""]);
}

#[test]
fn the_root_keeps_the_attributes_that_are_asked_for() {
    let excerpt = excerpt("<html lang=de dir=ltr><p>");
    assert_eq!(excerpt.root().attr("lang"), Some("de"));
    assert_eq!(excerpt.root().attr("dir"), None);
    assert!(excerpt.root().parent().is_none());
}

#[test]
fn what_stands_between_grows_with_what_is_found() {
    let excerpt = excerpt(
        "<div><section><p><i>a</i><b><i>b</i></b></p><a href=x><i>c</i></a></section><i>d</i></div>",
    );
    let leaves: Vec<_> =
        LEAF.all(excerpt.root()).into_iter().filter(|leaf| leaf.is(&BARE)).collect();
    assert_eq!(texts(&leaves), ["a", "b", "c", "d"]);
    let above = |leaf: Element<'_>, steps: usize| {
        (0..steps).try_fold(leaf, |element, _| element.parent()).map(Element::text)
    };
    assert_eq!(above(leaves[0], 1).as_deref(), Some("a b"));
    assert_eq!(above(leaves[1], 2).as_deref(), Some("a b"));
    assert_eq!(above(leaves[1], 3).as_deref(), Some("a b c"));
    assert!(leaves[2].parent().unwrap().is(&ITEM));
    assert_eq!(above(leaves[3], 1).as_deref(), Some("a b c d"));
}

#[test]
fn a_page_with_more_than_is_taken_says_so() {
    let many = "<i>x</i>".repeat(4_001);
    assert!(excerpt(&many).is_cut());
    assert!(!excerpt(&many[8..]).is_cut());
}

#[test]
fn a_broken_text_says_where() {
    let broken = |text: &str| Excerpt::from_json(text).unwrap_err();
    assert!(matches!(broken("nonsense"), Broken::Text(_)));
    for (text, element) in [
        ("{}", 0),
        (r#"{"taken":[]}"#, 0),
        (r#"{"taken":[[[],1,""]]}"#, 0),
        (r#"{"taken":[[[],0,""],[[],0,""]]}"#, 0),
        (r#"{"taken":[[[],2,""],[[],2,""],[[],0,""]]}"#, 1),
        (r#"{"taken":[[[],1,""],[[],0,5]]}"#, 1),
        (r#"{"taken":[[[],1,""],[[99999],0,""]]}"#, 1),
        (r#"{"taken":[[[],0,"","lang"]]}"#, 0),
    ] {
        assert_eq!(broken(text), Broken::Element(element), "{text}");
    }
}

proptest! {
    #[test]
    fn an_excerpt_is_the_same_once_it_was_sent(
        html in "(<(div class=main|p class=new|b class=tag|section|i|a href=\"[a-z\\\\]*\")>|</div>|</p>|</i>|[a-z\"\\\\ \u{1}é]){0,60}"
    ) {
        let excerpt = excerpt(&html);
        prop_assert_eq!(Excerpt::from_json(&excerpt.to_json()).unwrap(), excerpt);
    }

    #[test]
    fn any_text_is_an_excerpt_or_broken(text in "[\\[\\]{}\",:0-9a-z]{0,80}") {
        if let Ok(excerpt) = Excerpt::from_json(&text) {
            PRICE.text(excerpt.root());
        }
    }
}
