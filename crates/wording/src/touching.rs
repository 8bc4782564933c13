//! What touches a price from outside it: signs and digits that change the amount.

use crate::fold::{fold, letter};
use crate::{Context, Text, Why, price};

/// Whether a text is a piece of a number: digits and nothing else, but for a mark before them. A rating, which
/// has its mark inside, is none.
fn is_bare(text: &str) -> bool {
    let digits = text.trim_start_matches(['.', ',', '\u{66b}', '\u{66c}']);
    !digits.is_empty() && digits.chars().all(char::is_numeric)
}

/// Whether a text without words, or with a sign alone, changes the price that it touches.
pub fn changes(touching: &str, whole: &str, own: &str, context: &Context<'_>) -> bool {
    let has_word = touching.chars().any(|c| letter(fold(c)) || matches!(c, '%' | '٪'));
    let has_digit = touching.chars().any(char::is_numeric);
    let is_below = matches!(price(whole, context), Err(Why::Negative(_)));
    if is_below || is_bare(touching) {
        return true;
    }
    // A rating is digits with a mark inside.
    let is_number = touching.starts_with(char::is_numeric)
        && touching.chars().all(|c| c.is_numeric() || matches!(c, '.' | ','));
    if has_word || is_number || !touching.chars().any(is_of_amount) {
        return false;
    }
    // The currency's sign in an element of its own.
    let amounts = |text: &str| {
        let read = price(text, context).ok().filter(|price| !price.open)?;
        Some((read.min, read.max))
    };
    if amounts(whole).is_some_and(|read| amounts(own) == Some(read)) {
        return false;
    }
    // Another amount beside it: the price before, what is saved.
    let is_amount =
        |text: &str| matches!(crate::text(text, context), Ok(Text::Price(_) | Text::Other(_)));
    !(has_digit && is_amount(touching))
}

/// Whether a character may belong to the amount that it touches.
fn is_of_amount(c: char) -> bool {
    c.is_numeric()
        || matches!(
            c,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | '+' | '±'
        )
        || matches!(c, '<' | '>' | '~' | '≈' | '≤' | '≥' | '×' | '?' | '^' | '.' | ',' | '(' | ')')
        || matches!(c, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}' | '฿' | '﷼')
}
