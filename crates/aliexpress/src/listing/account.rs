//! What one source says of a product.

use contract::{Availability, Bulk, PriceCondition, Sku, Tax};
use deal::Currency;
use page::{Source, Why};
use rust_decimal::Decimal;
use wording::Flag;

use super::coupons::Coupons;
use crate::range::PriceRange;

/// What one source says of a product. Amounts are in `currency`.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) source: Source,
    pub(super) product_id: Result<String, Why>,
    pub(super) title: Result<String, Why>,
    pub(super) store_id: Result<String, Why>,
    pub(super) store_name: Result<String, Why>,
    pub(super) currency: Result<Currency, Why>,
    pub(super) price: Result<PriceRange, Why>,
    pub(super) list_price: Result<PriceRange, Why>,
    pub(super) price_condition: Option<PriceCondition>,
    /// Why the price is nobody's who just buys one piece.
    pub(super) held_back: Option<Why>,
    pub(super) availability: Result<Availability, Why>,
    pub(super) purchase_limit: Option<u32>,
    pub(super) shipping: Result<Decimal, Why>,
    pub(super) shipping_free_over: Option<Decimal>,
    /// Whether what is shipped comes from the country that it goes to.
    pub(super) ships_from_near: bool,
    pub(super) tax: Result<Tax, Why>,
    pub(super) coins_percent: Option<Decimal>,
    pub(super) flags: Vec<Flag>,
    pub(super) bulk: Option<Bulk>,
    pub(super) skus: Vec<Sku>,
    pub(super) selected: Result<String, Why>,
    pub(super) coupons: Coupons,
}

impl Account {
    /// A source that says nothing.
    pub(super) fn silent(source: Source) -> Account {
        Account {
            source,
            product_id: Err(Why::NOT_SHOWN),
            title: Err(Why::NOT_SHOWN),
            store_id: Err(Why::NOT_SHOWN),
            store_name: Err(Why::NOT_SHOWN),
            currency: Err(Why::NOT_SHOWN),
            price: Err(Why::NOT_SHOWN),
            list_price: Err(Why::NOT_SHOWN),
            price_condition: None,
            held_back: None,
            availability: Err(Why::NOT_SHOWN),
            purchase_limit: None,
            shipping: Err(Why::NOT_SHOWN),
            shipping_free_over: None,
            ships_from_near: false,
            tax: Err(Why::NOT_SHOWN),
            coins_percent: None,
            flags: Vec::new(),
            bulk: None,
            skus: Vec::new(),
            selected: Err(Why::NOT_SHOWN),
            coupons: Coupons::default(),
        }
    }
}
