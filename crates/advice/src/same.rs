//! When two codes are one.

use contract::{Amount, Offer, OwnCode, Percent};
use deal::{Instant, LocalTime};

use crate::merge::minimum;

/// Whether two codes are the same: their letters, large or small, and their terms, however these are
/// written: `5` is `5.00`, and `10:00+02:00` is `08:00Z`.
pub fn same_code(one: &Offer, other: &Offer) -> bool {
    let off = |offer: &Offer| offer.off.as_ref().map(Amount::value);
    let percent = |offer: &Offer| offer.percent.as_ref().map(Percent::value);
    let letters = |offer: &Offer| offer.code.as_ref().map(|code| code.to_ascii_uppercase());
    letters(one) == letters(other)
        && off(one) == off(other)
        && percent(one) == percent(other)
        && minimum(one) == minimum(other)
        && one.currency == other.currency
        && same_instant(&one.starts, &other.starts)
        && same_instant(&one.ends, &other.ends)
        && same_local(&one.starts_local, &other.starts_local, LocalTime::first_second)
        && same_local(&one.ends_local, &other.ends_local, LocalTime::end_second)
}

fn same_instant(one: &Option<String>, other: &Option<String>) -> bool {
    let at = |text: &Option<String>| Instant::parse(text.as_deref()?).ok();
    one == other || at(one).is_some_and(|at_one| Some(at_one) == at(other))
}

fn same_local(one: &Option<String>, other: &Option<String>, second: fn(LocalTime) -> i64) -> bool {
    let at = |text: &Option<String>| LocalTime::parse(text.as_deref()?).ok().map(second);
    one == other || at(one).is_some_and(|at_one| Some(at_one) == at(other))
}

/// Those of some codes that are not among the known ones yet, each once.
pub fn fresh_codes(known: &[OwnCode], added: Vec<OwnCode>) -> Vec<OwnCode> {
    let mut fresh: Vec<OwnCode> = Vec::new();
    for one in added {
        let is_same = |other: &OwnCode| same_code(&other.offer, &one.offer);
        if !known.iter().chain(&fresh).any(is_same) {
            fresh.push(one);
        }
    }
    fresh
}
