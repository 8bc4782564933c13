//! The codes that pages of AliExpress showed, remembered with where and when, so that they are weighed like
//! the catalogue's on every other page.

use contract::{Reading, SeenCode};
use deal::Instant;

use crate::same::same_code;

/// So many are remembered, the newest first.
const MOST: usize = 100;
/// One that was not seen for so long, in milliseconds, is forgotten.
const LONG: i64 = 60 * 86_400_000;
/// One that was seen so recently, in milliseconds, is not written anew.
const LATELY: i64 = 3_600_000;
/// The kind of a page has no more letters.
const LETTERS: usize = 20;

/// What is remembered after a page was read; `None` if that is what was remembered before.
pub fn seen_codes(
    seen: &[SeenCode],
    reading: &Reading,
    url: &str,
    at: Instant,
) -> Option<Vec<SeenCode>> {
    let age = |one: &SeenCode| match Instant::parse(&one.at) {
        Ok(seen) => at.millis().saturating_sub(seen.millis()),
        Err(_) => i64::MAX,
    };
    let mut fresh: Vec<SeenCode> = Vec::new();
    for offer in reading.offers.iter().filter(|offer| offer.code.is_some()) {
        let one = SeenCode {
            offer: offer.clone(),
            at: at.to_string(),
            page: page_of(url),
            ship_to: reading.site.ship_to.clone(),
        };
        if !fresh.iter().any(|other| is_same(other, &one)) {
            fresh.push(one);
        }
    }
    let lately =
        |one: &SeenCode| seen.iter().any(|other| is_same(other, one) && age(other).abs() < LATELY);
    if fresh.iter().all(lately) {
        return None;
    }
    let others = seen.iter().filter(|one| age(one) < LONG);
    let others = others.filter(|one| !fresh.iter().any(|new| is_same(new, one))).cloned();
    let others: Vec<SeenCode> = others.collect();
    fresh.extend(others);
    fresh.truncate(MOST);
    Some(fresh)
}

/// A code for another ship-to is another one.
fn is_same(one: &SeenCode, other: &SeenCode) -> bool {
    one.ship_to == other.ship_to && same_code(&one.offer, &other.offer)
}

/// What is told of a page: its host and the kind of its path, nothing that names a shopper or a product.
fn page_of(url: &str) -> String {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    let (host, path) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let (first, rest) = match path.strip_prefix("/p/") {
        Some(rest) => ("/p/", rest),
        None => ("/", path.strip_prefix('/').unwrap_or_default()),
    };
    let is_letter = |letter: &char| letter.is_ascii_alphabetic() || *letter == '-';
    let kind: String = rest.chars().take_while(is_letter).take(LETTERS).collect();
    if kind.is_empty() { host.to_owned() } else { [host, first, &kind].concat() }
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn a_page_is_told_by_its_host_and_kind_alone() {
        for (url, told) in [
            ("https://www.aliexpress.us/", "www.aliexpress.us"),
            ("https://www.aliexpress.us", "www.aliexpress.us"),
            ("https://www.aliexpress.us?x=coupons", "www.aliexpress.us"),
            ("https://www.aliexpress.com/item/1005001234.html?spm=1", "www.aliexpress.com/item"),
            (
                "https://de.aliexpress.com/p/coupon-center/index.html",
                "de.aliexpress.com/p/coupon-center",
            ),
            ("https://de.aliexpress.com/store/1101234567", "de.aliexpress.com/store"),
            ("https://de.aliexpress.com/1101234567", "de.aliexpress.com"),
            ("https://anna:secret@www.aliexpress.com/p/wallet", "www.aliexpress.com/p/wallet"),
            ("https://www.aliexpress.com/Anna.Schmidt", "www.aliexpress.com/Anna"),
        ] {
            assert_eq!(page_of(url), told, "{url}");
        }
    }
}
