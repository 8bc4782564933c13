//! Which amounts belong to which codes: those before each, or those after each.

use crate::offer::Minimum;
use crate::offer::OfferText;
use crate::why::Why;

/// What stands before, between or after the codes of a chain.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// No amounts.
    Blank,
    /// An offer.
    Offer(Box<OfferText>),
    /// Amounts that make none by themselves.
    Other(Why),
}

impl Part {
    fn is_blank(&self) -> bool {
        matches!(self, Part::Blank)
    }

    fn is_offer(&self) -> bool {
        matches!(self, Part::Offer(_))
    }

    fn given(&self) -> Result<OfferText, Why> {
        match self {
            Part::Blank => Err(Why::NoDiscount),
            Part::Offer(offer) => Ok((**offer).clone()),
            Part::Other(why) => Err(why.clone()),
        }
    }
}

/// On which side of some codes a mark says that their amounts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// "$5 off $39: QES5"
    Before,
    /// "QES5: $5 off $39"
    After,
    /// Nothing says it.
    Neither,
}

/// Gives each run of codes its offer; `parts` are one more than the `leans` of the runs.
///
/// Of the two readings only one that gives every run exactly one offer, and leaves none over, counts. Where
/// marks contradict it, or the offers are not of one sort, there is none.
pub(super) fn settle(parts: &[Part], leans: &[Lean]) -> Vec<Result<OfferText, Why>> {
    let count = leans.len();
    let refused = || {
        let why = parts.iter().find_map(|part| match part {
            Part::Other(why) => Some(why.clone()),
            _ => None,
        });
        vec![Err(why.unwrap_or(Why::SeveralAmounts)); count]
    };
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return refused() };
    if parts.len() != count + 1 {
        return refused();
    }
    let inner = parts.get(1..count).unwrap_or_default();
    if !inner.iter().all(Part::is_offer) || !of_one_sort(parts) {
        return refused();
    }
    let only = |wanted: Lean| {
        leans.contains(&wanted)
            && leans.iter().all(|lean| *lean == wanted || *lean == Lean::Neither)
    };
    let after = match (first, last) {
        _ if first.is_blank() && last.is_offer() => true,
        _ if first.is_offer() && last.is_blank() => false,
        // One run has nothing: marks must say which.
        (Part::Blank, Part::Blank) if count == 1 => return vec![Err(Why::NoDiscount)],
        (Part::Blank, Part::Blank) if only(Lean::After) => true,
        (Part::Blank, Part::Blank) if only(Lean::Before) => false,
        _ => return refused(),
    };
    if only(if after { Lean::Before } else { Lean::After }) {
        return refused();
    }
    (0..count).map(|run| parts[run + usize::from(after)].given()).collect()
}

/// Whether all offers know their least spend, or none does: a headline among them knows less.
fn of_one_sort(parts: &[Part]) -> bool {
    let mut known = parts.iter().filter_map(|part| match part {
        Part::Offer(offer) => Some(offer.min_spend != Minimum::Unknown),
        _ => None,
    });
    let first = known.next();
    known.all(|known| Some(known) == first)
}
