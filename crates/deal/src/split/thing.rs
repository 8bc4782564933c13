//! What orders are filled with.

use crate::split::store::Block;

/// Something that goes into one order as a whole: a block of a store's lines, or a loose piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Thing<'t> {
    /// By class of codes: what one of it adds to the base of such a code.
    pub(crate) amounts: &'t [i64],
    /// How many pieces of a line go together; 1 for a block.
    pub(crate) count: i64,
    pub(crate) seller: u32,
    /// Coupons of the store as bits: of a block, its own if that would take a share of every line
    /// that joins it; of a piece, those that it is eligible for.
    pub(crate) coupons: u64,
    pub(crate) what: What<'t>,
}

/// What a thing is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What<'t> {
    Block(&'t Block),
    /// Pieces of this line.
    Loose(u32),
}

impl Thing<'_> {
    pub(crate) fn is_block(&self) -> bool {
        matches!(self.what, What::Block(_))
    }

    pub(crate) fn amount(&self, class: usize) -> i64 {
        self.amounts[class] * self.count
    }

    /// Whether two things cannot be in one order: two blocks of a store, which would be one, and a
    /// piece with a block that would not be the same with it.
    pub(crate) fn avoids(&self, other: &Thing<'_>) -> bool {
        self.seller == other.seller
            && match (self.is_block(), other.is_block()) {
                (true, true) => true,
                (false, false) => false,
                _ => self.coupons & other.coupons != 0,
            }
    }

    /// Whether two pieces are the same to every order.
    pub(crate) fn equals(&self, other: &Thing<'_>) -> bool {
        let alike = self.coupons == other.coupons
            && (self.coupons == 0 || self.seller == other.seller)
            && self.count == other.count;
        !self.is_block() && !other.is_block() && alike && self.amounts == other.amounts
    }
}
