//! What orders are filled with.

use crate::split::store::Block;

/// Something that goes into one order as a whole: a block of a store's lines, or a loose piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lot<'t> {
    /// By class of codes: what one of it adds to the base of such a code.
    pub(crate) amounts: &'t [i64],
    /// How many pieces of a line go together; 1 for a block.
    pub(crate) count: i64,
    pub(crate) seller: u32,
    /// Coupons of the store as bits: of a block, its own if that would take a share of every line
    /// that joins it; of a piece, those that it is eligible for.
    pub(crate) coupons: CouponBits,
    pub(crate) content: Content<'t>,
}

/// Coupons of one store by bits, the first in the lowest.
///
/// The last bit stands for every coupon from the 64th on. Two coupons may share it
/// then, and lots then avoid each other for no reason, and no packing of them is impossible for
/// certain ([`CouponBits::LIMIT`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CouponBits(u64);

impl CouponBits {
    /// How many coupons of a store have a bit of their own.
    pub(crate) const LIMIT: usize = u64::BITS as usize;

    /// The coupon at this place among its store's.
    pub(crate) fn one(at: usize) -> CouponBits {
        CouponBits(1 << at.min(CouponBits::LIMIT - 1))
    }

    pub(crate) fn and(self, other: CouponBits) -> CouponBits {
        CouponBits(self.0 | other.0)
    }

    /// Whether both have a coupon.
    pub(crate) fn meet(self, other: CouponBits) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a lot is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Content<'t> {
    Block(&'t Block),
    /// Pieces of this line.
    Loose(u32),
}

impl Lot<'_> {
    pub(crate) fn is_block(&self) -> bool {
        matches!(self.content, Content::Block(_))
    }

    pub(crate) fn amount(&self, class: usize) -> i64 {
        self.amounts[class] * self.count
    }

    /// Whether two lots cannot be in one order: two blocks of a store, which would be one, and a
    /// piece with a block that would not be the same with it.
    pub(crate) fn avoids(&self, other: &Lot<'_>) -> bool {
        self.seller == other.seller
            && match (self.is_block(), other.is_block()) {
                (true, true) => true,
                (false, false) => false,
                _ => self.coupons.meet(other.coupons),
            }
    }

    /// Whether two pieces are the same to every order.
    pub(crate) fn equals(&self, other: &Lot<'_>) -> bool {
        let alike = self.coupons == other.coupons
            && (self.coupons == CouponBits::default() || self.seller == other.seller)
            && self.count == other.count;
        !self.is_block() && !other.is_block() && alike && self.amounts == other.amounts
    }
}
