//! Which words of a text can be codes, and which only stand where codes should.

use super::fold::{fold, folded, letter, unspaced};
use super::glyphs::Glyphs;
use super::lexicon::{Language, Lexicon};
use super::region;
use super::role::Role;

include!(concat!(env!("OUT_DIR"), "/placeholders.rs"));

/// The shortest and the longest code.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=20;

/// What a word of capitals and digits can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters and digits: a code wherever one can stand.
    Mixed,
    /// Letters only: a code after a word for "code", anywhere else a word.
    Letters,
    /// A generic word that no shop takes.
    Placeholder,
}

/// The shape of a word that may be a code; `None` for what is none: a word in small letters, a number,
/// a quantity with its unit (`48H`, `128GB`).
pub(super) fn shape(word: &str) -> Option<Shape> {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    // "UK5": a country's, and only beside its amounts.
    let short = word.len() == 3 && capitals == 2 && word.ends_with(|c: char| c.is_ascii_digit());
    if short && word.get(..2).is_some_and(region::is_abbreviation) {
        return Some(Shape::Placeholder);
    }
    if !LENGTH.contains(&word.len()) || capitals + digits != word.len() || capitals == 0 {
        return None;
    }
    // "2026-12-01T00:00": a day's and an hour's number.
    if word.split_once('T').is_some_and(|(day, hour)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        day.len() == 2 && matches!(hour.len(), 2 | 4 | 6) && digits(day) && digits(hour)
    }) {
        return None;
    }
    let quantity = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if quantity.len() <= 3
        && quantity.len() == capitals
        && digits > 0
        && quantity.len() < word.len()
    {
        return None;
    }
    if digits == 0 && is_word(word) {
        return None;
    }
    Some(if stands_in(word) {
        Shape::Placeholder
    } else if digits == 0 {
        Shape::Letters
    } else {
        Shape::Mixed
    })
}

/// Whether a word of capitals says something of a code or of an offer, and is none: "CODE EXPIRED", "CODE BELOW".
fn is_word(word: &str) -> bool {
    let is_state = || {
        let glyphs = Glyphs::new(word);
        let says = |(role, to): (Role, usize)| {
            matches!(role, Role::Used | Role::Expired | Role::Gone | Role::Collected | Role::Over)
                && glyphs.raw(to).is_none()
        };
        (0..Language::count())
            .any(|language| Lexicon::of(language).longest(&glyphs, 0).is_some_and(says))
    };
    WORDS.lines().any(|one| one == word) || is_state()
}

/// Whether a word only stands where a code should, whatever digits follow it and however it is written.
///
/// # Example
/// ```
/// assert!(wording::is_placeholder("Welcome10"));
/// assert!(!wording::is_placeholder("USAFF8"));
/// ```
pub fn is_placeholder(word: &str) -> bool {
    stands_in(&word.to_ascii_uppercase())
}

/// The same of a word in capitals.
fn stands_in(word: &str) -> bool {
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    PLACEHOLDERS.lines().any(|one| one == stem)
}

/// Whether a word is a currency's code with an amount right behind it: `USD50`.
pub(super) fn is_amount(word: &str) -> bool {
    word.get(..3).is_some_and(|code| deal::Currency::new(code).is_ok())
        && word.get(3..).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text ends with a word for "code" or "coupon" in some language, but for marks after it.
pub fn named_before(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !letter(fold(c)));
    let start = end.char_indices().rev().take(LONGEST_NAME).last().map_or(0, |(at, _)| at);
    let glyphs = Glyphs::new(&end[start..]);
    let ends = |(role, to): (Role, usize)| {
        matches!(role, Role::Code | Role::Coupon | Role::StoreCoupon) && glyphs.raw(to).is_none()
    };
    let named = (0..LONGEST_NAME)
        .filter(|at| glyphs.raw(*at).is_some() && starts(&glyphs, *at))
        .find(|at| {
            (0..Language::count())
                .any(|language| Lexicon::of(language).longest(&glyphs, *at).is_some_and(ends))
        });
    named.is_some_and(|at| !denied(&end[..start + glyphs.byte(at)]))
}

/// Whether a text ends with a word by which there is none of what follows: "NO CODE NEEDED".
fn denied(text: &str) -> bool {
    const NONE: &[&str] = &[
        "no", "not", "without", "kein", "keine", "keinen", "ohne", "aucun", "sans", "sin",
        "ningun", "sem", "nenhum", "senza", "nessun", "geen", "zonder", "bez", "nie", "zaden",
        "без", "не", "tanpa", "khong",
    ];
    let last = text.split(|c: char| !letter(fold(c))).rfind(|word| !word.is_empty());
    last.is_some_and(|word| NONE.contains(&folded(word).as_str()))
}

/// The longest name of a code in any language, in characters.
const LONGEST_NAME: usize = 24;

/// Whether a word can start at a place.
fn starts(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| glyphs.folded(at));
    before.is_none_or(|before| !letter(before) || unspaced(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generic_word_is_no_code_whatever_digits_follow() {
        for word in ["WELCOME10", "FREESHIP", "ELECTRO15", "SAVE20", "BLACKFRIDAY"] {
            assert_eq!(shape(word), Some(Shape::Placeholder), "{word}");
        }
    }

    #[test]
    fn codes_of_every_series_have_the_shape_of_codes() {
        for word in
            ["AFMC2", "USAFF015", "CHOICEKR05", "BRFS1", "15HO1QWF9XSD", "CD02VIO", "SS6FR1"]
        {
            assert_eq!(shape(word), Some(Shape::Mixed), "{word}");
        }
    }

    #[test]
    fn quantities_and_words_in_small_letters_have_no_shape() {
        for word in ["48H", "128GB", "1000W", "2026", "usaff8", "A5", "ABCDEFGHIJKLMNOPQRSTU1"] {
            assert_eq!(shape(word), None, "{word}");
        }
        assert_eq!(shape("BRMEGA"), Some(Shape::Letters));
    }
}
