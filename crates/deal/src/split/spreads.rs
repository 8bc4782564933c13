//! From a store to its spreads.

use crate::order::Stores;
use crate::split::builder::add_coupons;
use crate::split::large_store::{some_blocks, two_blocks};
use crate::split::spread::{SpreadLimits, Spreads};
use crate::split::store::Store;
use crate::split::table::Table;

/// The spreads of a store that may matter.
pub(crate) fn spreads_of(store: &Store<'_>, stores: &mut Stores, limits: SpreadLimits) -> Spreads {
    let table = Table::new(store, stores);
    let mut spreads = match (table, store.company_matters()) {
        (Some(table), true) => table.divisions(limits),
        (Some(table), false) => {
            let useful = table.useful_blocks(store);
            add_coupons(store, table.blocks, &useful, limits, false)
        }
        (None, company_matters) => {
            let (blocks, useful) = some_blocks(store, stores);
            if company_matters {
                two_blocks(store, stores, blocks, &useful)
            } else {
                add_coupons(store, blocks, &useful, limits, true)
            }
        }
    };
    spreads.spreads.sort_by(|a, b| {
        (b.worth, a.drain, a.blocks.len()).cmp(&(a.worth, b.drain, b.blocks.len()))
    });
    spreads
}
