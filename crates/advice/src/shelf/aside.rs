//! What is set aside, counted.

use std::collections::BTreeMap;

use contract::{Aside, Verdict};
use deal::{Currency, Instant};

use super::Set;
use crate::window::{begins, is_over};

/// So many names of a reason are told.
const NAMES: usize = 3;

/// Codes that are set aside, counted by their reason.
#[derive(Default)]
pub(crate) struct Counted {
    groups: BTreeMap<(Verdict, Option<String>), Group>,
    /// The currencies that those speak which hold here and now, one for each code.
    pub(crate) spoken: Vec<Currency>,
}

#[derive(Default)]
struct Group {
    count: u32,
    names: Vec<String>,
    at: Option<Instant>,
}

impl Counted {
    /// Counts one more.
    pub(crate) fn add(&mut self, set: &Set) {
        let Set { offer, why, .. } = set;
        let currency = offer.currency.clone().filter(|_| *why == Verdict::OtherCurrency);
        if set.holds {
            self.spoken.extend(currency.as_deref().and_then(|name| Currency::new(name).ok()));
        }
        let group = self.groups.entry((*why, currency)).or_default();
        group.count += 1;
        if group.names.len() < NAMES {
            group.names.extend(offer.code.clone());
        }
        group.at = match why {
            Verdict::NotYet => [group.at, begins(offer)].into_iter().flatten().min(),
            Verdict::Expired => group.at.max(is_over(offer)),
            _ => None,
        };
    }

    /// As it is told, in the order of the law's verdicts.
    pub(crate) fn told(self) -> Vec<Aside> {
        let told = |((verdict, currency), group): ((Verdict, Option<String>), Group)| Aside {
            verdict,
            currency,
            count: group.count,
            names: group.names,
            at: group.at.map(|at| at.to_string()),
        };
        self.groups.into_iter().map(told).collect()
    }
}
