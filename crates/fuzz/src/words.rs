//! Money in words: prices, offers, pasted codes.

use advice::contract::{
    Cart, Offer, OfferKind, TextOffer, Understood, understand, understand_paste,
};
use aliexpress::words::{self, Context};
use deal::Currency;

use crate::input::{now, one_line, parted, place};
use crate::laws::{crosses, number, payable, planned, share};

/// Money text never panics; a price rises, can be paid, and does not hang on what sort of space stands in it.
pub fn price(bytes: &[u8]) {
    let (line, text) = parted(bytes);
    let place = place(&line);
    let Ok(price) = words::price(&text, &place) else { return };
    assert!(price.min.amount() <= price.max.amount(), "{price:?}");
    let currency = price.min.currency();
    assert_eq!(currency, price.max.currency());
    for money in [price.min, price.max] {
        payable(money.amount(), Some(currency));
    }
    assert_eq!(words::price(&text, &place), Ok(price), "the same text once more");
    for other in [text.replace('\u{A0}', " "), text.replace(' ', "\u{A0}")] {
        // Either may leave a number open; neither may make another of it.
        if let Ok(other) = words::price(&other, &place) {
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
        terms(offer);
    }
    let again = understand(&text, locale, code.as_deref(), Some(now()));
    assert_eq!(again, Ok(understood), "the same text once more");
}

/// Pasted text never panics; its pieces stand in order inside it, and a code that was understood can be planned.
pub fn paste(bytes: &[u8]) {
    let (line, text) = parted(bytes);
    let Context { locale, currency, .. } = place(&line);
    let currency = currency.map(|currency| currency.to_string());
    let Ok(pieces) = understand_paste(&text, locale, currency.as_deref(), Some(now())) else {
        return;
    };
    let length = text.encode_utf16().count();
    let mut last = 0;
    for piece in &pieces {
        let (start, end) = (piece.start as usize, piece.end as usize);
        assert!(last <= start && start <= end && end <= length, "{piece:?}");
        last = start;
        assert!(piece.offer.is_some() != piece.why.is_some(), "{piece:?}");
        let Some(offer) = &piece.offer else { continue };
        crosses(piece);
        terms(offer);
        assert!(
            text.contains(offer.code.as_deref().unwrap_or("\0")),
            "a code of its own: {piece:?}"
        );
        assert!(planned(&with(offer)).is_some(), "{piece:?}");
    }
}

/// The terms of an offer can be paid.
fn terms(offer: &TextOffer) {
    let currency = offer.currency.as_ref().and_then(|code| Currency::new(code).ok());
    let least = offer.min_spend.iter().flatten();
    for amount in offer.off.iter().chain(&offer.cap).chain(&offer.every).chain(least) {
        payable(number(amount), currency);
    }
    if let Some(percent) = &offer.percent {
        share(percent.as_str().parse().unwrap_or_default());
    }
}

/// A cart of one line with a code, as the paste box adds it.
fn with(code: &TextOffer) -> Cart {
    let code = Offer {
        off: code.off.clone(),
        percent: code.percent.clone(),
        cap: code.cap.clone(),
        every: code.every.clone(),
        min_spend: code.min_spend.clone(),
        min_pieces: code.min_pieces,
        currency: code.currency.clone(),
        code: code.code.clone(),
        starts: code.starts.clone(),
        ends: code.ends.clone(),
        starts_local: code.starts_local.clone(),
        ends_local: code.ends_local.clone(),
        first_order_only: code.first_order_only,
        followers_only: code.followers_only,
        app_only: code.app_only,
        uncertain: code.uncertain,
        why: code.why.clone(),
        text: Some(code.text.clone()),
        ..Offer::new(OfferKind::Code)
    };
    Cart { offers: vec![code], ..one_line() }
}
