//! Money in words: prices, offers, pasted codes.

use advice::doubted;
use advice::understand_paste;
use contract::{Amount, Cart, Offer, Understood};
use deal::Currency;
use wording::{Context, understand};

use crate::input::{now, one_line, parted, place};
use crate::laws::{crosses, number, payable, planned, share};

/// Money text never panics; a price rises, can be paid, and does not hang on what sort of space stands in it.
pub fn price(bytes: &[u8]) {
    let (line, text) = parted(bytes);
    let place = place(&line);
    let Ok(price) = wording::price(&text, &place) else { return };
    assert!(price.min.amount() <= price.max.amount(), "{price:?}");
    let currency = price.min.currency();
    assert_eq!(currency, price.max.currency());
    for money in [price.min, price.max] {
        payable(money.amount(), Some(currency));
    }
    assert_eq!(wording::price(&text, &place), Ok(price), "the same text once more");
    for other in [text.replace('\u{A0}', " "), text.replace(' ', "\u{A0}")] {
        // Either may leave a number open; neither may make another of it.
        if let Ok(other) = wording::price(&other, &place) {
            assert_eq!((other.min, other.max), (price.min, price.max), "by another space");
        }
    }
}

/// Offer text never panics; it is one of four things, keeps its words, crosses the boundary, and is the same
/// once more.
pub fn offer(bytes: &[u8]) {
    let (line, text) = parted(bytes);
    let Context { locale, currency, .. } = place(&line);
    let code = currency.map(|currency| currency.to_string());
    let Ok(understood) = understand(&text, locale, code.as_deref(), Some(now())) else { return };
    let Understood { price, offer, other, none } = &understood;
    let said = [price.is_some(), offer.is_some(), other.is_some(), none.is_some()];
    assert_eq!(said.into_iter().filter(|said| *said).count(), 1, "{understood:?}");
    if none.is_some() {
        return;
    }
    crosses(&understood);
    if let Some(price) = price {
        assert!(number(&price.min) <= number(&price.max), "{price:?}");
    }
    if let Some(offer) = offer {
        assert_eq!(offer.text, text, "its words");
        paid(offer.currency.as_deref(), [&offer.off, &offer.cap, &offer.every], &offer.min_spend);
        if let Some(percent) = &offer.percent {
            share(percent.as_str().parse().unwrap_or_default());
        }
    }
    let again = understand(&text, locale, code.as_deref(), Some(now()));
    assert_eq!(again, Ok(understood), "the same text once more");
}

/// Pasted text never panics; its pieces stand in order inside it, a code's amounts hold only digits of its words,
/// and a code with amounts can be planned.
pub fn paste(bytes: &[u8]) {
    let (line, text) = parted(bytes);
    let Context { locale, currency, .. } = place(&line);
    let currency = currency.map(|currency| currency.to_string());
    let Ok(pieces) = understand_paste(&text, locale, currency.as_deref(), now()) else { return };
    let length = text.encode_utf16().count();
    let mut last = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let (start, end) = (piece.start as usize, piece.end as usize);
        assert!(last <= start && start <= end && end <= length, "{piece:?}");
        last = start;
        assert!(piece.offer.is_some() != piece.why.is_some(), "{piece:?}");
        crosses(piece);
        let Some(offer) = &piece.offer else { continue };
        terms(offer);
        assert!(
            text.contains(offer.code.as_deref().unwrap_or("\0")),
            "a code of its own: {piece:?}"
        );
        assert_eq!(&doubted(offer.clone()), offer, "the doors find nothing more");
        match piece.duplicate_of {
            Some(first) => assert!((first as usize) < at, "{piece:?}"),
            None => stands(offer, &text, start, end),
        }
        let bare = offer.off.is_none() && offer.percent.is_none();
        assert!(!bare || offer.why.is_some(), "{piece:?}");
        let cart = Cart { offers: vec![offer.clone()], ..one_line() };
        assert_eq!(planned(&cart).is_some(), !bare, "{piece:?}");
    }
}

/// The digits of an offer's amounts stand in the words it is from, in their order; the noughts at their end may be a
/// word, such as the thousands of "5만".
fn stands(offer: &Offer, text: &str, start: usize, end: usize) {
    let units: Vec<u16> = text.encode_utf16().skip(start).take(end - start).collect();
    let words = digits(&String::from_utf16_lossy(&units));
    let least = offer.min_spend.iter().flatten();
    for amount in offer.off.iter().chain(&offer.cap).chain(&offer.every).chain(least) {
        let held = digits(&number(amount).normalize().to_string());
        let held = held.trim_start_matches('0');
        let spoken = held.trim_end_matches('0');
        assert!(words.contains(held) || words.contains(spoken), "{amount:?} in {words}");
    }
}

fn digits(text: &str) -> String {
    let values = text.chars().filter_map(page::price::digit);
    values.map(|(value, _)| char::from(b'0' + value)).collect()
}

/// The terms of a code can be paid.
fn terms(offer: &Offer) {
    paid(offer.currency.as_deref(), [&offer.off, &offer.cap, &offer.every], &offer.min_spend);
    if let Some(percent) = &offer.percent {
        share(percent.as_str().parse().unwrap_or_default());
    }
}

fn paid(currency: Option<&str>, amounts: [&Option<Amount>; 3], least: &Option<Option<Amount>>) {
    let currency = currency.and_then(|code| Currency::new(code).ok());
    for amount in amounts.into_iter().flatten().chain(least.iter().flatten()) {
        payable(number(amount), currency);
    }
}
