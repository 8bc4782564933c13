//! The order of the layers, and the questions that the sources leave open.

/// One layer of discounts, in the order in which they are taken off (law §1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The seller's own, by themselves.
    StoreDiscount,
    /// One coupon per store.
    StoreCoupon,
    /// AliExpress's coupons for a category or participating stores.
    SelectCoupon,
    /// Over all stores, by itself.
    SpendAndSave,
    /// One code or platform coupon.
    Code,
    /// The shopper's coins.
    Coins,
    /// A bank's or wallet's offer.
    Payment,
}

/// Whether coins lower the amount on which a code's minimum is tested (law Q1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CoinsLaw {
    /// They do not: they pay what is left.
    #[default]
    Outside,
    /// They do: the coins of the code's lines are off its base.
    Inside,
}

/// Where spend-and-save stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpendAndSaveLaw {
    /// Before the code, whose base it lowers.
    #[default]
    BeforeCode,
    /// After the code.
    AfterCode,
}

/// The answers taken to the open questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Law {
    /// Coins inside or outside the code's base.
    pub coins: CoinsLaw,
    /// Spend-and-save before or after the code.
    pub spend_and_save: SpendAndSaveLaw,
}

impl Law {
    /// The layers in the order in which they are taken off.
    pub fn layers(self) -> [Layer; 7] {
        use Layer::{Code, Coins, Payment, SelectCoupon, SpendAndSave, StoreCoupon, StoreDiscount};
        match self.spend_and_save {
            SpendAndSaveLaw::BeforeCode => {
                [StoreDiscount, StoreCoupon, SelectCoupon, SpendAndSave, Code, Coins, Payment]
            }
            SpendAndSaveLaw::AfterCode => {
                [StoreDiscount, StoreCoupon, SelectCoupon, Code, SpendAndSave, Coins, Payment]
            }
        }
    }
}
