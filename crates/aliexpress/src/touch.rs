//! Signs and digits that touch a price from another element.
//!
//! Digits of two elements are no number, and a price with a minus before it is none, whether the minus has an
//! element of its own or not: what touches across elements is one text when it comes to refusing.

use page::{Element, Why};

use crate::page_text::PageText;

/// Refuses the price that an element shows where what stands right before or behind it within `root` changes
/// it, or may: in the smallest element that holds more than the price. `parts` are the elements of `root` with
/// texts, `names` texts of which it is known that they are none of a price.
///
/// # Errors
/// The price with what touches it.
pub(crate) fn refused(
    price: Element<'_>,
    root: Element<'_>,
    parts: &[Element<'_>],
    names: &[String],
    page_text: PageText<'_>,
) -> Result<(), Why> {
    let own = price.text();
    let context = page_text.context();
    let mut is_begun = false;
    let mut inner = price;
    while inner != root && !is_begun {
        let Some(outer) = inner.parent() else { break };
        let mut beside = parts.iter().filter(|part| part.parent() == Some(outer));
        let before = beside.by_ref().take_while(|part| **part != inner).last();
        let [before, after] = [before, beside.next()].map(|it| it.map(|it| it.text()));
        // What stands there without an element of its own.
        let text =
            if parts.contains(&outer) || outer == root { outer.text() } else { String::new() };
        let (pre, post) = text.split_once(inner.text().as_str()).unwrap_or_default();
        // A number apart from the price is one of its own.
        let is_apart = [pre.ends_with(' '), post.starts_with(' ')];
        let (pre, post) = (pre.trim_end(), post.trim_start());
        let before = before.filter(|it| pre.is_empty() || pre.ends_with(it.as_str()));
        let after = after.filter(|it| post.is_empty() || post.starts_with(it.as_str()));
        let bare = |token: Option<&str>, is_apart: bool| {
            let token = token.unwrap_or_default();
            let counts = !(is_apart && token.chars().any(char::is_numeric));
            if counts { token.to_owned() } else { String::new() }
        };
        let last = || bare(pre.rsplit(char::is_whitespace).next(), is_apart[0]);
        let first = || bare(post.split(char::is_whitespace).next(), is_apart[1]);
        let (before, after) = (before.unwrap_or_else(last), after.unwrap_or_else(first));
        let is_name = |text: &String| names.iter().any(|name| name.ends_with(text.as_str()));
        let changes_before = || {
            !is_name(&before)
                && wording::changes(&before, &[before.as_str(), &own].concat(), &own, &context)
        };
        let changes_after =
            || wording::changes(&after, &[own.as_str(), &after].concat(), &own, &context);
        if changes_before() || changes_after() {
            return Err(Why::with(
                "a sign or a digit of another element touches the price",
                &[before.as_str(), &own, &after].concat(),
            ));
        }
        is_begun = !before.is_empty() || !after.is_empty();
        inner = outer;
    }
    Ok(())
}
