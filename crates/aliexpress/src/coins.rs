//! The coins page: how many the shopper has.

use page::{Element, Field, Found, Health, Source, State, Why};

use crate::places::COINS_PAGE;

/// The balance of coins, and how its selector fared.
pub(crate) fn read(root: Element<'_>) -> (Found<u64>, Option<Health>) {
    let Some(text) = COINS_PAGE.balance.text(root) else {
        return (Err(Why::NOT_SHOWN), COINS_PAGE.balance.health(State::Unmatched));
    };
    match count(&text) {
        Some(balance) => (Ok(Field::new(balance, Source::Dom)), None),
        // Dashes stand there for who has not signed in: nothing is wrong with the place.
        None => (Err(Why::with("no number of coins", &text)), None),
    }
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
