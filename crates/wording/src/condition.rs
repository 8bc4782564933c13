//! For whom a price holds, and for what, as the phrases of its label say it in every language.

use contract::PriceCondition;

use crate::fold::{letter, unspaced, worded};

include!(concat!(env!("OUT_DIR"), "/conditions.rs"));

/// What some phrases of a label make of a price.
#[derive(Debug)]
pub struct Condition {
    /// The condition that a reading has a name for.
    pub makes: Option<PriceCondition>,
    /// For what the price is one, where that is nothing that who just buys one piece pays.
    pub holds_back: Option<&'static str>,
    /// The mark that the product bears.
    pub flag: Option<Flag>,
    /// By language, one to a line; a star takes any ending.
    phrases: &'static [(&'static str, &'static str)],
}

/// Marks that can keep a product from offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// AliExpress's own selection.
    Choice,
    /// A flash sale or SuperDeals.
    FlashDeal,
    /// A deal for newcomers.
    WelcomeDeal,
    /// Sold in a bundle.
    Bundle,
    /// Nothing is shipped: a top-up, a key.
    Digital,
    /// AliExpress's BigSave.
    BigSave,
    /// Shipped from within the country or region.
    LocalWarehouse,
}

impl Flag {
    /// The name by which the contract knows it.
    pub fn name(self) -> &'static str {
        match self {
            Flag::Choice => "choice",
            Flag::FlashDeal => "flash_deal",
            Flag::WelcomeDeal => "welcome_deal",
            Flag::Bundle => "bundle",
            Flag::Digital => "digital",
            Flag::BigSave => "big_save",
            Flag::LocalWarehouse => "local_warehouse",
        }
    }
}

/// The conditions that a label says in the language of a locale, in English or in a code of the page's data; in any
/// language where that one is not known.
///
/// # Example
/// ```
/// use contract::PriceCondition;
/// let said = wording::conditions("Preis mit Münzen", "de_DE").next();
/// assert_eq!(said.and_then(|condition| condition.makes), Some(PriceCondition::Coins));
/// ```
pub fn conditions(label: &str, locale: &str) -> impl Iterator<Item = &'static Condition> {
    let words = worded(label);
    let language = match locale.get(..2).unwrap_or_default() {
        "iw" => "he".to_owned(),
        "in" => "id".to_owned(),
        language => language.to_owned(),
    };
    let is_known = CONDITIONS.iter().any(|kind| kind.phrases.iter().any(|it| it.0 == language));
    CONDITIONS.iter().filter(move |kind| {
        let is_spoken = |of: &str| !is_known || of == language || matches!(of, "en" | "codes");
        let says = kind.phrases.iter().filter(|(of, _)| is_spoken(of));
        says.flat_map(|(_, phrases)| phrases.split('\n')).any(|phrase| holds(&words, phrase))
    })
}

/// Whether the words of a text hold a phrase as whole words.
fn holds(words: &str, phrase: &str) -> bool {
    let (phrase, is_stem) = match phrase.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (phrase, false),
    };
    // Korean joins words, and ends them with a space.
    let is_hangul = |c: char| ('\u{AC00}'..='\u{D7AF}').contains(&c);
    let joins = |c: Option<char>| c.is_some_and(|c| letter(c) && !unspaced(c));
    let goes_on = |c: Option<char>| c.is_some_and(|c| letter(c) && (!unspaced(c) || is_hangul(c)));
    words.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (&words[..at], &words[at + phrase.len()..]);
        let begins = !joins(phrase.chars().next()) || !joins(before.chars().next_back());
        let ends =
            is_stem || !goes_on(phrase.chars().next_back()) || !goes_on(after.chars().next());
        begins && ends
    })
}
