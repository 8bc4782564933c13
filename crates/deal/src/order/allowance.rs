//! What an order may use.

use crate::model::Model;

/// What an order may use.
#[derive(Clone, Copy)]
pub(crate) struct Allowance<'a> {
    /// By offer: whether it may be chosen; `None` for all.
    pub(crate) allowed: Option<&'a [bool]>,
    /// The coins that are left.
    pub(crate) balance: i64,
    /// Whether it counts as the shopper's first.
    pub(crate) first: bool,
}

impl<'a> Allowance<'a> {
    /// Everything.
    pub(crate) fn all(model: &Model<'_>) -> Allowance<'a> {
        let balance = model.coins.map_or(0, |terms| terms.balance);
        Allowance { allowed: None, balance, first: true }
    }

    pub(crate) fn allows(&self, offer: u32) -> bool {
        self.allowed.is_none_or(|allowed| allowed[offer as usize])
    }
}
