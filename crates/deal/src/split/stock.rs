//! From chosen spreads to the lots that orders are filled with.

use crate::model::Model;
use crate::split::classes::Classes;
use crate::split::lot::{Content, CouponBits, Lot};
use crate::split::spread::Spreads;
use crate::split::store::Store;

/// Loose pieces beyond which some of a line go together.
const MOST_LOTS: i64 = 300;

/// What lots are made of: computed once, borrowed by all.
pub(crate) struct Stock {
    /// By line: what a loose piece adds to each class, and the coupons that would take its share.
    loose: Vec<(Vec<i64>, CouponBits)>,
    /// By store and coupon: its bit, none for one that is indifferent to what joins it.
    bits: Vec<Vec<CouponBits>>,
}

impl Stock {
    pub(crate) fn new(model: &Model<'_>, classes: &Classes) -> Stock {
        let bits: Vec<Vec<CouponBits>> = (0..model.sellers.len())
            .map(|seller| {
                let store = Store { model, classes, seller };
                let coupons = store.coupons().iter().enumerate();
                coupons
                    .map(|(at, coupon)| {
                        if store.is_indifferent(*coupon) {
                            CouponBits::default()
                        } else {
                            CouponBits::one(at)
                        }
                    })
                    .collect()
            })
            .collect();
        let loose = model.lines.iter().enumerate().map(|(row, line)| {
            let amount = |class| if classes.counts(class, line.cell) { line.price } else { 0 };
            let coupons = model.sellers[line.seller].coupons.iter().zip(&bits[line.seller]);
            let eligible = coupons.filter(|(coupon, _)| {
                model.usable[**coupon as usize].rows.binary_search(&(row as u32)).is_ok()
            });
            let eligible = eligible.fold(CouponBits::default(), |all, (_, bit)| all.and(*bit));
            ((0..classes.count()).map(amount).collect(), eligible)
        });
        Stock { loose: loose.collect(), bits }
    }

    /// The blocks and loose pieces of these spreads, each `(seller, spreads, index)`; all pieces
    /// of other stores are loose. Also whether a packing of them may be found impossible that is
    /// not: if pieces were put together, or a store has more coupons than bits.
    pub(crate) fn lots<'t>(
        &'t self,
        model: &Model<'_>,
        chosen: impl Iterator<Item = (usize, &'t Spreads, u32)>,
    ) -> (Vec<Lot<'t>>, bool) {
        let mut lots = Vec::with_capacity(model.lines.len());
        let mut loose = model.everything();
        for (seller, spreads, index) in chosen {
            let store = &model.sellers[seller];
            let spread = &spreads.spreads[index as usize];
            for (&row, pieces) in store.lines.iter().zip(&spread.loose) {
                loose[row as usize] = *pieces;
            }
            for &block in &spread.blocks {
                let block = &spreads.blocks[block as usize];
                let coupon = store.coupons.iter().position(|&c| Some(c) == block.coupon);
                lots.push(Lot {
                    amounts: &block.amounts,
                    count: 1,
                    seller: seller as u32,
                    coupons: coupon.map_or(CouponBits::default(), |at| self.bits[seller][at]),
                    content: Content::Block(block),
                });
            }
        }
        let all: i64 = loose.iter().sum();
        let each = (all / MOST_LOTS).max(1);
        for (row, (amounts, coupons)) in self.loose.iter().enumerate() {
            while loose[row] > 0 {
                let count = loose[row].min(each);
                let (seller, content) =
                    (model.lines[row].seller as u32, Content::Loose(row as u32));
                lots.push(Lot { amounts, count, seller, coupons: *coupons, content });
                loose[row] -= count;
            }
        }
        (lots, each > 1 || self.bits.iter().any(|bits| bits.len() > CouponBits::LIMIT))
    }
}
