//! For whom a price holds, and for what, as the phrases of its label say it in every language.

use contract::PriceCondition;

use crate::fold::{bit, letter, unspaced, worded};

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
    /// Whether it is said of the one amount that the label stands right before.
    pub is_of_next: bool,
    /// Whether it says that not everybody here can buy a piece of the product at its price.
    pub bars: bool,
    /// Whether it says of a line that its sum may be another one: a piece that is free, a price of another day, of
    /// many pieces or by weight.
    pub may_change: bool,
    /// Whether it says nothing of the price.
    pub is_harmless: bool,
    /// Whether what it is said of is of no price and no offer of this order: a warranty, comfort for a late parcel.
    pub is_aside: bool,
    /// A line for each language: its code, then its phrases, parted by tabs; a star takes any ending.
    phrases: &'static str,
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
pub fn conditions(label: &str, locale: &str) -> impl Iterator<Item = &'static Condition> + use<> {
    let words = Words::of(label);
    let language = language(locale);
    CONDITIONS
        .iter()
        .filter(move |kind| kind.spoken(language.as_deref()).any(|one| words.hold(one)))
}

/// Whether a label is known to say nothing of a price: the whole of it, but for numbers.
pub fn is_harmless(label: &str, locale: &str) -> bool {
    let words: String = worded(label).chars().filter(|c| !c.is_numeric()).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let language = language(locale);
    let harmless = CONDITIONS.iter().filter(|kind| kind.is_harmless);
    let mut phrases = harmless.flat_map(|kind| kind.spoken(language.as_deref()));
    phrases.any(|phrase| phrase == words)
}

impl Condition {
    fn languages(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.phrases.lines().filter_map(|line| line.split_once('\t'))
    }

    /// Its phrases in a language, in English and in none; in any language, if that one is not known.
    fn spoken(&self, language: Option<&str>) -> impl Iterator<Item = &'static str> {
        let is_spoken = move |of: &str| {
            language.is_none_or(|language| of == language || matches!(of, "en" | "codes"))
        };
        let says = self.languages().filter(move |(of, _)| is_spoken(of));
        says.flat_map(|(_, phrases)| phrases.split('\t'))
    }
}

/// The language of a locale, by its newer code, if a condition is known in it.
fn language(locale: &str) -> Option<String> {
    let language = match locale.get(..2).unwrap_or_default() {
        "iw" => "he",
        "in" => "id",
        language => language,
    };
    let is_known = CONDITIONS.iter().any(|kind| kind.languages().any(|(of, _)| of == language));
    is_known.then(|| language.to_owned())
}

/// The words of a text, to be asked for many phrases.
struct Words {
    text: String,
    /// A bit for each character with which a word begins. Most phrases begin with none of these, and are not looked
    /// for.
    begins: u64,
}

impl Words {
    fn of(text: &str) -> Words {
        let text = worded(text);
        let (mut begins, mut before) = (0, None);
        for c in text.chars() {
            if !(joins(Some(c)) && joins(before)) {
                begins |= bit(c);
            }
            before = Some(c);
        }
        Words { text, begins }
    }

    /// Whether they hold a phrase as whole words.
    fn hold(&self, phrase: &str) -> bool {
        let (phrase, is_stem) = match phrase.strip_suffix('*') {
            Some(stem) => (stem, true),
            None => (phrase, false),
        };
        let first = phrase.chars().next();
        if first.is_none_or(|first| self.begins & bit(first) == 0) {
            return false;
        }
        // Korean joins words, and ends them with a space.
        let is_hangul = |c: char| ('\u{AC00}'..='\u{D7AF}').contains(&c);
        let goes_on =
            |c: Option<char>| c.is_some_and(|c| letter(c) && (!unspaced(c) || is_hangul(c)));
        self.text.match_indices(phrase).any(|(at, _)| {
            let (before, after) = (&self.text[..at], &self.text[at + phrase.len()..]);
            let begins = !joins(first) || !joins(before.chars().next_back());
            let ends =
                is_stem || !goes_on(phrase.chars().next_back()) || !goes_on(after.chars().next());
            begins && ends
        })
    }
}

/// Whether a character belongs to the word that one before it began.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| letter(c) && !unspaced(c))
}
