//! Pages made to harm: each is opened within its bounds, and says what was cut.

use page::text::Document;
use page::{Css, Node};

/// Opens a page and asks it for what is there and what is not.
fn open(html: &str) -> (usize, Vec<String>) {
    static THERE: Css = Css::new("i");
    static NOT_THERE: Css = Css::new("[class*='price'] .now > span:first-child");
    let document = Document::parse(html);
    let root = document.root();
    assert_eq!(root.all(&NOT_THERE).len(), 0);
    assert!(Node::text(&root).len() <= 4 * page::TEXT_LIMIT);
    let cut = document.cut().iter().map(ToString::to_string).collect();
    (root.all(&THERE).len(), cut)
}

#[test]
fn a_page_of_fifty_megabytes_is_read_up_to_a_bound() {
    let text = format!("<i></i><p>{}</p><i></i>", "price ".repeat(9_000_000));
    let (found, cut) = open(&text);
    assert_eq!(found, 1);
    assert_eq!(cut, ["the page is longer than 16 MB: what comes after was not read"]);
}

#[test]
fn ten_thousand_deep_nesting_is_read_up_to_a_bound() {
    for open_tag in ["<div>", "<span>", "<b>", "<ul><li>", "<table><tr><td>"] {
        let (found, cut) = open(&format!("<i></i>{}", open_tag.repeat(10_000)));
        assert!(found >= 1, "{open_tag}");
        assert_eq!(cut, ["the page is nested deeper than is read: read up to there"], "{open_tag}");
    }
}

#[test]
fn a_million_siblings_are_read_up_to_a_bound() {
    let (found, cut) = open(&format!("<i></i>{}", "<p></p>".repeat(1_000_000)));
    assert_eq!(found, 1);
    assert_eq!(cut, ["the page has more elements than are read: read up to there"]);
}

#[test]
fn unclosed_formatting_does_not_multiply_without_bound() {
    // Each paragraph opens all of them again.
    let tags: String = (0..500).map(|at| format!("<font size={at}>")).collect();
    let (_, cut) = open(&format!("<div>{tags}</div>{}", "<p>a</p>".repeat(100_000)));
    assert_eq!(cut, ["the page has more elements than are read: read up to there"]);
}

#[test]
fn a_tag_of_a_million_attributes_is_not_read() {
    let attributes: String = (0..1_000_000).map(|at| format!(" a{at}=1")).collect();
    let (found, cut) = open(&format!("<i></i><div{attributes}></div><i></i>"));
    assert_eq!(found, 1);
    assert_eq!(cut, ["a tag of the page has thousands of attributes: not read from there"]);
}

#[test]
fn scripts_are_no_tags_and_tags_in_quotes_no_attributes() {
    let words = "a < b c ".repeat(10_000);
    let html = format!(
        "<i></i><script>if (a <b) {{ '{words}' }}</script><style>/* <b {words} */</style>\
         <!-- <b {words} --><p title=\"{words}\"></p><i></i>"
    );
    assert_eq!(open(&html), (2, vec![]));
}

#[test]
fn a_script_of_twenty_megabytes_is_cut_with_the_page() {
    let html =
        format!("<i></i><script>var runParams = {{data: [{}0]}};</script>", "1,".repeat(10 << 20));
    let document = Document::parse(&html);
    assert_eq!(document.cut().len(), 1);
    assert!(document.scripts(&["runParams"])[0].len() < 17 << 20);
}

#[test]
fn what_is_no_html_is_an_empty_page() {
    for text in ["", "\0", "<", "<!", "</", "{\"a\": 1}", "\u{feff}<html>", "<html><html>"] {
        assert_eq!(open(text).0, 0, "{text:?}");
    }
}
