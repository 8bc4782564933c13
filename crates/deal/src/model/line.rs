//! Lines by rank, and their stores.

use crate::cart::{Cart, Shipping};
use crate::money::{Money, Percent};

/// A line by its rank.
pub(crate) struct ModelLine {
    /// Its index in the cart.
    pub(crate) index: usize,
    pub(crate) price: i64,
    pub(crate) quantity: i64,
    pub(crate) seller: usize,
    pub(crate) coins: Percent,
    /// Lines of one cell are eligible for the same offers of the later layers.
    pub(crate) cell: u32,
}

/// A store and what only its own lines meet.
pub(crate) struct Seller {
    pub(crate) lines: Vec<u32>,
    pub(crate) fee: i64,
    /// The listed subtotal from which shipping is free; `i64::MAX` for never.
    pub(crate) free_over: i64,
    pub(crate) discounts: Vec<u32>,
    pub(crate) coupons: Vec<u32>,
}

pub(crate) fn lines_of(cart: &Cart) -> (Vec<ModelLine>, Vec<Seller>) {
    let mut names: Vec<&str> = cart.lines().iter().map(|line| line.seller.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut order: Vec<usize> = (0..cart.lines().len()).collect();
    order.sort_unstable_by(|&a, &b| cart.lines()[a].id.cmp(&cart.lines()[b].id));
    let lines: Vec<ModelLine> = order
        .into_iter()
        .map(|index| {
            let line = &cart.lines()[index];
            ModelLine {
                index,
                price: line.price.minor(),
                quantity: i64::from(line.quantity),
                seller: names.binary_search(&line.seller.as_str()).unwrap_or(0),
                coins: line.coins_percent,
                cell: 0,
            }
        })
        .collect();
    let mut fees: Vec<&Shipping> = cart.shipping().iter().collect();
    fees.sort_unstable_by(|a, b| a.seller.cmp(&b.seller));
    let mut sellers: Vec<Seller> = names
        .iter()
        .map(|name| {
            let at = fees.binary_search_by(|fee| fee.seller.as_str().cmp(name));
            let fee = at.ok().map(|at| fees[at]);
            Seller {
                lines: Vec::new(),
                fee: fee.and_then(|fee| fee.amount).map_or(0, Money::minor),
                free_over: fee.and_then(|fee| fee.free_over).map_or(i64::MAX, Money::minor),
                discounts: Vec::new(),
                coupons: Vec::new(),
            }
        })
        .collect();
    for (rank, line) in lines.iter().enumerate() {
        sellers[line.seller].lines.push(rank as u32);
    }
    (lines, sellers)
}
