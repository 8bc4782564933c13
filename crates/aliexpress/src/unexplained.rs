//! What nobody understood: texts of money or of a discount that have no role in a reading.
//!
//! While there is one, nothing on the page may be called the best: it may be the coupon that beats it.

use contract::Unexplained;
use page::price::digit;
use wording::speaks_of_money;

use crate::page_text::PageText;

/// Texts of one page that are kept, and that explain others.
const TEXTS: usize = 200;
/// Texts that a reading quotes.
const QUOTED: usize = 20;
/// Letters of a quoted text.
const LETTERS: usize = 200;

/// The account of a page's texts of money: what was seen, and what has a role.
///
/// The page's order is kept; each text is quoted once. What belongs to the question is the caller's to say:
/// recommendations, reviews and descriptions are never handed in.
#[derive(Debug, Default)]
pub(crate) struct Accounted {
    seen: Vec<Seen>,
    explained: Vec<String>,
}

/// A text that stands on the page.
#[derive(Debug)]
struct Seen {
    text: String,
    /// The words or the part of the page that it stands beside.
    near: String,
    /// Whether it matters even if it names no amount: a condition of a price, a code.
    matters: bool,
}

impl Accounted {
    /// A text that stands on the page, and the words or the part of the page that it stands beside. It is of
    /// money or of a discount if its words say so.
    pub(crate) fn see(&mut self, text: &str, near: &str) {
        self.add(text, near, false);
    }

    /// A text that has no role and may change what is paid, whatever its words are.
    pub(crate) fn quote(&mut self, text: &str, near: &str) {
        self.add(text, near, true);
    }

    fn add(&mut self, text: &str, near: &str, matters: bool) {
        if let Some(known) = self.seen.iter_mut().find(|known| known.text == text) {
            known.matters |= matters;
        } else if !text.is_empty() && self.seen.len() < TEXTS {
            let (text, near) = (text.to_owned(), near.to_owned());
            self.seen.push(Seen { text, near, matters });
        }
    }

    /// A text that has a role in the reading: an offer's, a price's, a fee's words.
    pub(crate) fn explain(&mut self, text: &str) {
        if !text.is_empty() && self.explained.len() < TEXTS {
            self.explained.push(text.to_owned());
        }
    }

    /// The texts of money or of a discount of which something is left when all that has a role is taken out.
    pub(crate) fn unexplained(mut self, page_text: PageText<'_>) -> Vec<Unexplained> {
        // The longest first: "5% off" stands in "5% off over €40".
        self.explained.sort_by_key(|text| std::cmp::Reverse(text.len()));
        let context = page_text.context();
        // What is left of it, where that still speaks of money.
        let left = |seen: &Seen| {
            let is_part = self.explained.iter().any(|whole| find(whole, &seen.text).is_some());
            let left = without(&seen.text, &self.explained);
            (!is_part && (seen.matters || speaks_of_money(&left, &context))).then_some(left)
        };
        let open: Vec<_> = self
            .seen
            .iter()
            .filter_map(|seen| left(seen).map(|left| (&seen.text, &seen.near, left == seen.text)))
            .collect();
        // The whole of a text that nothing explains, or the least that holds it where it stands among others
        // that have a role.
        let is_quoted = |(text, _, is_pure): &&(&String, &String, bool)| {
            !open.iter().any(|(other, _, is_other_pure)| match (is_pure, is_other_pure) {
                (true, true) => other.len() > text.len() && find(other, text).is_some(),
                (true, false) => false,
                (false, _) => other.len() < text.len() && find(text, other).is_some(),
            })
        };
        let quoted = open.iter().filter(is_quoted).take(QUOTED);
        quoted.map(|(text, near, _)| Unexplained { text: head(text), near: head(near) }).collect()
    }
}

/// A text without all that is explained in it.
fn without(text: &str, explained: &[String]) -> String {
    let mut text = text.to_owned();
    for part in explained {
        let (mut left, mut rest) = (String::new(), text.as_str());
        while let Some(at) = find(rest, part) {
            // What is put in its place joins nothing.
            left.extend([&rest[..at], " | "]);
            rest = &rest[at + part.len()..];
        }
        left.push_str(rest);
        text = left;
    }
    text
}

/// Where a part stands in a text, unless it cuts a number.
fn find(text: &str, part: &str) -> Option<usize> {
    let is_figure = |letter: Option<char>| letter.is_some_and(|letter| digit(letter).is_some());
    let is_whole = |at: &usize| {
        let (before, after) =
            (text[..*at].chars().next_back(), text[at + part.len()..].chars().next());
        let cuts_before = is_figure(before) && is_figure(part.chars().next());
        let cuts_after = is_figure(part.chars().next_back()) && is_figure(after);
        !cuts_before && !cuts_after
    };
    text.match_indices(part).map(|(at, _)| at).find(is_whole)
}

/// The beginning of a text, with a sign where it was cut.
fn head(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((at, _)) => [&text[..at], "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use deal::Currency;

    use super::*;

    fn left(seen: &[&str], explained: &[&str]) -> Vec<String> {
        let mut account = Accounted::default();
        seen.iter().for_each(|text| account.see(text, "coupons"));
        explained.iter().for_each(|text| account.explain(text));
        let page_text = PageText {
            locale: Some("de"),
            currency: Currency::new("EUR").ok(),
            ..PageText::default()
        };
        account.unexplained(page_text).into_iter().map(|open| open.text).collect()
    }

    #[test]
    fn a_text_of_money_without_a_role_is_quoted_and_no_other() {
        for (seen, explained, open) in [
            (&["Shop-Coupon40€ … über 299€"][..], &[][..], &["Shop-Coupon40€ … über 299€"][..]),
            (&["4 € Rabatt ab 29 €"], &["4 € Rabatt ab 29 €"], &[]),
            (&["4 € Rabatt"], &["4 € Rabatt ab 29 €"], &[]),
            (&["Coupons: 4 € Rabatt ab 29 €, mehr"], &["4 € Rabatt ab 29 €"], &[]),
            (
                &["4 € Rabatt ab 29 € und 9 € extra"],
                &["4 € Rabatt ab 29 €"],
                &["4 € Rabatt ab 29 € und 9 € extra"],
            ),
            (&["5 € | 6 €"], &["|", " | ", "5 €"], &["5 € | 6 €"]),
            (&["5 %"], &["15 % Rabatt"], &["5 %"]),
            (&["1.000+ verkauft", "Mehr Coupons"], &[], &[]),
            (&["9 € extra", "Heute 9 € extra", "9 € extra"], &[], &["Heute 9 € extra"]),
            // Among others that have a role: the part that has none.
            (
                &["4 € Rabatt ab 29 € Heute 9 € extra", "Heute 9 € extra", "9 €"],
                &["4 € Rabatt ab 29 €"],
                &["Heute 9 € extra"],
            ),
        ] {
            assert_eq!(left(seen, explained), open, "{seen:?} beside {explained:?}");
        }
    }

    #[test]
    fn what_is_quoted_is_bounded() {
        let many: Vec<String> =
            (0..500).map(|nth| format!("{nth}1 € {}", "x".repeat(400))).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let open = left(&many, &[]);
        assert_eq!(open.len(), QUOTED);
        assert!(open.iter().all(|text| text.chars().count() == LETTERS + 1));
    }
}
