//! The coins page: how many the shopper has.

use page::{Element, Field, Source, State, Why};

use crate::form::Form;
use crate::places::COINS_PAGE;

/// Reads the balance of coins.
pub(crate) fn read(root: Element<'_>, form: &mut Form) {
    let text = COINS_PAGE.balance.text(root);
    if text.is_none() {
        form.health(COINS_PAGE.balance.health(State::Unmatched));
    }
    let balance = text.ok_or(Why::NOT_SHOWN).and_then(|text| {
        // Dashes stand there for who has not signed in: nothing is wrong with the place.
        count(&text).ok_or_else(|| Why::with("no number of coins", &text))
    });
    let balance = balance.map(|balance| Field::new(balance, Source::Dom));
    form.reading.coins_balance = form.take("coins_balance", balance);
}

/// A whole number, with or without marks between its thousands.
fn count(text: &str) -> Option<u64> {
    let mut groups = text.split([',', '.', ' ', '\'', '\u{2019}']);
    let is_number =
        |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|group| is_number(group))?;
    let mut figures = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !is_number(group) {
            return None;
        }
        figures.push_str(group);
    }
    figures.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn coins_are_counted_whatever_parts_the_thousands() {
        for (text, coins) in [
            ("0", Some(0)),
            ("284", Some(284)),
            ("1,284", Some(1284)),
            ("2 150", Some(2150)),
            ("1.234.567", Some(1_234_567)),
            ("1'284", Some(1284)),
            ("12840", Some(12840)),
            ("1.5", None),
            ("1284,000", None),
            ("--", None),
            ("", None),
            ("-5", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(count(text), coins, "{text}");
        }
    }
}
