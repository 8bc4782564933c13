//! From a store to its patterns.

use crate::order::Stores;
use crate::split::making::add_coupons;
use crate::split::many::{some_blocks, two_blocks};
use crate::split::pattern::{Patterns, Reach};
use crate::split::store::Store;
use crate::split::table::Table;

/// The patterns of a store that may matter.
pub(crate) fn patterns_of(store: &Store<'_>, stores: &mut Stores, reach: Reach) -> Patterns {
    let table = Table::new(store, stores);
    let mut patterns = match (table, store.company_matters()) {
        (Some(table), true) => table.divisions(reach),
        (Some(table), false) => {
            let useful = table.useful_blocks(store);
            add_coupons(store, table.blocks, &useful, reach, false)
        }
        (None, company_matters) => {
            let (blocks, useful) = some_blocks(store, stores);
            if company_matters {
                two_blocks(store, stores, blocks, &useful)
            } else {
                add_coupons(store, blocks, &useful, reach, true)
            }
        }
    };
    patterns.patterns.sort_by(|a, b| {
        (b.worth, a.spent, a.blocks.len()).cmp(&(a.worth, b.spent, b.blocks.len()))
    });
    patterns
}
