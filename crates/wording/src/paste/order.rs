//! Which number of a day is its month, where both could be: "03/12/2026".

use super::{Markets, OfferText};
use crate::lexicon::Dates;

/// The order in which a text writes its days, by those of three numbers of which one can be no month; none
/// where there are none, or of both orders.
pub(crate) fn order(text: &str) -> Option<Dates> {
    let days = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-')));
    let days = days.flat_map(|run| {
        let slashed = run.contains('/');
        run.split(move |c| slashed && c == '-').filter_map(move |day| {
            let mut parts = day.split(if slashed { '/' } else { '-' });
            let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
            let sound = first.len() <= 2 && matches!(year.len(), 2 | 4) && parts.next().is_none();
            let number = |part: &str| part.parse().ok().filter(|day| (1..=31).contains(day));
            Some((number(first)?, number(second)?)).filter(|_| sound)
        })
    });
    let orders = days.filter_map(|(first, second): (u8, u8)| match (first > 12, second > 12) {
        (true, false) => Some(Dates::Dmy),
        (false, true) => Some(Dates::Mdy),
        _ => None,
    });
    agreed(orders.map(Some))
}

/// Settles the days of an offer by the other days of its text, or else by the custom of its markets: where that
/// is another than the one by which they were read, or none, nothing is certain.
pub(super) fn settle(offer: &mut OfferText, markets: &Markets, text: Option<Dates>) {
    let customs = markets.only.iter().map(|country| Dates::of_country(country.code()));
    let custom = agreed(customs);
    let mut open = false;
    for moment in [&mut offer.starts, &mut offer.ends].into_iter().flatten() {
        let Some(read) = moment.order.take() else { continue };
        // Who puts the year first puts the month before the day, but hardly the year behind both.
        let custom = match custom {
            Some(Dates::Ymd) => moment.year.is_none().then_some(Dates::Mdy),
            custom => custom,
        };
        open |= text.is_none() && custom != Some(read) && !markets.only.is_empty();
        if text.or(custom).is_some_and(|order| order != read) {
            (moment.month, moment.day) = (moment.day, moment.month);
        }
    }
    if open {
        offer.doubt(|| "which number of its day is the month is not said".to_owned());
    }
}

/// What all of some say, if they say one thing.
fn agreed(mut all: impl Iterator<Item = Option<Dates>>) -> Option<Dates> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)?
}
