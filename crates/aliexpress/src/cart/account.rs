//! What one source says of a cart.

use deal::Currency;
use page::{Source, Why};
use rust_decimal::Decimal;

use crate::rows::Rows;

/// What the rendered page or page state says of a cart. Amounts are in one currency, the page's.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) source: Source,
    pub(super) lines: Vec<SourceLine>,
    pub(super) rows: Rows,
    /// How many lines the cart has, where the source says.
    pub(super) lines_said: Option<usize>,
    /// How many of them are ticked, where the source says.
    pub(super) ticked_said: Option<usize>,
    /// Whether the source has more lines than it tells.
    pub(super) is_partial: bool,
    /// The currency that the source names.
    pub(super) currency: Option<Currency>,
}

/// What a source says of a line.
#[derive(Clone, Debug)]
pub(super) struct SourceLine {
    pub(super) product_id: String,
    pub(super) sku: Option<String>,
    pub(super) store_id: Option<String>,
    pub(super) store_name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) variant: Option<String>,
    pub(super) price: Result<Decimal, Why>,
    pub(super) quantity: Result<u32, Why>,
    pub(super) selected: Option<bool>,
    pub(super) valid: Option<bool>,
    /// What is asked for its parcel.
    pub(super) fee: Option<Decimal>,
    /// What is struck through on it.
    pub(super) struck: Vec<String>,
    /// What else is written on it.
    pub(super) tags: Vec<String>,
}

impl SourceLine {
    /// Whether another source speaks of the same line.
    pub(super) fn is_of(&self, other: &SourceLine) -> bool {
        let same = |mine: &Option<String>, others: &Option<String>| match (mine, others) {
            (Some(mine), Some(others)) => mine == others,
            _ => true,
        };
        self.product_id == other.product_id
            && same(&self.sku, &other.sku)
            && (self.sku.is_some() && other.sku.is_some() || same(&self.variant, &other.variant))
    }
}
