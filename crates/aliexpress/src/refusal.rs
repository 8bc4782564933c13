//! Why a checkout refused a code, from its words.

include!(concat!(env!("OUT_DIR"), "/refusals.rs"));

/// Why a checkout refused a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its window is over.
    Expired,
    /// This account has used it, or all of them are gone.
    Used,
    /// It is for a first order only.
    FirstOrder,
    /// It is not for this ship-to.
    Market,
    /// Its minimum is not reached.
    Minimum,
    /// Nothing in this cart is what it is for.
    Items,
}

/// The reason in a checkout's words; `None` where they give none, as AliExpress's commonest do not
/// ("check that the code was entered correctly", rules §5).
///
/// # Example
/// ```
/// use aliexpress::refusal::{Reason, reason};
/// assert_eq!(reason("This code has expired"), Some(Reason::Expired));
/// assert_eq!(reason("Проверьте правильность ввода кода"), None);
/// ```
pub fn reason(words: &str) -> Option<Reason> {
    let words = words.to_ascii_lowercase();
    let says = |(_, stems): &&(Reason, &[&str])| stems.iter().any(|stem| words.contains(stem));
    STEMS.iter().find(says).map(|(reason, _)| *reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_checkout_give_their_reason() {
        for (words, expected) in [
            ("Code expired", Some(Reason::Expired)),
            ("Истек срок действия", Some(Reason::Expired)),
            ("만료된 코드입니다", Some(Reason::Expired)),
            ("Промокод уже использован ранее", Some(Reason::Used)),
            ("Лимит активаций исчерпан", Some(Reason::Used)),
            ("Только для новых пользователей", Some(Reason::FirstOrder)),
            ("Ограничения по регионам доставки", Some(Reason::Market)),
            ("Not available in your region", Some(Reason::Market)),
            ("Minimum spend not met", Some(Reason::Minimum)),
            ("Only valid on order over US $27.00", Some(Reason::Minimum)),
            ("Code not applicable to these items", Some(Reason::Items)),
            // Of any reason at all, or of none.
            ("Проверьте правильность ввода кода", None),
            ("Invalid code", None),
            ("", None),
        ] {
            assert_eq!(reason(words), expected, "{words}");
        }
    }
}
