//! The text door finds what scraper's own engine finds.

use page::{Css, Node, text::Document};
use proptest::prelude::*;
use scraper::{Html, Selector};

/// Selectors of every kind that the tables may hold, over few names, so that they often match.
fn selector() -> impl Strategy<Value = String> {
    let simple = prop_oneof![
        3 => "[.](p|q|r)",
        1 => "#(p|q)",
        1 => r#"\[(class|id|data-x)\]"#,
        3 => r#"\[(class|id|data-x)(=|\*=|\^=|\$=)"(p|q|r|p q|)"\]"#,
        1 => Just(":first-child".to_owned()),
    ];
    let tag = prop_oneof![3 => "(b|i|p|DIV)", 1 => Just("*".to_owned()), 2 => Just(String::new())];
    let plain = (tag, prop::collection::vec(simple, 0..3)).prop_map(|(tag, simple)| {
        let compound = [tag, simple.concat()].concat();
        if compound.is_empty() { "*".to_owned() } else { compound }
    });
    let path = prop::collection::vec(
        (plain, prop_oneof![Just(" "), Just(" > "), Just(">"), Just(" + ")]),
        1..4,
    )
    .prop_map(|steps| {
        let mut path = String::new();
        for (nth, (compound, combinator)) in steps.into_iter().enumerate() {
            path += if nth > 0 { combinator } else { "" };
            path += &compound;
        }
        path
    });
    let list = prop::collection::vec(path.clone(), 1..3).prop_map(|paths| paths.join(", "));
    (list.clone(), list.clone(), path, 0..7_u8).prop_map(|(outer, inner, after, kind)| match kind {
        0 => format!("b:is({inner}), {outer}"),
        1 => format!("i:not({inner}) {outer}"),
        2 => "b:has(*), i:has(.p, [id]):not(:has(#q))".to_owned(),
        3 | 4 => format!("i:has(+ {after}), :has(+ * > .p), {outer}"),
        _ => outer,
    })
}

/// Markup with the same names, nested anyhow, with text between.
fn markup() -> impl Strategy<Value = String> {
    let attributes = r#"( class="(p|q|p q|q  r|pq)?")?( id="(p|q|p q)")?( data-x="(p|q|r|)")?"#;
    let leaf = prop_oneof![
        Just("words".to_owned()),
        Just("<!-- b -->".to_owned()),
        Just("<br>".to_owned())
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        ("(b|i|div|span)", attributes, prop::collection::vec(inner, 0..4)).prop_map(
            |(name, attributes, inside)| {
                format!("<{name}{attributes}>{}</{name}>", inside.concat())
            },
        )
    })
}

fn told(text: &str, class: Option<&str>, id: Option<&str>) -> String {
    format!("{:?} {class:?} {id:?}", text.split_whitespace().collect::<Vec<_>>())
}

/// What comes after it, where the steps lead on: to what follows, into that, and never out of the parent.
#[test]
fn what_comes_after_may_be_followed_further() {
    let body = r#"<div id="a"><b></b><i></i><p><span></span></p></div><p></p><b></b><i></i>"#;
    let page = Document::parse(body);
    for (css, count) in [
        ("b:has(+ i + p)", 1),
        ("b:has(+ i + p > span)", 1),
        ("b:has(+ * span)", 0),
        ("b:has(+ * + * span)", 1),
        ("b:has(+ i + p + *)", 0),
        (":has(+ p + b + i)", 1),
        ("i:has(+ p + b)", 0),
    ] {
        assert_eq!(page.root().all(&Css::new(css)).len(), count, "{css}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn both_engines_find_the_same(css in selector(), body in markup()) {
        let page = format!("<!doctype html><body class=\"p\" id=\"q\">{body}<p class=\"r\">.</p>");
        let html = Html::parse_document(&page);
        let theirs = Selector::parse(&css).expect("a selector");
        let expected: Vec<String> = html
            .root_element()
            .select(&theirs)
            .map(|one| (one.text().collect::<String>(), one.value()))
            .map(|(text, one)| told(&text, one.attr("class"), one.attr("id")))
            .collect();
        let ours = Css::new(css.clone().leak());
        prop_assert!(ours.is_known(), "{css}");
        let document = Document::parse(&page);
        let found: Vec<String> = document
            .root()
            .all(&ours)
            .iter()
            .map(|one| told(&one.text(), one.attr("class").as_deref(), one.attr("id").as_deref()))
            .collect();
        prop_assert_eq!(&found, &expected, "{} in {}", css, page);
        let first = document.root().first(&ours);
        prop_assert_eq!(first.is_some(), !found.is_empty());
        prop_assert!(first.is_none_or(|one| one.is(&ours)));
    }
}
