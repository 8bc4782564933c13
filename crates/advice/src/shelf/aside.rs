//! What is set aside, counted.

use contract::{Aside, Verdict};
use deal::{Currency, Instant};

use super::Set;
use crate::window::{begins, is_over};

/// So many names of a reason are told.
const NAMES: usize = 3;

/// Codes that are set aside, counted by their reason.
#[derive(Default)]
pub(crate) struct Counted {
    groups: Vec<Aside>,
    /// The currencies that those speak which hold here and now, one for each code.
    pub(crate) spoken: Vec<Currency>,
}

impl Counted {
    /// Counts one more.
    pub(crate) fn add(&mut self, set: &Set) {
        let Set { offer, why, .. } = set;
        let currency = offer.currency.clone().filter(|_| *why == Verdict::OtherCurrency);
        if set.holds {
            self.spoken.extend(currency.as_deref().and_then(|name| Currency::new(name).ok()));
        }
        let is_it = |group: &Aside| (group.verdict, &group.currency) == (*why, &currency);
        let nth = self.groups.iter().position(is_it).unwrap_or_else(|| {
            let (count, names) = (0, Vec::new());
            self.groups.push(Aside { verdict: *why, currency, count, names, at: None });
            self.groups.len() - 1
        });
        let Some(group) = self.groups.get_mut(nth) else { return };
        group.count += 1;
        if group.names.len() < NAMES {
            group.names.extend(offer.code.clone());
        }
        let known = group.at.as_deref().and_then(|at| Instant::parse(at).ok());
        let at = match why {
            Verdict::NotYet => [known, begins(offer)].into_iter().flatten().min(),
            Verdict::Expired => known.max(is_over(offer)),
            _ => None,
        };
        group.at = at.map(|at| at.to_string());
    }

    /// As it is told, in the order of the law's verdicts.
    pub(crate) fn told(mut self) -> Vec<Aside> {
        self.groups.sort_by(|one, other| {
            (one.verdict, &one.currency).cmp(&(other.verdict, &other.currency))
        });
        self.groups
    }
}
