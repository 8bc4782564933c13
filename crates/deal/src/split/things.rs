//! From chosen patterns to the things that orders are filled with.

use crate::model::Model;
use crate::split::classes::Classes;
use crate::split::pattern::Patterns;
use crate::split::store::Store;
use crate::split::thing::{Thing, What};

/// Loose pieces beyond which some of a line go together.
const MOST_THINGS: i64 = 300;

/// What things are made of: computed once, borrowed by all.
pub(crate) struct Stock {
    /// By line: what a loose piece adds to each class, and the coupons that would take its share.
    loose: Vec<(Vec<i64>, u64)>,
    /// By store and coupon: its bit, none for one that is indifferent to what joins it.
    bits: Vec<Vec<u64>>,
}

impl Stock {
    pub(crate) fn new(model: &Model<'_>, classes: &Classes) -> Stock {
        let bits: Vec<Vec<u64>> = (0..model.sellers.len())
            .map(|seller| {
                let store = Store { model, classes, seller };
                let coupons = store.coupons().iter().enumerate();
                coupons
                    .map(
                        |(at, coupon)| {
                            if store.is_indifferent(*coupon) { 0 } else { 1 << at.min(63) }
                        },
                    )
                    .collect()
            })
            .collect();
        let loose = model.lines.iter().enumerate().map(|(row, line)| {
            let amount = |class| if classes.counts(class, line.cell) { line.price } else { 0 };
            let coupons = model.sellers[line.seller].coupons.iter().zip(&bits[line.seller]);
            let eligible = coupons.filter(|(coupon, _)| {
                model.deals[**coupon as usize].rows.binary_search(&(row as u32)).is_ok()
            });
            let eligible = eligible.fold(0, |all, (_, bit)| all | bit);
            ((0..classes.count()).map(amount).collect(), eligible)
        });
        Stock { loose: loose.collect(), bits }
    }

    /// The blocks and loose pieces of these patterns, each `(seller, patterns, index)`; all pieces
    /// of other stores are loose. Also whether some pieces were put together.
    pub(crate) fn things<'t>(
        &'t self,
        model: &Model<'_>,
        chosen: impl Iterator<Item = (usize, &'t Patterns, u32)>,
    ) -> (Vec<Thing<'t>>, bool) {
        let mut things = Vec::with_capacity(model.lines.len());
        let mut loose = model.everything();
        for (seller, patterns, index) in chosen {
            let store = &model.sellers[seller];
            let pattern = &patterns.patterns[index as usize];
            for (&row, pieces) in store.lines.iter().zip(&pattern.loose) {
                loose[row as usize] = *pieces;
            }
            for &block in &pattern.blocks {
                let block = &patterns.blocks[block as usize];
                let coupon = store.coupons.iter().position(|&c| Some(c) == block.coupon);
                things.push(Thing {
                    amounts: &block.amounts,
                    count: 1,
                    seller: seller as u32,
                    coupons: coupon.map_or(0, |at| self.bits[seller][at]),
                    what: What::Block(block),
                });
            }
        }
        let all: i64 = loose.iter().sum();
        let each = (all / MOST_THINGS).max(1);
        for (row, (amounts, coupons)) in self.loose.iter().enumerate() {
            while loose[row] > 0 {
                let count = loose[row].min(each);
                let (seller, what) = (model.lines[row].seller as u32, What::Loose(row as u32));
                things.push(Thing { amounts, count, seller, coupons: *coupons, what });
                loose[row] -= count;
            }
        }
        (things, each > 1)
    }
}
