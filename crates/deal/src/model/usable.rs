//! Offers that could apply.

use contract::{Layer, OfferKind};

use crate::cart::Cart;
use crate::minor::Gain;
use crate::model::line::ModelLine;
use crate::offer::MinSpend;
use crate::terms::obstacle;

/// An offer that could apply.
pub(crate) struct Usable {
    /// Its index in the cart.
    pub(crate) index: usize,
    pub(crate) layer: Layer,
    pub(crate) automatic: bool,
    /// The eligible lines by rank, rising.
    pub(crate) rows: Vec<u32>,
    /// Their cells, rising.
    pub(crate) cells: Vec<u32>,
    pub(crate) min_spend: i64,
    pub(crate) min_pieces: i64,
    pub(crate) gain: Gain,
    pub(crate) uses: u32,
    pub(crate) first_order: bool,
    pub(crate) excludes_code: bool,
    pub(crate) group: Option<u32>,
}

impl Usable {
    /// What it saves on this base and these pieces; `None` if a minimum is not met.
    pub(crate) fn saving(&self, base: i64, pieces: i64) -> Option<i64> {
        if base < self.min_spend || pieces < self.min_pieces {
            return None;
        }
        self.gain.saving(base, pieces)
    }

    /// The most that it saves on any base up to this one.
    pub(crate) fn most(&self, base: i64, pieces: i64) -> i64 {
        if base < self.min_spend || pieces < self.min_pieces {
            return 0;
        }
        self.gain.most(base, pieces)
    }

    /// The least base that it takes to save anything.
    pub(crate) fn threshold(&self) -> i64 {
        self.min_spend.max(self.gain.first_step().0)
    }
}

/// The offers that nothing but an amount can keep from saving something.
pub(crate) fn usable_of(cart: &Cart, lines: &[ModelLine]) -> Vec<Usable> {
    let mut order: Vec<usize> = (0..cart.offers().len()).collect();
    order.sort_unstable_by(|&a, &b| cart.offers()[a].id.cmp(&cart.offers()[b].id));
    let mut groups: Vec<&str> =
        cart.offers().iter().filter_map(|offer| offer.group.as_deref()).collect();
    groups.sort_unstable();
    groups.dedup();
    order
        .into_iter()
        .map(|index| (index, &cart.offers()[index]))
        .filter(|(_, offer)| offer.uses > 0 && obstacle(cart, offer).is_none())
        .filter_map(|(index, offer)| {
            let rows: Vec<u32> = (0..lines.len() as u32)
                .filter(|&row| offer.is_for(&cart.lines()[lines[row as usize].index]))
                .collect();
            let sum = |amount: fn(&ModelLine) -> i64| -> i64 {
                rows.iter().map(|&row| amount(&lines[row as usize])).sum()
            };
            let listed = sum(|line| line.price * line.quantity);
            let pieces = sum(|line| line.quantity);
            let usable = Usable {
                index,
                layer: offer.kind.layer(),
                automatic: offer.kind.is_automatic(),
                rows,
                cells: Vec::new(),
                min_spend: match offer.min_spend {
                    MinSpend::Known(spend) => spend.minor(),
                    MinSpend::None | MinSpend::Unknown => 0,
                },
                min_pieces: i64::from(offer.min_pieces),
                gain: Gain::new(&offer.benefit),
                uses: offer.uses,
                first_order: offer.first_order_only,
                excludes_code: offer.excludes_code && offer.kind == OfferKind::SelectCoupon,
                group: offer
                    .group
                    .as_deref()
                    .and_then(|group| groups.binary_search(&group).ok())
                    .map(|group| group as u32),
            };
            (usable.most(listed, pieces) > 0).then_some(usable)
        })
        .collect()
}
