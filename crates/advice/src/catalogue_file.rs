//! Catalogue files from outside: what is accepted, and why the rest is refused.
//!
//! A file is JSON ([`CatalogueFile`]) of at most [`MOST_BYTES`], with a minisign signature beside it. It is
//! imported by hand; nothing is fetched. Whoever takes one in goes three steps, and the file that was there
//! before stays unless all three succeed:
//!
//! 1. [`Sealed::read`] looks at size, form and key, and says which two Ed25519 signatures must hold. A
//!    browser checks those itself (WebCrypto), so that the wasm carries no curve.
//! 2. Whoever checked them says [`Sealed::broken`] where one does not hold.
//! 3. [`accept`] checks the parsed file: newer than the last one, neither expired nor from the future,
//!    every value sound. What it gives are offers.

mod key;
mod refusal;
mod seal;

pub use key::{KeyId, PublicKey};
pub use refusal::Refusal;
pub use seal::{Proof, Sealed};

use contract::{CatalogueCode, CatalogueFile, Offer};
use deal::{Country, Currency, Instant, Money};

use crate::error::Error;

/// No file is larger.
pub const MOST_BYTES: usize = 64 * 1024;
/// No word in it is longer, in bytes.
const MOST_LETTERS: usize = 200;
/// A file may be issued so far ahead of this device's clock, in milliseconds: clocks differ.
const CLOCKS_DIFFER: i64 = 86_400_000;

/// The offers of a file whose signatures hold, at an instant; `have` is the serial of the last file that
/// was accepted.
///
/// # Errors
/// [`Refusal`]: not newer, expired, from the future, or a value that cannot stand, with its path.
pub fn accept(file: &CatalogueFile, have: Option<u32>, at: Instant) -> Result<Vec<Offer>, Refusal> {
    let offers = check(file)?;
    if have.is_some_and(|have| file.serial <= have) {
        return Err(Refusal::NotNewer { serial: file.serial, have: have.unwrap_or_default() });
    }
    let (issued, expires) = (instant("issued", &file.issued)?, instant("expires", &file.expires)?);
    if issued.millis() > at.millis().saturating_add(CLOCKS_DIFFER) {
        return Err(Refusal::FromTheFuture { issued: file.issued.clone() });
    }
    if expires <= at {
        return Err(Refusal::Expired { expires: file.expires.clone() });
    }
    Ok(offers)
}

/// The offers of a file, whenever: for whoever signs or compares one.
///
/// # Errors
/// [`Refusal`] of the first value that cannot stand, with its path.
pub fn check(file: &CatalogueFile) -> Result<Vec<Offer>, Refusal> {
    if instant("expires", &file.expires)? <= instant("issued", &file.issued)? {
        return Err(Error::value("expires".into())(deal::Error::EndsBeforeStart).into());
    }
    let mut offers = Vec::with_capacity(file.codes.len());
    for (index, row) in file.codes.iter().enumerate() {
        let place = format!("codes[{index}]");
        check_row(&place, row)?;
        if file.codes[..index].iter().any(|other| same(row, other)) {
            return Err(Refusal::Twice { place, code: row.code.clone() });
        }
        offers.push(Offer::from(row));
    }
    Ok(offers)
}

/// One name may stand for several codes, but not for the same markets and window.
fn same(one: &CatalogueCode, other: &CatalogueCode) -> bool {
    one.code == other.code
        && one.markets == other.markets
        && one.starts == other.starts
        && one.ends == other.ends
}

fn check_row(place: &str, row: &CatalogueCode) -> Result<(), Refusal> {
    let field = |name: &str| format!("{place}.{name}");
    let sound = |code: &str| {
        (3..=24).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !sound(&row.code) {
        return Err(Refusal::NotACode { place: field("code") });
    }
    if wording::is_placeholder(&row.code) {
        return Err(Refusal::Placeholder { place: field("code"), code: row.code.clone() });
    }
    let currency = Currency::new(&row.currency).map_err(Error::value(field("currency")))?;
    let off = Money::parse(row.off.as_str(), currency).map_err(Error::value(field("off")))?;
    if off.is_zero() {
        return Err(Error::value(field("off"))(deal::Error::Zero).into());
    }
    Money::parse(row.min_spend.as_str(), currency).map_err(Error::value(field("min_spend")))?;
    for (name, countries) in [("markets", &row.markets), ("not_markets", &row.not_markets)] {
        for (index, country) in countries.iter().enumerate() {
            Country::new(country).map_err(Error::value(field(&format!("{name}[{index}]"))))?;
        }
    }
    let ends = instant(&field("ends"), &row.ends)?;
    if let Some(starts) = &row.starts
        && instant(&field("starts"), starts)? >= ends
    {
        return Err(Error::value(field("ends"))(deal::Error::EndsBeforeStart).into());
    }
    for (name, words) in [("event", &row.event), ("source", &row.source)] {
        let words = words.as_deref().unwrap_or_default();
        if words.len() > MOST_LETTERS
            || words.contains("://")
            || words.chars().any(char::is_control)
        {
            return Err(Refusal::NotWords { place: field(name) });
        }
    }
    Ok(())
}

fn instant(place: &str, text: &str) -> Result<Instant, Error> {
    Instant::parse(text).map_err(Error::value(place.to_owned()))
}
