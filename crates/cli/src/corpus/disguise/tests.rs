use super::*;

/// The page with the names that a text has in braces renamed.
fn expected(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{ab}') {
        let (name, after) = after.split_once('\u{bb}').unwrap();
        out.push_str(before);
        out.push_str(&renamed(name, 1));
        rest = after;
    }
    out + rest
}

#[test]
fn names_change_wherever_they_stand_and_nothing_else_does() {
    for (page, other) in [
        (r#"<p class="a  b" id='c'>a b c</p>"#, r#"<p class="«a»  «b»" id='«c»'>a b c</p>"#),
        (r#"<P CLASS=a hidden>"#, r#"<P CLASS=«a» hidden>"#),
        (r#"<i data-pl="a" DATA-x>"#, r#"<i «data-pl»="a" «data-x»>"#),
        (r##"<a href="#top">.top</a>"##, r##"<a href="#«top»">.top</a>"##),
        (r##"<a href="/x#top" title="a > b">"##, r##"<a href="/x#top" title="a > b">"##),
        (r#"<label for=a aria-labelledby="b c">"#, r#"<label for=«a» aria-labelledby="«b» «c»">"#),
        (r#"<b aria-label="a">"#, r#"<b aria-label="a">"#),
        (r#"<!-- <p class="a"> --><p>"#, r#"<!-- <p class="a"> --><p>"#),
        (
            r#"<script id="d">x = '<p class="a">';</script>"#,
            r#"<script id="«d»">x = '<p class="a">';</script>"#,
        ),
        ("1 < 2 <3 </p", "1 < 2 <3 </p"),
        (
            "<style>.a, b > #c[data-x='.d']:not(.e\\:f) { a: url(.g) } @media (x: .5) { .h { } }</style>",
            "<style>.«a», b > #«c»[«data-x»='.d']:not(.«e:f») { a: url(.g) } @media (x: .5) { .«h» { } }</style>",
        ),
        (
            "<style>/* .a */ .b{} @import '.c'; .d{}</style>",
            "<style>/* .a */ .«b»{} @import '.c'; .«d»{}</style>",
        ),
        ("<p class", "<p class"),
        ("<p class='a", "<p class='a"),
    ] {
        assert_eq!(names(page, 1), expected(other), "{page}");
    }
}

#[test]
fn a_name_is_another_one_under_each_seed_and_the_same_under_one() {
    let page = r#"<p class="price"><i class="price">"#;
    let other = names(page, 1);
    assert_eq!(other, names(page, 1));
    assert_ne!(other, names(page, 2));
    let name = other.split('"').nth(1).unwrap();
    assert!(name.len() == 9 && name.starts_with('x'), "{name}");
    assert_eq!(other.matches(name).count(), 2);
}
