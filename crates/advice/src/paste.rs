//! A paste, code by code, as the codes can be kept.

use contract::{Offer, OfferKind, PastedCode, TextOffer};
use deal::{Currency, Instant};
use wording::{LONGEST, OfferText, Pasted, offered};

use crate::own_code::doubted;

/// What is said of amounts whose currency nothing names.
const NO_CURRENCY: &str = "no currency is stated";

/// What a paste says, read at an instant: time that is left counts from there, and a day without a year is
/// the nearest one.
///
/// # Errors
/// An unknown currency.
pub fn understand_paste(
    text: &str,
    locale: &str,
    currency: Option<&str>,
    at: Instant,
) -> Result<Vec<PastedCode>, deal::Error> {
    let currency = currency.map(Currency::new).transpose()?;
    let context = wording::Context { locale, currency, number_format: None };
    let pieces = wording::paste(text, &context);
    let places = Places::of(text, &pieces);
    Ok(pieces.iter().map(|piece| pasted(text, piece, &places, at)).collect())
}

fn pasted(text: &str, piece: &Pasted, places: &Places, at: Instant) -> PastedCode {
    let words = text.get(piece.span.clone()).unwrap_or_default();
    PastedCode {
        start: places.utf16(piece.span.start),
        end: places.utf16(piece.span.end),
        text: words.chars().take(LONGEST).collect(),
        offer: piece.found.as_ref().ok().map(|offer| code(offer, piece, words, at)),
        why: piece.found.as_ref().err().map(ToString::to_string),
        duplicate_of: piece.duplicate_of.and_then(|first| u32::try_from(first).ok()),
    }
}

/// A code as it can be kept.
fn code(said: &OfferText, piece: &Pasted, words: &str, at: Instant) -> Offer {
    let TextOffer {
        off,
        percent,
        cap,
        every,
        min_spend,
        min_pieces,
        currency,
        code,
        starts,
        ends,
        starts_local,
        ends_local,
        first_order_only,
        followers_only,
        app_only,
        state,
        uncertain,
        why,
        text,
        ..
    } = offered(said, words, Some(at));
    let names = |countries: &[deal::Country]| countries.iter().map(ToString::to_string).collect();
    let unnamed = currency.is_none() && off.is_some();
    let why = why.or_else(|| unnamed.then(|| NO_CURRENCY.to_owned()));
    let reasons: Vec<String> = piece.why.iter().map(ToString::to_string).chain(why).collect();
    doubted(Offer {
        off,
        percent,
        cap,
        every,
        min_spend,
        min_pieces,
        currency,
        code,
        markets: names(&piece.markets.only),
        not_markets: names(&piece.markets.but_not),
        starts,
        ends,
        starts_local,
        ends_local,
        first_order_only,
        followers_only,
        app_only,
        state,
        uncertain: if reasons.is_empty() { uncertain } else { Some(true) },
        why: if reasons.is_empty() { None } else { Some(reasons.join("; ")) },
        text: Some(text),
        source: Some("own".to_owned()),
        ..Offer::new(OfferKind::Code)
    })
}

/// Where bytes of a text stand as JavaScript counts.
struct Places(Vec<(usize, u32)>);

impl Places {
    /// The places of the ends of some pieces, counted in one walk.
    fn of(text: &str, pieces: &[Pasted]) -> Places {
        let mut bytes: Vec<usize> =
            pieces.iter().flat_map(|piece| [piece.span.start, piece.span.end]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut from, mut count) = (0, 0_usize);
        let mut places = Vec::with_capacity(bytes.len());
        for byte in bytes {
            count += text.get(from..byte).unwrap_or_default().encode_utf16().count();
            from = byte;
            places.push((byte, u32::try_from(count).unwrap_or(u32::MAX)));
        }
        Places(places)
    }

    fn utf16(&self, byte: usize) -> u32 {
        let at = self.0.binary_search_by_key(&byte, |(byte, _)| *byte);
        at.ok().and_then(|at| self.0.get(at)).map_or(0, |(_, place)| *place)
    }
}
