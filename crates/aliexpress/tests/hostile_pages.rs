//! Pages that are broken anywhere are read to the end, whatever sort of page they are.
#![cfg(feature = "text")]
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::fs;
use std::path::{Path, PathBuf};

use aliexpress::read_text;
use contract::{PageKind, Reading};
use proptest::prelude::*;

/// An address for every sort of page that is no listing.
const URLS: [&str; 7] = [
    "https://www.aliexpress.com/p/shoppingcart/index.html",
    "https://www.aliexpress.com/p/trade/confirm.html?countryCode=US",
    "https://www.aliexpress.com/w/wholesale-x.html",
    "https://www.aliexpress.com/store/1103000111",
    "https://www.aliexpress.com/ssr/300000512/glo-coupon-center",
    "https://www.aliexpress.com/",
    "https://www.aliexpress.com/p/coin-pc-index/index.html",
];

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| {
        let url = fs::read_to_string(case.join("url.txt")).unwrap_or_default();
        !matches!(aliexpress::page_kind(url.trim()), PageKind::Listing | PageKind::Other)
    });
    cases.sort();
    cases
}

fn reading(html: &str, url: &str, state: Option<&str>) -> Reading {
    read_text(html, url, state)
}

/// A text with a part of it taken out, doubled, or replaced.
fn broken(text: &str, from: usize, length: usize, with: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let from = from % (letters.len() + 1);
    let to = (from + length).min(letters.len());
    letters[..from]
        .iter()
        .copied()
        .chain(with.chars())
        .chain(letters[to..].iter().copied())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_page_broken_anywhere_is_read_to_the_end(
        case in 0..1000_usize,
        url in 0..URLS.len() + 3,
        from in 0..100_000_usize,
        length in 0..400_usize,
        with in prop_oneof![
            Just(String::new()),
            Just("<div class=\"cart-summary\">".to_owned()),
            Just("US $9999999999999999999999999.99".to_owned()),
            Just("-∞ € 100% (".to_owned()),
            "\\PC{0,60}",
        ],
    ) {
        let cases = cases();
        let case = &cases[case % cases.len()];
        let html = fs::read_to_string(case.join("page.html")).unwrap();
        let own = fs::read_to_string(case.join("url.txt")).unwrap();
        let state = fs::read_to_string(case.join("state.json")).ok();
        let url = URLS.get(url).copied().unwrap_or(own.trim());
        let html = broken(&html, from, length, &with);
        let state = state.map(|state| broken(&state, from, length, &with));
        let read = reading(&html, url, state.as_deref());
        prop_assert!(read.listing.is_none());
    }
}

#[test]
fn a_list_without_end_is_read_up_to_a_bound() {
    let line = |at: u32| {
        format!(
            "<div class=\"cart-product\"><a href=\"/item/{}.html\">x</a>\
             <span class=\"cart-product-price-s\">US $1.00</span></div>",
            1_005_000_000_000_000_u64 + u64::from(at)
        )
    };
    let cart: String = (0..3000).map(line).collect();
    assert_eq!(reading(&cart, URLS[0], None).cart.map(|cart| cart.lines.len()), Some(500));
    let card = |at: u32| {
        format!(
            "<a class=\"search-card-item\" href=\"/item/{}.html\">\
             <div class=\"multi--price-sale--x\">US $1.00</div></a>",
            1_005_000_000_000_000_u64 + u64::from(at)
        )
    };
    let list: String = (0..3000).map(card).collect();
    assert_eq!(reading(&list, URLS[2], None).cards.len(), 200);
    let coupons: String =
        (0..3000).map(|at| format!("<div><b>US $1 off</b> over US ${at}</div>")).collect();
    assert!(reading(&coupons, URLS[4], None).offers.len() <= 100);
}

#[test]
fn a_page_beyond_all_measure_is_answered_whatever_its_sort_and_says_what_was_cut() {
    let deep = ["<div>".repeat(10_000), "x".to_owned(), "</div>".repeat(10_000)].concat();
    let wide = "<i></i>".repeat(1_000_000);
    let long = "<p class=\"a b\">some words of a page</p>\n".repeat(1_280_000);
    for (page, says) in [
        (deep, "nested deeper than is read"),
        (wide, "more elements than are read"),
        (long, "longer than 16 MB"),
    ] {
        for url in URLS {
            let read = reading(&page, url, None);
            let is_said = |missing: &contract::Missing| missing.why.contains(says);
            assert!(read.missing.iter().any(is_said), "{url}: {:?}", read.missing);
        }
    }
}

#[test]
fn state_and_data_nested_without_end_are_refused_and_that_is_said() {
    let deep = ["{\"a\":", &"[".repeat(100_000), &"]".repeat(100_000), "}"].concat();
    let script = ["<script>window._dida_config_._init_data_ = ", &deep, "</script>"].concat();
    for url in URLS {
        let read = reading(&script, url, Some(&deep));
        let said = read.missing.iter().filter(|missing| missing.field == "data");
        let said: Vec<String> = said.map(|missing| missing.why.to_string()).collect();
        let deep = |source: &str| [source, ": nested deeper than is read"].concat();
        assert_eq!(said, [deep("_init_data_"), deep("state")], "{url}");
    }
}
