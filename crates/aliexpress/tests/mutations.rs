//! Pages with pieces cut out, doubled, moved: whatever is left is read, and nothing absurd comes out.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::fs;
use std::path::Path;

use aliexpress::read_text;
use contract::{Amount, PriceRange, Reading};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Address, page and state of every case.
fn cases() -> Vec<[String; 3]> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut folders: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let text = |folder: &Path, file| fs::read_to_string(folder.join(file)).unwrap_or_default();
    let files = ["url.txt", "page.html", "state.json"];
    folders.iter().map(|folder| files.map(|file| text(folder, file))).collect()
}

fn reading([url, html, state]: &[String; 3]) -> Reading {
    let state = Some(state.as_str()).filter(|state| !state.is_empty());
    read_text(html, url.trim(), state)
}

/// The text with the piece between two of its parts in a thousand cut out, or put in again at a third.
fn mutated(text: &str, [from, to, at]: [usize; 3], doubles: bool) -> String {
    let place = |part: usize| {
        let place = text.len() * part / 1000;
        (0..=place).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
    };
    let (from, to) = (place(from.min(to)), place(from.max(to)));
    if doubles {
        [&text[..place(at)], &text[from..to], &text[place(at)..]].concat()
    } else {
        [&text[..from], &text[to..]].concat()
    }
}

fn is_sound(range: &PriceRange) -> bool {
    Decimal::ZERO <= range.min.value() && range.min.value() <= range.max.value()
}

fn assert_sound(reading: &Reading) {
    if let Some(listing) = &reading.listing {
        for price in [&listing.price, &listing.list_price].into_iter().flatten() {
            assert!(is_sound(price), "{listing:?}");
        }
        if let (Some(price), Some(list)) = (&listing.price, &listing.list_price) {
            assert!(price.max.value() <= list.max.value(), "{listing:?}");
        }
        let fee = listing.shipping.as_ref().map_or(Decimal::ZERO, Amount::value);
        assert!(!fee.is_sign_negative(), "{listing:?}");
    }
    for offer in &reading.offers {
        assert!(offer.off.is_some() || offer.percent.is_some(), "{offer:?}");
        assert!(offer.off.as_ref().is_none_or(|off| off.value() > Decimal::ZERO), "{offer:?}");
        let share = offer
            .percent
            .as_ref()
            .map_or(Decimal::ONE, |percent| percent.as_str().parse().unwrap());
        assert!(share > Decimal::ZERO && share <= Decimal::ONE_HUNDRED, "{offer:?}");
        if let Some(Some(spend)) = &offer.min_spend {
            assert!(!spend.value().is_sign_negative(), "{offer:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_page_in_pieces_is_read_without_absurdities(
        case in any::<prop::sample::Index>(),
        page in prop::array::uniform3(0_usize..=1000),
        state in prop::array::uniform3(0_usize..=1000),
        doubles in any::<[bool; 2]>(),
    ) {
        let cases = cases();
        let [url, html, json] = case.get(&cases);
        let html = mutated(html, page, doubles[0]);
        let json = mutated(json, state, doubles[1]);
        assert_sound(&reading(&[url.clone(), html, json]));
    }

    #[test]
    fn figures_changed_at_random_are_read_without_absurdities(
        case in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[-0-9.,e\"%<>]"), 1..200),
    ) {
        let cases = cases();
        let [url, html, json] = case.get(&cases);
        let [html, json] = [html, json].map(|text| {
            let mut bytes = text.clone().into_bytes();
            for (at, with) in &changes {
                if bytes.is_empty() { break }
                let at = at.index(bytes.len());
                if bytes[at].is_ascii_digit() { bytes[at] = with.as_bytes()[0]; }
            }
            String::from_utf8(bytes).unwrap()
        });
        assert_sound(&reading(&[url.clone(), html, json]));
    }
}
